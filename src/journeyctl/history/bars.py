"""The burn-down as a picture: how much is open, what was opened (up) and closed (down), and the pain load, below each other."""

from collections.abc import Callable, Iterator, Sequence
from math import ceil, floor, log10

from journeyctl.history.page_words import DebtWords
from journeyctl.history.pains import Period
from journeyctl.render.lettering.typeface import width as text_width
from journeyctl.render.web.markup import Markup, tag

_LEFT, _RIGHT, _TOP, _GAP = 40.0, 56.0, 8.0, 44.0
_BESIDE, _SMALL = 11.0, 12.0  # what stands beside the bars: how far away, and how large
_LABEL = 74.0  # how much room the name of a period needs


def burn_down(periods: Sequence[tuple[str, Period]], width: float, class_: str, words: DebtWords) -> Markup:
    """Return the picture of some periods, each with its name, `width` pixels wide."""
    told = [one for _, one in periods]
    rows = [
        (words("chart-open"), 120.0, _line([one.open for one in told], "pain", words)),
        (words("chart-both"), 96.0, _bars(told, words)),
        (words("pain_load"), 96.0, _line([one.load for one in told], "one", words)),
    ]
    beside = (words("chart-opened"), words("chart-closed"))
    right = max(_RIGHT, *(_BESIDE + text_width(word, _SMALL) for word in beside))
    parts: list[Markup] = []
    top = _TOP
    for title, height, draw in rows:
        parts.append(_text(_LEFT, top + 10, title, "start", "t strong"))
        parts += draw(_Panel(width - right, top + 20, height, len(periods)))
        top += height + _GAP
    parts += _names([name for name, _ in periods], _Panel(width - right, top - _GAP + 20, 0, len(periods)))
    return tag(
        "svg",
        *parts,
        viewBox=f"0 0 {width:g} {top:g}",
        class_=class_,
        role="img",
        aria_label=words.aloud_chart(periods),
    )


class _Panel:
    """A part of the picture with its own scale, and places for some periods."""

    def __init__(self, right: float, top: float, height: float, count: int) -> None:
        self.top, self.height, self.count = top, height, count
        self.left, self.right = _LEFT, right
        self.step = (self.right - self.left) / max(1, count)

    def x(self, place: float) -> float:
        """Return the middle of a period."""
        return round(self.left + (place + 0.5) * self.step, 2)

    def y(self, number: float, low: float, high: float) -> float:
        """Return where a number stands on a scale."""
        return round(self.top + self.height - (number - low) / (high - low) * self.height, 2)

    def grid(self, low: float, high: float, step: float) -> Iterator[Markup]:
        """Yield the lines of a scale with their numbers."""
        number = ceil(low / step) * step
        while number <= high + step / 1e6:
            y = self.y(number, low, high)
            strong = abs(number) < step / 1e6
            yield tag(
                "line", x1=self.left, x2=self.right, y1=y, y2=y, class_="s-rule" if strong else "s-line"
            )
            yield _text(self.left - 6, y + 4, f"{abs(number):g}", "end", "n")
            number += step


_Draw = Callable[[_Panel], Iterator[Markup]]


def _line(numbers: Sequence[float], role: str, words: DebtWords) -> _Draw:
    def draw(panel: _Panel) -> Iterator[Markup]:
        step, high = scale(max(numbers))
        yield from panel.grid(0, high, step)
        points = [(panel.x(place), panel.y(number, 0, high)) for place, number in enumerate(numbers)]
        if len(points) > 1:
            way = " ".join(f"{x:g},{y:g}" for x, y in points)
            ground = panel.y(0, 0, high)
            area = f"{points[0][0]:g},{ground:g} {way} {points[-1][0]:g},{ground:g}"
            yield tag("polygon", points=area, class_=f"f-{role}", opacity=0.14)
            yield tag("polyline", points=way, class_=f"f-none s-{role} w")
        x, y = points[-1]
        yield tag("circle", cx=x, cy=y, r=4, class_=f"f-{role}")
        yield _text(x + 9, y + 4, words.words.number(numbers[-1]), "start", "t strong")

    return draw


def _bars(periods: Sequence[Period], words: DebtWords) -> _Draw:
    def draw(panel: _Panel) -> Iterator[Markup]:
        up, down = max(one.opened for one in periods), max(one.closed for one in periods)
        step, most = scale(max(up, down))
        high, low = ceil(up / step) * step, -ceil(down / step) * step
        if high == low:
            high = most
        yield from panel.grid(low, high, step)
        wide = max(1.5, min(28.0, panel.step * 0.7))
        ground = panel.y(0, low, high)
        for place, one in enumerate(periods):
            x = panel.x(place) - wide / 2
            for number, role in ((one.opened, "pain"), (-one.closed, "gain")):
                y = panel.y(number, low, high)
                if number:
                    yield tag(
                        "rect", x=round(x, 2), y=min(y, ground), width=round(wide, 2), height=round(abs(y - ground), 2),
                        class_=f"f-{role}",
                    )  # fmt: skip
        yield (
            _text(panel.right + 9, panel.top + 8, words("chart-opened"), "start", "n")
            if high > 0
            else Markup("")
        )
        yield (
            _text(panel.right + 9, panel.top + panel.height, words("chart-closed"), "start", "n")
            if low < 0
            else Markup("")
        )

    return draw


def _names(names: Sequence[str], panel: _Panel) -> Iterator[Markup]:
    """Yield the names of the periods, as many as there is room for, the last one always."""
    every = max(1, ceil(_LABEL / panel.step))
    for place in range(len(names) - 1, -1, -every):
        yield _text(panel.x(place), panel.top + 18, names[place], "middle", "n")


def scale(most: float) -> tuple[float, float]:
    """Return the step of a scale that begins at 0, a round number, and its upper end.

    >>> scale(7), scale(230), scale(0), scale(1)
    ((2, 8), (100, 300), (1, 1), (1, 1))
    """
    if most <= 3:
        return 1, max(1, ceil(most))
    size = 10 ** floor(log10(most / 4))
    step = next(size * part for part in (1, 2, 5, 10) if most / (size * part) <= 4)
    return step, ceil(most / step) * step


def _text(x: float, y: float, text: str, anchor: str, class_: str) -> Markup:
    return tag("text", text, x=round(x, 2), y=round(y, 2), text_anchor=anchor, class_=class_)
