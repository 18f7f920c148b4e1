"""Both curves as charts of Mermaid, which GitHub and GitLab draw in a comment."""

from collections.abc import Iterator, Sequence

from journeyctl.diff.curves import CurveShift, Felt, passed_through
from journeyctl.diff.words import shown
from journeyctl.text.display import cells, visible
from journeyctl.text.mermaid import quoted

MOST = 30
"""More touchpoints than that are too small to read in the width of a comment."""

COLORS = {"before": ("grey", "#8a94a3"), "after": ("violet", "#7b6cf0")}
"""The colours of the lines with their names: to be seen on light and on dark."""

_WIDE = 76  # letters below the axis
_SIDES = ("before", "after")


def charts(shift: CurveShift) -> Iterator[tuple[str, ...]]:
    """Yield the lines of one chart with both curves, or of two where one of them begins or ends elsewhere.

    Charts of this kind know no gaps. Where a touchpoint is on one side only, the other line runs straight through
    between its neighbours; before the first and behind the last one there is nothing to run between.
    """
    if not 1 < len(shift.felt) <= MOST:
        return
    was, now = (passed_through([getattr(one, side) for one in shift.felt]) for side in _SIDES)
    if was is not None and now is not None:
        title = f"{shift.id}: emotion before and after"
        yield tuple(_chart(title, shift.felt, {"before": was, "after": now}))
        return
    for side in _SIDES:
        felt = [one for one in shift.felt if getattr(one, side) is not None]
        values = [getattr(one, side) for one in felt]
        if len(felt) > 1:
            yield tuple(_chart(f"{shift.id}: emotion {side}", felt, {side: values}, shift.felt))


def _chart(
    title: str, felt: Sequence[Felt], lines: dict[str, Sequence[float]], whole: Sequence[Felt] = ()
) -> Iterator[str]:
    colors = ", ".join(COLORS[side][1] for side in lines)
    yield "---"
    yield "config:"
    yield "  themeVariables:"
    yield "    xyChart:"
    yield f'      plotColorPalette: "{colors}"'
    yield "---"
    yield "xychart-beta"
    yield f"  title {quoted(visible(title))}"
    yield f"  x-axis [{', '.join(map(quoted, axis(felt, whole or felt)))}]"
    yield '  y-axis "emotion" -1 --> 1'
    for side, values in lines.items():
        yield f'  line "{side}" [{", ".join(_number(value) for value in values)}]'


def axis(felt: Sequence[Felt], whole: Sequence[Felt]) -> list[str]:
    """Return what stands below the points: ids where there is room, else the numbers that they have in the whole."""
    names = [visible(one.id) for one in felt]
    if len(names) * (max(map(cells, names)) + 1) <= _WIDE:
        return names
    places = {id(one): number for number, one in enumerate(whole, 1)}
    return [str(places[id(one)]) for one in felt]


def _number(value: float) -> str:
    return f"{round(value, 4) + 0.0:g}"


def told(felt: Sequence[Felt]) -> Iterator[tuple[str, str, str, str]]:
    """Yield the rows of a table: number, touchpoint, and the emotion before and after, a dash where there is none."""
    for number, one in enumerate(felt, 1):
        yield str(number), one.id, _said(one.before), _said(one.after)


def _said(value: float | None) -> str:
    return "–" if value is None else shown(round(value, 2) + 0.0)
