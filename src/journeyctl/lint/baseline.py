"""Adopting a linter on an old workspace: today's findings are accepted, new ones are not."""

from collections.abc import Sequence
from dataclasses import dataclass
from json import JSONDecodeError, dumps, loads
from typing import Any

from journeyctl.diagnostic.collect import fingerprints
from journeyctl.diagnostic.diagnostic import Diagnostic, Severity

FILE_NAME = "journeyctl-baseline.json"
VERSION = 1


class BaselineError(ValueError):
    """The baseline file cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An accepted finding: its fingerprint decides, the rest is for people who read the file."""

    fingerprint: str
    rule: str
    path: str
    message: str


def to_text(diagnostics: Sequence[Diagnostic], kept: Sequence[Entry] = ()) -> str:
    """Return a baseline file that accepts `diagnostics`, except errors in the files themselves.

    What cannot be read cannot be accepted: nobody knows what it hides. Of the entries `kept`,
    those that are not among the diagnostics are written, too.
    """
    names = fingerprints(diagnostics)
    entries = [
        {"fingerprint": name, "rule": item.rule, "path": item.path, "message": item.message}
        for name, item in zip(names, diagnostics, strict=True)
        if acceptable(item)
    ]
    present = set(names)
    entries += [
        {"fingerprint": entry.fingerprint, "rule": entry.rule, "path": entry.path, "message": entry.message}
        for entry in kept
        if entry.fingerprint not in present
    ]
    return dumps({"version": VERSION, "findings": entries}, indent=2, ensure_ascii=False) + "\n"


def acceptable(item: Diagnostic) -> bool:
    """Say whether a finding may be accepted by a baseline."""
    from journeyctl.lint.rule import registry

    rule = registry().get(item.rule)
    return not (rule and rule.traits.group == "written" and item.severity is Severity.ERROR)


def from_text(text: str) -> list[Entry]:
    """Read a baseline file; raises `BaselineError` when it is none."""
    try:
        data: Any = loads(text)
        if data["version"] != VERSION:
            raise BaselineError(f"the baseline has version {data['version']}, and version {VERSION} is read")
        return [
            Entry(str(item["fingerprint"]), str(item["rule"]), str(item["path"]), str(item["message"]))
            for item in data["findings"]
        ]
    except (JSONDecodeError, KeyError, TypeError, RecursionError):
        raise BaselineError("the baseline file is not one that `journeyctl baseline` writes") from None


def split(
    diagnostics: Sequence[Diagnostic], entries: Sequence[Entry]
) -> tuple[list[Diagnostic], list[Entry]]:
    """Return the findings that are new, and the entries that accept nothing any more."""
    accepted = {entry.fingerprint for entry in entries}
    names = fingerprints(diagnostics)
    new = [item for name, item in zip(names, diagnostics, strict=True) if name not in accepted]
    present = set(names)
    return new, [entry for entry in entries if entry.fingerprint not in present]
