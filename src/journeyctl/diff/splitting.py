"""Stages and touchpoints that were divided or put together: what one held, others hold now."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from journeyctl.diff.change import What
from journeyctl.diff.matching import Matching
from journeyctl.diff.things import Thing

_SPLIT = frozenset({What.STAGE, What.TOUCHPOINT})
_TEXTS = ("actions", "thoughts", "needs", "frontstage", "backstage", "support")
_FEWEST_TEXTS = 2
"""How many texts must be the same, word by word: one alone may be chance."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What was handed over: `split` has for new things the one they were part of, `merged` for old ones where they went."""

    split: Mapping[Thing, Thing]
    merged: Mapping[Thing, Thing]


def handed_over(matching: Matching) -> Handed:
    """Find what was split and merged.

    A new thing is a part of an old one that is still there if most of what it holds comes from that one; an old
    thing is merged into one that was there before if most of what it held is in that one now. What the other one holds
    on both sides was not handed over: who copies a thing has split nothing.
    """
    other = dict(matching.pairs)
    back = {new: old for old, new in matching.pairs}
    held, holds = defaultdict(list), defaultdict(list)
    for old, new in matching.pairs:
        if old.parent is not None and new.parent is not None:
            held[old.parent].append(new.parent)
            holds[new.parent].append(old.parent)
    texts_then = _texts(old for old in (*other, *matching.removed))
    texts_now = _texts(new for new in (*back, *matching.added))
    left = {old: said - texts_now.get(other.get(old, old), frozenset()) for old, said in texts_then.items()}
    came = {new: said - texts_then.get(back.get(new, new), frozenset()) for new, said in texts_now.items()}
    split: dict[Thing, Thing] = {}
    for new in matching.added:
        if new.what in _SPLIT:
            source = _most(new, holds[new], texts_now, left)
            if source is not None and source in other:
                split[new] = source
    merged: dict[Thing, Thing] = {}
    for old in matching.removed:
        if old.what in _SPLIT:
            target = _most(old, held[old], texts_then, came)
            if target is not None and target in back:
                merged[old] = target
    return Handed(split, merged)


def _texts(things: Iterator[Thing]) -> dict[Thing, frozenset[str]]:
    return {
        thing: frozenset(text for key in _TEXTS for text in getattr(thing.model, key))
        for thing in things
        if thing.what is What.TOUCHPOINT
    }


def _most(
    thing: Thing,
    partners: list[Thing],
    own: Mapping[Thing, frozenset[str]],
    others: Mapping[Thing, frozenset[str]],
) -> Thing | None:
    """Return the thing of the other side that holds most of what this one holds, if there is one."""
    counts: dict[Thing, int] = defaultdict(int)
    for partner in partners:
        if partner.what is thing.what:
            counts[partner] += 1
    texts = own.get(thing, frozenset())
    if texts:
        for partner, said in others.items():
            shared = 0 if partner.side.home != thing.side.home else len(texts & said)
            if shared >= _FEWEST_TEXTS or (shared and partner in counts):
                counts[partner] += shared
    if not counts:
        return None
    best = max(counts, key=lambda one: (counts[one], -one.order, one.side.id))
    whole = _size(thing) + len(texts)
    return best if counts[best] * 2 > whole else None


def _size(thing: Thing) -> int:
    model = thing.model
    if thing.what is What.STAGE:
        return len(model.touchpoints) + len(model.metrics)
    return len(model.pain_points) + len(model.gains) + len(model.opportunities) + len(model.metrics)
