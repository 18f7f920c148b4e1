"""A workspace: what every room above is given."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from journeyctl.diagnostic.diagnostic import Diagnostic, Label, Severity
from journeyctl.load.limits import MAX_BYTES, MAX_MISTAKES
from journeyctl.load.loader import Loaded, load
from journeyctl.load.tree import Tree
from journeyctl.model.document import SETTINGS, SETTINGS_NAMES, Kind, kind_of
from journeyctl.model.journey import Journey
from journeyctl.model.persona import Persona
from journeyctl.model.settings import Settings
from journeyctl.text.source import SourceFile, Span
from journeyctl.workspace.contradictions import contradictions
from journeyctl.workspace.discover import Disk, Found, Shelf, find_files, find_settings
from journeyctl.workspace.index import Index, bad_file_ids, build_index, duplicate_ids
from journeyctl.workspace.references import Mention, mentions, raw_mentions
from journeyctl.workspace.resolve import LOCAL_WORDS, Resolution, resolve
from journeyctl.workspace.scales import off_scale

T = TypeVar("T")

Load = Callable[[str, bytes, Kind, str], Loaded]
"""What makes a file of path, bytes, kind and id: `load`, or one that remembers."""

# How many characters of a file may be looked through, one mistake after the other, for words that
# may have been meant: about a second.
_LOOKED_THROUGH = 2_500_000


@dataclass(frozen=True, slots=True, eq=False)
class Workspace:
    """All files below one root, what their ids mean, and every mistake found in them.

    `settings` are the defaults where there is no `journeyctl.yaml`, or where it has mistakes.
    `mentioned` holds, for each word (`persona`), the known ids outside it that some file refers
    to; `nested` the folders below the root that are workspaces of their own, and are not read here;
    `unreadable` the folders that nobody may look into.
    """

    root: Path
    settings: Settings
    settings_file: Loaded | None
    files: tuple[Loaded, ...]
    index: Index
    diagnostics: tuple[Diagnostic, ...]
    mentioned: Mapping[str, frozenset[str]] = field(default_factory=dict)
    nested: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()

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
        """The paths of what is unknown: files with mistakes, and files and folders that cannot be read."""
        return [*self.unreadable, *(file.source.path for file in self.files if file.document is None)]

    def mentions(self) -> Iterator[tuple[Mention, Resolution]]:
        """Yield every reference in every file with what it means."""
        phases = _known_phases(self.settings, self.settings_file)
        for file in self.files:
            for mention in mentions(file):
                yield mention, resolve(mention, self.index, phases)


def open_workspace(
    root: Path,
    overlay: Mapping[str, bytes] | None = None,
    also: Iterable[str] = (),
    *,
    shelf: Shelf | None = None,
    loading: Load = load,
) -> Workspace:
    """Read everything below `root`.

    `overlay` gives the bytes of some files (by path from the root) in place of what the disk
    holds: the text an editor has not saved yet. `also` names files to read even when Git or
    `exclude` leave them out. `shelf` is read in place of the disk.
    """
    gathered, problems = _gather(root, overlay or {}, also, shelf or Disk(root), loading)
    workspace = _assemble(root, gathered.settings, gathered.settings_file, gathered.files, problems)
    return replace(workspace, nested=gathered.nested, unreadable=gathered.unreadable)


def open_unjudged(root: Path, shelf: Shelf, loading: Load = load) -> Workspace:
    """Return what a shelf holds with its documents alone: no index, and nothing is said about mistakes.

    Enough for scores, at a fraction of the time.
    """
    return _gather(root, {}, (), shelf, loading)[0]


def _gather(
    root: Path, overlay: Mapping[str, bytes], also: Iterable[str], shelf: Shelf, loading: Load
) -> tuple[Workspace, list[Diagnostic]]:
    reader = _Reader(shelf, overlay, loading)
    settings_file = reader.settings()
    document = settings_file.document if settings_file else None
    settings = document if isinstance(document, Settings) else Settings()
    listing = find_files(shelf, settings.exclude)
    if settings_file and (mistakes := contradictions(settings_file)):
        told = (*settings_file.diagnostics, *mistakes)
        settings, settings_file = Settings(), replace(settings_file, document=None, diagnostics=told)
    found = {item.path: item for item in listing.files}
    for path in (*overlay, *also):
        kind = kind_of(path.rpartition("/")[2])
        # Settings further down belong to a workspace of their own.
        if kind is not None and path not in found and (kind != SETTINGS or path in SETTINGS_NAMES):
            found[path] = Found(path, *kind, "" if path in overlay else shelf.trouble(path))
    files = tuple(reader.read(found[path], settings_file) for path in sorted(found))
    unreadable = tuple(folder for folder, _ in listing.unreadable)
    problems = [
        _unreadable(folder, f"the folder cannot be read: {why}", "make it readable, or `exclude:` it")
        for folder, why in listing.unreadable
    ]
    problems += [_unplaced(path, name) for path, name in listing.unplaced]
    return Workspace(
        root,
        settings,
        settings_file,
        files,
        Index({}, {}),
        (),
        nested=tuple(listing.nested),
        unreadable=unreadable,
    ), problems


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads files from a shelf, or in place of it from the overlay."""

    shelf: Shelf
    overlay: Mapping[str, bytes]
    loading: Load

    def settings(self) -> Loaded | None:
        in_root = find_settings(self.shelf)
        for name in SETTINGS_NAMES:
            if name in self.overlay or name in in_root:
                return self._load(Found(name, *SETTINGS, in_root.get(name, "")))
        return None

    def read(self, found: Found, settings_file: Loaded | None) -> Loaded:
        if found.kind.word != "workspace" or settings_file is None:
            return self._load(found)
        used = settings_file.source.path
        if found.path == used:
            return settings_file
        problem = _unreadable(
            found.path, f"`{found.path}` is not read: `{used}` stands beside it", "remove one of them"
        )
        return Loaded(problem.primary.source, found.kind, found.id, None, Tree(), (problem,))

    def _load(self, found: Found) -> Loaded:
        raw: bytes | str = self.overlay.get(found.path, found.trouble)
        if raw == "":
            raw = self.shelf.read(found.path, MAX_BYTES)
        if isinstance(raw, bytes):
            return self.loading(found.path, raw, found.kind, found.id)
        problem = _unreadable(found.path, raw, "make it an ordinary, readable file, or `exclude:` it")
        return Loaded(problem.primary.source, found.kind, found.id, None, Tree(), (problem,))


