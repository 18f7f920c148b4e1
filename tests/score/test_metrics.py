"""What metrics say: values by a named convention, how far they may be off, progress and trend."""

from collections.abc import Callable
from datetime import date
from math import isfinite
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from workspace.files import workspace

from journeyctl.model.journey import Journey
from journeyctl.score.metrics import MetricScore, score_metrics
from journeyctl.workspace.workspace import Workspace

_JOURNEY = TypeAdapter(Journey)
quick: Callable[[Callable[..., None]], Callable[..., None]] = settings(deadline=None, max_examples=60)
LONG_AGO, NOW = {"date": "2026-06-30"}, {"date": "2026-09-30"}
UP, DOWN = "higher_is_better", "lower_is_better"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return workspace(
        tmp_path_factory.mktemp("empty"),
        {"survey.evidence.yaml": "title: S\ntype: survey\nscale: {min: 1, max: 7}\n"},
    )


def score(found: Workspace, *points: dict[str, Any], **metric: Any) -> MetricScore:
    """Return the score of one metric with some points."""
    return score_until(None, found, *points, **metric)


def score_until(today: date | None, found: Workspace, *points: dict[str, Any], **metric: Any) -> MetricScore:
    """Return the score of one metric with those of some points that are not after a day."""
    journey = _JOURNEY.validate_python(
        {"title": "J", "metrics": [{"title": "M", "id": "m", "points": list(points), **metric}]}
    )
    [only] = score_metrics(found, {"j": journey}, today)
    return only


FIVE = {"scale": {"min": 1, "max": 5}}
SEVEN = {"scale": {"min": 1, "max": 7}}
BUCKETS = {1: 1, 2: 2, 3: 8, 4: 15, 5: 12}


@pytest.mark.parametrize(
    ("metric", "point", "convention", "value", "n", "low", "high"),
    [
        ({"type": "nps"}, {"promoters": 50, "passives": 30, "detractors": 20}, "nps", 30, 100, 14.7, 45.3),
        ({"type": "nps"}, {"promoters": 9, "passives": 0, "detractors": 1}, "nps", 80, 10, 42.8, 100),
        ({"type": "nps"}, {"promoters": 7, "passives": 0, "detractors": 0}, "nps", 100, 7, None, None),
        ({"type": "nps"}, {"value": -12, "n": 40}, "nps", -12, 40, None, None),
        ({"type": "rate"}, {"numerator": 81, "denominator": 100}, "share", 0.81, 100, 0.722, 0.875),
        ({"type": "rate"}, {"value": 0.81, "n": 100}, "share", 0.81, 100, 0.722, 0.875),
        ({"type": "rate"}, {"value": 0.81}, "share", 0.81, None, None, None),
        ({"type": "rate"}, {"value": 0.5, "numerator": 0, "denominator": 20}, "share", 0, 20, 0, 0.161),
        ({"type": "csat", **FIVE}, {"counts": BUCKETS}, "top-two-box", 27 / 38, 38, 0.552, 0.830),
        ({"type": "csat", **FIVE}, {"numerator": 81, "denominator": 100}, "top-two-box", 0.81, 100, 0.722, 0.875),
        ({"type": "csat"}, {"value": 0.81, "n": 100}, "top-two-box", 0.81, 100, 0.722, 0.875),
        ({"type": "csat", "target": 4.2, **FIVE}, {"counts": BUCKETS}, "mean", 149 / 38, 38, 3.604, 4.238),
        ({"type": "csat", "target": 6, **SEVEN}, {"counts": {1: 5, 7: 15}}, "mean", 4, 20, 3.221, 4.779),
        ({"type": "csat", "target": 6, **SEVEN}, {"value": 5.5, "n": 20}, "mean", 4, 20, None, None),
        ({"type": "csat", "target": 0.9, "scale": {"min": 0, "max": 2}}, {"counts": {0: 5, 1: 5, 2: 10}}, "top-box", 0.5, 20, 0.299, 0.701),
        ({"type": "csat", "scale": {"min": 1, "max": 10}}, {"counts": {8: 5, 9: 4, 10: 1}}, "top-two-box", 0.5, 10, 0.237, 0.763),
        ({"type": "csat"}, {"value": 91}, "as-written", 91, None, None, None),
        ({"type": "csat", "target": 4.5, **FIVE}, {"value": 1}, "mean", 1, None, None, None),
        ({"type": "csat", "scale": {"min": -1e308, "max": 1e308}}, {"value": 4}, "mean", 4, None, None, None),
        ({"type": "ces", **SEVEN}, {"counts": {6: 10, 7: 10}}, "mean", 6.5, 20, 6.275, 6.725),
        ({"type": "ces", **SEVEN}, {"counts": {1: 1, 7: 19}}, "mean", 6.7, 20, 6.112, 7),
        ({"type": "ces", **SEVEN}, {"value": 4.2, "n": 60}, "mean", 4.2, 60, None, None),
        ({"type": "ces", **SEVEN}, {"numerator": 81, "denominator": 100}, "share", 0.81, 100, 0.722, 0.875),
        ({}, {"value": 72, "n": 40}, "as-written", 72, 40, None, None),
        ({}, {"numerator": 30, "denominator": 20}, "ratio", 1.5, 20, None, None),
        ({}, {"counts": {2: 10, 4: 10}}, "mean", 3, 20, 2.550, 3.450),
    ],
)  # fmt: skip
def test_values_and_how_far_they_may_be_off(
    empty: Workspace, metric: dict[str, Any], point: dict[str, Any], convention: str,
    value: float, n: int | None, low: float | None, high: float | None,
) -> None:  # fmt: skip
    found = score(empty, {**NOW, **point}, **metric)
    reading = found.reading
    assert reading is not None
    assert (found.convention, reading.n, reading.date) == (convention, n, date(2026, 9, 30))
    assert reading.value == pytest.approx(value)
    digits = 1 if convention == "nps" else 3
    assert (reading.bounds and tuple(round(end, digits) for end in reading.bounds)) == (
        None if low is None else (low, high)
    )


