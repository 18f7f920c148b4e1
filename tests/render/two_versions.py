"""Two versions of a workspace, as a difference is drawn from them; and hard workspaces with much that has changed."""

import copy
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from journeyctl.cli.compared import Compared, all_versions, journey_versions
from journeyctl.cli.pairs import Pair
from journeyctl.diff.compare import compare
from journeyctl.diff.decisions import judged
from journeyctl.diff.difference import Difference, Version
from journeyctl.diff.findings import finding_shift
from journeyctl.diff.gates import limits_between, regressions
from journeyctl.diff.shifts import journey_shifts, pain_shifts, scores_of
from journeyctl.lint.engine import lint
from journeyctl.render.all_changes import all_changes
from journeyctl.render.board import Board
from journeyctl.render.difference import lay_out
from journeyctl.render.look import Look
from journeyctl.render.versions import Versions
from journeyctl.workspace.revision import Held, open_held
from journeyctl.workspace.workspace import Workspace
from render.boards import LOOK, TODAY
from render.stress import CASES


def opened(files: Mapping[str, str | Any]) -> Workspace:
    """Open a workspace that no disk holds; what is no text is data."""
    texts = {
        name: text if isinstance(text, str) else json.dumps(text, ensure_ascii=False)
        for name, text in files.items()
    }
    held = {"journeyctl.yaml": "", **texts}
    return open_held(Path("nowhere"), Held({path: text.encode() for path, text in held.items()}))


def compared(before: Workspace, after: Workspace) -> Compared:
    """Return what has been found out about a workspace in two versions."""
    for side in (before, after):
        assert not side.broken_files
    comparison = compare(before, after)
    olds, news = scores_of(before, TODAY), scores_of(after, TODAY)
    shifts = journey_shifts(olds, news, comparison.matching)
    limits, _ = limits_between(before, after)
    count, accepted = judged(regressions(comparison, shifts, limits), comparison)
    difference = Difference(
        title="",
        where="",
        before=Version("main", "a" * 40),
        after=Version("working tree", is_here=True),
        changes=comparison.changes,
        journeys=shifts,
        pains=list(pain_shifts(olds, news, comparison.matching)),
        findings=finding_shift(
            lint(before, TODAY).diagnostics, lint(after, TODAY).diagnostics, comparison.matching
        ),
        regressions=count,
        accepted=accepted,
    )
    return Compared(Pair(Path("nowhere"), before, after), comparison, difference)


def versions(before: Workspace, after: Workspace) -> list[Versions]:
    """Return the journeys that have changed."""
    return list(journey_versions(compared(before, after), TODAY))


def listed(before: Mapping[str, str | Any], after: Mapping[str, str | Any], look: Look = LOOK) -> Board:
    """Return the board with everything that has changed."""
    return all_changes(all_versions(compared(opened(before), opened(after)), TODAY), look)


def drawn(before: Mapping[str, str | Any], after: Mapping[str, str | Any], look: Look = LOOK) -> list[Board]:
    """Return a board for each journey that has changed."""
    return [lay_out(one, look) for one in versions(opened(before), opened(after))]


def hard(case: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a hard workspace before and after a change of everything that can change in a journey."""
    after = dict(CASES[case]())
    before = {name: copy.deepcopy(data) for name, data in after.items()}
    for name, data in before.items():
        if name.endswith(".journey.yaml"):
            _change(data)
    return before, after


def _change(journey: dict[str, Any]) -> None:
    journey["title"] = f"{journey['title']} and more"
    stages = journey.get("stages", [])
    for place, stage in enumerate(stages):
        if place % 2:
            stage["title"], stage["goal"] = f"{stage['title']}, once", f"{stage.get('goal', '')} or so"
        points = stage.get("touchpoints", [])
        for number, point in enumerate(points):
            _CHANGES[(place + number) % len(_CHANGES)](point)
        stage["touchpoints"] = [*reversed(points[:2]), *points[2:]]
    if len(stages) > 1:
        stages[0]["touchpoints"] += [
            {
                "id": "gone",
                "title": "I am gone",
                "emotion": -1,
                "pain_points": [{"id": "old", "statement": "It was bad"}],
            }
        ]
        stages[1]["touchpoints"] += stages[0]["touchpoints"][:1]
        del stages[0]["touchpoints"][:1]
        stages.insert(1, {"id": "lost", "title": "A stage that is gone"})


def _felt(point: dict[str, Any]) -> None:
    point["emotion"] = 1 if point.get("emotion") in (-1, -2) else -1
    point["wait"] = "5m"


def _reworded(point: dict[str, Any]) -> None:
    point["title"] = f"{point['title']} as always"
    point["actions"] = [*point.get("actions", []), "I do another thing"]


def _pained(point: dict[str, Any]) -> None:
    for pain in point.get("pain_points", []):
        pain["severity"], pain["frequency"], pain["status"] = 5, 0.9, "fixing"
    point["gains"] = [{"id": "lost-gain", "statement": "It was good"}]


def _same(point: dict[str, Any]) -> None:
    """Leave it as it is."""


_CHANGES = (_felt, _same, _reworded, _pained)
