"""Replacements in a text, applied all at once or not at all."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
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


def is_free(span: Span, taken: Sequence[Span]) -> bool:
    """Say whether `span` touches no text of the spans in `taken`, which are sorted and apart.

    >>> is_free(Span(3, 5), [Span(0, 3), Span(5, 8)]), is_free(Span(2, 5), [Span(0, 3)])
    (True, False)
    """
    index = bisect_left(taken, span)
    before, after = taken[max(index - 1, 0) : index], taken[index : index + 1]
    return all(other.end <= span.start for other in before) and all(
        span.end <= other.start and span != other for other in after
    )
