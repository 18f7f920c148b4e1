"""Random maps whose ways and references all lead somewhere, and two people who rename, remove and add: so do they, whichever side is picked."""

from copy import deepcopy
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.load.guard import decode
from journeyctl.load.merging.merge import merge
from journeyctl.load.read import read
from journeyctl.model.document import KINDS
from load.test_merging_properties import pick

Thing = dict[str, Any]
JOURNEY = KINDS["journey"]


class People:
    """Makes a map and edits of it after which every reference still leads somewhere."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.count = 0

    def new(self, word: str) -> str:
        self.count += 1
        return f"{word}{self.count}"

    def touchpoint(self) -> Thing:
        pains = [{"id": self.new("p"), "statement": f"It hurts {self.new('in way ')}"} for _ in range(self.rng.randint(0, 2))]  # fmt: skip
        ideas = [{"id": self.new("o"), "title": f"We try {self.new('idea ')}", "addresses": [pain["id"]]} for pain in pains]  # fmt: skip
        return {
            "id": self.new("t"), "title": f"I do {self.new('thing ')} and {self.new('thing ')}", "emotion": 0,
            "pain_points": pains, "opportunities": ideas, "next": [],
        }  # fmt: skip

    def map(self) -> list[list[Thing]]:
        made = [
            [self.touchpoint() for _ in range(self.rng.randint(1, 3))] for _ in range(self.rng.randint(1, 3))
        ]
        for _ in range(self.rng.randint(1, 5)):
            self.way(made)
        return made

    def edited(self, base: list[list[Thing]]) -> list[list[Thing]]:
        made = deepcopy(base)
        for _ in range(self.rng.randint(1, 4)):
            edit = self.rng.choice(
                (self.rename, self.rename, self.rename_pain, self.remove, self.add, self.way, self.no_way, self.share, self.move, self.feel)
            )  # fmt: skip
            edit(made)
        return made

    def any(self, made: list[list[Thing]]) -> Thing:
        return self.rng.choice([one for stage in made for one in stage])

    def rename(self, made: list[list[Thing]]) -> None:
        thing = self.any(made)
        old, thing["id"] = thing["id"], self.new("t")
        for way in _ways(made, old):
            way["to"] = thing["id"]

    def rename_pain(self, made: list[list[Thing]]) -> None:
        thing = self.any(made)
        if not thing["pain_points"]:
            return
        pain = self.rng.choice(thing["pain_points"])
        old, pain["id"] = pain["id"], self.new("p")
        for idea in _ideas(made):
            idea["addresses"] = [pain["id"] if one == old else one for one in idea["addresses"]]

    def remove(self, made: list[list[Thing]]) -> None:
        thing = self.any(made)
        if sum(map(len, made)) < 2:
            return
        for stage in made:
            stage[:] = [one for one in stage if one is not thing]
        gone = {pain["id"] for pain in thing["pain_points"]}
        for one in (one for stage in made for one in stage):
            one["next"] = [way for way in one["next"] if way["to"] != thing["id"]]
            one["opportunities"] = [
                idea for idea in one["opportunities"] if not gone & set(idea["addresses"])
            ]

    def add(self, made: list[list[Thing]]) -> None:
        new = self.touchpoint()
        new["next"] = [{"to": self.any(made)["id"]}]
        pains = [pain["id"] for stage in made for one in stage for pain in one["pain_points"]]
        if pains:
            new["opportunities"].append({"id": self.new("o"), "title": f"We try {self.new('idea ')}", "addresses": [self.rng.choice(pains)]})  # fmt: skip
        self.rng.choice(made).append(new)

    def way(self, made: list[list[Thing]]) -> None:
        start, end = self.any(made), self.any(made)
        if end["id"] not in [way["to"] for way in start["next"]]:
            start["next"].append({"to": end["id"]})

    def no_way(self, made: list[list[Thing]]) -> None:
        self.any(made)["next"][:1] = []

    def share(self, made: list[list[Thing]]) -> None:
        for way in self.any(made)["next"][:1]:
            way["share"] = self.rng.choice([0.1, 0.2, 0.3])

    def move(self, made: list[list[Thing]]) -> None:
        thing = self.any(made)
        for stage in made:
            stage[:] = [one for one in stage if one is not thing]
        self.rng.choice(made).append(thing)

    def feel(self, made: list[list[Thing]]) -> None:
        self.any(made)["emotion"] = self.rng.choice([-2, -1, 1, 2])


def _ways(made: list[list[Thing]], to: str) -> list[Thing]:
    return [way for stage in made for one in stage for way in one["next"] if way["to"] == to]


def _ideas(made: list[list[Thing]]) -> list[Thing]:
    return [idea for stage in made for one in stage for idea in one["opportunities"]]


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(one)}' for key, one in value.items())}}}"
    return f"[{', '.join(map(_flow, value))}]" if isinstance(value, list) else str(value)


def text(made: list[list[Thing]]) -> str:
    lines = ["title: I order dinner", "stages:"]
    for number, stage in enumerate(made):
        lines += [f"  - id: stage-{number}", f"    title: Stage {number}", "    touchpoints:"]
        for one in stage:
            start = "      - "
            for key, value in one.items():
                if isinstance(value, list):
                    lines += (
                        [f"        {key}:", *(f"          - {_flow(item)}" for item in value)]
                        if value
                        else []
                    )
                else:
                    lines.append(f"{start}{key}: {value}")
                start = "        "
    return "\n".join(lines) + "\n"


def nowhere(raw: bytes) -> set[str]:
    """Return what the ways and references of a map lead to that is not there."""
    tree = read(decode("a.journey.yaml", raw).source)
    assert not tree.diagnostics
    things = [one for stage in tree.data["stages"] for one in stage.get("touchpoints") or []]
    ids = {one["id"] for one in things} | {
        pain["id"] for one in things for pain in one.get("pain_points", [])
    }
    asked = {way["to"] for one in things for way in one.get("next", [])}
    return (asked | {pain for one in things for idea in one.get("opportunities", []) for pain in idea.get("addresses", [])}) - ids  # fmt: skip


def check(seed: int) -> None:
    people = People(seed)
    base = people.map()
    texts = [text(made).encode() for made in (base, people.edited(base), people.edited(base))]
    found = merge(texts[0], texts[1], texts[2], JOURNEY, path="a.journey.yaml")
    assert found.data is not None, found
    for side in (0, 2):
        assert not nowhere(pick(found.data, side)), found.conflicts


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.integers(min_value=0, max_value=10**9))
def test_each_pick_leads_somewhere(seed: int) -> None:
    check(seed)
