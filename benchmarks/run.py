"""Times journeyctl beside its peers, whole processes on one core: `python -m benchmarks.run` (see README.md)."""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.limits import Measured, verdicts
from benchmarks.process import Row, interleaved, pin, table

ROOT = Path(__file__).parents[1]
# The day on which the made-up journeys are judged: a clock would change the findings over time.
TODAY = "2026-11-02"
BARE_PARSE = """\
import sys, yaml
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        yaml.compose(file.read(), Loader=yaml.CSafeLoader)
"""
ROUNDS = {1: 15, 100: 7, 1_000: 3, 10_000: 3}


def main() -> int:
    """Measure, print the tables, and say whether every limit is kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument(
        "--bin",
        type=Path,
        default=Path(sys.executable).parent,
        help="where journeyctl and its peers are installed",
    )
    parser.add_argument("--large", action="store_true", help="also 10,000 files, journeyctl only")
    parser.add_argument(
        "--quick", action="store_true", help="no 1,000 files for the slow peers, three rounds at most"
    )
    given = parser.parse_args()
    pin()
    measured: Measured = {}
    with tempfile.TemporaryDirectory(prefix="journeyctl-benchmark-") as folder:
        measured[0] = _start_up(given.bin, quick=given.quick)
        for count in (1, 100, 1_000, *([10_000] if given.large else [])):
            measured[count] = _files(given.bin, count, Path(folder), quick=given.quick)
    return verdicts(measured)


def _start_up(tools: Path, *, quick: bool) -> dict[str, Row]:
    commands: dict[str, list[str | Path]] = {
        "python -c pass": [tools / "python", "-c", "pass"],
        "journeyctl --version": [tools / "journeyctl", "--version"],
    }
    rows = interleaved(commands, 5 if quick else 31, cwd=Path.cwd())
    print(table("Start-up", rows, ours="journeyctl --version"))
    return rows


def _files(tools: Path, count: int, folder: Path, *, quick: bool) -> dict[str, Row]:
    root = folder / f"workspace-{count}"
    # A process of its own: what this one ever needed would count as the peak of its children.
    subprocess.run([sys.executable, "-m", "benchmarks.generate", str(count), root], cwd=ROOT, check=True)
    journeys = sorted(str(path.relative_to(root)) for path in root.rglob("*.journey.yaml"))
    texts = sorted(str(path.relative_to(root)) for path in root.rglob("*.yaml"))
    # One file is asked for by its name, many by their folder, as people do.
    wanted, parsed = (journeys, journeys) if count == 1 else (["."], texts)
    commands: dict[str, list[str | Path]] = {
        "journeyctl lint": [
            tools / "journeyctl",
            "lint",
            "--today",
            TODAY,
            "--output-format",
            "concise",
            *wanted,
        ],
        "journeyctl validate": [tools / "journeyctl", "validate", *wanted],
    }
    if count <= 1_000:
        commands["bare C parse"] = [tools / "python", "-c", BARE_PARSE, *parsed]
    if count <= (100 if quick else 1_000):
        schema = folder / "journey.schema.json"
        if not schema.exists():
            interleaved({"schema": [tools / "journeyctl", "schema", "journey"]}, 1, cwd=root, output=schema)
        commands["yamllint"] = [tools / "yamllint", "-d", "default", *wanted]
        commands["check-jsonschema"] = [tools / "check-jsonschema", "--schemafile", schema, *journeys]
    rows = interleaved(commands, min(3, ROUNDS[count]) if quick else ROUNDS[count], cwd=root)
    size = sum((root / path).stat().st_size for path in texts)
    title = f"{count:,} journey{'s' if count > 1 else ''} ({len(texts):,} files, {size / 1e6:.2f} MB)"
    print(table(title, rows, ours="journeyctl lint"))
    return rows


if __name__ == "__main__":
    sys.exit(main())
