"""What `score` does, once it is known what was asked for."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from journeyctl._discover import load_module, module_names
from journeyctl.cli import scores, sheets
from journeyctl.cli.console import ColorWhen, MisuseError, complain, in_color, width, write_error
from journeyctl.cli.output import put
from journeyctl.cli.score_call import ScoreCall, asked_journeys, pain_ranking
from journeyctl.cli.sheets import Titled
from journeyctl.cli.targets import files_of_ids, find_targets, nothing_found, open_all
from journeyctl.model.evidence import Evidence
from journeyctl.model.persona import Persona
from journeyctl.report.closing import counted
from journeyctl.report.report import Look
from journeyctl.score.completeness import journey_facts, sound_evidence
from journeyctl.text.display import visible
from journeyctl.text.spelling import listing, near_words
from journeyctl.workspace.workspace import Workspace

_FIRST = "pains"
_CURVES = ("journeys", "stages")
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
    seed: int = 1
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
    empty = True
    for target, workspace in open_all(find_targets(files_of_ids(places))):
        only = target.asked(workspace)
        asked = workspace.files if only is None else only
        empty = empty and not asked
        broken += map(target.from_here, workspace.broken_files)
        if asked:
            call = _call(given, workspace, only)
            sheet = load_module(scores, what).view(workspace, call)
            title = workspace.settings.title or workspace.root.name
            found.append(Titled(title, target.prefix or ".", sheet))
            failed += _gates(given, workspace, call)
    if empty:
        raise nothing_found(places)
    if given.explain is not None and not any(titled.sheet.text for titled in found):
        raise _unknown_id(given.explain, what, found)
    if given.explain is not None:
        found = [titled for titled in found if titled.sheet.text]
    put(_written(found, given), given.output_file)
    if broken:
        write_error(
            f"left out: {visible(broken[0])}{f' and {len(broken) - 1} more' if len(broken) > 1 else ''}, "
            "with mistakes; `journeyctl validate` tells them\n"
        )
    sys.stdout.flush()  # the reason stands below the scores, also where both go into one file
    for reason in failed:
        complain(reason)
    return int(bool(failed))


def names() -> list[str]:
    """Return what can be scored: the files of the folder."""
    return module_names(scores)


def methods() -> dict[str, list[str]]:
    """Return the ways in which something can be scored: the files of the two folders."""
    from journeyctl.score import opportunity_methods, pain_methods

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
    if os.path.lexists(first) or first in _ids(given.words):  # `score examples/grocery`: a place
        return _FIRST, list(given.words)
    near = near_words(first, names())
    raise MisuseError(
        f"`{first}` is neither something to score nor a file, a folder or an id",
        f"did you mean {' or '.join(f'`{word}`' for word in near)}?"
        if near
        else f"to score there are {listing(names())}",
    )


def _ids(words: Sequence[str]) -> set[str]:
    """Return those of `words` that are ids of files here."""
    return {word for word in words if files_of_ids([word]) != [word]}


def _check(given: ScoreOptions, what: str) -> None:
    """Refuse what does not fit together."""
    known = methods()
    if given.method is not None:
        if what not in known:
            raise MisuseError(f"`--method` is for pains and opportunities, not for {what}", "leave it out")
        methods_here = known[what]
        if given.method not in methods_here:
            near = near_words(given.method, methods_here)
            help_text = f"did you mean `{near[0]}`?" if near else f"there are {listing(methods_here)}"
            raise MisuseError(f"there is no method `{given.method}` for {what}", help_text)
    if given.explain is not None and what not in known:
        raise MisuseError(
            f"`--explain` is for pains and opportunities, not for {what}",
            "ask `journeyctl score --explain ID`",
        )
    if given.persona is not None and what not in _CURVES:
        raise MisuseError(f"`--persona` is for journeys and stages, not for {what}", "leave it out")
    if given.learn and what != "pains":
        raise MisuseError(f"`--what-to-learn` is for pains, not for {what}", "leave one of them out")
    if given.budget is not None and what != "plan":
        raise MisuseError(
            f"`--budget` is for plan, not for {what}", "ask `journeyctl score plan --budget 60d`"
        )


def _call(given: ScoreOptions, workspace: Workspace, only: frozenset[str] | None) -> ScoreCall:
    known = {file.id for file, _ in workspace.documents(Persona)}
    if given.persona is not None and given.persona not in known:
        near = near_words(given.persona, known)
        help_text = f"did you mean `{near[0]}`?" if near else f"there are {listing(sorted(known))}"
        raise MisuseError(f"there is no persona `{given.persona}`", help_text)
    return ScoreCall(
        today=given.today,
        persona=given.persona,
        journeys=asked_journeys(workspace, only),
        method=given.method,
        worlds=given.worlds,
        seed=given.seed,
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


def _unknown_id(identifier: str, what: str, found: Iterable[Titled]) -> MisuseError:
    known = sorted({str(name) for titled in found for name in titled.sheet.facts.get("known", ())})
    near = [name for name in known if name.rpartition("/")[2] == identifier] or near_words(identifier, known)
    help_text = (
        f"did you mean {' or '.join(f'`{name}`' for name in near[:3])}?"
        if near
        else f"`journeyctl score {what}` lists them"
    )
    return MisuseError(f"`{identifier}` is not among the {what} that are scored", help_text)


def _gates(given: ScoreOptions, workspace: Workspace, call: ScoreCall) -> list[str]:
    reasons: list[str] = []
    if given.max_pain is not None:
        ranking = pain_ranking(workspace, call)
        over = [pain for pain in ranking.pains if pain.score > given.max_pain]
        if over:
            told = ", ".join(f"`{pain.case.id}` {pain.score:.1f}" for pain in over[:_TOLD])
            scores_ = "scores" if len(over) == 1 else "score"
            reasons.append(
                f"{counted(len(over), 'pain point')} {scores_} more than {given.max_pain:g} by "
                f"{ranking.method.name}: {told}{_more(len(over))}"
            )
    if given.min_completeness is not None:
        evidence = ((file.id, item) for file, item in workspace.documents(Evidence))
        sound = sound_evidence(evidence, given.today)
        facts = [journey_facts(name, journey, sound) for name, journey in call.asked(workspace).items()]
        low = sorted(
            (fact for fact in facts if fact.complete < given.min_completeness),
            key=lambda fact: (fact.complete, fact.id),
        )
        if low:
            # Rounded down, as in `lint`: nothing is called complete that is not.
            told = ", ".join(f"`{fact.id}` {int(fact.complete * 100 + 1e-9)} %" for fact in low[:_TOLD])
            are = "is" if len(low) == 1 else "are"
            reasons.append(
                f"{counted(len(low), 'journey')} {are} less than {given.min_completeness * 100:g} % complete: "
                f"{told}{_more(len(low))}"
            )
    return reasons


def _more(count: int) -> str:
    return f" and {count - _TOLD} more" if count > _TOLD else ""
