"""One row for each pain point, whether it is open or not; for spreadsheets."""

from collections.abc import Sequence

from journeyctl.diff.change import Value
from journeyctl.diff.difference import Look
from journeyctl.diff.words import shown
from journeyctl.history.cells import row_of
from journeyctl.history.pain_words import levels_of
from journeyctl.history.pains import Debt, PainHistory


def render(told: Sequence[PainHistory], look: Look) -> str:
    """Return the pain points of all workspaces, safe to open in a spreadsheet."""
    rows = (row_of(_row(history, one)) for history in told for one in history.pains)
    return "".join((",".join(_KEYS) + "\n", *rows))


_KEYS = (
    "workspace", "id", "statement", "journey", "stage", "touchpoint", "owner", "status", "is_open", "days_open", "score", "written",
    "or_before", "author", "email", "commit", "first_seen", "severity_first", "severity_now", "severity_low", "severity_high",
    "closed", "how_closed", "reopened", "lapses", "lapsed_since", "lapsed_days",
)  # fmt: skip


def _row(history: PainHistory, one: Debt) -> tuple[str | float | None, ...]:
    commit, life = one.first.commit, one.life
    levels = levels_of(one.severities)
    within = (*life.side.within, "", "")
    known = None if one.first.earliest else commit
    return (
        history.title, one.id, life.pain.statement, life.side.home, within[0], within[1], life.pain.owner or "", life.pain.status,
        _yes(one.is_open), one.days_open, None if one.score is None else round(one.score, 4), one.written.isoformat(), _yes(one.first.earliest),
        known.author if known else "", known.email if known else "", known.hash if known else "",
        life.pain.first_seen.isoformat() if life.pain.first_seen else "", _severity(one.severities[0]), _severity(one.severities[-1]),
        min(levels, default=None), max(levels, default=None), one.closed.isoformat() if one.closed else "", one.how_closed,
        one.reopened, len(life.lapses), life.lapses[-1].start.isoformat() if one.is_lapsed else "",
        sum(span.days(one.today) + (span.end is None) for span in life.lapses),
    )  # fmt: skip


def _severity(value: Value) -> str | float | None:
    if isinstance(value, tuple):
        return " to ".join(map(shown, value))
    return value if isinstance(value, int | float) else None


def _yes(value: bool) -> str:
    return "yes" if value else "no"
