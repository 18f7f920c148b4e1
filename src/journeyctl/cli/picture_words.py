"""What the words behind `render` mean: files, folders, ids, and `A..B` for two journeys beside each other."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from journeyctl.cli.console import MisuseError
from journeyctl.text.spelling import near_words
from journeyctl.workspace.discover import find_files, find_root

_SHOWN = ("journey", "persona")


@dataclass(frozen=True, slots=True)
class Asked:
    """The places that are asked about, and the pairs of journeys that are to stand beside each other."""

    places: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...] = ()


def read_words(words: Sequence[str]) -> Asked:
    """Return what words mean; one that means nothing is refused, with what may have been meant."""
    if all(map(os.path.lexists, words)):
        return Asked(tuple(words))
    root = find_root(Path.cwd())
    files: dict[str, list[str]] = {}
    for found in find_files(root)[0]:
        if found.kind.word in _SHOWN:
            files.setdefault(found.id, []).append(os.path.relpath(root / found.path))
    places: list[str] = []
    pairs: list[tuple[str, str]] = []
    for word in words:
        pair = () if os.path.lexists(word) or word in files else _pair(word)
        if pair:
            pairs.append(pair)
        for one in pair or (word,):
            places += _places(one, files)
    return Asked(tuple(dict.fromkeys(places)), tuple(pairs))


def _pair(word: str) -> tuple[str, str] | tuple[()]:
    one, dots, other = word.partition("..")
    return (one, other) if dots and one and other and not {"/", os.sep} & set(word) else ()


def _places(word: str, files: dict[str, list[str]]) -> Iterable[str]:
    if os.path.lexists(word):
        return [word]
    if word in files:
        return files[word]
    near = near_words(word, files)
    raise MisuseError(
        f"`{word}` is neither a file or folder nor the id of a journey or persona",
        f"did you mean {' or '.join(f'`{one}`' for one in near)}?"
        if near
        else "`journeyctl list journeys` lists them",
    )


def names(written: list[str] | None) -> tuple[str, ...]:
    """Return names that are given with commas or several times, each once."""
    names = (name.strip() for part in written or () for name in part.split(","))
    return tuple(dict.fromkeys(name for name in names if name))
