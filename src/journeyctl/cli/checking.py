"""Checking workspaces for a command: rules run, baselines applied, one report made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from journeyctl import __version__
from journeyctl.cli.console import MisuseError
from journeyctl.cli.targets import Target, open_all
from journeyctl.diagnostic.collect import in_order, relocate
from journeyctl.diagnostic.diagnostic import Diagnostic, Severity
from journeyctl.lint import baseline
from journeyctl.lint.engine import lint
from journeyctl.lint.rule import registry
from journeyctl.lint.select import Selection, unknown_rule_help
from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Journey
from journeyctl.report.closing import counted
from journeyctl.report.report import Report, RuleInfo
from journeyctl.score.completeness import JourneyFacts, journey_facts, sound_evidence
from journeyctl.text.display import cells, visible
from journeyctl.workspace.workspace import Workspace


@dataclass(slots=True)
class Check:
    """What is wanted of a check, the same for all workspaces."""

    today: date
    selection: Selection = field(default_factory=Selection)
    fail_on: str | None = None
    use_baseline: bool = True
    force_exclude: bool = False

    def validate(self) -> None:
        """Refuse rules on the command line that do not exist, or are told whatever is asked for."""
        for name in self.selection.unknown:
            raise MisuseError(f"unknown rule `{name}`", unknown_rule_help(name))
        for name in self.selection.unignorable:
            raise MisuseError(
                f"`{name}` cannot be left out: the file is not understood",
                "mend the file, or add it to `exclude:` in journeyctl.yaml",
            )


@dataclass(slots=True)
class Outcome:
    """What came out of a check of one or more workspaces, with paths as seen from here."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    facts: list[JourneyFacts] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    workspaces: list[Workspace] = field(default_factory=list)
    fail_on: Severity = Severity.ERROR
    failed: bool = False


def check_all(targets: Sequence[Target], check: Check) -> Outcome:
    """Check the workspaces of `targets`."""
    check.validate()
    outcome = Outcome()
    for target, workspace in open_all(targets, force_exclude=check.force_exclude):
        outcome.workspaces.append(workspace)
        _check_one(target, workspace, check, outcome)
    outcome.diagnostics = in_order(outcome.diagnostics)
    outcome.files.sort()
    return outcome


def _check_one(target: Target, workspace: Workspace, check: Check, outcome: Outcome) -> None:
    only = target.asked(workspace)
    result = lint(workspace, check.today, check.selection, only)
    found = result.diagnostics
    if check.use_baseline:
        # Only a run of all rules over files that can be read proves that something is gone.
        whole = only is None and check.selection == Selection() and not workspace.broken_files
        found, notes = _against_baseline(workspace.root, found, whole=whole)
        outcome.notes += notes
    where = f"in {target.prefix}: " if target.prefix else ""  # these notes name paths from the root
    outcome.notes += [where + note for note in result.skipped]
    level = Severity[(check.fail_on or workspace.settings.lint.fail_on).upper()]
    outcome.fail_on = min(outcome.fail_on, level)
    outcome.failed = outcome.failed or any(item.severity >= level for item in found)
    outcome.diagnostics += relocate(found, target.from_here) if target.prefix else found
    asked = [file.source.path for file in workspace.files if only is None or file.source.path in only]
    outcome.files += [target.from_here(path) for path in asked]

    unknown = [file for file in workspace.files if file.kind.word == "evidence" and file.document is None]
    if unknown and only is None:
        outcome.unknown.append(target.from_here(unknown[0].source.path))
    sound = sound_evidence(((file.id, item) for file, item in workspace.documents(Evidence)), check.today)
    for file, journey in workspace.documents(Journey):
        if only is None or file.source.path in only:
            outcome.facts.append(journey_facts(file.id, journey, sound))


def _against_baseline(
    root: Path, found: list[Diagnostic], *, whole: bool
) -> tuple[list[Diagnostic], list[str]]:
    path = root / baseline.FILE_NAME
    if not path.is_file():
        return found, []
    try:
        entries = baseline.from_text(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, baseline.BaselineError) as error:
        raise MisuseError(
            f"{baseline.FILE_NAME}: {error}", "run `journeyctl baseline` to write it anew"
        ) from None
    new, stale = baseline.split(found, entries)
    notes = []
    if accepted := len(found) - len(new):
        notes.append(f"{counted(accepted, 'finding')} accepted by {baseline.FILE_NAME}")
    if stale and whole:
        notes.append(
            f"{counted(len(stale), 'entry', 'entries')} of {baseline.FILE_NAME} "
            + ("matches" if len(stale) == 1 else "match")
            + f" nothing any more: run `journeyctl baseline` to drop {'it' if len(stale) == 1 else 'them'}"
        )
    return new, notes


def report_of(outcome: Outcome, *, summary: bool = True) -> Report:
    """Return what the report formats are given."""
    names = {item.rule for item in outcome.diagnostics}
    lines = list(outcome.notes)
    if summary:
        unknown = [
            f"{path} has mistakes: what rests on it counts as resting on nothing" for path in outcome.unknown
        ]
        lines = [*summary_lines(outcome.facts), *unknown, *lines]
    return Report(outcome.diagnostics, outcome.files, rule_infos(names), __version__, lines, outcome.fail_on)


def rule_infos(names: Iterable[str]) -> dict[str, RuleInfo]:
    """Return what readers are told about the rules."""
    rules = registry()
    return {
        name: RuleInfo(
            name, rule.summary, rule.doc.split("\n## Bad", 1)[0].strip(), rule.traits.severity,
            rule.traits.group, rule.url, rule.traits.fixable,
        )
        for name in sorted(names)
        if (rule := rules.get(name))
    }  # fmt: skip


_SHOWN = 6


def summary_lines(facts: Sequence[JourneyFacts]) -> list[str]:
    """Say how complete the journeys are and how much of them rests on evidence, the weakest first."""
    if not facts:
        return []
    ordered = sorted(facts, key=lambda item: (item.complete, item.id))
    widths = [cells(visible(item.id)) for item in ordered[:_SHOWN]]
    lines = [
        f"{item.id}{' ' * (max(widths) - width)}  {_bar(item.complete)}  {_percent(item.complete)} complete, {_evidence(item)}"
        for item, width in zip(ordered, widths, strict=False)
    ]
    if len(ordered) > _SHOWN:
        total = sum(item.claims for item in ordered)
        backed = sum(item.claims * (item.evidenced or 0) for item in ordered)
        average = sum(item.complete for item in ordered) / len(ordered)
        lines.append(
            f"all {len(ordered):,} journeys: {_percent(average).strip()} complete on average"
            + (f", {_percent(backed / total).strip()} of {total:,} claims rest on evidence" if total else "")
        )
    return lines


def _percent(share: float) -> str:
    # Rounded down: nothing is called complete that is not.
    return f"{int(share * 100 + 1e-9):3d} %"


def _bar(share: float) -> str:
    full = int(share * 10 + 1e-9)
    return "█" * full + "░" * (10 - full)


def _evidence(item: JourneyFacts) -> str:
    if item.evidenced is None:
        return "no claims yet"
    return f"{_percent(item.evidenced).strip()} of {counted(item.claims, 'claim')} {'rests' if item.claims == 1 else 'rest'} on evidence"
