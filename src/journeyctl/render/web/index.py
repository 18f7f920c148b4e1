"""A page that leads to other pages: what lies in a folder of pictures."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from journeyctl.render.look import Look
from journeyctl.render.paint.escaping import possible
from journeyctl.render.web.page import framed, policy
from journeyctl.render.web.style import sheet

GENERATOR = b'<meta name="generator" content="journeyctl">'
"""What is written in every page of ours, and in no other."""


_SPACES = "main h2{margin:1.75rem 0 .5rem;font-size:1.05rem}main ul{list-style:none;margin:0;padding:0}main li{margin:.4rem 0}\n"


class Entry(NamedTuple):
    """A page: its title, what it is (`Customer journey map`), and the way to it, percent-encoded."""

    title: str
    kicker: str
    href: str


def index_page(groups: Mapping[str, Sequence[Entry]], look: Look) -> bytes:
    """Return a page with a list of pages for each workspace, given by its title."""
    words = look.words
    style = possible(sheet(look.theme, _SPACES))
    return framed(
        "index.html.j2",
        words.lang,
        style,
        policy=policy((style,), ()),
        title=next(iter(groups)) if len(groups) == 1 else words("html.overview"),
        about="",
        script="",
        groups=groups,
        words=words,
    ).encode()
