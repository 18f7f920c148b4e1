"""Axes of a chart: from a number to a place on the page, with marks in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis: its title, the numbers at its ends, and its marks as numbers with words.

    `split` is the number at which few becomes much.
    """

    title: str
    low: float
    high: float
    marks: tuple[tuple[float, str], ...]
    split: float

    def share(self, value: float) -> float:
        """Return how far along a number is, from 0 (at the lower end) to 1.

        >>> Axis("Effort", 0, 5, (), 2.5).share(4)
        0.8
        """
        return (max(self.low, min(self.high, value)) - self.low) / (self.high - self.low)
