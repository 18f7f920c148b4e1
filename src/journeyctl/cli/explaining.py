"""A score with everything that went into it: each number, where it comes from, and the formula with them in it."""

from collections.abc import Iterator, Sequence

from journeyctl.cli.sheets import Line
from journeyctl.cli.table import as_text
from journeyctl.model.settings import Scoring
from journeyctl.score.confidence import Confidence
from journeyctl.score.inputs import Input
from journeyctl.score.method import Method
from journeyctl.score.ranking import RankedPain, Ranking
from journeyctl.score.simulation import Simulation
from journeyctl.text.numbers import percent

# Ratings are said as they are written; all others are shares, money or counts.
_RATED = frozenset({"severity", "importance", "detection"})


def number(one: Input) -> str:
    """Return a number as it stands in a table; `?` marks what nobody has written.

    >>> number(Input("frequency", 0.62, "")), number(Input("severity", 3, "", top=5, assumed=True))
    ('62 %', '3 of 5?')
    """
    return f"{amount(one, one.value)}{'?' if one.assumed else ''}"


def amount(one: Input, value: float) -> str:
    """Return a value of a number in its own unit."""
    if one.name in _RATED and one.top:
        return f"{value:.3g} of {one.top:g}"
    if one.top is None or one.top != 1:
        return f"{value:.3g}" if value < 100 else f"{value:,.0f}"
    return percent(value)


def span_text(one: Input) -> str:
    """Return between what a number lies.

    >>> span_text(Input("frequency", 0.5, "", low=0.3, high=0.7, spread="flat"))
    '30 to 70 %'
    """
    low, high = one.ends
    first, last = amount(one, low), amount(one, high)
    for unit in (" %", f" of {one.top or 0:g}"):
        if first.endswith(unit) and last.endswith(unit):
            first = first.removesuffix(unit)
    return last if low == high else f"{first} to {last}"


def explain_pain(
    pain: RankedPain, ranking: Ranking, simulation: Simulation | None, scoring: Scoring
) -> Iterator[Line]:
    """Yield the whole calculation of one pain point."""
    case, method = pain.case, ranking.method
    unit = method.unit if method.most else f"{scoring.currency or 'money'} {method.unit}"
    yield Line(case.id, "message")
    yield Line(f"  {as_text(case.pain.statement)}")
    if case.same:
        yield Line(f"  the same as {', '.join(case.same)}; counted once, by the worst of them")
    rank = f"rank {pain.rank} of {len(ranking.pains)}{_ranks(pain, ranking, simulation)}"
    yield from calculation(method, pain.inputs, case.support, unit, rank)
    yield from origin_of(method)


def calculation(
    method: Method, inputs: Sequence[Input], support: Confidence, unit: str, rank: str
) -> Iterator[Line]:
    """Yield the score of some numbers and the line for its rank, the numbers, and the formula with them in it."""
    numbers = [one.value for one in inputs]
    score, band = method.score(numbers), method.band(numbers)
    yield Line("")
    yield Line(f"{score:,.1f} {unit}{f', {band}' if band else ''} by {method.name}", "help")
    yield Line(rank)
    yield Line("")
    yield from _input_lines(inputs, support)
    yield Line("")
    yield Line(f"  {method.formula}")
    yield Line(f"  = {method.worked(numbers)} = {score:,.1f}")
    yield Line("")
    assumed = [one.name.replace("_", " ") for one in inputs if one.assumed]
    yield Line(
        f"defaults (`?`): {', '.join(assumed)}" if assumed else "defaults: none, every number is somebody's"
    )


def origin_of(method: Method) -> Iterator[Line]:
    """Yield where a method comes from, and what it cannot see."""
    yield Line(f"source: {method.part('Source')}", "faint")
    yield Line(f"limits: {method.part('Limits')}", "faint")


def _input_lines(inputs: Sequence[Input], support: Confidence) -> Iterator[Line]:
    """Yield a line for each number, and below the confidence what each item of evidence adds to it."""
    width = max(len(one.name) for one in inputs)
    amounts = [number(one) for one in inputs]
    wide = max(map(len, amounts))
    for one, shown in zip(inputs, amounts, strict=True):
        yield Line(f"  {one.name.replace('_', ' '):<{width}}  {shown:<{wide}}  {one.origin}")
        if one.name == "confidence":
            indent = " " * (width + wide + 6)
            yield from (Line(indent + text, "faint") for text in _evidence(support))


def _ranks(pain: RankedPain, ranking: Ranking, simulation: Simulation | None) -> str:
    if simulation is None or len(ranking.pains) < 2:
        return ""
    place = ranking.pains.index(pain)
    interval = simulation.intervals[place]
    where = f"{interval.best}" if interval.best == interval.worst else f"{interval.best} to {interval.worst}"
    text = f"; {where} in 9 of 10 worlds"
    if place < len(simulation.before_next):
        ahead = round(simulation.before_next[place] * 100)
        text += f"; before {ranking.pains[place + 1].case.id} in {ahead} of 100"
    return text


def _evidence(support: Confidence) -> Iterator[str]:
    for item in support.items:
        if item.type == "assumption":
            yield f"{item.id}: an assumption counts {item.kind:g}"
            continue
        people = "nobody says of how many" if item.n is None else f"n {item.n:,}"
        age = "of no date" if item.days is None else f"{item.days} days old"
        yield (
            f"{item.id}: {item.type} {item.kind:g} x {people} {item.size:.2f} x {age} {item.age:.2f} "
            f"= {item.strength:.2f}"
        )
    if sum(item.type != "assumption" for item in support.items) > 1:
        yield f"together, as independent witnesses: {support.value:.2f}"
