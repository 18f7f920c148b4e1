"""JSON documents about the past: commits and values as plain data, and the text that they become."""

import json
import re
from collections.abc import Mapping
from typing import Any

from journeyctl.diff.difference import Look
from journeyctl.history.moment import Commit


def text_of(version: int, look: Look, content: Mapping[str, Any]) -> str:
    """Return a document as JSON, with its version and ours; only ASCII goes out, and nothing that a build service would obey."""
    document = {"version": version, "tool": {"name": "journeyctl", "version": look.version}, **content}
    text = json.dumps(document, indent=2, allow_nan=False)
    if r"\ud" in text:  # half a character, in a file's name: no parser takes it
        halves = json.dumps(document, ensure_ascii=False).encode("utf-16-le", "surrogatepass")
        text = json.dumps(json.loads(halves.decode("utf-16-le", "replace")), indent=2)
    return re.sub(r"#(?=#)", r"\\u0023", text) + "\n"


def commit_document(commit: Commit | None) -> dict[str, Any] | None:
    """Return a commit as plain data; None for what is not committed yet."""
    if commit is None:
        return None
    return {
        "hash": commit.hash,
        "author": commit.author,
        "email": commit.email,
        "at": commit.at.isoformat(),
        "title": commit.title,
    }


def plain(value: Any) -> Any:
    """Return a value as JSON holds it: numbers without the noise in their last digits, whole ones without a fraction."""
    if isinstance(value, float):
        rounded = float(f"{round(value, 12):.10g}") + 0.0
        return int(rounded) if rounded.is_integer() and abs(rounded) < 1e15 else rounded
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return value
