"""The facts of the board: the order of the cards, and whether what was measured is what was expected."""

from datetime import date
from pathlib import Path

import pytest
from workspace.files import workspace

from journeyctl.score.board import cards

TODAY = date(2026, 11, 22)
DOWN = "polarity: lower_is_better"


def test_by_group_then_day_then_id(tmp_path: Path) -> None:
    plan = "title: P\ninitiatives: [{id: a, title: A, due: 2026-11-22}, {id: b, title: B, due: 2026-11-21}, {id: c, title: C}]\n"
    more = "title: Q\ninitiatives: [{id: a, title: A, status: done, due: 2026-01-01}, {id: b, title: B, due: 2026-11-21}]\n"
    found = cards(workspace(tmp_path, {"p.plan.yaml": plan, "q.plan.yaml": more}), TODAY)
    assert [(card.id, card.group, card.days) for card in found] == [
        ("p/b", "overdue", -1), ("q/b", "overdue", -1), ("p/a", "idea", 0), ("p/c", "idea", None), ("q/a", "done", -325),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("metric", "to", "measured", "reached"),
    [
        ("type: nps", 20, 30, True),
        ("type: nps", 20, 10, False),
        (f"type: nps, {DOWN}", 20, 30, True),  # an NPS goes up, whatever is written, as in `score metrics`
        (f"type: nps, {DOWN}", 20, 10, False),
        ("type: csat", 0.8, 0.9, True),
        # The best answers are the low ones: of their share more is better, of the mean less.
        (f"type: csat, {DOWN}, points: [{{date: 2026-01-31, counts: {{1: 3, 5: 1}}}}]", 0.8, 0.9, True),
        (f"type: csat, {DOWN}, target: 1.5, points: [{{date: 2026-01-31, counts: {{1: 3, 5: 1}}}}]", 1.8, 1.6, True),
        (f"type: csat, {DOWN}", 1.8, 1.9, False),
        (f"type: rate, {DOWN}", 0.1, 0.2, False),
        ("type: rate", 0.1, 0.2, None),
        ("type: rate", 0.1, 0.1, True),
    ],
)  # fmt: skip
def test_reached(tmp_path: Path, metric: str, to: float, measured: float, reached: bool | None) -> None:
    plan = f"title: P\ninitiatives: [{{title: T, status: done, expects: {{metric: j/m, to: {to}}}, measured: {{value: {measured}}}}}]\n"
    files = {"p.plan.yaml": plan, "j.journey.yaml": f"title: J\nmetrics: [{{id: m, title: M, {metric}}}]\n"}
    [card] = cards(workspace(tmp_path, files), TODAY)
    assert card.reached is reached
