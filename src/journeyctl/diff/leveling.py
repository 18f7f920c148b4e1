"""Two sides of which the same is known: what cannot be read on one side is left unread on the other.

Else scores and findings that lean on such a file would seem to have changed: the pain point that a broken journey
no longer tells of is not cured, and a rule that must see every file has not found that all is well.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from journeyctl.load.loader import Loaded
from journeyctl.load.tree import Tree
from journeyctl.model.document import SETTINGS, Kind
from journeyctl.text.source import SourceFile
from journeyctl.workspace.workspace import Load, Workspace

Opener = Callable[[Load], Workspace]
"""Opens one side, with what makes files of bytes."""

_SETTINGS = (SETTINGS[0].word, SETTINGS[1])


class Unknown(NamedTuple):
    """A file that cannot be compared, because it has mistakes: its kind, id and path; `now` says that it has them on the new side."""

    word: str
    id: str
    now: bool
    path: str

    @property
    def is_settings(self) -> bool:
        """Say whether it is the file with the settings."""
        return (self.word, self.id) == _SETTINGS

    @property
    def words(self) -> str:
        """What people call it."""
        return "the settings" if self.is_settings else f"{self.word} `{self.id}`"


class Level(NamedTuple):
    """Both sides, and the files that cannot be compared."""

    before: Workspace
    after: Workspace
    unknown: tuple[Unknown, ...]


def level(before: Opener, after: Opener, load: Load) -> Level:
    """Open both sides so that the same is known of them.

    Where settings have mistakes on one side, those of the other side hold for both.
    """
    old, new = before(load), after(load)
    unknown = unknown_between(old, new)
    then, now = unreadable(old, new), unreadable(new, old)
    if then.keys() != now.keys():
        lent = _lent(old.settings_file, new.settings_file), _lent(new.settings_file, old.settings_file)
        hidden = frozenset({*then, *now} - ({_SETTINGS} if any(lent) else set()))
        old, new = before(_Blind(hidden, lent[0], load).load), after(_Blind(hidden, lent[1], load).load)
    if bool(old.broken_files) != bool(
        new.broken_files
    ):  # a rule that must see every file runs on neither side
        old, new = _with_gap(old, new), _with_gap(new, old)
    return Level(old, new, unknown)


def unknown_between(before: Workspace, after: Workspace) -> tuple[Unknown, ...]:
    """Return the files that cannot be compared, but those that have the same mistakes on both sides."""
    then, now = unreadable(before, after), unreadable(after, before)
    found = {**then, **now}
    return tuple(
        Unknown(*key, key in now, found[key].source.path)
        for key in sorted(found)
        if key not in then or key not in now or then[key].source.text != now[key].source.text
    )


def unreadable(workspace: Workspace, other: Workspace) -> dict[tuple[str, str], Loaded]:
    """Return by kind and id the files with mistakes, and those of the other side in folders that cannot be read."""
    found = (file for file in workspace.files if file.document is None)
    return {(file.kind.word, file.id): file for file in (*_behind(workspace.unreadable, other), *found)}


def _behind(folders: tuple[str, ...], other: Workspace) -> Iterator[Loaded]:
    """Yield the files of the other side that stand in some folders of this one."""
    for file in other.files if folders else ():
        if any(folder in ("", ".") or file.source.path.startswith(f"{folder}/") for folder in folders):
            yield file


@dataclass(frozen=True, slots=True)
class _Blind:
    """Loads the files of one side, but none of those that are hidden; `settings` stand in place of those with mistakes."""

    hidden: frozenset[tuple[str, str]]
    settings: Loaded | None
    loading: Load

    def load(self, path: str, raw: bytes, kind: Kind, identifier: str) -> Loaded:
        """Return a file as far as it is to be known; what is wrong with it is told all the same."""
        if (kind, identifier) == SETTINGS and self.settings is not None:
            return self.settings
        found = self.loading(path, raw, kind, identifier)
        if (kind.word, identifier) not in self.hidden or found.document is None:
            return found
        return Loaded(found.source, kind, identifier, None, Tree())


def _lent(one: Loaded | None, other: Loaded | None) -> Loaded | None:
    """Return the settings of the other side with the mistakes of this one, or None where they are not needed or not there."""
    if one is None or one.document is not None or other is None or other.document is None:
        return None
    if any(item.rule == "unreadable-file" for item in one.diagnostics):
        return None
    source = SourceFile(one.source.path, other.source.text)
    return replace(other, source=source, diagnostics=(*other.diagnostics, *one.diagnostics))


def _with_gap(one: Workspace, other: Workspace) -> Workspace:
    """Return a side that knows of a gap where the other side has one: a file that is only there, and has mistakes."""
    return one if one.broken_files else replace(one, unreadable=(*one.unreadable, other.broken_files[0]))
