"""Two versions of touchpoints in one grid: their curves over each other, and both curves in words."""

from collections.abc import Iterable, Sequence

from journeyctl.model.touchpoint import Touchpoint
from journeyctl.render.board import Item, Key
from journeyctl.render.facts import Facts
from journeyctl.render.grid.curve_lane import Curve
from journeyctl.render.grid.grid import Lane
from journeyctl.render.grid.lanes import emotion_ends, felt_words
from journeyctl.render.grid.narrative import curve_in_words
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.look import Look

TwoTouchpoints = tuple[Touchpoint | None, Touchpoint | None]
"""A touchpoint before and after, None where it is not there."""

TwoFacts = tuple[Facts, Facts]
"""The workspaces in which they stand; both may be one."""


def two_curves(columns: Sequence[TwoTouchpoints], facts: TwoFacts, look: Look) -> Lane:
    """Return the lane of emotions with the curve of after, and dashed that of before."""
    words = look.words
    curves: list[Curve] = []
    cells: dict[int, list[Item]] = {}
    for side, color in ((1, "accent"), (0, "six")):
        name = "after" if side else "before"
        values: dict[int, tuple[float, str]] = {}
        for number, column in enumerate(columns):
            touchpoint = column[side]
            value = facts[side].feeling(touchpoint, look.persona) if touchpoint else None
            if touchpoint is not None and value is not None:
                values[number] = (value, felt_words(facts[side], touchpoint, look))
                text = words(f"compare.feels-{name}", feeling=values[number][1])
                cells.setdefault(number, []).append(Item(kind="emotion", text=text, value=value))
        if values:
            told = values if side or not curves else {at: (value, "") for at, (value, _) in values.items()}
            curves.append(Curve(title=words(f"compare.{name}"), color=color, values=told, dashed=not side))
    return Lane(
        key="emotion", title=words("common.emotion"), curves=tuple(curves), ends=emotion_ends(facts[1], words),
        cells={number: tuple(items) for number, items in cells.items()},
    )  # fmt: skip


def curves_in_words(columns: Sequence[TwoTouchpoints], facts: TwoFacts, look: Look) -> list[str]:
    """Return both curves, each in a sentence."""
    told = []
    for side, name in enumerate(("before", "after")):
        felt = [
            (value, felt_words(facts[side], touchpoint, look), clean(touchpoint.title))
            for touchpoint in (column[side] for column in columns)
            if touchpoint is not None and (value := facts[side].feeling(touchpoint, look.persona)) is not None
        ]
        if felt:
            told.append(look.words(f"compare.curve-{name}", curve=curve_in_words(felt, look.words)))
    return told


def curve_keys(lanes: Iterable[Lane]) -> list[Key]:
    """Return what the lines of curves mean."""
    return [Key(sign=curve.sign, text=curve.title) for lane in lanes for curve in lane.curves]
