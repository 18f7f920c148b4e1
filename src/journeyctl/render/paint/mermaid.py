"""A curve as a journey of Mermaid, which GitHub and GitLab draw: its texts escaped by the rules of its grammar."""

import re
from collections.abc import Iterator

from journeyctl.render.board import Grid, Series
from journeyctl.render.paint.escaping import possible
from journeyctl.text.mermaid import entities

# Words that the grammar takes for its own where a name begins with them.
_TAKEN = re.compile(r"(?:journey|title|section|accTitle|accDescr)\b", re.IGNORECASE)
_MOST = 40
"""More touchpoints than that are too small to read in the width of a page."""


def name(text: str) -> str:
    """Return a text as the name of a section or a task.

    >>> name("50% off; now"), name("Section review")
    ('50#37; off#59; now', '#83;ection review')
    """
    text = " ".join(possible(text).split())
    return f"#{ord(text[0])};{entities(text[1:])}" if _TAKEN.match(text) else entities(text)


def journey(grid: Grid, description: str) -> tuple[str, ...]:
    """Return the lines of a journey with the first curve of a grid, or none where there is no curve that can be read.

    Emotions from -1 to 1 become scores from 1 to 5.
    """
    series = next((curve for row in grid.rows for curve in row.curves if curve.points), None)
    if series is None or len(series.points) > _MOST:
        return ()
    told = (f"    accDescr: {name(description)}",) if description else ()
    return ("journey", f"    accTitle: {name(grid.caption)}", *told, *_tasks(grid, series))


def _tasks(grid: Grid, series: Series) -> Iterator[str]:
    values = {point.column: point.value for point in series.points}
    who = f": {name(series.title)}" if series.persona else ""
    stages = {span.first: span for span in grid.spans}
    for number, column in enumerate(grid.columns):
        if number in stages:
            yield f"    section {name(stages[number].title)}"
        if number in values:
            score = 3 + 2 * max(-1.0, min(1.0, values[number]))
            yield f"      {name(column.title)}: {score:.2g}{who}"
