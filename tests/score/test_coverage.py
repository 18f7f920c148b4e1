"""Which personas are followed through which phases, and what nobody has mapped."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workspace.files import workspace

from journeyctl.model.journey import Journey
from journeyctl.score.coverage import Coverage, broader_personas, coverage

ANA, BO = {"ana.persona.yaml": "name: Ana\n"}, {"bo.persona.yaml": "name: Bo\n"}
KIND = {"kid.persona.yaml": "name: Kid\nparent: ana\n", "tot.persona.yaml": "name: Tot\nparent: kid\n"}
PHASES = {"journeyctl.yaml": "phases: [find, buy, use]\n"}


def covered(root: Path, files: Mapping[str, str]) -> Coverage:
    found = workspace(root, {**PHASES, **files})
    return coverage(found, {file.id: journey for file, journey in found.documents(Journey)})


def journey(*stages: str, personas: str = "", state: str = "current") -> str:
    return f"title: J\nstate: {state}\npersonas: [{personas}]\nstages:\n" + "".join(
        f"  - {{title: S{number}, {stage}}}\n" for number, stage in enumerate(stages)
    )


BUY = "phase: buy, touchpoints: [{title: T}]"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (journey(BUY, personas="ana"), {("ana", "buy")}),
        (journey(BUY, personas="ana, bo"), {("ana", "buy"), ("bo", "buy")}),
        (journey("phase: buy, touchpoints: [{title: T, personas: [bo]}]", personas="ana, bo"), {("bo", "buy")}),
        (journey("phase: buy, touchpoints: [{title: T, personas: [bo]}]", personas="ana"), set()),  # not one of its personas
        (journey("phase: buy, touchpoints: [{title: T, personas: [bo]}]"), {("bo", "buy")}),
        (journey("phase: buy, touchpoints: [{title: T, personas: [bo]}, {title: U}]", personas="ana, bo"), {("ana", "buy"), ("bo", "buy")}),
        (journey("phase: buy", personas="ana"), set()),
        (journey("touchpoints: [{title: T}]", personas="ana"), set()),
        (journey(BUY, "phase: use, touchpoints: [{title: U}]", personas="ana"), {("ana", "buy"), ("ana", "use")}),
        (journey(BUY, personas="ana", state="future"), set()),
        (journey(BUY, personas="ana", state="ideal"), set()),
        (journey(BUY), set()),
        (journey(BUY, personas="nobody-knows"), set()),
    ],
)  # fmt: skip
def test_who_is_followed_where(tmp_path: Path, text: str, cells: set[tuple[str, str]]) -> None:
    found = covered(tmp_path, {**ANA, **BO, "j.journey.yaml": text})
    assert found.cells == dict.fromkeys(sorted(cells), ("j",))
    assert found.personas == ("ana", "bo")
    assert found.phases == ("find", "buy", "use")
    for persona in found.personas:
        left = [phase for phase in found.phases if (persona, phase) not in cells]
        assert found.holes(persona) == tuple(left)


def test_a_journey_of_nobody_counts_for_everybody_and_fills_no_hole(tmp_path: Path) -> None:
    found = covered(tmp_path, {**ANA, "a.journey.yaml": journey(BUY), "b.journey.yaml": journey(BUY)})
    assert (found.everybody, found.cells) == ({"buy": ("a", "b")}, {})
    assert found.holes("ana") == ("find", "buy", "use")


def test_what_covers_nothing_is_told(tmp_path: Path) -> None:
    text = journey("touchpoints: [{title: T}]", "phase: buy", "phase: use, touchpoints: [{title: T}]")
    found = covered(tmp_path, {"a.journey.yaml": text, "b.journey.yaml": journey("phase: find")})
    assert found.unphased == ("a/s0",)
    assert found.empty == ("a/s1", "b/s0")


@pytest.mark.parametrize(
    ("personas", "cells"),
    [
        ("ana", {"ana", "kid", "tot"}),  # a kind of ana comes where ana comes
        ("kid", {"kid", "tot"}),
        ("tot", {"tot"}),
    ],
)
def test_kinds_of_a_persona(tmp_path: Path, personas: str, cells: set[str]) -> None:
    found = covered(tmp_path, {**ANA, **KIND, "j.journey.yaml": journey(BUY, personas=personas)})
    assert {persona for persona, _ in found.cells} == cells


def test_broader_personas(tmp_path: Path) -> None:
    ring = {"x.persona.yaml": "name: X\nparent: y\n", "y.persona.yaml": "name: Y\nparent: x\n"}
    stray = {"z.persona.yaml": "name: Z\nparent: nobody\n"}
    assert broader_personas(workspace(tmp_path, {**ANA, **KIND, **ring, **stray})) == {
        "ana": ("ana",),
        "kid": ("kid", "ana"),
        "tot": ("tot", "kid", "ana"),
        "x": ("x", "y"),
        "y": ("y", "x"),
        "z": ("z", "nobody"),
    }


@pytest.mark.parametrize(
    ("stage", "personas", "cells"),
    [
        ("phase: buy, journey: detail", "ana, bo", {("bo", "buy")}),  # the detail is bo's
        ("phase: buy, journey: detail", "ana", set()),
        ("phase: buy, journey: detail", "", {("bo", "buy")}),
        ("phase: buy, journey: detail, touchpoints: [{title: T}]", "ana", {("ana", "buy")}),
        ("phase: buy, journey: nowhere", "ana", set()),
    ],
)
def test_a_stage_that_another_journey_shows_in_detail(
    tmp_path: Path, stage: str, personas: str, cells: set[tuple[str, str]]
) -> None:
    files = {
        "detail.journey.yaml": journey("touchpoints: [{title: T}]", personas="bo"),
        "j.journey.yaml": journey(stage, personas=personas),
    }
    assert set(covered(tmp_path, {**ANA, **BO, **files}).cells) == cells


def test_several_journeys_in_one_cell(tmp_path: Path) -> None:
    files = {f"{name}.journey.yaml": journey(BUY, personas="ana") for name in ("z", "a", "m")}
    assert covered(tmp_path, {**ANA, **files}).cells == {("ana", "buy"): ("a", "m", "z")}


def test_only_the_journeys_that_are_given_count(tmp_path: Path) -> None:
    found = workspace(tmp_path, {**PHASES, **ANA, "j.journey.yaml": journey(BUY, personas="ana")})
    assert coverage(found, {}).holes("ana") == ("find", "buy", "use")


def test_without_phases_of_its_own_a_workspace_has_the_usual_ones(tmp_path: Path) -> None:
    text = journey("phase: advocacy, touchpoints: [{title: T}]", personas="ana")
    found = coverage(workspace(tmp_path, ANA), {})
    assert found.phases == ("awareness", "consideration", "purchase", "service", "retention", "advocacy")
    assert covered(tmp_path, {**ANA, "journeyctl.yaml": "", "j.journey.yaml": text}).cells == {
        ("ana", "advocacy"): ("j",)
    }


quick: Callable[[Callable[..., None]], Callable[..., None]] = settings(
    deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@quick
@given(st.permutations(["c", "a", "b"]))
def test_unmoved_by_the_order_of_files(tmp_path: Path, folders: list[str]) -> None:
    """Files are read in the order of their paths: the same files in other folders are read in another order."""
    root = tmp_path / "".join(folders)
    texts = {
        "x": journey(BUY, personas="ana"),
        "y": journey(BUY),
        "z": journey("phase: use", BUY, personas="bo"),
    }
    files = {
        f"{folder}/{name}.journey.yaml": text
        for folder, (name, text) in zip(folders, texts.items(), strict=True)
    }
    found = covered(root, {**ANA, **BO, **files})
    assert found.cells == {("ana", "buy"): ("x",), ("bo", "buy"): ("z",)}
    assert list(found.cells) == sorted(found.cells)
    assert (found.everybody, found.empty) == ({"buy": ("y",)}, ("z/s0",))
