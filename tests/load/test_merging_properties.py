"""Random maps and random edits of two people: merged is what both have done, or the conflict is where both have been."""

import re
from random import Random
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from journeyctl.diagnostic.diagnostic import Severity
from journeyctl.load.canonical.text import canonical
from journeyctl.load.guard import decode
from journeyctl.load.loader import load
from journeyctl.load.merging.merge import Merged, merge
from journeyctl.load.read import read
from journeyctl.model.document import KINDS
from load.merging_edits import Inventor, Map, Touch
from load.merging_together import overlaps, together

JOURNEY = KINDS["journey"]
_COMMENT = re.compile(r"#[^\n]*")
seeds = st.integers(min_value=0, max_value=10**9)


def case(seed: int) -> tuple[Map, Map, Map, set[Touch], set[Touch]]:
    """Make a map and what two people make of it."""
    rng = Random(seed)
    inventor = Inventor(rng)
    base = inventor.map()
    most = rng.choice((4, 8, 100, 100))
    ours, mine = inventor.edits(base, rng.choice((1, 2, 3, 6)), most)
    theirs, other = inventor.edits(base, rng.choice((1, 2, 3, 6)), most)
    return base, ours, theirs, mine, other


def merged(base: Map, ours: Map, theirs: Map, *, with_base: bool = False) -> Merged:
    texts = [side.text().encode() for side in (base, ours, theirs)]
    return merge(texts[0], texts[1], texts[2], JOURNEY, path="a.journey.yaml", with_base=with_base)


def data_of(raw: bytes) -> Any:
    tree = read(decode("a.journey.yaml", raw).source)
    assert not tree.diagnostics
    return tree.data


def pick(raw: bytes, side: int) -> bytes:
    """Return a text with one side of each conflict: 0 for ours, 1 for the base, 2 for theirs."""
    lines, here = [], -1
    for line in raw.decode().splitlines(keepends=True):
        mark = {"<<<<<<<": 0, "|||||||": 1, "=======": 2, ">>>>>>>": -1}.get(line[:7])
        if mark is not None:
            here = mark
        elif here in (-1, side):
            lines.append(line)
    return "".join(lines).encode()


def formatted(text: str) -> bytes:
    found = canonical("a.journey.yaml", text.encode(), JOURNEY)
    assert not found.refused
    return found.data


def unordered(value: Any) -> Any:
    """Return data without the order of lists, and without lists that are empty."""
    if isinstance(value, dict):
        return {key: unordered(one) for key, one in value.items() if one != []}
    return sorted(map(unordered, value), key=repr) if isinstance(value, list) else value


def check_apart(base: Map, ours: Map, theirs: Map) -> None:
    """Edits that do not touch each other: all of them are done, and every comment stands where it stood."""
    found = merged(base, ours, theirs)
    assert found.data is not None, found
    assert found.conflicts == ()
    expected, loose = together(base, ours, theirs)
    if loose:
        assert unordered(data_of(found.data)) == unordered(expected.data())
        assert sorted(_COMMENT.findall(found.data.decode())) == expected.comments()
    elif found.data not in [side.text().encode() for side in (ours, theirs)]:
        assert formatted(found.data.decode()).decode() == formatted(expected.text()).decode()


def check_together(base: Map, ours: Map, theirs: Map, shared: set[str]) -> None:
    """Edits that touch each other: the conflicts are there, and each side can be had."""
    found = merged(base, ours, theirs, with_base=True)
    assert found.data is not None, found
    text = found.data.decode()
    assert ("<<<<<<< ours\n" in text) == bool(found.conflicts)
    near = _around(shared, base, ours, theirs)
    for conflict in found.conflicts:
        assert text.splitlines()[conflict.line - 1] == "<<<<<<< ours"
        thing = (
            conflict.path.partition(",")[0].split(" ")[-1]
            if "," in conflict.path or " " in conflict.path
            else ""
        )
        assert thing in near, (conflict, shared)
    for side in range(3):
        loaded = load("a.journey.yaml", pick(found.data, side), JOURNEY, "a")
        assert not [item for item in loaded.diagnostics if item.severity is Severity.ERROR]
    for side in (0, 2):
        left = set(re.findall(r"\bid: (\w+)", pick(found.data, side).decode()))
        assert not [ids for ids in _of_both(ours, theirs) if not ids & left], side
    check_comments(base, ours, theirs, text)


def check_comments(base: Map, ours: Map, theirs: Map, text: str) -> None:
    was, mine, other = (set(side.comments()) for side in (base, ours, theirs))
    kept = set(_COMMENT.findall(text))
    assert (mine - was) | (other - was) | (was & mine & other) <= kept
    assert kept <= was | mine | other


def _of_both(ours: Map, theirs: Map) -> list[set[str]]:
    """Return the ids of each thing that both sides have."""
    mine, other = ({thing["_"]: thing.get("id") for thing, _, _ in side.things()} for side in (ours, theirs))
    return [{str(mine[name]), str(other[name])} for name in mine if name in other and name]


def _around(shared: set[str], *sides: Map) -> set[str]:
    """Return the ids of things, of those they stand in and of those that stand in them."""
    found: set[str] = {""} if "" in shared else set()
    for side in sides:
        for thing, kind, _ in side.things():
            inside = {one["_"] for one, _, _ in side.things(thing, kind)} | {thing["_"]}
            if inside & shared:
                found.add(thing.get("id", ""))
            if thing["_"] in shared:
                found |= {one.get("id", "") for one, _, _ in side.things(thing, kind)}
    return found


def check(seed: int) -> None:
    base, ours, theirs, mine, other = case(seed)
    shared = overlaps(mine, other)
    if shared:
        check_together(base, ours, theirs, shared)
    else:
        check_apart(base, ours, theirs)
    check_comments(base, ours, theirs, (merged(base, ours, theirs).data or b"").decode())


@settings(derandomize=True, max_examples=200, deadline=None)
@example(51_000_890)  # comments of things that are gone, in a list of which one side has nothing left
@example(42_000_004)  # a field of a thing that is in two places, removed there by one side
@given(seeds)
def test_two_people_edit_a_map(seed: int) -> None:
    check(seed)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(seeds)
def test_who_is_ours_changes_the_order_alone(seed: int) -> None:
    base, ours, theirs, _, _ = case(seed)
    one, two = merged(base, ours, theirs), merged(base, theirs, ours)
    assert bool(one.conflicts) == bool(two.conflicts)
    assert one.data is not None
    assert two.data is not None
    if not one.conflicts:
        assert unordered(data_of(one.data)) == unordered(data_of(two.data))


@settings(derandomize=True, max_examples=60, deadline=None)
@given(seeds)
def test_what_one_side_alone_has_changed_is_taken_byte_for_byte(seed: int) -> None:
    base, ours, _, _, _ = case(seed)
    before, after = base.text().replace(": ", ":   ").encode(), ours.text().replace(": ", ":  ").encode()
    for texts in ((before, after, after), (before, before, after), (before, after, before)):
        assert merge(*texts, JOURNEY) == Merged(after)
