"""Which thing of before is which thing of after: by id, then by how alike they are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from itertools import chain
from typing import Any

from journeyctl.diff.change import What
from journeyctl.diff.things import Thing
from journeyctl.score.likeness import Text, Texts

_ALIKE = 0.6
"""How alike two texts are, from 0 to 1, that are one thing in one place of one file."""
_ALIKE_ELSEWHERE = 0.75
"""The same for files, and for things in different files: there it takes more to believe it."""
_LONG = 8  # words that a whole text must have before it speaks for a thing whose name is another one
_MOST_PAIRS = 100_000


@dataclass(frozen=True, slots=True, eq=False)
class Matching:
    """Pairs of what is the same thing on both sides, and what has no other side; all in order of their files."""

    pairs: tuple[tuple[Thing, Thing], ...]
    removed: tuple[Thing, ...]
    added: tuple[Thing, ...]

    def renames(self) -> dict[tuple[What, str], str]:
        """Return for each thing whose id has changed, by what it is and its id of before, its id of now."""
        return {(old.what, old.side.id): new.side.id for old, new in self.pairs if old.side.id != new.side.id}


def match(before: Sequence[Thing], after: Sequence[Thing]) -> Matching:
    """Find out which things are the same; a thing has at most one other side."""
    found: dict[Thing, Thing] = {}
    homes: dict[tuple[What, str], str] = {}
    for what in What:  # files come before what stands in them
        olds = [thing for thing in before if thing.what is what]
        news = [thing for thing in after if thing.what is what]
        pairs = list(_by_id(olds, news, homes))
        taken = set(chain.from_iterable(pairs))
        left = [thing for thing in olds if thing not in taken]
        new = [thing for thing in news if thing not in taken]
        pairs += _by_likeness(left, new, homes)
        found.update(pairs)
        homes |= {(what, old.side.home): one.side.home for old, one in pairs if old.parent is None}
    other = set(found.values())
    return Matching(
        tuple((old, found[old]) for old in before if old in found),
        tuple(old for old in before if old not in found),
        tuple(new for new in after if new not in other),
    )


def _top(thing: Thing) -> Thing:
    while thing.parent is not None:
        thing = thing.parent
    return thing


def _home(thing: Thing, homes: dict[tuple[What, str], str]) -> str:
    """Return the id of the file that a thing of before stands in, as it is called now."""
    home = thing.side.home
    return home if thing.parent is None else homes.get((_top(thing).what, home), f"\0{home}")


def _by_id(
    olds: Iterable[Thing], news: Iterable[Thing], homes: dict[tuple[What, str], str]
) -> Iterator[tuple[Thing, Thing]]:
    """Pair things of one id in one file; who has the id written comes before who goes by a title."""
    known: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    for new in sorted(news, key=lambda thing: not thing.written):
        known[new.side.home, new.short].append(new)
    for old in sorted(olds, key=lambda thing: not thing.written):
        others = known.get((_home(old, homes), old.short))
        if others:
            same = next((one for one in others if one.side.name == old.side.name), others[0])
            others.remove(same)
            yield old, same


def _by_likeness(
    olds: Sequence[Thing], news: Sequence[Thing], homes: dict[tuple[What, str], str]
) -> list[tuple[Thing, Thing]]:
    """Pair the rest, the most alike first."""
    if not olds or not news or len(olds) * len(news) > _MOST_PAIRS:
        return _by_name(olds, news)
    judge = _Judge(olds, news)
    ranked: list[tuple[float, bool, int, int, int]] = []
    for at, old in enumerate(olds):
        home = _home(old, homes)
        for place, new in enumerate(news):
            near = old.parent is not None and home == new.side.home
            alike = judge.likeness(old, new)
            same_id = old.short == new.short  # it moved to another file, and kept its id
            if alike >= (_ALIKE if near or same_id else _ALIKE_ELSEWHERE):
                ranked.append((-alike, not near, abs(old.order - new.order), at, place))
    pairs: list[tuple[Thing, Thing]] = []
    taken: set[Thing] = set()
    for *_, at, place in sorted(ranked):
        if olds[at] not in taken and news[place] not in taken:
            taken |= {olds[at], news[place]}
            pairs.append((olds[at], news[place]))
    return pairs


def _by_name(olds: Sequence[Thing], news: Sequence[Thing]) -> list[tuple[Thing, Thing]]:
    """Pair what has exactly the same name: for so many things that not all can be held against each other."""
    known: dict[str, list[Thing]] = defaultdict(list)
    for new in reversed(news):
        known[new.side.name].append(new)
    return [(old, known[old.side.name].pop()) for old in olds if known.get(old.side.name)]


class _Judge:
    """Says how alike things are: by their names, or by all that they say where that is much."""

    def __init__(self, olds: Sequence[Thing], news: Sequence[Thing]) -> None:
        self._said = {thing: (thing.side.name, " ".join(words_of(thing.model))) for thing in (*olds, *news)}
        self._texts = Texts({text for texts in self._said.values() for text in texts})
        self._known: dict[Thing, tuple[Text, Text]] = {
            thing: (self._texts.of(name), self._texts.of(whole))
            for thing, (name, whole) in self._said.items()
        }

    def likeness(self, old: Thing, new: Thing) -> float:
        """Return how alike two things are, from 0 to 1."""
        name, whole = self._known[old]
        other_name, other_whole = self._known[new]
        alike = self._texts.similarity(name, other_name)
        if min(len(whole.words), len(other_whole.words)) >= _LONG:
            alike = max(alike, self._texts.similarity(whole, other_whole))
        return alike


# Words that many things share, and that say nothing of which one it is.
_SILENT = frozenset(
    {
        "id",
        "evidence",
        "owner",
        "status",
        "personas",
        "polarity",
        "type",
        "state",
        "initiator",
        "by",
        "accepts",
    }
)


def words_of(model: Any) -> Iterator[str]:
    """Yield every text of a model and of what stands in it, without ids of teams, evidence and their like."""
    if isinstance(model, str):
        yield model
    elif isinstance(model, tuple) and not hasattr(model, "_fields"):
        for item in model:
            yield from words_of(item)
    elif is_dataclass(model):
        for attribute in fields(model):
            if attribute.name not in _SILENT:
                yield from words_of(getattr(model, attribute.name))
