"""How many customers begin a journey, and where that number comes from."""

from collections.abc import Mapping
from pathlib import Path

from workspace.files import workspace

from journeyctl.score.volume import Volume, leads, volumes
from journeyctl.workspace.workspace import Workspace

ORDER = """\
title: Order
volume: {volume}
stages:
  - title: S
    touchpoints:
      - {{id: a, title: A, next: [{{to: b, share: 0.25}}, {{to: c}}]}}
      - {{id: b, title: B, journey: sub}}
      - {{id: c, title: C, optional: true, journey: told}}
"""


def volumes_of(found: Workspace) -> Mapping[str, Volume]:
    return volumes(found, leads(found))


OTHER = "title: O\nstages: [{title: S, touchpoints: [{title: T}]}]\n"


def test_written_through_another_journey_or_not_known(tmp_path: Path) -> None:
    found = volumes_of(workspace(tmp_path, {
        "order.journey.yaml": ORDER.format(volume=4000),
        "less.journey.yaml": ORDER.format(volume=3000),
        "later.journey.yaml": ORDER.format(volume=90000).replace("title: Order", "title: Order\nstate: future"),
        "sub.journey.yaml": OTHER,
        "told.journey.yaml": f"volume: 7\n{OTHER}",
        "alone.journey.yaml": OTHER,
    }))  # fmt: skip
    assert found == {
        "order": Volume(4000, "4,000 a month begin"),
        "less": Volume(3000, "3,000 a month begin"),
        "sub": Volume(
            1000, "journey `sub` does not say its `volume`: `order/b` leads to it, where 1,000 come in a month", assumed=True
        ),
        "told": Volume(7, "7 a month begin"),
    }  # fmt: skip


def test_nobody_may_begin_a_journey(tmp_path: Path) -> None:
    found = volumes_of(
        workspace(tmp_path, {"order.journey.yaml": ORDER.format(volume=0), "sub.journey.yaml": OTHER})
    )
    assert (found["order"].customers, found["sub"].customers) == (0, 0)


def test_what_leads_on_without_a_number_leads_nobody(tmp_path: Path) -> None:
    silent = ORDER.replace("volume: {volume}\n", "").format()
    assert volumes_of(workspace(tmp_path, {"order.journey.yaml": silent, "sub.journey.yaml": OTHER})) == {}