@pytest.mark.parametrize(
    ("metric", "first", "second"),
    [
        ({}, "top-two-box", "mean"),  # nothing is written
        ({"target": 0.8}, "top-two-box", "mean"),
        ({"baseline": 1}, "top-two-box", "mean"),
        ({"expect": {"at_least": 0.75}}, "top-two-box", "mean"),
        ({"target": 4.5}, "mean", "top-two-box"),
        ({"baseline": 3.9}, "mean", "top-two-box"),
        ({"expect": {"at_most": 4}}, "mean", "top-two-box"),
        ({"expect": {"at_least": 1}, "target": 4}, "mean", "top-two-box"),
    ],
)
def test_a_csat_follows_the_convention_that_its_numbers_fit_and_shows_the_other(
    empty: Workspace, metric: dict[str, Any], first: str, second: str
) -> None:
    found = score(empty, {**NOW, "counts": BUCKETS}, type="csat", **FIVE, **metric)
    assert found.convention == first
    assert found.also is not None
    name, other = found.also
    assert name == second
    assert found.reading is not None
    values = {found.convention: found.reading, name: other}
    assert values["top-two-box"].value == pytest.approx(27 / 38)
    assert values["mean"].value == pytest.approx(149 / 38)
    assert [tuple(round(end, 2) for end in values[key].bounds or ()) for key in ("top-two-box", "mean")] == [
        (0.55, 0.83),
        (3.6, 4.24),
    ]
    assert found.ends == ((0, 1) if first == "top-two-box" else (1, 5))


def test_target_and_baseline_of_a_mean_move_to_the_same_scale(empty: Workspace) -> None:
    found = score(empty, {**NOW, "counts": {4: 10, 7: 10}}, type="csat", baseline=4, target=7, **SEVEN)
    assert found.reading is not None
    assert (found.baseline, found.reading.value, found.target) == (3, 4, 5)
    assert found.progress == 0.5


