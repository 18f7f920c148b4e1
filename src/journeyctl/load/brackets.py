"""What the quick reader knows of single values: lists and mappings in brackets, numbers, first characters."""

import re
from typing import Any, Final, NamedTuple

from journeyctl.load.limits import MAX_DEPTH, MAX_DIGITS
from journeyctl.load.places import MAPPING, PLAIN, QUOTED, SEQUENCE
from journeyctl.load.scalars import STARTS, WORDS, Scalar, resolve

# A key has no more characters than a number may have digits: a longer number would have to be told.
# Quantifiers with a second `+` never give back, and no other can for long: all takes linear time.
KEY: Final = rf"(-?[A-Za-z0-9_][A-Za-z0-9_./-]{{0,{MAX_DIGITS - 2}}}+)"
START: Final = r"""[^ \n?:,\[\]{}#&*!|>'"%@`]"""
_REST = r"[^,\[\]{}:]*"
# Opening brackets, key, value, and what closes or follows it; each may be missing.
_TOKEN = re.compile(
    rf"""([\[{{ ]*)(?:{KEY}: |)"""
    rf"""({START}{_REST}(?::(?![ ,\[\]{{}}?]){_REST})*(?<! )|"[^"\\]*"|'[^']*'|)([\]}}, ]*)"""
)

# What a value is, by its first character; all others start text.
WORD, NUMBER, QUOTE, BRACKET, BLOCK_TEXT, BLANK, COMMENT, OTHER = range(1, 9)
FIRST: Final[dict[str, int]] = {
    **dict.fromkeys("?:,]}&*!%@`", OTHER),
    **{start: WORD if start in "~nNtTfF" else NUMBER for start in STARTS},
    **dict.fromkeys("\"'", QUOTE),
    **dict.fromkeys("[{", BRACKET),
    **dict.fromkeys("|>", BLOCK_TEXT),
    " ": BLANK,
    "#": COMMENT,
}

HALF_DEPTH: Final = MAX_DEPTH // 2 - 2
"""The deepest nesting of brackets, and of what is around them."""


class OtherYamlError(Exception):
    """Something that libyaml has to look at; never leaves the quick reader."""


class _Numbers(dict[str, Scalar]):
    """Values of plain scalars that start like a number: the same dates and scores come again and again."""

    def __missing__(self, text: str) -> Scalar:
        if text[0] == "-" and (len(text) == 1 or text[1] not in ".0123456789"):
            raise OtherYamlError
        value = resolve(text)
        if len(text) < 24 and len(self) < 5_000:
            self[text] = value
        return value


NUMBERS: Final = _Numbers()


class _Known(NamedTuple):
    """What was read in brackets: the data, whether some of it is null, and its marks from 0 on."""

    data: Any
    has_nulls: bool
    marks: tuple[tuple[int, int, int, int], ...]


# Short mappings come again and again: `{customer: 4, business: 3}`, `{team: checkout}`.
_KNOWN: Final[dict[str, _Known]] = {}
_KNOWN_SIZE: Final = 48
_KNOWN_COUNT: Final = 5_000


def in_brackets(value: str, at: int, marks: list[int]) -> tuple[Any, bool]:
    """Return what stands in brackets, and whether some of it is null; append its nodes to `marks`.

    `at` is where `value`, the rest of a line, starts in the text. What is returned is shared with
    the next one who writes the same, and so is not to be changed.
    """
    if value[0] != "{" or len(value) > _KNOWN_SIZE:
        return _read(value, at, marks)
    known = _KNOWN.get(value)
    before = len(marks)
    nodes = before >> 2
    if known is not None:
        for start, end, after, kind in known.marks:
            marks += (at + start, at + end, nodes + after, kind)
        return known.data, known.has_nulls
    data, has_nulls = _read(value, at, marks)
    if len(_KNOWN) < _KNOWN_COUNT:
        new = marks[before:]
        from_zero = zip(
            (start - at for start in new[::4]),
            (end - at for end in new[1::4]),
            (after - nodes for after in new[2::4]),
            new[3::4],
            strict=True,
        )
        _KNOWN[value] = _Known(data, has_nulls, tuple(from_zero))
    return data, has_nulls


def _read(value: str, at: int, marks: list[int]) -> tuple[Any, bool]:  # noqa: C901, PLR0912, PLR0915
    add = marks.extend
    nodes = len(marks) >> 2
    if value[:2] == '["' and value[-2:] == '"]' and "\\" not in value:
        quotes: list[Any] = value[2:-2].split('", "')
        if value.count('"') == 2 * len(quotes):
            nodes += 1
            add((at, at + len(value), nodes + len(quotes), SEQUENCE))
            at += 1
            for text in quotes:
                end = at + len(text) + 2
                nodes += 1
                add((at, end, nodes, QUOTED))
                at = end + 2
            return quotes, False
    if "#" in value or value[-1] == " ":
        # If this cuts quoted text, its quote is never closed, and that is noticed below.
        value = value.partition(" #")[0].rstrip(" ")
    finish = at + len(value)
    first_of, numbers = FIRST.get, NUMBERS
    has_nulls = False
    root: list[Any] = []
    current: Any = root
    in_list = True
    key: str | None = None
    free = True  # nothing stands behind the last bracket, comma or key
    node = 0
    stack: list[tuple[Any, int]] = []
    scalar: Scalar
    for opening, name, text, closing in _TOKEN.findall(value):
        if opening:
            for mark in opening:
                if mark != " ":
                    inner: Any = {} if mark == "{" else []
                    if not free or len(stack) > HALF_DEPTH:
                        raise OtherYamlError
                    if in_list:
                        current.append(inner)
                    elif key is not None:
                        current[key] = inner
                        key = None
                    else:
                        raise OtherYamlError
                    stack.append((current, node))
                    current, node, in_list = inner, nodes, mark == "["
                    nodes += 1
                    add((at, 0, 0, SEQUENCE if in_list else MAPPING))
                at += 1
        if name:
            if in_list or not free or key is not None or name in current:
                raise OtherYamlError
            end = at + len(name)
            nodes += 1
            add((at, end, nodes, PLAIN))
            key = name
            at = end + 2
        if text:
            end = at + len(text)
            nodes += 1
            what = first_of(text[0], 0)
            add((at, end, nodes, QUOTED if what == QUOTE else PLAIN))
            if not what:
                scalar = text
            elif what == NUMBER:
                scalar = numbers[text]
            elif what == QUOTE:
                scalar = text[1:-1]
            else:
                scalar = WORDS.get(text, text)
                has_nulls = has_nulls or scalar is None
            if key is not None:
                current[key] = scalar
                key = None
            elif free and in_list:
                current.append(scalar)
            else:
                raise OtherYamlError
            at = end
            free = False
        if closing == ", ":
            if free:
                raise OtherYamlError
            free = True
            at += 2
        elif closing:
            for mark in closing:
                at += 1
                if mark == ",":
                    if free or not stack:
                        raise OtherYamlError
                    free = True
                elif mark != " ":
                    if key is not None or not stack or in_list != (mark == "]"):
                        raise OtherYamlError
                    marks[node * 4 + 1] = at
                    marks[node * 4 + 2] = nodes
                    current, node = stack.pop()
                    in_list = current.__class__ is list
                    free = False
            if not stack:
                break
    # What no token took makes `at` fall behind.
    if at != finish or stack:
        raise OtherYamlError
    return root[0], has_nulls
