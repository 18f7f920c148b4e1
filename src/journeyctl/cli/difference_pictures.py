"""Differences as pictures: what `diff` has found out, handed to `render`, and the files that come of it."""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from journeyctl.cli.console import MisuseError, need, write, write_error
from journeyctl.cli.picture_files import Output, check_inputs, make_folder, put_on_stdout, put_pictures
from journeyctl.cli.picture_kinds import Format, find_format, format_of_suffix
from journeyctl.cli.picture_look import CallLook, LookOptions
from journeyctl.cli.rendering import inputs_of
from journeyctl.cli.sides import Pair
from journeyctl.diff.change import Change, How, What
from journeyctl.diff.compare import Comparison
from journeyctl.diff.decisions import accepted_words
from journeyctl.diff.difference import Difference
from journeyctl.diff.twins import Twin, journey_twins
from journeyctl.diff.words import SIGNS, findings_in_words, groups, pains_in_words, sentence
from journeyctl.render.board import Board
from journeyctl.render.difference import all_changes, lay_out
from journeyctl.render.facts import Facts
from journeyctl.render.look import Look
from journeyctl.render.versions import Both, Chapter, Figure, Kind, Mark, Versions
from journeyctl.report.closing import counted
from journeyctl.text.display import visible
from journeyctl.text.spelling import listing

_KINDS: Mapping[What, Kind] = {
    What.JOURNEY: "journey",
    What.STAGE: "stage",
    What.TOUCHPOINT: "touchpoint",
    What.METRIC: "metric",
    What.PAIN_POINT: "pain",
    What.GAIN: "gain",
    What.OPPORTUNITY: "opportunity",
    What.DECISION: "decision",
}
# What a head always tells; the others where they have shifted.
_ALWAYS = frozenset({"mean_emotion", "peak_end", "pain_load", "complete", "evidenced"})


@dataclass(frozen=True, slots=True)
class Compared:
    """One workspace with what has been found out about it."""

    pair: Pair
    comparison: Comparison
    difference: Difference


@dataclass(frozen=True, slots=True)
class _Picture:
    """A journey in two versions, the root of its workspace, and the look it is to have."""

    root: Path
    versions: Versions
    look: Look


def put_difference(found: Sequence[Compared], format_name: str, written: str | None, today: date) -> None:
    """Draw what has changed and write it where it is asked for: a file, a folder, or stdout where nothing is said."""
    output = Output.read("-" if written is None else written)
    format_ = find_format(format_name)
    _check_name(output, format_)
    if format_.extra is not None:
        need(*format_.extra)
    call = CallLook.read(LookOptions())
    pictures = [picture for one in found for picture in _pictures(one, call, format_, today)]
    if format_.many:
        files = _together(found, pictures, call, format_, output)
    else:
        files = _apart(pictures, format_, output)
    if not files:
        write_error("note: no journey has changed, and there is nothing to draw\n")
        return
    if output.kind == "stdout":
        put_on_stdout(next(iter(files.values())), format_)
        return
    check_inputs(
        files, {path: what for one in found for path, what in inputs_of(one.pair.root, one.pair.after)}
    )
    for folder in dict.fromkeys(path.parent for path in files) if output.kind == "folder" else ():
        make_folder(folder)
    put_pictures(files)
    if output.kind == "folder":
        write("".join(f"{visible(str(path))}\n" for path in files))


def _check_name(output: Output, format_: Format) -> None:
    meant = format_of_suffix(output.path.suffix) if output.kind == "file" else None
    if meant is not None and meant.name != format_.name:
        raise MisuseError(
            f"`{output.path}` is no name for {format_.name}", f"let it end in `{format_.suffix}`"
        )


def _together(
    found: Sequence[Compared], pictures: Sequence[_Picture], call: CallLook, format_: Format, output: Output
) -> dict[Path, bytes]:
    """Return one file with all journeys, and below them everything in words."""
    boards = [lay_out(picture.versions, picture.look) for picture in pictures]
    for one in found:
        difference = one.difference
        names = (difference.before.words, difference.after.words)
        boards.append(
            all_changes(difference.title, names, tuple(_chapters(difference)), _look(one, call, format_))
        )
    name = "difference" + format_.suffix
    path = output.path / name if output.kind == "folder" else output.path
    return {path: format_.paint(boards, _look(found[0], call, format_))}