def test_where_low_answers_are_the_good_ones(empty: Workspace) -> None:
    marks = {1: 30, 2: 20, 3: 10, 4: 5, 5: 0, 6: 0}  # school marks: 1 is the best
    scale = {"scale": {"min": 1, "max": 6}}
    found = score(empty, {**NOW, "counts": marks}, type="csat", polarity=DOWN, **scale)
    assert found.reading is not None
    assert (found.convention, found.reading.value) == ("top-two-box", 50 / 65)
    assert found.polarity == UP  # more of the best answers
    found = score(empty, {**NOW, "counts": marks}, type="csat", polarity=DOWN, target=1.5, **scale)
    assert (found.convention, found.polarity) == ("mean", DOWN)
    found = score(empty, {**NOW, "value": 0.12}, type="csat", polarity=DOWN, **scale)
    assert found.polarity == DOWN  # a share that somebody has worked out: as they say


@pytest.mark.parametrize(
    ("metric", "polarity"),
    [
        ({"type": "nps"}, UP),
        ({"type": "nps", "polarity": DOWN}, UP),  # the others are mistakes, told by a rule
        ({"type": "csat"}, UP),
        ({"type": "ces", "polarity": DOWN}, DOWN),
        ({"type": "ces"}, None),
        ({"type": "rate"}, None),
        ({"type": "rate", "polarity": UP}, UP),
        ({}, None),
    ],
)
def test_which_way_is_up(empty: Workspace, metric: dict[str, Any], polarity: str | None) -> None:
    found = score(empty, {**NOW, "value": 0.5}, **metric)
    assert found.polarity == polarity
    said = "`polarity` is not written, so that nobody can say better or worse"
    assert (said in found.remarks) == (polarity is None)


@pytest.mark.parametrize(
    ("baseline", "target", "values", "progress", "why", "stands_in"),
    [
        (0.2, 0.6, [0.3], 0.25, "", False),
        (0.6, 0.2, [0.5], 0.25, "", False),  # down is the way: the sign cancels
        (0.2, 0.6, [0.1], -0.25, "", False),
        (0.2, 0.6, [0.8], 1.5, "", False),
        (0.2, 0.6, [0.5, 0.3], 0.25, "", False),
        (None, 0.6, [0.2, 0.25, 0.3], 0.25, "", True),
        (None, 0.6, [0.3], None, "no baseline", False),
        (0.2, None, [0.3], None, "no target", False),
        (0.5, 0.5, [0.3], None, "no target movement", False),
        (None, 0.2, [0.2, 0.3], None, "no target movement", True),
        (0.2, 0.6, [], None, "no value", False),
    ],
)
def test_progress(
    empty: Workspace, baseline: float | None, target: float | None, values: list[float],
    progress: float | None, why: str, stands_in: bool,
) -> None:  # fmt: skip
    points = [{"date": f"2026-0{month}-01", "value": value} for month, value in enumerate(values, 1)]
    found = score(empty, *points, baseline=baseline, target=target)
    assert found.progress == (None if progress is None else pytest.approx(progress))
    assert (found.no_progress, found.first_stands_in) == (why, stands_in)
    assert found.baseline == (values[0] if stands_in else baseline)


def test_a_target_that_no_value_can_reach_is_no_target(empty: Workspace) -> None:
    found = score(empty, {**NOW, "value": 0.4, "n": 90}, type="rate", baseline=0.2, target=50, polarity=UP)
    assert (found.target, found.progress, found.no_progress) == (None, None, "no target")
    assert found.remarks == ("the target 50 is left out: values go from 0 to 1; write the share: `0.5`",)
    found = score(empty, {**NOW, "value": 4.4}, type="csat", baseline=3.1, target=0.9, **FIVE)
    assert (found.convention, found.baseline, found.target) == ("mean", 3.1, None)
    assert found.remarks == ("the target 0.9 is left out: values go from 1 to 5",)


