"""Random single edits by many authors, on branches that are merged: blame names exactly who did what."""

import json
from dataclasses import dataclass, field
from random import Random

import pytest

from history.books import Story
from journeyctl.diff.change import What
from journeyctl.history.blame import Seed, blame

WORDS = [
    "amber", "basket", "candle", "dolphin", "engine", "falcon", "garden", "hammer", "island", "jacket",
    "kettle", "lantern", "marble", "needle", "orchard", "pepper", "quartz", "ribbon", "saddle", "timber",
    "umbrella", "velvet", "walnut", "yellow", "zipper", "anchor", "bridge", "copper", "desert", "ember",
    "forest", "glacier", "harbor", "ivory", "jungle", "kernel", "ladder", "meadow", "nectar", "oyster",
    "pigeon", "quiver", "rocket", "silver", "tunnel", "urchin", "violet", "window", "yonder", "zenith",
    "apple", "bronze", "cactus", "dragon", "eagle", "flute", "guitar", "hazel", "iron", "jasmine",
    "kiosk", "lemon", "mango", "nickel", "olive", "panda", "quill", "raven", "sugar", "tulip", "union",
    "vapor", "whale", "xylem", "yeast", "zebra",
]  # fmt: skip
NAME = {"journey": "title", "stage": "title", "touchpoint": "title", "pain point": "statement"}
TEXTS = {
    "journey": ("summary", "scenario"), "stage": ("goal", "summary"), "touchpoint": ("summary",),
    "pain point": ("root_cause", "workaround"),
}  # fmt: skip
BELOW = {"journey": "stage", "stage": "touchpoint", "touchpoint": "pain point"}
ABOVE = {below: above for above, below in BELOW.items()}
LISTS = {"journey": "stages", "stage": "touchpoints", "touchpoint": "pain_points"}


@dataclass
class Element:
    """A thing as it should be: for each key its value and the commit that gave it; `parent` is one of the keys."""

    kind: str
    rank: int
    first: int
    values: dict[str, tuple[object, int]] = field(default_factory=dict)

    def copy(self) -> "Element":
        """Return one that can be changed by itself."""
        return Element(self.kind, self.rank, self.first, dict(self.values))


State = dict[int, Element]


@dataclass
class World:
    """The random world: a history, and the truth beside it for each of its revisions."""

    random: Random
    story: Story = field(default_factory=Story)
    states: list[State] = field(default_factory=list)
    removed: set[tuple[int, str]] = field(default_factory=set)
    count: int = 0
    is_flat: bool = False

    def fresh(self) -> int:
        """Return a number that was never used."""
        self.count += 1
        return self.count

    def text(self) -> str:
        """Return some words that nothing else says."""
        return " ".join([*self.random.sample(WORDS, 5), str(self.fresh())])

    def add(self, state: State, kind: str, parent: int | None, page: int) -> None:
        """Write a new thing."""
        number = self.fresh()
        made = Element(kind, number, page, {"id": (f"x{number}", page), NAME[kind]: (self.text(), page)})
        made.values["parent"] = (parent, page)
        for key in TEXTS[kind]:
            if self.random.random() < 0.5:
                made.values[key] = (self.text(), page)
        state[number] = made

    def edit(self, state: State, page: int) -> None:
        """Change one thing, or nothing but the way in which it is written."""
        number = self.random.choice(sorted(state))
        one = state[number]
        what = self.random.choice(
            ["text", "text", "text", "name", "id", "move", "add", "add", "drop", "remove", "style"]
        )
        if what == "text":
            one.values[self.random.choice(TEXTS[one.kind])] = (self.text(), page)
        elif what == "name":
            one.values[NAME[one.kind]] = (self.text(), page)
        elif what == "id":
            one.values["id"] = (f"x{self.fresh()}", page)
        elif what == "move" and one.kind == "pain point":
            others = [
                key
                for key, other in state.items()
                if other.kind == "touchpoint" and key != one.values["parent"][0]
            ]
            if others:
                one.values["parent"] = (self.random.choice(sorted(others)), page)
        elif what == "add" and one.kind in BELOW:
            self.add(state, BELOW[one.kind], number, page)
        elif what == "drop":
            key = self.random.choice(TEXTS[one.kind])
            if one.values.get(key, (None, 0))[0] is not None and (number, key) not in self.removed:
                self.removed.add((number, key))
                one.values[key] = (None, page)
        elif what == "remove" and one.kind != "journey" and len(state) > 12:
            del state[number]
            prune(state)
        elif what == "style":
            self.is_flat = not self.is_flat

    def commit(self, state: State, *parents: int) -> int:
        """Write a revision down."""
        place = self.story.commit(f"author {len(self.states)}", written(state, self.is_flat), *parents)
        self.states.append(state)
        return place


