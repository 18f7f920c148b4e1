"""What is in a workspace, as rows of facts: one function for each kind of thing."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Journey, Stage
from journeyctl.model.persona import Persona
from journeyctl.model.plan import Plan
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.model.values import Interval
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.workspace import Workspace

Facts = dict[str, Any]


def personas(workspace: Workspace) -> Iterator[Facts]:
    """Yield the personas, and in how many journeys they go along."""
    used = Counter(persona for _, journey in workspace.documents(Journey) for persona in journey.personas)
    for file, persona in workspace.documents(Persona):
        yield {
            "id": file.id,
            "name": persona.name,
            "basis": persona.basis,
            "share": persona.segment_share,
            "journeys": used[file.id],
            "path": file.source.path,
        }


def journeys(workspace: Workspace) -> Iterator[Facts]:
    """Yield the journeys, and how much is in them."""
    for file, journey in workspace.documents(Journey):
        touchpoints = [touchpoint for stage in journey.stages for touchpoint in stage.touchpoints]
        yield {
            "id": file.id,
            "title": journey.title,
            "state": journey.state,
            "touchpoints": len(touchpoints),
            "pains": sum(len(touchpoint.pain_points) for touchpoint in touchpoints),
            "reviewed": journey.reviewed and journey.reviewed.isoformat(),
            "stages": len(journey.stages),
            "owner": journey.owner,
            "path": file.source.path,
        }


def evidence(workspace: Workspace) -> Iterator[Facts]:
    """Yield the evidence, and in how many places something rests on it."""
    used = Counter(
        mention.target.partition("#")[0] for mention, _ in workspace.mentions() if mention.word == "evidence"
    )
    for file, item in workspace.documents(Evidence):
        yield {
            "id": file.id,
            "title": item.title,
            "type": item.type,
            "n": item.n,
            "date": item.date and item.date.isoformat(),
            "used": used[file.id],
            "path": file.source.path,
        }


def plans(workspace: Workspace) -> Iterator[Facts]:
    """Yield the plans, and how far they are."""
    for file, plan in workspace.documents(Plan):
        status = Counter(initiative.status for initiative in plan.initiatives)
        yield {
            "id": file.id,
            "title": plan.title,
            "initiatives": len(plan.initiatives),
            "doing": status["doing"],
            "done": status["done"],
            "path": file.source.path,
        }


def _stages(workspace: Workspace) -> Iterator[tuple[str, str, Stage]]:
    for file, journey in workspace.documents(Journey):
        for stage in journey.stages:
            yield file.id, file.source.path, stage


def _touchpoints(workspace: Workspace) -> Iterator[tuple[str, str, Touchpoint]]:
    for journey, path, stage in _stages(workspace):
        for touchpoint in stage.touchpoints:
            yield journey, path, touchpoint


def stages(workspace: Workspace) -> Iterator[Facts]:
    """Yield the stages of all journeys."""
    for journey, path, stage in _stages(workspace):
        yield {
            "id": f"{journey}/{element_id(stage)}",
            "title": stage.title,
            "phase": stage.phase,
            "touchpoints": len(stage.touchpoints),
            "path": path,
        }


def touchpoints(workspace: Workspace) -> Iterator[Facts]:
    """Yield the touchpoints of all journeys."""
    for journey, path, touchpoint in _touchpoints(workspace):
        yield {
            "id": f"{journey}/{element_id(touchpoint)}",
            "title": touchpoint.title,
            "channel": touchpoint.channel,
            "emotion": touchpoint.emotion and touchpoint.emotion.score,
            "pains": len(touchpoint.pain_points),
            "path": path,
        }


def pains(workspace: Workspace) -> Iterator[Facts]:
    """Yield the pain points of all journeys."""
    for journey, path, touchpoint in _touchpoints(workspace):
        for pain in touchpoint.pain_points:
            yield {
                "id": f"{journey}/{element_id(pain)}",
                "statement": pain.statement,
                "severity": _range(pain.severity),
                "frequency": _range(pain.frequency),
                "status": pain.status,
                "owner": pain.owner,
                "path": path,
            }


def gains(workspace: Workspace) -> Iterator[Facts]:
    """Yield the gains of all journeys."""
    for journey, path, touchpoint in _touchpoints(workspace):
        for gain in touchpoint.gains:
            yield {"id": f"{journey}/{element_id(gain)}", "statement": gain.statement, "path": path}


def opportunities(workspace: Workspace) -> Iterator[Facts]:
    """Yield the opportunities of all journeys, and how many initiatives answer them."""
    answered = Counter(
        target
        for _, plan in workspace.documents(Plan)
        for item in plan.initiatives
        for target in item.answers
    )
    for journey, path, touchpoint in _touchpoints(workspace):
        for opportunity in touchpoint.opportunities:
            identifier = f"{journey}/{element_id(opportunity)}"
            yield {
                "id": identifier,
                "statement": opportunity.statement,
                "effort": opportunity.effort,
                "initiatives": answered[identifier],
                "customer_value": opportunity.customer_value,
                "business_value": opportunity.business_value,
                "path": path,
            }


def decisions(workspace: Workspace) -> Iterator[Facts]:
    """Yield what was decided about the journeys."""
    for file, journey in workspace.documents(Journey):
        for decision in journey.decisions:
            yield {
                "id": f"{file.id}/{element_id(decision)}",
                "title": decision.title,
                "date": decision.date and decision.date.isoformat(),
                "by": list(decision.by),
                "accepts": list(decision.accepts),
                "path": file.source.path,
            }


def initiatives(workspace: Workspace) -> Iterator[Facts]:
    """Yield the initiatives of all plans."""
    for file, plan in workspace.documents(Plan):
        for initiative in plan.initiatives:
            yield {
                "id": f"{file.id}/{element_id(initiative)}",
                "title": initiative.title,
                "status": initiative.status,
                "due": initiative.due and initiative.due.isoformat(),
                "owner": initiative.owner,
                "for": list(initiative.answers),
                "path": file.source.path,
            }


def metrics(workspace: Workspace) -> Iterator[Facts]:
    """Yield the metrics of all journeys."""
    for file, journey in workspace.documents(Journey):
        found = list(journey.metrics)
        for stage in journey.stages:
            found += stage.metrics
            found += [metric for touchpoint in stage.touchpoints for metric in touchpoint.metrics]
        for metric in found:
            yield {
                "id": f"{file.id}/{element_id(metric)}",
                "title": metric.title,
                "type": metric.type,
                "baseline": metric.baseline,
                "target": metric.target,
                "points": len(metric.points),
                "path": file.source.path,
            }


def quotes(workspace: Workspace) -> Iterator[Facts]:
    """Yield what customers said."""
    for file, item in workspace.documents(Evidence):
        for quote in item.quotes:
            yield {
                "id": f"{file.id}#{element_id(quote)}",
                "text": quote.text,
                "persona": quote.persona,
                "path": file.source.path,
            }


def channels(workspace: Workspace) -> Iterator[Facts]:
    """Yield the channels, and how many touchpoints happen there."""
    used = Counter(touchpoint.channel for *_, touchpoint in _touchpoints(workspace) if touchpoint.channel)
    known = workspace.settings.channels or {}
    for identifier in (*known, *sorted(used.keys() - known.keys())):
        channel = known.get(identifier)
        yield {
            "id": identifier,
            "title": channel and channel.title,
            "kind": channel and channel.kind,
            "team": channel and channel.team,
            "touchpoints": used[identifier],
        }


def teams(workspace: Workspace) -> Iterator[Facts]:
    """Yield the teams."""
    for identifier, team in (workspace.settings.teams or {}).items():
        yield {"id": identifier, "title": team.title, "contact": team.contact}


def systems(workspace: Workspace) -> Iterator[Facts]:
    """Yield the systems behind the stage."""
    for identifier, system in (workspace.settings.systems or {}).items():
        yield {"id": identifier, "title": system.title, "team": system.team}


def services(workspace: Workspace) -> Iterator[Facts]:
    """Yield the services on offer."""
    for identifier, service in (workspace.settings.services or {}).items():
        yield {"id": identifier, "title": service.title, "team": service.team}


def phases(workspace: Workspace) -> Iterator[Facts]:
    """Yield the phases of the customer lifecycle, and how many stages are in them."""
    used = Counter(stage.phase for *_, stage in _stages(workspace))
    for phase in workspace.settings.phases:
        yield {"id": phase.id, "title": phase.title, "stages": used[phase.id]}


def _range(value: Interval | None) -> Any:
    if value is None:
        return None
    return value.low if value.low == value.high else f"{value.low:g} to {value.high:g}"


LISTS: dict[str, Callable[[Workspace], Iterable[Facts]]] = {
    function.__name__: function
    for function in (
        personas, journeys, evidence, plans, stages, touchpoints, pains, gains, opportunities,
        decisions, initiatives, metrics, quotes, channels, teams, systems, services, phases,
    )
}  # fmt: skip

FILES = ("personas", "journeys", "evidence", "plans")
"""The lists of files, which `list` shows where no kind is asked for."""


def list_name(word: str) -> str | None:
    """Return the list that a word means (`journeys`, `journey`, `pain-points`), or None."""
    plain = word.casefold().replace("_", "-").removesuffix("-points").removesuffix("-point")
    return next(
        (name for name in (plain, f"{plain}s", f"{plain.removesuffix('y')}ies") if name in LISTS), None
    )
