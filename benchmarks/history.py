"""Times what looks back over 2,000 commits, beside linting each: `python -m benchmarks.history --commits 2000 --journeys 50 --seed 1`."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.process import Row, interleaved, pin, table

ROOT = Path(__file__).parents[1]
# Later than the last commit of the largest history: a clock would change the debt over time.
TODAY = "2026-11-02"
HISTORY, PAINS, BLAME, DIFF = "history", "history pains", "blame", "diff"
WEEKS, PAGE = "history pains --every week", "history --output-format html"
LIMITS = {HISTORY: 15.0, PAINS: 12.0, WEEKS: 13.0, PAGE: 18.0, BLAME: 15.0, DIFF: 3.0}
"""How many seconds each may take for 2,000 commits; in proportion for others."""

LEAST_RATIO = 10.0
_STANDARD = 2_000


def main() -> int:
    """Make the repository, measure, print the tables, and say whether every limit is kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.history", description=__doc__)
    parser.add_argument(
        "--bin", type=Path, default=Path(sys.executable).parent, help="where journeyctl is installed"
    )
    parser.add_argument("--commits", type=int, default=_STANDARD)
    parser.add_argument("--journeys", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", type=int, default=40, help="how many commits are checked out and linted")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    pin()
    journeyctl = given.bin / "journeyctl"
    with tempfile.TemporaryDirectory(prefix="journeyctl-benchmark-") as folder:
        repo = Path(folder) / "maps"
        size = ["--commits", str(given.commits), "--journeys", str(given.journeys), "--seed", str(given.seed)]
        # A process of its own: what this one ever needed would count as the peak of its children.
        subprocess.run([sys.executable, "-m", "benchmarks.commits", repo, *size], cwd=ROOT, check=True)
        line = _git(repo, "rev-list", "--first-parent", "--reverse", "HEAD").split()
        rows = interleaved(_commands(journeyctl, repo, line), given.rounds, cwd=repo)
        print(table(f"{given.commits:,} commits, {given.journeys} journeys", rows, ours=HISTORY))
        naive = _naive(journeyctl, repo, line, min(given.sample, len(line)))
    return _verdicts(rows, naive, given.commits)


def _commands(journeyctl: Path, repo: Path, line: Sequence[str]) -> Mapping[str, Sequence[str | Path]]:
    """Return the commands, each under what it is called with."""
    listed = subprocess.run(
        [journeyctl, "list", "pains", "--output-format", "json"], cwd=repo, check=True, capture_output=True
    )
    name = json.loads(listed.stdout)["pains"][0]["id"]
    return {
        HISTORY: [journeyctl, HISTORY],
        PAINS: [journeyctl, HISTORY, "pains", "--today", TODAY],
        WEEKS: [journeyctl, HISTORY, "pains", "--every", "week", "--today", TODAY],
        PAGE: [journeyctl, HISTORY, "--output-format", "html"],
        BLAME: [journeyctl, BLAME, name],
        "lint": [journeyctl, "lint", "--today", TODAY],
        DIFF: [journeyctl, DIFF, f"{line[max(0, len(line) - 1001)]}..HEAD"],
    }


def _naive(journeyctl: Path, repo: Path, line: Sequence[str], sample: int) -> float:
    """Return how many seconds it takes to check every commit of the line out and lint it, told by a sample of them."""
    places = [round(number * (len(line) - 1) / max(1, sample - 1)) for number in range(sample)]
    spent = 0.0
    for place in places:
        start = time.perf_counter()
        _git(repo, "checkout", "--quiet", "--detach", line[place])
        done = subprocess.run(
            [journeyctl, "lint", "--output-format", "json", "--today", TODAY],
            cwd=repo, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
        )  # fmt: skip
        if done.returncode not in (0, 1):  # failing is quick
            raise SystemExit(f"`lint` ended with {done.returncode} at {line[place]}")
        spent += time.perf_counter() - start
    whole = spent / sample * len(line)
    print(
        f"\nChecking out and linting {sample} commits spread over the line took {spent:.1f} s: "
        f"for all {len(line):,} of it that makes {whole:,.0f} s."
    )
    return whole


def _git(repo: Path, *arguments: str) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    command = ["git", *arguments]
    return subprocess.run(
        command, cwd=repo, env=environment, check=True, capture_output=True, text=True
    ).stdout


def _verdicts(rows: Mapping[str, Row], naive: float, commits: int) -> int:
    """Print each requirement with its value; return 1 when one is missed, else 0."""
    print("\n### Requirements\n\n| requirement | measured | limit | |\n| --- | ---: | ---: | --- |")
    missed = 0
    for name, seconds in LIMITS.items():
        bound = max(1.0, seconds * commits / _STANDARD)
        missed += _verdict(
            name, f"{rows[name].median:.2f} s", f"at most {bound:g} s", rows[name].median <= bound
        )
    for name in (HISTORY, PAINS, WEEKS):
        ratio = naive / rows[name].median
        what = f"{name}, against checking out and linting every commit"
        missed += _verdict(
            what, f"{ratio:.0f} times faster", f"at least {LEAST_RATIO:g}", ratio >= LEAST_RATIO
        )
    return 1 if missed else 0


def _verdict(what: str, measured: str, limit: str, kept: bool) -> bool:
    print(f"| {what} | {measured} | {limit} | {'kept' if kept else '**missed**'} |")
    return not kept


if __name__ == "__main__":
    sys.exit(main())
