"""Replacements in a text, applied all at once or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass

from journeyctl.text.source import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text in `span` by `text`."""

    span: Span
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with all `edits` made; equal edits count once.

    Raises `ValueError` when two different edits overlap: nobody can know which was meant.

    >>> apply_edits("one two", [Edit(Span(0, 3), "1"), Edit(Span(4, 7), "2")])
    '1 2'
    """
    parts: list[str] = []
    done = 0
    for edit in sorted(set(edits), key=lambda edit: (edit.span, edit.text)):
        if edit.span.start < done:
            raise ValueError(f"edits overlap at offset {edit.span.start}")
        parts += (text[done : edit.span.start], edit.text)
        done = edit.span.end
    parts.append(text[done:])
    return "".join(parts)


def overlaps(edits: Iterable[Edit], others: Iterable[Edit]) -> bool:
    """Say whether any of `edits` touches the text that one of `others` changes."""
    return any(
        (one.span.start < other.span.end and other.span.start < one.span.end) or one.span == other.span
        for other in others
        for one in edits
    )
