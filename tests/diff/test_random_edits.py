"""Random edits of a map: the difference tells exactly these, and the way back tells the same backwards."""

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from diff.made import changes, compared, opened
from journeyctl.diff.compare import compare

SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]


def said(seed: str) -> str:
    """Return a sentence of four made-up words, another one for each seed."""
    digest = sha256(seed.encode()).digest()
    words = [
        "".join(SYLLABLES[byte % len(SYLLABLES)] for byte in digest[at : at + 4]) for at in (0, 4, 8, 12)
    ]
    return " ".join(words)


def base() -> dict[str, Any]:
    """Return a journey of three stages, three touchpoints in each, two pain points in each of these."""
    return {
        "title": said("journey"),
        "stages": [
            {
                "id": f"s{stage}",
                "title": said(f"s{stage}"),
                "touchpoints": [
                    {
                        "id": f"t{stage}{number}",
                        "title": said(f"t{stage}{number}"),
                        "emotion": 0,
                        "pain_points": [
                            {"id": f"p{stage}{number}{pain}", "statement": said(f"p{stage}{number}{pain}"), "severity": 3}
                            for pain in range(2)
                        ],
                    }
                    for number in range(3)
                ],
            }
            for stage in range(3)
        ],
    }  # fmt: skip


@dataclass
class Edited:
    """The journey as it is after some edits, and what a difference has to tell of them."""

    journey: dict[str, Any] = field(default_factory=base)
    expected: list[str] = field(default_factory=list)


PAIN_EDITS = ("none", "none", "severity", "reword", "rename", "remove", "status")
TOUCHPOINT_EDITS = ("none", "emotion", "reword", "rename", "remove", "move", "add")


def edit_pain(edited: Edited, touchpoint: dict[str, Any], pain: dict[str, Any], what: str) -> None:
    name = pain["id"]
    head = f"pain point j/{name}"
    if what == "severity":
        pain["severity"] = 5
        edited.expected.append(f"changed {head} severity: 3 -> 5 worse")
    elif what == "status":
        pain["status"] = "fixed"
        edited.expected.append(f"changed {head} status: open -> fixed better")
    elif what == "reword":
        was, pain["statement"] = pain["statement"], said(f"other {name}")
        edited.expected.append(f'reworded {head} statement: "{was}" -> "{pain["statement"]}"')
    elif what == "rename":
        pain["id"] = f"{name}-new"
        edited.expected.append(f"renamed {head}-new id: {name} -> {name}-new")
    elif what == "remove":
        touchpoint["pain_points"].remove(pain)
        edited.expected.append(f"removed {head}")


def edit_touchpoint(edited: Edited, stage: int, touchpoint: dict[str, Any], what: str) -> None:
    stages = edited.journey["stages"]
    name = touchpoint["id"]
    head = f"touchpoint j/{name}"
    if what == "emotion":
        touchpoint["emotion"] = -1
        edited.expected.append(f"changed {head} emotion: 0 -> −1 worse")
    elif what == "reword":
        was, touchpoint["title"] = touchpoint["title"], said(f"other {name}")
        edited.expected.append(f'reworded {head} title: "{was}" -> "{touchpoint["title"]}"')
    elif what == "rename":
        touchpoint["id"] = f"{name}-new"
        edited.expected.append(f"renamed {head}-new id: {name} -> {name}-new")
    elif what == "move":
        stages[stage]["touchpoints"].remove(touchpoint)
        to = (stage + 1) % 3
        stages[to]["touchpoints"].append(touchpoint)
        edited.expected.append(f"moved {head}: j/s{stage} -> j/s{to}")
    elif what == "add":
        new = {"id": f"{name}-more", "title": said(f"more {name}")}
        stages[stage]["touchpoints"].append(new)
        edited.expected.append(f"added touchpoint j/{name}-more")


def remove(edited: Edited, stage: int, touchpoint: dict[str, Any]) -> None:
    edited.journey["stages"][stage]["touchpoints"].remove(touchpoint)
    edited.expected.append(f"removed touchpoint j/{touchpoint['id']}")
    edited.expected += [f"removed pain point j/{pain['id']} along" for pain in touchpoint["pain_points"]]


@st.composite
def edits(draw: st.DrawFn) -> Edited:
    edited = Edited()
    for number, stage in enumerate(edited.journey["stages"]):
        for touchpoint in list(stage["touchpoints"]):
            if not touchpoint["id"].startswith(f"t{number}") or "-" in touchpoint["id"]:
                continue
            what = draw(st.sampled_from(TOUCHPOINT_EDITS))
            if what == "remove":
                remove(edited, number, touchpoint)
                continue
            for pain in list(touchpoint["pain_points"]):
                edit_pain(edited, touchpoint, pain, draw(st.sampled_from(PAIN_EDITS)))
            edit_touchpoint(edited, number, touchpoint, what)
    return edited


def files(journey: dict[str, Any]) -> dict[str, str]:
    return {"j.journey.yaml": json.dumps(journey)}


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(edits())
def test_exactly_the_edits_are_told(edited: Edited) -> None:
    assert sorted(changes(files(base()), files(edited.journey))) == sorted(edited.expected)


@settings(max_examples=50, deadline=None, derandomize=True, database=None)
@given(edits())
def test_nothing_is_told_of_what_is_the_same(edited: Edited) -> None:
    there = opened(files(edited.journey))
    assert compare(there, there).changes == ()
    assert changes(files(edited.journey), files(edited.journey)) == []


@settings(max_examples=50, deadline=None, derandomize=True, database=None)
@given(edits())
def test_the_way_back_pairs_the_same_things(edited: Edited) -> None:
    there = compared(files(base()), files(edited.journey)).matching
    back = compared(files(edited.journey), files(base())).matching
    assert {(old.side.id, new.side.id) for old, new in there.pairs} == {
        (new.side.id, old.side.id) for old, new in back.pairs
    }
