"""The veterans example says what its public source says: all of it, word for word, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

EXAMPLE = Path(__file__).parents[2] / "examples" / "veterans"


@dataclass
class Moment:
    title: str
    matters: bool = False
    why: str | None = None
    services: list[str] = field(default_factory=list)


@dataclass
class Stage:
    phase: str
    title: str
    marker: str | None = None
    moments: list[Moment] = field(default_factory=list)


def source() -> str:
    return (EXAMPLE / "source.md").read_text(encoding="utf-8")


def parse_map(text: str) -> list[Stage]:
    """Read the part of the source from the first phase to the text about the project; no line is passed over."""
    lines = text[text.index("## Phase 1") : text.index("## About This Project")].splitlines()
    stages: list[Stage] = []
    phase = ""
    bullets_are_services = False
    for line in filter(None, lines):
        if line.startswith("## Phase "):
            phase = line.partition(": ")[2]
        elif line.startswith("### Life Stage: "):
            stages.append(Stage(phase, line.partition(": ")[2]))
        elif line.startswith(("#### Moment: ", "#### Moment that Matters: ")):
            head, _, title = line.partition(": ")
            stages[-1].moments.append(Moment(title, matters=head.endswith("Matters")))
        elif line == "#### Moments:":
            bullets_are_services = False
        elif line == "**Associated VA services:**":
            bullets_are_services = True
        elif line.startswith("**Why it matters:** "):
            stages[-1].moments[-1].why = line.partition(":** ")[2]
            bullets_are_services = False
        elif line.startswith("- ") and bullets_are_services:
            stages[-1].moments[-1].services.append(line[2:])
        elif line.startswith("- "):
            stages[-1].moments.append(Moment(line[2:]))
        elif line.startswith("**["):
            stages[-1].marker = line.strip("*[]")
        elif line != "---":
            raise ValueError(line)
    return stages


def load(name: str) -> Any:
    return YAML(typ="safe", pure=True).load(EXAMPLE / name)


@pytest.fixture(scope="module")
def settings() -> Any:
    return load("journeyctl.yaml")


@pytest.fixture(scope="module")
def journey() -> Any:
    return load("journeys/journeys-of-veterans.journey.yaml")


@pytest.fixture(scope="module")
def written(settings: Any, journey: Any) -> list[Stage]:
    """What the workspace says, in the words of the source."""
    phases = {phase["id"]: phase["title"] for phase in settings["phases"]}
    services = {name: service["title"] for name, service in settings["services"].items()}
    return [
        Stage(
            phase=phases[stage["phase"]],
            title=stage["title"],
            marker=stage.get("ends_when"),
            moments=[
                Moment(
                    title=touchpoint["title"],
                    matters=touchpoint.get("moment") == "truth",
                    why=touchpoint.get("moment_reason"),
                    services=[services[name] for name in touchpoint.get("services", [])],
                )
                for touchpoint in stage["touchpoints"]
            ],
        )
        for stage in journey["stages"]
    ]


def moments(stages: list[Stage]) -> list[tuple[str, Moment]]:
    return [(stage.title, moment) for stage in stages for moment in stage.moments]


@pytest.fixture(scope="module")
def told() -> list[Stage]:
    """What the source says."""
    return parse_map(source())


def test_the_source_is_read_whole(told: list[Stage]) -> None:
    assert len({stage.phase for stage in told}) == 3
    assert len(told) == 10
    assert [stage.marker for stage in told if stage.marker] == ["Enlist", "Separate", "Retire"]
    assert len(moments(told)) == 42
    assert sum(moment.matters for _, moment in moments(told)) == 12
    assert sum(moment.why is not None for _, moment in moments(told)) == 13
    assert sum(len(moment.services) for _, moment in moments(told)) == 88


def test_phases_stages_and_markers(told: list[Stage], written: list[Stage]) -> None:
    assert [(s.phase, s.title, s.marker) for s in written] == [(s.phase, s.title, s.marker) for s in told]


def test_phases_stand_in_the_order_of_the_source(told: list[Stage], settings: Any) -> None:
    assert [phase["title"] for phase in settings["phases"]] == list(dict.fromkeys(s.phase for s in told))


def test_moments(told: list[Stage], written: list[Stage]) -> None:
    assert [(s, m.title) for s, m in moments(written)] == [(s, m.title) for s, m in moments(told)]


def test_why_each_moment_matters(told: list[Stage], written: list[Stage]) -> None:
    assert [(m.title, m.why) for _, m in moments(written)] == [(m.title, m.why) for _, m in moments(told)]


def test_moments_that_matter(told: list[Stage], written: list[Stage]) -> None:
    ours = {m.title for _, m in moments(written) if m.matters}
    headed = {m.title for _, m in moments(told) if m.matters}
    # The source heads this one "Moment", and then says why it matters.
    assert ours == headed | {"Maintaining social and community connections"}
    assert ours == {m.title for _, m in moments(told) if m.why}


def test_services_of_each_moment(told: list[Stage], written: list[Stage]) -> None:
    assert [(m.title, m.services) for _, m in moments(written)] == [
        (m.title, m.services) for _, m in moments(told)
    ]


def test_the_vocabulary_holds_each_service_once(told: list[Stage], settings: Any) -> None:
    titles = [service["title"] for service in settings["services"].values()]
    assert sorted(titles) == sorted({name for _, m in moments(told) for name in m.services})


def test_the_texts_around_the_map(settings: Any, journey: Any) -> None:
    persona = load("personas/veteran.persona.yaml")
    evidence = load("evidence/veterans-stories.evidence.yaml")
    (team,) = settings["teams"].values()
    text = source().replace("**", "")
    around = text[: text.index("## Phase 1")] + text[text.index("## About This Project") :]
    paragraphs = {line for line in around.splitlines() if line and not line.startswith(("#", "---"))}

    first, second, events, about = journey["summary"].split("\n")
    project, _, purpose = about.partition(". ")
    assert paragraphs == {
        first,
        second,
        events,
        project + ".",
        purpose,
        persona["summary"],
        evidence["summary"],
        "This page is an alternate text version of the map's content, to make the content accessible to screen readers.",
        f"For more information, email: {team['contact']}",
        f"Developed by the VA {team['title']}",
    }
    assert "from pre-service to end of life" in first
    assert (journey["starts_when"], journey["ends_when"]) == ("Pre-service", "End of life")


def test_nothing_is_invented(journey: Any) -> None:
    """What the source is silent about stays a gap that `lint` can show."""
    assert journey.keys() == {
        "title",
        "summary",
        "personas",
        "starts_when",
        "ends_when",
        "source",
        "evidence",
        "stages",
    }
    assert f"## {journey['title']}\n" in source()
    for stage in journey["stages"]:
        assert stage.keys() <= {"id", "title", "phase", "ends_when", "touchpoints"}
        for touchpoint in stage["touchpoints"]:
            assert touchpoint.keys() <= {"id", "title", "moment", "moment_reason", "services"}
    assert load("personas/veteran.persona.yaml").keys() == {"name", "summary", "evidence"}
    assert load("evidence/veterans-stories.evidence.yaml").keys() == {
        "type",
        "title",
        "collected_by",
        "personas",
        "summary",
    }
