"""Any small workspace that is right: every view lays it out without a fault of geometry, and is painted in every plain format."""

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeyctl.render.facts import Facts
from journeyctl.render.formats import html, markdown, svg
from journeyctl.render.formats import json as json_format
from journeyctl.workspace.workspace import open_workspace
from render.geometry import problems
from render.test_stress import TODAY, VIEWS, beyond, boards, look_for, view_of

Data = dict[str, Any]

TEXT = st.one_of(
    st.sampled_from(("I wait", "Nobody tells me what happens next", "東京都で待つ", "ينتظر العميل", "Rechtsschutzversicherungsgesellschaft", "👩‍👩‍👧 7 %", "a/b-c_d@e.f", "<b>&amp;")),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs", "Mn")), min_size=1, max_size=60).filter(lambda text: bool(text.strip())),
)  # fmt: skip
TEXTS = st.lists(TEXT, max_size=3)
SHARE = st.sampled_from((0, 0.01, 0.5, 0.999, 1)) | st.tuples(st.just(0), st.sampled_from((0.1, 1))).map(list)
RATING = st.integers(1, 5)
SCORE = st.sampled_from((-2, -1, 0, 0.5, 1, 2, 9))
DAY = st.sampled_from(("0001-01-01", "2026-11-22", "9999-12-31"))
PEOPLE = ("ana", "bob", "日本")


def some(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[Data]:
    """Return mappings with some of the keys."""
    return st.fixed_dictionaries({}, optional=keys)


PAIN = some(severity=RATING, frequency=SHARE, root_cause=TEXT, confidence=st.sampled_from((0, 0.5, 1)), conversion_loss=SHARE,
            status=st.sampled_from(("open", "fixed", "accepted")), first_seen=DAY)  # fmt: skip
OPPORTUNITY = some(
    customer_value=st.sampled_from((0, 50, 100)),
    business_value=st.sampled_from((0, 100)),
    effort=st.sampled_from((0, 2.5, 5)),
)
METRIC = some(type=st.sampled_from(("rate", "nps", "csat", "other")), baseline=SCORE, target=SCORE, unit=TEXT)
POINT = some(
    summary=TEXT, channel=st.sampled_from(("web", "shop", "<x>")), moment=st.sampled_from(("truth", "magic", "pain")), moment_reason=TEXT,
    actions=TEXTS, thoughts=TEXTS, needs=TEXTS, satisfaction=RATING, optional=st.booleans(), personas=st.lists(st.sampled_from(PEOPLE), unique=True),
    emotion=st.one_of(SCORE, st.fixed_dictionaries({"score": SCORE, "words": TEXTS, "by_persona": st.dictionaries(st.sampled_from(PEOPLE), SCORE)})),
    frontstage=TEXTS, backstage=TEXTS, support=TEXTS, systems=st.lists(st.sampled_from(("crm", "erp")), unique=True), policies=TEXTS,
    physical_evidence=TEXTS, evidence=st.lists(st.sampled_from(("talks", "guess")), unique=True), owner=st.just("care"),
)  # fmt: skip


@st.composite
def _journey(draw: st.DrawFn, name: str) -> Data:
    made: Data = {"title": draw(TEXT), **draw(some(summary=TEXT, scenario=TEXT, goal=TEXT, reviewed=DAY, volume=st.sampled_from((0, 1, 10**9)), value=st.sampled_from((0, 34.5))))}  # fmt: skip
    made["personas"] = draw(st.lists(st.sampled_from(PEOPLE), unique=True))
    sizes = draw(st.lists(st.integers(0, 4), max_size=4))
    ids = [f"t{number}" for number in range(sum(sizes))]
    rest = iter(ids)
    made["stages"] = [
        {"id": f"s{place}", "title": draw(TEXT), **draw(some(goal=TEXT, phase=st.sampled_from(("purchase", "service")), journey=st.just(name))),
         "touchpoints": [_touchpoint(draw, next(rest), ids) for _ in range(size)]}
        for place, size in enumerate(sizes)
    ]  # fmt: skip
    return made


def _touchpoint(draw: st.DrawFn, name: str, ids: list[str]) -> Data:
    made: Data = {"id": name, "title": draw(TEXT), **draw(POINT)}
    pains = draw(st.lists(PAIN, max_size=2))
    made["pain_points"] = [{"id": f"p{name}{number}", "statement": draw(TEXT), **pain} for number, pain in enumerate(pains)]  # fmt: skip
    made["gains"] = [{"id": f"g{name}{number}", "statement": draw(TEXT)} for number in range(draw(st.integers(0, 1)))]  # fmt: skip
    made["opportunities"] = [
        {"id": f"o{name}{number}", "statement": draw(TEXT), "addresses": [pain["id"] for pain in made["pain_points"]], **one}
        for number, one in enumerate(draw(st.lists(OPPORTUNITY, max_size=1)))
    ]  # fmt: skip
    made["metrics"] = [{"id": f"m{name}", "title": draw(TEXT), **one} for one in draw(st.lists(METRIC, max_size=1))]  # fmt: skip
    made["next"] = [{"to": to, **draw(some(share=st.sampled_from((0, 0.5)), when=TEXT))} for to in draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))]  # fmt: skip
    return made


@st.composite
def workspaces(draw: st.DrawFn) -> Mapping[str, Data]:
    """Return the files of a workspace with one journey or two, three personas and some evidence."""
    lists = dict.fromkeys(("goals", "needs", "jobs", "frustrations"), TEXTS)
    files: dict[str, Data] = {
        "journeyctl.yaml": draw(some(title=TEXT, channels=st.just({"web": {}, "shop": {"title": "店"}, "<x>": {"kind": "offline"}}))),
        "talks.evidence.yaml": {"title": draw(TEXT), "type": "interview", **draw(some(date=DAY, n=st.just(0), source=st.just("https://a.example/x")))},
        "guess.evidence.yaml": {"title": draw(TEXT), "type": "assumption"},
        "now.journey.yaml": draw(_journey("later" if draw(st.booleans()) else "now")),
        **{f"{name}.persona.yaml": {"name": draw(TEXT), **draw(some(role=TEXT, quote=TEXT, summary=TEXT, segment_share=st.sampled_from((0, 0.33, 1)), **lists))} for name in PEOPLE},
    }  # fmt: skip
    if draw(st.booleans()):
        files["later.journey.yaml"] = {**draw(_journey("now")), "state": "future", "compares_to": "now"}
    return files


@pytest.mark.parametrize("paper", ["endless", "slide"])
@pytest.mark.parametrize("name", VIEWS)
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(files=workspaces())
def test_any_workspace_is_drawn(name: str, paper: str, files: Mapping[str, Data]) -> None:
    view = view_of(name)
    look = look_for(view, paper)
    root = Path(tempfile.mkdtemp())
    try:
        texts = {file: json.dumps(data, ensure_ascii=False).encode() for file, data in files.items()}
        facts = Facts(open_workspace(root, texts), TODAY)
        assert len(facts.personas) == len(PEOPLE), facts.workspace.broken_files
        for board in boards(view, facts, look):
            found = [f"{page.name}: {problem}" for page in board.pages for problem in problems(page, look)]
            assert [*found, *beyond(board, look)] == []
            ElementTree.fromstring(svg.paint([board], look, fonts=False))
            html5lib.HTMLParser(strict=True).parse(html.paint([board], look).decode())
            assert json.loads(json_format.paint([board], look))["id"] == board.id
            assert markdown.paint([board], look).strip()
    finally:
        shutil.rmtree(root)
