"""Repositories with many commits, branches and merges, made quickly: one call of `git fast-import`."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cli.repos import git

START = 1_767_268_800  # noon of 1 January 2026, UTC
DAY = 86_400


@dataclass(frozen=True)
class Told:
    """A commit to be made: who writes it, the files of its tree, the places of its parents, and the day after the first."""

    author: str
    files: Mapping[str, str | bytes]
    parents: Sequence[int] = ()
    day: int = 0
    title: str = "work"
    email: str = "somebody@shop.example"


def tell(folder: Path, commits: Sequence[Told]) -> list[str]:
    """Make a repository with these commits on `main`, check the last one out, and return their hashes."""
    git(folder, "init", "--quiet")
    stream: list[bytes] = []
    for number, one in enumerate(commits, 1):
        at = START + one.day * DAY
        title = one.title.encode("utf-8", "surrogateescape")
        stream += [
            b"commit refs/heads/main\nmark :%d\n" % number,
            b"author %s <%s> %d +0000\n"
            % (one.author.encode("utf-8", "surrogateescape"), one.email.encode(), at),
            b"committer Mia <mia@shop.example> %d +0000\n" % at,
            b"data %d\n%s\n" % (len(title), title),
            *(
                b"%s :%d\n" % (b"merge" if place else b"from", parent + 1)
                for place, parent in enumerate(one.parents)
            ),
            b"deleteall\n",
        ]
        for path, text in one.files.items():
            data = text.encode() if isinstance(text, str) else text
            stream.append(b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data))
    marks = folder / ".git" / "marks"
    subprocess.run(
        ["git", "-c", f"core.attributesFile={os.devnull}", "fast-import", "--quiet", "--force", f"--export-marks={marks}"],
        cwd=folder, input=b"".join(stream), check=True, capture_output=True,
    )  # fmt: skip
    git(folder, "reset", "--quiet", "--hard", "main")
    known = dict(line.split() for line in marks.read_text().splitlines())
    return [known[f":{number}"] for number in range(1, len(commits) + 1)]
