"""Change by change, file by file, with what it does to the customer; for people at a terminal."""

from collections.abc import Iterator, Sequence

from journeyctl.diagnostic.diagnostic import Diagnostic
from journeyctl.diff.change import How, Trend
from journeyctl.diff.decisions import accepted_words
from journeyctl.diff.difference import Difference, Look
from journeyctl.diff.screen import Screen
from journeyctl.diff.shifts import JourneyShift, Measure
from journeyctl.diff.visible_shifts import is_told
from journeyctl.diff.words import (
    ARROW,
    MEASURES,
    SIGNS,
    Group,
    Told,
    groups,
    moved,
    plural,
    sentence,
    shifted_by,
    signed,
    told_measures,
)
from journeyctl.score.curve import sparkline
from journeyctl.text.display import cells, visible

_NAMES = 34
"""How many columns the names of things may take before what has become of them goes to the next line."""
_FEWEST, _WORDS = 12, 36
"""How many they may take on the narrowest screen, and what the words behind them, with their lead, need."""


_FINDINGS = 10
"""How many findings are listed on each side, the worst first."""


def render(differences: Sequence[Difference], look: Look) -> str:
    """Return one block for each file with changes, then scores, findings and what is worse than accepted."""
    screen = Screen(look)
    blocks = ["\n".join(block) for one in differences for block in _workspace(one, screen)]
    return "\n\n".join(blocks) + "\n"


def _workspace(one: Difference, screen: Screen) -> Iterator[list[str]]:
    name = f"{visible(one.title)} ({visible(one.where or '.')}): " if one.is_one_of_several else ""
    head = f"{name}{visible(one.before.words)} {ARROW} {visible(one.after.words)}"
    yield [
        screen.paint("bold", head),
        *(row for move in one.moves for row in screen.hung("", move, 2, "faint")),
    ]
    shifts = {shift.score.id: shift for shift in one.shifted if is_told(shift)}
    told: set[str] = set()
    for group in groups(one.changes):
        is_journey = group.path.rsplit(".", 2)[-2:-1] == ["journey"]
        shift = shifts.get(group.home) if is_journey else None
        told |= {group.home} if shift else set()
        yield list(_file(group, shift, screen))
    for shift in shifts.values():
        if shift.score.id not in told:
            yield [screen.paint("bold", visible(shift.score.id)), *_scores(shift, screen)]
    if one.pains:
        yield list(_pains(one, screen))
    if one.findings.new or one.findings.gone:
        yield list(_findings(one, screen))
    if one.notes:
        yield [row for note in one.notes for row in screen.hung("", note, 2, "faint")]
    if one.accepted:
        rows = [row for found in one.accepted for row in screen.hung("  = ", accepted_words(found), 4)]
        yield [screen.paint("bold", "worse, as decided"), *rows]
    if one.regressions:
        rows = [row for found in one.regressions for row in screen.hung("  ! ", found.reason, 4, "worse")]
        yield [screen.paint("bold", "worse than accepted"), *rows]
    yield [_closing(one)]


def _file(group: Group, shift: JourneyShift | None, screen: Screen) -> Iterator[str]:
    was = f"  was {visible(group.before)}" if group.before else ""
    yield screen.paint("bold", visible(group.path)) + screen.paint("faint", was)
    if shift:
        yield from _scores(shift, screen)
    names = [_name(told) for told in group.changes]
    most = min(_NAMES, max(_FEWEST, screen.look.width - _WORDS))
    room = min(max(map(cells, names), default=0), most)
    last = ""
    for told, name in zip(group.changes, names, strict=True):
        sign = SIGNS[told.change.how]
        shown = "" if name == last and told.change.how is How.CHANGED else name
        last = name
        gap = max(0, room - cells(shown))
        lead = f"  {screen.paint(sign, sign)} {screen.paint('' if sign == '~' else sign, shown)}{'':{gap}}  "
        text = sentence(told)
        style = told.change.trend.value if told.change.trend and told.change.how is How.CHANGED else ""
        if cells(shown) > room:
            yield lead.rstrip()
            yield from screen.hung(f"{'':{room + 6}}", text, room + 6, style)
        else:
            yield from screen.hung(lead, text, room + 6, style)


def _name(told: Told) -> str:
    return f"{told.change.what.value} {visible(told.change.side.short)}"


def _scores(shift: JourneyShift, screen: Screen) -> Iterator[str]:
    was, now = shift.before and shift.before.curve, shift.after and shift.after.curve
    if was and now and sparkline(was.emotions) != sparkline(now.emotions):
        yield f"    {sparkline(was.emotions)} {ARROW} {sparkline(now.emotions)}"
    parts = [_measure(one) for one in told_measures(shift)]
    trends = [one.trend.value if one.trend else "" for one in told_measures(shift)]
    row = ""
    used = 0
    for part, trend in zip(parts, trends, strict=True):
        if row and used + 3 + cells(part) > screen.look.width:
            yield row
            row = ""
        used = used + 3 + cells(part) if row else 4 + cells(part)
        row = f"{row}   {screen.paint(trend, part)}" if row else f"    {screen.paint(trend, part)}"
    if row:
        yield row


def _measure(one: Measure) -> str:
    amount = shifted_by(one)
    return f"{MEASURES[one.name]} {moved(one)}{f' ({amount})' if amount else ''}"


def _pains(one: Difference, screen: Screen) -> Iterator[str]:
    yield screen.paint("bold", f"scores of pain points by {one.pains[0].method}")
    ordered = sorted(one.pains, key=lambda pain: (-abs(pain.after - pain.before), pain.id))
    names = max(cells(visible(pain.id)) for pain in ordered)
    for pain in ordered:
        style = Trend.WORSE.value if pain.after > pain.before else Trend.BETTER.value
        text = f"{pain.before:.1f} {ARROW} {pain.after:.1f} ({signed(pain.after - pain.before, 1)})"
        name = visible(pain.id)
        yield f"    {name}{'':{names - cells(name)}}  {screen.paint(style, text)}"


def _findings(one: Difference, screen: Screen) -> Iterator[str]:
    new, gone = one.findings.new, one.findings.gone
    yield screen.paint("bold", f"{plural(len(new), 'finding')} new, {len(gone)} gone")
    for sign, items in (("+", new), ("-", gone)):
        worst = sorted(items, key=lambda item: -item.severity)
        for item in worst[:_FINDINGS]:
            yield from screen.hung(f"  {screen.paint(sign, sign)} ", _finding(item), 4)
        if len(worst) > _FINDINGS:
            yield f"    and {len(worst) - _FINDINGS} more: `--output-format json` has all of them"


def _finding(item: Diagnostic) -> str:
    return f"{item.severity.word}[{item.rule}] {item.path}:{item.line} {item.message}"


def _closing(one: Difference) -> str:
    if one.is_empty:
        return "Nothing has changed in meaning."
    counts = [f"{number} {how.value}" for how, number in one.counts().items() if number]
    if counts:
        return f"{', '.join(counts)}."
    shifted = one.shifted or one.pains or one.findings.new or one.findings.gone
    that = "No map that can be compared" if one.unknown else "No map"
    return f"{that} has changed{'; scores or findings have' if shifted else ''}."
