"""The board of the action plan on a sheet, and as a table with a heading above each group."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from journeyctl.cli.sheets import Sheet, Titled
from journeyctl.cli.table import table
from journeyctl.model.plan import Initiative
from journeyctl.report.closing import counted
from journeyctl.report.report import Look
from journeyctl.report.styles import Ink
from journeyctl.report.wrap import wrap
from journeyctl.score.board import OVER, Card
from journeyctl.text.display import visible

_COLUMNS = ("id", "due", "owner", "status", "title")
_STYLES = {"overdue": "error", "doing": "warning", "done": "good", "dropped": "faint"}


def due_text(card: Card) -> str:
    """Return when it is due, in days; nothing for what is over or has no day."""
    if card.days is None or card.initiative.status in OVER:
        return ""
    if card.days == 0:
        return "due today"
    days = counted(abs(card.days), "day")
    return f"due in {days}" if card.days > 0 else f"{days} overdue"


def expected_text(initiative: Initiative) -> str:
    """Return which value of which metric it should lead to, or nothing."""
    return f"{initiative.expects.metric} to {initiative.expects.to:,.10g}" if initiative.expects else ""


def measured_text(card: Card) -> str:
    """Return what was measured, and whether that is what was expected."""
    expected, measured = card.initiative.expects, card.initiative.measured
    if measured is None:
        return "by nobody" if expected is not None and card.initiative.status == "done" else ""
    word = "" if card.reached is None else ", reached" if card.reached else ", missed"
    return f"{measured.value:,.10g}{word}"


def board(cards_: Sequence[Card]) -> Sheet:
    """Return a sheet of cards: all facts for machines, and the columns of the board."""
    notes = () if cards_ else ("no initiative",)
    several = len({card.id.partition("/")[0] for card in cards_}) > 1
    shown = [_shown(card, several) for card in cards_]
    return Sheet("initiatives", [_row(card) for card in cards_], shown, notes)


def _row(card: Card) -> dict[str, Any]:
    initiative = card.initiative
    expected, measured = initiative.expects, initiative.measured
    return {
        "id": card.id,
        "group": card.group,
        "title": initiative.title,
        "owner": initiative.owner,
        "status": initiative.status,
        "due": initiative.due and initiative.due.isoformat(),
        "days": card.days,
        "effort": initiative.effort,
        "answers": list(initiative.answers),
        "metric": expected and expected.metric,
        "expected": expected and expected.to,
        "measured": measured and measured.value,
        "measured_on": measured and measured.date and measured.date.isoformat(),
        "reached": card.reached,
        "ticket": initiative.ticket,
        "path": card.path,
    }


def _shown(card: Card, several: bool) -> dict[str, Any]:
    """Return the columns of a card; the plan is named where there are several."""
    initiative = card.initiative
    return {
        "id": card.id if several else card.id.partition("/")[2],
        "due": due_text(card),
        "owner": initiative.owner,
        "status": initiative.status,
        "title": initiative.title,
        "expects": expected_text(initiative),
        "measured": measured_text(card),
        "answers": list(initiative.answers),
    }


def on_board(boards: Sequence[tuple[Titled, Sequence[Card]]], look: Look) -> str:
    """Return the board for a terminal: one table, with a heading above each group."""
    ink = Ink(look)
    parts = []
    for titled, cards_ in boards:
        lines = [ink.paint("message", visible(titled.title)), ""] if len(boards) > 1 else []
        lines += _lines(cards_, titled.sheet.shown, ink) if cards_ else ["no initiative"]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _lines(cards_: Sequence[Card], shown: Sequence[Mapping[str, Any]], ink: Ink) -> Iterator[str]:
    columns = [{key: row[key] for key in _COLUMNS} for row in shown]
    head, *rows = table(columns, ink.look, "  ")
    yield head
    before = ""
    for card, row, facts in zip(cards_, rows, shown, strict=True):
        if card.group != before:
            count = sum(other.group == card.group for other in cards_)
            yield ""
            yield ink.paint(_STYLES.get(card.group, "help"), card.group) + f" ({count})"
            before = card.group
        yield row
        for line in _below(facts):
            first, *rest = wrap(visible(line), ink.look.width - 8, ink.look.width - 6)
            yield ink.paint("faint", f"      {first}")
            yield from (ink.paint("faint", f"        {part}") for part in rest)


def _below(facts: Mapping[str, Any]) -> Iterator[str]:
    """Yield what has no room in the row of a card: what it answers, and the expected effect against the measured one."""
    if facts["answers"]:
        yield f"answers: {', '.join(facts['answers'])}"
    measured = f"measured {facts['measured']}" if facts["measured"] else ""
    if facts["expects"]:
        yield f"expects: {facts['expects']}{f', {measured}' if measured else ''}"
    elif measured:
        yield measured
