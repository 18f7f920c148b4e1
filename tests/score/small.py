"""Small workspaces full of pain points."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from workspace.files import workspace

from journeyctl.model.settings import Weights
from journeyctl.score.pains import PainCase, pain_cases
from journeyctl.score.ranking import PainMethod, Ranking, rank

TODAY = date(2026, 11, 22)
WEIGHTS = Weights()

FILES = {
    "ana.persona.yaml": "name: Ana\nsegment_share: 0.6\n",
    "bo.persona.yaml": "name: Bo\nsegment_share: 0.3\n",
    "talks.evidence.yaml": "title: Talks\ntype: interview\nn: 9\ndate: 2026-11-22\n",
    "count.evidence.yaml": "title: Count\ntype: survey\nn: 300\ndate: 2026-11-22\n",
    "census.evidence.yaml": "title: Everybody\ntype: survey\nn: 9000000000\ndate: 2026-11-22\n",
    "guess.evidence.yaml": "title: Guess\ntype: assumption\n",
}


def journey(*pains: str, touchpoint: str = "importance: {customer: 4, business: 2}", top: str = "") -> str:
    """Return a journey with pain points in one place, each as a mapping in brackets."""
    rows = "".join(f"          - {{{pain}}}\n" for pain in pains)
    return (
        f"title: J\npersonas: [ana, bo]\n{top}stages:\n  - title: S\n    touchpoints:\n"
        f"      - id: t\n        title: T\n        {touchpoint}\n        pain_points:\n{rows}"
    )


def cases(root: Path, files: Mapping[str, str]) -> dict[str, PainCase]:
    """Return the pain points of a workspace by id."""
    found = workspace(root, {**FILES, **files})
    assert not [problem.message for problem in found.diagnostics]
    return {case.id: case for case in pain_cases(found, TODAY)}


def ranked(
    root: Path, files: Mapping[str, str], method: str = "priority", weights: Weights = WEIGHTS
) -> Ranking:
    """Rank the pain points of a workspace."""
    return rank(list(cases(root, files).values()), PainMethod(method, weights))
