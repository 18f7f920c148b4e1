"""The things of a map in three trees, and which of them are one: by id, then by how alike they are."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from journeyctl.load.canonical.tree import Collection, Entry, Leaf, Node
from journeyctl.load.merging.matching.likeness import Likeness
from journeyctl.load.merging.matching.sameness import Sameness, data_of, key_of, text_at
from journeyctl.model.fields import behind, keys_of
from journeyctl.model.ids import slug

_NAMES = ("title", "statement", "name", "text")
_MOST_PAIRS = 5000
_LEAST_WORDS = 4  # that a thing must have in common with one of another list


def holds_elements(model: type | None, key: str) -> type | None:
    """Return what a list below a key of a model holds, if that are things with an id of their own."""
    inner, free = behind(model, key)
    return inner if inner is not None and not free and "id" in keys_of(inner) else None


def id_of(node: Node) -> str:
    """Return the id of a thing: the written one, or the slug of its name; empty where it has neither."""
    if isinstance(node, Leaf):
        return str(data_of(node))  # a phase may be no more than its id
    written = text_at(node, "id")
    if written is not None:
        return written
    name = next((text for key in _NAMES if (text := text_at(node, key)) is not None), None)
    return slug(name) if name is not None else ""


@dataclass(slots=True, eq=False)
class Element:
    """A thing in one of the trees, its model, below which thing it stands (None: the file), and under which key."""

    entry: Entry
    model: type
    key: str
    id: str
    parent: "Who | None"
    who: "Who | None" = None


@dataclass(slots=True, eq=False)
class Who:
    """A thing, wherever it stands: its number, and what it is in each of the trees."""

    number: int
    base: Element | None = None
    ours: Element | None = None
    theirs: Element | None = None


@dataclass(slots=True, eq=False)
class Cast:
    """All things of three trees; `by_entry` finds one by what is written."""

    everybody: list[Who] = field(default_factory=list)
    by_entry: dict[int, Who] = field(default_factory=dict)

    def who(self, entry: Entry) -> Who:
        """Return the thing that is written here."""
        return self.by_entry[id(entry)]


Roots = tuple[Node | None, Node | None, Node | None]


def cast_of(roots: Roots, model: type, sameness: Sameness) -> Cast:
    """Find the things of three trees of one kind, and match them."""
    cast = Cast()
    here: list[list[tuple[Node, Who | None, type]]] = [
        [(root, None, model)] if root else [] for root in roots
    ]
    while any(here):
        found = [[element for one in side for element in _below(*one)] for side in here]
        _match(cast, found, sameness)
        here = [[(element.entry.value, element.who, element.model) for element in side] for side in found]
    return cast


def _below(node: Node, parent: Who | None, model: type) -> Iterator[Element]:
    if isinstance(node, Leaf) or not node.mapping:
        return
    for entry in node.entries:
        key = key_of(entry)
        inner = holds_elements(model, key)
        if inner is None or not isinstance(entry.value, Collection) or entry.value.mapping:
            continue
        for item in entry.value.entries:
            yield Element(item, inner, key, id_of(item.value), parent)


def _match(cast: Cast, sides: list[list[Element]], sameness: Sameness) -> None:
    base, ours, theirs = sides
    for element in base:
        _new(cast, element).base = element
    for side, put in ((ours, _put_ours), (theirs, _put_theirs)):
        for old, new in _pairs(base, side, sameness):
            put(_join(cast, cast.who(old.entry), new), new)
    left = [element for element in ours if element.who is None]
    for element in left:
        _new(cast, element).ours = element
    for old, new in _by_id(left, [element for element in theirs if element.who is None]):
        _join(cast, cast.who(old.entry), new).theirs = new
    for element in theirs:
        if element.who is None:
            _new(cast, element).theirs = element


def _put_ours(who: Who, element: Element) -> None:
    who.ours = element


def _put_theirs(who: Who, element: Element) -> None:
    who.theirs = element


def _new(cast: Cast, element: Element) -> Who:
    who = Who(len(cast.everybody))
    cast.everybody.append(who)
    return _join(cast, who, element)


def _join(cast: Cast, who: Who, element: Element) -> Who:
    element.who = who
    cast.by_entry[id(element.entry)] = who
    return who


def _pairs(base: list[Element], side: list[Element], sameness: Sameness) -> list[tuple[Element, Element]]:
    pairs = _by_id(base, side)
    olds, news = {id(old) for old, _ in pairs}, {id(new) for _, new in pairs}
    left = [element for element in base if id(element) not in olds]
    new = [element for element in side if id(element) not in news]
    if left and new and len(left) * len(new) <= _MOST_PAIRS:
        pairs += _by_likeness(left, new, _neighbours(base, side, pairs), sameness)
    return pairs


def _by_id(olds: list[Element], news: list[Element]) -> list[tuple[Element, Element]]:
    """Pair what has one id: in one place first, then anywhere if nothing else there has it."""
    near = _paired(olds, news, lambda element: (element.key, element.parent, element.id), alone=False)
    taken = {id(element) for pair in near for element in pair}
    return near + _paired(
        [element for element in olds if id(element) not in taken],
        [element for element in news if id(element) not in taken],
        lambda element: (element.key, element.id),
        alone=True,
    )


def _paired(
    olds: list[Element], news: list[Element], key: Callable[[Element], object], *, alone: bool
) -> list[tuple[Element, Element]]:
    known: dict[object, list[Element]] = defaultdict(list)
    for new in news:
        known[key(new)].append(new)
    asked: dict[object, list[Element]] = defaultdict(list)
    for old in olds:
        if old.id:
            asked[key(old)].append(old)
    pairs: list[tuple[Element, Element]] = []
    for one, same in asked.items():
        if not alone or len(same) == len(known.get(one, ())) == 1:
            pairs += zip(same, known.get(one, ()), strict=False)
    return pairs


def _neighbours(
    base: list[Element], side: list[Element], pairs: list[tuple[Element, Element]]
) -> dict[int, tuple[int, int]]:
    """Give for each thing the place of what stands before it and is on both sides, and how far it is behind that."""
    places: dict[int, tuple[int, int]] = {}
    both = {id(element): number for number, pair in enumerate(pairs) for element in pair}
    for elements in (base, side):
        before, step, parent = -1, 0, None
        for element in elements:
            if parent != (element.parent, element.key):
                before, step, parent = -1, 0, (element.parent, element.key)
            step += 1
            if id(element) in both:
                before, step = both[id(element)], 0
            places[id(element)] = before, step
    return places


def _by_likeness(
    olds: list[Element], news: list[Element], places: dict[int, tuple[int, int]], sameness: Sameness
) -> list[tuple[Element, Element]]:
    """Pair things whose id has changed, the most alike first, those of one list before others; in doubt they are two."""
    alikeness = Likeness(sameness)
    ranked: list[tuple[float, bool, int, int]] = []
    for at, old in enumerate(olds):
        for number, new in enumerate(news):
            if old.key != new.key:
                continue
            moved = old.parent is not new.parent
            share, words = alikeness.of(old.entry.value, new.entry.value)
            near = not moved and places[id(old)] == places[id(new)]
            if share >= (0.5 if near else 0.75) and not (moved and (share < 0.9 or words < _LEAST_WORDS)):
                ranked.append((-share, moved, at, number))
    pairs: list[tuple[Element, Element]] = []
    taken: set[int] = set()
    for _, _, at, number in sorted(ranked):
        old, new = olds[at], news[number]
        if id(old) not in taken and id(new) not in taken:
            taken |= {id(old), id(new)}
            pairs.append((old, new))
    return pairs
