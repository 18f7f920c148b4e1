"""How values are written: quotes, long texts, block texts, blank lines and line breaks."""

from textwrap import dedent

import pytest

from journeyctl.load.canonical.text import Formatted, canonical
from journeyctl.load.canonical.texts import double
from journeyctl.load.events import scalar_value
from journeyctl.model.document import KINDS


def form(text: str | bytes, kind: str = "journey") -> Formatted:
    raw = text if isinstance(text, bytes) else text.encode()
    return canonical(f"a.{kind}.yaml", raw, KINDS[kind])


def formatted(text: str, kind: str = "journey") -> str:
    found = form(text, kind)
    assert not found.refused, found
    assert form(found.data, kind).data == found.data
    return found.data.decode()


def becomes(before: str, after: str, kind: str = "journey") -> None:
    assert formatted(dedent(before).lstrip("\n"), kind) == dedent(after).lstrip("\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("'a b'", "a b"),
        ('"Home & garden"', "Home & garden"),
        ("'it''s'", "it's"),
        ("'17:00'", '"17:00"'),
        ("'no'", '"no"'),
        ("'2026-01-01'", '"2026-01-01"'),
        ("'#fff'", '"#fff"'),
        ("'a: b'", '"a: b"'),
        ("'a #b'", '"a #b"'),
        ("'say \"no: way\"'", "'say \"no: way\"'"),
        ('"a\\tb"', '"a\\tb"'),
        ('"null"', '"null"'),
        ("0.80", "0.80"),
        ("~", "~"),
        ("a\n  b", "a b"),
        ('"a\n\n  b: c"', '"a\\nb: c"'),
        ("[a, 'b, c',\n  d]", '[a, "b, c", d]'),
        ("{a: }", "{a: }"),
        ("{a, b: 1}", "{a, b: 1}"),
        ("[]", "[]"),
        ("[a: b]", "[{a: b}]"),
        ("\u200d", "\u200d"),
    ],
)
def test_values(before: str, after: str) -> None:
    assert formatted(f"x-y: {before}\n") == f"x-y: {after}\n"


def test_quotes_around_what_people_say_stay() -> None:
    becomes("name: \"Ann\"\nquote: 'So it is.'\n", 'name: Ann\nquote: "So it is."\n', "persona")
    becomes(
        "stages:\n  - touchpoints:\n      - thoughts: ['Hm.', Ah]\n",
        'stages:\n  - touchpoints:\n      - thoughts: ["Hm.", Ah]\n',
    )


def test_long_texts_are_folded() -> None:
    words = " ".join(["word"] * 40)
    assert formatted(f"summary: {words}   # note\n") == (
        f"summary: >-  # note\n  {' '.join(['word'] * 23)}\n  {' '.join(['word'] * 17)}\n"
    )
    assert (
        formatted(f"source: https://example.org/{'a' * 150}\n")
        == f"source: https://example.org/{'a' * 150}\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("|\n      a\n       b\n\n", "|\n  a\n   b\n"),
        ("|+\n a\n\n\n", "|+\n  a\n\n\n"),
        (">-   # why\n    one\n    two\n\n    three\n\n", ">-   # why\n  one\n  two\n\n  three\n"),
        ("|2\n   a\n", "|2\n   a\n"),
        ("|\n a  \n", "|\n  a  \n"),
        (">1-\n  a\n b\n", ">2-\n   a\n  b\n"),
    ],
)
def test_block_texts_keep_their_lines(before: str, after: str) -> None:
    assert formatted(f"x-y: {before}") == f"x-y: {after}"


def test_blank_lines_part_items_or_do_not() -> None:
    becomes(
        """


        title: t


        stages:

          - id: a
          - id: b

          - id: c


        """,
        """
        title: t

        stages:
          - id: a

          - id: b

          - id: c
        """,
    )


def test_a_blank_line_above_an_item_stays_above_it_when_its_keys_are_put_in_order() -> None:
    becomes(
        """
        title: t
        stages:
          - title: A
            id: a


          - title: B
            id: b

            goal: c
        """,
        """
        title: t
        stages:
          - id: a
            title: A

          - id: b
            title: B

            goal: c
        """,
    )


def test_line_breaks_and_marks_of_order_stay() -> None:
    assert form(b"\xef\xbb\xbftitle:  a\r\ngoal: b\r\n").data == b"\xef\xbb\xbftitle: a\r\ngoal: b\r\n"
    assert form(b"title:  a\ngoal: b\r\n").data == b"title: a\ngoal: b\n"
    assert form(b"---\ntitle: a  \n...\n").data == b"---\ntitle: a\n"
    assert form(b"title: a").data == b"title: a\n"
    assert form(b"").data == b""
    assert form(b"\n\n# only this\n\n", "workspace").data == b"# only this\n"


@pytest.mark.parametrize("text", ["a\tb", "\x01", 'a"\\b', "\u2028", "\U0001f600", "\u00ad"])
def test_texts_in_double_quotes_say_the_same(text: str) -> None:
    assert scalar_value(double(text)) == text
