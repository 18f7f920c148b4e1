"""What `score` does, once it is known what was asked for."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import isfinite

from journeyctl._discover import load_module, module_names
from journeyctl.cli import scores, sheets
from journeyctl.cli.console import ColorWhen, MisuseError, complain, in_color, width
from journeyctl.cli.journey_cells import whole_percent
from journeyctl.cli.output import put
from journeyctl.cli.score_call import ScoreCall, asked_journeys, asked_plans, pain_ranking
from journeyctl.cli.sheets import Titled
from journeyctl.cli.targets import files_of_ids, find_targets, nothing_found, open_all, tell_broken
from journeyctl.model.evidence import Evidence
from journeyctl.report.closing import counted
from journeyctl.report.report import Look
from journeyctl.score import opportunity_methods, pain_methods
from journeyctl.score.completeness import journey_facts, sound_evidence
from journeyctl.text.spelling import listing, meant, near_words
from journeyctl.workspace.workspace import Workspace

_FIRST = "pains"
_TOLD = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreOptions:
    """One call, as its options say; `words` are what to score and the places."""

    words: tuple[str, ...] = ()
    method: str | None = None
    persona: str | None = None
    explain: str | None = None
    learn: bool = False
    budget: str | None = None
    max_pain: float | None = None
    min_completeness: float | None = None
    top: int = 20
    worlds: int | None = None
    seed: int | None = None
    output_format: str = "table"
    output_file: str | None = None
    color: ColorWhen = "auto"
    today: date


def run_score(given: ScoreOptions) -> int:
    """Carry out a call and return the exit code."""
    what, places = _what_and_places(given)
    _check(given, what)
    found: list[Titled] = []
    broken: list[str] = []
    failed: list[str] = []
    strangers: list[str] = []
    empty = True
    for target, workspace in open_all(find_targets(files_of_ids(places))):
        only = target.asked(workspace)
        asked = workspace.files if only is None else only
        empty = empty and not asked
        broken += map(target.from_here, workspace.broken_files)
        strangers += _strangers(given, what, workspace)
        if asked and _knows_persona(given, workspace):
            call = _call(given, workspace, only)
            sheet = load_module(scores, what).view(workspace, call)
            title = workspace.settings.title or workspace.root.name
            found.append(Titled(title, target.prefix or ".", sheet))
            failed += _gates(given, what, workspace, call)
    if empty:
        raise nothing_found(places)
    if not found:
        raise MisuseError(f"there is no persona `{given.persona}`", "`journeyctl list personas` lists them")
    if given.explain is not None:
        if not any(titled.sheet.text for titled in found):
            raise _unknown_id(given.explain, what, found, strangers)
        found = [titled for titled in found if titled.sheet.text]
    put(_written(found, given), given.output_file)
    tell_broken(broken)
    sys.stdout.flush()  # the reason stands below the scores, also where both go into one file
    for reason in failed:
        complain(reason)
    return int(bool(failed))


def names() -> list[str]:
    """Return what can be scored: the files of the folder."""
    return module_names(scores)


def methods() -> dict[str, list[str]]:
    """Return the ways in which something can be scored: the files of the two folders."""
    return {
        "pains": [name.replace("_", "-") for name in module_names(pain_methods)],
        "opportunities": [name.replace("_", "-") for name in module_names(opportunity_methods)],
    }


def _what_and_places(given: ScoreOptions) -> tuple[str, list[str]]:
    if not given.words:
        return _FIRST, []
    first, *rest = given.words
    if first in names():
        return first, rest
    if os.path.lexists(first) or files_of_ids([first]) != [first]:  # `score examples/grocery`: a place
        return _FIRST, list(given.words)
    raise MisuseError(
        f"`{first}` is neither something to score nor a file, a folder or an id",
        meant(near_words(first, names()), f"to score there are {listing(names())}"),
    )


def _check(given: ScoreOptions, what: str) -> None:
    """Refuse what does not fit together."""
    known = methods()
    if given.method is not None and what in known and given.method not in known[what]:
        near = near_words(given.method, known[what])
        help_text = meant(near, f"there are {listing(known[what])}")
        raise MisuseError(f"there is no method `{given.method}` for {what}", help_text)
    for option, value, kinds in (
        ("--method", given.method, tuple(known)),
        ("--explain", given.explain, tuple(known)),
        ("--persona", given.persona, ("journeys", "stages")),
        ("--what-to-learn", given.learn or None, ("pains",)),
        ("--worlds", given.worlds, ("pains",)),
        ("--seed", given.seed, ("pains",)),
        ("--budget", given.budget, ("plan",)),
    ):
        if value is not None and what not in kinds:
            listed = " and ".join(kinds)
            help_text = f"leave it out, or ask `journeyctl score {kinds[0]}`"
            raise MisuseError(f"`{option}` is for {listed}, not for {what}", help_text)
    if given.max_pain is not None and not isfinite(given.max_pain):
        raise MisuseError(
            f"`--max-pain {given.max_pain}` is no score", "write a number, such as `--max-pain 70`"
        )
    if given.min_completeness is not None and not 0 <= given.min_completeness <= 1:
        raise MisuseError(
            f"`--min-completeness {given.min_completeness}` is no share",
            "write a number from 0 to 1, such as `0.8`",
        )
    if given.learn and given.explain is not None:
        raise MisuseError("`--what-to-learn` and `--explain` ask for two things", "leave one of them out")


def _knows_persona(given: ScoreOptions, workspace: Workspace) -> bool:
    return given.persona is None or workspace.persona(given.persona) is not None


def _strangers(given: ScoreOptions, what: str, workspace: Workspace) -> list[str]:
    """Return the ids of the other kind that can be explained, if one is to be."""
    if given.explain is None:
        return []
    word = "opportunity" if what == "pains" else "pain point"
    journey, _, name = given.explain.partition("/")
    return [given.explain] if name in workspace.index.within("journey", journey, word) else []


def _call(given: ScoreOptions, workspace: Workspace, only: frozenset[str] | None) -> ScoreCall:
    return ScoreCall(
        today=given.today,
        journeys=asked_journeys(workspace, only),
        method=given.method,
        persona=given.persona,
        plans=asked_plans(workspace, only),
        worlds=given.worlds,
        seed=1 if given.seed is None else given.seed,
        budget=_days(given.budget),
        explain=given.explain,
        learn=given.learn,
        top=given.top,
    )


def _days(written: str | None) -> float | None:
    """Read person-days, written `60d` or `60`."""
    if written is None:
        return None
    try:
        days = float(written.removesuffix("d"))
    except ValueError:
        days = -1.0
    if not 0 <= days < 1_000_000:
        raise MisuseError(f"`{written}` is no number of days", "write it as in `--budget 60d`")
    return days


def _written(found: Sequence[Titled], given: ScoreOptions) -> str:
    if given.output_format == "json":
        return sheets.for_machines(found)
    if given.output_format == "csv":
        return sheets.for_spreadsheets(found)
    if given.output_format == "markdown":
        return sheets.as_markdown(found)
    if given.output_file is not None:
        return sheets.on_screen(found, Look(color=given.color == "always"))
    return sheets.on_screen(found, Look(in_color(given.color, sys.stdout), width(sys.stdout)))


def _unknown_id(identifier: str, what: str, found: Iterable[Titled], strangers: Sequence[str]) -> MisuseError:
    known = sorted({name for titled in found for name in titled.sheet.known})
    near = [name for name in known if name.rpartition("/")[2] == identifier] or near_words(identifier, known)
    if strangers:
        other = "opportunities" if what == "pains" else "pains"
        help_text = f"it is among the {other}: `journeyctl score {other} --explain {identifier}`"
    else:
        help_text = meant(near[:3], f"`journeyctl score {what}` lists them")
    return MisuseError(f"`{identifier}` is not among the {what} that are scored", help_text)


def _gates(given: ScoreOptions, what: str, workspace: Workspace, call: ScoreCall) -> list[str]:
    """Return why the gates do not hold; what cannot be judged does not pass."""
    reasons: list[str] = []
    if given.max_pain is None and given.min_completeness is None:
        return reasons
    if workspace.broken_files:
        told = [f"`{path}`" for path in workspace.broken_files]
        have = "has" if len(told) == 1 else "have"
        reasons.append(f"{counted(len(told), 'file')} {have} mistakes and cannot be judged: {_told(told)}")
    if given.max_pain is not None:
        # The method of another kind says nothing of pain points.
        ranking = pain_ranking(workspace, call if what == "pains" else replace(call, method=None))
        over = [pain for pain in ranking.pains if pain.score > given.max_pain]
        by = f"by {ranking.method.name}"
        if over:
            told = [f"`{pain.case.id}` {pain.score:.2f}" for pain in over]
            score = "scores" if len(over) == 1 else "score"
            reasons.append(
                f"{counted(len(over), 'pain point')} {score} more than {given.max_pain:g} {by}: {_told(told)}"
            )
        if ranking.unscored:
            told = [f"`{case.id}` ({why})" for case, why in ranking.unscored]
            reasons.append(f"{counted(len(told), 'pain point')} cannot be judged {by}: {_told(told)}")
    if given.min_completeness is not None:
        evidence = ((file.id, item) for file, item in workspace.documents(Evidence))
        sound = sound_evidence(evidence, given.today)
        facts = [journey_facts(name, journey, sound) for name, journey in call.asked(workspace).items()]
        low = sorted(
            (fact for fact in facts if fact.complete < given.min_completeness),
            key=lambda fact: (fact.complete, fact.id),
        )
        if low:
            told = [f"`{fact.id}` {whole_percent(fact.complete)}" for fact in low]
            are = "is" if len(low) == 1 else "are"
            limit = f"{given.min_completeness * 100:g} %"
            reasons.append(f"{counted(len(low), 'journey')} {are} less than {limit} complete: {_told(told)}")
    return reasons


def _told(parts: Sequence[str]) -> str:
    more = f" and {len(parts) - _TOLD} more" if len(parts) > _TOLD else ""
    return ", ".join(parts[:_TOLD]) + more
