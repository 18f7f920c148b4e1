"""A number that goes into a score: how much it is, how far it may be off, and where it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

Spread = Literal["none", "flat", "peak"]


@dataclass(frozen=True, slots=True)
class Input:
    """One number behind a score.

    `value` is used for the score. `top` is the most it can be, or None for counts and money, which have no
    scale. Where the number is not known exactly (`spread`), it lies between `low` and `high`: `flat`, each is as
    likely as the others (a range somebody wrote, or a default); `peak`, `value` is the likeliest (a
    sample was counted). With `steps` only these come up, each as often as the others: the ratings from 2 to 4.
    `origin` says in words where it comes from, and `assumed` that nobody has written it, so that a
    default stands in. Numbers with the same `source` hang on one unknown and move together; without it a
    number moves on its own.
    """

    name: str
    value: float
    origin: str
    top: float | None = 1.0
    low: float = 0.0
    high: float = 0.0
    spread: Spread = "none"
    steps: tuple[float, ...] = ()
    assumed: bool = False
    source: str = ""

    @property
    def share(self) -> float | None:
        """The number on a scale from 0 to 1, or None for counts and money."""
        return None if self.top is None else self.value / self.top

    @property
    def uncertain(self) -> bool:
        """Whether it may be another number than `value`."""
        return self.spread != "none" and self.low < self.high

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the most that it may be; both are `value` where it is known."""
        return (self.low, self.high) if self.uncertain else (self.value, self.value)

    def at(self, levels: Sequence[float]) -> list[float]:
        """Return for each level (0 to 1) the value below which that share of all possible values lie.

        Flat: uniform between the ends, or over the steps. Peak: triangular with the mode at `value` (the
        three-point estimate of PERT). Many at once, because a simulation asks for millions.

        >>> Input("frequency", 0.5, "", low=0.25, high=0.75, spread="flat").at([0.5, 1])
        [0.5, 0.75]
        """
        low, width = self.low, self.high - self.low
        if not self.uncertain:
            return [self.value] * len(levels)
        if self.steps:
            steps, count = self.steps, len(self.steps)
            return [steps[int(level * count)] if level < 1 else steps[-1] for level in levels]
        if self.spread == "flat":
            return [low + level * width for level in levels]
        rise, fall = (self.value - low) * width, (self.high - self.value) * width
        peak = (self.value - low) / width
        return [
            low + sqrt(level * rise) if level < peak else self.high - sqrt((1 - level) * fall)
            for level in levels
        ]


def stepped(
    name: str,
    value: float,
    origin: str,
    steps: Sequence[float],
    top: float,
    *,
    assumed: bool = False,
    source: str = "",
) -> Input:
    """Return a number that is one of `steps`, lowest first; each is as likely as the others."""
    return Input(name, value, origin, top, steps[0], steps[-1], "flat", tuple(steps), assumed, source)
