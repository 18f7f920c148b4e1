"""Scores along a line of workspaces: what is computed again only where it was touched is what a whole computation says."""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from journeyctl.diff.shifts import scores_of
from journeyctl.history.judging import Judge, Judged
from journeyctl.workspace.revision import Held, Memory
from journeyctl.workspace.workspace import Workspace, open_unjudged

Files = dict[str, bytes]
Data = dict[str, Any]
DAY = date(2026, 3, 1)
JOURNEYS, PERSONAS, EVIDENCE = ("buy", "pay", "ask", "leave"), ("ana", "ben", "eve"), ("talks", "poll", "guess")


def held(files: Files, memory: Memory | None = None) -> Workspace:
    return open_unjudged(Path("/shop"), Held(files), (memory or Memory()).load)


def written(data: Data) -> bytes:
    return json.dumps(data).encode()


class Along:
    """A judge that goes along a line, and all that it has said of each journey last."""

    def __init__(self) -> None:
        self.judge = Judge()
        self.last: dict[str, tuple[Judged, date]] = {}

    def go(self, workspace: Workspace, day: date) -> list[str]:
        """Go on, hold everything against the whole computation, and return the ids of what was touched."""
        touched = list(self.judge.touched(workspace, day))
        self.last.update({one.file.id: (one, day) for one in touched})
        here = {file.id for file in workspace.files if file.kind.word == "journey"}
        self.last = {name: told for name, told in self.last.items() if name in here}
        assert self.last.keys() == here
        whole = {day: scores_of(workspace, day).journeys for day in {day for _, day in self.last.values()}}
        for name, (judged, then) in self.last.items():
            if judged.trouble:
                assert judged.score is None
                assert judged.trouble in workspace.broken_files
            else:
                assert judged.score == whole[then].get(name), name
                assert judged.score is not None
        for file in workspace.files:
            if file.kind.word == "journey" and file.document is None:
                assert self.last[file.id][0].trouble
        return [one.file.id for one in touched]


def journey(rng: Random) -> Data:
    """Return a journey of two stages, whose second touchpoint may show another journey in detail."""
    steps = [touchpoint(rng, f"step-{number}") for number in range(3)]
    if rng.random() < 0.5:
        steps[0]["next"] = [{"to": "step-1", "share": rng.choice((0.4, 0.8))}, {"to": "step-2"}]
    if rng.random() < 0.5:
        steps[1]["journey"] = rng.choice(JOURNEYS)
    data: Data = {
        "title": rng.choice(("I buy", "I pay")),
        "state": rng.choice(("current", "current", "current", "future")),
        "stages": [
            {"id": "one", "title": "One", "touchpoints": steps[:2]},
            {"id": "two", "title": "Two", "touchpoints": steps[2:]},
        ],
    }
    if rng.random() < 0.6:
        data["personas"] = rng.sample(PERSONAS, rng.randint(1, 2))
    if rng.random() < 0.3:
        data |= {"volume": rng.choice((100, 5000)), "value": 10}
    if rng.random() < 0.3:
        data |= {"reviewed": "2026-02-01", "review_every": 60}
    return data


def touchpoint(rng: Random, name: str) -> Data:
    data: Data = {"id": name, "title": name, "emotion": rng.randint(-2, 2)}
    if rng.random() < 0.3:
        data["personas"] = [rng.choice(PERSONAS)]
    if rng.random() < 0.5:
        data["evidence"] = rng.sample(EVIDENCE, rng.randint(1, 2))
    if rng.random() < 0.6:
        pain: Data = {"id": f"pain-{name}", "statement": "It hurts", "severity": rng.randint(1, 5)}
        if rng.random() < 0.6:
            pain |= {"evidence": [rng.choice(EVIDENCE)], "confidence": 0.9}
        if rng.random() < 0.4:
            pain |= {"status": rng.choice(("open", "fixed")), "frequency": 0.4}
        if rng.random() < 0.3:
            pain["same_as"] = [f"{rng.choice(JOURNEYS)}/pain-step-0"]
        data["pain_points"] = [pain]
    return data


def persona(rng: Random) -> Data:
    data: Data = {"name": "Ana"}
    if rng.random() < 0.6:
        data["segment_share"] = rng.choice((0.1, 0.3))
    if rng.random() < 0.3:
        data["parent"] = rng.choice(PERSONAS)
    return data


def evidence(rng: Random) -> Data:
    data: Data = {"title": rng.choice(("Talks", "More talks")), "type": rng.choice(("interview", "survey", "assumption"))}
    data |= {"date": f"2026-0{rng.randint(1, 2)}-10", "n": rng.choice((5, 50))}
    if rng.random() < 0.6:
        data["valid_for"] = rng.choice((20, 90))
    return data


def settings(rng: Random) -> Data:
    data: Data = {"title": rng.choice(("Shop", "Store"))}
    if rng.random() < 0.5:
        data["scales"] = {"emotion": {"min": -2, "max": rng.choice((2, 4))}}
    if rng.random() < 0.5:
        data["scoring"] = {"weights": {"severity": rng.choice((1, 2))}, "method": rng.choice(("priority", "rpn"))}
    return data


MADE: dict[str, tuple[tuple[str, ...], Callable[[Random], Data]]] = {
    "journey": (JOURNEYS, journey),
    "persona": (PERSONAS, persona),
    "evidence": (EVIDENCE, evidence),
}
BROKEN = b"title: [\n"


def history(rng: Random, steps: int) -> Iterator[tuple[Files, date]]:
    """Yield the files of a workspace that is worked on, and days that do not fall."""
    files: Files = {"journeyctl.yaml": b""}
    day = DAY
    for kind, (names, make) in MADE.items():
        files |= {f"{name}.{kind}.yaml": written(make(rng)) for name in names}
    yield files, day
    for _ in range(steps):
        day += timedelta(days=rng.choice((0, 0, 1, 9)))
        for _ in range(rng.choice((1, 1, 2))):
            work(rng, files)
        yield files, day


def work(rng: Random, files: Files) -> None:
    """Change a file, add, remove, break or rename it."""
    if rng.random() < 0.1:
        files["journeyctl.yaml"] = BROKEN if rng.random() < 0.2 else written(settings(rng))
        return
    kind = rng.choice(("journey", "persona", "evidence"))
    names, make = MADE[kind]
    path = f"{rng.choice(('', '', '', 'more/'))}{rng.choice(names)}.{kind}.yaml"
    dice = rng.random()
    if dice < 0.12:
        files.pop(path, None)
    elif dice < 0.2:
        files[path] = BROKEN
    elif dice < 0.3 and path in files:
        files[f"{rng.choice(names)}.{kind}.yaml"] = files.pop(path)
    elif dice < 0.4 and path in files:
        files[path] = b"# said again\n" + files[path]
    else:
        files[path] = written(make(rng))


@pytest.mark.parametrize("seed", range(4))
def test_what_was_not_touched_has_the_same_numbers(seed: int) -> None:
    rng = Random(seed)
    along = Along()
    memory = Memory()
    touched = kept = troubled = 0
    for files, day in history(rng, 100):
        told = along.go(held(files, memory if rng.random() < 0.8 else None), day)
        touched += len(told)
        kept += len(along.last) - len(told)
        troubled += sum(bool(judged.trouble) for judged, _ in along.last.values())
    assert min(touched, kept, troubled) > 30  # else nothing was tried
