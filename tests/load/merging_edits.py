"""Made-up maps with comments, and random edits of them."""

from copy import deepcopy
from dataclasses import dataclass, field
from random import Random
from typing import Any

Thing = dict[str, Any]
Touch = tuple[str, ...]
WORDS = (
    "I",
    "look",
    "for",
    "bread",
    "and",
    "pay",
    "the",
    "late",
    "fee",
    "twice",
    "at",
    "night",
    "again",
    "alone",
)
LISTS = ("stages", "touchpoints", "pain_points", "opportunities")
_INSIDE = {"": "stages", "stages": "touchpoints", "touchpoints": "pain_points"}
_NAME = {"stages": "title", "touchpoints": "title", "pain_points": "statement"}
_FIELDS = {
    "": ("summary", "goal", "owner", "volume"),
    "stages": ("phase", "goal", "summary", "owner"),
    "touchpoints": ("summary", "channel", "satisfaction", "wait", "owner", "moment_reason"),
    "pain_points": ("severity", "frequency", "root_cause", "workaround", "owner"),
}
SETS = {"": "tags", "stages": "evidence", "touchpoints": "systems", "pain_points": "evidence"}


@dataclass
class Map:
    """A journey as data in which each thing has a name of its own under `_`, and the comments at things and fields.

    A comment is found by the name of the thing, the field (empty for the whole thing) and `above` or `behind`.
    """

    root: Thing
    notes: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def things(self, under: Thing | None = None, kind: str = "") -> "list[tuple[Thing, str, Thing | None]]":
        """Return all things with what they are and what they stand in, parents first."""
        thing = self.root if under is None else under
        found: list[tuple[Thing, str, Thing | None]] = [(thing, kind, None)] if under is None else []
        inside = _INSIDE.get(kind)
        for one in thing.get(inside, []) if inside else []:
            found.append((one, str(inside), thing))
            found += self.things(one, str(inside))
        return found

    def find(self, name: str) -> tuple[Thing, str, Thing | None]:
        """Return the thing of a name."""
        return next(one for one in self.things() if one[0]["_"] == name)

    def data(self) -> Any:
        """Return what the file says."""
        return _without_names(self.root)

    def text(self) -> str:
        """Return the file."""
        lines: list[str] = []
        self._write(self.root, 0, lines)
        return "\n".join(lines) + "\n"

    def comments(self) -> list[str]:
        """Return the texts of all comments that stand at something, in the order of the alphabet."""
        here = {(thing["_"], key) for thing, _, _ in self.things() for key in ("", *thing)}
        return sorted(text for (name, key, _), text in self.notes.items() if (name, key) in here)

    def _write(self, thing: Thing, indent: int, lines: list[str]) -> None:
        name = thing["_"]
        start = len(lines)
        for key, value in thing.items():
            if key == "_":
                continue
            above, behind = (self.notes.get((name, key, where)) for where in ("above", "behind"))
            if above and not (indent and len(lines) == start):
                lines.append(f"{' ' * indent}{above}")
            tail = f"  {behind}" if behind else ""
            if key in _INSIDE.values():
                lines.append(f"{' ' * indent}{key}:{tail}")
                for item in value:
                    if note := self.notes.get((item["_"], "", "above")):
                        lines.append(f"{' ' * (indent + 2)}{note}")
                    at = len(lines)
                    self._write(item, indent + 4, lines)
                    lines[at] = f"{' ' * (indent + 2)}- {lines[at][indent + 4 :]}"
            else:
                lines.append(f"{' ' * indent}{key}: {_flow(value)}{tail}")


def _flow(value: Any) -> str:
    return f"[{', '.join(map(_flow, value))}]" if isinstance(value, list) else str(value)


def _without_names(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_names(one) for key, one in value.items() if key != "_"}
    return [_without_names(one) for one in value] if isinstance(value, list) else value


