"""Pages made a little smaller, or larger, where that saves some of them."""

from collections.abc import Callable, Iterable, Sequence

from journeyctl.render.board import Page
from journeyctl.render.look import Paper
from journeyctl.render.shapes.scaling import scaled

_SMALLER = (1.0, 1.1, 1.2)
LARGER = (0.75, 0.85, *_SMALLER)
"""For boards that may fill a page with larger letters, too."""


def fewest(
    paper: Paper,
    lay: Callable[[Paper], Iterable[Page]],
    scales: Sequence[float] = _SMALLER,
    sketch: Callable[[Paper], Iterable[Page]] | None = None,
) -> tuple[Page, ...]:
    """Return the pages of a layout for a paper at the first of some scales, or at a later one that makes fewer pages.

    At a scale of 1.2 everything is a fifth smaller. A `sketch` has as many pages as the layout and is quicker to make.
    """
    chosen, least = 1.0, 0
    for scale in scales:
        count = sum(1 for _ in (sketch or lay)(larger(paper, scale)))
        if not least or count < least:
            chosen, least = scale, count
        if least == 1:
            break
    return tuple(scaled(page, 1 / chosen) for page in lay(larger(paper, chosen)))


def larger(paper: Paper, scale: float) -> Paper:
    """Return a paper so much larger; what is laid out for it is made smaller again."""
    return Paper(paper.width * scale, paper.height * scale, paper.margin * scale)
