"""What stands in the cells of a map on a terminal: each kind of thing behind a sign of its own, and what the signs mean."""

from collections.abc import Container, Iterable, Iterator, Sequence

from journeyctl.cli.terminal_curve import MARKS
from journeyctl.cli.terminal_text import HARD_HYPHEN, Block, Piece, in_a_row, wrapped
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.render.board import Column, Item
from journeyctl.render.facts import Facts
from journeyctl.render.grid.curve_lane import Curve
from journeyctl.render.grid.grid import Draft
from journeyctl.render.grid.lanes import scale_word
from journeyctl.render.lettering.letters import HARD_BLANK
from journeyctl.render.palette import feeling
from journeyctl.render.words import Words

SIGNS = {
    "pain": Piece("▲", "pain"),
    "solved": Piece("△", "faint"),
    "gain": Piece("+", "gain"),
    "opportunity": Piece("◇", "opportunity"),
    "evidence": Piece("✓", "evidence"),
    "assumption": Piece("~", "assumption"),
    "none": Piece("?", "assumption"),
}
MOMENTS = {"truth": Piece("◆", "stage"), "magic": Piece("✦", "gain"), "pain": Piece("▼", "pain")}
RESTS = {"sound": SIGNS["evidence"], "assumed": SIGNS["assumption"], "none": SIGNS["none"]}
"""What a touchpoint or a pain point rests on."""
_BARE = frozenset({"thought", "channel"})
_OTHER = Piece("·", "faint")


def title_block(
    column: Column, touchpoint: Touchpoint | None, width: int, facts: Facts, words: Words, *, based: bool
) -> Block:
    """Return the title of a touchpoint with its sign, and below it where it happens; with `based`, what it rests on."""
    if touchpoint is None:  # the words say why
        return wrapped(column.title, width, "faint")
    told = [facts.name("channel", touchpoint.channel)] if touchpoint.channel else []
    told += [words("map.optional")] if touchpoint.optional else []
    told += [f"→{HARD_BLANK}{touchpoint.journey.replace('-', HARD_HYPHEN)}"] if touchpoint.journey else []
    note = f" ·{HARD_BLANK}".join(told)  # no line ends in a point
    rests = RESTS[facts.rests_on(touchpoint.evidence)] if based else None
    return [
        *wrapped(column.title, width, "bold", MOMENTS.get(column.mark)),
        *(wrapped(note, width, "faint", rests) if rests or note else ()),
    ]


def item_block(item: Item, width: int, facts: Facts, *, based: bool) -> Block:
    """Return one thing in a cell; a pain point has its score (0 to 100) beside its sign and, with `based`, what it rests on."""
    if item.kind == "thought":
        return wrapped(item.text, width, "italic")
    if item.kind in _BARE:
        return wrapped(item.text, width)
    if item.kind == "pain":
        return _pain(item, width, facts, based)
    block = wrapped(item.text, width, "", SIGNS.get(item.kind, _OTHER))
    note = item.note if item.kind != "opportunity" else ""
    return block + [(Piece("  "), *row) for row in wrapped(note, width - 2, "faint")]


def _pain(item: Item, width: int, facts: Facts, based: bool) -> Block:
    identifier = (item.detail or "").removeprefix("pain:")
    ranked = facts.ranked.get(identifier)
    if ranked is None:
        return wrapped(item.text, width, "", SIGNS["pain"])
    sign, style = SIGNS["pain"]
    sign = f"{sign} {ranked.score:.0f}"
    if not based:
        return wrapped(item.text, width, "", Piece(sign, style))
    rests = RESTS[facts.rests_on(ranked.case.pain.evidence)]
    text = f"{item.text}{HARD_BLANK}{rests.text}"  # the sign of the evidence does not stand alone
    *rows, last = wrapped(text, width, "", Piece(sign, style))
    *pieces, words = last
    return [*rows, (*pieces, Piece(words.text.removesuffix(rests.text)), rests)]


def felt_block(curves: Sequence[Curve], number: int, width: int, facts: Facts, words: Words) -> Block:
    """Return what is felt at a touchpoint in words: by all, then by the personas that feel something else."""
    block: Block = []
    for place, curve in enumerate(curves):
        if number not in curve.values:
            continue
        value, said = curve.values[number]
        if place == 0:
            block += wrapped(said, width, feeling(value))
        elif curves[0].values.get(number, ("",))[0] != value:
            block += wrapped(scale_word(facts, value, words), width, "", Piece(mark(place), feeling(value)))
    return block


def mark(place: int) -> str:
    """Return the sign of a curve on the canvas, by its place among the curves."""
    return MARKS[min(place, len(MARKS) - 1)]


def rests_of(facts: Facts, touchpoints: Iterable[Touchpoint | None]) -> frozenset[str]:
    """Return what touchpoints and their pain points rest on; empty where nothing has evidence: signs would only be noise."""
    found = [touchpoint for touchpoint in touchpoints if touchpoint is not None]
    claims = [one.evidence for one in found]
    claims += [pain.evidence for one in found for pain in one.pain_points]
    rests = frozenset(map(facts.rests_on, claims))
    return rests if any(claims) else frozenset()


def legend(draft: Draft, words: Words, width: int, rests: Container[str]) -> Block:
    """Return what the signs of a map mean, those that are met only."""
    met = list(_met(draft, words))
    met += [(sign, words(f"map.evidence-{name}")) for name, sign in RESTS.items() if name in rests]
    return in_a_row(((sign, Piece(f" {meaning}", "faint")) for sign, meaning in met), width)


def _met(draft: Draft, words: Words) -> Iterator[tuple[Piece, str]]:
    for lane in draft.lanes:
        for place, curve in enumerate(lane.curves if len(lane.curves) > 1 else ()):
            yield Piece(mark(place), "" if place else "accent"), curve.title
    marks = {column.mark for column in draft.columns}
    for name, sign in MOMENTS.items():
        if name in marks:
            yield sign, words(f"common.moment-{name}")
    kinds = {item.kind for lane in draft.lanes for items in lane.cells.values() for item in items}
    if "pain" in kinds:
        yield SIGNS["pain"], words("show.pain")
    for kind in ("gain", "opportunity"):
        if kind in kinds:
            yield SIGNS[kind], words(f"common.{kind}")
    if "solved" in kinds:
        yield SIGNS["solved"], words("map.legend-solved")
