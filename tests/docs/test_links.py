"""Links between the pages lead somewhere, to the heading they name."""

import re
from pathlib import Path

import pytest

from docs.pages import MARKDOWN, ROOT, name_of

LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href|srcset)=\"([^\"]+)\"")
FENCE = re.compile(r"^(`{3,}).*?^\1$", re.MULTILINE | re.DOTALL)
OURS = "https://github.com/journeyctl/journeyctl/blob/main/"


def _links(page: Path) -> list[str]:
    text = FENCE.sub("", page.read_text("utf-8"))
    return [first or second for first, second in LINK.findall(text)]


def _anchors(page: Path) -> set[str]:
    """Return what GitHub calls the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    plain = [re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "") for heading in headings]
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("page", MARKDOWN, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    dead = []
    for link in _links(page):
        path, _, anchor = link.removeprefix(OURS).partition("#")
        if re.match(r"[a-z]+:", path):
            continue
        target = (ROOT if link.startswith(OURS) else page.parent) / path if path else page
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in _anchors(target)):
            dead.append(link)
    assert not dead, f"{name_of(page)} links to what is not there: {dead}"


def test_every_page_is_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    todo = [ROOT / "README.md"]
    while todo:
        page = todo.pop()
        if page.suffix == ".md" and page not in seen:
            seen.add(page)
            paths = [link.partition("#")[0] for link in _links(page) if ":" not in link]
            todo += [found for path in paths if path and (found := (page.parent / path).resolve()).is_file()]
    lost = set(MARKDOWN) - seen
    assert not lost, f"no way leads from the README to {sorted(map(name_of, lost))}"
