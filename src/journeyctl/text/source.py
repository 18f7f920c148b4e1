"""A text with a name, spans in it, and the three ways outsiders count columns."""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range `[start, end)` of code points in one text."""

    start: int
    end: int


class Position(NamedTuple):
    """A line and a column, both counted from 1; the column counts code points."""

    line: int
    column: int


@dataclass(slots=True, eq=False)
class SourceFile:
    r"""One text and the name it is shown under.

    `path` is relative to where the workspace starts, with `/` on every system. Lines
    end at `\n`, `\r\n` or a lone `\r`, as in YAML 1.2.
    """

    path: str
    text: str
    _starts: list[int] | None = field(default=None, repr=False)

    @property
    def line_starts(self) -> list[int]:
        """Offsets at which the lines begin; computed once, when first asked for."""
        if self._starts is None:
            text = self.text
            starts = [0]
            if "\r" in text:
                index, end = 0, len(text)
                while index < end:
                    char = text[index]
                    index += 1
                    if char == "\r" and index < end and text[index] == "\n":
                        index += 1
                    if char in "\r\n":
                        starts.append(index)
            else:
                lengths = accumulate(map(len, text.split("\n")[:-1]))
                starts += [length + line for line, length in enumerate(lengths, 1)]
            self._starts = starts
        return self._starts

    def line_number(self, offset: int) -> int:
        """Return the line, from 1, that holds `offset`."""
        return bisect_right(self.line_starts, offset)

    def position(self, offset: int) -> Position:
        """Return line and column, from 1, of `offset`."""
        line = self.line_number(offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line_text(self, line: int) -> str:
        """Return the text of a line, from 1, without its line break."""
        starts = self.line_starts
        end = starts[line] if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end].rstrip("\r\n")

    def utf8_column(self, offset: int) -> int:
        """Return the column, from 1, in UTF-8 bytes (reviewdog counts so)."""
        start = self.line_starts[self.line_number(offset) - 1]
        return len(self.text[start:offset].encode("utf-8", "surrogatepass")) + 1

    def utf16_column(self, offset: int) -> int:
        """Return the column, from 0, in UTF-16 units (language servers count so)."""
        start = self.line_starts[self.line_number(offset) - 1]
        return len(self.text[start:offset].encode("utf-16-le", "surrogatepass")) // 2
