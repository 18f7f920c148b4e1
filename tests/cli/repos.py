"""Git repositories made for a test: with fixed names and days, so that every commit has the same hash everywhere."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from shutil import which

import pytest
from workspace.files import write

NEEDS_GIT = pytest.mark.skipif(which("git") is None, reason="there is no Git here")
_WHO = {
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER")
       for key, value in (("NAME", "Ana"), ("EMAIL", "ana@shop.example"), ("DATE", "2026-11-01T12:00:00Z"))},
}  # fmt: skip


def git(folder: Path, *arguments: str) -> str:
    """Run Git as a user would, without the settings of this machine."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", "-c", "commit.gpgSign=false", *arguments],
        cwd=folder, env={**kept, **_WHO}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout.strip()


def repository(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Make a repository with one commit."""
    write(folder, files)
    git(folder, "init", "--quiet")
    commit(folder, "one")
    return folder


def commit(folder: Path, message: str) -> str:
    """Commit everything that is there, and return the hash."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def hostile(repo: Path) -> Path:
    """Set everything up that a repository can make Git run; each would leave a file behind."""
    canary = repo.parent / "canary"
    script = repo / "run.sh"
    script.write_text(f"#!/bin/sh\ntouch '{canary}'\ncat\n")
    script.chmod(0o755)
    for name, value in {
        "core.fsmonitor": str(script), "core.pager": str(script), "pager.rev-parse": "true", "core.sshCommand": str(script),
        "core.hooksPath": str(repo / "hooks"), "diff.external": str(script), "diff.canary.textconv": str(script),
        "diff.canary.command": str(script), "filter.canary.smudge": str(script), "filter.canary.clean": str(script),
        "filter.canary.required": "true", "core.editor": str(script), "core.askPass": str(script), "credential.helper": str(script),
        "gpg.program": str(script), "log.showSignature": "true", "core.gitProxy": str(script), "uploadpack.packObjectsHook": str(script),
        "alias.rev-parse": f"!{script}", "alias.ls-tree": f"!{script}", "alias.cat-file": f"!{script}", "core.alternateRefsCommand": str(script),
        "submodule.recurse": "true", "protocol.ext.allow": "always", "protocol.allow": "always",
    }.items():  # fmt: skip
        git(repo, "config", name, value)
    for name in (
        "post-index-change",
        "reference-transaction",
        "fsmonitor-watchman",
        "post-checkout",
        "pre-commit",
    ):
        write(repo, {f"hooks/{name}": script.read_text()})
        (repo / "hooks" / name).chmod(0o755)
    return canary
