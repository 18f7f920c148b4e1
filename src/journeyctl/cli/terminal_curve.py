"""The emotion curve drawn with Braille letters, each of which is two dots wide and four high."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor
from operator import mul

from journeyctl.cli.terminal_text import Block, Piece, shortened
from journeyctl.model.settings import EmotionScale
from journeyctl.render.lettering.letters import clean
from journeyctl.render.palette import feeling
from journeyctl.render.shapes.curve import smooth
from journeyctl.score.emotion import normalised, on_scale

_BRAILLE = 0x2800
# The bit of each dot of a Braille letter, by column and row.
_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_ROWS = {6: 7, 10: 11}
_USUAL = 9

MARKS = "●○□◎☆"
"""The signs of the emotions of everybody, and of each persona that feels something else."""


@dataclass(frozen=True, slots=True)
class Felt:
    """An emotion from -1 to 1, and in which column of the terminal it stands; those left and right of the canvas lead the line."""

    x: float
    value: float


def row_count(scale: EmotionScale) -> int:
    """Return how many rows the curve has: so many that the steps of the scale lie on rows."""
    return _ROWS.get(round(min(_USUAL * 2, scale.max - scale.min)), _USUAL)


def axis(scale: EmotionScale, rows: int, room: int) -> list[str]:
    """Return what stands left of each row: the words of the scale, or its ends, cut to `room` columns."""
    labels = {float(value): clean(word) for value, word in (scale.labels or {}).items()}
    if not labels:
        labels = {value: _number(value, scale) for value in (scale.max, on_scale(0, scale), scale.min)}
    found = [""] * rows
    for value, word in sorted(labels.items(), key=lambda label: -abs(normalised(label[0], scale))):
        row = row_of(normalised(value, scale), rows)
        if not found[row]:
            found[row] = "".join(shortened(word, room, 1))
    return found


def row_of(value: float, rows: int) -> int:
    """Return the row of an emotion, counted from 0 for the best."""
    return int(_dot(value, rows)) // 4


def draw(line: Sequence[Felt], others: Mapping[str, Sequence[Felt]], width: int, rows: int) -> Block:
    """Return a canvas `width` columns wide with the curve through the emotions of a line, and a mark at each.

    `others` holds emotions that have a mark of their own and no line, by that mark.
    """
    letters = _line(line, width, rows)
    middle = rows // 2
    found: list[list[Piece]] = []
    for row in range(rows):
        style = feeling(1 - 2 * row / (rows - 1))
        blank = Piece("┈", "faint") if row == middle else Piece(" ")
        found.append(
            [
                Piece(chr(_BRAILLE + letters[row][column]), style) if letters[row][column] else blank
                for column in range(width)
            ]
        )
    for mark, marked in (*others.items(), (MARKS[0], line)):
        for one in marked:
            if 0 <= one.x < width:
                style = "" if mark != MARKS[0] else feeling(one.value)
                found[row_of(one.value, rows)][int(one.x)] = Piece(mark, style)
    return [_joined(row) for row in found]


def _line(line: Sequence[Felt], width: int, rows: int) -> list[list[int]]:
    """Return the bits of each letter of the canvas."""
    letters = [[0] * width for _ in range(rows)]
    for x, y in _dots([(one.x * 2 + 1, _dot(one.value, rows)) for one in line]):
        if 0 <= x < width * 2:
            letters[y // 4][x // 2] |= _DOTS[x % 2][y % 4]
    return letters


def _dots(points: Sequence[tuple[float, float]]) -> Iterator[tuple[int, int]]:
    """Yield the dots on a smooth line through points, so close together that it has no holes."""
    for before, step in pairwise(smooth(points)):
        x, y, x1, y1, x2, y2, to_x, to_y = (float(number) for number in (*before[-2:], *step[1:]))
        count = max(1, round(abs(to_x - x) + abs(to_y - y)) * 2)
        for number in range(count + 1):
            part, rest = number / count, 1 - number / count
            weights = (rest**3, 3 * part * rest**2, 3 * part**2 * rest, part**3)
            yield (
                _nearest(sum(map(mul, weights, (x, x1, x2, to_x)))),
                _nearest(sum(map(mul, weights, (y, y1, y2, to_y)))),
            )


def _nearest(number: float) -> int:
    return floor(number + 0.499)  # what lies just between two dots is always the same one


def _dot(value: float, rows: int) -> float:
    return (1 - value) / 2 * (rows * 4 - 1)


def _joined(row: Sequence[Piece]) -> tuple[Piece, ...]:
    """Put neighbours of one style together."""
    found: list[Piece] = []
    for piece in row:
        if found and found[-1].style == piece.style:
            found[-1] = Piece(found[-1].text + piece.text, piece.style)
        else:
            found.append(piece)
    return tuple(found)


def _number(value: float, scale: EmotionScale) -> str:
    return f"{value:+g}".replace("-", "−") if scale.min < 0 and value else f"{value:g}"