def rate(part: int, whole: int) -> dict[str, Any]:
    return {"numerator": part, "denominator": whole}


def nps(promoters: int, passives: int, detractors: int) -> dict[str, Any]:
    return {"promoters": promoters, "passives": passives, "detractors": detractors}


@pytest.mark.parametrize(
    ("metric", "before", "after", "word", "change", "by_chance"),
    [
        ({"type": "rate", "polarity": UP}, rate(420, 20_000), rate(510, 21_000), "better", 0.0033, False),
        ({"type": "rate", "polarity": DOWN}, rate(420, 20_000), rate(510, 21_000), "worse", 0.0033, False),
        ({"type": "rate"}, rate(420, 20_000), rate(510, 21_000), "up", 0.0033, False),
        ({"type": "rate", "polarity": UP}, rate(27, 38), rate(29, 40), "better", 0.0145, True),
        ({"type": "rate", "polarity": UP}, rate(48, 80), rate(56, 70), "better", 0.2, False),
        ({"type": "rate", "polarity": UP}, rate(0, 10), rate(0, 20), "level", 0, True),
        ({"type": "rate", "polarity": UP}, rate(0, 3), rate(1, 3), "better", 0.3333, True),
        ({"type": "rate"}, {"value": 0.3}, rate(1, 5), "down", -0.1, None),
        ({"type": "nps"}, nps(16, 12, 10), nps(19, 13, 8), "better", 11.7105, True),
        ({"type": "nps"}, nps(500, 300, 200), nps(400, 300, 300), "worse", -20, False),
        ({"type": "nps"}, {"value": 20}, {"value": 15}, "worse", -5, None),
        ({"type": "csat", **FIVE}, {"counts": BUCKETS}, {"counts": {2: 1, 3: 5, 4: 16, 5: 18}}, "better", 0.1395, True),
        ({"type": "ces", "polarity": DOWN, **SEVEN}, {"counts": {3: 40, 5: 40}}, {"counts": {2: 40, 4: 40}}, "better", -1, False),
        ({"type": "ces", **SEVEN}, {"counts": {3: 40, 5: 40}}, {"counts": {2: 40, 4: 40}}, "down", -1, False),
        ({"polarity": DOWN}, {"value": 77, "n": 38}, {"value": 72, "n": 40}, "better", -5, None),
        ({}, {"value": 7}, {"value": 7}, "level", 0, None),
    ],
)  # fmt: skip
def test_trend(
    empty: Workspace, metric: dict[str, Any], before: dict[str, Any], after: dict[str, Any],
    word: str, change: float, by_chance: bool | None,
) -> None:  # fmt: skip
    trend = score(empty, {**NOW, **after}, {**LONG_AGO, **before}, **metric).trend  # the order is not asked
    assert trend is not None
    assert (trend.word, round(trend.change, 4), trend.by_chance) == (word, change, by_chance)


@pytest.mark.parametrize(("moved", "by_chance"), [(8, True), (9, False)])
def test_the_difference_of_two_means_is_the_z_test(empty: Workspace, moved: int, by_chance: bool) -> None:
    """Of 40 answers each: 0.40 is less than 1.96 x sqrt(0.1601^2 + 0.1467^2), 0.45 more than with 0.1430."""
    after = {**NOW, "counts": {49: 20 - moved, 51: 20 + moved}}
    before = {**LONG_AGO, "counts": {49: 20, 51: 20}}
    trend = score(empty, before, after, type="ces", polarity=UP, scale={"min": 0, "max": 100}).trend
    assert trend is not None
    assert (trend.word, trend.by_chance) == ("better", by_chance)


