"""Nested data written as YAML in every style that the loader may meet, with comments in between."""

from io import StringIO
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
    SingleQuotedScalarString,
)

from journeyctl.load.events import UnreadableError, libyaml
from journeyctl.load.read import read_with
from journeyctl.text.source import SourceFile

# The same examples in each run: a red build must mean a change, not luck.
QUICK = settings(max_examples=80, deadline=None, derandomize=True, database=None)

WORDS = st.text(st.sampled_from("ab zÄß語🙂-_.,:;#'\"[]{}&*!|>%@`?=~0123456789\\/"), min_size=1, max_size=12)
_PLAIN_WORDS = st.sampled_from(
    [
        "I pay",
        "no",
        "yes",
        "null",
        "~",
        "true",
        "1_000",
        "0x1F",
        "1.10",
        "2026-10-06",
        "- a",
        "a: b",
        "# a",
        "",
        " a ",
    ]
)
_LINES = st.lists(
    st.sampled_from(["I wait", "  indented", "and wait # long", "", "key: value", "- item", "語 🙂"]),
    min_size=1,
    max_size=4,
).map("\n".join)
_STYLES = (str, DoubleQuotedScalarString, SingleQuotedScalarString)
_LONG_STYLES = (*_STYLES, LiteralScalarString, FoldedScalarString)
_TEXTS = st.one_of(
    st.builds(lambda style, text: style(text), st.sampled_from(_STYLES), WORDS | _PLAIN_WORDS),
    st.builds(
        lambda style, text, end: style(text + end),
        st.sampled_from(_LONG_STYLES),
        _LINES,
        st.sampled_from(["", "\n", "\n\n"]),
    ),
)
_SCALARS = st.one_of(
    _TEXTS,
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
)
_KEYS = st.sampled_from(
    ["title", "goal", "x-a", "a b", "öffnen", "語", "with: colon", "#1", "'q'", "- d", "no", "7"]
)


def _sequence(items: list[Any], flow: bool) -> CommentedSeq:
    made = CommentedSeq(items)
    (made.fa.set_flow_style if flow else made.fa.set_block_style)()
    return made


def _mapping(items: dict[str, Any], flow: bool) -> CommentedMap:
    made = CommentedMap(items)
    (made.fa.set_flow_style if flow else made.fa.set_block_style)()
    return made


_TREES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.builds(_sequence, st.lists(inner, max_size=4), st.booleans()),
        st.builds(_mapping, st.dictionaries(_KEYS, inner, max_size=4), st.booleans()),
    ),
    max_leaves=14,
)
_ROOTS = st.builds(_mapping, st.dictionaries(_KEYS, _TREES, min_size=1, max_size=5), st.just(False))


def plain(data: Any) -> Any:
    """Return the data without the styles it is to be written in."""
    if isinstance(data, dict):
        return {str(key): plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [plain(item) for item in data]
    return str(data) if isinstance(data, str) else data


def _dump(data: Any, indent: tuple[int, int, int]) -> str:
    yaml = YAML(typ="rt", pure=True)
    yaml.width = 60
    yaml.allow_unicode = True
    yaml.indent(mapping=indent[0], sequence=indent[1], offset=indent[2])
    stream = StringIO()
    yaml.dump(data, stream)
    return stream.getvalue()


def read_quickly(text: str) -> Any:
    """Return the data that libyaml reads in a text."""
    return read_with(libyaml, SourceFile("", text)).data


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Draw a YAML text that libyaml can read."""
    indent = draw(st.sampled_from([(2, 2, 0), (2, 4, 2), (4, 6, 3), (3, 2, 0)]))
    text = _dump(draw(_ROOTS), indent)
    try:
        data = read_quickly(text)
    except UnreadableError:  # the dumper writes some texts that nobody can read
        return "title: I pay\n"
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    for _ in range(draw(st.integers(0, 5))):
        text = _adorned(draw, text, data)
    return text


def _adorned(draw: st.DrawFn, text: str, data: Any) -> str:
    """Return the text with a comment or blank line more, where that changes nothing in the data."""
    lines = text.splitlines(keepends=True)
    index = draw(st.integers(0, len(lines) - 1))
    end = "\r\n" if "\r\n" in text else "\n"
    what = draw(st.sampled_from(["", "# note", "   # deep 語", "behind"]))
    if what == "behind":
        lines[index] = f"{lines[index].rstrip()}  # why: 'not'{end}"
    else:
        lines.insert(index, f"{what}{end}")
    more = "".join(lines)
    try:
        same = repr(read_quickly(more)) == repr(data)
    except UnreadableError:
        same = False
    return more if same else text
