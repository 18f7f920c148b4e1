"""One walk over the workspace: each thing goes to the rules that asked for its kind."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from journeyctl.diagnostic.collect import in_order
from journeyctl.diagnostic.diagnostic import Diagnostic
from journeyctl.lint.context import Context
from journeyctl.lint.ignores import AcceptedInSettings, apply_ignores, read_ignores
from journeyctl.lint.rule import registry
from journeyctl.lint.select import Active, RuleSet, RuleSets, Selection, check_settings
from journeyctl.load.loader import Loaded
from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Journey, Stage
from journeyctl.model.plan import Plan
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.text.spelling import listing
from journeyctl.workspace.workspace import Workspace

Visit = tuple[Callable[..., Any], Any, Active]
Visits = Mapping[type, Sequence[Visit]]


@dataclass(frozen=True, slots=True)
class LintResult:
    """What was found, in order; `skipped` names rules that could not run, and why."""

    diagnostics: list[Diagnostic]
    skipped: list[str]


def lint(
    workspace: Workspace, today: date, selection: Selection | None = None, only: frozenset[str] | None = None
) -> LintResult:
    """Check a workspace.

    `only` limits the findings to some files (paths from the root); the others are still read,
    because references lead there.
    """
    rule_sets = RuleSets(workspace.settings.lint, selection or Selection())
    if not workspace.files:
        rule_set = rule_sets.for_file("")
        return LintResult(in_order(_weighed(workspace.diagnostics, rule_set)), [])
    rule_set_of = {file.source.path: rule_sets.for_file(file.source.path) for file in workspace.files}
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in workspace.diagnostics:
        by_file[diagnostic.path].append(diagnostic)
    if workspace.settings_file is not None:
        path = workspace.settings_file.source.path
        by_file[path] += check_settings(workspace.settings.lint, workspace.settings_file)
    context = Context(workspace, today, workspace.files[0])
    visits_of = {
        key: _visits(rule_set)
        for key, rule_set in {id(rule_set): rule_set for rule_set in rule_set_of.values()}.items()
    }
    skipped = list(_check_whole(context, visits_of.values(), rule_set_of, by_file))
    asked = [file for file in workspace.files if only is None or file.source.path in only]
    for file in asked:
        path = file.source.path
        if file.document is not None:
            by_file[path] += _check_file(context, file, visits_of[id(rule_set_of[path])])
    skipped += [reason for _, reason in context.skipped]
    # What a rule has not seen proves nothing: while a file is broken, that may be anything.
    unsure = set(registry()) if workspace.broken_files else {name for name, _ in context.skipped}
    accepted = AcceptedInSettings(workspace.settings.lint.ignore)
    found: list[Diagnostic] = []
    for file in asked:
        path = file.source.path
        found += accepted.left(path, _left(file, by_file[path], rule_set_of[path], unsure))
    if only is None:  # folders that cannot be read, files that nobody can place
        for path in by_file.keys() - rule_set_of.keys():
            found += _weighed(by_file[path], rule_sets.for_file(path))
    if only is None and workspace.settings_file is not None:
        rule_set = rule_sets.for_file(workspace.settings_file.source.path)
        unused = accepted.unused(workspace.settings_file, rule_set.active.keys() - unsure)
        found += _weighed(unused, rule_set)
    return LintResult(in_order(found), sorted(set(skipped)))


def _visits(rule_set: RuleSet) -> Visits:
    visits: dict[type, list[Visit]] = defaultdict(list)
    for active in rule_set.active.values():
        if active.rule.check is not None and active.rule.visits is not None:
            visits[active.rule.visits].append((active.rule.check, active.options, active))
    return visits


def _check_whole(
    context: Context,
    all_visits: Iterable[Visits],
    rule_set_of: Mapping[str, RuleSet],
    by_file: dict[str, list[Diagnostic]],
) -> Iterator[str]:
    """Run the rules that look at the workspace, and say which did not run.

    A rule runs once for each of the options that it has in some file, and is heard in those files.
    """
    broken = context.workspace.broken_files
    idle: list[str] = []
    for name, visits in _whole_visits(all_visits).items():
        if broken and visits[0][2].rule.traits.whole:
            idle.append(name)
            continue
        for visit in visits:
            for diagnostic in _call([visit], context.workspace, context):
                here = rule_set_of[diagnostic.path].active.get(name)
                if here is not None and here.options == visit[1]:
                    by_file[diagnostic.path].append(diagnostic)
    if idle:
        names, needs = listing(idle), "it needs" if len(idle) == 1 else "they need"
        yield f"{names} did not run: {needs} every file, and {_listed(broken)}"


def _whole_visits(all_visits: Iterable[Visits]) -> Mapping[str, Sequence[Visit]]:
    """Return for each rule that looks at the workspace one visit with each of its options."""
    found: dict[str, list[Visit]] = defaultdict(list)
    for visits in all_visits:
        for visit in visits.get(Workspace, ()):
            known = found[visit[2].rule.name]
            if all(visit[1] != other[1] for other in known):
                known.append(visit)
    return found


def _listed(paths: list[str]) -> str:
    if len(paths) == 1:
        return f"{paths[0]} has mistakes"
    return f"{paths[0]} and {len(paths) - 1} more have mistakes"


def _call(rules: Iterable[Visit], thing: Any, context: Context) -> Iterator[Diagnostic]:
    for check, options, active in rules:
        context.active = active
        if options is None:
            yield from check(thing, context)
        else:
            yield from check(thing, context, options)


def _check_file(context: Context, file: Loaded, visits: Visits) -> Iterator[Diagnostic]:
    document = file.document
    context.file = file
    context.journey = context.stage = context.touchpoint = None
    if isinstance(document, Journey):
        context.journey = document
        yield from _check_journey(context, document, visits)
        return
    yield from _call(visits.get(type(document), ()), document, context)
    if isinstance(document, Plan):
        for initiative in document.initiatives:
            yield from _call(visits.get(type(initiative), ()), initiative, context)
    elif isinstance(document, Evidence):
        for quote in document.quotes:
            yield from _call(visits.get(type(quote), ()), quote, context)


def _check_journey(context: Context, journey: Journey, visits: Visits) -> Iterator[Diagnostic]:
    on_stage, on_touchpoint = visits.get(Stage, ()), visits.get(Touchpoint, ())
    yield from _call(visits.get(Journey, ()), journey, context)
    yield from _check_all(journey.metrics, context, visits)
    for stage in journey.stages:
        context.stage = stage
        yield from _call(on_stage, stage, context)
        yield from _check_all(stage.metrics, context, visits)
        for touchpoint in stage.touchpoints:
            context.touchpoint = touchpoint
            yield from _call(on_touchpoint, touchpoint, context)
            for things in (
                touchpoint.metrics,
                touchpoint.pain_points,
                touchpoint.gains,
                touchpoint.opportunities,
            ):
                if things:
                    yield from _check_all(things, context, visits)
        context.touchpoint = None
    context.stage = None


def _check_all(things: Sequence[Any], context: Context, visits: Visits) -> Iterator[Diagnostic]:
    for thing in things:
        yield from _call(visits.get(type(thing), ()), thing, context)


def _left(
    file: Loaded, diagnostics: list[Diagnostic], rule_set: RuleSet, unsure: set[str]
) -> Iterator[Diagnostic]:
    """Yield what is left when weights and the comments in the file have had their say."""
    ignores, problems = read_ignores(file)
    weighed = _weighed([*diagnostics, *problems], rule_set)
    if ignores:
        ran = rule_set.active.keys() - unsure
        weighed = _weighed(apply_ignores(file, weighed, ignores, ran=ran), rule_set)
    return weighed


def _weighed(diagnostics: Iterable[Diagnostic], rule_set: RuleSet) -> Iterator[Diagnostic]:
    for diagnostic in diagnostics:
        severity = rule_set.severity(diagnostic.rule)
        if severity is not None:
            yield diagnostic.with_severity(severity)
