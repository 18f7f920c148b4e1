"""The list of everything that has changed in a workspace, in sentences: below the pictures of its journeys."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from journeyctl.render.all_versions import (
    AllVersions,
    FileChanges,
    FoundShift,
    LimitShift,
    ThingChange,
    Unread,
)
from journeyctl.render.board import Block, Board, Bullets, Head, Heading, Paragraph
from journeyctl.render.grid.change_words import ChangeWords, kind_words, signed_number, signed_words
from journeyctl.render.grid.reason_words import limit_words, reason_words, versions_in_words
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.look import Look
from journeyctl.render.versions import Reason
from journeyctl.render.words import Words


def all_changes(versions: AllVersions, look: Look) -> Board:
    """Return a board without a picture: every change in sentences, whatever it is about."""
    words = look.words
    blocks: list[Block] = []
    for title, lines in _chapters(versions, words):
        if lines:
            blocks += (Heading(2, title), Bullets(tuple(lines)))
    return Board(
        view="difference",
        id="all",
        lang=words.lang,
        head=Head(
            kicker=clean(versions.title),
            title=words("difference.all"),
            lead=versions_in_words(versions.names, words),
        ),
        description="",
        pages=(),
        text=tuple(blocks) or (Paragraph(words("difference.nothing")),),
    )


def _chapters(versions: AllVersions, words: Words) -> Iterator[tuple[str, list[str]]]:
    change_words = ChangeWords(words, versions.facts)
    yield words("difference.as-decided"), _reasons(versions.decided, words)
    yield words("difference.too-bad"), _reasons(versions.worse, words)
    for file in versions.files:
        yield _path(file, words), [_changed(one, change_words, words) for one in file.changes]
    if versions.scores:
        method = words(f"fields.method-{versions.method}")
        scored = sorted(versions.scores, key=lambda one: (-abs(one.after - one.before), one.name))
        lines = [
            words.pair(words.quote(clean(one.name)), _score(one.before, one.after, words)) for one in scored
        ]
        yield words("difference.scores", method=method), lines
    for is_new in (True, False):
        title = words(f"difference.findings-{'new' if is_new else 'gone'}")
        lines = [_found(one, change_words, words) for one in versions.found if one.is_new is is_new]
        yield title, list(_each_once(lines))
    yield words("difference.unread"), [_unread(one, change_words, words) for one in versions.unread]
    yield words("difference.limits"), _limits(versions, words)


def _reasons(reasons: Iterable[Reason], words: Words) -> list[str]:
    return [reason_words(one, words, named=True) for one in reasons]


def _path(file: FileChanges, words: Words) -> str:
    path = clean(file.path)
    return words("difference.path-was", path=path, before=clean(file.before)) if file.before else path


def _changed(one: ThingChange, change_words: ChangeWords, words: Words) -> str:
    along = words.row([words.pair(kind_words(kind, words), words.number(count)) for kind, count in one.along])
    told = words.noted(change_words.of_thing(one.kind, clean(one.name), one.mark), along)
    return signed_words(one.mark.how, told)


def _score(before: float, after: float, words: Words) -> str:
    was, now = words.number(before, 1), words.number(after, 1)
    delta = signed_number(round(after - before, 1), words, 1)
    return words.noted(words("difference.from-to", before=was, after=now), delta)


def _each_once(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines that are met several times once, with how often: rules may find several things wrong with one thing."""
    for line, times in Counter(lines).items():
        yield line if times == 1 else f"{line} ×{times}"


def _found(one: FoundShift, change_words: ChangeWords, words: Words) -> str:
    """Return a finding by the thing that it is about, what its rule is about, and where that is written."""
    level = words(f"fields.level-{one.severity}")
    rule = words(f"rules.{one.rule}") if words.knows(f"rules.{one.rule}") else one.rule
    if one.kind:
        thing = change_words.thing(one.kind, clean(one.name))
        rule = words("difference.thing-change", thing=thing, change=rule)
    return words.noted(
        rule, words.row([level, words("difference.line", path=clean(one.path), line=one.line)])
    )


def _unread(one: Unread, change_words: ChangeWords, words: Words) -> str:
    name = clean(one.name)
    if one.kind == "module":
        return words("difference.module", name=words.quote(name))
    return words.pair(change_words.thing(one.kind, name), words("difference.mistakes"))


def _limits(versions: AllVersions, words: Words) -> list[str]:
    if not versions.limits:
        return []
    shifts = words.row([_limit(one, words) for one in versions.limits])
    return [words.pair(words("difference.limits-before"), shifts)]


def _limit(one: LimitShift, words: Words) -> str:
    name = words("common.severity" if one.limit == "severity" else f"difference.{one.limit}")
    value, other = (limit_words(one.limit, number, words) for number in (one.judging, one.other))
    return words.pair(name, words("difference.limit-now", value=value, other=other))
