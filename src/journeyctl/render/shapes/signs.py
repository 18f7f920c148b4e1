"""Signs of our own, drawn as paths so that they look alike everywhere: faces, and a sign for each kind of thing."""

from math import cos, pi, sin

from journeyctl.render.board import Ellipse, Group, Path, Rect, Shape
from journeyctl.render.palette import feeling

_COLORS = {
    "pain": "pain",
    "gain": "gain",
    "opportunity": "opportunity",
    "initiative": "opportunity",
    "evidence": "evidence",
    "assumption": "assumption",
    "truth": "accent",
    "magic": "gain",
    "moment-pain": "pain",
    "better": "gain",
    "worse": "pain",
    "added": "accent",
    "moved": "accent",
    "changed": "accent",
}

# How far below the middle, how large (in halves of the sign), how many points, how deep the dents.
_STARS = {"truth": (0.04, 1.1, 5, 0.42), "magic": (0.0, 1.15, 4, 0.32)}

_Steps = tuple[tuple[str | float, ...], ...]

# Strokes in a square of 1: a plus, a minus, an arrow, a cross, a wave.
_STROKES: dict[str, tuple[_Steps, ...]] = {
    "added": ((("M", 0.08, 0.5), ("L", 0.92, 0.5)), (("M", 0.5, 0.08), ("L", 0.5, 0.92))),
    "removed": ((("M", 0.08, 0.5), ("L", 0.92, 0.5)),),
    "moved": (
        (("M", 0.05, 0.5), ("L", 0.92, 0.5)),
        (("M", 0.58, 0.16), ("L", 0.94, 0.5), ("L", 0.58, 0.84)),
    ),
    "dropped": ((("M", 0.2, 0.2), ("L", 0.8, 0.8)), (("M", 0.2, 0.8), ("L", 0.8, 0.2))),
    "changed": ((("M", 0.04, 0.62), ("C", 0.3, 0.02, 0.68, 1.06, 0.96, 0.38)),),
}
# Corners in a square of 1: up and down.
_TRENDS = {
    "better": ((0.5, 0.06), (1.0, 0.92), (0.0, 0.92)),
    "worse": ((0.0, 0.08), (1.0, 0.08), (0.5, 0.94)),
}


def face(cx: float, cy: float, radius: float, value: float, name: str = "") -> Group:
    """Return a face for an emotion from -1 to 1 around a centre; the mouth says what the colour says."""
    role = feeling(value)
    edge = "rule" if role == "neutral" else "paper"  # the palest face would be lost on paper
    eye = radius * 0.13
    bend = max(-1.0, min(1.0, value)) * radius * 0.52
    mouth = cy + radius * 0.30 - bend * 0.25
    wide = radius * 0.46
    smile: _Steps = (
        ("M", cx - wide, mouth - bend * 0.25),
        ("C", cx - wide * 0.5, mouth + bend * 0.75, cx + wide * 0.5, mouth + bend * 0.75, cx + wide, mouth - bend * 0.25),
    )  # fmt: skip
    return Group(
        name=name,
        shapes=(
            Ellipse(cx=cx, cy=cy, rx=radius, ry=radius, fill=role, stroke=edge, stroke_width=max(1.0, radius * 0.16)),
            Ellipse(cx=cx - radius * 0.34, cy=cy - radius * 0.2, rx=eye, ry=eye, fill=f"{role}-ink"),
            Ellipse(cx=cx + radius * 0.34, cy=cy - radius * 0.2, rx=eye, ry=eye, fill=f"{role}-ink"),
            Path(steps=smile, stroke=f"{role}-ink", stroke_width=max(1.0, radius * 0.14)),
        ),
    )  # fmt: skip


