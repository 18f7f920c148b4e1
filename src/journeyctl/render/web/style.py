"""The style sheet of a page: colours of the theme as variables, a class for each role, the fonts, and `map.css`."""

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from journeyctl.render.drawing import font_stack
from journeyctl.render.look import Theme
from journeyctl.render.typeface import FONTS

_FOLDER = Path(__file__).parent
_COLOR = re.compile(r"#[0-9a-fA-F]{3,8}")
_ROLE = re.compile(r"[a-z][a-z0-9-]*")
_FACES = (("Regular", 400, "normal"), ("SemiBold", 600, "normal"), ("Italic", 400, "italic"))

WITHOUT_SCRIPT = ".detail:not(:popover-open){display:block;position:static}.details-title{display:block}"
"""What shows the details below the table where no script runs."""


def sheet(theme: Theme, widths: str) -> str:
    """Return the style sheet; `widths` are rules that only this page needs."""
    light, dark = _variables(theme.light), _variables(theme.dark)
    return (
        f"{fonts()}:root{{color-scheme:light;--font:{font_stack(theme.font)};{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{color-scheme:dark;{dark}}}}}\n"
        f"@media screen{{:root[data-theme=dark]{{color-scheme:dark;{dark}}}}}\n"
        f"{_classes(tuple(theme.light))}{asset('map.css')}{widths}"
    )


def _variables(colors: Mapping[str, str]) -> str:
    return "".join(
        f"--{role}:{value};"
        for role, value in colors.items()
        if _ROLE.fullmatch(role) and _COLOR.fullmatch(value)
    )


@cache
def _classes(roles: tuple[str, ...]) -> str:
    """Return a rule for each role: for areas and lines of pictures, for the colour of a thing, for a background."""
    inks = frozenset(roles)
    rules = [".f-none{fill:none}"]
    for role in filter(_ROLE.fullmatch, roles):
        ink = f"{role}-ink" if f"{role}-ink" in inks else "ink"
        rules.append(
            f".f-{role}{{fill:var(--{role})}}.s-{role}{{stroke:var(--{role})}}"
            f".c-{role}{{--c:var(--{role})}}.t-{role}{{background:var(--{role});color:var(--{ink})}}"
        )
    return "\n".join(rules) + "\n"


@cache
def fonts() -> str:
    """Return the rules for the shipped font, in it the letters of western languages."""
    return "".join(
        f"@font-face{{font-family:Inter;font-weight:{weight};font-style:{style};font-display:swap;"
        f"src:url(data:font/woff2;base64,{_encoded(name)}) format('woff2')}}\n"
        for name, weight, style in _FACES
    )


def _encoded(name: str) -> str:
    return b64encode((FONTS / f"Inter-{name}.latin.woff2").read_bytes()).decode()


@cache
def asset(name: str) -> str:
    """Return the text of a file beside this one."""
    return (_FOLDER / name).read_text("utf-8")
