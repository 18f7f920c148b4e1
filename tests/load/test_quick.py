"""The quick reader against libyaml: it reads the same, node by node, or leaves the text alone."""

import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.generate import generate
from journeyctl.load.events import libyaml
from journeyctl.load.limits import MAX_DIGITS, MAX_VALUES
from journeyctl.load.quick import quick_read
from journeyctl.load.read import read_with
from journeyctl.text.source import SourceFile

ROOT = Path(__file__).parents[2]
SUITE = sorted((ROOT / "tests" / "corpus" / "yaml-suite" / "cases").iterdir())
HOSTILE = sorted((ROOT / "tests" / "corpus" / "hostile" / "cases").iterdir())
EXAMPLES = sorted((ROOT / "examples").rglob("*.yaml"))

# Everything that is taken, in one text.
TIDY = """\
# A comment
title: Größe – 日本語 “x” 😀
owner:   growth    # aligned
when: 2026-10-06
numbers: [1, -3, .5, 1.5, 1e3, 0x1F, 0o7, +1, 1_000, ~, null, true, no, .inf]
-2: a number as a key
ids: [interviews-09#fee, a:b, c d, "e, f", 'g']
wide: [ a , b ]
map: {a: 1, b: [x, {c: d}], e: {}, f: [], g: "h: i"}
url: https://example.org/a#b?c=d
list:
- one
- id: two
  deep:
    deeper: yes
  items:
  - x

  - y   # said
  # between
-   id: three
    nothing:
    it: 'it''s'
  # at the end
text: >-
  folded
  lines

  # and no comment
kept: |
    literal
      deeper

    last
end:
"""

TAKEN = (
    "a: b", "a: b\n\n\n", "a:", "a: \n", "a:   \n", "a: # c", "a:\nb:", "a:\n# c\nb: 1", "  a: b\n  c: d", "- a", "- a\n- b",
    "a: b #c", "a: b  \n", "a: b#c", "a: b:c", "a: b:c # d", "a: b - c", "a: b ? c", "a: -1", "a: -.5", "a: -.inf",
    "a: +x", "a: .", "a: ...", "a: =", "a: <<", "a: ~", "a: Null", "a: nul", "a: \\d", "a: x[0]", "a: b, c", "a: b}", "a: it's",
    'a: say "b"', 'a: ""', "a: ''", 'a: "b # c"', 'a: "b: c" # d', "a: 'b \\ c'", "a: '''b'''", "a: 'b'''  # c",
    "a:\n- b", "a:\n  - b", "a:\n- b\nc: d", "a:\n  b: c\nd: e", "- a: b\n  c: d", "-   a: b\n    c: d", "- a:\n  - b\n- c",
    "- a:\n    b: c", "a:\n\n  # c\n\n  b: c", "a: b\n  # c\n", "a: b\n  \n", "12: a", "null: a", "a-b_c.d/e: f", "1.5: a",
    "a: []", "a: {}", "a: [ ]", "a: [b,]", "a: [b, ]", "a: {b: c,}", "a: [b,c]", "a: [b , c]", "a: [[b], [c, []]]",
    "a: [b c, d]  # e", "a: [b#c]", "a: [b'c]", 'a: ["b # c", "d"]', 'a: ["b"] # c', 'a: ["", "b"]', "a: ['b', \"c\"]", "a: {b: {c: [d]}}", "a: [{b: c}]",
    "a: {b: c d, e: -1}", "a: [b:c]", "a: [http://b/c]", "a: [b?]", "a: [..., -1]", "- [a]", "- {a: b}",
    "a: |\n  b", "a: |\n  b\n\n\n", "a: >\n  b\n  c\n\n  d\n\n\n  e", "a: |-\n  b\n    c\nd: e", "- |\n  b", "- a: >-\n    b\n  c: d",
    "a: | # c\n  b # d", "a: |\n  b\n # c\nd: e", "a: |\n  ---\n  - b: [", "a: >-\n  b  \n  c", "a: \u00a0b", "a: b\u200dc",
)  # fmt: skip
GIVEN_UP = (
    "", "\n", "# c", "a", "a b", "'a'", "[a]", "{a: b}", "---\na: b", "a: b\n...", "%YAML 1.2\n---\na: b", "a: b\n---\nc: d",
    "a: &b c", "a: *b", "a: !b c", "a: !!str 1", "? a\n: b", "<<: a", "a: {<<: b}", '"a": b', "'a': b", "a : b", "ä: b",
    "a: b\na: c", "a: {b: 1, b: 2}", "a:b", "a:b\nc: d", "a: b: c", "a: b:", "a: b: # c", "a: - b", "a: ? b", "a: : b", "a: ::", "a: -",
    "a: -b", "a: @b", "a: `b", "a: %b", "a: ,b", "a: ]", "a: }", "a: b\n c", "a: b\n c: d", "a: b\n- c", "a: b\n  - c",
    "a:\n  b", "a:\n  [b]", "a:\n  b: c\n d: e", "a:\n    b: c\n  d: e", " a: b\nc: d", "- a\nb: c", "a: b\n - c", "- a\n - b",
    " - a\n- b", "- a: b\n c: d", "- a: b\n   c: d", "-", "- ", "- # c", "- - a", "-\n  a: b", "-a: b\n  c: d",
    'a: "b', 'a: "b\n  c"', 'a: "\\n"', 'a: "b" c', 'a: "b"c', 'a: "b"# c', "a: 'b", "a: 'b' c", "a: 'b\n\n  c'", 'a: "b": c',
    "a: [b", "a: b]\nc: [", "a: [b]]", "a: [b}", "a: {b]", "a: [b] c", "a: [b]# c", "a: [b], [c]", "a: [b][c]", "a: [,]",
    "a: [b,, c]", "a: [b, , c]", "a: [b: c]", "a: {b}", "a: {b: }", "a: {b: , c: d}", "a: {b: c: d}", "a: {b:c}", 'a: {"b": c}',
    "a: {[b]: c}", "a: [b\n  ]", "a: [\n  b]", "a: [b, c\nd: e]", "a: ['b''c']", 'a: ["b" "c"]', 'a: ["b\\t"]', "a: [-]",
    "a: [- b]", "a: [&b c]", "a: [b, *c]", "a: [!b c]", "a: [b: , c]", "a: [b:]", "a: [b::,]", "a: [b #c]", "a: [?]", 'a: ["b #c", d]', 'a: ["b"] "]', "a: [b, #c",
    "a: |", "a: |\nb: c", "a: |\nb", "a: |2\n  b", "a: |+\n  b", "a: |x\n  b", "a: |\n\n  b", "a: |\n   b\n  c", "a: >\n  b\n   c",
    "a: |\n  b\n    \n", "- |\nb", "a: b\tc", "a:\tb", "\ta: b", "a: b\r\nc: d", "a: b\rc: d", "a: b\x85", "a: \u2028", "a: \ufeffb",
    "\ufeffa: b", "a: \x00", "a: \x1b", "a: \x7f", "a: \ud800", f"a: {'9' * (MAX_DIGITS + 1)}", f"{'9' * (MAX_DIGITS + 1)}: a",
    f"{'a' * 1025}: b", "".join(" " * i + "a:\n" for i in range(65)), f"a: {'[' * 65}{']' * 65}", f"a: [{'1, ' * MAX_VALUES}1]",
)  # fmt: skip


