"""Who last changed it and who wrote it first, then field by field, as `git blame` does it by line; for people at a terminal."""

from collections.abc import Iterator, Sequence

from journeyctl.diff.difference import Look
from journeyctl.diff.screen import Screen, cut, padded, widest
from journeyctl.diff.words import Told, plural, quoted, sentence, shown
from journeyctl.history.blame import Blame, FieldBlame, Origin
from journeyctl.history.moment import Commit

_AUTHOR, _NAME, _TITLE = 24, 34, 160
"""How many columns the name of an author, that of a field or a thing, and the title of a commit may take."""
_LEAD = 15

NOT_YET = "not committed yet"
_OLDEST = "^ is as far back as is known here: it may have been written before"


def render(told: Blame, look: Look) -> str:
    """Return the thing, its last change and its first commit, and a row for each field."""
    screen = Screen(look)
    rows = [*_head(told, screen), "", *_ends(told, screen)]
    if told.fields:
        rows += ["", *_fields(told, screen)]
    if told.inside:
        rows += ["", screen.paint("bold", "what stands in it, and its last change"), *_inside(told, screen)]
    ends = (told.first, told.last, *(one.origin for one in told.fields), *(one.last for one in told.inside))
    if any(one.earliest for one in ends):
        rows += ["", *screen.hung("", _OLDEST, 0, "faint")]
    for note in told.notes:
        rows += ["", *screen.hung("", note, 0, "faint")]
    return "\n".join(rows) + "\n"


def _head(told: Blame, screen: Screen) -> Iterator[str]:
    name = f"{told.what.value} {told.side.id}"
    yield from screen.hung("", name, 0, "bold")
    if told.side.name and told.side.name != told.side.id:
        yield from screen.hung("", quoted(told.side.name), 0)
    within = f", in {'/'.join(told.side.within)}" if told.side.within else ""
    yield from screen.hung("", f"{told.side.path}{within}", 0, "faint")


def _ends(told: Blame, screen: Screen) -> Iterator[str]:
    is_changed = told.last != told.first or bool(told.changes)
    if is_changed:
        yield from _commit("last changed", told.last, screen)
        for change in told.changes:
            style = change.trend.value if change.trend else ""
            yield from screen.hung(f"{'':{_LEAD}}", sentence(Told(change)), _LEAD, style)
    for back in told.returns[:1]:
        if back.again != told.last:
            yield from _commit("written again", back.again, screen)
        yield from _removal(told, screen)
    yield from _commit("first written", told.first, screen)
    if not is_changed:
        yield f"{'':{_LEAD}}{screen.paint('faint', 'and not changed since')}"


def _removal(told: Blame, screen: Screen) -> Iterator[str]:
    """Yield when it was removed before it was written again."""
    back = told.returns[0]
    more = f", and {plural(len(told.returns) - 1, 'time')} before" if len(told.returns) > 1 else ""
    lead = "written again; it was" if back.again == told.last else "it was"
    commit = back.removed.commit
    when = f"on {day(commit)} by {cut(commit.author, 60)} ({short(back.removed)})" if commit else "here"
    yield from screen.hung(f"{'':{_LEAD}}", f"{lead} removed {when}{more}", _LEAD)


def _commit(word: str, origin: Origin, screen: Screen) -> Iterator[str]:
    lead = padded(word, _LEAD)
    commit = origin.commit
    if commit is None:
        yield f"{lead}{NOT_YET}"
        return
    who = cut(commit.author, 60)
    mark = screen.paint("commit", short(origin))
    yield f"{lead}{day(commit)}  {who}  {mark}"
    yield from screen.hung(f"{'':{_LEAD}}", quoted(cut(commit.title, _TITLE)), _LEAD, "faint")


def _fields(told: Blame, screen: Screen) -> Iterator[str]:
    rows = [(one.origin, one.field, _value(one), "") for one in told.fields]
    yield from _rows(rows, screen)


def _inside(told: Blame, screen: Screen) -> Iterator[str]:
    rows = []
    for one in told.inside:
        again = "written again" if one.returns and one.returns[0].again == one.last else ""
        text = (
            "; ".join(sentence(Told(change)) for change in one.changes) or again or "as it was first written"
        )
        trends = {change.trend.value for change in one.changes if change.trend}
        rows.append(
            (one.last, f"{one.what.value} {one.side.short}", text, trends.pop() if len(trends) == 1 else "")
        )
    yield from _rows(rows, screen)


def _rows(rows: Sequence[tuple[Origin, str, str, str]], screen: Screen) -> Iterator[str]:
    """Yield rows of a commit, its author and day, a name, and a text in a style."""
    marks = [short(origin) for origin, *_ in rows]
    whose = [_who(origin) for origin, *_ in rows]
    days = [day(origin.commit) if origin.commit else "" for origin, *_ in rows]
    names = [cut(name, _NAME) for _, name, *_ in rows]
    room = widest(marks), widest(whose), widest(days), widest(names)
    for mark, who, when, name, (*_, text, style) in zip(marks, whose, days, names, rows, strict=True):
        lead = "  ".join(
            [
                screen.paint("commit", padded(mark, room[0])),
                padded(who, room[1]),
                screen.paint("faint", padded(when, room[2])),
                padded(name, room[3]),
            ]
        )
        yield from screen.hung(f"{lead}  ", text, sum(room) + 8, style)


def _value(one: FieldBlame) -> str:
    return str(one.value) if one.field in ("place", "id") else shown(one.value)


def _who(origin: Origin) -> str:
    return NOT_YET if origin.commit is None else cut(origin.commit.author, _AUTHOR)


def short(origin: Origin) -> str:
    """Return the beginning of the hash of a commit, behind `^` where there may be older ones; empty for the working tree."""
    if origin.commit is None:
        return ""
    return f"{'^' if origin.earliest else ''}{origin.commit.hash[:7]}"


def day(commit: Commit) -> str:
    """Return the day of a commit."""
    return commit.at.date().isoformat()