def test_one_point_has_no_trend(empty: Workspace) -> None:
    assert score(empty, {**NOW, "value": 3}).trend is None
    assert score(empty, {**LONG_AGO, "value": -1.7e308}, {**NOW, "value": 1.7e308}).trend is None
    points = {**LONG_AGO, "value": 4.1}, {**NOW, "counts": BUCKETS}
    found = score(empty, *points, type="csat", target=0.8, **FIVE)
    assert (found.convention, found.trend) == ("top-two-box", None)  # a mean and a share do not compare
    found = score(empty, *points, type="csat", **FIVE)  # what was written so far
    assert (found.convention, found.trend and found.trend.since) == ("mean", date(2026, 6, 30))


@pytest.mark.parametrize(
    ("metric", "point", "why"),
    [
        ({"type": "nps"}, {}, "there is no number in it"),
        ({"type": "nps"}, {"promoters": 0, "passives": 0, "detractors": 0}, "there is no number in it"),
        ({"type": "nps"}, {"value": 130}, "130 is off the scale"),
        ({"type": "nps"}, {"counts": {9: 3}}, "its answers are on no known scale"),
        ({"type": "rate"}, {"numerator": 3}, "there is no number in it"),
        ({"type": "rate"}, rate(0, 0), "it is out of 0 cases"),
        ({"type": "rate"}, rate(420, 200), "it counts 420 out of 200"),
        ({"type": "rate"}, {"value": 45}, "45 is off the scale; write the share: `0.45`"),
        ({"type": "csat", **FIVE}, {"counts": {1: 0, 5: 0}}, "there is no number in it"),
        ({"type": "csat", **FIVE}, {"value": 7.5}, "7.5 is off the scale"),
        ({"type": "csat"}, {"counts": {9: 3}}, "its answers are on no known scale"),
        ({"type": "ces", **SEVEN}, {"value": 0.5}, "0.5 is off the scale"),
        ({}, {"n": 30}, "there is no number in it"),
    ],
)
def test_a_point_without_a_number_falls_back_to_the_last_that_has_one(
    empty: Workspace, metric: dict[str, Any], point: dict[str, Any], why: str
) -> None:
    alone = score(empty, {**NOW, **point}, **metric)
    assert (alone.reading, alone.convention, alone.trend) == (None, None, None)
    assert alone.reason == "no point has a number that can be read"
    assert f"the point of 2026-09-30 is left out: {why}" in alone.remarks
    found = score(empty, {**LONG_AGO, "value": 1}, {**NOW, **point}, **metric)
    assert found.reading is not None
    assert (found.reading.date, found.reading.value) == (date(2026, 6, 30), 1)
    assert f"the point of 2026-09-30 is left out: {why}" in found.remarks


def test_what_is_taken_for_granted_is_told(empty: Workspace) -> None:
    found = score(empty, {**NOW, "promoters": 30, "detractors": 10}, type="nps")
    assert found.remarks == ("`passives` of 2026-09-30 is not written and counts 0",)
    assert found.reading is not None
    assert found.reading.value == 50
    found = score(empty, {**NOW, "counts": {4: 3, 5: 3}}, type="csat")
    assert found.remarks == ("the scale is not written, and 1 to 5 is taken",)
    found = score(empty, {**NOW, "counts": {4: 3, 5: 3}}, type="ces", polarity=UP)
    assert (found.remarks, found.ends) == (("the scale is not written",), None)
    found = score(empty, {**NOW, "counts": {0: 2, 4: 3, 5: 3, 6: 1}}, type="csat", **FIVE)
    assert found.remarks == ("3 of the answers of 2026-09-30 are off the scale and left out",)
    assert found.reading is not None
    assert (found.reading.value, found.reading.n) == (1, 6)


def test_the_scale_may_be_that_of_the_evidence(empty: Workspace) -> None:
    point = {**NOW, "counts": {6: 3, 2: 1}}
    for reference in ("survey", "survey#quote"):
        found = score(empty, point, type="ces", polarity=UP, **{"from": {"evidence": reference}})
        assert (found.ends, found.remarks) == ((1, 7), ())


