"""What one answer would lift: pain points and journeys, those that are the same counted once."""

from pathlib import Path

import pytest
from workspace.files import workspace

from journeyctl.score.leverage import Leverage, leverage, open_pains

SAME = {
    "a.journey.yaml": "title: A\nstages:\n  - title: S\n    touchpoints:\n      - title: T\n        pain_points:\n"
    "          - {id: p, statement: P, same_as: [b/p]}\n          - {id: q, statement: Q}\n"
    "          - {id: gone, statement: G, status: fixed}\n",
    "b.journey.yaml": "title: B\nstages:\n  - title: S\n    touchpoints:\n      - title: T\n        pain_points:\n"
    "          - {id: p, statement: P, same_as: [c/p]}\n",
    "c.journey.yaml": "title: C\nstages:\n  - title: S\n    touchpoints:\n      - title: T\n        pain_points:\n"
    "          - {id: p, statement: P}\n",
    "later.journey.yaml": "title: L\nstate: future\nstages:\n  - title: S\n    touchpoints:\n      - title: T\n"
    "        pain_points: [{id: p, statement: P, same_as: [a/p]}]\n",
}
SCORES = {"a/p": 40.0, "b/p": 70.0, "c/p": 10.0, "a/q": 5.0}


@pytest.mark.parametrize(
    ("eased", "expected"),
    [
        ([], Leverage()),
        (["a/q"], Leverage(("a",), ("a/q",), 5)),
        (["c/p"], Leverage(("a", "b", "c"), ("a/p", "b/p", "c/p"), 70)),
        (["c/p", "a/p", "a/q", "a/q"], Leverage(("a", "b", "c"), ("a/p", "a/q", "b/p", "c/p"), 75)),
        (["a/gone"], Leverage()),
        (["later/p"], Leverage(("a", "b", "c"), ("a/p", "b/p", "c/p"), 70)),
        (["nowhere/x"], Leverage()),
    ],
)
def test_leverage(tmp_path: Path, eased: list[str], expected: Leverage) -> None:
    assert leverage(eased, open_pains(workspace(tmp_path, SAME), SCORES)) == expected


def test_a_pain_without_a_score_is_eased_all_the_same(tmp_path: Path) -> None:
    assert leverage(["a/q"], open_pains(workspace(tmp_path, SAME), {})) == Leverage(("a",), ("a/q",), 0)
