"""Boards as one document in HTML: everything is in the file, and nothing else may be loaded or run."""

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from journeyctl.render.board import Board
from journeyctl.render.look import Look
from journeyctl.render.paint.escaping import possible
from journeyctl.render.web.icons import sprites
from journeyctl.render.web.markup import Markup
from journeyctl.render.web.parts import body, head
from journeyctl.render.web.sections import Names, Section, section
from journeyctl.render.web.style import WITHOUT_SCRIPT, asset, sheet
from journeyctl.render.web.table import weight, weight_class
from journeyctl.render.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def document(boards: Sequence[Board], look: Look) -> str:
    """Return boards as a document; several have a table of contents."""
    names = Names()
    sections = [section(board, names) for board in boards]
    single, words, script = len(sections) == 1, look.words, asset("map.js")
    style = sheet(look.theme, _own_rules(sections))
    return framed(
        "document.html.j2",
        boards[0].lang if boards else words.lang,
        style,
        policy=policy((style, WITHOUT_SCRIPT), (script,)),
        title=_title(boards, words),
        about=sections[0].board.description if single else "",
        words=words,
        single=single,
        logo=_logo(look),
        sprites=sprites(),
        sections=[
            {
                "key": one.key,
                "title": one.board.title,
                "kicker": one.board.head.kicker,
                "head": head(one, 1 if single else 2, words),
                "body": body(one, 2 if single else 3, words),
            }
            for one in sections
        ],
        script=Markup(script),
        without_script=Markup(WITHOUT_SCRIPT),
    )


def _title(boards: Sequence[Board], words: Words) -> str:
    if len(boards) == 1:
        return boards[0].title
    all_changes = bool(boards) and all(board.view == "difference" for board in boards)
    return words("difference.kicker" if all_changes else "html.overview")


def framed(template: str, lang: str, style: str, **values: object) -> str:
    """Return a document in a language with a style, from a template and what is put into it; `policy` is ours and is not escaped."""
    lang = language(lang)
    values["policy"] = Markup(values["policy"])  # hashes and keywords: written so that it can be read
    html = (
        _templates()
        .get_template(template)
        .render(
            lang=lang,
            rtl=lang.partition("-")[0].lower() in _RIGHT_TO_LEFT,
            style=Markup(style),
            **values,
        )
    )
    # The style is ours and much longer than all the rest: it needs no look at every letter.
    before, _, after = html.partition(style)
    return f"{possible(before)}{style}{possible(after)}"


@cache
def _templates() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def language(lang: str) -> str:
    """Return a language as HTML names it, `en` where it is none.

    >>> language("pt_BR"), language("<b>")
    ('pt-BR', 'en')
    """
    lang = lang.replace("_", "-")
    return lang if _LANGUAGE.fullmatch(lang) else "en"


def policy(styles: Sequence[str], scripts: Sequence[str]) -> str:
    """Return a content security policy: nothing from anywhere, and only these styles and scripts."""
    return (
        f"default-src 'none'; style-src {_hashes(styles)}; script-src {_hashes(scripts)}; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )


def _hashes(texts: Sequence[str]) -> str:
    digests = (b64encode(sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


def _own_rules(sections: Sequence[Section]) -> str:
    """Return the rules that only this document needs."""
    decided = asset("decisions.css") if any(section.board.decisions for section in sections) else ""
    return _column_counts(sections) + decided


def _column_counts(sections: Sequence[Section]) -> str:
    """Return a rule for each count of columns, for the style sheet."""
    grids = (one.page.grid for section in sections for one in section.sheets)
    counts = {(weight(grid), weight_class(grid)) for grid in grids if grid is not None}
    return "".join(f".{name}{{--columns:{count:g}}}\n" for count, name in sorted(counts))


def _logo(look: Look) -> Mapping[str, str] | None:
    logo = look.theme.logo
    if logo is None:
        return None
    return {"src": f"data:{logo.media};base64,{b64encode(logo.data).decode()}", "title": logo.title}
