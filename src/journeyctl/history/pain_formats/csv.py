"""One row for each pain point, whether it is open or not; for spreadsheets."""

from collections.abc import Sequence
from typing import Any

from journeyctl.diff.difference import Look
from journeyctl.history.pain_words import levels_of
from journeyctl.history.pains import Debt, PainHistory
from journeyctl.text.display import visible


def render(told: Sequence[PainHistory], look: Look) -> str:
    """Return the pain points of all workspaces, safe to open in a spreadsheet."""
    import csv
    from io import StringIO

    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for number, row in enumerate(_row(history, one) for history in told for one in history.pains):
        if not number:
            writer.writerow(row)
        writer.writerow(map(_cell, row.values()))
    return out.getvalue() or ",".join(_KEYS) + "\n"


_KEYS = (
    "workspace", "id", "statement", "journey", "stage", "touchpoint", "owner", "status", "is_open", "days_open", "score", "written",
    "or_before", "author", "email", "commit", "first_seen", "severity_first", "severity_now", "severity_low", "severity_high",
    "closed", "how_closed", "reopened", "lapses", "lapsed_since", "lapsed_days",
)  # fmt: skip


def _row(history: PainHistory, one: Debt) -> dict[str, Any]:
    commit, life = one.first.commit, one.life
    levels = levels_of(one.severities)
    within = (*life.side.within, "", "")
    known = None if one.first.earliest else commit
    values = (
        history.title, one.id, life.pain.statement, life.side.home, within[0], within[1], life.pain.owner or "", life.pain.status,
        _yes(one.is_open), one.days_open, None if one.score is None else round(one.score, 4), one.written.isoformat(), _yes(one.first.earliest),
        known.author if known else "", known.email if known else "", known.hash if known else "",
        life.pain.first_seen.isoformat() if life.pain.first_seen else "", _severity(one.severities[0]), _severity(one.severities[-1]),
        min(levels, default=None), max(levels, default=None), one.closed.isoformat() if one.closed else "", one.how_closed,
        one.reopened, len(life.lapses), life.lapses[-1].start.isoformat() if one.is_lapsed else "",
        sum(span.days(one.today) + (span.end is None) for span in life.lapses),
    )  # fmt: skip
    return dict(zip(_KEYS, values, strict=True))


def _severity(value: object) -> object:
    return " to ".join(f"{end:g}" for end in value) if isinstance(value, tuple) else value


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return f"{value:g}" if isinstance(value, float) else value
    text = visible(" ".join(value.split()))
    # A spreadsheet would run `=...`: a quote in front makes it text.
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
