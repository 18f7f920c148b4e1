"""A summary table with details that open at a click; for comments on pull requests and job summaries."""

from collections.abc import Iterator, Sequence

from journeyctl.diagnostic.diagnostic import Diagnostic
from journeyctl.diff.change import How
from journeyctl.diff.charts import charts, told
from journeyctl.diff.curves import CurveShift
from journeyctl.diff.decisions import accepted_words
from journeyctl.diff.difference import Difference, Look
from journeyctl.diff.shifts import JourneyShift
from journeyctl.diff.visible_shifts import is_told
from journeyctl.diff.words import (
    ARROW,
    MEASURES,
    SIGNS,
    Group,
    Told,
    groups,
    moved,
    plural,
    sentence,
    signed,
    told_measures,
)
from journeyctl.score.curve import sparkline
from journeyctl.text.display import visible
from journeyctl.text.markdown import escaped, plain

_MOST = 60_000
"""How many characters a comment may have; GitHub takes 65,536."""
_ROWS = 100
"""How many journeys, changes of one file, findings and the like are listed."""
_LONGEST_CURVE = 60  # touchpoints
_THROUGH = "; where a touchpoint is on one side only, the other line runs straight through"
_COLUMNS = ("mean_emotion", "peak_end", "below_zero", "open_pains", "complete", "evidenced")


def render(differences: Sequence[Difference], look: Look) -> str:
    """Return the whole comment.

    Where it would be too long, curves are left out, then the blocks for which no room is left, and how many is said.
    """
    blocks = _blocks(differences, drawn=True)
    if sum(len(block) + 2 for block in blocks) > _MOST:
        blocks = _blocks(differences, drawn=False)
    size, kept = 0, []
    for block in blocks:
        if size + len(block) + 2 <= _MOST:
            size += len(block) + 2
            kept.append(block)
    if len(kept) < len(blocks):
        kept.append(
            f"_{plural(len(blocks) - len(kept), 'block')} more: the comment would be too long. "
            "`journeyctl diff` shows all of it._"
        )
    return "\n\n".join(kept) + "\n"


def _blocks(differences: Sequence[Difference], *, drawn: bool) -> list[str]:
    blocks = ["### What changes for the customer"]
    for one in differences:
        blocks += _workspace(one, drawn)
    return blocks


def _workspace(one: Difference, drawn: bool) -> Iterator[str]:
    name = f"**{_line(one.title)}** ({_line(one.where or '.')}): " if one.is_one_of_several else ""
    yield f"{name}{_line(one.before.words)} {ARROW} {_line(one.after.words)}"
    yield from map(_prose, one.moves)
    if one.is_empty:
        yield "Nothing has changed in meaning."
    if one.regressions:
        rows = [f"- {_prose(found.reason)}" for found in one.regressions]
        yield "\n".join(["**Worse than accepted**", "", *_first(rows)])
    if one.accepted:
        rows = [f"- {_prose(accepted_words(found))}" for found in one.accepted]
        yield "\n".join(["**Worse, as decided**", "", *_first(rows)])
    shifts = list(filter(is_told, one.shifted))
    if shifts:
        yield _table(shifts)
    if drawn:
        yield from map(_drawn, one.curves)
    counts = [f"{number} {how.value}" for how, number in one.counts().items() if number]
    if counts:
        yield f"{', '.join(counts)}."
    for group in groups(one.changes):
        yield _details(group)
    if one.pains:
        yield _pains(one)
    if one.findings.new or one.findings.gone:
        yield _findings(one)
    if one.notes:
        yield "\n".join(f"- {_prose(note)}" for note in one.notes)


def _line(text: str) -> str:
    """Return a text that stands for itself, on one line, wherever it stands."""
    return plain(visible(" ".join(text.split())))


