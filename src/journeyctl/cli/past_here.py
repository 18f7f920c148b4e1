"""A workspace whose folder was moved on the disk, and nobody has committed that yet."""

import hashlib
from collections.abc import Iterable, Mapping

from journeyctl.cli.git import Repository
from journeyctl.load.limits import MAX_BYTES
from journeyctl.model.document import SETTINGS_NAMES
from journeyctl.workspace.discover import find_files, read_bytes
from journeyctl.workspace.git_log import Blob, Logged
from journeyctl.workspace.moves import is_within, journeys_in, origins_of
from journeyctl.workspace.past import Past
from journeyctl.workspace.snapshots import folder_of, is_told


def moved_here(repository: Repository, past: Past) -> str | None:
    """Return the folder in which the last commit has the workspace that is on the disk, None where it is new."""
    way, commit = past.way, past.commits[-1]
    committed = {file.path: Blob(file.mode, file.oid) for file in repository.files(commit.hash)}
    committed = {path: blob for path, blob in committed.items() if is_told(path)}
    gone = {path: blob for path, blob in committed.items() if not (repository.top / path).exists()}
    if not gone:
        return None
    start = f"{way}/" if way else ""
    texts: dict[str, bytes | str] = {}
    here: dict[str, Blob | None] = {}
    for found in find_files(past.root).files:
        raw = read_bytes(past.root / found.path, MAX_BYTES)
        if isinstance(raw, bytes):
            oid = object_id(raw, commit.hash)
            texts[oid] = raw
            here[start + found.path] = Blob("100644", oid)

    def blobs(oids: Iterable[str]) -> Mapping[str, bytes | str]:
        return {**repository.blobs([oid for oid in oids if oid not in texts]), **texts}

    moved = Logged(commit, here, gone)
    places = origins_of(folder_of(way, [moved], with_links=False), moved, blobs)
    return places[0] if len(places) == 1 and _is_left(places[0], committed, gone) else None


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
