"""Which personas are followed through which phases of the lifecycle, and what nobody has mapped."""

from collections.abc import Mapping
from typing import Any

from journeyctl.cli.score_call import ScoreCall, nothing
from journeyctl.cli.sheets import Sheet
from journeyctl.report.closing import counted
from journeyctl.score.coverage import Coverage, coverage
from journeyctl.text.spelling import listing
from journeyctl.workspace.workspace import Workspace

NAME = "coverage"

_EVERYBODY = "(everybody)"
_HOLE = "-"
_TOLD = 10


def view(workspace: Workspace, call: ScoreCall) -> Sheet:
    """Show how many journeys of today cover each persona in each phase."""
    found = coverage(workspace, call.asked(workspace))
    if not found.personas and not found.everybody:
        return nothing(NAME, "there is no persona, and no journey of today with a stage in a phase")
    mapped = sum(len(found.phases) - len(found.holes(persona)) for persona in found.personas)
    facts = {
        "phases": list(found.phases),
        "cells": len(found.personas) * len(found.phases),
        "mapped": mapped,
        "stages_without_phase": list(found.unphased),
        "stages_without_touchpoint": list(found.empty),
    }
    return Sheet(NAME, _rows(found), _shown(found), _notes(found, call), facts)


def _rows(found: Coverage) -> list[Mapping[str, Any]]:
    rows: list[Mapping[str, Any]] = [
        {"persona": persona, "phase": phase, "journeys": list(found.cells.get((persona, phase), ()))}
        for persona in found.personas
        for phase in found.phases
    ]
    if found.everybody:
        rows += [
            {"persona": None, "phase": phase, "journeys": list(found.everybody.get(phase, ()))}
            for phase in found.phases
        ]
    return rows


def _shown(found: Coverage) -> list[Mapping[str, Any]]:
    rows = [
        _matrix_row(persona, {phase: len(found.cells.get((persona, phase), ())) for phase in found.phases})
        for persona in found.personas
    ]
    if found.everybody:
        everybody = {phase: len(found.everybody.get(phase, ())) for phase in found.phases}
        rows.append(_matrix_row(_EVERYBODY, everybody))
    return rows


def _matrix_row(persona: str, journeys: Mapping[str, int]) -> Mapping[str, Any]:
    covered = sum(map(bool, journeys.values()))
    return {
        "persona": persona,
        **{_heading(phase): str(count) if count else _HOLE for phase, count in journeys.items()},
        "covered": f"{covered} of {len(journeys)}",
    }


def _heading(phase: str) -> str:
    """Return what heads the column of a phase; one may be called like another column."""
    return f"{phase}." if phase in ("persona", "covered") else phase


def _notes(found: Coverage, call: ScoreCall) -> list[str]:
    notes = [
        "how many journeys of today follow a persona through a phase, with at least one touchpoint it comes to"
    ]
    holes = [(persona, found.holes(persona)) for persona in found.personas]
    told = [f"`{persona}` in {listing(phases)}" for persona, phases in holes if phases]
    if told:
        more = f"; and {len(told) - _TOLD} more personas" if len(told) > _TOLD else ""
        maps = "nobody has mapped" if call.journeys is None else "the journeys asked about do not map"
        notes.append(f"{maps} {'; '.join(told[:_TOLD])}{more}")
    elif found.personas:
        notes.append("every persona is mapped in every phase")
    else:
        notes.append("there is no persona: write one as `personas/NAME.persona.yaml`")
    if found.everybody:
        names = sorted({name for names in found.everybody.values() for name in names})
        name, count = ("names", "counts") if len(names) == 1 else ("name", "count")
        notes.append(f"{_EVERYBODY}: {listing(names, 3)} {name} no persona, and {count} in no other row")
    for stages, why in (
        (found.unphased, "no `phase` is written"),
        (found.empty, "there is no touchpoint"),
    ):
        if stages:
            cover = "covers" if len(stages) == 1 else "cover"
            notes.append(
                f"{counted(len(stages), 'stage')} {cover} nothing, because {why}: {listing(stages, 3)}"
            )
    return notes
