"""A quick first reader for the tidy part of YAML in which nearly every journey file is written.

libyaml reads all of YAML, and most of its time goes into an object for each event. Tidy files
need none of that: one regular expression cuts the text into rows, and one loop over the rows
builds data and marks, more than twice as fast.

Taken are block mappings and lists (`- key: value` too), plain and quoted text on one line, `|`
and `>`, lists and mappings in brackets on one line, comments and blank lines. Whatever else
stands in a text, legal or not, makes `quick_read` return None, and libyaml is the judge: nothing
is ever told from here, and what is returned is what libyaml would have read, mark by mark.
"""

import re
from array import array
from itertools import islice
from typing import Any, Final

from journeyctl.load.brackets import (
    BLANK,
    BLOCK_TEXT,
    BRACKET,
    COMMENT,
    FIRST,
    HALF_DEPTH,
    KEY,
    NUMBER,
    NUMBERS,
    QUOTE,
    START,
    OtherYamlError,
    in_brackets,
)
from journeyctl.load.limits import MAX_VALUES
from journeyctl.load.places import BLOCK, MAPPING, PLAIN, QUOTED, SEQUENCE
from journeyctl.load.scalars import WORDS, LongNumberError
from journeyctl.load.tree import Tree

# Thirty times a large journey. Longer texts of blank lines would need too much memory for their rows.
_MAX_SIZE: Final = 800_000

_PRINTABLE: Final = bytes((10, *range(32, 127)))
# Control characters, line breaks that YAML 1.1 and 1.2 see differently, and what is no character.
_ODD: Final = frozenset(map(chr, (*range(32), *range(127, 160), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)))

# Indentation, dash, key, words in square brackets, other value; or what has no key. Every line
# matches, so that a row is a line.
_ROW = re.compile(rf"""( *)(- +|)(?:{KEY}:(?: (?:\[({START}[^\[\]{{}}:"'\n]*+)\]|(.*))|)|(.*))\n""")
_QUOTED = re.compile(r"""("[^"\\]*"|'(?:[^']|'')*') *(?: #.*)?""")
_FOLD = re.compile(r"\n(\n*)")
_BLOCK_STYLES: Final = frozenset(("|", "|-", ">", ">-"))


def quick_read(text: str) -> Tree | None:
    """Return what libyaml would read, or None when `text` is not tidy all through."""
    try:
        rest = text.encode().translate(None, _PRINTABLE).decode()
        if len(text) > _MAX_SIZE or not _ODD.isdisjoint(rest):
            return None
        return _read(text if text.endswith("\n") else text + "\n")
    except (OtherYamlError, LongNumberError, UnicodeEncodeError):
        return None


