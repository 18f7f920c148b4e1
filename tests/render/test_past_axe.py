"""axe-core finds nothing on the page of experience debt, and it fits a phone (WCAG 2.2 AA)."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cli.repos import NEEDS_GIT
from cli.stories import Told, tell

from journeyctl.cli.pain_history import PainHistoryOptions, run_pain_history
from render.browser import axe_source, found_by_axe, opened

FILES = {
    "journeyctl.yaml": "title: Shop\n",
    "survey.evidence.yaml": "type: survey\ntitle: Survey\nn: 100\ndate: 2026-01-01\nvalid_for: 60\n",
}
HEAD = "title: I order\nstages: [{id: buy, title: I pay, touchpoints: [{id: door, title: I wait, pain_points: [\n"
FEE = "{id: fee, statement: The fee shows late, severity: 4, frequency: 0.5, evidence: [survey]},\n"
LOGIN = "{id: login, statement: I must make an account before I see a price, severity: 3, frequency: 0.3},\n"


@NEEDS_GIT
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("wide", [390, 1280])
def test_axe_finds_nothing(
    program: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scheme: str, wide: int
) -> None:
    axe = axe_source()
    told = [(FEE, 0), (FEE + LOGIN, 40), (FEE, 90)]
    tell(
        tmp_path,
        [
            Told(
                "Ana", {**FILES, "order.journey.yaml": f"{HEAD}{pains}]}}]}}]\n"}, [at - 1] if at else [], day
            )
            for at, (pains, day) in enumerate(told)
        ],
    )
    monkeypatch.chdir(tmp_path)
    run_pain_history(
        PainHistoryOptions(today=date(2026, 6, 30), output_format="html", output_file="debt.html")
    )
    size = {"width": wide, "height": 900}
    with opened(program, tmp_path / "debt.html", color_scheme=scheme, viewport=size) as page:
        assert page.locator("table").count() == 3, "what is open, what is closed, and the burn-down"
        assert page.evaluate("document.documentElement.scrollWidth") <= wide
        assert found_by_axe(page, axe) == []