def _unplaced(path: str, name: str) -> Diagnostic:
    return Diagnostic(
        "unread-file",
        Severity.WARNING,
        "the file is not read: its name does not say what kind of file it is",
        Label(SourceFile(path, ""), Span(0, 0)),
        help=f"call it `{name}`, or `exclude:` it",
    )


def _unreadable(path: str, message: str, help_text: str) -> Diagnostic:
    label = Label(SourceFile(path, ""), Span(0, 0))
    return Diagnostic("unreadable-file", Severity.ERROR, message, label, help=help_text)


def _known_phases(settings: Settings, settings_file: Loaded | None) -> dict[str, None] | None:
    if settings_file is not None and settings_file.document is None:
        return None
    return dict.fromkeys(phase.id for phase in settings.phases)


def _assemble(
    root: Path,
    settings: Settings,
    settings_file: Loaded | None,
    files: tuple[Loaded, ...],
    problems: list[Diagnostic],
) -> Workspace:
    index = build_index(files)
    problems += (problem for file in files for problem in file.diagnostics)
    problems += duplicate_ids(index)
    problems += bad_file_ids(files)
    phases = _known_phases(settings, settings_file)
    # Most references repeat: each is resolved once, those into a file of its own once for that file.
    everywhere: set[tuple[str, str]] = set()
    for file in files:
        here: set[tuple[str, str]] = set()
        told, size = 0, len(file.source.text)
        for word, target, path, at_key in raw_mentions(file):
            reference = (word, target)
            if reference in everywhere or reference in here:
                continue
            hasty = told >= MAX_MISTAKES or told * size > _LOOKED_THROUGH
            mention = Mention(word, target, file, path, at_key, hasty)
            resolution = resolve(mention, index, phases)
            if resolution.problem is not None:
                problems.append(resolution.problem)
                told += 1
            else:
                (here if word in LOCAL_WORDS else everywhere).add(reference)
        if phases is not None:  # else nobody knows the scale either
            problems += off_scale(file, settings.scales.emotion)
    mentioned: dict[str, set[str]] = {}
    for word, target in everywhere:
        mentioned.setdefault(word, set()).add(target)
    return Workspace(
        root, settings, settings_file, files, index, tuple(problems),
        {word: frozenset(targets) for word, targets in mentioned.items()},
    )  # fmt: skip