def sign(kind: str, x: float, y: float, size: float = 10) -> tuple[Shape, ...]:
    """Return the sign for a kind of thing in a square at (`x`, `y`); a kind without one has a small bullet."""
    color = _COLORS.get(kind, "muted")
    half = size / 2
    cx, cy = x + half, y + half
    if kind == "pain":
        return _warning(x, y, size, color)
    if kind == "moment-pain":
        return (Path(steps=_bolt(x, y, size), fill=color),)
    if kind == "gain":
        return (
            Ellipse(cx=cx, cy=cy, rx=half, ry=half, fill=color),
            _stroke((("M", cx - half * 0.5, cy), ("L", cx + half * 0.5, cy)), "gain-soft", size),
            _stroke((("M", cx, cy - half * 0.5), ("L", cx, cy + half * 0.5)), "gain-soft", size),
        )
    if kind in _STROKES or kind in _TRENDS:
        return _of_change(kind, x, y, size)
    if kind == "opportunity":
        return (
            Path(
                steps=_ring((cx, cy, half, 4, 1.0, 1.0)), fill=f"{color}-soft", stroke=color, stroke_width=1.4
            ),
        )
    if kind == "initiative":
        tip: _Steps = (("M", x, y), ("L", x + size, cy), ("L", x, y + size), ("Z",))
        return (Path(steps=tip, fill=color),)
    if kind in {"evidence", "solved"}:
        tick: _Steps = (("M", cx - half * 0.45, cy + half * 0.05), ("L", cx - half * 0.1, cy + half * 0.4), ("L", cx + half * 0.5, cy - half * 0.35))  # fmt: skip
        return (Ellipse(cx=cx, cy=cy, rx=half, ry=half, fill=color), _stroke(tick, "paper", size))
    if kind in {"assumption", "none"}:
        return (
            Ellipse(cx=cx, cy=cy, rx=half - 0.7, ry=half - 0.7, stroke=color, stroke_width=1.4, dashed=True),
        )
    if kind in _STARS:
        down, out, points, dent = _STARS[kind]
        return (Path(steps=_ring((cx, cy + size * down, half * out, points, 1.0, dent)), fill=color),)
    if kind == "metric":
        bars = ((0.0, 0.45), (0.36, 0.75), (0.72, 1.0))
        return tuple(
            Rect(
                x=x + size * left, y=y + size * (1 - high), width=size * 0.26, height=size * high, fill=color
            )
            for left, high in bars
        )
    if kind in {"system", "frontstage", "backstage", "support", "policy"}:
        return (Rect(x=x + size * 0.12, y=y + size * 0.12, width=size * 0.76, height=size * 0.76, stroke=color, stroke_width=1.3, radius=1.5),)  # fmt: skip
    return (Ellipse(cx=cx, cy=cy, rx=size * 0.2, ry=size * 0.2, fill=color),)


def _of_change(kind: str, x: float, y: float, size: float) -> tuple[Shape, ...]:
    color = _COLORS.get(kind, "muted")
    if kind in _STROKES:
        wide = size if kind == "dropped" else size * 1.25
        return tuple(_stroke(_put(steps, x, y, size), color, wide) for steps in _STROKES[kind])
    first, *others = _TRENDS[kind]
    corners: _Steps = (("M", *first), *(("L", *corner) for corner in others))
    return (Path(steps=(*_put(corners, x, y, size), ("Z",)), fill=color),)


def _put(steps: _Steps, x: float, y: float, size: float) -> _Steps:
    """Return steps in a square of 1 as they are in one of another size at (`x`, `y`)."""
    return tuple(
        (
            step[0],
            *(round((y if place % 2 else x) + size * float(part), 2) for place, part in enumerate(step[1:])),
        )
        for step in steps
    )


def _stroke(steps: _Steps, color: str, size: float) -> Path:
    return Path(steps=steps, stroke=color, stroke_width=max(1.1, size * 0.14))


def _warning(x: float, y: float, size: float, color: str) -> tuple[Shape, ...]:
    cx = x + size / 2
    corners: _Steps = (("M", cx, y), ("L", x + size, y + size * 0.94), ("L", x, y + size * 0.94), ("Z",))
    return (
        Path(steps=corners, fill=color, stroke=color, stroke_width=0.8),
        _stroke((("M", cx, y + size * 0.36), ("L", cx, y + size * 0.6)), "pain-soft", size),
        Ellipse(cx=cx, cy=y + size * 0.77, rx=size * 0.07, ry=size * 0.07, fill="pain-soft"),
    )


def _bolt(x: float, y: float, size: float) -> _Steps:
    corners = ((0.62, -0.05), (0.14, 0.57), (0.46, 0.57), (0.36, 1.05), (0.86, 0.4), (0.54, 0.4))
    steps = (
        ("L" if number else "M", x + size * across, y + size * down)
        for number, (across, down) in enumerate(corners)
    )
    return (*steps, ("Z",))


def _ring(star: tuple[float, float, float, int, float, float]) -> _Steps:
    """Return a star: centre, radius, count of points, and how far points and dents are out, as shares of the radius."""
    cx, cy, radius, points, out, dent = star
    corners = points if dent == out else 2 * points
    steps: list[tuple[str | float, ...]] = []
    for number in range(corners):
        far = radius * (dent if corners > points and number % 2 else out)
        angle = 2 * pi * number / corners - pi / 2
        steps.append(("L" if steps else "M", cx + far * cos(angle), cy + far * sin(angle)))
    return (*steps, ("Z",))
