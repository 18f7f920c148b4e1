"""Times `journeyctl score` on 1,000 journeys with 10,000 pain points: `python -m benchmarks.score` (see README.md)."""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.process import Row, interleaved, pin, table

ROOT = Path(__file__).parents[1]
# The day on which the made-up evidence is judged: a clock would change the scores over time.
TODAY = "2026-11-02"
JOURNEYS, PAINS = 1_000, 10_000
# One journey in twenty shows a future state, whose pain points are not scored.
PAINS_EACH = 11
READ, WITHOUT, WITH, SIMILAR = "validate", "score pains --worlds 0", "score pains", "score similar"
LIMITS = {WITHOUT: 3.0, WITH: 10.0}
COUNT = """\
import sys
from datetime import date
from pathlib import Path
from journeyctl.score.pains import OVER, pain_cases
from journeyctl.workspace.workspace import open_workspace
cases = pain_cases(open_workspace(Path(sys.argv[1])), date.fromisoformat(sys.argv[2]))
print(sum(case.pain.status not in OVER for case in cases))
"""


def main() -> int:
    """Measure, print the tables, and say whether both limits are kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.score", description=__doc__)
    parser.add_argument(
        "--bin", type=Path, default=Path(sys.executable).parent, help="where journeyctl is installed"
    )
    given = parser.parse_args()
    pin()
    with tempfile.TemporaryDirectory(prefix="journeyctl-benchmark-") as folder:
        root = Path(folder) / "workspace"
        # A process of its own: what this one ever needed would count as the peak of its children.
        size = [str(JOURNEYS), str(root), "--pains", str(PAINS_EACH)]
        subprocess.run([sys.executable, "-m", "benchmarks.generate", *size], cwd=ROOT, check=True)
        pains = _pains(given.bin, root)
        if pains < PAINS:
            raise SystemExit(f"the workspace has {pains:,} pain points to score, and {PAINS:,} are wanted")
        rows = interleaved(_commands(given.bin / "journeyctl"), 3, cwd=root)
    print(table(f"{JOURNEYS:,} journeys with {pains:,} pain points", rows, ours=READ))
    return _verdicts(rows)


def _pains(tools: Path, root: Path) -> int:
    """Return how many pain points there are to score."""
    command = [str(tools / "python"), "-c", COUNT, str(root), TODAY]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _commands(journeyctl: Path) -> dict[str, list[str | Path]]:
    """Return the commands, each under what it is called with."""
    commands: dict[str, list[str | Path]] = {READ: [journeyctl, READ]}
    for name in (WITHOUT, WITH, SIMILAR):
        commands[name] = [journeyctl, *name.split(), "--today", TODAY]
    return commands


def _verdicts(rows: Mapping[str, Row]) -> int:
    """Print each requirement with its value; return 1 when one is missed, else 0."""
    print("\n### Requirements\n\n| requirement | measured | limit | |\n| --- | ---: | ---: | --- |")
    missed = 0
    for name, bound in LIMITS.items():
        kept = rows[name].median <= bound
        missed += not kept
        measured = f"{rows[name].median:.2f} s"
        print(f"| {name} | {measured} | at most {bound:g} s | {'kept' if kept else '**missed**'} |")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
