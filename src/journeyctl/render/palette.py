"""The colours: roles with a value for light and for dark, and what keeps them readable.

The ramp from bad to good goes from orange to violet: it stays a ramp for people who cannot tell red from green, and what it
says is always said in words or by a shape as well. Contrast is that of WCAG 2.2 (relative luminance of sRGB).
"""

from collections.abc import Mapping
from types import MappingProxyType

LIGHT: Mapping[str, str] = MappingProxyType({
    "paper": "#ffffff",  # behind everything
    "panel": "#f6f7f9",  # behind what belongs together
    "raised": "#ffffff",  # cards on a panel
    "line": "#e0e4ea",  # between cells
    "rule": "#818c9c",  # lines that mean something
    "ink": "#18202b",  # text
    "muted": "#586374",  # small text
    "brand": "#4a3aa7",  # surfaces of the brand
    "brand-ink": "#ffffff",  # text on them
    "accent": "#4a3aa7",  # text and lines of the brand
    "accent-soft": "#edebf8",
    "accent-ink": "#ffffff",  # text on the accent
    "worst": "#a84b05",
    "bad": "#f0a64f",
    "neutral": "#e9ecf0",
    "good": "#a79ed3",
    "best": "#452e86",
    "worst-ink": "#ffffff",
    "bad-ink": "#18202b",
    "neutral-ink": "#18202b",
    "good-ink": "#18202b",
    "best-ink": "#ffffff",
    "pain": "#a84b05",
    "pain-soft": "#fdf1e3",
    "gain": "#452e86",
    "gain-soft": "#f2eef9",
    "opportunity": "#0a6780",
    "opportunity-soft": "#e5f3f6",
    "evidence": "#2f5d3a",
    "evidence-soft": "#edf4ee",
    "assumption": "#6b5a12",
    "assumption-soft": "#fbf5dc",
    "one": "#4a3aa7",  # several curves: one colour for each persona
    "two": "#007a9b",
    "three": "#b73b00",
    "four": "#5a0c2b",
    "five": "#5d784c",
    "six": "#47484b",
})  # fmt: skip
"""The roles and their values on light paper."""

DARK: Mapping[str, str] = MappingProxyType({
    "paper": "#12161d",
    "panel": "#1a202a",
    "raised": "#212936",
    "line": "#313b4a",
    "rule": "#6a7a8f",
    "ink": "#e9edf3",
    "muted": "#a8b3c2",
    "brand": "#b6abf5",
    "brand-ink": "#12161d",
    "accent": "#b6abf5",
    "accent-soft": "#2b2751",
    "accent-ink": "#12161d",
    "worst": "#f39237",
    "bad": "#a95c14",
    "neutral": "#3a4453",
    "good": "#7163b3",
    "best": "#bdbbff",
    "worst-ink": "#12161d",
    "bad-ink": "#ffffff",
    "neutral-ink": "#ffffff",
    "good-ink": "#ffffff",
    "best-ink": "#12161d",
    "pain": "#f5a55a",
    "pain-soft": "#38260f",
    "gain": "#bdbbff",
    "gain-soft": "#2a2345",
    "opportunity": "#6cc5dc",
    "opportunity-soft": "#10313a",
    "evidence": "#93cda0",
    "evidence-soft": "#18301e",
    "assumption": "#e3cd6d",
    "assumption-soft": "#332d10",
    "one": "#b6abf5",
    "two": "#9ff0f0",
    "three": "#ffd690",
    "four": "#e364b3",
    "five": "#40b05d",
    "six": "#919293",
})  # fmt: skip
"""The same roles on dark paper."""

SERIES = ("one", "two", "three", "four", "five", "six")
"""The roles of curves that stand beside each other, in order."""


def feeling(value: float) -> str:
    """Return the role for an emotion from -1 to 1.

    >>> [feeling(value) for value in (-1, -0.5, 0, 0.5, 1)]
    ['worst', 'bad', 'neutral', 'good', 'best']
    """
    for limit, role in ((-0.6, "worst"), (-0.15, "bad"), (0.15, "neutral"), (0.6, "good")):
        if value < limit or (value == limit and value < 0):
            return role
    return "best"


def luminance(color: str) -> float:
    """Return the relative luminance of `#rrggbb`, from 0 (black) to 1 (white)."""
    parts = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 (none) to 21.

    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(color: str, on: str, least: float = 4.5) -> str:
    """Return a colour as near to `color` as its hue allows that has at least that contrast to `on`.

    >>> readable("#ff0000", "#ffffff") != "#ff0000", readable("#000000", "#ffffff")
    (True, '#000000')
    """
    target = 0 if luminance(on) > 0.179 else 255
    parts = [int(color[place : place + 2], 16) for place in (1, 3, 5)]
    for step in range(101):
        mixed = "#" + "".join(f"{round(part + (target - part) * step / 100):02x}" for part in parts)
        if contrast(mixed, on) >= least:
            return mixed
    return "#000000" if target == 0 else "#ffffff"


def inked(fill: str, ink: str) -> str:
    """Return `ink` where it can be read on a fill, else a colour for text that can.

    >>> inked("#ffffff", "#18202b"), inked("#000000", "#18202b")
    ('#18202b', '#ffffff')
    """
    return max((ink, "#18202b", "#ffffff", "#000000"), key=lambda color: min(contrast(color, fill), 4.5))


def mixed(color: str, other: str, share: float) -> str:
    """Return `color` with a share (0 to 1) of another in it.

    >>> mixed("#000000", "#ffffff", 0.2)
    '#333333'
    """
    pairs = zip(
        (int(color[place : place + 2], 16) for place in (1, 3, 5)),
        (int(other[place : place + 2], 16) for place in (1, 3, 5)),
        strict=True,
    )
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


SOFT = tuple(role for role in LIGHT if role.endswith("-soft"))
"""The roles of backgrounds of things of one kind."""

_GROUNDS = ("paper", "panel", "raised")
ON: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "ink": (*_GROUNDS, *SOFT),
    "muted": (*_GROUNDS, *SOFT),
    **{role.removesuffix("-soft"): (*_GROUNDS, role) for role in SOFT},
    **dict.fromkeys(SERIES, _GROUNDS),
    **{f"{role}-ink": (role,) for role in ("brand", "accent", "worst", "bad", "neutral", "good", "best")},
})  # fmt: skip
"""The roles that texts may have, and on which others each of them can be read. `paper` can be read on them in turn."""
