"""A workspace: what every room above is given."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from journeyctl.diagnostic.diagnostic import Diagnostic, Label, Severity
from journeyctl.load.limits import MAX_BYTES
from journeyctl.load.loader import Loaded, load
from journeyctl.load.tree import Tree
from journeyctl.model.document import kind_of
from journeyctl.model.journey import Journey
from journeyctl.model.persona import Persona
from journeyctl.model.settings import Settings
from journeyctl.text.source import SourceFile, Span
from journeyctl.workspace.discover import Found, find_files, read_bytes
from journeyctl.workspace.index import Index, build_index, duplicate_ids
from journeyctl.workspace.references import Mention, mentions, raw_mentions
from journeyctl.workspace.resolve import LOCAL_WORDS, Resolution, resolve
from journeyctl.workspace.scales import off_scale

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Workspace:
    """All files below one root, what their ids mean, and every mistake found in them.

    `settings` are the defaults where there is no `journeyctl.yaml`, or where it has mistakes.
    `mentioned` holds, for each word (`persona`), the known ids outside it that some file refers
    to; `nested` the folders below the root that are workspaces of their own, and are not read here.
    """

    root: Path
    settings: Settings
    settings_file: Loaded | None
    files: tuple[Loaded, ...]
    index: Index
    diagnostics: tuple[Diagnostic, ...]
    mentioned: Mapping[str, frozenset[str]] = field(default_factory=dict)
    nested: tuple[str, ...] = ()

    def documents(self, model: type[T]) -> Iterator[tuple[Loaded, T]]:
        """Yield the files of a kind with their documents, in order of path; broken ones are left out."""
        for file in self.files:
            if isinstance(file.document, model):
                yield file, file.document

    def document(self, model: type[T], identifier: str) -> T | None:
        """Return the document of a kind with the id, or None."""
        found = self.index.file(model.__name__.lower(), identifier)
        document = found.file.document if found else None
        return document if isinstance(document, model) else None

    def journey(self, identifier: str) -> Journey | None:
        """Return the journey with the id, or None."""
        return self.document(Journey, identifier)

    def persona(self, identifier: str) -> Persona | None:
        """Return the persona with the id, or None."""
        return self.document(Persona, identifier)

    @property
    def broken_files(self) -> list[str]:
        """The paths of files whose content is unknown, because they cannot be read or have mistakes."""
        return [file.source.path for file in self.files if file.document is None]

    def mentions(self) -> Iterator[tuple[Mention, Resolution]]:
        """Yield every reference in every file with what it means."""
        phases = self._phases()
        for file in self.files:
            for mention in mentions(file):
                yield mention, resolve(mention, self.index, phases)

    def _phases(self) -> list[str] | None:
        if self.settings_file is not None and self.settings_file.document is None:
            return None
        return [phase.id for phase in self.settings.phases]


def open_workspace(
    root: Path, overlay: Mapping[str, bytes] | None = None, also: Iterable[str] = ()
) -> Workspace:
    """Read everything below `root`.

    `overlay` gives the bytes of some files (by path from the root) in place of what the disk
    holds: the text an editor has not saved yet. `also` names files to read even when Git or
    `exclude` leave them out.
    """
    overlay = overlay or {}
    settings_file = _settings_file(root, overlay)
    document = settings_file.document if settings_file else None
    settings = document if isinstance(document, Settings) else Settings()
    listed, nested = find_files(root, settings.exclude)
    found = {item.path: item for item in listed}
    for path in (*overlay, *also):
        kind = kind_of(path.rpartition("/")[2])
        if kind is not None:
            found.setdefault(path, Found(path, *kind))
    files = [
        settings_file
        if settings_file and path == settings_file.source.path
        else _load(root, found[path], overlay)
        for path in sorted(found)
    ]
    return replace(_assemble(root, settings, settings_file, tuple(files)), nested=tuple(nested))


def _settings_file(root: Path, overlay: Mapping[str, bytes]) -> Loaded | None:
    for name in ("journeyctl.yaml", "journeyctl.yml"):
        kind = kind_of(name)
        if kind and (name in overlay or (root / name).is_file()):
            return _load(root, Found(name, *kind), overlay)
    return None


def _load(root: Path, found: Found, overlay: Mapping[str, bytes]) -> Loaded:
    raw: bytes | str = overlay.get(found.path, found.trouble)
    if raw == "":
        raw = read_bytes(os.path.join(root, found.path), MAX_BYTES)  # noqa: PTH118 - a third of the time
    if isinstance(raw, bytes):
        return load(found.path, raw, found.kind, found.id)
    source = SourceFile(found.path, "")
    problem = Diagnostic(
        "unreadable-file",
        Severity.ERROR,
        raw,
        Label(source, Span(0, 0)),
        help="make it an ordinary, readable file, or `exclude:` it",
    )
    return Loaded(source, found.kind, found.id, None, Tree(), (problem,))


def _assemble(
    root: Path, settings: Settings, settings_file: Loaded | None, files: tuple[Loaded, ...]
) -> Workspace:
    index = build_index(files)
    problems: list[Diagnostic] = [problem for file in files for problem in file.diagnostics]
    problems += duplicate_ids(index)
    phases = (
        None
        if settings_file is not None and settings_file.document is None
        else [p.id for p in settings.phases]
    )
    # Most references repeat: each is resolved once, those into a file of its own once for that file.
    everywhere: set[tuple[str, str]] = set()
    for file in files:
        here: set[tuple[str, str]] = set()
        for word, target, path, at_key in raw_mentions(file):
            reference = (word, target)
            if reference in everywhere or reference in here:
                continue
            resolution = resolve(Mention(word, target, file, path, at_key), index, phases)
            if resolution.problem is not None:
                problems.append(resolution.problem)
            else:
                (here if word in LOCAL_WORDS else everywhere).add(reference)
        problems += off_scale(file, settings.scales.emotion)
    mentioned: dict[str, set[str]] = {}
    for word, target in everywhere:
        mentioned.setdefault(word, set()).add(target)
    return Workspace(
        root, settings, settings_file, files, index, tuple(problems),
        {word: frozenset(targets) for word, targets in mentioned.items()},
    )  # fmt: skip