def exactly(data: Any) -> Any:
    """Return what is equal only for equal values of equal types, with keys in the same order."""
    if isinstance(data, dict):
        return ["mapping", *((key, exactly(value)) for key, value in data.items())]
    if isinstance(data, list):
        return ["list", *map(exactly, data)]
    return repr(data)


def taken(text: str) -> bool:
    """Say whether `text` is taken; then it must be read as libyaml reads it."""
    quick = quick_read(text)
    if quick is None:
        return False
    slow = read_with(libyaml, SourceFile("", text))
    assert slow.diagnostics == []
    assert exactly(quick.data) == exactly(slow.data)
    assert list(quick.places(text).walk()) == list(slow.places(text).walk())
    assert quick.marks[2::4] == slow.marks[2::4]
    assert quick.marks[3::4] == slow.marks[3::4]
    assert quick.has_nulls == slow.has_nulls
    assert quick.aliases == slow.aliases == {}
    assert quick.diagnostics == []
    return True


def read_text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


@pytest.mark.parametrize("text", [TIDY, *TAKEN])
def test_tidy_text_is_taken(text: str) -> None:
    assert taken(text)
    assert taken(text + "\n")


@pytest.mark.parametrize("text", GIVEN_UP)
def test_other_text_is_left_to_libyaml(text: str) -> None:
    assert quick_read(text) is None
    assert quick_read(text + "\n") is None


def test_nearly_all_real_files_are_taken(tmp_path: Path) -> None:
    generate(5, tmp_path / "made")
    files = [*EXAMPLES, *sorted((tmp_path / "made").rglob("*.yaml"))]
    assert len(files) > 40
    assert sum(taken(read_text(path)) for path in files) >= 0.95 * len(files)


@pytest.mark.parametrize("paths", [SUITE, HOSTILE], ids=["suite", "hostile"])
def test_odd_files_are_read_alike_or_left(paths: list[Path]) -> None:
    some = sum(taken(read_text(path)) for path in paths)
    assert 10 < some < len(paths) / 2


PIECES = (
    *" \n:-#,[]{}\"'|>?&*!%@`~<=.\\019aZ_/\t\r", "é", "😀", "\x85", "\u2028", "\u00a0", "\x00", "  ", "\n\n", ": ", " #", "\n  ", "\n- ",
    ", ", "|\n", ">-\n", "---\n", "<<: ", "null", ".nan", "-1", "9" * 41, "[a: b]", "{a, b}", "[]", "{}", "a: b: c", "k:", "# c\n",
    "\n   # c\n", "''", "- - x", "]]", "{{", "--", "::",
)  # fmt: skip


