"""The style sheet of a page: colours of the theme as variables, a class for each role, the fonts, and `map.css`."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from journeyctl.render.look import Theme
from journeyctl.render.paint.drawing import face, font_stack

_FOLDER = Path(__file__).parent
_COLOR = re.compile(r"#[0-9a-fA-F]{3,8}")
_ROLE = re.compile(r"[a-z][a-z0-9-]*")
_STYLES = ("Regular", "SemiBold", "Italic")

WITHOUT_SCRIPT = ".detail:not(:popover-open){display:block;position:static}.details-title{display:block}"
"""What shows the details below the table where no script runs."""


def sheet(theme: Theme, widths: str) -> str:
    """Return the style sheet; `widths` are rules that only this page needs."""
    light, dark = _variables(theme.light), _variables(theme.dark)
    return (
        f"{''.join(map(face, _STYLES))}:root{{color-scheme:light;--font:{font_stack(theme.font)};{light}}}\n"
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
    """Return a rule for each role: for areas and lines of pictures, and for a background with what is written on it."""
    inks = frozenset(roles)
    rules = [".f-none{fill:none}"]
    for role in filter(_ROLE.fullmatch, roles):
        ink = f"{role}-ink" if f"{role}-ink" in inks else "ink"
        rules.append(
            f".f-{role}{{fill:var(--{role})}}.s-{role}{{stroke:var(--{role})}}"
            f".t-{role}{{background:var(--{role});color:var(--{ink})}}"
        )
    return "\n".join(rules) + "\n"


@cache
def asset(name: str) -> str:
    """Return the text of a file beside this one."""
    return (_FOLDER / name).read_text("utf-8")