def _prose(text: str) -> str:
    """Return a sentence of ours, the words in its backticks as code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return _line(text)
    return "".join(
        f"<code>{_cell(part)}</code>" if at % 2 else _line_part(part) for at, part in enumerate(parts)
    )


def _line_part(text: str) -> str:
    before = " " * text.startswith(" ")
    after = " " * (text.endswith(" ") and bool(text.strip()))
    return f"{before}{_line(text)}{after}"


def _cell(text: str) -> str:
    return escaped(visible(" ".join(text.split())))


def _table(shifts: Sequence[JourneyShift]) -> str:
    shown = [name for name in _COLUMNS if any(_has(shift, name) for shift in shifts)]
    head = " | ".join(["journey", "curve", *(MEASURES[name] for name in shown)])
    rows = [f"| {head} |", f"| {' | '.join(['---'] * (2 + len(shown)))} |"]
    for shift in shifts:
        cells = [_cell(shift.score.id), _curve(shift), *(_number(shift, name) for name in shown)]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join([*rows[:2], *_first(rows[2:])])


def _first(rows: Sequence[str]) -> list[str]:
    """Return the first rows of a list or table, and how many more there are."""
    more = len(rows) - _ROWS
    return [*rows[:_ROWS], *([f"\n... and {more} more."] if more > 0 else [])]


def _drawn(shift: CurveShift) -> str:
    """Return both curves of a journey as charts, with what they say in a table below."""
    pictures = ["\n".join(("```mermaid", *lines, "```")) for lines in charts(shift)]
    if len(pictures) == 1:
        said = "The grey line is before, in the order of now, and the violet one after"
        missing = any(None in (one.before, one.after) for one in shift.felt)
        pictures.append(f"{said}{_THROUGH if missing else ''}.")
    rows = [
        f"| {number} | {_cell(name)} | {before} | {after} |"
        for number, name, before, after in told(shift.felt)
    ]
    return "\n".join(
        [
            "<details>",
            f"<summary>Emotion at each touchpoint of <b>{_cell(shift.id)}</b>, from −1 to 1</summary>",
            "",
            *(part for picture in pictures for part in (picture, "")),
            "| | touchpoint | before | after |",
            "| --- | --- | --- | --- |",
            *_first(rows),
            "",
            "</details>",
        ]
    )


def _has(shift: JourneyShift, name: str) -> bool:
    return any(one.name == name for one in told_measures(shift))


def _curve(shift: JourneyShift) -> str:
    curves = [side.curve for side in (shift.before, shift.after) if side]
    if any(curve and len(curve.emotions) > _LONGEST_CURVE for curve in curves):
        return "too long"
    lines = [sparkline(curve.emotions) if curve else "none" for curve in curves]
    return f" {ARROW} ".join(dict.fromkeys(lines)) if any(curves) else ""


def _number(shift: JourneyShift, name: str) -> str:
    measure = shift.measure(name)
    if not _has(shift, name):
        return moved(measure)
    word = f" **{measure.trend.value}**" if measure.trend else ""
    return f"{moved(measure)}{word}"


def _details(group: Group) -> str:
    count = plural(len(group.changes), "change")
    was = f", was {_cell(group.before)}" if group.before else ""
    rows = [
        f"| {SIGNS_IN_WORDS[told.change.how]} | {_name(told)} | {_told(told)} |" for told in group.changes
    ]
    return "\n".join(
        [
            "<details>",
            f"<summary><b>{_cell(group.path)}</b>{was}: {count}</summary>",
            "",
            "| | what | change |",
            "| --- | --- | --- |",
            *_first(rows),
            "",
            "</details>",
        ]
    )


SIGNS_IN_WORDS = {how: f"`{SIGNS[how]}` {how.value}" for how in How}
"""The first cell of a row: a sign and a word."""


def _name(told: Told) -> str:
    return f"{told.change.what.value} {_cell(told.change.side.short)}"


def _told(told: Told) -> str:
    text = _cell(sentence(told))
    trend = told.change.trend
    return (
        text.replace(trend.value, f"**{trend.value}**")
        if trend and text.endswith(f"{trend.value})")
        else text
    )


def _pains(one: Difference) -> str:
    ordered = sorted(one.pains, key=lambda pain: (-abs(pain.after - pain.before), pain.id))
    rows = [
        f"| {_cell(pain.id)} | {pain.before:.1f} {ARROW} {pain.after:.1f} | {signed(pain.after - pain.before, 1)} |"
        for pain in ordered
    ]
    return "\n".join(
        [
            "<details>",
            f"<summary>Scores of pain points by {one.pains[0].method}: {plural(len(ordered), 'change')}</summary>",
            "",
            "| pain point | score | |",
            "| --- | --- | --- |",
            *_first(rows),
            "",
            "</details>",
        ]
    )


def _findings(one: Difference) -> str:
    new, gone = one.findings.new, one.findings.gone
    rows = [_finding("new", item) for item in new] + [_finding("gone", item) for item in gone]
    return "\n".join(
        [
            "<details>",
            f"<summary>{plural(len(new), 'finding')} new, {len(gone)} gone</summary>",
            "",
            "| | where | what | rule |",
            "| --- | --- | --- | --- |",
            *_first(rows),
            "",
            "</details>",
        ]
    )


def _finding(word: str, item: Diagnostic) -> str:
    where = f"{item.path}:{item.line}"
    return f"| {word} {item.severity.word} | {_cell(where)} | {_prose(item.message)} | `{item.rule}` |"
