"""The format reference, which is made from the models."""

import re
from collections.abc import Callable
from pathlib import Path

from journeyctl.model.document import KINDS
from journeyctl.model.fields import all_models, keys_of
from tools.format import page as format_reference

PAGE = Path(__file__).parents[2] / "docs" / "format.md"


def test_is_the_committed_page(golden: Callable[[Path, str], None]) -> None:
    golden(PAGE, format_reference())


def test_tells_every_key_of_every_model() -> None:
    rows = re.findall(
        r"^\| `([\w-]+)` \| ([^|]+) \| ([^|]*) \| ([^|]+) \|$", format_reference(), re.MULTILINE
    )
    models = {model for kind in KINDS.values() for model in all_models(kind.model)}
    assert sorted(key for key, *_ in rows) == sorted(key for model in models for key in keys_of(model))


def test_every_link_leads_to_a_heading() -> None:
    page = format_reference()
    anchors = {
        re.sub(r"[^\w-]", "", heading.lower().replace(" ", "-"))
        for heading in re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    }
    links = set(re.findall(r"\]\(#([^)]+)\)", page))
    assert links
    assert links <= anchors
