"""Makes two workspaces that are hard to draw because they are large: a flow of many touchpoints, and a matrix of many points."""

import json
from pathlib import Path
from random import Random
from typing import Any

_TITLES = ("I wait for an answer", "I compare prices at home", "I pay", "Nobody tells me what happens next")
_STAGE = 10  # touchpoints of a stage
_PAINS = 10  # of a touchpoint, and as many opportunities


def write_flow(folder: Path, count: int, seed: int = 1) -> Path:
    """Write a journey of so many touchpoints with ways on, back and over others, and return its file."""
    chance = Random(seed)
    points = [_passed(chance, number, count) for number in range(count)]
    return _write(folder, "long", "A long journey", points, _STAGE)


def write_matrix(folder: Path, count: int, seed: int = 1) -> Path:
    """Write a journey with so many pain points and as many opportunities, and return its file."""
    chance = Random(seed)
    points = []
    for number in range(count // _PAINS):
        ids = range(number * _PAINS, (number + 1) * _PAINS)
        points.append(
            {
                "id": f"t{number}",
                "title": f"{chance.choice(_TITLES)} {number}",
                "pain_points": [_pain(chance, one) for one in ids],
                "opportunities": [_opportunity(chance, one) for one in ids],
            }
        )
    return _write(folder, "crowded", "A crowded journey", points, 5)


def _write(folder: Path, name: str, title: str, points: list[dict[str, Any]], each: int) -> Path:
    stages = [
        {
            "id": f"s{start}",
            "title": f"Stage {start // each + 1}",
            "touchpoints": points[start : start + each],
        }
        for start in range(0, len(points), each)
    ]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "journeyctl.yaml").write_text("{}\n", "utf-8")
    file = folder / f"{name}.journey.yaml"
    file.write_text(json.dumps({"title": title, "stages": stages}, indent=1), "utf-8")
    return file


def _passed(chance: Random, number: int, count: int) -> dict[str, Any]:
    ways: list[dict[str, Any]] = [{"to": f"t{number + 1}", "share": 0.8}] if number + 1 < count else []
    if number > 3 and chance.random() < 0.2:
        ways.append({"to": f"t{number - chance.randint(1, 3)}", "share": 0.1, "when": "it fails"})
    if number + 12 < count and chance.random() < 0.15:
        ways.append(
            {"to": f"t{number + chance.randint(2, 12)}", "share": 0.1, "when": "they know it already"}
        )
    made: dict[str, Any] = {"id": f"t{number}", "title": f"{chance.choice(_TITLES)} {number}"}
    made |= {"channel": "web", "emotion": chance.choice((-2, -1, 0, 1, 2))}
    return made | ({"next": ways} if ways else {})


def _pain(chance: Random, number: int) -> dict[str, Any]:
    low, high = sorted(round(chance.random(), 2) for _ in range(2))
    return {
        "id": f"p{number}", "statement": f"It goes wrong for the {number}th time and nobody says why",
        "severity": chance.choice((1, 2, 3, 4, 5, [2, 4], [1, 3])),
        "frequency": low if chance.random() < 0.7 else [low, high],
    }  # fmt: skip


def _opportunity(chance: Random, number: int) -> dict[str, Any]:
    return {
        "id": f"o{number}", "statement": f"Answer the {number}th call", "customer_value": chance.randint(0, 100),
        "business_value": chance.randint(0, 100), "effort": round(chance.random() * 5, 1),
    }  # fmt: skip
