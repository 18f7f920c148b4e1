"""A workspace whose folder was moved on the disk, and nobody has committed that yet; or over several commits, as if at once."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from journeyctl.load.limits import MAX_BYTES
from journeyctl.model.document import SETTINGS_NAMES
from journeyctl.workspace.discover import find_files, read_bytes
from journeyctl.workspace.git_log import Blob, Commit, Logged
from journeyctl.workspace.moves import is_within, journeys_in, origins_of
from journeyctl.workspace.revision import Blobs
from journeyctl.workspace.snapshots import folder_of

_NO_DAY = datetime(1970, 1, 1, tzinfo=UTC)


def came_from(
    top: Path, way: str, commit: str, committed: Mapping[str, Blob], blobs: Blobs
) -> tuple[str, ...]:
    """Return the folder in which a commit has the workspace that is on the disk at `way`, a path from the top.

    `committed` are the journey files and settings of the commit, by path. Nothing is returned where it is new, several folders
    where they fit equally well.
    """
    gone = {path: blob for path, blob in committed.items() if not (top / path).exists()}
    if not gone:
        return ()
    start = f"{way}/" if way else ""
    texts: dict[str, bytes | str] = {}
    here: dict[str, Blob] = {}
    for found in find_files(top / way).files:
        raw = read_bytes(top / way / found.path, MAX_BYTES)
        if isinstance(raw, bytes):
            oid = object_id(raw, commit)
            texts[oid] = raw
            here[start + found.path] = Blob("100644", oid)

    def known(oids: Iterable[str]) -> Mapping[str, bytes | str]:
        return {**blobs([oid for oid in oids if oid not in texts]), **texts}

    return came_between(way, commit, here, committed, gone, known)


def came_between(
    way: str,
    commit: str,
    here: Mapping[str, Blob],
    committed: Mapping[str, Blob],
    gone: Mapping[str, Blob],
    blobs: Blobs,
) -> tuple[str, ...]:
    """Return the folders from which the files `here`, at and below `way`, came at once, as if in one commit.

    `committed` are the journey files and settings of the commit before, and `gone` those that are there no more.
    """
    moved = Logged(Commit(commit, (), "", "", _NO_DAY, ""), dict(here), gone)
    places = origins_of(folder_of(way, [moved], with_links=False), moved, blobs)
    return tuple(place for place in places if _is_left(place, committed, gone))


def _is_left(place: str, committed: Mapping[str, Blob], gone: Mapping[str, Blob]) -> bool:
    """Say whether settings and most journey files of a folder are gone."""
    start = f"{place}/" if place else ""
    files = {path[len(start) :]: blob for path, blob in committed.items() if is_within(path, place)}
    journeys = journeys_in(files)
    is_settled = any(name in files and start + name not in gone for name in SETTINGS_NAMES)
    return not is_settled and 2 * sum(start + path in gone for path in journeys) >= len(journeys)


def object_id(data: bytes, like: str) -> str:
    """Return the name that Git gives to the bytes of a file, by the kind of hash that another name is of."""
    named = hashlib.sha1(usedforsecurity=False) if len(like) == 40 else hashlib.sha256()
    named.update(b"blob %d\0" % len(data))
    named.update(data)
    return named.hexdigest()
