"""Pain points of different journeys that are nearly the same: what `same_as` could say, and what one fix would lift.

Two pain points are as alike as their statements (`score.likeness`); where both have a `root_cause`, that
counts a fifth and the statement the rest. Those that are alike make groups as stars (Aslam, Pelekhov and Rus, The
Star Clustering Algorithm, 2004): all are alike to the one in the middle. Chains of pairs would drift: in 10,000
unrelated sentences of English they joined 132 that had little to do with each other.

Limits: words are compared, not meaning, so this proposes and people decide. Among more than 400 different
statements only those are compared that share two of their six rarest words, or one that few have, and
each with 60 of them at most; in 6,000 such sentences that missed 12 of 1,441 pairs.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import fsum

from journeyctl.score.leverage import Leverage, lifted
from journeyctl.score.likeness import Text, Texts, shared_words
from journeyctl.score.pains import OVER, PainCase

THRESHOLD = 0.6
"""How alike two pain points must be to be proposed."""

_CAUSE = 0.2
_ALL = 400
_RAREST, _RARE, _COMPARED = 6, 20, 60


@dataclass(frozen=True, slots=True)
class SimilarPair:
    """Two pain points of different journeys (ids, in order), how alike they are (0 to 1), and the words of both.

    `shared` holds the words in the order of the first statement, those of up to three letters last.
    """

    one: str
    other: str
    similarity: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SameAs:
    """What to write at a pain point: its whole `same_as`, with what stands there now."""

    at: str
    same_as: tuple[str, ...]

    @property
    def text(self) -> str:
        """The line as it stands in the file.

        >>> SameAs("onboarding/import-rejected", ("data-migration/error-codes",)).text
        'same_as: [data-migration/error-codes]'
        """
        return f"same_as: [{', '.join(self.same_as)}]"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Pain points that seem to be the same, and the lines that would say so.

    `similarity` is that of the least alike two that a line links (0 to 1), `shared` are the words of
    these two, and `lifts` tells of all that would then be the same, with what is linked already: one fix
    would lift them, and they count once, by the worst.
    """

    similarity: float
    shared: tuple[str, ...]
    lines: tuple[SameAs, ...]
    lifts: Leverage


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What is the same in several journeys, or seems to be.

    `pairs`: the most alike first. `proposals`, and `linked`, the groups of `same_as` that no proposal would
    extend: those that ease most first.
    """

    pairs: tuple[SimilarPair, ...]
    proposals: tuple[Proposal, ...]
    linked: tuple[Leverage, ...]


def portfolio(
    cases: Iterable[PainCase], scores: Mapping[str, float], threshold: float = THRESHOLD
) -> Portfolio:
    """Return what is the same in several journeys.

    `scores` holds the scores of pain points by id. Those that are fixed or will not be are left out.
    Where many pain points say the same, each is paired with the first of them in another journey.
    """
    ordered = sorted(cases, key=lambda case: case.id)
    pains = {case.id: case for case in ordered if case.pain.status not in OVER}
    links = _Links(pains)
    before = links.groups()
    sayings, near = _compared(pains.values(), threshold)
    pairs = sorted(_pairs(sayings, near, links), key=lambda pair: (-pair.similarity, pair.one, pair.other))
    made: dict[str, list[_Join]] = {}
    for join in list(_joins(sayings, near, links)):
        made.setdefault(links.head(join.pain.id), []).append(join)
    groups = {links.head(group[0]): group for group in links.groups()}
    proposals = [_proposal(joins, lifted([groups[head]], scores)) for head, joins in made.items()]
    linked = [lifted([group], scores) for group in before if links.head(group[0]) not in made]
    return Portfolio(
        tuple(pairs),
        tuple(sorted(proposals, key=lambda proposal: _most_first(proposal.lifts))),
        tuple(sorted(linked, key=_most_first)),
    )


def _most_first(lifts: Leverage) -> tuple[float, int, tuple[str, ...]]:
    return -lifts.score, -len(lifts.journeys), lifts.pains


class _Links:
    """Which pain points are the same: groups that grow as links are made."""

    def __init__(self, pains: Mapping[str, PainCase]) -> None:
        self._pains = pains
        self._above: dict[str, str] = {}
        for case in pains.values():
            for other in case.same:
                self.join(case.id, other)

    def head(self, name: str) -> str:
        """Return the id that stands for the group of a pain point: the first of the group."""
        while (above := self._above.get(name, name)) != name:
            # Halving the way each time keeps it short.
            self._above[name] = name = self._above.get(above, above)
        return name

    def join(self, one: str, other: str) -> bool:
        """Make two pain points the same; say whether they were not yet."""
        one, other = self.head(one), self.head(other)
        self._above[max(one, other)] = min(one, other)
        return one != other

    def groups(self) -> list[list[str]]:
        """Return the groups of several open pain points, each sorted."""
        found: dict[str, list[str]] = {}
        for name in self._pains:
            found.setdefault(self.head(name), []).append(name)
        return [group for group in found.values() if len(group) > 1]


@dataclass(frozen=True, slots=True, eq=False)
class _Saying:
    """The pain points that say the same, in statement and root cause, by id.

    `second` is the first that is in another journey than the first of all.
    """

    statement: Text
    cause: Text | None
    pains: Sequence[PainCase]
    second: PainCase | None

    def elsewhere(self, journey: str) -> PainCase | None:
        """Return the first of the pain points in another journey."""
        return self.pains[0] if self.pains[0].journey != journey else self.second


_Near = list[dict[int, float]]
"""For each saying the numbers of those that are like it, and how much."""


def _compared(pains: Iterable[PainCase], threshold: float) -> tuple[list[_Saying], _Near]:
    """Return what is said, and which of it is alike."""
    sayings, texts = _sayings(pains)
    # A cause that is the same makes up for a statement that is a little less so.
    causes = any(saying.cause is not None for saying in sayings)
    least = max(0.0, (threshold - _CAUSE) / (1 - _CAUSE) if causes else threshold) ** 2
    near: _Near = [{} for _ in sayings]
    for number, others in enumerate(_worth_comparing(sayings)):
        one = sayings[number]
        lightest = one.statement.weight * least
        for other in others:
            two = sayings[other]
            # What one text has more than the other, they cannot share.
            if lightest <= two.statement.weight and one.statement.weight >= two.statement.weight * least:
                alike = texts.similarity(one.statement, two.statement)
                if one.cause is not None and two.cause is not None:
                    alike = (1 - _CAUSE) * alike + _CAUSE * texts.similarity(one.cause, two.cause)
                if alike >= threshold:
                    near[number][other] = near[other][number] = alike
    return sayings, near


def _sayings(pains: Iterable[PainCase]) -> tuple[list[_Saying], Texts]:
    cases = list(pains)
    statements = [case.pain.statement for case in cases]
    texts = Texts(
        [*statements, *(case.pain.root_cause for case in cases if case.pain.root_cause is not None)]
    )
    by_words: dict[tuple[tuple[str, ...], ...], list[PainCase]] = {}
    for case in cases:
        written = (case.pain.statement, case.pain.root_cause)
        key = tuple(texts.of(text).words for text in written if text is not None)
        by_words.setdefault(key, []).append(case)
    found: list[_Saying] = []
    for _, same in sorted(by_words.items()):
        first = same[0]
        cause = texts.of(first.pain.root_cause) if first.pain.root_cause is not None else None
        second = next((case for case in same if case.journey != first.journey), None)
        found.append(_Saying(texts.of(first.pain.statement), cause, same, second))
    return found, texts


def _worth_comparing(sayings: Sequence[_Saying]) -> Iterator[Iterable[int]]:
    """Yield for each saying the numbers of those before it that it is compared with."""
    if len(sayings) <= _ALL:
        yield from map(range, range(len(sayings)))
        return
    holders = Counter(root for saying in sayings for root in saying.statement.roots)
    # Numbers from the rarest root to the most common one, and those of the rare ones.
    ranks = {root: rank for rank, root in enumerate(sorted(holders, key=lambda root: (holders[root], root)))}
    rare = sum(count <= _RARE for count in holders.values())
    seen: dict[int, list[int]] = {}
    for number, saying in enumerate(sayings):
        rarest = sorted(map(ranks.__getitem__, saying.statement.roots))[:_RAREST]
        keys = [one * len(ranks) + other for one, other in combinations(rarest, 2)]
        keys += [-1 - one for one in rarest if one < rare]
        found: set[int] = set()
        for before in sorted((seen[key] for key in keys if key in seen), key=len):
            found.update(before[: _COMPARED - len(found)])
        yield found
        for key in keys:
            seen.setdefault(key, []).append(number)


def _pairs(sayings: Sequence[_Saying], near: _Near, links: _Links) -> Iterator[SimilarPair]:
    """Yield the pairs that nobody has linked yet, each once."""
    for number, saying in enumerate(sayings):
        for place, case in enumerate(saying.pains):
            match = saying.elsewhere(case.journey)
            if place and match is not None:
                yield from _pair(case, saying, match, saying, 1.0, links)
        for other, alike in near[number].items():
            if other > number:
                yield from _first_pair(saying, sayings[other], alike, links)


def _first_pair(one: _Saying, other: _Saying, alike: float, links: _Links) -> Iterator[SimilarPair]:
    for case in (one.pains[0], one.second):
        match = other.elsewhere(case.journey) if case is not None else None
        if case is not None and match is not None:
            pair = list(_pair(case, one, match, other, alike, links))
            if pair:
                yield from pair
                return


def _pair(
    case: PainCase, saying: _Saying, match: PainCase, other: _Saying, alike: float, links: _Links
) -> Iterator[SimilarPair]:
    if links.head(case.id) != links.head(match.id):
        if case.id > match.id:
            case, saying, match, other = match, other, case, saying
        yield SimilarPair(case.id, match.id, alike, shared_words(saying.statement, other.statement))


@dataclass(frozen=True, slots=True)
class _Join:
    """A link that is proposed: where to write it, to what, and how alike the two are."""

    pain: PainCase
    to: str
    alike: float
    shared: tuple[str, ...]


def _joins(sayings: Sequence[_Saying], near: _Near, links: _Links) -> Iterator[_Join]:
    """Make the links that are missing in each star, and yield them."""
    for middle, members in _stars(sayings, near):
        centre = sayings[middle]
        for number in (middle, *members):
            saying = sayings[number]
            for case in saying.pains:
                to, alike, other = centre.elsewhere(case.journey), near[middle].get(number, 1.0), centre
                if to is None:
                    to, alike, other = saying.elsewhere(case.journey), 1.0, saying
                if case is not centre.pains[0] and to is not None and links.join(case.id, to.id):
                    texts = (saying.statement, other.statement)
                    shared = shared_words(*(texts if case.id < to.id else reversed(texts)))
                    yield _Join(case, to.id, alike, shared)


def _stars(sayings: Sequence[_Saying], near: _Near) -> Iterator[tuple[int, list[int]]]:
    """Yield the middle of each star with its members, the most alike first; that of most weight comes first."""
    weights = [fsum(others.values()) for others in near]
    order = sorted(range(len(sayings)), key=lambda number: (-weights[number], sayings[number].pains[0].id))
    taken: set[int] = set()
    for middle in order:
        if middle not in taken:
            members = [number for number in near[middle] if number not in taken]
            taken.update((middle, *members))
            yield (
                middle,
                sorted(members, key=lambda number: (-near[middle][number], sayings[number].pains[0].id)),
            )


def _proposal(joins: Sequence[_Join], lifts: Leverage) -> Proposal:
    least = min(joins, key=lambda join: (join.alike, join.pain.id))
    lines = sorted((join.pain.id, (*join.pain.pain.same_as, join.to)) for join in joins)
    return Proposal(least.alike, least.shared, tuple(SameAs(*line) for line in lines), lifts)
