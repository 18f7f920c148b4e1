"""The first text of a new file: what can be known is filled in, the rest is a key with a comment."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from journeyctl.cli.yaml_text import yaml_list, yaml_text
from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Journey
from journeyctl.model.persona import Persona
from journeyctl.model.plan import Plan
from journeyctl.model.settings import Settings
from journeyctl.text.display import visible
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.workspace import Workspace

Line = tuple[str, str]
"""What is written, and the comment behind it."""


def draft(kind: str, title: str, workspace: Workspace, today: date, schema: str = "") -> str:
    """Return the text of a new file of a kind; `schema` is the way to its JSON Schema, if there is one."""
    head = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    return head + "".join(_written(line) for line in _DRAFTS[kind](title, workspace, today))


def _written(line: Line) -> str:
    text, comment = line
    return f"{text:<31} # {comment}\n" if comment else f"{text}\n"


def _persona(title: str, workspace: Workspace, today: date) -> Iterator[Line]:
    yield f"name: {yaml_text(title)}", ""
    yield "role:", "what they are, in life or at work"
    yield "basis: proto", "research | proto: the team's own idea, until somebody has asked"
    yield "quote:", "one sentence they would say"
    yield "goals:", "what they want to reach, one a line: `  - ...`"
    yield "needs:", "what they cannot do without"
    yield "frustrations:", "what annoys them today"
    yield (
        "evidence:",
        f"what the persona rests on{_such_as(file.id for file, _ in workspace.documents(Evidence))}",
    )


def _journey(title: str, workspace: Workspace, today: date) -> Iterator[Line]:
    settings = workspace.settings
    yield f"title: {yaml_text(title)}", ""
    yield "state: current", "current | future | ideal"
    yield (
        f"personas: {yaml_list([file.id for file, _ in workspace.documents(Persona)][:1])}",
        "whose journey it is",
    )
    yield "scenario:", "the situation in which it starts"
    yield "goal:", "what the customer wants to have at the end"
    yield "starts_when:", "what makes it begin"
    yield "ends_when:", "how one knows that it is over"
    yield "owner:", f"the team that keeps the map true{_such_as(settings.teams)}"
    yield "reviewed:", f"the day on which it was last held against the facts, such as {today.isoformat()}"
    yield "review_every: 90", "days"
    yield "stages:", "rename them in the customer's words: `I look for help`"
    for index, phase in enumerate(settings.phases):
        yield f"  - id: {yaml_text(phase.id)}", ""
        yield f"    title: {yaml_text(phase.title or spoken(phase.id))}", ""
        yield f"    phase: {yaml_text(phase.id)}", ""
        yield "    goal:", "what the customer wants to have reached here" if index == 0 else ""
        yield from _touchpoint(settings) if index == 0 else [("    touchpoints: []", "")]


def _touchpoint(settings: Settings) -> Iterator[Line]:
    yield "    touchpoints:", "the moments in which customer and organisation meet"
    yield "      - id: first-step", ""
    yield "        title: I take the first step", ""
    yield f"        channel: {next(map(yaml_text, settings.channels or ()), '')}".rstrip(), "where it happens"
    yield "        actions:", "what the customer does: `[Reads the letter]`"
    yield "        thoughts:", 'as close to a quote as can be: `["What now?"]`'
    scale = settings.scales.emotion
    yield "        emotion:", f"{scale.min:g} (worst) to {scale.max:g} (best)"
    yield "        evidence:", "what all this rests on; write an assumption where it is a guess"
    yield "        pain_points:", "what goes wrong: `[{statement: Nobody picks up}]`"


def _evidence(title: str, workspace: Workspace, today: date) -> Iterator[Line]:
    yield "type: assumption", "or interview, survey, analytics, events, support, observation, focus-group"
    yield f"title: {yaml_text(title)}", ""
    yield f"date: {today.isoformat()}", "the day on which it was collected, or ended"
    yield "n:", "how many people or cases stand behind it"
    yield "source:", "a file beside this one, a link, or words"
    yield "collected_by:", f"the team that collected it{_such_as(workspace.settings.teams)}"
    yield "valid_for: 365", "days"
    yield "summary:", "what was found"
    yield "quotes:", "what customers said: `  - {id: fee, text: ...}`"


def _plan(title: str, workspace: Workspace, today: date) -> Iterator[Line]:
    yield f"title: {yaml_text(title)}", ""
    yield "owner:", f"the team that answers for the plan{_such_as(workspace.settings.teams)}"
    open_questions = list(_unanswered(workspace))
    if not open_questions:
        yield (
            "initiatives: []",
            "no opportunity waits for an answer: write `opportunities` in a journey first",
        )
        return
    yield "initiatives:", "the opportunities that no plan answers yet"
    for identifier, statement in open_questions:
        yield f"  - title: {yaml_text(f'To be decided: {statement}')}", ""
        yield f"    for: {yaml_list([identifier])}", ""
        yield "    owner:", ""
        yield "    due:", ""
        yield (
            "    status: idea",
            "idea | planned | doing | done | dropped" if identifier == open_questions[0][0] else "",
        )


def _unanswered(workspace: Workspace) -> Iterator[tuple[str, str]]:
    answered = {
        target
        for _, plan in workspace.documents(Plan)
        for item in plan.initiatives
        for target in item.answers
    }
    for file, journey in workspace.documents(Journey):
        for stage in journey.stages:
            for touchpoint in stage.touchpoints:
                for opportunity in touchpoint.opportunities:
                    identifier = f"{file.id}/{element_id(opportunity)}"
                    if identifier not in answered:
                        yield identifier, opportunity.statement


def _such_as(ids: Iterable[str] | None) -> str:
    first = next(iter(ids or ()), None)
    # A line break in a key would end the comment.
    return f", such as {visible(first)}" if first else ""


def spoken(identifier: str) -> str:
    """Return an id as words: `first-order` is `First order`."""
    words = identifier.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or identifier


_DRAFTS: dict[str, Callable[[str, Workspace, date], Iterator[Line]]] = {
    "persona": _persona,
    "journey": _journey,
    "evidence": _evidence,
    "plan": _plan,
}
