"""The views and the formats of pictures, by name: the files of two folders, imported when they are asked for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType

from journeyctl._discover import load_module, module_names
from journeyctl.cli.console import MisuseError
from journeyctl.render import formats, views
from journeyctl.render.board import Board
from journeyctl.render.facts import Facts
from journeyctl.render.look import Look, Paper
from journeyctl.text.spelling import listing, meant, near_words


@dataclass(frozen=True, slots=True)
class View:
    """One kind of picture.

    `about` is `journey`, `persona` or `workspace`, `graph` says that Graphviz places it, `pairs` that it
    shows two journeys beside each other, named `A..B`, and `subjects` returns the ids of what it can show: an
    empty one is the whole workspace.
    """

    name: str
    about: str
    graph: bool
    pairs: bool
    subjects: Callable[[Facts], Sequence[str]]
    lay_out: Callable[[Facts, str, Look], Board]


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    `paper` returns what boards are laid out for in a look (None: one endless page), `band` is how wide a map may become before
    it goes on below. `many` says that several boards fit into one file, `graph` that only a view of a graph can be written, and
    `draws_letters` that letters are drawn here, with the fonts there are, and not where the file is read. `extra` names a module
    and the extra that brings it, `options` are those of the call that mean something to this format and not to every one.
    """

    name: str
    suffix: str
    paper: Callable[[Look], Paper | None]
    band: float | None
    many: bool
    graph: bool
    draws_letters: bool
    extra: tuple[str, str] | None
    options: frozenset[str]
    paint: Callable[[Sequence[Board], Look], bytes]


def view_names() -> list[str]:
    """Return the views there are."""
    return _names(views)


def format_names() -> list[str]:
    """Return the formats there are."""
    return _names(formats)


def view_meanings() -> list[tuple[str, str]]:
    """Return each view with the sentence it begins with."""
    return _meanings(views)


def format_meanings() -> list[tuple[str, str]]:
    """Return each format with the sentence it begins with."""
    return _meanings(formats)


def find_view(name: str) -> View:
    """Return the view with a name."""
    module = _module(views, "view", name)
    about: str = module.ABOUT
    return View(
        name=name,
        about=about,
        graph=getattr(module, "GRAPH", False),
        pairs=getattr(module, "PAIRS", False),
        subjects=getattr(module, "subjects", partial(_all, about)),
        lay_out=module.lay_out,
    )


def find_format(name: str) -> Format:
    """Return the format with a name."""
    module = _module(formats, "format", name)
    return Format(
        name=name,
        suffix=module.SUFFIX,
        paper=getattr(module, "paper", lambda _: module.PAPER),
        band=getattr(module, "BAND", None),
        many=module.MANY,
        graph=getattr(module, "GRAPH", False),
        draws_letters=getattr(module, "DRAWS_LETTERS", False),
        extra=module.EXTRA,
        options=frozenset(getattr(module, "OPTIONS", ())),
        paint=module.paint,
    )


def format_of_suffix(suffix: str) -> Format | None:
    """Return the format whose files end in a suffix, such as `.svg`, or None."""
    suffix = suffix.lower()
    # Most are called as they end: then no other is imported.
    names = sorted(format_names(), key=lambda name: name != suffix.removeprefix("."))
    return next((found for found in map(find_format, names) if found.suffix == suffix), None)


def _all(about: str, facts: Facts) -> Sequence[str]:
    if about == "workspace":
        return [""]
    return list(facts.personas if about == "persona" else facts.journeys)


def _names(package: ModuleType) -> list[str]:
    return [name.replace("_", "-") for name in module_names(package)]


def _module(package: ModuleType, word: str, name: str) -> ModuleType:
    names = _names(package)
    if name not in names:
        raise MisuseError(f"there is no {word} `{name}`", did_you_mean(name, names))
    return load_module(package, name.replace("-", "_"))


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Return the words that may have been meant, else all there are."""
    known = list(words)
    return meant(near_words(word, known), f"there are {listing(known)}" if known else "")


def _meanings(package: ModuleType) -> list[tuple[str, str]]:
    return [(name.replace("_", "-"), _summary(package, name)) for name in module_names(package)]


def _summary(package: ModuleType, name: str) -> str:
    """Return the sentence that a file begins with; the file is read, since importing all of them would take long."""
    for folder in package.__path__:
        file = Path(folder, f"{name}.py")
        if file.is_file():
            with file.open(encoding="utf-8") as lines:
                return lines.readline().strip().strip('"')
    return ""
