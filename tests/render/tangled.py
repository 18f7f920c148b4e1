"""Journeys whose ways are a tangle: loops, skips, ways to oneself, several ways to one touchpoint, and long words at them.

Drawn by chance, from seeds: the same in every run.
"""

import json
from collections.abc import Sequence
from random import Random
from typing import Any

Data = dict[str, Any]

CASES = (
    "late", "it is late", "the card is refused", "the customer has no account yet and does not want one",
    "nobody answers for more than ten minutes and the queue is closed for the day", "Zahlungsdienstleisterfreigabe fehlt",
    "在庫がありません", "الدفع مرفوض", "price > 100 €", "a/b <x> & c",
)  # fmt: skip
TITLES = (
    "I pay",
    "I wait",
    "I compare prices at home",
    "Nobody tells me what happens next",
    "Überweisungsauftrag",
    "お金を払う",
)
SHARES = (None, None, 0.01, 0.1, 0.1, 0.2, 0.25, 0.3)


def tangle(seed: int) -> Data:
    """Return a journey of one to five stages with two to twelve touchpoints, and ways of every kind."""
    chance = Random(seed)
    sizes = [chance.choice((1, 1, 2, 2, 3, 4)) for _ in range(chance.randint(1, 5))]
    if sum(sizes) < 2:
        sizes.append(2)
    count = min(sum(sizes), 12)
    points = [_touchpoint(chance, number, count) for number in range(count)]
    stages = []
    for place, size in enumerate(sizes):
        mine, points = points[:size], points[size:]
        stages.append(
            {"id": f"s{place}", "title": f"Stage {place} {chance.choice(TITLES)}", "touchpoints": mine}
        )
    return {"title": f"Tangle {seed}", "stages": stages}


def tangle_file(seed: int) -> bytes:
    """Return the journey as the text of a file."""
    return json.dumps(tangle(seed), ensure_ascii=False).encode()


def _touchpoint(chance: Random, number: int, count: int) -> Data:
    made: Data = {"id": f"t{number}", "title": chance.choice(TITLES)}
    if chance.random() < 0.3:
        made["emotion"] = chance.choice((-2, 0, 2))
    if number == 0 or chance.random() < 0.8:
        heads = [head for head in (number + 1, *_heads(chance, number, count)) if head < count]
        made["next"] = [_way(chance, head, heads) for head in heads]
    return {key: value for key, value in made.items() if value != []}


def _heads(chance: Random, number: int, count: int) -> Sequence[int]:
    """Return where else it goes on: back, over others, to itself, or to the next one once more."""
    found = []
    for _ in range(chance.choice((0, 0, 1, 1, 2, 3))):
        kind = chance.choice(("back", "back", "skip", "self", "twice", "any"))
        if kind == "back":
            found.append(chance.randint(0, number))
        elif kind == "skip":
            found.append(number + chance.randint(2, 4))
        else:
            found.append({"self": number, "twice": number + 1}.get(kind, chance.randrange(count)))
    return found


def _way(chance: Random, head: int, heads: Sequence[int]) -> Data:
    made: Data = {"to": f"t{head}"}
    if share := chance.choice(SHARES):
        made["share"] = min(share, round(1 / len(heads), 2))
    if chance.random() < 0.6:
        made["when"] = chance.choice(CASES)
    return made
