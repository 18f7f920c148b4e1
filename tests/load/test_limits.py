"""Both sides of each limit: what is just allowed is read, one more is told."""

from collections.abc import Callable

import pytest

from journeyctl.load.limits import MAX_BYTES, MAX_DEPTH, MAX_DIGITS, MAX_MISTAKES, MAX_VALUES
from journeyctl.load.loader import Loaded, load
from journeyctl.model.document import KINDS


def read(text: str) -> Loaded:
    return load("some.journey.yaml", text.encode(), KINDS["journey"], "some")


def nested(depth: int) -> str:
    # The mapping of the file is the first level.
    return f"title: I pay\nx-deep: {'[' * (depth - 1)}{']' * (depth - 1)}\n"


def of_size(size: int) -> str:
    head = "title: I pay\n# "
    return head + "x" * (size - len(head))


def valued(count: int) -> str:
    # One for the file, two for the title, two for the key and the list.
    return f"title: I pay\nx-list: [{'a,' * (count - 5)}]\n"


def repeated(count: int) -> str:
    # An alias counts as often as what it repeats: a list of nine words is ten values.
    aliases = (count - 16) // 10
    rest = count - 16 - aliases * 10
    return f"title: I pay\nx-a: &a [{'a,' * 9}]\nx-b: [{'*a,' * aliases}{'a,' * rest}]\n"


@pytest.mark.parametrize(
    ("make", "limit", "rule", "message"),
    [
        (of_size, MAX_BYTES, "file-too-big", "the file has more than 4,000,000 bytes, and that is the most that is read"),
        (nested, MAX_DEPTH, "nested-too-deep", "lists and mappings are nested more than 64 deep"),
        (valued, MAX_VALUES, "too-many-values", "the file holds more than 200,000 values, repeated aliases included"),
        (repeated, MAX_VALUES, "too-many-values", "the file holds more than 200,000 values, repeated aliases included"),
        (
            lambda digits: f"title: I pay\nx-number: {'9' * digits}\n",
            MAX_DIGITS, "out-of-range", "the number has 41 digits, and 40 are read at most",
        ),
    ],
    ids=["bytes", "depth", "values", "aliases", "digits"],
)  # fmt: skip
def test_a_limit_has_two_sides(make: Callable[[int], str], limit: int, rule: str, message: str) -> None:
    at_most = read(make(limit))
    assert at_most.diagnostics == ()
    assert at_most.document is not None
    beyond = read(make(limit + 1))
    assert [(item.rule, item.message) for item in beyond.diagnostics] == [(rule, message)]
    assert beyond.document is None


def test_no_more_mistakes_are_told_than_anybody_reads() -> None:
    text = "title: I pay\n" + "".join(f"key{number}: 1\n" for number in range(MAX_MISTAKES + 50))
    assert len(read(text).diagnostics) == MAX_MISTAKES
