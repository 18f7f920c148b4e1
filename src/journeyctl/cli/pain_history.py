"""What `history pains` does: the debt that the pain points of a workspace are, and its course."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from journeyctl.cli.console import ColorWhen, MisuseError
from journeyctl.cli.past import moves_of, notes_of, root_of
from journeyctl.cli.past_book import BookAt, books_at, look_of, put
from journeyctl.history import pain_formats
from journeyctl.history.moment import steady
from journeyctl.history.pain_lives import Life
from journeyctl.history.pains import PainHistory, Past, pain_history
from journeyctl.text.spelling import meant, near_words
from journeyctl.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class PainHistoryOptions:
    """One call, as its options say; `words` are ids and paths to tell of, `every` one of `history.pains.EVERY`.

    `today` is the last day: commits of later days are left out. `since` is the first day of the burn-down.
    """

    words: tuple[str, ...] = ()
    since: date | None = None
    every: str = "month"
    output_format: str = "full"
    output_file: str | None = None
    lang: str | None = None
    color: ColorWhen = "auto"
    today: date


def run_pain_history(given: PainHistoryOptions) -> int:
    """Carry out a call and return the exit code."""
    if given.since is not None and given.since > given.today:
        raise MisuseError(
            f"`--since {given.since}` lies behind the last day, {given.today}", "name an earlier day"
        )
    base = root_of(given.words)
    asked = _Asked(given.words, base)
    books = list(books_at(base))
    told: list[PainHistory] = []
    for book in books:
        found = _history(book, given, asked.of(book.past.root))
        if found is not None and (found.pains or not told):
            told.append(found)
    if not told:
        raise MisuseError(
            f"there is no commit with journey files up to {given.today}", "name a later day with `--today`"
        )
    asked.check(books[0].past.shallow)
    shown = [one for one in told if one.pains] or told[:1]
    more = look_of(books[0].workspace, given.lang) if given.output_format == "html" else {}
    put(pain_formats, given.output_format, shown, given.output_file, given.color, **more)
    return 0


def _history(book: BookAt, given: PainHistoryOptions, asked: Callable[[Life], bool]) -> PainHistory | None:
    """Return what is known of a workspace up to the last day; None where it holds nothing up to then."""
    place = {commit.hash: number for number, commit in enumerate(book.past.commits)}
    line: list[int] = []
    days: list[date] = []
    late = 0
    for step in book.past.line():
        day = step.commit.at.date()
        if day > given.today:
            late += 1
            continue
        line.append(place[step.commit.hash])
        days.append(day)
    days = steady(days)
    if not late and book.workspace.files:
        line.append(book.page)
        days.append(given.today)
    if not line:
        return None

    def workspace(number: int) -> Workspace:
        commit = book.book.pages[line[number]].commit
        return book.workspace if commit is None else book.past.unjudged(commit.hash)

    past = Past(book.book, line, days, workspace, book.shallow)
    told = pain_history(past, given.today, given.every, given.since, asked)
    title = told.title or book.past.root.name
    return replace(told, title=title, notes=tuple(_notes(told, book, late)))


def _notes(told: PainHistory, book: BookAt, late: int) -> Iterator[str]:
    yield from notes_of(book.past)
    yield from moves_of(book.past)
    if late:
        yield f"{late} commit{' is' if late == 1 else 's are'} left out, being later than {told.today}"
    broken = book.broken
    if broken:
        more = f" and {len(broken) - 3} more" if len(broken) > 3 else ""
        yield f"with mistakes, and taken as before them: {', '.join(broken[:3])}{more}"


class _Asked:
    """What is asked about: pain points by id, and what they stand in by id or path. Without words: everything."""

    def __init__(self, words: Sequence[str], base: Path) -> None:
        self._words = words
        self._base = base
        self._met: set[str] = set()
        self._known: set[str] = set()

    def of(self, root: Path) -> Callable[[Life], bool]:
        """Return what says whether a life is asked about, in the workspace at a folder."""

        def fits(life: Life) -> bool:
            self._known |= {*life.ids, life.side.short, life.side.home, *life.side.within}
            found = [word for word in self._words if _names(word, life, root)]
            self._met.update(found)
            return bool(found) or not self._words

        return fits

    def check(self, shallow: bool) -> None:
        """Refuse a word that names no pain point, nor anything that one stands in."""
        for word in self._words:
            if word in self._met or os.path.lexists(word):
                continue
            otherwise = "`journeyctl list pains` lists those of now"
            if shallow:
                otherwise = "only the last commits were cloned; fetch the others: `git fetch --unshallow`"
            raise MisuseError(
                f"`{word}` is neither a file or folder nor the id of what has a pain point",
                meant(near_words(word, sorted(self._known)), otherwise),
            )


def _names(word: str, life: Life, root: Path) -> bool:
    side = life.side
    around = (name for one in side.within for name in (one, f"{side.home}/{one}"))
    shorts = (one.rpartition("/")[2] for one in life.ids)
    if word in (*life.ids, *shorts, side.home, *around):
        return True
    path = os.path.relpath(os.path.abspath(word), root).replace(os.sep, "/")  # noqa: PTH100 - links stay
    return path in (".", side.path) or side.path.startswith(f"{path}/")
