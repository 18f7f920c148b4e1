"""Whole processes, one after the other in turns: how long each takes, and its peak of memory."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Row:
    """The runs of one command."""

    seconds: list[float] = field(default_factory=list)
    peak: float = 0.0

    @property
    def median(self) -> float:
        """The run in the middle, in seconds."""
        return statistics.median(self.seconds)


def pin() -> None:
    """Stay on one core, children too, where the system can be asked for that."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def interleaved(
    commands: Mapping[str, Sequence[str | Path]], rounds: int, *, cwd: Path, output: Path | None = None
) -> dict[str, Row]:
    """Run all commands in turn, `rounds` times, so that a busy minute hits them alike.

    One round before, which is not counted, warms the disk. A command that fails stops the
    benchmark: failing is quick. Linters may exit with 1, for that means findings.
    """
    rows = {name: Row() for name in commands}
    for counted in (False, *[True] * rounds) if rounds > 1 else (True,):
        for name, command in commands.items():
            good = (0, 1) if name.endswith("lint") else (0,)
            seconds, peak = _once([str(part) for part in command], good, cwd, output)
            if counted:
                rows[name].seconds.append(seconds)
                rows[name].peak = max(rows[name].peak, peak)
    return rows


def _once(command: list[str], good: tuple[int, ...], cwd: Path, output: Path | None) -> tuple[float, float]:
    env = {key: os.environ[key] for key in ("PATH", "HOME", "SYSTEMROOT", "TMPDIR") if key in os.environ}
    with (output or Path(os.devnull)).open("wb") as out, tempfile.TemporaryFile() as complaints:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, env=env, stdout=out, stderr=complaints)
        peak = _wait(process)
        seconds = time.perf_counter() - start
        complaints.seek(0)
        complaint = complaints.read().decode(errors="replace")
    if process.returncode not in good:
        raise SystemExit(f"{' '.join(command[:4])} ended with {process.returncode}\n{complaint[-2000:]}")
    return seconds, peak


def _wait(process: "subprocess.Popen[bytes]") -> float:
    if sys.platform == "win32":
        process.wait()
        return 0.0
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def table(title: str, rows: Mapping[str, Row], *, ours: str) -> str:
    """Return the rows as a Markdown table; the ratio says how often `ours` fits into each."""
    lines = [
        f"\n### {title}\n",
        f"| command | median | least | most | times `{ours}` | peak MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, row in rows.items():
        times = f"{_time(row.median)} | {_time(min(row.seconds))} | {_time(max(row.seconds))}"
        lines.append(f"| {name} | {times} | {row.median / rows[ours].median:.2f} | {row.peak:.0f} |")
    return "\n".join(lines)


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"
