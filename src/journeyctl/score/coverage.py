"""What nobody has mapped: which personas are followed through which phases of the lifecycle.

A journey of today covers a persona in a phase if one of its stages has that phase and at least one
touchpoint to which the persona comes. A stage without touchpoints that another journey shows in detail
(`journey:`) has those of that journey.

Who comes to a touchpoint is who both its own `personas` and those of its journey name; where one of
them is missing, the other decides. A persona that is a kind of another (`parent`) comes where that one
is named. Where nobody is named at all, the map is of everybody: it counts in the row of everybody and in
no other, because nobody has said that it holds for a persona.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from journeyctl.model.base import Refs
from journeyctl.model.journey import Journey, Stage
from journeyctl.model.persona import Persona
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix of personas and phases.

    `personas` are sorted by id, `phases` stand in the order of the workspace. `cells` holds the ids of the
    journeys that cover a persona in a phase, sorted; `everybody` those that name no persona, by phase.
    `unphased` are the stages (`journey/stage`) that no phase is written for, `empty` those that have a
    phase and no touchpoint; both cover nothing.
    """

    personas: tuple[str, ...]
    phases: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[str, ...]]
    everybody: Mapping[str, tuple[str, ...]]
    unphased: tuple[str, ...]
    empty: tuple[str, ...]

    def holes(self, persona: str) -> tuple[str, ...]:
        """Return the phases in which nobody has mapped a persona."""
        return tuple(phase for phase in self.phases if not self.cells.get((persona, phase)))


def broader_personas(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    """Return for each persona its own id and those of the broader ones that it is a kind of, the nearest first."""
    parents = {file.id: persona.parent for file, persona in workspace.documents(Persona)}
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(parents):
        line = [name]
        parent = parents[name]
        while parent is not None and parent not in line:  # a mistake may close the line to a ring
            line.append(parent)
            parent = parents.get(parent)
        found[name] = tuple(line)
    return found


def coverage(workspace: Workspace, journeys: Mapping[str, Journey]) -> Coverage:
    """Return what some journeys of a workspace, given by id, cover; those of other states than today's are passed over."""
    kinds = broader_personas(workspace)
    phases = tuple(dict.fromkeys(phase.id for phase in workspace.settings.phases))
    coming: dict[tuple[Refs, ...], tuple[str, ...]] = {}
    cells: dict[tuple[str, str], set[str]] = {}
    everybody: dict[str, set[str]] = {}
    unphased: list[str] = []
    empty: list[str] = []
    for name, journey in sorted(journeys.items()):
        if journey.state != "current":
            continue
        for stage in journey.stages:
            if stage.phase is None:
                unphased.append(f"{name}/{element_id(stage)}")
                continue
            named = {_named(journey, *place) for place in _places(stage, workspace)}
            if not named:
                empty.append(f"{name}/{element_id(stage)}")
            for lists in named:
                if not lists:
                    everybody.setdefault(stage.phase, set()).add(name)
                    continue
                if lists not in coming:
                    coming[lists] = tuple(persona for persona, line in kinds.items() if _comes(line, lists))
                for persona in coming[lists]:
                    cells.setdefault((persona, stage.phase), set()).add(name)
    return Coverage(
        tuple(kinds), phases,
        {cell: tuple(sorted(names)) for cell, names in sorted(cells.items())},
        {phase: tuple(sorted(names)) for phase, names in sorted(everybody.items())},
        tuple(unphased), tuple(empty),
    )  # fmt: skip


def _places(stage: Stage, workspace: Workspace) -> Iterator[tuple[Journey | None, Touchpoint]]:
    """Yield the touchpoints of a stage, or those of the journey that shows it in detail, with that journey."""
    if stage.touchpoints or stage.journey is None:
        for touchpoint in stage.touchpoints:
            yield None, touchpoint
        return
    detail = workspace.journey(stage.journey)
    for inner in detail.stages if detail is not None else ():
        for touchpoint in inner.touchpoints:
            yield detail, touchpoint


def _named(journey: Journey, detail: Journey | None, touchpoint: Touchpoint) -> tuple[Refs, ...]:
    """Return the lists of personas that all must name who comes to a touchpoint; none where nobody is named."""
    lists = (journey.personas, detail.personas if detail is not None else (), touchpoint.personas)
    return tuple(one for one in lists if one)


def _comes(line: tuple[str, ...], lists: tuple[Refs, ...]) -> bool:
    return all(any(name in names for name in line) for names in lists)
