"""How many customers get where."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from workspace.files import workspace

from journeyctl.model.journey import Journey
from journeyctl.score.flow import flow
from journeyctl.score.shares import persona_shares

_ADAPTER = TypeAdapter(Journey)


def journey(*stages: list[dict[str, Any]]) -> Journey:
    """Make a journey of stages, each a list of touchpoints that are called by `id`."""
    return _ADAPTER.validate_python(
        {
            "title": "J",
            "stages": [
                {"title": "S", "touchpoints": [{"title": "T", **touchpoint} for touchpoint in stage]}
                for stage in stages
            ],
        }
    )


def to(*ways: tuple[str, float | None]) -> list[dict[str, Any]]:
    return [{"to": name} if share is None else {"to": name, "share": share} for name, share in ways]


def reach(*stages: list[dict[str, Any]]) -> list[float]:
    return [round(share, 4) for share in flow(journey(*stages)).reach]


def test_without_shares_everybody_goes_all_the_way() -> None:
    found = flow(journey([{"id": "a"}, {"id": "b"}], [{"id": "c"}]))
    assert found.reach == (1, 1, 1)
    assert found.completion is None
    assert found.assumed == frozenset()


def test_who_goes_no_way_has_left() -> None:
    found = flow(
        journey([{"id": "a", "next": to(("b", 0.7))}], [{"id": "b", "next": to(("c", 0.5))}], [{"id": "c"}])
    )
    assert [round(share, 4) for share in found.reach] == [1, 0.7, 0.35]
    assert [round(share, 4) for share in found.lost] == [0.3, 0.35, 0]
    assert found.completion == pytest.approx(0.35)


def test_ten_steps_of_ninety_percent() -> None:
    rows = [[{"id": f"t{i}", "next": to((f"t{i + 1}", 0.9))}] for i in range(10)]
    found = flow(journey(*rows, [{"id": "t10"}]))
    assert found.completion == pytest.approx(0.3487, abs=5e-5)


@pytest.mark.parametrize(
    ("stages", "expected"),
    [
        # a fork, and both ways meet again
        ([[{"id": "a", "next": to(("b", 0.8), ("c", 0.2))}], [{"id": "b", "next": to(("d", None))}, {"id": "c"}, {"id": "d"}]],
         [1, 0.8, 0.2, 1]),
        # one way says its share, the other takes what is left
        ([[{"id": "a", "next": to(("b", 0.75), ("c", None))}], [{"id": "b"}, {"id": "c"}]], [1, 0.75, 1]),
        # two silent ways divide what is left
        ([[{"id": "a", "next": to(("b", 0.5), ("c", None), ("d", None))}], [{"id": "b", "next": to(("e", None))},
           {"id": "c", "next": to(("e", None))}, {"id": "d"}, {"id": "e"}]], [1, 0.5, 0.25, 0.25, 1]),
        # more than everybody: divided as if it were everybody
        ([[{"id": "a", "next": to(("b", 0.9), ("c", 0.9))}], [{"id": "b", "next": to(("c", 0.0))}, {"id": "c"}]], [1, 0.5, 0.5]),
        # half pass by what is optional, and the next one is reached all the same
        ([[{"id": "a"}], [{"id": "b", "optional": True}, {"id": "c"}]], [1, 0.5, 1]),
        # a loop: half come back, and those who come to `c` have not come more often for that
        ([[{"id": "a"}], [{"id": "b", "next": to(("a", 0.5), ("c", 0.25))}, {"id": "c"}]], [1, 1, 0.5]),
        # a loop that nobody leaves
        ([[{"id": "a", "next": to(("b", 0.6))}], [{"id": "b", "next": to(("c", 1.0))}, {"id": "c", "next": to(("b", 1.0))}]],
         [1, 0.6, 0.6]),
        # a touchpoint that leads to itself
        ([[{"id": "a", "next": to(("a", 0.5), ("b", 0.1))}], [{"id": "b"}]], [1, 0.2]),
        # two ways in
        ([[{"id": "a", "next": to(("c", 1.0))}, {"id": "b", "next": to(("c", 0.5))}], [{"id": "c"}]], [0.5, 0.5, 0.75]),
        # a way to nowhere counts as missing
        ([[{"id": "a", "next": to(("none", 0.3))}], [{"id": "b"}]], [1, 1]),
    ],
)  # fmt: skip
def test_where_customers_get(stages: list[list[dict[str, Any]]], expected: list[float]) -> None:
    assert reach(*stages) == expected


def test_what_rests_on_a_guess_is_marked() -> None:
    found = flow(journey([{"id": "a", "next": to(("b", None), ("c", None))}], [{"id": "b"}, {"id": "c"}]))
    assert found.assumed == {1, 2}
    assert flow(journey([{"id": "a"}], [{"id": "b", "optional": True}, {"id": "c"}])).assumed == {1, 2}


def test_a_journey_without_touchpoints() -> None:
    found = flow(journey())
    assert (found.reach, found.completion, found.lost) == ((), None, ())


@st.composite
def chains(draw: st.DrawFn) -> list[dict[int, float]]:
    """Ways of up to seven touchpoints, loops among them, from which some customers always leave."""
    count = draw(st.integers(2, 7))
    ways = []
    for _ in range(count):
        goals = draw(st.lists(st.integers(0, count - 1), unique=True, min_size=1, max_size=3))
        parts = [draw(st.integers(1, 10)) for _ in goals]
        stay = draw(st.integers(1, 10))
        ways.append(
            {goal: round(part / (sum(parts) + stay), 6) for goal, part in zip(goals, parts, strict=True)}
        )
    return ways


@settings(deadline=None, max_examples=60)
@given(chains())
@example([{0: 0.5}, {0: 0.8}, {0: 0.333333, 1: 0.333333}])  # nobody, and not a little less
def test_reach_is_what_walking_step_by_step_gives(ways: list[dict[int, float]]) -> None:
    stages = [
        [{"id": f"t{number}", "next": to(*((f"t{goal}", share) for goal, share in way.items()))}]
        for number, way in enumerate(ways)
    ]
    found = flow(journey(*stages))
    for number in range(1, len(ways)):
        assert found.reach[number] == pytest.approx(_walked(ways, number), abs=1e-6)
    assert all(0 <= share <= 1 for share in found.reach)


def _walked(ways: list[dict[int, float]], goal: int) -> float:
    """Walk customers who begin at 0 until nearly all have come to `goal` or left."""
    here = {0: 1.0}
    come = 0.0
    while sum(here.values()) > 1e-9:
        after: dict[int, float] = {}
        for number, share in here.items():
            for following, part in ways[number].items():
                if following == goal:
                    come += share * part
                else:
                    after[following] = after.get(following, 0.0) + share * part
        here = after
    return come


PERSONAS = {
    "a.persona.yaml": "name: A\nsegment_share: 0.5\n",
    "b.persona.yaml": "name: B\n",
    "c.persona.yaml": "name: C\n",
    "d.persona.yaml": "name: D\nparent: a\nsegment_share: 0.2\n",
    "e.persona.yaml": "name: E\nparent: a\n",
}


@pytest.mark.parametrize(
    ("named", "share"),
    [
        (["a"], 0.5),
        (["b"], 0.25),  # what is left, in two equal parts
        (["b", "c"], 0.5),
        (["a", "b", "c"], 1),
        (["e"], 0.3),  # what the other kind of A leaves
        (["a", "d"], 0.5),  # D is part of A
        (["d", "e", "b"], 0.75),
        ([], 1),
        (["nobody"], 1),
        (["a", "nobody"], 0.5),
    ],
)
def test_how_many_customers_personas_stand_for(tmp_path: Path, named: list[str], share: float) -> None:
    shares = persona_shares(workspace(tmp_path, PERSONAS))
    assert shares.together(named).value == pytest.approx(share)
    assert shares.assumed == {"b", "c", "e"}


def test_parents_in_a_circle_end(tmp_path: Path) -> None:
    files = {"a.persona.yaml": "name: A\nparent: b\n", "b.persona.yaml": "name: B\nparent: a\n"}
    shares = persona_shares(workspace(tmp_path, files))
    assert shares.together(["a", "b"]).value == 1


def test_shares_of_more_than_everybody_leave_nothing(tmp_path: Path) -> None:
    files = {
        "a.persona.yaml": "name: A\nsegment_share: 0.8\n",
        "b.persona.yaml": "name: B\nsegment_share: 0.7\n",
        "c.persona.yaml": "name: C\n",
    }
    shares = persona_shares(workspace(tmp_path, files))
    assert (shares.together(["c"]).value, shares.together(["a", "b"]).value) == (0, 1)


def test_how_far_shares_may_be_off(tmp_path: Path) -> None:
    shares = persona_shares(workspace(tmp_path / "told", PERSONAS))
    assert shares.together(["a"]) == (0.5, 0.5, 0.5, False)
    assert shares.together(["b"]) == (0.25, 0.125, 0.5, True)
    assert shares.together([]) == (1, 1, 1, True)
    assert shares.together(["a", "b"]) == (0.75, 0.625, 1, True)  # what is written is certain
    roles = {f"{name}.persona.yaml": f"name: {name}\n" for name in "abcd"}
    shares = persona_shares(workspace(tmp_path / "roles", roles))
    assert shares.together(["a"]) == (1, 0.25, 1, True)
    assert shares.together(["a", "b"]) == (1, 0.5, 1, True)


@pytest.mark.parametrize(
    ("stages", "completion"),
    [
        # nobody comes out of the loop in the middle
        ([[{"id": "a", "next": to(("b", 0.6))}], [{"id": "b", "next": to(("c", 1.0))}, {"id": "c", "next": to(("b", 1.0))}], [{"id": "d"}]], 0),
        # who has come to the end and goes round again has come to the end
        ([[{"id": "a", "next": to(("b", 0.9))}], [{"id": "b", "next": to(("a", 0.5))}]], 0.9),
        # one stage: the last touchpoint is the end
        ([[{"id": f"t{i}", "next": to((f"t{i + 1}", 0.9))} for i in range(10)] + [{"id": "t10"}]], 0.348678),
        # the same steps cut into stages in other ways
        ([[{"id": "a", "next": to(("b", 0.5))}], [{"id": "b", "next": to(("c", 0.5))}, {"id": "c"}]], 0.25),
        ([[{"id": "a", "next": to(("b", 0.5))}, {"id": "b", "next": to(("c", 0.5))}], [{"id": "c"}]], 0.25),
        # all are lost on the way
        ([[{"id": "a", "next": to(("b", 0.0))}], [{"id": "b"}]], 0),
    ],
)  # fmt: skip
def test_who_comes_to_the_end(stages: list[list[dict[str, Any]]], completion: float) -> None:
    found = flow(journey(*stages))
    assert found.completion == pytest.approx(completion, abs=1e-6)
    assert sum(found.lost) + completion <= 1 + 1e-5


def test_equal_personas_in_other_folders_are_equal(tmp_path: Path) -> None:
    shares = {"a": 0.1, "b": 0.7, "c": 0.2, "d": 0.3}
    found = {
        persona_shares(
            workspace(
                tmp_path / "".join(order),
                {
                    f"{n}/{p}.persona.yaml": f"name: P\nsegment_share: {shares[p]}\n"
                    for n, p in enumerate(order)
                },
            )
        )
        .together("abcd")
        .value
        for order in ("abcd", "dcba", "bdac")
    }
    assert len(found) == 1