def _apart(pictures: Sequence[_Picture], format_: Format, output: Output) -> dict[Path, bytes]:
    """Return a file for each journey; several fit into a folder alone."""
    if output.kind != "folder":
        if len(pictures) > 1:
            names = listing([picture.versions.id for picture in pictures], 3)
            raise MisuseError(
                f"{counted(len(pictures), 'journey')} have changed and do not fit into one {format_.name}: {names}",
                "name one of them, give a folder (`-o changes/`), or ask for `--output-format html`",
            )
        return {output.path: _paint(pictures[0], format_)} if pictures else {}
    above = os.path.commonpath([picture.root for picture in pictures]) if pictures else ""
    return {
        output.path
        / picture.root.relative_to(above)
        / f"{picture.versions.id}.difference{format_.suffix}": _paint(picture, format_)
        for picture in pictures
    }


def _paint(picture: _Picture, format_: Format) -> bytes:
    board: Board = lay_out(picture.versions, picture.look)
    return format_.paint([board], picture.look)


def _look(one: Compared, call: CallLook, format_: Format) -> Look:
    workspace = one.pair.after if one.pair.after.files else one.pair.before
    look = call.of(workspace)
    return replace(look, paper=format_.paper(look), band=format_.band)


def _pictures(one: Compared, call: CallLook, format_: Format, today: date) -> Iterator[_Picture]:
    look = _look(one, call, format_)
    for versions in journey_versions(one, today):
        yield _Picture(one.pair.root, versions, look)


def journey_versions(one: Compared, today: date) -> Iterator[Versions]:
    """Yield the journeys of which the map or a number has changed, as they are drawn."""
    pair, difference = one.pair, one.difference
    facts = (Facts(pair.before, today), Facts(pair.after, today))
    names = (difference.before.words, difference.after.words)
    shifts = {(shift.after is None, shift.score.id): shift for shift in difference.journeys}
    shifted = {shift.score.id for shift in difference.shifted}
    worse, decided = defaultdict(list), defaultdict(list)
    for found in difference.regressions:
        worse[found.id.partition("/")[0]].append(found.reason)
    for accepted in difference.accepted:
        decided[accepted.regression.id.partition("/")[0]].append(accepted_words(accepted))
    for twin in journey_twins(one.comparison.matching, difference.changes):
        name = twin.shown.side.id
        shift = shifts.get((twin.new is None, name))
        if not twin.has_changed and not (twin.new and name in shifted):
            continue
        measures = shift.measures() if shift else ()
        figures = tuple(
            Figure(name=number.name, before=number.before, after=number.after, good=number.good)
            for number in measures
            if number.name in _ALWAYS or number.has_shifted
        )
        yield Versions(
            id=name,
            names=names,
            facts=facts,
            journey=_both(twin),
            figures=figures,
            worse=tuple(worse[name]),
            decided=tuple(decided[name]),
        )


def _both(twin: Twin) -> Both:
    return Both(
        kind=_KINDS[twin.shown.what],
        before=twin.old.model if twin.old else None,
        after=twin.new.model if twin.new else None,
        marks=tuple(_mark(twin, change) for change in twin.changes),
        parts=tuple(_both(part) for part in twin.parts if part.shown.what in _KINDS),
    )


def _mark(twin: Twin, change: Change) -> Mark:
    how, other = change.how.value, ""
    if change.how is How.MOVED and twin.new is None:
        how, other = "left", change.new.home if change.new else ""
    elif change.how is How.MOVED and twin.old and twin.old.parent:
        other = twin.old.parent.side.name
    elif change.how is How.SPLIT and change.old:
        other = change.old.name
    elif change.how is How.MERGED and change.new:
        other = change.new.name
    return Mark(
        how=how,
        field=change.field,
        before=change.before,
        after=change.after,
        delta=change.delta,
        trend=change.trend.value if change.trend else "",
        other=other,
    )


def _chapters(one: Difference) -> Iterator[Chapter]:
    """Yield everything that a difference says, in sentences."""
    if one.accepted:
        yield Chapter(title="worse, as decided", lines=tuple(map(accepted_words, one.accepted)))
    if one.regressions:
        yield Chapter(title="worse than accepted", lines=tuple(found.reason for found in one.regressions))
    for group in groups(one.changes):
        lines = (
            f"{SIGNS[told.change.how]} {told.change.what.value} {told.change.side.short}: {sentence(told)}"
            for told in group.changes
        )
        title = f"{group.path} (was {group.before})" if group.before else group.path
        yield Chapter(title=title, lines=tuple(lines))
    if one.pains:
        yield Chapter(
            title=f"scores of pain points by {one.pains[0].method}", lines=tuple(pains_in_words(one.pains))
        )
    if one.findings.new or one.findings.gone:
        yield Chapter(title="findings", lines=tuple(findings_in_words(one.findings)))
    if one.notes:
        yield Chapter(title="not compared", lines=tuple(one.notes))
