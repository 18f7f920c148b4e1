"""Any small workspace that is right: every view lays it out without a fault of geometry, and is painted in every plain format.

The workspaces are drawn by chance, from seeds: the same in every run.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest

from journeyctl.render.facts import Facts
from journeyctl.render.formats import html, markdown, svg
from journeyctl.render.formats import json as json_format
from journeyctl.workspace.workspace import open_workspace
from render.geometry import problems
from render.test_stress import TODAY, VIEWS, beyond, boards, look_for, view_of

Data = dict[str, Any]

TEXTS = ("I wait", "Nobody tells me what happens next", "東京都で待つ", "ينتظر العميل", "Rechtsschutzversicherungsgesellschaft", "👩‍👩‍👧 7 %", "a/b-c_d@e.f", "<b>&amp;")  # fmt: skip
LETTERS = "aWi .-/'<&日本。한عא\u0301ก🙂ﬁß9%"
DAYS = ("0001-01-01", "2026-11-22", "9999-12-31")
SCORES = (-2, -1, 0, 0.5, 1, 2, 9)
SHARES: tuple[Any, ...] = (0, 0.01, 0.5, 0.999, 1, [0, 0.1], [0, 1])
PEOPLE = ("ana", "bob", "日本")


class Chance:
    """Draws the parts of a workspace."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def one(self, things: Sequence[Any]) -> Any:
        """Return one of some things."""
        return self.random.choice(things)

    def few(self, things: Sequence[str]) -> list[str]:
        """Return some of some things, each once."""
        return self.random.sample(things, self.random.randint(0, len(things)))

    def text(self) -> str:
        """Return a text: a sentence, or letters of all kinds."""
        if self.random.random() < 0.5:
            return str(self.one(TEXTS))
        return "x" + "".join(self.random.choices(LETTERS, k=self.random.randint(1, 60)))

    def texts(self) -> list[str]:
        """Return no text or a few."""
        return [self.text() for _ in range(self.random.randint(0, 3))]

    def some(self, **keys: Callable[[], Any] | Sequence[Any]) -> Data:
        """Return a mapping with some of the keys, each with a value that is made or is one of those given."""
        return {
            key: given() if callable(given) else self.one(given)
            for key, given in keys.items()
            if self.random.random() < 0.5
        }

    def emotion(self) -> Any:
        """Return how it feels, in a number or in more words."""
        if self.random.random() < 0.5:
            return self.one(SCORES)
        return {"score": self.one(SCORES), "words": self.texts(), "by_persona": {name: self.one(SCORES) for name in self.few(PEOPLE)}}  # fmt: skip

    def touchpoint(self, name: str, ids: list[str]) -> Data:
        """Return a touchpoint; `ids` are those of its journey."""
        made = {"id": name, "title": self.text()} | self.some(
            summary=self.text, channel=("web", "shop", "<x>"), moment=("truth", "magic", "pain"), moment_reason=self.text,
            actions=self.texts, thoughts=self.texts, needs=self.texts, satisfaction=(1, 5), optional=(True, False), emotion=self.emotion,
            personas=lambda: self.few(PEOPLE), frontstage=self.texts, backstage=self.texts, support=self.texts, policies=self.texts,
            systems=lambda: self.few(("crm", "erp")), physical_evidence=self.texts, evidence=lambda: self.few(("talks", "guess")),
        )  # fmt: skip
        pains = [
            {"id": f"p{name}{number}", "statement": self.text()} | self.some(
                severity=(1, 3, 5, [2, 4]), frequency=SHARES, conversion_loss=SHARES, confidence=(0, 0.5, 1), root_cause=self.text,
                status=("open", "fixed", "accepted"), first_seen=DAYS,
            )
            for number in range(self.one((0, 1, 1, 2)))
        ]  # fmt: skip
        asked = self.some(customer_value=(0, 50, 100), business_value=(0, 100), effort=(0, 2.5, 5))
        return made | {"pain_points": pains} | self.some(
            gains=lambda: [{"id": f"g{name}", "statement": self.text()}],
            opportunities=lambda: [{"id": f"o{name}", "statement": self.text(), "addresses": [pain["id"] for pain in pains], **asked}],
            metrics=lambda: [{"id": f"m{name}", "title": self.text()} | self.some(type=("rate", "nps"), baseline=SCORES, target=SCORES, unit=self.text)],
            next=lambda: [{"to": to} | self.some(share=(0, 0.5)) for to in self.few(ids[:2])],
        )  # fmt: skip

    def journey(self) -> Data:
        """Return a journey of a few stages, some of them empty."""
        made = {"title": self.text()} | self.some(
            summary=self.text, scenario=self.text, goal=self.text, reviewed=DAYS, volume=(0, 1, 10**9), value=(0, 34.5)
        )  # fmt: skip
        sizes = [self.one((0, 1, 2, 4)) for _ in range(self.random.randint(0, 4))]
        ids = [f"t{number}" for number in range(sum(sizes))]
        rest = iter(ids)
        stages = [
            {"id": f"s{place}", "title": self.text(), "touchpoints": [self.touchpoint(next(rest), ids) for _ in range(size)]}
            | self.some(goal=self.text, phase=("purchase", "service"), journey=("now",))
            for place, size in enumerate(sizes)
        ]  # fmt: skip
        return made | {"personas": self.few(PEOPLE), "stages": stages}

    def persona(self) -> Data:
        """Return a persona."""
        return {"name": self.text()} | self.some(
            role=self.text, quote=self.text, summary=self.text, segment_share=(0, 0.33, 1), goals=self.texts, needs=self.texts, jobs=self.texts
        )  # fmt: skip

    def workspace(self) -> Mapping[str, Data]:
        """Return the files of a workspace with one journey or two, three personas and some evidence."""
        files: dict[str, Data] = {
            "journeyctl.yaml": self.some(title=self.text, channels=({"web": {}, "shop": {"title": "店"}, "<x>": {"kind": "offline"}},)),
            "talks.evidence.yaml": {"title": self.text(), "type": "interview"} | self.some(date=DAYS, n=(0, 9), source=("https://a.example/x",)),
            "guess.evidence.yaml": {"title": self.text(), "type": "assumption"},
            "now.journey.yaml": self.journey(),
            **{f"{name}.persona.yaml": self.persona() for name in PEOPLE},
        }  # fmt: skip
        if self.random.random() < 0.5:
            files["later.journey.yaml"] = self.journey() | {"state": "future", "compares_to": "now"}
        return files


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("paper", ["endless", "slide"])
@pytest.mark.parametrize("name", VIEWS)
def test_any_workspace_is_drawn(name: str, paper: str, seed: int, tmp_path: Path) -> None:
    """What is laid out lies in its page and apart, and each plain format can be read by its own parser."""
    view = view_of(name)
    look = look_for(view, paper)
    files = {
        file: json.dumps(data, ensure_ascii=False).encode() for file, data in Chance(seed).workspace().items()
    }
    facts = Facts(open_workspace(tmp_path, files), TODAY)
    assert facts.workspace.broken_files == []
    for board in boards(view, facts, look):
        found = [f"{page.name}: {problem}" for page in board.pages for problem in problems(page, look)]
        assert [*found, *beyond(board, look)] == []
        ElementTree.fromstring(svg.paint([board], look, fonts=False))
        html5lib.HTMLParser(strict=True).parse(html.paint([board], look).decode())
        assert json.loads(json_format.paint([board], look))["id"] == board.id
        assert markdown.paint([board], look).strip()
