"""Lines and columns, counted in the four ways that readers of a report count."""

import pytest

from journeyctl.text.source import Position, SourceFile


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a\n", ["a", ""]),
        ("a\nb", ["a", "b"]),
        ("a\r\nb\r\n", ["a", "b", ""]),
        ("a\rb\r", ["a", "b", ""]),
        ("a\n\nb\r\r\nc", ["a", "", "b", "", "c"]),
        ("a\x0bb\x0cc\x1cd\u0085e\u2028f", ["a\x0bb\x0cc\x1cd\u0085e\u2028f"]),  # no line breaks of YAML 1.2
    ],
)
def test_lines_end_as_in_yaml(text: str, lines: list[str]) -> None:
    source = SourceFile("a.yaml", text)
    assert [source.line_text(number + 1) for number in range(len(source.line_starts))] == lines


@pytest.mark.parametrize(
    ("text", "mark", "position", "utf8", "utf16"),
    [
        ("title", "t", (1, 1), 1, 0),
        ("a: b\nc: X", "X", (2, 4), 4, 3),
        ("a\r\nc: X", "X", (2, 4), 4, 3),
        ("a\rc: X", "X", (2, 4), 4, 3),
        ("é: X", "X", (1, 4), 5, 3),
        ("語: X", "X", (1, 4), 6, 3),
        ("🙂: X", "X", (1, 4), 7, 4),
        ("e\u0301: X", "X", (1, 5), 6, 4),
        ("\ud800: X", "X", (1, 4), 6, 3),
    ],
)
def test_columns(text: str, mark: str, position: tuple[int, int], utf8: int, utf16: int) -> None:
    source = SourceFile("a.yaml", text)
    offset = text.index(mark)
    assert source.position(offset) == Position(*position)
    assert source.utf8_column(offset) == utf8
    assert source.utf16_column(offset) == utf16


def test_the_end_of_a_text_has_a_position() -> None:
    assert SourceFile("a", "").position(0) == (1, 1)
    assert SourceFile("a", "ab\n").position(3) == (2, 1)
    assert SourceFile("a", "ab").position(2) == (1, 3)
