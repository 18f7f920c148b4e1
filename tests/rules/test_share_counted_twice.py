"""`share-counted-twice` works out the ways of a journey only where a frequency repeats a share."""

from datetime import date
from pathlib import Path

import pytest
from workspace.files import workspace

from journeyctl.lint.context import Context
from journeyctl.lint.rules import share_counted_twice
from journeyctl.model.journey import Journey
from journeyctl.workspace.ways import Ways

JOURNEY = """\
title: J
stages:
  - title: S
    touchpoints:
      - {{id: open, title: Open, next: [{{to: ask, share: 0.3}}, {{to: file, share: 0.7}}]}}
      - {{id: ask, title: Ask, pain_points: [{{id: p, statement: P, {pain}}}]}}
      - {{id: file, title: File}}
"""


@pytest.mark.parametrize(
    ("pain", "asked"),
    [
        ("frequency: 0.31", False),
        ("frequency: [0.3, 0.4]", False),
        ("severity: 3", False),
        ("frequency: 0.3, status: fixed", False),
        ("frequency: 0.7", True),
    ],
)
def test_ways_are_asked_for_only_where_they_matter(
    pain: str, asked: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = workspace(tmp_path, {"j.journey.yaml": JOURNEY.format(pain=pain)})
    [(file, journey)] = found.documents(Journey)
    seen: list[Journey] = []
    ways = Context.ways

    def noted(ctx: Context, journey: Journey) -> Ways:
        seen.append(journey)
        return ways(ctx, journey)

    monkeypatch.setattr(Context, "ways", noted)
    assert list(share_counted_twice.check(journey, Context(found, date(2026, 11, 22), file))) == []
    assert bool(seen) is asked
