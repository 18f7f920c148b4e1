"""Commits of a page's folders: what a block of a file or an edit leaves there, by whom and on which day."""

import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from shutil import which

import pytest


def edited(text: str, changes: str) -> str:
    """Return a text with the lines of a `diff` block changed; a line ` ...` stands between places far from each other."""
    for hunk in re.split(r"^ \.\.\.\n", changes, flags=re.MULTILINE):
        rows = [row if row.strip() else " \n" for row in hunk.splitlines(keepends=True)]
        old, new = ("".join(row[1:] for row in rows if row[0] in signs) for signs in (" -", " +"))
        assert text.count(old) == 1, f"this stands {text.count(old)} times in the file:\n{old}"
        text = text.replace(old, new)
    return text


def commit(folder: Path, words: Sequence[str]) -> None:
    """Commit all that is in a folder as the words of a directive say: `commit TITLE`, `author NAME`, `day 2026-03-01`."""
    said = {verb: rest for verb, _, rest in (word.partition(" ") for word in words)}
    if "commit" not in said:
        return
    if which("git") is None:
        pytest.skip("there is no Git here, and the page makes a repository")
    author, day = said["author"], said["day"]
    if not (folder / ".git").exists():
        _git(folder, author, day, "init", "--quiet", "--initial-branch", "main")
    _git(folder, author, day, "add", "--all")
    _git(folder, author, day, "commit", "--quiet", "--message", said["commit"])


def _git(folder: Path, author: str, day: str, *arguments: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    who = {"NAME": author, "EMAIL": f"{author.lower()}@shop.example", "DATE": f"{day}T12:00:00Z"}
    roles = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(
        ["git", *arguments], cwd=folder, env={**kept, **roles, **alone}, check=True, capture_output=True
    )
