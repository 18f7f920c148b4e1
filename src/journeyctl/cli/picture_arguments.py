"""What the words behind `render` mean: files, folders, ids, and `A..B` for two journeys beside each other."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from journeyctl.cli.console import MisuseError
from journeyctl.model.document import kind_of
from journeyctl.text.spelling import meant, near_words
from journeyctl.workspace.discover import find_files, find_root

_SHOWN = ("journey", "persona")


@dataclass(frozen=True, slots=True)
class Asked:
    """The places that are asked about, and the pairs of journeys that are to stand beside each other (`only_pairs`: and nothing else)."""

    places: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...] = ()
    only_pairs: bool = False

    @property
    def views(self) -> list[str]:
        """The views where none is asked for: maps, cards of personas that are named, and what is between two journeys."""
        named = {kind[0].word for place in self.places if (kind := kind_of(Path(place).name)) is not None}
        alone = bool(self.places) and named == {"persona"} and all(map(os.path.isfile, self.places))
        maps = [] if alone or self.only_pairs else ["map"]
        return [*maps, *(["persona"] if "persona" in named else []), *(["compare"] if self.pairs else [])]


def read_words(words: Sequence[str]) -> Asked:
    """Return what words mean; one that means nothing is refused, with what may have been meant.

    Ids are looked for around here, and then in the folders that are named beside them.
    """
    folders = [word for word in words if os.path.isdir(word)]  # noqa: PTH112 - a word as it is written
    if all(map(os.path.lexists, words)):
        return Asked(tuple(words))
    here = _shown(Path.cwd())
    there = {found: paths for folder in folders for found, paths in _shown(Path(folder)).items()}
    files = {**there, **here}
    narrowed = any(word in there and word not in here for word in words)
    places: list[str] = []
    pairs: list[tuple[str, str]] = []
    for word in words:
        if narrowed and word in folders:
            continue  # it says where to look for the ids
        pair = () if os.path.lexists(word) or word in files else _pair(word)
        if pair:
            pairs.append(pair)
        for one in pair or (word,):
            places += _places(one, files)
    return Asked(tuple(dict.fromkeys(places)), tuple(pairs), only_pairs=len(pairs) == len(words))


def _shown(folder: Path) -> dict[str, list[str]]:
    """Return the files of the workspace around a folder that can be drawn, by id."""
    root = find_root(folder.absolute())
    files: dict[str, list[str]] = {}
    for found in find_files(root)[0]:
        if found.kind.word in _SHOWN:
            files.setdefault(found.id, []).append(os.path.relpath(root / found.path))
    return files


def _pair(word: str) -> tuple[str, str] | tuple[()]:
    one, dots, other = word.partition("..")
    return (one, other) if dots and one and other and not {"/", os.sep} & set(word) else ()


def _places(word: str, files: dict[str, list[str]]) -> Iterable[str]:
    if os.path.lexists(word):
        return [word]
    if word in files:
        return files[word]
    raise MisuseError(
        f"`{word}` is neither a file or folder nor the id of a journey or persona",
        meant(near_words(word, files), "`journeyctl list journeys` lists them"),
    )


def names(written: list[str] | None) -> tuple[str, ...]:
    """Return names that are given with commas or several times, each once."""
    names = (name.strip() for part in written or () for name in part.split(","))
    return tuple(dict.fromkeys(name for name in names if name))
