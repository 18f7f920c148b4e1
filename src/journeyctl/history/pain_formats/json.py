"""One JSON document with every pain point, all that happened to it, and the burn-down; for programs."""

from collections.abc import Sequence
from typing import Any

from journeyctl.diff.difference import Look
from journeyctl.history.documents import commit_document, plain, text_of
from journeyctl.history.pain_lives import Span, Turn
from journeyctl.history.pains import Debt, PainHistory, Period

VERSION = 1
"""The version of the document: it grows when a key changes its meaning or goes."""


def render(told: Sequence[PainHistory], look: Look) -> str:
    """Return everything as one object; only ASCII goes out."""
    return text_of(VERSION, look, {"workspaces": [_history(one) for one in told]})


def _history(told: PainHistory) -> dict[str, Any]:
    return {
        "title": told.title,
        "began": told.began.isoformat(),
        "today": told.today.isoformat(),
        "shallow": told.shallow,
        "every": told.every,
        "method": told.method,
        "open": len(told.open),
        "load": plain(told.load),
        "periods": [_period(one) for one in told.periods],
        "pains": [_pain(one) for one in told.pains],
        "notes": list(told.notes),
    }


def _period(one: Period) -> dict[str, Any]:
    return {
        "start": one.start.isoformat(),
        "end": one.end.isoformat(),
        "opened": one.opened,
        "closed": one.closed,
        "open": one.open,
        "load": plain(one.load),
    }


def _pain(one: Debt) -> dict[str, Any]:
    life, pain = one.life, one.life.pain
    return {
        "id": one.id,
        "statement": pain.statement,
        "path": life.side.path,
        "journey": life.side.home,
        "within": list(life.side.within),
        "ids": list(life.ids),
        "owner": pain.owner,
        "status": pain.status,
        "present": life.present,
        "is_open": one.is_open,
        "days_open": one.days_open,
        "score": plain(one.score),
        "first_seen": pain.first_seen.isoformat() if pain.first_seen else None,
        "first_written": {
            "day": one.written.isoformat(),
            "or_before": one.first.earliest,
            "commit": commit_document(one.first.commit),
        },
        "severities": [plain(value) for value in one.severities],
        "open_spans": [_span(span) for span in life.open],
        "closed": one.closed.isoformat() if one.closed else None,
        "how_closed": one.how_closed or None,
        "reopened": one.reopened,
        "lapses": [_span(span) for span in life.lapses],
        "is_lapsed": one.is_lapsed,
        "turns": [_turn(turn) for turn in life.turns],
    }


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start.isoformat(), "end": span.end.isoformat() if span.end else None}


def _turn(turn: Turn) -> dict[str, Any]:
    return {
        "day": turn.day.isoformat(),
        "event": turn.event.value,
        "before": plain(turn.before),
        "after": plain(turn.after),
        "commit": turn.commit.hash if turn.commit else None,
    }
