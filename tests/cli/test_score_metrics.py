"""How `score metrics` writes its numbers, and what it says of those it cannot read."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from workspace.files import workspace

from journeyctl.cli.score_call import ScoreCall
from journeyctl.cli.scores import metrics

TODAY = date(2026, 11, 22)


def metric_shown(root: Path, metric: str) -> tuple[dict[str, Any], str]:
    found = workspace(root, {"a.journey.yaml": f"title: A\nmetrics: [{{id: m, title: M, {metric}}}]\n"})
    made = metrics.view(found, ScoreCall(today=TODAY))
    return dict(made.shown[0]), "\n".join(made.notes)


@pytest.mark.parametrize(
    ("metric", "value", "trend", "progress"),
    [
        ("unit: days, polarity: lower_is_better, baseline: 80, target: 40, points: [{date: 2026-01-01, value: 80}, {date: 2026-02-01, value: 60}]",
         "60 days", "better, chance unknown", "50 %"),
        ("points: [{date: 2026-01-01, value: 80}, {date: 2026-02-01, value: 60.25}]", "60.25", "down, chance unknown", ""),
        ("points: [{date: 2026-01-01, value: 80}, {date: 2026-02-01, value: 80}]", "80", "level", ""),
        ("target: 3, baseline: 3, points: [{date: 2026-01-01, value: 80}]", "80", "", "no target movement"),
        ("points: [{date: 2026-01-01, numerator: 3, denominator: 2}]", "1.50 ratio", "", ""),
        ("type: csat, points: [{date: 2026-01-01, value: 91}]", "91 as written", "", ""),
        ("type: csat, target: 4.5, scale: {min: 1, max: 5}, points: [{date: 2026-01-01, value: 4.25}]", "4.25 mean of 1 to 5", "", "no baseline"),
        ("type: ces, points: [{date: 2026-01-01, value: 4.25}]", "4.25 mean", "", ""),
        ("type: rate, polarity: lower_is_better, points: [{date: 2026-01-01, numerator: 10, denominator: 1000}, {date: 2026-02-01, numerator: 90, denominator: 1000}]",
         "9.0 %", "worse", ""),
        ("unit: EUR, points: [{date: 2026-01-01, value: 1234567.5}]", "1,234,568 EUR", "", ""),
        ("unit: EUR, points: [{date: 2026-01-01, value: -12345.5}]", "-12,345.5 EUR", "", ""),
        ("points: [{date: 2026-01-01, value: 0.00012}]", "0.00012", "", ""),
        ("points: [{date: 2026-01-01, numerator: 3, denominator: 10000}]", "0.0003 ratio", "", ""),
        ("points: [{date: 2026-01-01, numerator: 0, denominator: 10000}]", "0.00 ratio", "", ""),
        ("polarity: lower_is_better, points: [{date: 2026-01-01, value: 4}, {date: 2027-01-01, value: 1}]", "4", "", ""),
    ],
)  # fmt: skip
def test_values_are_shown_with_their_convention(
    tmp_path: Path, metric: str, value: str, trend: str, progress: str
) -> None:
    row, _ = metric_shown(tmp_path, metric)
    assert (row["value"], row["trend"], row["progress"]) == (value, trend, progress)


def test_a_metric_without_a_value_says_why(tmp_path: Path) -> None:
    row, notes = metric_shown(tmp_path, "type: nps, target: 40")
    assert (row["value"], row["95_%_interval"], row["progress"], row["target"]) == ("", "", "", "40")
    assert notes == "`a/m` has no value: nothing is measured yet"


@pytest.mark.parametrize(
    ("counted", "value", "interval"),
    [
        ("numerator: 3, denominator: 10000", "0.03 %", "0.01 to 0.088 %"),
        ("numerator: 0, denominator: 10000", "0.0 %", "0.0 to 0.038 %"),
        ("numerator: 40, denominator: 10000", "0.4 %", "0.29 to 0.54 %"),
        ("numerator: 1, denominator: 100000000", "under 0.0001 %", "under 0.0001 to under 0.0001 %"),
        ("numerator: 9997, denominator: 10000", "99.97 %", "99.912 to 99.99 %"),
        ("numerator: 10000, denominator: 10000", "100.0 %", "99.962 to 100.0 %"),
        ("value: 0.9999999999", "over 99.9999 %", ""),
    ],
)
def test_a_little_never_reads_as_nothing(tmp_path: Path, counted: str, value: str, interval: str) -> None:
    metric = f"type: rate, target: 0.0005, points: [{{date: 2026-01-01, {counted}}}]"
    row, _ = metric_shown(tmp_path, metric)
    assert (row["value"], row["95_%_interval"], row["target"]) == (value, interval, "0.05 %")


def test_a_big_target_is_told_in_digits(tmp_path: Path) -> None:
    row, _ = metric_shown(tmp_path, "target: 2500000, points: [{date: 2026-01-01, value: 1}]")
    assert row["target"] == "2,500,000"
    row, _ = metric_shown(
        tmp_path, "type: ces, scale: {min: 0, max: 1000000}, points: [{date: 2026-01-01, value: 4}]"
    )
    assert row["value"] == "4.00 mean of 0 to 1,000,000"


def test_a_rate_in_percent_is_told_what_to_write(tmp_path: Path) -> None:
    metric = "type: rate, polarity: higher_is_better, points: [{date: 2026-01-01, value: 45}]"
    _, notes = metric_shown(tmp_path, metric)
    assert notes == (
        "`a/m` has no value: no point has a number that can be read\n"
        "`a/m`: the point of 2026-01-01 is left out: 45 is off the scale; write the share: `0.45`"
    )


def test_what_several_metrics_lack_is_told_in_the_plural(tmp_path: Path) -> None:
    text = "title: A\nmetrics: [{id: m, title: M, points: [{date: 2026-01-01}]}, {id: n, title: N, points: [{date: 2026-01-01}]}]\n"
    made = metrics.view(workspace(tmp_path, {"a.journey.yaml": text}), ScoreCall(today=TODAY))
    assert made.notes[0] == "`a/m`, `a/n` have no value: no point has a number that can be read"
