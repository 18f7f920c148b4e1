"""Feeds mutated bytes to the loader: `python -m benchmarks.fuzz --count 100000 --seed 1 [--save DIR]`.

A fault is an exception, a diagnostic that points outside its file, or more than two seconds. The
same seed gives the same inputs; each input that makes a fault is saved.
"""

import argparse
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import FrameType
from typing import NamedTuple

from benchmarks import cast
from benchmarks.invent import World, journey
from benchmarks.paper import write
from journeyctl.load.loader import load
from journeyctl.model.document import KINDS, Kind, kind_of

ROOT = Path(__file__).parents[1]
LIMIT_SECONDS = 2.0
PIECES = (
    b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xc3", b"\xe2\x80\xa8", b"\xc2\x85", b"\x1b[31m", b"\t", b"\r", b"\r\n",
    b"\n", b"\n\n", b"  ", b": ", b":", b"- ", b"? ", b"#", b" # ", b",", b"[", b"]", b"{", b"}", b'"', b"'", b"\\", b"|", b"|\n",
    b">-\n", b"&a ", b"*a", b"&a [*a]", b"!x ", b"!!str ", b"<<: *a", b"---\n", b"...\n", b"%YAML 1.1\n", b"$", b"~", b"null",
    b".nan", b".inf", b"-1", b"1e999", b"0x1F", b"9" * 50, b"yes", b"[" * 70, b"{{ x }}", b"<<<<<<< HEAD\n", b"\\ud800",
    b"\\x1b", b"id: ", b"emotion: ", b"x-a: ", b"stages:\n", b"2026-02-30", b"[4, 2]",
)  # fmt: skip


class Seed(NamedTuple):
    """A file to start from."""

    kind: Kind
    raw: bytes


class Input(NamedTuple):
    """One mutated file."""

    number: int
    kind: Kind
    raw: bytes


@dataclass
class Summary:
    """What became of all inputs."""

    inputs: int = 0
    accepted: int = 0
    faults: list[tuple[Input, str]] = field(default_factory=list)
    slowest: float = 0.0
    slowest_input: int = -1

    def line(self) -> str:
        """Return all of it as one line."""
        return (
            f"{self.inputs:,} inputs, {self.accepted:,} of them loaded, {len(self.faults)} faults, slowest "
            f"{self.slowest:.3f} s (number {self.slowest_input}){_peak()}"
        )


class _TooSlowError(BaseException):
    """Comes out of the loader by the alarm clock; no `except Exception` may keep it."""


def seeds(*folders: Path) -> list[Seed]:
    """Return all YAML files below `folders`, and some that look like real ones.

    A file whose name gives no kind is a journey. Those whose name gives one count four times, so
    that the many odd little files of the YAML suite do not drown them.
    """
    found = _realistic()
    for path in sorted(path for folder in folders for path in folder.rglob("*.yaml")):
        named = kind_of(path.name)
        seed = Seed(named[0] if named else KINDS["journey"], path.read_bytes())
        found += [seed] * 4 if named else [seed]
    return found


def _realistic() -> list[Seed]:
    world = World(1, 20)
    made = [
        ("workspace", cast.settings()),
        *(("persona", cast.persona(world, index)) for index in range(2)),
        *(("evidence", cast.evidence(world, index)) for index in range(8)),
        ("plan", cast.plan(world, range(2))),
        *(("journey", journey(world, index)) for index in (0, 19)),
    ]
    texts = [(word, write(data, world.rng("fuzz", word), heading="made up")) for word, data in made]
    return [Seed(KINDS[word], text.encode()) for word, text in texts] * 4


def mutants(start: Sequence[Seed], count: int, seed: int) -> Iterator[Input]:
    """Yield `count` mutated files, the same ones for the same seed."""
    for number in range(count):
        rng = Random(f"{seed}/{number}")
        chosen = rng.choice(start)
        raw = chosen.raw
        for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
            raw = _mutated(raw, rng, start)
        kind = rng.choice(list(KINDS.values())) if rng.random() < 0.05 else chosen.kind
        yield Input(number, kind, raw)


def _mutated(raw: bytes, rng: Random, start: Sequence[Seed]) -> bytes:
    at = rng.randint(0, len(raw))
    end = min(len(raw), at + rng.choice((1, 1, 2, 5, 20, 100)))
    match rng.randrange(9):
        case 0:
            return raw[:at] + bytes([rng.randrange(256)]) + raw[at + 1 :]
        case 1 | 2:
            return raw[:at] + rng.choice(PIECES) + raw[at:]
        case 3:
            return raw[:at] + rng.choice(PIECES) + raw[end:]
        case 4:
            return raw[:at] + raw[end:]
        case 5:
            return raw[:at] + raw[at:end] * rng.choice((2, 3, 70)) + raw[end:]
        case 6:
            lines = raw.split(b"\n")
            one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
            lines[one], lines[other] = lines[other], b" " * rng.randrange(5) + lines[one].lstrip()
            return b"\n".join(lines)
        case 7:
            other_raw = rng.choice(start).raw
            return raw[:at] + other_raw[rng.randint(0, len(other_raw)) :]
        case _:
            return raw[:at]


def run(inputs: Iterator[Input]) -> Summary:
    """Load every input and sum up what happened."""
    summary = Summary()
    alarm = _alarm()
    for given in inputs:
        summary.inputs += 1
        alarm(5 * LIMIT_SECONDS)
        start = time.perf_counter()
        try:
            fault = _load(given, summary)
        except _TooSlowError:
            fault = "no end"
        finally:
            alarm(0)
        seconds = time.perf_counter() - start
        if seconds > summary.slowest:
            summary.slowest, summary.slowest_input = seconds, given.number
        if seconds > LIMIT_SECONDS:
            fault = fault or f"took {seconds:.1f} s"
        if fault:
            summary.faults.append((given, fault))
    return summary


def _load(given: Input, summary: Summary) -> str:
    try:
        loaded = load("fuzz.yaml", given.raw, given.kind, "fuzz")
        size = len(loaded.source.text)
        summary.accepted += loaded.document is not None
        if loaded.document is None and not loaded.diagnostics:
            return "neither a document nor a diagnostic"
        for one in loaded.diagnostics:
            if not 0 <= one.primary.span.start <= one.primary.span.end <= size:
                return f"{one.rule} points outside the file: {one.primary.span}"
    except Exception as error:  # noqa: BLE001 - any exception at all is what is looked for
        return f"{type(error).__name__}: {error}"
    return ""


def _alarm() -> Callable[[float], None]:
    """Return what sets the alarm clock to so many seconds; 0 stops it."""
    if sys.platform == "win32":  # an endless loop has to be stopped by hand

        def set_alarm(seconds: float) -> None:
            pass

    else:

        def ring(_signal: int, _frame: FrameType | None) -> None:
            raise _TooSlowError

        signal.signal(signal.SIGALRM, ring)

        def set_alarm(seconds: float) -> None:
            signal.setitimer(signal.ITIMER_REAL, seconds)

    return set_alarm


def _peak() -> str:
    if sys.platform == "win32":
        return ""
    from resource import RUSAGE_SELF, getrusage  # noqa: PLC0415 - there is none on Windows

    size = getrusage(RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return f", peak memory {size:.0f} MB"


def main() -> int:
    """Run, save what made a fault, and print the summary."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--save", type=Path, default=Path("fuzz-faults"), help="where inputs that make faults go"
    )
    given = parser.parse_args()
    start = seeds(ROOT / "tests" / "corpus", ROOT / "examples")
    summary = run(mutants(start, given.count, given.seed))
    for one, fault in summary.faults:
        given.save.mkdir(exist_ok=True)
        path = given.save / f"{given.seed}-{one.number}.{one.kind.word}.yaml"
        path.write_bytes(one.raw)
        print(f"{path}: {fault}")
    print(summary.line())
    return 1 if summary.faults else 0


if __name__ == "__main__":
    sys.exit(main())
