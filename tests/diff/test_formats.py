"""What formats make of hostile and odd texts, and of very much."""

import json
from datetime import date
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from diff.made import compared, opened
from journeyctl._discover import load_module, module_names
from journeyctl.diff import formats
from journeyctl.diff.difference import Difference, Look, Version
from journeyctl.diff.gates import regressions
from journeyctl.diff.shifts import journey_shifts, scores_of
from journeyctl.text.display import cells

NASTY = [
    "<script>alert(1)</script>", "</details><h1>x", "| a | b |", "`code` **bold** [x](https://evil.example)", "@everyone #12 !3",
    "a\\nb\\n\\n# heading", "\\e[31mred", "##vso[task.setvariable variable=a]b", "::error::x", "\\u202egnp.exe", "日本語 は 長い", "👨‍👩‍👧",
    "![x](https://evil.example/x.png)", "https://evil.example", "&lt;b&gt;", "<!-- x", "$(touch x)", "---", "- x", "\\\\",
]  # fmt: skip


def difference(before: dict[str, str], after: dict[str, str]) -> Difference:
    return Difference(
        "Shop", "", Version("HEAD", "0" * 40), Version("working tree"), compared(before, after).changes
    )


def nasty(text: str) -> Difference:
    def shop(one: str) -> dict[str, str]:
        said = f'"{one}"'
        return {
            "a.journey.yaml": f"title: {said}\nstages: [{{id: s, title: {said}, touchpoints: [{{id: t, title: T, thoughts: [{said}]}}]}}]\n"
        }

    return difference(shop("before"), shop(text))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found.add(tag)


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_markdown_is_text_and_nothing_else(text: str) -> None:
    page = load_module(formats, "markdown").render([nasty(text)], Look())
    tags = _Tags()
    tags.feed(MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table").render(page))
    assert tags.found <= {
        "h3",
        "p",
        "details",
        "summary",
        "b",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "code",
        "strong",
    }
    assert "@everyone" not in page
    assert "https://" not in page


@pytest.mark.parametrize("text", NASTY, ids=ascii)
@pytest.mark.parametrize("columns", [60, 100])
def test_the_screen_obeys_nothing(text: str, columns: int) -> None:
    page = load_module(formats, "full").render([nasty(text)], Look(width=columns))
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert not any(line.lstrip().startswith("::") for line in page.splitlines())
    assert max(map(cells, page.splitlines())) <= columns + 40, (
        "only a word that is longer than a line sticks out"
    )


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_json_keeps_every_letter(text: str) -> None:
    page = load_module(formats, "json").render([nasty(text)], Look())
    assert page.isascii()
    assert "##" not in page
    titles = [
        one["after"] for one in json.loads(page)["workspaces"][0]["changes"] if one["how"] == "reworded"
    ]
    assert titles == [json.loads(f'"{text}"'.replace("\\e", "\\u001b"))] * 2


@pytest.mark.parametrize("name", module_names(formats))
def test_nothing_is_said_in_every_format(name: str) -> None:
    page = load_module(formats, name).render([difference({}, {})], Look())
    assert "Nothing has changed in meaning." in page or json.loads(page)["workspaces"][0]["changes"] == []


def test_a_comment_stays_short_enough_to_be_posted() -> None:
    many = {f"j{number}.journey.yaml": f"title: {'word ' * 60}{number}\n" for number in range(400)}
    page = load_module(formats, "markdown").render([difference({}, many)], Look())
    assert len(page) < 65_536
    assert "the comment would be too long" in page
    assert page.count("<details>") == page.count("</details>")


def test_of_very_many_journeys_the_first_are_listed() -> None:
    def shop(emotion: int) -> dict[str, str]:
        felt = ", ".join(f"{{title: T{number}, emotion: {emotion}}}" for number in range(70))
        few = f"stages: [{{title: S, touchpoints: [{{title: T, emotion: {emotion}}}]}}]\n"
        return {
            "a.journey.yaml": f"title: A\nstages: [{{title: S, touchpoints: [{felt}]}}]\n",
            **{f"j{number:03}.journey.yaml": f"title: J {number}\n{few}" for number in range(119)},
        }

    comparison = compared(shop(1), shop(-1))
    before, after = (scores_of(opened(shop(emotion)), date(2026, 11, 22)) for emotion in (1, -1))
    shifts = journey_shifts(before, after, comparison.matching)
    one = Difference(
        "Shop",
        "",
        Version("a"),
        Version("b"),
        comparison.changes,
        shifts,
        regressions=regressions(comparison, shifts),
    )
    page = load_module(formats, "markdown").render([one], Look())
    assert len(page) < 65_536
    assert page.count("\n- <code>") == 100
    assert "\n\n... and 140 more.\n\n| journey |" in page
    assert "\n| a | too long | 0.50 → −0.50 **worse** |" in page
    assert page.count("| ▆ → ▃ |") == 99
    assert "189 changed." in page


def test_colour_comes_only_when_asked_for() -> None:
    one = difference({"a.journey.yaml": "title: A\n"}, {"b.persona.yaml": "name: B\n"})
    full = load_module(formats, "full").render
    assert "\x1b" not in full([one], Look())
    assert "\x1b[32m+\x1b[0m" in full([one], Look(color=True))


def test_the_path_of_before_is_told_once() -> None:
    text = "title: A\nstages: []\n"
    page = load_module(formats, "full").render(
        [difference({"a/x.journey.yaml": text}, {"b/x.journey.yaml": text})], Look()
    )
    assert page.splitlines()[2:4] == [
        "b/x.journey.yaml",
        "  > journey x  moved from a/x.journey.yaml to b/x.journey.yaml",
    ]
    page = load_module(formats, "full").render(
        [difference({"x.journey.yaml": text}, {"y.journey.yaml": text})], Look()
    )
    assert page.splitlines()[2] == "y.journey.yaml  was x.journey.yaml"


def test_what_came_along_is_counted_at_what_it_stands_in() -> None:
    before = "title: A\nstages: [{id: s, title: S, touchpoints: [{id: t, title: I wait}]}]\n"
    pain = "pain_points: [{id: p, statement: Slow}]"
    after = (
        f"title: A\nstages: [{{id: n, title: New, touchpoints: [{{id: t, title: I wait, {pain}}}, "
        f"{{id: u, title: I go}}]}}, {{id: s, title: S, touchpoints: [{{id: v, title: I stay, {pain.replace('p,', 'q,')}}}]}}]\n"
    )
    page = load_module(formats, "full").render(
        [difference({"a.journey.yaml": before}, {"a.journey.yaml": after})], Look()
    )
    told = [line.strip() for line in page.splitlines() if line.startswith("  + ")]
    assert told == [
        '+ stage n       "New", with 1 touchpoint',
        '+ pain point p  "Slow"',
        '+ touchpoint v  "I stay", with 1 pain point',
    ]
