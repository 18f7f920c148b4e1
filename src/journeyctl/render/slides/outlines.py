"""Paths as outlines of slides: straight lines as lines, all else as a geometry of its own with curves."""

from collections.abc import Iterator

from journeyctl.render.board import Path
from journeyctl.render.slides.markup import Markup, joined, tag
from journeyctl.render.slides.sheet import Sheet

_COMMANDS = {"M": "a:moveTo", "L": "a:lnTo", "C": "a:cubicBezTo"}


def corners(path: Path) -> Iterator[tuple[float, float]]:
    """Yield the points of a path, those that only pull at a curve included."""
    for _, *numbers in path.steps:
        places = [float(number) for number in numbers]
        yield from zip(places[::2], places[1::2], strict=True)


def is_line(path: Path) -> bool:
    """Say whether a path is one straight line."""
    return not path.fill and [step[0] for step in path.steps] == ["M", "L"]


def placed_line(path: Path, sheet: Sheet) -> Markup:
    """Return where a straight line lies."""
    (x, y), (to_x, to_y) = corners(path)
    off, size = sheet.frame(min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y))
    return tag("a:xfrm", {"flipV": 1 if (to_x - x) * (to_y - y) < 0 else None}, off, size)


def geometry(path: Path, sheet: Sheet) -> Markup:
    """Return where a path lies, and its lines and curves."""
    points = list(corners(path)) or [(0.0, 0.0)]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    off, size = sheet.frame(left, top, right - left, bottom - top)
    steps = joined(_step(step, sheet, sheet.x(left), sheet.y(top)) for step in path.steps)
    drawn = tag(
        "a:path",
        {
            "w": sheet.x(right) - sheet.x(left),
            "h": sheet.y(bottom) - sheet.y(top),
            "fill": None if path.fill else "none",
        },
        steps,
    )
    return Markup(
        tag("a:xfrm", None, off, size)
        + tag(
            "a:custGeom",
            None,
            tag("a:avLst"),
            tag("a:gdLst"),
            tag("a:ahLst"),
            tag("a:cxnLst"),
            tag("a:rect", {"l": "0", "t": "0", "r": "r", "b": "b"}),
            tag("a:pathLst", None, drawn),
        )
    )


def _step(step: tuple[str | float, ...], sheet: Sheet, left: int, top: int) -> Markup:
    word, *numbers = step
    if word == "Z":
        return tag("a:close")
    places = [float(number) for number in numbers]
    points = (
        tag("a:pt", {"x": sheet.x(x) - left, "y": sheet.y(y) - top})
        for x, y in zip(places[::2], places[1::2], strict=True)
    )
    return tag(_COMMANDS[str(word)], None, *points)
