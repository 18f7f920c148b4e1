"""Repositories with two branches to merge, and Git as a user calls it, whether it succeeds or not."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from workspace.files import write

from cli.repos import commit, git, repository

WHO = {
    f"GIT_{role}_{key}": value
    for role in ("AUTHOR", "COMMITTER")
    for key, value in (("NAME", "Ana"), ("EMAIL", "ana@shop.example"), ("DATE", "2026-11-01T12:00:00Z"))
}


def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of this machine out of what the tests ask Git."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)


def attempt(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Git, and return what became of it: a merge may well leave conflicts."""
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="surrogateescape",
    )


def parted(
    folder: Path,
    base: Mapping[str, str | bytes],
    ours: Mapping[str, str | bytes],
    theirs: Mapping[str, str | bytes],
) -> Path:
    """Make a repository whose branches `main`, where we are, and `other` have come from one commit."""
    repository(folder, base)
    git(folder, "checkout", "--quiet", "-b", "other")
    write(folder, theirs)
    commit(folder, "theirs")
    git(folder, "checkout", "--quiet", "main")
    write(folder, ours)
    commit(folder, "ours")
    return folder
