"""Writes a workspace of realistic journeys: `python -m benchmarks.generate N OUT [--broken 0.05] [--pains 10] [--seed 1]`."""

import argparse
from collections.abc import Callable
from pathlib import Path
from random import Random

from benchmarks import cast, invent
from benchmarks.paper import write

PLAN_SIZE = 20


def main() -> None:
    """Parse the arguments and write the files."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("n", type=int, help="how many journeys")
    parser.add_argument("out", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--broken", type=float, default=0.0, help="the share of journeys with a mistake")
    parser.add_argument("--pains", type=float, help="pain points a journey, on average; about 5 without it")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    generate(given.n, given.out, broken=given.broken, pains=given.pains, seed=given.seed)


def generate(
    count: int, out: Path, *, broken: float = 0.0, pains: float | None = None, seed: int = 1
) -> None:
    """Write a workspace with `count` journeys into `out`; the same arguments give the same bytes."""
    world = invent.World(seed, count, pains)
    out.mkdir(parents=True)
    _write(out / "journeyctl.yaml", cast.settings(), world.rng("settings"), "Shared vocabularies")
    for index, name in enumerate(world.persona_ids):
        path = out / "personas" / f"{name}.persona.yaml"
        _write(path, cast.persona(world, index), world.rng("persona paper", index), "A persona")
    for index, name in enumerate(world.evidence_ids):
        path = out / "evidence" / f"{name}.evidence.yaml"
        _write(path, cast.evidence(world, index), world.rng("evidence paper", index), "Evidence")
    for start in range(0, count, PLAN_SIZE):
        plan = cast.plan(world, range(start, min(start + PLAN_SIZE, count)))
        _write(out / "plans" / f"plan-{start:05d}.plan.yaml", plan, world.rng("plan paper", start), "A plan")
    for index in range(count):
        journey = invent.journey(world, index)
        rng = world.rng("journey paper", index)
        if rng.random() < broken:
            rng.choice(MISTAKES)(journey)
        # Folders of 100, as nobody keeps thousands of files in one.
        folder = out / "journeys" / f"area-{index // 100:03d}"
        _write(folder / f"{world.journey_id(index)}.journey.yaml", journey, rng, f"Journey map {index}")


def _write(path: Path, data: invent.Data, rng: Random, heading: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write(data, rng, heading=heading), encoding="utf-8", newline="\n")


def _misspell_key(journey: invent.Data) -> None:
    touchpoint = journey["stages"][1]["touchpoints"][0]
    touchpoint["emotoin"] = touchpoint.pop("emotion", 0)


def _dangle_evidence(journey: invent.Data) -> None:
    journey["stages"][2]["touchpoints"][0]["evidence"] = ["survey-999"]


def _misspell_value(journey: invent.Data) -> None:
    journey["state"] = "curent"


def _repeat_id(journey: invent.Data) -> None:
    first, last = journey["stages"][0]["touchpoints"], journey["stages"][-1]["touchpoints"]
    last[-1]["id"] = first[0]["id"]


MISTAKES: tuple[Callable[[invent.Data], None], ...] = (
    _misspell_key,
    _dangle_evidence,
    _misspell_value,
    _repeat_id,
)

if __name__ == "__main__":
    main()