def prune(state: State) -> None:
    """Take out what stands in nothing any more."""
    while lost := [key for key, one in state.items() if one.values["parent"][0] not in (None, *state)]:
        for key in lost:
            del state[key]


def written(state: State, is_flat: bool) -> dict[str, str]:
    """Return the files, in one of two ways to write them."""

    def document(number: int) -> dict[str, object]:
        one = state[number]
        found = {
            key: value
            for key, (value, _) in one.values.items()
            if key not in ("parent", "id") and value is not None
        }
        if one.kind != "journey":
            found["id"] = one.values["id"][0]
        if one.kind in BELOW:
            within = sorted(
                (other.rank, key) for key, other in state.items() if other.values["parent"][0] == number
            )
            found[LISTS[one.kind]] = [document(key) for _, key in within]
        return found

    return {
        f"{one.values['id'][0]}.journey.yaml": json.dumps(
            document(key), indent=None if is_flat else 2, sort_keys=is_flat
        )
        for key, one in state.items()
        if one.kind == "journey"
    }


def merged(base: State, left: State, right: State) -> State:
    """Return what comes out where two sides are put together, with who wrote what of it."""
    state: State = {}
    for key in (*left, *(key for key in right if key not in left)):
        one, other, old = left.get(key), right.get(key), base.get(key)
        if one is None or other is None:
            if old is None:
                state[key] = (one or other or Element("", 0, 0)).copy()
            continue
        both = Element(one.kind, one.rank, one.first)
        for name in {**one.values, **other.values}:
            nothing: tuple[object, int] = (None, one.first)
            ours, theirs = one.values.get(name, nothing), other.values.get(name, nothing)
            then = old.values.get(name, nothing) if old else nothing
            both.values[name] = theirs if ours[0] == then[0] and theirs[0] != then[0] else ours
        state[key] = both
    prune(state)
    return state


def copied(state: State) -> State:
    """Return a state that can be changed by itself."""
    return {key: one.copy() for key, one in state.items()}


def world(seed: int) -> World:
    """Return a random history of some branches and merges."""
    made = World(Random(seed))
    start: State = {}
    for _ in range(2):
        made.add(start, "journey", None, 0)
    for kind in ("stage", "touchpoint", "pain point"):
        for _ in range(4):
            parents = sorted(key for key, one in start.items() if one.kind == ABOVE[kind])
            made.add(start, kind, made.random.choice(parents), 0)
    tip = made.commit(start)
    for _ in range(6):
        sides = [tip, tip]
        for _ in range(made.random.randint(2, 7)):
            side = made.random.randint(0, 1)
            state = copied(made.states[sides[side]])
            made.edit(state, len(made.states))
            sides[side] = made.commit(state, sides[side])
        if tip in sides:
            tip = max(sides)  # only one side has gone on
            continue
        state = merged(made.states[tip], made.states[sides[0]], made.states[sides[1]])
        tip = made.commit(state, *sides)
    return made


@pytest.mark.parametrize("seed", range(12))
def test_blame_names_exactly_who_did_it(seed: int) -> None:
    made = world(seed)
    book, last = made.story.book(), len(made.states) - 1
    things = [thing for thing in book.all_things(last) if thing.what is not What.SETTINGS]
    truth = {str(one.values["id"][0]): one for one in made.states[last].values()}
    assert len(things) == len(truth)
    told = blame(book, [Seed(last, thing) for thing in things])
    number = {page.commit: place for place, page in enumerate(made.story.pages)}
    for one in told:
        real = truth[one.side.short]
        found = {item.field: number[item.origin.commit] for item in one.fields}
        expected = {
            key: page for key, (value, page) in real.values.items() if value is not None and key != "parent"
        }
        if real.kind != "journey":
            expected["place"] = real.values["parent"][1]
        assert found == expected, (one.side.id, real)
        assert number[one.first.commit] == real.first
        assert number[one.last.commit] == max(page for _, page in real.values.values()), one.side.id
