"""What stands between the values of a text: comments, dashes, question marks and the marks of a document."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from journeyctl.load.canonical.tree import Comment

_SIGN = re.compile(
    r"(?P<comment>#[^\n]*)|(?P<skip>[&!][^\s,\[\]{}]*)|^(?P<start>---)(?=\s)|^(?P<end>\.\.\.)(?=\s)"
    r"|^(?P<directive>%[^\n]*)|(?P<dash>-(?=\s))|(?P<question>\?)",
    re.MULTILINE,
)
_INDENT = re.compile(r"(?: |-(?=\s))*")


@dataclass(slots=True)
class Gaps:
    """The signs of a text, each kind in the order in which it stands there."""

    comments: list[Comment] = field(default_factory=list)
    dashes: list[int] = field(default_factory=list)
    questions: list[int] = field(default_factory=list)
    directives: list[tuple[int, str]] = field(default_factory=list)
    start: int | None = None
    end: int | None = None


class Lines:
    """Lines and columns of offsets in a text whose lines end in a line feed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def number(self, offset: int) -> int:
        """Return the line, from 1."""
        return bisect_right(self._starts, offset)

    def column(self, offset: int) -> int:
        """Return the column, from 0."""
        return offset - self._starts[self.number(offset) - 1]

    def start(self, line: int) -> int:
        """Return where a line begins."""
        return self._starts[line - 1]

    def blank_above(self, line: int) -> bool:
        """Say whether the line above is empty; there is none above the first."""
        return line > 1 and not self.text[self._starts[line - 2] : self._starts[line - 1]].strip()


def find_gaps(lines: Lines, solid: Iterable[tuple[int, int]]) -> Gaps:
    """Read what stands between the spans in `solid`, which are in order."""
    gaps = Gaps()
    text = lines.text
    for start, end in _between(solid, len(text)):
        for found in _SIGN.finditer(text, start, end):
            kind, at = found.lastgroup, found.start()
            if kind == "comment":
                gaps.comments.append(comment_at(lines, at, found[0]))
            elif kind == "dash":
                gaps.dashes.append(at)
            elif kind == "question":
                gaps.questions.append(at)
            elif kind == "directive":
                gaps.directives.append((at, found[0].rstrip()))
            elif kind == "start":
                gaps.start = at if gaps.start is None else gaps.start
            elif kind == "end":
                gaps.end = at if gaps.end is None else gaps.end
    return gaps


def _between(solid: Iterable[tuple[int, int]], size: int) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in solid:
        yield at, start
        at = max(at, end)
    yield at, size


def comment_at(lines: Lines, at: int, written: str) -> Comment:
    """Return the comment that is written at an offset."""
    line = lines.number(at)
    begin = lines.start(line)
    before = lines.text[begin:at]
    indent = _INDENT.match(before)
    return Comment(
        text=written.rstrip(),
        start=at,
        line=line,
        column=at - begin,
        alone=not before.strip(),
        gap=len(before) - len(before.rstrip()),
        indent=indent.end() if indent else 0,
        blank=lines.blank_above(line),
    )
