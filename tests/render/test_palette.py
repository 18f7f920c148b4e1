"""The colours: every text can be read wherever it may stand, and no colour is lost on people who see fewer of them."""

from collections.abc import Mapping
from itertools import combinations, pairwise

import pytest

from journeyctl.render.palette import DARK, LIGHT, ON, SERIES, SOFT, contrast, feeling, inked, mixed, readable

RAMP = ("worst", "bad", "neutral", "good", "best")
MODES = {"light": LIGHT, "dark": DARK}
EYES = ("", "protan", "deutan", "tritan")


@pytest.fixture(params=list(MODES.values()), ids=list(MODES))
def values(request: pytest.FixtureRequest) -> Mapping[str, str]:
    mode: Mapping[str, str] = request.param
    return mode


def difference(one: str, two: str, eyes: str) -> float:
    """Return how different two colours look (CIEDE2000; 2 can just be told apart side by side)."""
    coloraide = pytest.importorskip("coloraide", reason="coloraide is not installed")
    seen = [coloraide.Color(color) for color in (one, two)]
    if eyes:
        seen = [color.filter(eyes) for color in seen]
    found: float = seen[0].delta_e(seen[1], method="2000")
    return found


def test_both_modes_have_the_same_roles() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_every_text_can_be_read_wherever_it_may_stand(values: Mapping[str, str]) -> None:
    low = {
        f"{role} on {ground}": round(contrast(values[role], values[ground]), 2)
        for role, grounds in ON.items()
        for ground in grounds
        if contrast(values[role], values[ground]) < 4.5
    }
    assert low == {}


def test_every_role_is_a_ground_a_text_or_a_line() -> None:
    known = {*ON, *(ground for grounds in ON.values() for ground in grounds), "line", "rule"}
    assert known == LIGHT.keys()


@pytest.mark.parametrize("ground", ["paper", "panel", "raised"])
def test_lines_that_mean_something_are_seen(values: Mapping[str, str], ground: str) -> None:
    assert contrast(values["rule"], values[ground]) >= 3


@pytest.mark.parametrize("eyes", EYES)
def test_the_ramp_is_a_ramp_for_all_eyes(values: Mapping[str, str], eyes: str) -> None:
    colors = [values[role] for role in RAMP]
    assert min(difference(one, two, eyes) for one, two in pairwise(colors)) >= 15
    assert difference(colors[0], colors[-1], eyes) >= 30
    assert min(difference(one, two, eyes) for one, two in combinations(colors, 2)) >= 15


def test_the_ends_of_the_ramp_stand_out_more_than_what_is_between(values: Mapping[str, str]) -> None:
    seen = [contrast(values[role], values["paper"]) for role in RAMP]
    assert seen[0] > seen[1] > seen[2] < seen[3] < seen[4]


@pytest.mark.parametrize("eyes", EYES)
def test_curves_beside_each_other_differ(values: Mapping[str, str], eyes: str) -> None:
    least = {(one, two): difference(values[one], values[two], eyes) for one, two in combinations(SERIES, 2)}
    assert min(least.values()) >= (10 if eyes else 20), min(least, key=lambda pair: least[pair])


def test_orange_hurts_and_violet_delights(values: Mapping[str, str]) -> None:
    """Whoever changes the colours keeps what they say."""
    coloraide = pytest.importorskip("coloraide", reason="coloraide is not installed")
    hues = {role: coloraide.Color(values[role]).convert("oklch")["hue"] for role in ("worst", "pain", "best", "gain", "opportunity")}  # fmt: skip
    assert all(40 <= hues[role] <= 75 for role in ("worst", "pain"))
    assert all(270 <= hues[role] <= 310 for role in ("best", "gain"))
    assert 195 <= hues["opportunity"] <= 235


def test_soft_grounds_are_near_the_paper(values: Mapping[str, str]) -> None:
    assert max(contrast(values[role], values["paper"]) for role in SOFT) < 1.5


@pytest.mark.parametrize(
    ("value", "role"),
    [(-1, "worst"), (-0.61, "worst"), (-0.6, "worst"), (-0.59, "bad"), (-0.15, "bad"), (-0.1, "neutral"), (0, "neutral"),
     (0.14, "neutral"), (0.15, "good"), (0.59, "good"), (0.6, "best"), (1, "best")],
)  # fmt: skip
def test_feelings(value: float, role: str) -> None:
    assert feeling(value) == role


def test_feelings_are_the_same_on_both_sides() -> None:
    mirror = dict(zip(RAMP, reversed(RAMP), strict=True))
    for step in range(-100, 101):
        assert feeling(-step / 100) == mirror[feeling(step / 100)]


@pytest.mark.parametrize("ground", ["#ffffff", "#f6f7f9", "#12161d", "#767676", "#777777", "#000000"])
@pytest.mark.parametrize("color", ["#ffffff", "#000000", "#ffcc00", "#808080", "#ff0000", "#0000ff"])
def test_readable_is_readable_and_changes_no_more_than_it_must(color: str, ground: str) -> None:
    found = readable(color, ground)
    assert contrast(found, ground) >= 4.5
    assert (found == color) == (contrast(color, ground) >= 4.5)


def test_a_text_that_can_be_read_keeps_its_colour() -> None:
    assert inked("#ffffff", "#4a3aa7") == "#4a3aa7"
    assert all(
        contrast(inked(fill, "#888888"), fill) >= 4.5 for fill in ("#888888", "#777777", "#fefefe", "#101010")
    )


def test_mixing() -> None:
    assert [mixed("#102030", "#ffffff", share) for share in (0, 1)] == ["#102030", "#ffffff"]
