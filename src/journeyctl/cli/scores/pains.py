"""Pain points in the order in which they hurt, how sure that order is, and what would settle it."""

from typing import Any

from journeyctl.cli.explaining import explain_pain, number, span_text
from journeyctl.cli.score_call import ScoreCall, exact, more, pain_ranking, without_score
from journeyctl.cli.sheets import Line, Sheet
from journeyctl.report.closing import counted
from journeyctl.score.learning import Lesson, lessons
from journeyctl.score.ranking import RankedPain, Ranking
from journeyctl.score.simulation import Simulation, enough_worlds, simulate
from journeyctl.text.numbers import percent
from journeyctl.workspace.workspace import Workspace

NAME = "pains"


def view(workspace: Workspace, call: ScoreCall) -> Sheet:
    """Rank the pain points of the journeys that are asked about."""
    ranking = pain_ranking(workspace, call)
    if call.learn:
        return _what_to_learn(ranking, call)
    worlds = enough_worlds(len(ranking.pains)) if call.worlds is None else call.worlds
    simulation = simulate(ranking, worlds, call.seed) if worlds else None
    facts: dict[str, Any] = {
        "method": ranking.method.name,
        "formula": ranking.method.formula,
        "currency": workspace.settings.scoring.currency,
        "worlds": worlds,
        "seed": call.seed if worlds else None,
        "unscored": [{"id": case.id, "reason": reason} for case, reason in ranking.unscored],
        "over": [case.id for case in ranking.over],
    }
    if call.explain is not None:
        return _explained(ranking, simulation, call.explain, workspace, facts)
    count = len(ranking.pains)
    rows = (_row(pain, ranking, simulation, place) for place, pain in enumerate(ranking.pains))
    shown = [
        _shown(pain, ranking, simulation, place)
        for place, pain in enumerate(ranking.pains[: call.top or count])
    ]
    notes = [*more(count, call), *_how(ranking, workspace), *_left_out(ranking)]
    return Sheet(NAME, rows, shown, notes, facts, meanings=_meanings(simulation))


def _row(pain: RankedPain, ranking: Ranking, simulation: Simulation | None, place: int) -> dict[str, Any]:
    case = pain.case
    interval = simulation.intervals[place] if simulation else None
    return {
        "rank": pain.rank,
        "score": exact(pain.score),
        "band": ranking.method.band([one.value for one in pain.inputs]) or None,
        "best_rank": interval and interval.best,
        "worst_rank": interval and interval.worst,
        "first": exact(simulation.first[place]) if simulation else None,
        "before_next": exact(simulation.before_next[place])
        if simulation and place < len(simulation.before_next)
        else None,
        "id": case.id,
        "statement": case.pain.statement,
        "status": case.pain.status,
        "owner": case.pain.owner,
        "stage": case.stage,
        "touchpoint": case.touchpoint,
        "journeys": list(case.journeys),
        "same_as": list(case.same),
        "inputs": {
            one.name: {
                "value": exact(one.value),
                "share": exact(one.share),
                "low": exact(one.ends[0]),
                "high": exact(one.ends[1]),
                "assumed": one.assumed,
                "origin": one.origin,
            }
            for one in pain.inputs
        },
    }


def _shown(pain: RankedPain, ranking: Ranking, simulation: Simulation | None, place: int) -> dict[str, Any]:
    case = pain.case
    band = ranking.method.band([one.value for one in pain.inputs])
    row: dict[str, Any] = {"rank": pain.rank, "score": _rounded(pain.score, ranking), "band": band}
    if simulation:
        interval = simulation.intervals[place]
        row["ranks"] = (
            str(interval.best) if interval.best == interval.worst else f"{interval.best} to {interval.worst}"
        )
    row["id"] = case.id
    row |= {one.name.replace("conversion_loss", "give_up"): number(one) for one in pain.inputs}
    if simulation:
        ahead = simulation.before_next[place] if place < len(simulation.before_next) else None
        row["ahead"] = "" if ahead is None else percent(ahead)
    row["in"] = f"{len(case.journeys)} journeys" if len(case.journeys) > 1 else ""
    row |= {"owner": case.pain.owner, "statement": case.pain.statement}
    return row


def _rounded(score: float, ranking: Ranking) -> float:
    """Return a score as it is shown: whole, or with a decimal on a short scale, where half a point decides."""
    most = ranking.method.most
    return round(score, 1) if most is not None and most < 100 else round(score)


