"""Fixes put into a text: as many as fit together, none that breaks the file."""

from bisect import insort
from collections.abc import Sequence
from typing import NamedTuple

from journeyctl.diagnostic.diagnostic import Diagnostic, Severity
from journeyctl.load.loader import Loaded, load
from journeyctl.text.edit import Edit, apply_edits, is_free
from journeyctl.text.source import Span


class Fixed(NamedTuple):
    """A file after fixing: its text, and the problems that were mended."""

    text: str
    mended: list[Diagnostic]


def fix_text(file: Loaded, diagnostics: Sequence[Diagnostic], *, unsafe: bool = False) -> Fixed:
    """Apply the fixes of one file's diagnostics.

    Fixes that touch each other wait for the next round. A fix after which the file would hold
    more mistakes than before is left out: better no fix than a guess.
    """
    chosen: list[Diagnostic] = []
    edits: list[Edit] = []
    taken: list[Span] = []
    for item in diagnostics:
        fix = item.fix
        if fix is not None and (fix.safe or unsafe) and all(is_free(edit.span, taken) for edit in fix.edits):
            chosen.append(item)
            edits += fix.edits
            for edit in fix.edits:
                insort(taken, edit.span)
    text = file.source.text
    if not chosen:
        return Fixed(text, [])
    fixed = apply_edits(text, edits)
    if _mistakes(file, fixed) > _errors(file):
        return _one_by_one(file, chosen)
    return Fixed(fixed, chosen)


def _one_by_one(file: Loaded, chosen: Sequence[Diagnostic]) -> Fixed:
    """Find the fixes that do no harm; only met when one of them does."""
    good: list[Diagnostic] = []
    edits: list[Edit] = []
    for item in chosen:
        more = [*edits, *(item.fix.edits if item.fix else ())]
        if _mistakes(file, apply_edits(file.source.text, more)) <= _errors(file):
            good.append(item)
            edits = more
    return Fixed(apply_edits(file.source.text, edits), good)


def _errors(file: Loaded) -> int:
    return sum(item.severity is Severity.ERROR for item in file.diagnostics)


def _mistakes(file: Loaded, text: str) -> int:
    return _errors(load(file.source.path, text.encode("utf-8", "surrogatepass"), file.kind, file.id))
