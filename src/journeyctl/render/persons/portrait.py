"""A portrait that is nobody's: a head and shoulders of simple shapes, always the same for the same id."""

from hashlib import sha256
from math import acos, sqrt, tan

from journeyctl.render.board import Ellipse, Group, Path, Shape

_ROLES = ("accent", "opportunity", "evidence", "gain")


def portrait(identifier: str, x: float, y: float, size: float, title: str = "") -> Group:
    """Return the portrait of a persona in a square of `size` with its upper left corner at (`x`, `y`)."""
    draw = sha256(identifier.encode()).digest()
    role = _ROLES[draw[0] % len(_ROLES)]
    radius = size / 2
    cx, cy = x + radius, y + radius
    shapes: tuple[Shape, ...] = (
        Ellipse(cx=cx, cy=cy, rx=radius, ry=radius, fill=f"{role}-soft"),
        _accent(draw[1] % 4, cx, cy, radius, role),
        _shoulders(draw[2] % 3, cx, cy, radius, role),
        Ellipse(cx=cx, cy=cy - radius * 0.16, rx=radius * 0.30, ry=radius * 0.34, fill="paper"),
        Ellipse(cx=cx, cy=cy - radius * 0.16, rx=radius * 0.25, ry=radius * 0.29, fill=role),
    )
    return Group(name=f"portrait:{identifier}", shapes=shapes, title=title)


def _accent(kind: int, cx: float, cy: float, radius: float, role: str) -> Shape:
    """Return what stands behind the head: a sun on one of two sides, a ring, or a horizon."""
    if kind == 2:
        return Ellipse(
            cx=cx, cy=cy - radius * 0.16, rx=radius * 0.56, ry=radius * 0.56, stroke=role, stroke_width=1.5
        )
    if kind == 3:
        return Path(
            steps=(("M", cx - radius * 0.94, cy + radius * 0.1), ("L", cx + radius * 0.94, cy + radius * 0.1)),
            stroke=role, stroke_width=1.5,
        )  # fmt: skip
    side = 1 if kind else -1
    return Ellipse(
        cx=cx + side * radius * 0.48, cy=cy - radius * 0.42, rx=radius * 0.26, ry=radius * 0.26, fill="paper"
    )


def _shoulders(kind: int, cx: float, cy: float, radius: float, role: str) -> Path:
    """Return the lower part of the disc, from shoulder to shoulder: broad, middling or narrow."""
    down = (0.5, 0.6, 0.7)[kind]
    reach = sqrt(1 - down * down)
    left, right, level = cx - reach * radius, cx + reach * radius, cy + down * radius
    top = cy + radius * 0.27
    # Half of the part of the circle below the shoulders as one cubic curve.
    angle = acos(down)
    arm = 4 / 3 * tan(angle / 4) * radius
    over = (
        ("C", left + radius * 0.22, level - radius * 0.14, cx - radius * 0.42, top, cx, top),
        ("C", cx + radius * 0.42, top, right - radius * 0.22, level - radius * 0.14, right, level),
    )
    around = (
        ("C", right - arm * down, level + arm * reach, cx + arm, cy + radius, cx, cy + radius),
        ("C", cx - arm, cy + radius, left + arm * down, level + arm * reach, left, level),
    )
    return Path(steps=(("M", left, level), *over, *around, ("Z",)), fill=role)
