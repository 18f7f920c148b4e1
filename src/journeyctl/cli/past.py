"""The past of a workspace, read from the repository that holds it."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from journeyctl.cli.console import MisuseError
from journeyctl.cli.git import WHOLE, Repository
from journeyctl.cli.past_here import came_from
from journeyctl.model.document import SETTINGS_NAMES
from journeyctl.workspace.discover import find_root
from journeyctl.workspace.git_log import Blob
from journeyctl.workspace.moves import Source, follow
from journeyctl.workspace.past import Past
from journeyctl.workspace.snapshots import is_told

_NEWEST = "HEAD"
_MOST_NAMED = 3


def open_past(base: Path, revision: str = _NEWEST) -> Past:
    """Return the past of the workspace at `base`, from the first commit to the one that a revision names.

    Git is asked once for all commits, and once for all files when the first is needed. Where the folder appears in a
    commit, that commit is looked at as a whole, and all are asked for again where it was moved there. A revision from before
    that is read in the folder of then; and so is the last commit where a move is not committed yet.
    """
    repository = Repository.around(base if base.is_dir() else Path.cwd())
    way = repository.way_to(base)
    past = _past(repository, base, repository.commit(revision), way)
    has_settings = any((base / name).is_file() for name in SETTINGS_NAMES)
    if past.is_there(has_settings):
        return past
    for folder in _others(repository, past):
        elsewhere = _past(repository, base, past.commits[-1].hash, folder)
        if elsewhere.is_there(with_settings=False):
            return replace(elsewhere, is_elsewhere=True)
    return past


def _others(repository: Repository, past: Past) -> Iterator[str]:
    """Yield the folders in which the last commit may have a workspace that stands in another one now."""
    tip, newest = past.commits[-1].hash, repository.find(_NEWEST)
    if newest == tip and past.root.is_dir():
        files = repository.files(tip)
        committed = {file.path: Blob(file.mode, file.oid) for file in files if is_told(file.path)}
        places = came_from(repository.top, past.way, tip, committed, repository.blobs)
        yield from places if len(places) == 1 else ()
    elif newest is not None:
        trail = _past(repository, past.root, newest, past.way).trail
        folders = dict.fromkeys([trail.places.get(tip, past.way), *trail.folders])
        yield from (folder for folder in folders if folder != past.way)


def _past(repository: Repository, base: Path, tip: str, way: str) -> Past:
    source = source_at(repository, tip)
    return Past(base, follow(way, source), source, repository.is_shallow())


def source_at(repository: Repository, tip: str) -> Source:
    """Return what is to be known of a repository up to a commit, given by its hash."""
    return Source(
        lambda folders: tuple(repository.log(tip, *folders)),
        lambda commits: tuple(repository.whole(commits)),
        repository.blobs,
    )


def notes_of(past: Past) -> Iterator[str]:
    """Yield in words what of the past is not known here, and why; what files lack is known once they are read."""
    if past.shallow:
        yield (
            "only the last commits were cloned: what was before them is not known (`git fetch --unshallow`, or "
            "`fetch-depth: 0` in a GitHub workflow)"
        )
    if past.lacks:
        yield f"this clone lacks {past.lacks} states of files, which are told as mistakes; {WHOLE}"
    if past.modules:
        yield f"what stands in submodules is not followed: {', '.join(past.modules)}"
    for doubt in past.trail.doubts[-_MOST_NAMED:]:
        named = [f"`{folder or '.'}`" for folder in doubt.folders]
        more = f" or {len(named) - _MOST_NAMED} others" if len(named) > _MOST_NAMED else ""
        day, commit = doubt.commit.at.date().isoformat(), doubt.commit.hash[:7]
        yield (
            f"what was before {day} ({commit}) is not told: the folder came from {' or '.join(named[:_MOST_NAMED])}{more}, "
            "which fit equally well"
        )
    if past.trail.is_cut:
        yield f"the folder was moved more than {len(past.trail.folders) - 1} times: what was before is not told"


def moves_of(past: Past) -> Iterator[str]:
    """Yield in words where the folder was before, the latest first."""
    moves = list(past.moves())
    for commit, folder in moves[:_MOST_NAMED]:
        yield f"the folder was `{folder or '.'}` until {commit.at.date().isoformat()} ({commit.hash[:7]})"
    if len(moves) > _MOST_NAMED:
        yield f"and was moved {len(moves) - _MOST_NAMED} times before"


def root_of(words: Sequence[str]) -> Path:
    """Return the root of the one workspace in which the paths among some words lie; that around here without any."""
    paths = [word for word in words if os.path.lexists(word)]
    bases = {find_root(Path(os.path.abspath(path))) for path in paths or ["."]}  # noqa: PTH100 - links stay
    if len(bases) > 1:
        raise MisuseError(
            "the paths lie in several workspaces", "ask about one at a time: each has a history of its own"
        )
    return bases.pop()
