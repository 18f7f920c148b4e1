"""The two sides of a difference: which words mean revisions, folders, paths or ids, and the workspaces they name."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from journeyctl.cli.console import MisuseError
from journeyctl.cli.crossing import Crossing
from journeyctl.cli.git import GitError, Repository
from journeyctl.cli.pairs import Pair, Pairing, on_disk
from journeyctl.diff.difference import Version
from journeyctl.diff.leveling import level
from journeyctl.workspace.discover import find_files, find_root
from journeyctl.workspace.revision import Memory

_HERE = Version("working tree", is_here=True)


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared, and the ids and paths that are asked about (none: everything)."""

    before: Version
    after: Version
    pairs: tuple[Pair, ...]
    asked: tuple[str, ...] = ()
    repository: Repository | None = None

    @property
    def on_disk(self) -> bool:
        """Say whether both sides lie on the disk, with the files beside the maps."""
        return not (self.before.commit or self.after.commit)


def read_sides(words: Sequence[str]) -> Sides:
    """Return the two sides that words name; words that are neither revision nor folder are asked about."""
    if "" in words:
        raise MisuseError(
            "one of the words is empty, and names nothing", "is a variable empty that should hold a revision?"
        )
    folders, ids = words[:2], words[2:]
    if len(folders) == 2 and all(map(os.path.isdir, folders)) and not any(map(os.path.lexists, ids)):
        roots = [find_root(Path(os.path.abspath(word))) for word in folders]  # noqa: PTH100 - links stay
        if roots[0] != roots[1]:
            return _folders(folders, roots, ids)
    paths = [word for word in words if os.path.lexists(word)]
    bases = list(dict.fromkeys(find_root(Path(os.path.abspath(path))) for path in paths or ["."]))  # noqa: PTH100
    try:
        repository = Repository.around(bases[0] if bases[0].is_dir() else Path.cwd())
    except GitError:
        _check_folders(folders)
        raise
    revisions, asked = _revisions(words, repository, bases[0])
    before = _version(repository, revisions[0])
    after = _HERE if len(revisions) == 1 else _version(repository, revisions[1])
    memory = Memory()
    pairs: list[Pair] = []
    crossing = Crossing(repository)
    for base in bases:
        pairs += Pairing(crossing, base, before, after, memory).pairs()
    return Sides(before, after, tuple(pairs), tuple(asked), repository)


def _check_folders(words: Sequence[str]) -> None:
    """Say what is wrong with two folders where there is no repository, and nothing else can be meant."""
    if len(words) < 2 or not any(map(os.path.isdir, words)):
        return
    for word in words:
        if not Path(word).is_dir():
            raise MisuseError(f"there is no folder `{word}`", "name the folder of before, then that of now")
    raise MisuseError(f"`{words[0]}` and `{words[1]}` are in one workspace", "name the folders of two")


def _folders(words: Sequence[str], roots: Sequence[Path], ids: Sequence[str]) -> Sides:
    pairs = tuple(_folder_pairs(roots[0], roots[1], Memory()))
    return Sides(Version(words[0]), Version(words[1]), pairs, tuple(ids))


def _folder_pairs(old: Path, new: Path, memory: Memory) -> Iterator[Pair]:
    before, after, unknown = level(on_disk(old), on_disk(new), memory.load)
    if before.files or after.files:
        yield Pair(new, before, after, unknown)
    for folder in sorted({*before.nested, *after.nested}):
        yield from _folder_pairs(old / folder, new / folder, memory)


def _version(repository: Repository, revision: str) -> Version:
    return Version(revision, repository.commit(revision))


def _revisions(words: Sequence[str], repository: Repository, base: Path) -> tuple[list[str], list[str]]:
    """Return the one or two revisions that the first words name, and the other words."""
    found: list[str] = []
    for number, word in enumerate(words):
        if os.path.lexists(word):
            if number < 2 and not {"/", os.sep} & set(word) and repository.find(word):
                help_text = f"write `./{word}` for the path, `refs/heads/{word}` for the branch"
                raise MisuseError(f"`{word}` is both a path and a revision", help_text)
            return found or ["HEAD"], list(words[number:])
        if number == 0 and ".." in word and not word.startswith("../") and "/../" not in word:
            return _range(word, repository), list(words[1:])
        if len(found) == 2 or repository.find(word) is None:
            return found or ["HEAD"], list(words[number:])
        if any(file.id == word for file in find_files(base).files):
            help_text = f"write `HEAD {word}` for the id, `refs/heads/{word}` for the branch"
            raise MisuseError(f"`{word}` is both the id of a file and a revision", help_text)
        found.append(word)
    return found or ["HEAD"], []


def _range(word: str, repository: Repository) -> list[str]:
    joint = "..." if "..." in word else ".."
    one, _, other = word.partition(joint)
    one, other = one or "HEAD", other or "HEAD"
    if joint == "...":
        return [repository.merge_base(repository.commit(one), repository.commit(other)), other]
    return [one, other]
