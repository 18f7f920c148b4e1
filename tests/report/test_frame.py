"""The code frame, as a reader sees it."""

import re

import pytest

from journeyctl.diagnostic.diagnostic import Diagnostic, Label, Severity
from journeyctl.report.formats.full import render
from journeyctl.report.report import Look, Report
from journeyctl.report.shown import show_line
from journeyctl.report.wrap import wrap
from journeyctl.text.display import cells
from journeyctl.text.source import SourceFile, Span
from report.sample import RULES, SAMPLE, label


def screen(primary: Label, *related: Label, width: int = 80, help: str = "") -> str:  # noqa: A002
    """Return the frame below the title, without the closing line."""
    item = Diagnostic("bad-value", Severity.ERROR, "m", primary, related, help=help)
    text = render(Report([item], ["f"], RULES, "1"), Look(width=width))
    return "\n" + text.split("\n", 1)[1].rpartition("\n\nFound 1 error in 1 file.\n")[0] + "\n"


def frame(text: str) -> str:
    """Take the indentation of this file away; `dedent` would take the frame's own, too."""
    return "\n".join(line[8:] for line in text.split("\n"))


def source(text: str, path: str = "a.yaml") -> SourceFile:
    return SourceFile(path, text)


def test_one_mark() -> None:
    file = source("title: a\nstages:\n  - title: b\n\n    touchponts:\n      - c\n")
    assert screen(
        label(file, "touchponts", "not a key of a stage"), help="did you mean `touchpoints`?"
    ) == frame("""
          --> a.yaml:5:5
           |
         5 |     touchponts:
           |     ^^^^^^^^^^ not a key of a stage
           |
           = help: did you mean `touchpoints`?
        """)


def test_wide_letters_line_up() -> None:
    file = source("- 東京 👩‍👧 x: 悪い # e\u0301\n")
    assert screen(
        label(file, "悪い", "here"), label(file, "x", "of this"), label(file, "# e\u0301")
    ) == frame("""
          --> a.yaml:1:13
           |
         1 | - 東京 👩‍👧 x: 悪い # e\u0301
           |           -  ^^^^ ---
           |           |  here
           |           of this
        """)


def test_tabs_are_four_columns_wide() -> None:
    file = source("a\tb\n\t\tc: d\n")
    assert screen(label(file, "d"), label(file, "b")) == frame("""
          --> a.yaml:2:6
           |
         1 | a   b
           |     -
         2 |         c: d
           |            ^
        """)


def test_many_lines_show_the_first_and_the_last() -> None:
    file = source("".join(f"line {number}\n" for number in range(1, 15)))
    long = Label(file, Span(file.text.index("line 8"), file.text.index("line 12")), "all of this")
    assert screen(long) == frame("""
           --> a.yaml:8:1
            |
          8 | / line 8
        ... |
         11 | | line 11
            | |_______^ all of this
        """).replace("... |", "...   |")


def test_a_gap_of_one_line_is_filled() -> None:
    file = source("a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\n")
    assert screen(label(file, "a"), label(file, "c"), label(file, "f")) == frame("""
          --> a.yaml:1:1
           |
         1 | a: 1
           | ^
         2 | b: 2
         3 | c: 3
           | -
        ...
         6 | f: 6
           | -
        """)


def test_nested_and_meeting_marks() -> None:
    file = source("a:\n  b:\n    c: 1\n  d: 2\ne: 3\n")
    outer = Label(file, Span(0, file.text.index("\ne")), "outer")
    inner = Label(file, Span(file.text.index("b:"), file.text.index("\n  d")), "inner")
    assert screen(outer, inner, label(file, "c", "key"), label(file, "c: 1", "pair")) == frame("""
          --> a.yaml:1:1
           |
         1 | /  a:
         2 | |/   b:
         3 | ||     c: 1
           | ||     ---- pair
           | ||     |
           | ||     key
           | ||________- inner
         4 | |    d: 2
           | |_______^ outer
        """)


def test_words_without_room_go_below() -> None:
    file = source(f"{'x' * 50}: bad\n")
    words = "this value is not one of the values that a channel of this workspace can have"
    assert screen(label(file, "bad", words), width=70) == frame(f"""
          --> a.yaml:1:53
           |
         1 | {"x" * 50}: bad
           |                                                     ^^^
           |                  this value is not one of the values that a
           |                  channel of this workspace can have
        """)


@pytest.mark.parametrize("text", ["", "a: 1", "a: 1\n", "a: 1\r\n"])
def test_end_of_file_has_one_mark(text: str) -> None:
    seen = screen(Label(source(text), Span(len(text), len(text)), "here"))
    assert seen.count("^") == 1
    assert seen.endswith("^ here\n")


def test_spans_outside_the_text_do_not_break_the_report() -> None:
    for span in (Span(9, 99), Span(3, 1), Span(2, 99)):
        assert screen(Label(source("a: 1\n"), span)).count("^") >= 1


def test_white_space_can_be_marked() -> None:
    file = source("a: 1   \nb\n")
    assert "      |     ^^^\n"[3:] in screen(Label(file, Span(4, 7)))
    assert "^^^" in screen(Label(file, Span(4, 8)))


def test_a_file_without_text_has_no_frame() -> None:
    assert screen(Label(source(""), Span(0, 0))) == "\n  --> a.yaml:1:1\n"


@pytest.mark.parametrize("start", [0, 30, 500, 990])
@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("letter", ["x", "東"])
def test_long_lines_are_cut_around_the_mark(start: int, width: int, letter: str) -> None:
    file = source(letter * start + "MARK" + letter * (1000 - start) + "\n")
    rows = screen(label(file, "MARK", "words"), width=width).splitlines()
    line, marks = rows[3], rows[4]
    assert max(map(cells, rows)) <= width
    at = cells(line[: line.index("MARK")])
    assert marks[at:] == "^^^^ words"
    assert marks[:at].strip(" |") == ""
    if start != 30:
        assert ("..." in line[: line.index("MARK")]) == (start > 0)


def test_a_line_of_megabytes_costs_little() -> None:
    view = show_line("x" * 5_000_000 + "MARK" + "y" * 5_000_000, 60, 5_000_000, 5_000_004)
    assert view.text.startswith("...xxx")
    assert view.text.endswith("yyy...")
    assert "MARK" in view.text
    assert len(view.text) == 60


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_no_row_is_wider_than_the_screen(width: int) -> None:
    # Places and titles of one word stay whole: people click on them.
    rows = [
        row for row in render(SAMPLE, Look(width=width)).splitlines() if "-->" not in row and ":::" not in row
    ]
    assert [row for row in rows if cells(row) > width] == []


def test_color_changes_no_letter() -> None:
    plain, colored = render(SAMPLE, Look()), render(SAMPLE, Look(color=True, links=True))
    assert re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;;.*?\x1b\\", "", colored) == plain


def test_wrap() -> None:
    assert wrap("", 10) == [""]
    assert wrap("a b", 1) == ["a", "b"]
    assert wrap("averylongword b", 4) == ["averylongword", "b"]
    assert wrap("aa bb cc", 5, 2) == ["aa", "bb cc"]
    assert wrap("東京 東京", 5) == ["東京", "東京"]
