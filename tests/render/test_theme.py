"""Themes: what follows from a few colours of a brand, and that no colour makes a map that cannot be read."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties.documents import QUICK

from journeyctl.model.settings import Colors, Lane, Settings, Theme
from journeyctl.render import look
from journeyctl.render.board import Image
from journeyctl.render.palette import DARK, LIGHT, ON, contrast
from journeyctl.render.theme import theme_of

_COLORS = st.from_regex(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", fullmatch=True)
_MAYBE = st.none() | _COLORS
_SETS = st.builds(Colors, **dict.fromkeys(Colors.__dataclass_fields__, _MAYBE))


def themed(**values: object) -> look.Theme:
    return theme_of(Settings(theme=Theme(**values)))  # type: ignore[arg-type]


def unreadable(theme: look.Theme) -> list[str]:
    return [
        f"{mode}: {role} on {ground}: {values[role]} on {values[ground]}"
        for mode, values in (("light", theme.light), ("dark", theme.dark))
        for role, grounds in ON.items()
        for ground in grounds
        if contrast(values[role], values[ground]) < 4.5
    ]


def test_no_theme_changes_nothing() -> None:
    theme = theme_of(Settings())
    assert (theme.light, theme.dark, theme.font, theme.logo) == (LIGHT, DARK, "", None)


def test_font_and_logo_are_passed_on() -> None:
    logo = Image(x=0, y=0, width=10, height=10, data=b"", media="image/png", title="")
    theme = theme_of(Settings(theme=Theme(font="Source Sans 3")), logo)
    assert (theme.light, theme.font, theme.logo) == (LIGHT, "Source Sans 3", logo)


def test_the_accent_colours_what_belongs_to_the_brand() -> None:
    theme = themed(accent="#0F766E")
    changed = {role for role in LIGHT if theme.light[role] != LIGHT[role]}
    assert changed == {"brand", "accent", "accent-soft", "one"}
    assert theme.light["brand"] == theme.light["accent"] == "#0f766e"
    assert theme.dark["accent"] not in {DARK["accent"], "#0f766e"}


def test_a_light_accent_is_a_surface_as_it_is_and_a_darker_text() -> None:
    theme = themed(accent="#fc0")
    assert (theme.light["brand"], theme.light["brand-ink"]) == ("#ffcc00", "#18202b")
    assert contrast(theme.light["accent"], theme.light["paper"]) >= 4.5


def test_two_ends_give_a_ramp() -> None:
    theme = themed(colors=Colors(worst="#8b0000", best="#003f5c"))
    light = theme.light
    assert (light["worst"], light["best"], light["neutral"]) == ("#8b0000", "#003f5c", LIGHT["neutral"])
    for middle, end in (("bad", "worst"), ("good", "best")):
        assert (
            contrast(light[end], "#ffffff")
            > contrast(light[middle], "#ffffff")
            > contrast(light["neutral"], "#ffffff")
        )
    assert light["pain"] == "#8b0000"
    assert light["gain"] == "#003f5c"
    assert light["pain-soft"] != LIGHT["pain-soft"]


def test_what_is_given_is_kept_beside_what_follows() -> None:
    light = themed(colors=Colors(worst="#8b0000", bad="#cc7777", pain="#b00020")).light
    assert (light["worst"], light["bad"], light["pain"]) == ("#8b0000", "#cc7777", "#b00020")


def test_the_dark_mode_has_colours_of_its_own() -> None:
    theme = themed(colors=Colors(paper="#fffdf5", pain="#b00020"), dark=Colors(pain="#ff8a80"))
    assert theme.light["paper"] == theme.light["raised"] == "#fffdf5"
    assert (theme.dark["paper"], theme.dark["pain"]) == (DARK["paper"], "#ff8a80")


def test_dark_paper_in_the_light_mode_has_light_text() -> None:
    theme = themed(colors=Colors(paper="#001b33"))
    assert theme.light["ink"] == "#ffffff" or contrast(theme.light["ink"], "#001b33") > 7
    assert unreadable(theme) == []


@pytest.mark.parametrize("accent", ["#ffffff", "#000000", "#ffff00", "#777777", "#00ff00"])
def test_no_accent_is_unreadable(accent: str) -> None:
    assert unreadable(themed(accent=accent)) == []


@pytest.mark.parametrize("paper", ["#e81834", "#777777", "#767676", "#757575"])
def test_paper_between_light_and_dark_has_text_of_one_kind(paper: str) -> None:
    assert unreadable(themed(colors=Colors(paper=paper, ink="#dc3f6d"), dark=Colors(paper=paper))) == []


@QUICK
@given(_MAYBE, _SETS, _SETS)
def test_no_theme_is_unreadable(accent: str | None, colors: Colors, dark: Colors) -> None:
    theme = themed(accent=accent, colors=colors, dark=dark)
    assert unreadable(theme) == []
    assert theme.light.keys() == theme.dark.keys() == LIGHT.keys()


def test_the_lanes_of_the_settings_are_those_of_maps() -> None:
    assert get_args(Lane) == look.LANES
