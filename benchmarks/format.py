"""Formats made-up files with comments anywhere: `python -m benchmarks.format --count 10000 --seed 1`.

A fault is an exception, a refusal, other data, a lost comment, one that stands at something else, or
a second pass that changes anything. Where a comment belongs is known from where it was put, not from
the formatter. With `--mutants N`, mutated files are formatted too: there only exceptions and what
is not stable count, and refusals are right.
"""

import argparse
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from benchmarks import cast
from benchmarks.fuzz import ROOT, mutants, seeds
from benchmarks.invent import World, journey
from benchmarks.untidy import Remark, Untidy
from journeyctl.load.canonical.text import canonical
from journeyctl.load.places import Places
from journeyctl.load.read import read
from journeyctl.load.tree import Tree
from journeyctl.model.document import KINDS, Kind
from journeyctl.text.source import SourceFile

_REMARK = re.compile(r"# remark (\d+)")


def main() -> None:
    """Parse the arguments, format the files and tell what was found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.format", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mutants", type=int, default=0)
    parser.add_argument("--save", type=Path, help="a folder for inputs that make a fault")
    given = parser.parse_args()
    started = time.perf_counter()
    remarks, faults = 0, []
    for number, (kind, data) in enumerate(documents(given.count, given.seed)):
        untidy = Untidy(Random(f"untidy {given.seed}/{number}"))
        text = untidy.text(data)
        remarks += len(untidy.remarks)
        for fault in faults_of(kind, text, untidy.remarks):
            faults.append(f"{number}: {fault}")
            if given.save:
                given.save.mkdir(parents=True, exist_ok=True)
                (given.save / f"{number}.{kind.word}.yaml").write_text(text, encoding="utf-8", newline="")
    took = time.perf_counter() - started
    sys.stdout.write(f"{given.count:,} files, {remarks:,} comments, {len(faults)} faults, {took:.0f} s\n")
    if given.mutants:
        told, more = _mutated(given.mutants, given.seed)
        faults += more
        sys.stdout.write(told)
    sys.stdout.writelines(f"{fault}\n" for fault in faults[:50])
    raise SystemExit(bool(faults))


def documents(count: int, seed: int) -> Iterator[tuple[Kind, dict[str, Any]]]:
    """Yield made-up documents: nine journeys, then one of the other kinds in turn."""
    world = World(seed, max(count, 20))
    for number in range(count):
        if number % 10 != 9:
            yield KINDS["journey"], journey(world, number)
            continue
        at = number // 10
        match at % 4:
            case 0:
                yield KINDS["persona"], cast.persona(world, at % len(world.persona_ids))
            case 1:
                yield KINDS["evidence"], cast.evidence(world, at % len(world.evidence_ids))
            case 2:
                yield KINDS["plan"], cast.plan(world, range(2))
            case _:
                yield KINDS["workspace"], cast.settings()


def faults_of(kind: Kind, text: str, remarks: list[Remark]) -> Iterator[str]:
    """Format one file and yield what is wrong with the result."""
    found = canonical("made.yaml", text.encode(), kind)
    if found.refused:
        yield f"refused in line {found.line}: {found.reason}{[item.message for item in found.mistakes]}"
        return
    if canonical("made.yaml", found.data, kind).data != found.data:
        yield "a second pass changes it"
    before, after = SourceFile("before", text), SourceFile("after", found.data.decode())
    tree = read(after)
    if _typed(read(before).data) != _typed(tree.data):
        yield "the data changed"
    yield from _misplaced(after, tree, remarks)


def _typed(value: Any) -> Any:
    if isinstance(value, dict):
        return sorted((key, _typed(item)) for key, item in value.items())
    if isinstance(value, list):
        return [_typed(item) for item in value]
    return type(value).__name__, repr(value)


def _misplaced(after: SourceFile, tree: Tree, remarks: list[Remark]) -> Iterator[str]:
    lines = [after.line_text(number) for number in range(1, len(after.line_starts) + 1)]
    places = tree.places(after.text)
    at: dict[int, int] = {}
    for number, line in enumerate(lines, 1):
        for written in _REMARK.findall(line):
            index = int(written)
            if index in at:
                yield f"comment {index} stands there twice"
            at[index] = number
    for index, remark in enumerate(remarks):
        place = at.get(index, 0)
        if not place or not lines[place - 1].endswith(remark.text):
            yield f"comment {index} is lost or changed"
        elif not _stands_at(after, lines, place, remark, places):
            yield f"comment {index} should stand at {'/'.join(map(str, remark.path))}, and stands in line {place}"


def _stands_at(after: SourceFile, lines: list[str], line: int, remark: Remark, places: Places) -> bool:
    _, place = places.resolve(remark.path)
    first = after.line_number(place.key.start if place.key else place.value.start)
    last = after.line_number(max(place.value.end - 1, place.value.start))
    own = lines[line - 1].lstrip().startswith("#")
    if own and len(remark.path) == 1 and line < _first_content(lines):
        return True  # what stands at the top of a file stays there
    while (
        own
        and line < len(lines)
        and (not lines[line - 1].strip() or lines[line - 1].lstrip().startswith("#"))
    ):
        line += 1
    return line in (first, last) or (remark.alone and line == first)


def _first_content(lines: list[str]) -> int:
    return next(
        number for number, line in enumerate(lines, 1) if line.strip() and line.lstrip()[0] not in "#-"
    )


def _mutated(count: int, seed: int) -> tuple[str, list[str]]:
    start = seeds(ROOT / "examples", ROOT / "tests" / "corpus")
    faults, refused, slowest = [], 0, 0.0
    for item in mutants(start, count, seed):
        begun = time.perf_counter()
        try:
            found = canonical("mutant.yaml", item.raw, item.kind)
            refused += found.refused and not found.mistakes
            if not found.refused and canonical("mutant.yaml", found.data, item.kind).data != found.data:
                faults.append(f"mutant {item.number}: a second pass changes it")
        except Exception as error:  # noqa: BLE001 - any exception is what is looked for
            faults.append(f"mutant {item.number}: {type(error).__name__}: {error}")
        slowest = max(slowest, time.perf_counter() - begun)
    return (
        f"{count:,} mutants, {refused:,} refused by a proof, {len(faults)} faults, slowest {slowest:.1f} s\n",
        faults,
    )


if __name__ == "__main__":
    main()
