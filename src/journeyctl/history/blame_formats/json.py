"""One JSON document with every field, its value and its commit; for programs."""

from typing import Any

from journeyctl.diff.change import Change
from journeyctl.diff.difference import Look
from journeyctl.history.blame import Blame, Origin
from journeyctl.history.documents import commit_document, plain, text_of

VERSION = 1
"""The version of the document: it grows when a key changes its meaning or goes."""


def render(told: Blame, look: Look) -> str:
    """Return everything as one object; only ASCII goes out."""
    return text_of(
        VERSION,
        look,
        {
            **_thing(told),
            "fields": [
                {"field": one.field, "value": plain(one.value), **_origin(one.origin)} for one in told.fields
            ],
            "inside": [_thing(one) for one in told.inside],
            "notes": list(told.notes),
        },
    )


def _thing(told: Blame) -> dict[str, Any]:
    return {
        "what": told.what.value,
        "id": told.side.id,
        "name": told.side.name,
        "path": told.side.path,
        "within": list(told.side.within),
        "last_changed": {**_origin(told.last), "changes": [_change(one) for one in told.changes]},
        "first_written": _origin(told.first),
        "returns": [
            {
                "removed": commit_document(one.removed.commit),
                "written_again": commit_document(one.again.commit),
            }
            for one in told.returns
        ],
    }


def _origin(origin: Origin) -> dict[str, Any]:
    return {"commit": commit_document(origin.commit), "or_before": origin.earliest}


def _change(change: Change) -> dict[str, Any]:
    return {
        "how": change.how.value,
        "field": change.field or None,
        "before": plain(change.before),
        "after": plain(change.after),
        "delta": plain(change.delta),
        "trend": change.trend.value if change.trend else None,
    }
