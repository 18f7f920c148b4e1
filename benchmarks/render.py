"""Times `journeyctl render`, beside Mermaid's command line where it is there: `python -m benchmarks.render` (see README.md)."""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.large import write_flow, write_matrix
from benchmarks.process import Row, interleaved, pin, table
from journeyctl.render.facts import Facts
from journeyctl.workspace.workspace import open_workspace

ROOT = Path(__file__).parents[1]
GROCERY = ROOT / "examples" / "grocery"
TODAY = "2026-11-22"
START = "start: read the workspace"
LIMITS = {"map.svg": 0.15, "map.html": 0.15, "map.png": 0.4, "map.pptx": 0.8}
"""How many seconds a picture may take above the start."""

WIDE = "100 journeys as html"
_WIDE_LIMIT = 5.0


@dataclass(frozen=True, slots=True)
class _Large:
    """A large picture: what writes its workspace, how large that is, its view and format, and how many seconds it may take."""

    write: Callable[[Path, int], Path]
    count: int
    view: str
    suffix: str
    limit: float


_LARGE = {
    "flow of 250 touchpoints as svg": _Large(write_flow, 250, "flow", "svg", 5.0),
    "flow of 250 touchpoints as pptx": _Large(write_flow, 250, "flow", "pptx", 10.0),
    "matrix with 1,000 points of each kind as svg": _Large(write_matrix, 1_000, "matrix", "svg", 5.0),
}

TWENTY = "20 maps as svg in one call"
MERMAID = "mermaid-cli, the same journey as svg"
MERMAID_TWENTY = "mermaid-cli, 20 times that journey in one call"
_MERMAID_TIMES = 10.0
_BROWSER = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def main() -> int:
    """Measure, print the tables, and say whether the limits are kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.render", description=__doc__)
    parser.add_argument(
        "--bin", type=Path, default=Path(sys.executable).parent, help="where journeyctl is installed"
    )
    parser.add_argument(
        "--mmdc", type=Path, default=None, help="Mermaid's command line; on the PATH where it is not given"
    )
    parser.add_argument("--rounds", type=int, default=9, help="how often each command is run")
    given = parser.parse_args()
    pin()
    with tempfile.TemporaryDirectory(prefix="journeyctl-benchmark-") as folder:
        work = Path(folder)
        journeyctl = given.bin / "journeyctl"
        commands = _commands(journeyctl, work)
        twenty: dict[str, list[str | Path]] = {TWENTY: _twenty(journeyctl, work)}
        mermaid = given.mmdc or shutil.which("mmdc")
        if mermaid:
            commands[MERMAID], twenty[MERMAID_TWENTY] = _mermaid(Path(mermaid), work)
        rows = interleaved(commands, given.rounds, cwd=GROCERY)
        rows |= interleaved(twenty, 3, cwd=GROCERY)
        wide = work / "wide"
        subprocess.run([sys.executable, "-m", "benchmarks.generate", "100", str(wide)], cwd=ROOT, check=True)
        many: list[str | Path] = [
            journeyctl,
            "render",
            wide / "journeys",
            "-o",
            f"{work}/pages/",
            "--format",
            "html",
            "--today",
            TODAY,
        ]
        rows |= interleaved({WIDE: many} | _large(journeyctl, work), 3, cwd=GROCERY)
    print(table("The map of `examples/grocery`", rows, ours=START))
    return _verdicts(rows)


def _commands(journeyctl: Path, work: Path) -> dict[str, list[str | Path]]:
    commands: dict[str, list[str | Path]] = {START: [journeyctl, "validate"]}
    for name in LIMITS:
        commands[name] = [journeyctl, "render", "first-order", "-o", work / name, "--today", TODAY]
    return commands


def _twenty(journeyctl: Path, work: Path) -> list[str | Path]:
    """Return the command that draws twenty copies of the journey."""
    shop = work / "shop"
    shutil.copytree(GROCERY, shop)
    source = shop / "journeys" / "first-order.journey.yaml"
    copies = [source.with_name(f"copy-{number}.journey.yaml") for number in range(20)]
    for copy in copies:
        shutil.copy(source, copy)
    return [journeyctl, "render", *copies, "--format", "svg", "-o", f"{work}/maps/", "--today", TODAY]


def _large(journeyctl: Path, work: Path) -> dict[str, list[str | Path]]:
    """Write the workspaces of the large pictures, and return the commands that draw them."""
    commands: dict[str, list[str | Path]] = {}
    for name, large in _LARGE.items():
        file = large.write(work / f"large-{large.view}", large.count)
        drawn = file if large.view == "flow" else file.parent
        output = work / f"{large.view}.{large.suffix}"
        commands[name] = [journeyctl, "render", drawn, "-o", output, "--view", large.view, "--today", TODAY]
    return commands


def _mermaid(mmdc: Path, work: Path) -> tuple[list[str | Path], list[str | Path]]:
    """Return the commands that draw the same touchpoints with the same emotions, once and twenty times; Mermaid knows of nothing else."""
    facts = Facts(open_workspace(GROCERY), date.fromisoformat(TODAY))
    journey = facts.journeys["first-order"]
    rows = ["journey", f"  title {journey.title}"]
    for stage in journey.stages:
        rows.append(f"  section {stage.title}")
        rows += (
            f"    {touchpoint.title}: {round(2 * (facts.feeling(touchpoint) or 0) + 3)}: Customer"
            for touchpoint in stage.touchpoints
        )
    text = "\n".join(rows) + "\n"
    source, many, browser = work / "map.mmd", work / "maps.md", work / "browser.json"
    source.write_text(text, "utf-8")
    many.write_text(f"```mermaid\n{text}```\n\n" * 20, "utf-8")
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
    browser.write_text(json.dumps({"executablePath": chromium, "args": _BROWSER}), "utf-8")
    call: list[str | Path] = [mmdc, "-q", "-p", browser, "-i"]
    return [*call, source, "-o", work / "mermaid.svg"], [*call, many, "-o", work / "mermaid.md"]


def _verdicts(rows: Mapping[str, Row]) -> int:
    """Print each requirement with its value; return 1 when one is missed, else 0."""
    start = rows[START].median
    told = [
        (f"{name} above the start", rows[name].median - start, limit, "s") for name, limit in LIMITS.items()
    ]
    told.append((WIDE, rows[WIDE].median, _WIDE_LIMIT, "s"))
    told += [(name, rows[name].median, large.limit, "s") for name, large in _LARGE.items()]
    print("\n### Requirements\n\n| requirement | measured | limit | |\n| --- | ---: | ---: | --- |")
    missed = 0
    for name, value, limit, unit in told:
        kept = value <= limit
        missed += not kept
        print(
            f"| {name} | {value:.2f} {unit} | at most {limit:g} {unit} | {'kept' if kept else '**missed**'} |"
        )
    for theirs, ours in ((MERMAID, "map.svg"), (MERMAID_TWENTY, TWENTY)):
        if theirs in rows:
            times = rows[theirs].median / rows[ours].median
            kept = times >= _MERMAID_TIMES
            missed += not kept
            verdict = "kept" if kept else "**missed**"
            print(
                f"| {theirs} / {ours} | {times:.1f} times | at least {_MERMAID_TIMES:g} times | {verdict} |"
            )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
