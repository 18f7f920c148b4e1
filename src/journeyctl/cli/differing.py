"""What `diff` does, once it is known what was asked for."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from journeyctl import __version__
from journeyctl._discover import load_module
from journeyctl.cli.console import ColorWhen, MisuseError, complain, in_color, width, write
from journeyctl.cli.git import no_commit
from journeyctl.cli.pairs import Pair
from journeyctl.cli.sides import Sides, read_sides
from journeyctl.cli.write import write_whole
from journeyctl.diff import formats
from journeyctl.diff.change import Change, Side
from journeyctl.diff.compare import Comparison, compare
from journeyctl.diff.curves import curve_shifts
from journeyctl.diff.decisions import judged
from journeyctl.diff.difference import Difference, Look
from journeyctl.diff.findings import BESIDE, FindingShift, finding_shift
from journeyctl.diff.gates import Regression, limits_between, regressions
from journeyctl.diff.shifts import journey_shifts, pain_shifts, scores_of
from journeyctl.diff.things import Thing
from journeyctl.diff.twins import journey_twins
from journeyctl.lint.engine import LintResult, lint
from journeyctl.report.closing import counted
from journeyctl.report.shown import ORDER_SIGN
from journeyctl.text.spelling import near_words
from journeyctl.workspace.workspace import Workspace

PICTURES = ("html", "png", "svg")
"""The formats that are pictures, by their names among those of `render`."""

_NAMED = 5
"""How many things are named that a decision would have to accept."""

# Signs of ours that a screen without Unicode lacks.
_PLAIN = str.maketrans("→−", ">-")


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffOptions:
    """One call, as its options say; `words` are revisions or folders, then ids and paths."""

    words: tuple[str, ...] = ()
    output_format: str = "full"
    output_file: str | None = None
    fail_on: str | None = None
    exit_code: bool = False
    lang: str | None = None
    color: ColorWhen = "auto"
    today: date


def run_diff(given: DiffOptions) -> int:
    """Carry out a call and return the exit code."""
    if given.lang is not None and given.output_format not in PICTURES:
        raise MisuseError(
            f"`--lang` is for pictures, and `{given.output_format}` is none",
            f"ask for one of them: `--output-format {PICTURES[0]}`",
        )
    sides = read_sides(given.words)
    if not sides.pairs:
        raise MisuseError(
            "there are no journey files on either side", "`journeyctl init` makes a first workspace"
        )
    found = [(pair, compare(pair.before, pair.after, pair.unknown)) for pair in sides.pairs]
    asked = _Asked.read(sides, found)
    differences = [asked.of(_difference(sides, pair, one, given.today), pair, one) for pair, one in found]
    changed = [one for one in differences if not one.is_empty or one.moves or one.notes]
    shown = changed or differences[:1]
    if given.output_format in PICTURES:
        from journeyctl.cli.compared import Compared
        from journeyctl.cli.difference_pictures import put_difference
        from journeyctl.cli.picture_look import LookOptions

        names = {id(one) for one in shown}
        pictured = [
            Compared(*both, one) for both, one in zip(found, differences, strict=True) if id(one) in names
        ]
        look = LookOptions(lang=given.lang)
        put_difference(pictured, given.output_format, given.output_file, look, given.today)
    else:
        _put(changed or [replace(shown[0], is_one_of_several=False)], given)
    worse = [reason for one in differences for reason in one.regressions]
    if given.fail_on == "regression" and worse:
        if given.output_file is None and given.output_format not in ("json", *PICTURES):
            complain(f"{counted(len(worse), 'regression')}: worse than accepted", _way_out(worse))
        else:
            for regression in worse:
                complain(regression.reason)
        return 1
    return int(given.exit_code and any(not one.is_empty for one in differences))


def _difference(sides: Sides, pair: Pair, comparison: Comparison, today: date) -> Difference:
    before, after = pair.before, pair.after
    olds, news = scores_of(before, today), scores_of(after, today)
    shifts = journey_shifts(olds, news, comparison.matching)
    where = Path(os.path.relpath(pair.root)).as_posix()
    limits, note = limits_between(before, after)
    count, accepted = judged(regressions(comparison, shifts, limits), comparison)
    changes = [change for change in comparison.changes if not _inside(change, pair.modules)]
    return Difference(
        title=after.settings.title or before.settings.title or pair.root.name,
        where="" if where == "." else where,
        before=sides.before,
        after=sides.after,
        changes=changes,
        journeys=shifts,
        pains=list(pain_shifts(olds, news, comparison.matching)),
        findings=_findings(sides, before, after, comparison, today),
        regressions=count,
        moves=pair.moves,
        notes=[
            *_notes(comparison),
            *(_left_out(module) for module in pair.modules),
            *filter(None, [note]),
        ],
        accepted=accepted,
        unknown=comparison.unknown,
        is_one_of_several=len(sides.pairs) > 1,
        curves=list(
            curve_shifts(
                journey_twins(comparison.matching, changes),
                (before.settings.scales.emotion, after.settings.scales.emotion),
            )
        ),
    )


def _way_out(worse: Sequence[Regression]) -> str:
    """Say what a decision must accept; nothing where no decision can."""
    names = dict.fromkeys(
        one.id.rpartition("/")[2] if one.limit == "severity" else one.limit
        for one in worse
        if one.limit != "unknown"
    )
    if not names:
        return ""
    some = ", ".join([*names][:_NAMED] + ["..."] * (len(names) > _NAMED))
    return f"if that was decided, add to the journey: `decisions: [{{title: ..., accepts: [{some}]}}]`"


def _inside(change: Change, folders: Iterable[str]) -> bool:
    return any(change.side.path.startswith(f"{folder}/") for folder in folders)


def _left_out(module: str) -> str:
    return f"the submodule {module} is left out: its commit is not here (`git submodule update --init`)"


def _notes(comparison: Comparison) -> list[str]:
    names = [one.words for one in comparison.unknown]
    if not names:
        return []
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return [f"not compared, with mistakes on one side: {', '.join(names[:3])}{more}"]


def _findings(
    sides: Sides, before: Workspace, after: Workspace, comparison: Comparison, today: date
) -> FindingShift:
    was, now = lint(before, today), lint(after, today)
    unsure = frozenset(rule for rule in BESIDE if not sides.on_disk or _did_not_run(rule, was, now))
    olds = [item for item in was.diagnostics if item.rule not in unsure]
    news = [item for item in now.diagnostics if item.rule not in unsure]
    return finding_shift(olds, news, comparison.matching)


def _did_not_run(rule: str, *results: LintResult) -> bool:
    """Say whether a rule could not look at some file, on either side."""
    return any(f"`{rule}`" in reason for result in results for reason in result.skipped)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked about: things by id, and files by their path from here. Without either: everything."""

    words: tuple[str, ...]

    @classmethod
    def read(cls, sides: Sides, found: Sequence[tuple[Pair, Comparison]]) -> "_Asked":
        """Check that every word names something on one of the sides."""
        asked = cls(sides.asked)
        for word in sides.asked:
            if os.path.lexists(word):
                continue
            if not any(asked.fits(word, side, pair) for pair, one in found for side in _all_sides(one)):
                raise _unknown(word, sides, found)
        return asked

    def of(self, difference: Difference, pair: Pair, comparison: Comparison) -> Difference:
        """Return what a difference has to say of what is asked about."""
        if not self.words:
            return difference
        asked = [
            side for side in _all_sides(comparison) if any(self.fits(word, side, pair) for word in self.words)
        ]
        told = difference.narrowed(
            frozenset(side.id for side in asked), frozenset(side.path for side in asked)
        )
        return told if asked else replace(told, moves=())

    def fits(self, word: str, side: Side, pair: Pair) -> bool:
        """Say whether a word names a thing, or something that it stands in, by a path of now or of before."""
        if word in (side.id, side.short, side.home) or word.rpartition("/")[2] in side.within:
            return True
        return any(_leads_to(word, side, root) for root in (pair.root, *pair.others))


