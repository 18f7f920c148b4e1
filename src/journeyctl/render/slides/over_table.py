"""Which shapes of a page become its table, and which stand over it."""

from collections.abc import Iterator, Mapping

from journeyctl.render.board import Grid, Group, Row, Shape, Text, each
from journeyctl.render.slides.markup import Markup
from journeyctl.render.slides.shapes import bounds
from journeyctl.render.slides.sheet import Brush
from journeyctl.render.slides.table import has_row, signs, table


def gridded(
    shape: Shape, grid: Grid | None, legend: Mapping[str, str], brush: Brush
) -> Iterator[tuple[Shape, Markup | None]]:
    """Yield a shape of a page as it is; the group `grid` with a table in its place, and what stands over that."""
    if grid is None or not grid.columns or not isinstance(shape, Group) or shape.name != "grid":
        yield shape, None
        return
    box = bounds(shape.shapes)
    top = box[1] if box else grid.y
    yield shape, table(grid, top, brush)
    for over in (*signs(grid, top, legend), *_over(shape, grid)):
        yield over, None


def _over(group: Group, grid: Grid) -> Iterator[Shape]:
    """Yield the curves of a table, each lane's with its words as alternative text, and names of lines that have no row."""
    curves = iter([shape for shape in each((group,)) if isinstance(shape, Group) and shape.name == "curve"])
    for row in grid.rows:
        if row.curves:
            found = next(curves, None)
            shapes = found.shapes if found else tuple(_inside(group, grid, row))
            yield Group(name="curve", shapes=shapes, title=in_words(row, grid))
    names = {row.line for number, row in enumerate(grid.rows) if row.line and not has_row(grid, number)}
    for shape in each((group,)):
        if isinstance(shape, Text) and " ".join(shape.lines) in names:
            yield shape


def _inside(group: Group, grid: Grid, row: Row) -> Iterator[Shape]:
    """Yield the shapes that have their middle in the cells of a lane."""
    for shape in group.shapes:
        box = bounds((shape,))
        if box and box[0] >= grid.x - 1 and row.y + 1 < (box[1] + box[3]) / 2 < row.y + row.height - 1:
            yield shape


def in_words(row: Row, grid: Grid) -> str:
    """Return what a curve says, touchpoint by touchpoint."""
    told = []
    for cell in sorted(row.cells, key=lambda cell: cell.column):
        words = ", ".join(
            f"{item.text} ({item.note})" if item.note else item.text for item in cell.items if item.text
        )
        if words:
            told.append(f"{grid.columns[cell.column].title}: {words}")
    return f"{row.title}. {'; '.join(told)}" if told else row.title