@pytest.mark.parametrize(
    ("metric", "reason"),
    [
        ({}, "nothing is measured yet"),
        ({"baseline": 3, "target": 5}, "nothing is measured yet"),
        ({"from": {"evidence": "survey"}}, "no point is written; the answers are in `survey`"),
    ],
)
def test_what_is_not_measured_has_no_value(empty: Workspace, metric: dict[str, Any], reason: str) -> None:
    found = score(empty, **metric)
    assert (found.reading, found.reason, found.progress) == (None, reason, None)


FILES = {
    "b.journey.yaml": (
        "title: B\nstate: future\nmetrics: [{title: Days to go, unit: days}]\nstages:\n"
        "  - {title: S, id: s, metrics: [{id: z, title: Z}], touchpoints: [{title: T, id: t, metrics: [{id: a, title: A}]}]}\n"
    ),
    "a.journey.yaml": "title: A\nmetrics: [{id: nps, title: Would you?, type: nps}]\n",
}  # fmt: skip


def test_metrics_of_all_places_and_states(tmp_path: Path) -> None:
    found = workspace(tmp_path, FILES)
    journeys = {file.id: journey for file, journey in found.documents(Journey)}
    scores = score_metrics(found, journeys)
    assert [(one.id, one.at, one.state, one.title, one.unit, one.type) for one in scores] == [
        ("a/nps", None, "current", "Would you?", None, "nps"),
        ("b/a", "t", "future", "A", None, "other"),
        ("b/days-to-go", None, "future", "Days to go", "days", "other"),
        ("b/z", "s", "future", "Z", None, "other"),
    ]
    assert score_metrics(found, dict(reversed(journeys.items()))) == scores


counts = st.dictionaries(st.integers(1, 5), st.integers(0, 10**6), min_size=1, max_size=5)
days = st.dates(date(2020, 1, 1), date(2026, 12, 31)).map(str)
measured = st.one_of(
    st.tuples(st.just("csat"), st.fixed_dictionaries({"date": days, "counts": counts})),
    st.tuples(st.just("ces"), st.fixed_dictionaries({"date": days, "counts": counts})),
    st.tuples(
        st.just("nps"),
        st.fixed_dictionaries(
            {"date": days, **{key: st.integers(0, 10**6) for key in ("promoters", "passives", "detractors")}}
        ),
    ),
    st.tuples(
        st.just("rate"),
        st.fixed_dictionaries(
            {"date": days, "numerator": st.integers(0, 10**6), "denominator": st.integers(0, 10**6)}
        ),
    ),
)


@quick
@given(measured, st.one_of(st.none(), st.floats(0, 5)))
def test_the_interval_holds_the_value_and_stays_on_the_scale(
    empty: Workspace, case: tuple[str, dict[str, Any]], target: float | None
) -> None:
    kind, point = case
    found = score(empty, point, type=kind, target=target, **(FIVE if kind in ("csat", "ces") else {}))
    also = [found.also[1]] if found.also else []
    for reading in [found.reading, *also]:
        if reading is not None and reading.bounds is not None:
            low, high = reading.bounds
            assert low - 1e-9 <= reading.value <= high + 1e-9
    if found.reading is not None and found.reading.bounds is not None and found.ends is not None:
        assert found.ends[0] <= found.reading.bounds.low
        assert found.reading.bounds.high <= found.ends[1]


@quick
@given(st.lists(st.tuples(days, st.floats(allow_nan=False, allow_infinity=False)), max_size=5), st.randoms())
def test_no_order_of_points_and_no_size_of_numbers_matters(
    empty: Workspace, written: list[tuple[str, float]], random: Any
) -> None:
    points = [{"date": day, "value": value} for day, value in dict(written).items()]
    found = score(empty, *points, polarity=UP, baseline=-1e308, target=1e308)
    random.shuffle(points)
    assert score(empty, *points, polarity=UP, baseline=-1e308, target=1e308) == found
    assert found.progress is None or isfinite(found.progress)
    assert found.trend is None or isfinite(found.trend.change)