def _how(ranking: Ranking, workspace: Workspace) -> list[str]:
    if not ranking.pains:
        return [f"no pain point to rank by `{ranking.method.name}`"]
    method = ranking.method
    unit = method.unit if method.most else f"{workspace.settings.scoring.currency or 'money'} {method.unit}"
    note = f"{method.name}, {unit}: {method.formula}"
    if any(one.assumed for pain in ranking.pains for one in pain.inputs):
        note += ". `?`: nobody has written it, and a default stands in; `--explain ID` says which"
    return [note]


def _meanings(simulation: Simulation | None) -> dict[str, str]:
    if simulation is None:
        return {}
    worlds = counted(simulation.worlds, "world")
    return {
        "ranks": f"where it lies in 9 of 10 worlds that fit what is known ({worlds}, seed {simulation.seed})",
        "ahead": "in how many of them it comes before the next one",
    }


def _left_out(ranking: Ranking) -> list[str]:
    notes = []
    if ranking.over:
        are = "is" if len(ranking.over) == 1 else "are"
        notes.append(f"{counted(len(ranking.over), 'pain point')} {are} fixed or will not be, and not ranked")
    return notes + without_score(ranking.unscored)


def _explained(
    ranking: Ranking,
    simulation: Simulation | None,
    identifier: str,
    workspace: Workspace,
    facts: dict[str, Any],
) -> Sheet:
    pain = ranking.find(identifier)
    if pain is not None:
        row = _row(pain, ranking, simulation, ranking.pains.index(pain))
        text = explain_pain(pain, ranking, simulation, workspace.settings.scoring)
        return Sheet(NAME, [row], [], facts=facts, text=tuple(text))
    reasons = {case.id: reason for case, reason in ranking.unscored}
    reasons |= {case.id: f"its status is `{case.pain.status}`" for case in ranking.over}
    if identifier not in reasons:
        known = [name for pain in ranking.pains for name in (pain.case.id, *pain.case.same)]
        return Sheet(NAME, (), (), known=tuple(known) + tuple(reasons))
    line = Line(f"{identifier} has no score by `{ranking.method.name}`: {reasons[identifier]}")
    return Sheet(NAME, (), (), facts={**facts, "reason": reasons[identifier]}, text=(line,))


def _what_to_learn(ranking: Ranking, call: ScoreCall) -> Sheet:
    found = lessons(ranking)
    shown = found[: call.top or len(found)]
    ways = dict.fromkeys(f"{lesson.input.name.replace('_', ' ')}: {lesson.how}" for lesson in shown)
    notes = [*more(len(found), call), "how to find out: " + "; ".join(ways)]
    if not found:
        notes = ["nothing that is not known yet would change the order"]
    return Sheet(
        "lessons", map(_lesson_row, found), [_lesson_shown(lesson) for lesson in shown], notes,
        {"method": ranking.method.name}, meanings=_LESSONS,
    )  # fmt: skip


_LESSONS = {
    "changes_first": "in how many of 100 outcomes another pain point would be dealt with first",
    "worth": "by how many points the one that is would then be worse, on average (expected value of perfect information)",
    "moves": "by how many places the pain points that hang on it would move, added up",
}


def _lesson_row(lesson: Lesson) -> dict[str, Any]:
    low, high = lesson.input.ends
    return {
        "id": lesson.pains[0].case.id,
        "pains": [pain.case.id for pain in lesson.pains],
        "input": lesson.input.name,
        "of": lesson.input.source or None,
        "low": exact(low),
        "value": exact(lesson.input.value),
        "high": exact(high),
        "assumed": lesson.input.assumed,
        "points": exact(lesson.points),
        "places": exact(lesson.places),
        "changes_first": exact(lesson.first),
        "rank": lesson.pains[0].rank,
        "how": lesson.how,
    }


def _lesson_shown(lesson: Lesson) -> dict[str, Any]:
    first, *others = lesson.pains
    of = f" of {lesson.input.source.replace(' ', ', ')}" if lesson.input.source else ""
    return {
        "id": first.case.id,
        "find_out": f"{lesson.input.name.replace('_', ' ')}{of}",
        "changes_first": percent(lesson.first),
        "worth": f"{lesson.points:.1f}",
        "moves": f"{lesson.places:.1f}",
        "now": span_text(lesson.input),
        "and": f"{len(others)} more" if others else "",
        "owner": first.case.pain.owner,
        "statement": first.case.pain.statement,
    }
