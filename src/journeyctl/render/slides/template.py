"""The deck that slides are put into: one of our own, or a company's, of which the master, the layouts and the fonts are kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from journeyctl.render.board import Board
from journeyctl.render.look import SLIDE, Look, Paper
from journeyctl.render.palette import luminance
from journeyctl.render.slides.packing import open_deck
from journeyctl.render.slides.sheet import EMU, Sheet

if TYPE_CHECKING:
    from pptx.oxml.xmlchemy import BaseOxmlElement
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout

_EDGE = 0.04
_LEAST = 0.6
"""The share of a slide that a layout must leave free in both directions; else all but the edges is taken."""

_LARGEST = 5376.0
_INSET = 91_440  # what lies between the frame of a placeholder and its letters
_FOOT = {"dt", "ftr", "sldNum"}
_TITLES = {"title", "ctrTitle"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a deck leaves for a page: the size of a page for it, where that lies, and the whole slide in EMU.

    `title` is the kind of placeholder for titles, `own` says that the deck is ours, and `dark` that its slides are.
    """

    paper: Paper = SLIDE
    sheet: Sheet = field(default_factory=Sheet)
    slide: tuple[int, int] = (round(SLIDE.width * EMU), round(SLIDE.height * EMU))
    title: str = "title"
    own: bool = True
    dark: bool = False

    def colors(self, look: Look) -> Mapping[str, str]:
        """The colours of a look that can be seen on these slides."""
        if self.own:
            return look.colors
        return look.theme.dark if self.dark else look.theme.light

    def sheet_of(self, width: float, height: float) -> Sheet:
        """Return where a page lies: in the room left for it, or made smaller to the whole slide where it is larger."""
        if width <= self.paper.width + 1 and height <= self.paper.height + 1:
            return self.sheet
        scale = min(self.slide[0] / width, self.slide[1] / height)
        return Sheet(scale, (self.slide[0] - width * scale) / 2, 0)


def own_room(look: Look, boards: Sequence[Board]) -> Room:
    """Return the room in a deck of our own: slides as large as the paper, and without one as the largest page."""
    pages = [page for board in boards for page in board.pages]
    paper = look.paper or Paper(
        max((page.width for page in pages), default=SLIDE.width),
        max((page.height for page in pages), default=SLIDE.height),
    )
    # Slides are from 1 to 56 inches long.
    shrunk = min(1.0, _LARGEST / paper.width, _LARGEST / paper.height)
    width, height = (max(96.0, side * shrunk) for side in (paper.width, paper.height))
    return Room(paper=paper, sheet=Sheet(EMU * shrunk), slide=(round(width * EMU), round(height * EMU)))


@lru_cache(maxsize=2)
def room_of(template: bytes) -> Room:
    """Return what a company's deck leaves for a page."""
    return measured(open_deck(template))


def opened(template: bytes) -> "Presentation":
    """Return a company's deck without its slides."""
    deck = open_deck(template)
    listed = deck.slides._sldIdLst
    for entry in list(listed):
        deck.part.drop_rel(entry.rId)
        listed.remove(entry)
    # Sections and shows name slides that are no more.
    for name in ("custShowLst", "ext[@uri='{521415D9-36F7-43E2-AB2F-B90AF26B5E84}']"):
        for found in deck.part._element.xpath(f"//p:{name}"):
            found.getparent().remove(found)
    for key, relation in list(deck.part.rels.items()):
        if relation.reltype.endswith("/vbaProject"):
            deck.part.rels.pop(key)
    return deck


def layout_of(deck: "Presentation") -> "SlideLayout":
    """Return the layout for a title and nothing else, or the nearest to it."""
    layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]

    def far(layout: "SlideLayout") -> tuple[bool, bool, bool, int]:
        kinds = [kind for kind in _kinds(layout) if kind not in _FOOT]
        titled = any(kind in _TITLES for kind in kinds)
        only = layout._element.get("type") == "titleOnly"
        return (not only, layout.name.strip().casefold() != "title only", not titled, len(kinds))

    nearest: SlideLayout = min(layouts, key=far)
    return nearest


def _kinds(layout: "SlideLayout") -> list[str]:
    return [str(found.get("type", "obj")) for found in layout._element.xpath(".//p:nvPr/p:ph")]


def measured(deck: "Presentation") -> Room:
    """Return what the layout of a company's deck leaves: from the top of its title down to its footer."""
    wide, tall = int(deck.slide_width or 0), int(deck.slide_height or 0)
    layout = layout_of(deck)
    kinds = _kinds(layout)
    left, top, right, bottom = _free(layout, wide, tall)
    # As large as on a slide of 13.33 x 7.5 inches, and not so large that a narrow slide holds hardly a column.
    scale = min(tall / SLIDE.height, wide / (SLIDE.height * 4 / 3))
    background = _background(layout)
    return Room(
        paper=Paper((right - left) / scale, (bottom - top) / scale, 0),
        sheet=Sheet(scale, left, top),
        slide=(wide, tall),
        title=next((kind for kind in kinds if kind in _TITLES), "title"),
        own=False,
        dark=background is not None and luminance(background) < 0.18,
    )


def _free(layout: "SlideLayout", wide: int, tall: int) -> tuple[float, float, float, float]:
    edge = _EDGE * wide, _EDGE * wide, (1 - _EDGE) * wide, tall - _EDGE * wide
    places = list(layout.placeholders)
    boxes = {str(ph._element.xpath(".//p:nvPr/p:ph")[0].get("type", "obj")): ph for ph in places}
    title = next((boxes[kind] for kind in _TITLES if kind in boxes), None)
    if title is None or title.left is None or title.width is None:
        return edge
    left, right, top = title.left + _INSET, title.left + title.width - _INSET, title.top
    feet = [boxes[kind].top for kind in _FOOT if kind in boxes and (boxes[kind].top or 0) > tall * 0.75]
    bottom = min([*feet, tall - _EDGE * wide])
    if right - left < _LEAST * wide or bottom - top < _LEAST * tall:
        return edge
    return left, top, right, bottom


def _background(layout: "SlideLayout") -> str | None:
    """Return the colour behind the slides of a layout as `#rrggbb`; None where it is a picture or not plain."""
    master = layout.slide_master
    for holder in (layout, master):
        for color in holder._element.xpath("./p:cSld/p:bg//a:srgbClr | ./p:cSld/p:bg//a:schemeClr"):
            if color.tag.endswith("srgbClr"):
                return f"#{color.get('val').lower()}"
            return _of_scheme(color.get("val"), master._element, _theme(master.part.rels.values()))
    return None


def _theme(relations: Iterable[object]) -> "BaseOxmlElement | None":
    from pptx.oxml import parse_xml

    for relation in relations:
        if str(getattr(relation, "reltype", "")).endswith("/theme"):
            found: BaseOxmlElement = parse_xml(relation.target_part.blob)  # type: ignore[attr-defined]
            return found
    return None


def _of_scheme(name: str, master: "BaseOxmlElement", theme: "BaseOxmlElement | None") -> str | None:
    """Return the colour of a theme that a master calls by a name."""
    if theme is None:
        return None
    mapped = master.find("{*}clrMap")
    slot = name if mapped is None else mapped.get(name, name)
    found = theme.find(f".//{{*}}clrScheme/{{*}}{slot}/*")
    value = None if found is None else found.get("lastClr") or found.get("val")
    return f"#{value.lower()}" if value and len(value) == 6 else None