def _leads_to(word: str, side: Side, root: Path) -> bool:
    path = os.path.relpath(os.path.abspath(word), root).replace(os.sep, "/")  # noqa: PTH100 - links stay
    is_above = set(path.split("/")) <= {".", ".."}
    return is_above or path == side.path or side.path.startswith(f"{path}/")


def _all_sides(comparison: Comparison) -> Iterator[Side]:
    things: list[Thing] = [thing for pair in comparison.matching.pairs for thing in pair]
    yield from (thing.side for thing in (*things, *comparison.matching.removed, *comparison.matching.added))
    yield from (Side(one.id, "", one.path, one.id) for one in comparison.unknown)


def _unknown(word: str, sides: Sides, found: Sequence[tuple[Pair, Comparison]]) -> MisuseError:
    known = sorted({side.id for _, one in found for side in _all_sides(one)})
    near = near_words(word, known)
    if near:
        help_text = f"did you mean {' or '.join(f'`{name}`' for name in near)}?"
    elif sides.repository is not None and (kind := sides.repository.kind(word)):
        return no_commit(word, kind)
    elif sides.repository is not None and sides.repository.is_shallow():
        help_text = "only the last commits were cloned; fetch the others: `git fetch --unshallow`"
    else:
        help_text = "`git branch --all` lists branches, `journeyctl list` what there is"
    return MisuseError(f"`{word}` is neither a revision, a file or folder, nor an id", help_text)


def _put(differences: Sequence[Difference], given: DiffOptions) -> None:
    paint = load_module(formats, given.output_format).render
    if given.output_file is not None:
        text = paint(differences, Look(given.color == "always", version=__version__))
        write_whole(Path(given.output_file), _harmless(text).encode("utf-8", "backslashreplace"))
        return
    text = _harmless(
        paint(differences, Look(in_color(given.color, sys.stdout), width(sys.stdout), __version__))
    )
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = text.translate(_PLAIN)
    write(text)
    sys.stdout.flush()  # the reasons stand below it, also where both go into one file


def _harmless(text: str) -> str:
    """Write what a build service would obey with another spelling; a heading of our own stays."""
    return ORDER_SIGN.sub(r"\\x23", text) if "##vso" in text or "##[" in text else text
