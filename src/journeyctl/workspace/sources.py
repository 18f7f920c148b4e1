"""The file that an evidence item was made from: whether it is there, and whether it has changed."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Literal

from journeyctl.workspace.discover import inside, reason

MAX_SOURCE_BYTES = 512_000_000
"""The largest source file that is hashed (about a second), in bytes."""

_CHUNK = 1 << 20

# `source:` may also be a few words; a name with one of these endings is meant to be a file.
_SUFFIXES = frozenset(
    [
        ".csv",
        ".db",
        ".doc",
        ".docx",
        ".gz",
        ".htm",
        ".html",
        ".jpeg",
        ".jpg",
        ".json",
        ".jsonl",
        ".log",
        ".m4a",
        ".md",
        ".mov",
        ".mp3",
        ".mp4",
        ".ndjson",
        ".odp",
        ".ods",
        ".odt",
        ".parquet",
        ".pdf",
        ".png",
        ".ppt",
        ".pptx",
        ".rtf",
        ".sav",
        ".sqlite",
        ".svg",
        ".tsv",
        ".txt",
        ".vtt",
        ".wav",
        ".webm",
        ".webp",
        ".xes",
        ".xls",
        ".xlsx",
        ".xml",
        ".yaml",
        ".yml",
        ".zip",
        ".zst",
    ]
)


@dataclass(frozen=True, slots=True)
class SourceState:
    """Where a source leads.

    `state` is `elsewhere` for a link or a few words, `outside` for a path that leaves the
    workspace, and else says whether the file is there. `path` goes from the root; `reason`
    says why a file is unreadable.
    """

    state: Literal["elsewhere", "outside", "missing", "unreadable", "folder", "file"]
    path: str = ""
    reason: str = ""


def source_state(root: Path, evidence_path: str, source: str) -> SourceState:
    """Say where the `source` of the evidence file at `evidence_path` (from `root`) leads.

    Nothing outside the root is looked at, and no link is followed out of it.
    """
    if "://" in source or "\n" in source or "\0" in source:
        return SourceState("elsewhere")
    named = PurePosixPath(source).suffix.lower() in _SUFFIXES
    path = os.path.normpath(os.path.join(os.path.dirname(evidence_path), source))  # noqa: PTH118, PTH120
    path = path.replace(os.sep, "/")
    if path.startswith(("/", "../")) or path == ".." or PureWindowsPath(source).drive:
        return SourceState("outside") if named else SourceState("elsewhere")
    try:
        real = os.path.realpath(root / path)
        if not inside(os.path.realpath(root), real):
            return SourceState("outside", path) if named else SourceState("elsewhere")
        mode = os.stat(real).st_mode  # noqa: PTH116 - the path is a string already
    except (FileNotFoundError, NotADirectoryError):
        return SourceState("missing", path) if named else SourceState("elsewhere")
    except OSError as error:
        return SourceState("unreadable", path, reason(error)) if named else SourceState("elsewhere")
    if stat.S_ISDIR(mode):
        return SourceState("folder", path)
    if not stat.S_ISREG(mode):
        return SourceState("unreadable", path, "this is not a regular file")
    return SourceState("file", path)


def sha256_of(root: Path, found: SourceState, limit: int = MAX_SOURCE_BYTES) -> tuple[str, str]:
    """Return the SHA-256 of a source file that is there, and in words why there is none."""
    from hashlib import sha256  # 3 ms that most runs do not need

    digest = sha256()
    size = 0
    try:
        with (root / found.path).open("rb") as file:
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                if size > limit:
                    return "", f"it is larger than {limit // 1_000_000} MB"
                digest.update(chunk)
    except OSError as error:
        return "", reason(error)
    return digest.hexdigest(), ""
