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
JOURNEYS, PERSONAS, EVIDENCE = (
    ("buy", "pay", "ask", "leave"),
    ("ana", "ben", "eve"),
    ("talks", "poll", "guess"),
)


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
            is_lost = workspace.settings_file is not None and workspace.settings_file.document is None
            if file.kind.word == "journey" and (is_lost or file.document is None):
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
    data: Data = {
        "title": rng.choice(("Talks", "More talks")),
        "type": rng.choice(("interview", "survey", "assumption")),
    }
    data |= {"date": f"2026-0{rng.randint(1, 2)}-10", "n": rng.choice((5, 50))}
    if rng.random() < 0.6:
        data["valid_for"] = rng.choice((20, 90))
    return data


def settings(rng: Random) -> Data:
    data: Data = {"title": rng.choice(("Shop", "Store"))}
    if rng.random() < 0.5:
        data["scales"] = {"emotion": {"min": -2, "max": rng.choice((2, 4))}}
    if rng.random() < 0.5:
        data["scoring"] = {
            "weights": {"severity": rng.choice((1, 2))},
            "method": rng.choice(("priority", "rpn")),
        }
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
    """Mend what is broken, or change a file, add, remove, break or rename it."""
    broken = sorted(path for path, content in files.items() if content == BROKEN)
    path = rng.choice(broken) if broken and rng.random() < 0.7 else some_path(rng)
    kind = path.rpartition("/")[2].split(".")[-2]
    if kind == "journeyctl":
        files[path] = BROKEN if rng.random() < 0.2 else written(settings(rng))
        return
    names, make = MADE[kind]
    dice = 1 if path in broken else rng.random()
    if dice < 0.1:
        files.pop(path, None)
    elif dice < 0.16:
        files[path] = BROKEN
    elif dice < 0.24 and path in files:
        files[f"{rng.choice(names)}.{kind}.yaml"] = files.pop(path)
    elif dice < 0.3 and path in files:
        files[path] = b"# said again\n" + files[path]
    elif dice < 0.7 and path in files:
        files[path] = written(edited(rng, json.loads(files[path][files[path].index(b"{") :]), make(rng)))
    else:
        files[path] = written(make(rng))


def some_path(rng: Random) -> str:
    if rng.random() < 0.1:
        return "journeyctl.yaml"
    kind = rng.choice(("journey", "persona", "evidence"))
    return f"{rng.choice(('', '', '', '', 'more/'))}{rng.choice(MADE[kind][0])}.{kind}.yaml"


def edited(rng: Random, old: Data, new: Data) -> Data:
    """Return a document in which one key, or one step of a journey, is another."""
    key = rng.choice(sorted(new.keys() | old.keys()))
    if key == "stages":
        number = rng.randrange(len(old["stages"]))
        old["stages"][number] = new["stages"][number]
        return old
    kept = {name: value for name, value in old.items() if name != key}
    return {**kept, key: new[key]} if key in new else kept


@pytest.mark.parametrize("seed", range(6))
def test_what_was_not_touched_has_the_same_numbers(seed: int) -> None:
    rng = Random(seed)
    along = Along()
    memory = Memory()
    touched = kept = hidden = 0
    for files, day in history(rng, 70):
        told = along.go(held(files, memory if rng.random() < 0.8 else None), day)
        touched += len(told)
        kept += len(along.last) - len(told)
        hidden += sum(bool(judged.trouble) for judged, _ in along.last.values())
    assert min(touched, kept - hidden) > 50  # else nothing was tried
    assert hidden


FLAT: dict[str, Data] = {
    "buy.journey.yaml": {
        "title": "I buy",
        "stages": [
            {
                "title": "One",
                "touchpoints": [
                    {
                        "title": "Pay",
                        "evidence": ["talks"],
                        "pain_points": [{"statement": "It hurts", "severity": 4}],
                    }
                ],
            }
        ],
    },
    "talks.evidence.yaml": {"title": "Talks", "type": "interview", "n": 5},
    "poll.evidence.yaml": {"title": "Poll", "type": "survey", "n": 5},
    "ana.persona.yaml": {"name": "Ana", "segment_share": 0.2},
}


def flat(**other: bytes) -> Workspace:
    """Return a small workspace with other bytes in files, given by id; without those that are given as empty."""
    files = {path: other.get(path.partition(".")[0], written(data)) for path, data in FLAT.items()}
    return held({path: content for path, content in files.items() if content})


def test_only_what_counts_touches_a_journey() -> None:
    along = Along()
    assert along.go(flat(), DAY) == ["buy"]
    assert along.go(flat(), DAY + timedelta(days=400)) == []  # a day later says nothing new
    assert along.go(flat(buy=b"# a remark\n" + written(FLAT["buy.journey.yaml"])), DAY) == []
    assert along.go(flat(poll=b"title: Poll\ntype: survey\nn: 900\n"), DAY) == []  # nothing rests on it
    assert along.go(flat(talks=b"title: Said\ntype: interview\nn: 5\n"), DAY) == []
    assert along.go(flat(talks=b"title: Said\ntype: interview\nn: 6\n"), DAY) == ["buy"]


def test_what_went_and_came_back_as_it_was_is_told_again() -> None:
    along = Along()
    assert [along.go(one, DAY) for one in (flat(), flat(buy=b""), flat())] == [["buy"], [], ["buy"]]


def test_mistakes_hide_only_what_depends_on_the_file() -> None:
    along = Along()
    along.go(flat(), DAY)
    assert along.go(flat(poll=BROKEN), DAY) == []
    assert along.go(flat(ana=BROKEN), DAY) == []  # everybody meets the pain point
    assert along.go(flat(talks=BROKEN), DAY) == ["buy"]
    assert along.last["buy"][0].trouble == "talks.evidence.yaml"
    assert along.go(flat(), DAY) == ["buy"]
    assert along.last["buy"][0].score is not None
    of_ben = written({**FLAT["buy.journey.yaml"], "personas": ["ben"]})
    assert along.go(flat(buy=of_ben), DAY) == ["buy"]
    assert along.go(flat(buy=of_ben, ana=BROKEN), DAY) == ["buy"]  # what is left for Ben depends on Ana
    assert along.last["buy"][0].trouble == "ana.persona.yaml"
    assert along.go(flat(buy=of_ben), DAY) == ["buy"]


def test_what_led_to_a_journey_hides_it_while_it_has_mistakes() -> None:
    before = written(
        {"title": "Ask", "stages": [{"title": "A", "touchpoints": [{"title": "Ask", "journey": "buy"}]}]}
    )
    along = Along()
    files = {path: written(data) for path, data in FLAT.items()}
    assert along.go(held({**files, "ask.journey.yaml": before}), DAY) == ["ask", "buy"]
    assert along.go(held({**files, "ask.journey.yaml": BROKEN}), DAY) == ["ask", "buy"]
    assert along.last["buy"][0].trouble == "ask.journey.yaml"
    assert along.go(held({**files, "ask.journey.yaml": before}), DAY) == ["ask", "buy"]
    assert along.last["buy"][0].score is not None
    assert along.go(held(files), DAY) == ["buy"]