def mutants(count: int, seed: int) -> Iterator[str]:
    """Yield texts in which characters and lines were added, removed, moved and swapped."""
    texts = [TIDY, *("\n".join(read_text(path).split("\n")[:25]) for path in EXAMPLES)]
    for number in range(count):
        rng = Random(f"{seed}/{number}")
        text = rng.choice(texts)
        for _ in range(rng.choice((1, 1, 2, 4))):
            at = rng.randint(0, len(text))
            lines = text.split("\n")
            line, other = rng.randrange(len(lines)), rng.randrange(len(lines))
            match rng.randrange(7):
                case 0 | 1:
                    text = text[:at] + rng.choice(PIECES) + text[at:]
                    continue
                case 2:
                    text = text[:at] + text[at + rng.choice((1, 1, 2, 5)) :]
                    continue
                case 3:
                    lines[line], lines[other] = lines[other], lines[line]
                case 4:
                    lines[line] = " " * rng.randint(1, 4) + lines[line]
                case 5:
                    lines[line] = lines[line][rng.choice((1, 2)) :]
                case _:
                    lines[line] += rng.choice(PIECES)
            text = "\n".join(lines)
        yield text


def test_mutated_files_are_read_alike_or_left() -> None:
    some = sum(taken(text) for text in mutants(1_500, seed=1))
    assert 300 < some < 1_200


INDENTS = st.sampled_from(("", "", "  ", "  ", "    ", "   ", "- ", "  - ", "    - ", "-  "))
WORDS = st.sampled_from(
    (
        "a",
        "b c",
        "-1",
        "2026-01-02",
        "1.5",
        "~",
        "true",
        "it's",
        "x:y",
        "z#1",
        "é 日",
        "https://a.b/c",
        "-",
        "",
    )
)
QUOTED = st.sampled_from(('"a"', "'b: c'", '"d # e"', "''", "'f''g'", '"\\t"'))
KEYS = st.sampled_from(("a", "b", "c", "d-e", "f_1", "2", "null", "g h", '"i"'))
FLOW = st.recursive(
    WORDS | QUOTED,
    lambda inner: st.one_of(
        st.builds(lambda items, gap: f"[{gap.join(items)}]", st.lists(inner, max_size=4), st.sampled_from((", ", ",", " , "))),
        st.builds(
            lambda pairs, pad: "{" + pad + ", ".join(f"{key}: {value}" for key, value in pairs) + pad + "}",
            st.lists(st.tuples(KEYS, inner), max_size=3),
            st.sampled_from(("", " ")),
        ),
    ),
    max_leaves=6,
)  # fmt: skip
TAILS = st.sampled_from(("", "", "", " # note", "  ", "#"))
LINES = st.one_of(
    st.builds(lambda *parts: "".join(parts), INDENTS, KEYS, st.just(": "), FLOW, TAILS),
    st.builds(lambda *parts: "".join(parts), INDENTS, KEYS, st.just(":"), TAILS),
    st.builds(lambda *parts: "".join(parts), INDENTS, FLOW, TAILS),
    st.builds(lambda *parts: "".join(parts), INDENTS, KEYS, st.sampled_from((": |", ": >-"))),
    st.sampled_from(("", "# note", "    # note", "   text")),
)


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(st.lists(LINES, min_size=1, max_size=6))
def test_made_up_texts_are_read_alike_or_left(lines: list[str]) -> None:
    taken("\n".join(lines))


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(FLOW)
def test_made_up_brackets_are_read_alike_or_left(value: str) -> None:
    taken(f"a: {value}")
    taken(f"- {value} # note")


SIZE = 100_000
LONG = (
    "\n" * SIZE, " " * SIZE, "- " * SIZE, ":" * SIZE, "a" * SIZE, "a-" * SIZE + ":", "k: " + "[" * SIZE, "k: " + "{a: " * SIZE,
    "k: [" + "a:" * SIZE, "k: [" + " #" * SIZE, "k: [" + '"' * SIZE, "k: [" + "'" * SIZE, "k: '" + "''" * SIZE, "k: a" + " " * SIZE + "b",
    "k: [a" + " " * SIZE + ":", "k: [" + ("a" + " " * 300) * 300 + '"', "k: [" + "a, " * SIZE + "b] x", "k: [" + "a ," * SIZE,
    'k: "a"' + " " * SIZE + "x", 'k: "a"' + " #" * SIZE, "k: [" + "] " * SIZE, "k: |\n" + "  a\n\n" * SIZE, "k: |\n  a\n" + " \n" * SIZE,
    "".join(f"k{i}: |\n  a\n" for i in range(SIZE // 4)), "".join(f"k{i}:\n  a:\n    b: c\n" for i in range(SIZE // 10)),
)  # fmt: skip


@pytest.mark.parametrize("text", LONG, ids=[f"{text[:12]!r}" for text in LONG])
def test_no_long_text_takes_more_than_a_moment(text: str) -> None:
    start = time.perf_counter()
    quick_read(text)
    assert time.perf_counter() - start < 1
