"""How the examples in a docstring are read."""

import pytest

from journeyctl.lint.examples import Example, Mark, read_examples, read_sections

DOC = """A rule.

## Why it matters

Because.

## Bad: two marks

Some words.

```yaml
stages:
  - title: I pay  # error: has no touchpoint
# error
  - title: |
      I wait
```

More words.

## Good

```yaml title="personas/ana.persona.yaml"
role: Parent
```

```csv title="evidence/a.csv"
day,rating
```

## References

- https://example.org
"""


def only(body: str, info: str = "yaml") -> Example:
    (example,) = read_examples("a-rule", f"\n## Bad\n\n```{info}\n{body}```\n")
    return example


def data(body: str, info: str = "yaml") -> bytes:
    return only(body, info).files[0].data


def test_sections_keep_text_and_files_in_order() -> None:
    sections = read_sections(DOC)
    assert [section.heading for section in sections] == [
        "Why it matters",
        "Bad: two marks",
        "Good",
        "References",
    ]
    assert sections[0].parts == ("Because.",)
    assert [part if isinstance(part, str) else part.path for part in sections[1].parts] == [
        "Some words.",
        "journeys/example.journey.yaml",
        "More words.",
    ]


def test_marks_are_cut_off_and_lines_hold() -> None:
    bad, good = read_examples("a-rule", DOC)
    path = "journeys/example.journey.yaml"
    assert (bad.rule, bad.title, bad.good) == ("a-rule", "two marks", False)
    assert bad.files[0].shown == "stages:\n  - title: I pay\n  - title: |\n      I wait\n"
    assert bad.marks == (Mark(path, 2, "has no touchpoint"), Mark(path, 3))
    assert (good.good, good.marks) == (True, ())


def test_two_marks_can_speak_of_one_line() -> None:
    marks = only("# error: one\ntitle: A  # error: two\n").marks
    assert [(mark.line, mark.words) for mark in marks] == [(1, "one"), (1, "two")]


def test_a_comment_of_another_kind_is_no_mark() -> None:
    body = "title: A  # errors happen here\ngoal: no# error\n"
    assert (only(body).files[0].shown, only(body).marks) == (body, ())


def test_what_a_file_needs_is_put_below() -> None:
    assert data("stages: []\n") == b"stages: []\ntitle: Example\n"
    assert data("title: Mine\n") == b"title: Mine\n"
    assert (
        data("n: 3\n", 'yaml title="evidence/a.evidence.yaml"') == b"n: 3\ntitle: Example\ntype: interview\n"
    )


@pytest.mark.parametrize("body", ["", "# nothing\n", "{stages: []}\n", "- one\n"])
def test_nothing_is_put_below_where_it_would_not_fit(body: str) -> None:
    assert data(body) == body.encode()


def test_files_that_are_no_maps_stay_as_they_are() -> None:
    assert data("day,rating\n", 'csv title="evidence/a.csv"') == b"day,rating\n"


def test_escapes_become_bytes_and_characters() -> None:
    assert data("title: a\\xe9\\x00\\u200b\n", "yaml escaped") == b"title: a\xe9\x00\xe2\x80\x8b\n"
    assert data("title: a\\xe9\n") == b"title: a\\xe9\n"


def test_the_last_line_is_repeated() -> None:
    assert data("title: A\nx-a:\n  - 1\n", 'yaml repeat="3"') == b"title: A\nx-a:\n  - 1\n  - 1\n  - 1\n"


def test_two_files_with_one_path_are_refused() -> None:
    fence = "```yaml\ntitle: A\n```\n"
    with pytest.raises(ValueError, match='two files of "## Bad" have one path'):
        read_examples("a-rule", f"\n## Bad\n\n{fence}\n{fence}")
