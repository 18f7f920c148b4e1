"""A number that goes into a score: how much it is, how far it may be off, and where it comes from."""

from dataclasses import dataclass
from math import sqrt
from typing import Literal

Spread = Literal["none", "flat", "peak"]


@dataclass(frozen=True, slots=True)
class Input:
    """One number behind a score.

    `value` is used for the score. `top` is the most it can be, so that `share` is the number on a
    scale of 0 to 1. Where the number is not known exactly (`spread`), it lies between `low` and `high`: `flat`, each is as likely as the others (a
    range somebody wrote, or a default); `peak`, `value` is the likeliest (a sample was counted).
    `whole` marks ratings: only whole numbers come up. `origin` says in words where it comes from, and
    `assumed` that nobody has written it, so that a default stands in. Numbers with the same `source`
    hang on one unknown and move together; without it a number moves on its own.
    """

    name: str
    value: float
    origin: str
    top: float = 1.0
    low: float = 0.0
    high: float = 0.0
    spread: Spread = "none"
    whole: bool = False
    assumed: bool = False
    source: str = ""

    @property
    def share(self) -> float:
        """The number on a scale from 0 to 1."""
        return self.value / self.top

    @property
    def uncertain(self) -> bool:
        """Whether it may be another number than `value`."""
        return self.spread != "none" and self.low < self.high

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the most that it may be; both are `value` where it is known."""
        return (self.low, self.high) if self.uncertain else (self.value, self.value)

    def at(self, level: float) -> float:
        """Return the value below which `level` (0 to 1) of all possible values lie.

        Flat: uniform between the ends, or over the whole numbers there. Peak: triangular with the
        mode at `value` (the three-point estimate of PERT).

        >>> Input("frequency", 0.5, "", low=0.25, high=0.75, spread="flat").at(0.5)
        0.5
        """
        low, high = self.low, self.high
        if not self.uncertain:
            return self.value
        if self.whole:
            return min(high, float(low + int(level * (high - low + 1))))
        if self.spread == "flat":
            return low + level * (high - low)
        rise = (self.value - low) / (high - low)
        if level < rise:
            return low + sqrt(level * (high - low) * (self.value - low))
        return high - sqrt((1 - level) * (high - low) * (high - self.value))