class Inventor:
    """Makes maps and edits; `rng` decides everything, and no text is made twice."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.count = 0

    def _new(self, word: str) -> str:
        self.count += 1
        return f"{word}{self.count}"

    def words(self) -> str:
        """Return some words that nobody has said before."""
        return " ".join([*(self.rng.choice(WORDS) for _ in range(self.rng.randint(1, 6))), self._new("n")])

    def value(self, key: str) -> Any:
        """Return a value for a field."""
        if key in ("satisfaction", "severity"):
            return self.rng.randint(1, 5)
        if key == "frequency":
            return self.rng.choice([0.5, [0.1, 0.3], [0.2, 0.9], 1])
        if key == "wait":
            return f"{self.rng.randint(1, 90)}m"
        return self.rng.randint(1, 9999) if key == "volume" else self.words()

    def thing(self, kind: str, *, deep: bool = True) -> Thing:
        """Return a thing of a kind with what stands in it."""
        name = self._new("x")
        thing: Thing = (
            {"_": name, "id": name, _NAME.get(kind, "title"): self.words()}
            if kind
            else {"_": "", "title": self.words()}
        )
        for key in _FIELDS[kind]:
            if self.rng.random() < 0.4:
                thing[key] = self.value(key)
        if self.rng.random() < 0.6:
            thing[SETS[kind]] = [self._new("e") for _ in range(self.rng.randint(1, 3))]
        if kind == "touchpoints" and self.rng.random() < 0.6:
            thing["actions"] = [self.words() for _ in range(self.rng.randint(1, 4))]
        inside = _INSIDE.get(kind)
        if inside and deep and self.rng.random() < 0.9:
            things = [self.thing(inside) for _ in range(self.rng.randint(1, 3))]
            thing[inside] = things
        return thing

    def map(self) -> Map:
        """Return a map with comments at random places."""
        made = Map(self.thing(""))
        for thing, kind, _ in made.things():
            for key in ("", *thing):
                for where in ("above", "behind"):
                    if self.rng.random() < 0.08 and _has_room(thing, kind, key, where):
                        made.notes[thing["_"], key, where] = f"# {self.words()}"
        return made

    def edits(self, base: Map, count: int, most: int) -> "tuple[Map, set[Touch]]":
        """Return the map after some edits, and what they have touched: some of the first `most` things."""
        new, touched = deepcopy(base), set[Touch]()
        for _ in range(count):
            thing, kind, parent = self.rng.choice(new.things()[:most])
            if self._is_renamed(new, thing, touched):
                continue
            edit = self.rng.choice(
                (self._set, self._set, self._drop, self._text, self._texts, self._item, self._note, self._note,
                 self._add, self._remove, self._reorder, self._move, self._rename)
            )  # fmt: skip
            touches = edit(new, thing, kind, parent, touched)
            touched |= touches
        return new, touched

    def _is_renamed(self, new: Map, thing: Thing, touched: set[Touch]) -> bool:
        """Say whether a thing, or one in or around it, has another id: to be found it must stay as it is."""
        renamed = {touch[0] for touch in touched if touch[1:] == ("id",)}
        return any(
            {thing["_"], *(one["_"] for one, _, _ in new.things(thing, kind))} & renamed
            or thing["_"] in {one["_"] for one, _, _ in new.things(new.find(name)[0], new.find(name)[1])}
            for name in renamed
            for kind in [new.find(thing["_"])[1]]
        )

    # Each edit returns what it touches; nothing where it cannot be made.

    def _set(
        self, new: Map, thing: Thing, kind: str, parent: Thing | None, touched: set[Touch]
    ) -> set[Touch]:
        key = self.rng.choice(_FIELDS[kind])
        value = self.value(key)
        if value == thing.get(key):
            return set()
        thing[key] = value
        return {(thing["_"], key)}

    def _text(
        self, new: Map, thing: Thing, kind: str, parent: Thing | None, touched: set[Touch]
    ) -> set[Touch]:
        key = _NAME.get(kind, "title")
        thing[key] = self.words()
        return {(thing["_"], key)}

    def _drop(
        self, new: Map, thing: Thing, kind: str, parent: Thing | None, touched: set[Touch]
    ) -> set[Touch]:
        keys = [key for key in _FIELDS[kind] if key in thing]
        if not keys:
            return set()
        key = self.rng.choice(keys)
        del thing[key]
        return {(thing["_"], key), (thing["_"], key, "above"), (thing["_"], key, "behind")}

    def _texts(
        self, new: Map, thing: Thing, kind: str, parent: Thing | None, touched: set[Touch]
    ) -> set[Touch]:
        actions = thing.get("actions")
        if not actions:
            return set()
        at = self.rng.randrange(len(actions))
        if self.rng.random() < 0.5:
            actions.insert(at, self.words())
            return {(thing["_"], "actions", "order", str(self.count))}
        actions[at] = self.words()
        return {(thing["_"], "actions")}

    def _item(
        self, new: Map, thing: Thing, kind: str, parent: Thing | None, touched: set[Touch]
    ) -> set[Touch]:
        items = thing.get(SETS[kind])
        if not items:
            return set()
        if self.rng.random() < 0.5 or len(items) < 2:
            items.append(self._new("e"))
            return {(thing["_"], SETS[kind], items[-1])}
        gone = items.pop(self.rng.randrange(len(items)))
        return {(thing["_"], SETS[kind], gone), (thing["_"], SETS[kind], "less")}

    def _note(
        self, new: Map, thing: Thing, kind: str, parent: Thing | None, touched: set[Touch]
    ) -> set[Touch]:
        key, where = self.rng.choice(("", *thing)), self.rng.choice(("above", "behind"))
        if not _has_room(thing, kind, key, where):
            return set()
        at = (thing["_"], key, where)
        if at in new.notes and self.rng.random() < 0.4:
            del new.notes[at]
        else:
            new.notes[at] = f"# {self.words()}"
        return {at}

    def _add(
        self, new: Map, thing: Thing, kind: str, parent: Thing | None, touched: set[Touch]
    ) -> set[Touch]:
        inside = _INSIDE.get(kind)
        if not inside or inside not in thing:
            return set()
        added = self.thing(inside)
        thing[inside].insert(self.rng.randint(0, len(thing[inside])), added)
        return {(thing["_"], "alive"), (added["_"], "*"), (thing["_"], "order", added["_"])}

    def _remove(
        self, new: Map, thing: Thing, kind: str, parent: Thing | None, touched: set[Touch]
    ) -> set[Touch]:
        if parent is None or len(parent[kind]) < 2:
            return set()
        parent[kind].remove(thing)
        gone = {(one["_"], "*") for one, _, _ in new.things(thing, kind)}
        return {(thing["_"], "*"), (parent["_"], "less"), *gone}

    def _reorder(
        self, new: Map, thing: Thing, kind: str, parent: Thing | None, touched: set[Touch]
    ) -> set[Touch]:
        if parent is None or len(parent[kind]) < 2:
            return set()
        parent[kind].remove(thing)
        parent[kind].insert(self.rng.randint(0, len(parent[kind])), thing)
        return {(parent["_"], "order", thing["_"])}

    def _move(
        self, new: Map, thing: Thing, kind: str, parent: Thing | None, touched: set[Touch]
    ) -> set[Touch]:
        if parent is None or len(parent[kind]) < 2:
            return set()
        homes = [
            one
            for one, _, _ in new.things()
            if kind in one and one is not parent and not self._is_renamed(new, one, touched)
        ]
        if not homes:
            return set()
        home = self.rng.choice(homes)
        parent[kind].remove(thing)
        home[kind].insert(self.rng.randint(0, len(home[kind])), thing)
        return {
            (thing["_"], "place"),
            (home["_"], "alive"),
            (home["_"], "order", thing["_"]),
            (parent["_"], "less"),
        }

    def _rename(
        self, new: Map, thing: Thing, kind: str, parent: Thing | None, touched: set[Touch]
    ) -> set[Touch]:
        inside = {thing["_"], *(one["_"] for one, _, _ in new.things(thing, kind))}
        if parent is None or any(touch[0] in inside for touch in touched):
            return set()
        thing["id"] = self._new("id")
        return {(thing["_"], "id")}


def _has_room(thing: Thing, kind: str, key: str, where: str) -> bool:
    if key == "_":
        return False
    if not key:
        return where == "above" and bool(kind)
    return where == "behind" or key != next(one for one in thing if one != "_")
