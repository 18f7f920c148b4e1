"""How many customers get where: the shares of `next` followed through a journey.

A journey is read as a Markov chain: at each touchpoint a share of the customers goes each way on,
and who goes no way has left. The share that ever comes to a touchpoint is v/r: v, how often it is
visited by a customer on average, and r, how often by one who is there already (both from the
fundamental matrix; Kemeny and Snell, Finite Markov Chains, 1960).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from journeyctl.model.journey import Journey
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.ways import Ways, numbers_by_id, ways

_OPTIONAL = 0.5
_STAY = 1 - 1e-9  # a loop that nobody leaves would be visited for ever


@dataclass(frozen=True, slots=True)
class Flow:
    """The shares (0 to 1) of the customers of a journey, by number of the touchpoint in the file's order.

    `reach`: who ever comes there. `lost`: who leaves there and has never come to the end. `assumed`
    holds the numbers of touchpoints whose reach rests on a share that nobody has written. `completion`
    is who ever comes to the end, a touchpoint of the last stage from which no way leads on, or None where
    no share is written at all; ten steps that 90 % get through each leave 0.9^10 = 35 %. `steps` holds the share
    of those at a touchpoint who go each way on, by number, and `guessed` where nobody has written it.
    """

    touchpoints: tuple[Touchpoint, ...]
    reach: tuple[float, ...]
    lost: tuple[float, ...]
    assumed: frozenset[int]
    completion: float | None
    steps: tuple[Mapping[int, float], ...] = ()
    guessed: frozenset[int] = frozenset()


_Steps = list[dict[int, float]]


def flow(journey: Journey) -> Flow:
    """Follow the customers of a journey."""
    found = ways(journey)
    steps, guessed = _steps(found)
    starts = _starts(found, steps)
    visits, returns = _visits(starts, steps)
    # Rounded: a loop that nobody leaves costs some digits, and equal shares shall be equal.
    reach = tuple(
        round(max(0.0, min(1.0, visit / back)), 6) for visit, back in zip(visits, returns, strict=True)
    )
    told = any(step.share is not None for touchpoint in found.touchpoints for step in touchpoint.next)
    # Who has come to the end once has got through, whatever happens later.
    ends = [number for number in found.exits if not steps[number]] or list(found.exits)[-1:]
    before, _ = _visits(starts, [{} if number in ends else step for number, step in enumerate(steps)])
    lost = tuple(
        0.0 if number in ends else round(before[number] * max(0.0, 1 - sum(step.values())), 6)
        for number, step in enumerate(steps)
    )
    completion = round(min(1.0, sum(before[number] for number in ends)), 6) if told else None
    behind = _behind(guessed, starts, steps)
    return Flow(found.touchpoints, reach, lost, behind, completion, tuple(steps), frozenset(guessed))


def _starts(found: Ways, steps: _Steps) -> list[float]:
    """Return who begins where: at the touchpoints of the first stage that no other leads to, equally."""
    led_to = {to for number, step in enumerate(steps) for to in step if to != number}
    entries = [number for number in found.entries if number not in led_to] or list(found.entries)[:1]
    return [1 / len(entries) if number in entries else 0.0 for number in range(len(steps))]


def _steps(found: Ways) -> tuple[_Steps, set[int]]:
    """Return for each touchpoint which share goes where, and those where that is a guess."""
    numbers = numbers_by_id(found.touchpoints)
    steps: _Steps = []
    guessed: set[int] = set()
    for number, touchpoint in enumerate(found.touchpoints):
        named = [(numbers[step.to], step.share) for step in touchpoint.next if step.to in numbers]
        if named:
            step, guess = _shared(named)
        else:
            step, guess = _in_order(found, number)
        steps.append(step)
        if guess:
            guessed.add(number)
    return steps, guessed


def _shared(named: list[tuple[int, float | None]]) -> tuple[dict[int, float], bool]:
    """Divide customers over the ways that are named; ways without a share divide what is left equally."""
    given = sum(share for _, share in named if share is not None)
    silent = sum(share is None for _, share in named)
    left = max(0.0, 1 - given) / silent if silent else 0.0
    too_many = max(1.0, given)
    step: dict[int, float] = {}
    for to, share in named:
        step[to] = step.get(to, 0.0) + (left if share is None else share / too_many)
    return step, silent > 1


def _in_order(found: Ways, number: int) -> tuple[dict[int, float], bool]:
    """Go on in the order of the file: half of the customers pass by an optional touchpoint."""
    step: dict[int, float] = {}
    share = 1.0
    last = len(found.touchpoints) - 1
    following = number + 1
    while following < last and found.touchpoints[following].optional:
        step[following] = share * _OPTIONAL
        share -= step[following]
        following += 1
    if following <= last:
        step[following] = share
    return step, len(step) > 1


def _behind(guessed: set[int], starts: list[float], steps: _Steps) -> frozenset[int]:
    """Return the touchpoints to which a way leads from a guess."""
    todo = [to for number in guessed for to in steps[number]]
    if sum(share > 0 for share in starts) > 1:
        todo += [number for number, share in enumerate(starts) if share > 0]
    found: set[int] = set()
    while todo:
        number = todo.pop()
        if number not in found:
            found.add(number)
            todo += steps[number]
    return frozenset(found)


def _visits(starts: list[float], steps: _Steps) -> tuple[list[float], list[float]]:
    """Return how often each touchpoint is visited on average, and how often by those who are there."""
    inflow = list(starts)
    visits = [0.0] * len(steps)
    returns = [1.0] * len(steps)
    for block in _blocks(steps):
        if len(block) == 1 and block[0] not in steps[block[0]]:
            visits[block[0]] = inflow[block[0]]
        else:
            inverse = _fundamental([[steps[row].get(column, 0.0) for column in block] for row in block])
            for index, number in enumerate(block):
                visits[number] = sum(inflow[other] * inverse[row][index] for row, other in enumerate(block))
                returns[number] = inverse[index][index]
        for number in block:
            for to, share in steps[number].items():
                if to > block[-1]:
                    inflow[to] += visits[number] * share
    return visits, returns


def _blocks(steps: _Steps) -> list[range]:
    """Cut the touchpoints into runs that no way leads back out of: a loop is whole in one of them."""
    earliest = list(range(len(steps)))
    for number, step in enumerate(steps):
        for to in step:
            earliest[number] = min(earliest[number], to)
    blocks: list[range] = []
    for number in range(len(steps)):
        start = earliest[number]
        while blocks and blocks[-1].stop > start:
            start = min(start, blocks.pop().start)
        blocks.append(range(start, number + 1))
    return blocks


def _fundamental(matrix: list[list[float]]) -> list[list[float]]:
    """Return the inverse of I - Q by Gauss and Jordan; the blocks of a journey are small."""
    size = len(matrix)
    rows = [
        [(row == column) - matrix[row][column] * _STAY for column in range(size)]
        + [float(row == column) for column in range(size)]
        for row in range(size)
    ]
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        scale = rows[column][column]
        rows[column] = [value / scale for value in rows[column]]
        for row in range(size):
            factor = rows[row][column]
            if row != column and factor:
                rows[row] = [one - factor * other for one, other in zip(rows[row], rows[column], strict=True)]
    return [row[size:] for row in rows]
