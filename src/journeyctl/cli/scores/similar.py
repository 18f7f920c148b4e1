"""Pain points that are met in several journeys, or seem to be: what one fix would lift, and what to write."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journeyctl.cli.explaining import percent
from journeyctl.cli.score_call import ScoreCall, more, nothing, pain_scores
from journeyctl.cli.sheets import Sheet
from journeyctl.report.closing import counted
from journeyctl.score.pains import OVER, PainCase, pain_cases
from journeyctl.score.similar import THRESHOLD, Line, OneFix, Portfolio, Proposal, portfolio
from journeyctl.workspace.index import Definition
from journeyctl.workspace.workspace import Workspace

NAME = "similar"

_TOLD, _PLACES = 10, 3

_EASED = "eased: the sum of the scores by priority of all pain points that one fix would ease"
_ALIKE = (
    "alike: the share of words and pieces of words in common, of the least alike two that are to be linked; "
    "what they mean is not looked at, so read both before you link them"
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row: what one fix would ease, and the proposal to link it, if it is not linked yet."""

    fix: OneFix
    proposal: Proposal | None = None


def view(workspace: Workspace, call: ScoreCall) -> Sheet:
    """Show what is the same in the journeys that are asked about and all others, what eases most first."""
    cases = pain_cases(workspace, call.today)
    scores = pain_scores(workspace, call, cases)
    found = portfolio(cases, scores)
    entries = _asked(found, call)
    over = sum(case.pain.status in OVER for case in cases if call.asks(case.journey))
    if not entries:
        return nothing(
            NAME, f"no two pain points of different journeys are linked or {percent(THRESHOLD)} alike"
        )
    by_id = {case.id: case for case in cases}
    rows = (_row(entry, by_id, scores) for entry in entries)
    top = call.top or len(entries)
    shown = [_shown(entry, by_id, scores) for entry in entries[:top]]
    facts = {
        "method": "priority",
        "threshold": THRESHOLD,
        "lines": [_fact(line, workspace) for entry in entries for line in _lines(entry)],
        "pairs": _pairs(found, call),
    }
    return Sheet(
        NAME, rows, shown, [*more(len(entries), call), *_notes(entries[:top], over, workspace)], facts
    )


def _asked(found: Portfolio, call: ScoreCall) -> list[_Entry]:
    entries = [
        *(_Entry(proposal.fix, proposal) for proposal in found.proposals),
        *(_Entry(fix) for fix in found.linked if len(fix.journeys) > 1),
    ]
    return sorted(
        (entry for entry in entries if any(map(call.asks, entry.fix.journeys))),
        key=lambda entry: (-entry.fix.score, -len(entry.fix.journeys), entry.fix.pains),
    )


def _lines(entry: _Entry) -> Sequence[Line]:
    return entry.proposal.lines if entry.proposal else ()


def _worst(fix: OneFix, by_id: Mapping[str, PainCase], scores: Mapping[str, float]) -> PainCase:
    """Return the pain point that stands for all of them, as in `score pains`."""
    return by_id[min(fix.pains, key=lambda name: (-scores.get(name, -1.0), name))]


def _row(entry: _Entry, by_id: Mapping[str, PainCase], scores: Mapping[str, float]) -> dict[str, Any]:
    worst = _worst(entry.fix, by_id, scores)
    proposal = entry.proposal
    return {
        "state": "proposed" if proposal else "linked",
        "score": round(entry.fix.score, 4),
        "similarity": round(proposal.similarity, 4) if proposal else None,
        "id": worst.id,
        "statement": worst.pain.statement,
        "journeys": list(entry.fix.journeys),
        "pains": list(entry.fix.pains),
        "shared": list(proposal.shared) if proposal else [],
        "write_at": [line.at for line in _lines(entry)],
    }


def _shown(entry: _Entry, by_id: Mapping[str, PainCase], scores: Mapping[str, float]) -> dict[str, Any]:
    worst = _worst(entry.fix, by_id, scores)
    return {
        "eased": round(entry.fix.score),
        "journeys": len(entry.fix.journeys),
        "pains": len(entry.fix.pains),
        "alike": percent(entry.proposal.similarity) if entry.proposal else "linked",
        "id": worst.id,
        "statement": worst.pain.statement,
        "and": [name for name in entry.fix.pains if name != worst.id],
        "shared_words": list(entry.proposal.shared) if entry.proposal else [],
    }


def _fact(line: Line, workspace: Workspace) -> dict[str, Any]:
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
            "similarity": round(pair.similarity, 4),
            "shared": list(pair.shared),
        }
        for pair in found.pairs
        if any(call.asks(name.partition("/")[0]) for name in (pair.one, pair.other))
    ]


def _notes(shown: Sequence[_Entry], over: int, workspace: Workspace) -> Iterator[str]:
    lines = [line for entry in shown for line in _lines(entry)]
    yield from _to_write(lines, workspace)
    yield f"{_EASED}; {_ALIKE}" if lines else _EASED
    if over:
        yield f"{counted(over, 'pain point')} {'is' if over == 1 else 'are'} fixed or will not be, and left out"


def _to_write(lines: Sequence[Line], workspace: Workspace) -> Iterator[str]:
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
