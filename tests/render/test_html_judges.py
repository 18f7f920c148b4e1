"""Pages before judges from outside: an HTML5 parser that forgives nothing, and the rules of the HTML checker about references."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import html5lib
import pytest

from journeyctl.render.formats import html
from render.attacked import ATTACKED
from render.sample import BARE, LOOK, PAGED, SAMPLE, WORLD

PICTURE = replace(SAMPLE, id="picture", pages=(replace(SAMPLE.pages[0], grid=None),))
PAGES = {
    "sample": (SAMPLE,),
    "attacked": (ATTACKED,),
    "picture": (PICTURE,),
    "bare": (BARE,),
    "nothing": (),
    "many": (SAMPLE, SAMPLE, ATTACKED, PAGED, WORLD, PICTURE, BARE),
}
NAMESPACE = re.compile(r"\{.*\}")
REFERENCES = (
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "for",
    "headers",
    "popovertarget",
    "data-detail",
)


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> str:
    return html.paint(PAGES[request.param], LOOK).decode()


@pytest.fixture
def elements(page: str) -> list[Any]:
    return list(parsed(page).iter())


def parsed(page: str) -> Any:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def name(element: Any) -> str:
    return NAMESPACE.sub("", str(element.tag))


def test_the_parser_finds_no_error(page: str) -> None:
    parsed(page)


def test_every_id_is_met_once_and_every_reference_resolves(elements: list[Any]) -> None:
    ids = Counter(element.get("id") for element in elements if element.get("id") is not None)
    assert [one for one, count in ids.items() if count > 1] == []
    assert [one for one in ids if re.search(r"\s", one)] == []
    wanted = {word for element in elements for key in REFERENCES for word in (element.get(key) or "").split()}
    wanted |= {element.get("href")[1:] for element in elements if (element.get("href") or "").startswith("#")}
    wanted |= {
        link for element in elements for link in re.findall(r"url\(#(.*)\)", element.get("clip-path") or "")
    }
    assert wanted - ids.keys() == set()


def test_nothing_is_fetched_and_nothing_runs_from_an_attribute(elements: list[Any]) -> None:
    for element in elements:
        attributes = {NAMESPACE.sub("", key): value for key, value in element.attrib.items()}
        assert not [key for key in attributes if key == "style" or key.startswith("on")]
        for key in ("src", "srcset", "data", "poster", "action"):
            assert attributes.get(key, "data:").startswith("data:")
        if name(element) == "link":
            pytest.fail("a link element fetches something")
        if name(element) in {"use", "image"}:
            assert attributes["href"].startswith(("#", "data:image/"))


def test_the_landmarks_are_there_once(elements: list[Any]) -> None:
    names = Counter(map(name, elements))
    for landmark in ("h1", "main"):
        assert names[landmark] == 1
    tops = [name(child) for child in next(one for one in elements if name(one) == "body")]
    assert tops.count("header") == tops.count("footer") == 1


def test_headings_leave_no_level_out(elements: list[Any]) -> None:
    levels = [int(name(element)[1]) for element in elements if re.fullmatch("h[1-6]", name(element))]
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_rows_have_as_many_cells_as_there_are_columns(elements: list[Any]) -> None:
    for table in (element for element in elements if name(element) == "table"):
        widths = [sum(map(width, row)) for row in rows(table)]
        spanned = spans(table)
        assert len({wide + spanned[place] for place, wide in enumerate(widths)}) <= 1


def rows(table: Any) -> Iterator[Any]:
    return (element for element in table.iter() if name(element) == "tr")


def width(cell: Any) -> int:
    return int(cell.get("colspan") or 1)


def spans(table: Any) -> Counter[int]:
    """Return how many columns of a row are taken by cells of rows above it."""
    taken: Counter[int] = Counter()
    for place, row in enumerate(rows(table)):
        for cell in row:
            for below in range(1, int(cell.get("rowspan") or 1)):
                taken[place + below] += width(cell)
    return taken
