"""What the edits of two people should give together: a merge of plain data, without texts and trees."""

from typing import Any

from load.merging_edits import LISTS, SETS, Map, Thing, Touch


def overlaps(ours: set[Touch], theirs: set[Touch]) -> set[str]:
    """Return the names of the things that both have touched in a way that they may not agree on."""
    found: set[str] = set()
    for mine, other in ((ours, theirs), (theirs, ours)):
        whole = {touch[0] for touch in mine if touch[1:] == ("*",)}
        both = [touch for touch in other if touch[0] in whole and touch[1] != "less"]
        found |= {touch[0] for touch in both} | {touch[2] for touch in both if touch[1] == "order"}
    return found | {touch[0] for touch in ours & theirs if touch[1] not in ("less", "alive")}


def together(base: Map, ours: Map, theirs: Map) -> tuple[Map, set[tuple[str, str]]]:
    """Return what two maps give whose edits do not overlap, and the lists whose order is not known for certain."""
    sides = [
        {thing["_"]: (thing, kind, parent) for thing, kind, parent in side.things()}
        for side in (base, ours, theirs)
    ]
    was, our, their = sides
    loose: set[tuple[str, str]] = set()
    lists: dict[tuple[str, str], list[list[str]]] = {}
    for at, side in enumerate(sides):
        for name, (thing, _, _) in side.items():
            for key in LISTS:
                if key in thing:
                    lists.setdefault((name, key), [[], [], []])[at] = [one["_"] for one in thing[key]]
    things: dict[str, Thing] = {}
    for name in {**was, **our, **their}:
        if (name in our and name in their) or name not in was:
            found = [side[name][0] if name in side else None for side in sides]
            things[name] = _fields(found[0], found[1], found[2], name, loose)
    homes = {name: _three(*(_home(side, name) for side in sides)) for name in things}
    for (name, key), (before, one, two) in lists.items():
        if name not in things:
            continue
        here = {child for child in things if homes[child] == (name, key)}
        if before == two:
            order = one
        elif before == one:
            order = two
        else:
            order = [*one, *two]
            loose.add((name, key))
        things[name][key] = [things[child] for child in dict.fromkeys(order) if child in here]
    notes: dict[tuple[str, str, str], str] = {}
    for place in {**base.notes, **ours.notes, **theirs.notes}:
        text = _three(base.notes.get(place), ours.notes.get(place), theirs.notes.get(place))
        if text and place[0] in things and (not place[1] or place[1] in things[place[0]]):
            notes[place] = text
    return Map(things[""], notes), loose


def _home(side: dict[str, tuple[Thing, str, Thing | None]], name: str) -> Any:
    if name not in side:
        return None
    _, kind, parent = side[name]
    return (parent["_"], kind) if parent else None


def _three(base: Any, ours: Any, theirs: Any) -> Any:
    return theirs if ours == base else ours


def _fields(
    base: Thing | None, ours: Thing | None, theirs: Thing | None, name: str, loose: set[tuple[str, str]]
) -> Thing:
    if ours is None or theirs is None:
        return {key: value for key, value in (ours or theirs or {}).items() if key not in LISTS}
    base = base or {}
    made: Thing = {}
    for key in {**ours, **theirs}:
        if key in LISTS:
            continue
        values = (base.get(key), ours.get(key), theirs.get(key))
        if key in SETS.values() or key == "actions":
            made[key] = _items(values[0] or [], values[1] or [], values[2] or [])
            if key == "actions" and values[0] not in values[1:]:
                loose.add((name, key))
        elif (value := _three(*values)) is not None:
            made[key] = value
    return made


def _items(base: list[str], ours: list[str], theirs: list[str]) -> list[str]:
    if base == ours:
        return theirs
    if base == theirs:
        return ours
    new = [one for side in (ours, theirs) for one in side if one not in base]
    return [*(one for one in base if one in ours and one in theirs), *new]
