"""A deck of our own: wide slides, our colours and a font that every machine has in its theme, and four layouts."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from journeyctl.render.look import Look, Paper
from journeyctl.render.slides.markup import Markup, tag
from journeyctl.render.slides.sheet import EMU, SLOTS

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import SlideMaster

FONT = "Arial"
"""The font of decks where the theme names none: it is on every machine that shows slides, as such or with the same widths,
and it is narrower than the shipped one, by which texts were broken into lines. Inter is not there, and what would stand in for it is
anybody's guess."""

_KEPT = {"Title Slide", "Title and Content", "Title Only", "Blank"}
_MARGIN = 36
_NARROW, _LOW = 9_144_000, 6_858_000  # the slides of what we begin with


def blank_deck(look: Look, paper: Paper) -> "Presentation":
    """Return a deck without slides, for pages of a size."""
    from pptx import Presentation
    from pptx.util import Emu

    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(round(paper.width * EMU)), Emu(round(paper.height * EMU))
    deck.part._element.find("{*}sldSz").attrib.pop("type", None)
    for layout in list(deck.slide_layouts):
        if layout.name not in _KEPT:
            deck.slide_layouts.remove(layout)
    # A picture of other slides, and the settings of somebody's printer.
    package = deck.part.package
    for holder in (package._rels, deck.part.rels):
        for key, relation in list(holder.items()):
            if relation.reltype.endswith(("/thumbnail", "/printerSettings")):
                holder.pop(key)
    _widen(deck, paper)
    _set_titles(deck.slide_master, paper)
    for relation in deck.slide_master.part.rels.values():
        if relation.reltype.endswith("/theme"):
            relation.target_part._blob = themed(relation.target_part.blob, look)
    return deck


def _widen(deck: "Presentation", paper: Paper) -> None:
    """Move what stands on the master and the layouts to the places it has on slides of another size."""
    across, down = paper.width * EMU / _NARROW, paper.height * EMU / _LOW
    for holder in (deck.slide_master, *deck.slide_layouts):
        for place in holder._element.iter("{*}off"):
            place.set("x", str(round(int(place.get("x")) * across)))
            place.set("y", str(round(int(place.get("y")) * down)))
        for size in holder._element.iter("{*}ext"):
            if size.get("cx"):
                size.set("cx", str(round(int(size.get("cx")) * across)))
                size.set("cy", str(round(int(size.get("cy")) * down)))


def _set_titles(master: "SlideMaster", paper: Paper) -> None:
    """Put titles where our slides have them: above, from the left, bold and not large."""
    from pptx.util import Emu

    for shape in master.placeholders:  # type: ignore[misc] # its stubs take no iteration
        shape.left, shape.width = Emu(max(shape.left, _MARGIN * EMU)), shape.width
        if shape.placeholder_format.idx == 0:
            shape.left, shape.top = Emu(_MARGIN * EMU), Emu(_MARGIN * EMU)
            shape.width, shape.height = Emu(round((paper.width - 2 * _MARGIN) * EMU)), Emu(48 * EMU)
            shape._element.find(".//{*}bodyPr").set("anchor", "t")
    style = master._element.find(".//{*}titleStyle/{*}lvl1pPr")
    style.set("algn", "l")
    letters = style.find("{*}defRPr")
    letters.set("sz", "2000")
    letters.set("b", "1")
    for level, size in zip(
        master._element.find(".//{*}bodyStyle"), (1600, 1400, 1200, 1200, 1200), strict=False
    ):
        level.find("{*}defRPr").set("sz", str(size))


def themed(theme: bytes, look: Look) -> bytes:
    """Return a theme with the colours of a look and one font for titles and texts."""
    text = theme.decode("utf-8")
    text = re.sub(r"<a:clrScheme .*?</a:clrScheme>", lambda _: _scheme(look.colors), text, flags=re.DOTALL)
    minor = re.search(r"<a:minorFont>(.*?)</a:minorFont>", text, flags=re.DOTALL)
    if minor:
        latin = tag("a:latin", {"typeface": look.theme.font or FONT})
        fonts = re.sub(r"<a:latin [^>]*>", lambda _: latin, minor[1], count=1)
        scheme = f"<a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont>"
        text = re.sub(r"<a:majorFont>.*</a:minorFont>", lambda _: scheme, text, flags=re.DOTALL)
    return text.replace('name="Office Theme"', 'name="journeyctl"').encode("utf-8")


def _scheme(colors: Mapping[str, str]) -> Markup:
    slots = [(slot, role) for role, (slot, _) in SLOTS.items()]
    # The theme wants them in this order.
    order = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)))
    slots = [*sorted(slots, key=lambda pair: order.index(pair[0])), ("hlink", "accent"), ("folHlink", "gain")]
    return tag(
        "a:clrScheme",
        {"name": "journeyctl"},
        *(
            tag(f"a:{slot}", None, tag("a:srgbClr", {"val": colors[role].lstrip("#").upper()}))
            for slot, role in slots
        ),
    )
