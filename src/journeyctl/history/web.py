"""The frame of a page about the past, in the look of the pictures: their fonts, colours, light and dark; nothing is run."""

from functools import cache
from pathlib import Path

from journeyctl.render.look import Theme
from journeyctl.render.paint.escaping import possible
from journeyctl.render.web.markup import Markup, joined, tag
from journeyctl.render.web.page import language, policy
from journeyctl.render.web.style import sheet
from journeyctl.render.words import Words

_HEAD = '<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'


def page(title: str, kicker: str, body: Markup, theme: Theme, words: Words) -> str:
    """Return a page with a title, words above it, and what is in it; nothing but its own style is let in."""
    style = sheet(theme, _style())
    rules = tag("meta", http_equiv="Content-Security-Policy", content=policy((style,), ()))
    head = joined(
        (
            rules,
            tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
            tag("meta", name="referrer", content="no-referrer"),
            tag("meta", name="generator", content="journeyctl"),
            tag("title", title),
            tag("style", Markup(style)),
        )
    )
    top = tag(
        "header",
        tag("p", kicker, class_="kicker") if kicker else None,
        tag("h1", title, class_="title"),
        class_="top",
    )
    foot = tag("footer", tag("p", words("html.made")), class_="foot")
    inside = joined((top, tag("main", body, id="main"), foot))
    return f"{_HEAD.format(lang=language(words.lang))}{possible(head)}</head>\n<body>\n{possible(inside)}</body>\n</html>\n"


@cache
def _style() -> str:
    return Path(__file__).with_name("past.css").read_text("utf-8")