def _read(text: str) -> Tree:  # noqa: C901, PLR0912, PLR0915
    # One long loop on purpose, as in `read`: it turns 400 times for a file, and a call in it costs a tenth.
    first_of, numbers = FIRST.get, NUMBERS
    marks: list[int] = []
    add = marks.extend
    root: dict[str, Any] = {}
    current: Any = root
    has_nulls = False
    waiting: str | None = ""  # the key that has no value up to now
    # The column of the open mapping or list, and half of one more for a list: it may stand as far
    # left as the key it belongs to, and is inside all the same.
    level: float = -1
    here: float
    node = nodes = at = 0
    stack: list[tuple[Any, float, int]] = []
    rows = iter(_ROW.findall(text))
    value: Any
    for indent, dash, key, words, written, bare in rows:
        column = len(indent)
        if dash:
            here = column + 0.5
        elif key:
            here = column
        elif not bare or bare[0] == "#":
            at += column + len(bare) + 1
            continue
        else:
            raise OtherYamlError

        if here > level:
            if waiting is None or len(stack) > HALF_DEPTH:
                raise OtherYamlError
            stack.append((current, level, node))
            node, level = nodes, here
            nodes += 1
            add((at + column, 0, 0, SEQUENCE if dash else MAPPING))
            inner: Any = [] if dash else {}
            current[waiting] = inner
            current, waiting = inner, None
        elif here < level or waiting is not None:
            if waiting is not None:
                nodes += 1
                add((marks[-3] + 1, marks[-3] + 1, nodes, PLAIN))
                current[waiting] = None
                waiting = None
                has_nulls = True
            while here < level:
                marks[node * 4 + 1] = at
                marks[node * 4 + 2] = nodes
                current, level, node = stack.pop()
            if here != level:
                raise OtherYamlError

        start = at + column
        value = written
        if dash:
            start += len(dash)
            if key:
                stack.append((current, level, node))
                node = nodes
                nodes += 1
                add((start, 0, 0, MAPPING))
                inner = {}
                current.append(inner)
                current = inner
                level = column = column + len(dash)
            elif bare:
                value = bare
            else:
                raise OtherYamlError
        if key:
            if key in current:
                raise OtherYamlError
            end = start + len(key)
            nodes += 1
            add((start, end, nodes, PLAIN))
            start = end + 2
            if words:
                at = start + len(words) + 3
                items: list[Any] = words.split(", ")
                if words.count(",") < len(items) and not (words[-1] == " " or " ," in words or " #" in words):
                    current[key] = items
                    nodes += 1
                    add((start, at - 1, nodes + len(items), SEQUENCE))
                    start += 1
                    for index, item in enumerate(items):
                        end = start + len(item)
                        nodes += 1
                        add((start, end, nodes, PLAIN))
                        start = end + 2
                        what = first_of(item[0], 0)
                        if what:
                            if what > NUMBER:
                                raise OtherYamlError
                            items[index] = value = numbers[item] if what == NUMBER else WORDS.get(item, item)
                            has_nulls = has_nulls or value is None
                    continue
                value = f"[{words}]"
            elif not written:
                waiting = key
                at = start + (text[end + 1] == " ")
                continue
        at = start + len(value) + 1

        what = first_of(value[0], 0)
        if what == BLANK:
            value = value.lstrip(" ")
            start = at - 1 - len(value)
            what = first_of(value[0], 0) if value else COMMENT
        if what <= NUMBER:
            if ":" in value or "#" in value or value[-1] == " ":
                value = _plain(value)
            nodes += 1
            add((start, start + len(value), nodes, PLAIN))
            if what == NUMBER:
                value = numbers[value]
            elif what:
                value = WORDS.get(value, value)
                if value is None:
                    has_nulls = True
        elif what == BRACKET:
            value, nulls = in_brackets(value, start, marks)
            nodes = len(marks) >> 2
            has_nulls = has_nulls or nulls
        elif what == QUOTE:
            match = _QUOTED.fullmatch(value)
            if not match:
                raise OtherYamlError
            nodes += 1
            add((start, start + match.end(1), nodes, QUOTED))
            value = match[1][1:-1]
            if match[1][0] == "'":
                value = value.replace("''", "'")
        elif what == BLOCK_TEXT:
            value, end = _block(text, value, at, column)
            nodes += 1
            add((start, end, nodes, BLOCK))
            lines = text.count("\n", at, end)
            next(islice(rows, lines, lines), None)
            at = end
        elif what == COMMENT and key:
            waiting = key
            continue
        else:
            raise OtherYamlError
        if key:
            current[key] = value
        else:
            current.append(value)

    if not marks:
        raise OtherYamlError
    if waiting is not None:
        nodes += 1
        add((marks[-3] + 1, marks[-3] + 1, nodes, PLAIN))
        current[waiting] = None
        has_nulls = True
    while stack:
        marks[node * 4 + 1] = at
        marks[node * 4 + 2] = nodes
        current, level, node = stack.pop()
    if nodes > MAX_VALUES:
        raise OtherYamlError
    return Tree(root[""], array("I", marks), has_nulls=has_nulls)


def _plain(written: str) -> str:
    """Return plain text without the blanks and the comment behind it."""
    text = written.partition(" #")[0].rstrip(" ")
    if ": " in text or text[-1] == ":":
        raise OtherYamlError
    return text


def _block(text: str, header: str, begin: int, owner: int) -> tuple[str, int]:
    """Return the text below a `|` or `>`, and where its last line ends.

    `begin` is the start of the next line, `owner` the column that the text is deeper than.
    """
    style = header.partition(" #")[0].rstrip(" ")
    first = text[begin : text.find("\n", begin)]
    indent = len(first) - len(first.lstrip(" "))
    if style not in _BLOCK_STYLES or indent <= owner or indent == len(first):
        raise OtherYamlError
    at = end = begin
    blank = 0
    lines: list[str] = []
    while at < len(text):
        line_end = text.index("\n", at)
        if text[at : min(at + indent, line_end)].strip(" "):
            break
        line = text[at + indent : line_end]
        at = line_end + 1
        if not line:
            blank += 1
            continue
        if line[0] == " " and (style[0] == ">" or not line.strip(" ")):
            raise OtherYamlError
        lines += [""] * blank
        lines.append(line)
        blank, end = 0, at
    value = "\n".join(lines)
    if style[0] == ">":
        value = _FOLD.sub(lambda breaks: breaks[1] or " ", value)
    return value if style[1:] else value + "\n", end
