"""Pain points that are met in several journeys, or seem to be: what one fix would lift, and what to write."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journeyctl.cli.score_call import ScoreCall, exact, more, nothing, pain_scores
from journeyctl.cli.sheets import Sheet
from journeyctl.report.closing import counted
from journeyctl.score.leverage import Leverage
from journeyctl.score.pains import OVER, PainCase, pain_cases
from journeyctl.score.similar import THRESHOLD, Portfolio, Proposal, SameAs, portfolio
from journeyctl.text.numbers import percent
from journeyctl.workspace.index import Definition
from journeyctl.workspace.workspace import Workspace

NAME = "similar"

_TOLD, _PLACES = 10, 3

_WORST = (
    "worst: the priority of the worst of them, which counts once for all that one fix would ease, as in "
    "`score pains`"
)
_ALIKE = (
    "alike: the share of words and pieces of words in common, of the least alike two that are to be linked; "
    "what they mean is not looked at, so read both before you link them"
)


@dataclass(frozen=True, slots=True)
class _Group:
    """One row: what one fix would ease, and the proposal to link it, if it is not linked yet."""

    lifts: Leverage
    proposal: Proposal | None = None


def view(workspace: Workspace, call: ScoreCall) -> Sheet:
    """Show what is the same in the journeys that are asked about and all others, what eases most first."""
    cases = pain_cases(workspace, call.today)
    scores = pain_scores(workspace, call, cases)
    found = portfolio(cases, scores)
    groups = _asked(found, call)
    over = sum(case.pain.status in OVER for case in cases if call.asks(case.journey))
    if not groups:
        return nothing(
            NAME, f"no two pain points of different journeys are linked or {percent(THRESHOLD)} alike"
        )
    by_id = {case.id: case for case in cases}
    rows = (_row(group, by_id, scores) for group in groups)
    top = call.top or len(groups)
    shown = [_shown(group, by_id, scores) for group in groups[:top]]
    facts = {
        "method": "priority",
        "threshold": THRESHOLD,
        "lines": [_fact(line, workspace) for group in groups for line in _lines(group)],
        "pairs": _pairs(found, call),
    }
    return Sheet(NAME, rows, shown, [*more(len(groups), call), *_notes(groups[:top], over, workspace)], facts)


def _asked(found: Portfolio, call: ScoreCall) -> list[_Group]:
    groups = [
        *(_Group(proposal.lifts, proposal) for proposal in found.proposals),
        *(_Group(lifts) for lifts in found.linked if len(lifts.journeys) > 1),
    ]
    return sorted(
        (group for group in groups if any(map(call.asks, group.lifts.journeys))),
        key=lambda group: (-group.lifts.score, -len(group.lifts.journeys), group.lifts.pains),
    )


def _lines(group: _Group) -> Sequence[SameAs]:
    return group.proposal.lines if group.proposal else ()


def _worst(lifts: Leverage, by_id: Mapping[str, PainCase], scores: Mapping[str, float]) -> PainCase:
    """Return the pain point that stands for all of them, as in `score pains`."""
    return by_id[min(lifts.pains, key=lambda name: (-scores.get(name, -1.0), name))]


def _row(group: _Group, by_id: Mapping[str, PainCase], scores: Mapping[str, float]) -> dict[str, Any]:
    worst = _worst(group.lifts, by_id, scores)
    proposal = group.proposal
    return {
        "state": "proposed" if proposal else "linked",
        "score": exact(group.lifts.score),
        "similarity": exact(proposal.similarity) if proposal else None,
        "id": worst.id,
        "statement": worst.pain.statement,
        "journeys": list(group.lifts.journeys),
        "pains": list(group.lifts.pains),
        "shared": list(proposal.shared) if proposal else [],
        "write_at": [line.at for line in _lines(group)],
    }


def _shown(group: _Group, by_id: Mapping[str, PainCase], scores: Mapping[str, float]) -> dict[str, Any]:
    worst = _worst(group.lifts, by_id, scores)
    return {
        "worst": round(group.lifts.score),
        "journeys": len(group.lifts.journeys),
        "pains": len(group.lifts.pains),
        "alike": percent(group.proposal.similarity) if group.proposal else "linked",
        "id": worst.id,
        "statement": worst.pain.statement,
        "and": [name for name in group.lifts.pains if name != worst.id],
        "shared_words": list(group.proposal.shared) if group.proposal else [],
    }


def _fact(line: SameAs, workspace: Workspace) -> dict[str, Any]:
    return {
        "at": line.at,
        "path": _definition(line.at, workspace).file.source.path,
        "same_as": list(line.same_as),
    }


def _pairs(found: Portfolio, call: ScoreCall) -> list[dict[str, Any]]:
    return [
        {
            "one": pair.one,
            "other": pair.other,
            "similarity": exact(pair.similarity),
            "shared": list(pair.shared),
        }
        for pair in found.pairs
        if any(call.asks(name.partition("/")[0]) for name in (pair.one, pair.other))
    ]


def _notes(shown: Sequence[_Group], over: int, workspace: Workspace) -> Iterator[str]:
    lines = [line for group in shown for line in _lines(group)]
    yield from _to_write(lines, workspace)
    yield f"{_WORST}; {_ALIKE}" if lines else _WORST
    if over:
        yield f"{counted(over, 'pain point')} {'is' if over == 1 else 'are'} fixed or will not be, and left out"


def _to_write(lines: Sequence[SameAs], workspace: Workspace) -> Iterator[str]:
    """Yield what to write where, the same line once."""
    places: dict[str, list[str]] = {}
    for line in lines:
        instead = ", in place of the one there" if len(line.same_as) > 1 else ""
        places.setdefault(f"write `{line.text}`{instead}", []).append(line.at)
    for what, names in list(places.items())[:_TOLD]:
        where = ", ".join(f"`{name}` ({_place(name, workspace)})" for name in names[:_PLACES])
        rest = f" and {len(names) - _PLACES:,} more" if len(names) > _PLACES else ""
        yield f"{what} at {where}{rest}"
    if len(places) > _TOLD or any(len(names) > _PLACES for names in places.values()):
        yield f"`--output-format json` names all {counted(len(lines), 'place')} under `lines`"


def _place(name: str, workspace: Workspace) -> str:
    """Return where a pain point stands: the file, from the root, and the line of its id or statement."""
    definition = _definition(name, workspace)
    source = definition.file.source
    return f"{source.path}:{source.line_number(definition.span.start)}"


def _definition(name: str, workspace: Workspace) -> Definition:
    journey, _, pain = name.partition("/")
    return workspace.index.within("journey", journey, "pain point")[pain][0]
