"""The theme of a workspace: what `theme:` in its settings says, and what follows from it, for light and for dark.

A colour of a brand stays what it is where it is a surface (`brand`, `worst`, `best`); as text it is made darker or lighter
until it can be read (WCAG 2.2, 4.5:1) wherever it stands. So no theme makes a map that cannot be read.
"""

from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import fields
from typing import Any, cast

from journeyctl.model.settings import Colors, Settings
from journeyctl.render.board import Image
from journeyctl.render.look import Theme
from journeyctl.render.palette import DARK, LIGHT, ON, SOFT, contrast, inked, luminance, mixed, readable

_Values = dict[str, str]
_DERIVED = {"worst": "pain", "best": "gain"}
_OF_ONE_MODE = frozenset({"paper", "panel", "ink", "muted", "bad", "neutral", "good"})
_BETWEEN = {"bad": "worst", "good": "best"}


def theme_of(settings: Settings, logo: Image | None = None) -> Theme:
    """Return the theme of a workspace; `logo` is the picture that its settings name, for whoever draws it to place."""
    theme = settings.theme
    given = _given(theme.colors)
    own = _given(theme.dark)
    accent = _long(theme.accent) if theme.accent else ""
    if not (given or own or accent):
        return Theme(font=theme.font or "", logo=logo)
    kept = {role: _lifted(color) for role, color in given.items() if role not in _OF_ONE_MODE}
    return Theme(
        light=_values(dict(LIGHT), given, accent),
        dark=_values(dict(DARK), kept | own, _lifted(accent) if accent else ""),
        font=theme.font or "",
        logo=logo,
    )


def _given(colors: Colors) -> _Values:
    values = {field.name: getattr(colors, field.name) for field in fields(cast("Any", colors))}
    return {role: _long(color) for role, color in values.items() if color}


def _long(color: str) -> str:
    """Return `#abc` as `#aabbcc`, in lower case."""
    digits = color[1:].lower()
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)


def _lifted(color: str) -> str:
    """Return a colour of the light mode as it is on dark paper: of the same hue, and light enough to be seen from afar."""
    red, green, blue = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    hue, light, vivid = rgb_to_hls(red, green, blue)
    while contrast(color, DARK["raised"]) < 6 and light < 1:
        light = min(1.0, light + 0.02)
        color = "#" + "".join(f"{round(part * 255):02x}" for part in hls_to_rgb(hue, light, min(vivid, 0.7)))
    return color


def _values(values: _Values, given: _Values, accent: str) -> _Values:
    """Return the values of all roles from those that are given."""
    before = dict(values)
    values |= given
    _grounds(values, given)
    _ramp(values, given)
    if accent:
        values["accent"] = values["brand"] = values["one"] = accent
    for role in SOFT:
        kind = role.removesuffix("-soft")
        if values[kind] != before[kind] or "paper" in given:
            values[role] = _tinted(values["paper"], values[kind], values["ink"])
    end = "#000000" if luminance(values["ink"]) < luminance(values["paper"]) else "#ffffff"
    for role, grounds in ON.items():
        if not role.endswith("-ink"):
            values[role] = _fit(values[role], [values[ground] for ground in grounds], end)
    for role in ON:
        if role.endswith("-ink"):
            values[role] = inked(values[role.removesuffix("-ink")], values[role])
    return values


def _grounds(values: _Values, given: _Values) -> None:
    paper = values["paper"]
    values["ink"] = ink = readable(values["ink"], paper, 7)
    if "paper" in given:
        values["raised"] = paper
        values["panel"] = given.get("panel") or _tinted(paper, ink, ink, 0.04)
    if contrast(ink, values["panel"]) < 4.5:  # a dark panel on light paper, or the other way round
        values["panel"] = _tinted(paper, ink, ink, 0.04)
    if "paper" in given or "ink" in given:
        values["line"] = mixed(paper, ink, 0.14)
        values["rule"] = readable(mixed(paper, ink, 0.4), values["panel"], 3)
        values["muted"] = given.get("muted") or mixed(ink, paper, 0.25)
        values["neutral"] = given.get("neutral") or mixed(paper, ink, 0.1)


def _ramp(values: _Values, given: _Values) -> None:
    for end, kind in _DERIVED.items():
        if end in given:
            values[kind] = given.get(kind) or given[end]
    for role, end in _BETWEEN.items():
        if end in given or "neutral" in given:
            values[role] = given.get(role) or mixed(values[end], values["neutral"], 0.55)


def _tinted(paper: str, color: str, ink: str, share: float = 0.1) -> str:
    """Return paper with a touch of a colour, as far as text can still be read on it."""
    tints = (mixed(paper, color, part) for part in (share, share / 2, share / 4))
    return next((tint for tint in tints if contrast(ink, tint) >= 4.5), paper)


def _fit(color: str, grounds: list[str], end: str) -> str:
    """Return a colour as near to `color` as can be read on all grounds, on the way to `end` (black or white)."""
    steps = (mixed(color, end, step / 50) for step in range(51))
    return next((step for step in steps if all(contrast(step, ground) >= 4.5 for ground in grounds)), end)
