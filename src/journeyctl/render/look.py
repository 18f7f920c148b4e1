"""How pictures look and in which language they speak: what a call wants of every view and format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from journeyctl.model.settings import Lane
from journeyctl.render.board import Image
from journeyctl.render.palette import DARK, LIGHT
from journeyctl.render.words import Words

LANES: tuple[str, ...] = get_args(Lane)
"""The lanes a map can have, in the order they have where nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by role (see `palette`), for light and for dark, and the fonts by which to look for another than the shipped one."""

    light: Mapping[str, str] = field(default_factory=lambda: LIGHT)
    dark: Mapping[str, str] = field(default_factory=lambda: DARK)
    font: str = ""
    logo: Image | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """The size of a page in pixels; a slide of 13.33 x 7.5 inches is 1280 x 720."""

    width: float
    height: float
    margin: float = 36


SLIDE = Paper(1280, 720)


@dataclass(frozen=True, slots=True)
class Node:
    """A node that Graphviz has placed: its centre and size, in pixels, `y` down."""

    name: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge that Graphviz has drawn: the points of a Bezier spline (3n + 1 of them), and the middle of its label."""

    tail: str
    head: str
    points: tuple[tuple[float, float], ...]
    label: tuple[float, float] | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """A cluster that Graphviz has drawn: its box, `y` down."""

    name: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where Graphviz puts a graph: sizes in pixels, the origin in the upper left corner."""

    width: float
    height: float
    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]
    frames: Mapping[str, Frame]


Arrange = Callable[[str], Arrangement]
"""Places a graph, given as DOT; what it raises is told to the user as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a call wants.

    `mode` is for formats that show one of the two; `paper` is None for one page as large as the board needs.
    `lanes` are those to show, in order (None: all that are not empty). `arrange` is None where no picture of a graph is
    asked for: then a view of a graph returns its `dot` and no pages. `persona` is whose journey to show (None: everybody's).
    `band` is how wide a picture of a map may become before it goes on below (None: as wide as it is).
    `scale` is for pixels (2: twice as many), `template` the bytes of a deck whose master is kept, and `fonts` are folders in
    which to look for letters that the shipped font lacks.
    """

    words: Words
    theme: Theme = field(default_factory=Theme)
    mode: Literal["light", "dark"] = "light"
    paper: Paper | None = None
    lanes: tuple[str, ...] | None = None
    persona: str | None = None
    arrange: Arrange | None = None
    band: float | None = None
    scale: float = 1
    template: bytes | None = None
    fonts: tuple[str, ...] = ()

    @property
    def colors(self) -> Mapping[str, str]:
        """The colours of the mode, by role."""
        return self.theme.dark if self.mode == "dark" else self.theme.light
