"""Where a page lies on its slide, and what painting a slide needs to know."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from journeyctl.render.board import Image
from journeyctl.render.slides.markup import Markup, tag

EMU = 9525
"""A pixel in the unit of slides: 914 400 of them are an inch."""

SLOTS: Mapping[str, tuple[str, str]] = {
    "ink": ("dk1", "tx1"),
    "paper": ("lt1", "bg1"),
    "muted": ("dk2", "tx2"),
    "panel": ("lt2", "bg2"),
    "brand": ("accent1", "accent1"),
    "pain": ("accent2", "accent2"),
    "gain": ("accent3", "accent3"),
    "opportunity": ("accent4", "accent4"),
    "evidence": ("accent5", "accent5"),
    "assumption": ("accent6", "accent6"),
}
"""The roles that are colours of the theme in a deck of our own: their names there, and by which shapes call them. Who gives the
deck another theme changes them."""


def slots_of(colors: Mapping[str, str]) -> Mapping[str, str]:
    """Return by which name of the theme shapes call a role; other roles of the same colour go with it."""
    named = {role: name for role, (_, name) in SLOTS.items()}
    brand = "accent", "accent1"
    return {**named, brand[0]: brand[1]} if colors["accent"] == colors["brand"] else named


@dataclass(frozen=True, slots=True)
class Sheet:
    """How pixels of a page become lengths on a slide: `scale` is EMU per pixel, `left` and `top` are EMU."""

    scale: float = EMU
    left: float = 0
    top: float = 0

    def x(self, x: float) -> int:
        """Return the place of an x on the slide."""
        return round(self.left + x * self.scale)

    def y(self, y: float) -> int:
        """Return the place of a y on the slide."""
        return round(self.top + y * self.scale)

    def long(self, pixels: float) -> int:
        """Return a length on the slide."""
        return round(pixels * self.scale)

    def points(self, pixels: float) -> int:
        """Return a length in hundredths of a point, as the sizes of letters are told; never below one point."""
        return max(100, round(pixels * self.scale / 127))

    def frame(self, x: float, y: float, width: float, height: float) -> tuple[Markup, Markup]:
        """Return the corner and the size of a box."""
        left, top = self.x(x), self.y(y)
        return (
            tag("a:off", {"x": left, "y": top}),
            tag("a:ext", {"cx": max(0, self.x(x + width) - left), "cy": max(0, self.y(y + height) - top)}),
        )


@dataclass(frozen=True, slots=True)
class Brush:
    """What painting a slide needs: where it lies, its colours, its language, and what it may refer to.

    `slots` are the roles that are colours of the deck's theme; `ids` counts the shapes of the slide. `link` returns the id by
    which a slide refers to an address, `picture` that of an image with its size, or None where it is no picture.
    """

    sheet: Sheet
    colors: Mapping[str, str]
    slots: Mapping[str, str]
    lang: str
    ids: Iterator[int]
    link: Callable[[str], str]
    picture: Callable[[Image], tuple[str, float, float] | None]

    def solid(self, role: str) -> Markup:
        """Return a fill with the colour of a role."""
        slot = self.slots.get(role)
        color = (
            tag("a:schemeClr", {"val": slot})
            if slot
            else tag("a:srgbClr", {"val": self.colors[role].lstrip("#").upper()})
        )
        return tag("a:solidFill", None, color)

    def fill(self, role: str | None) -> Markup:
        """Return a fill, or that there is none."""
        return self.solid(role) if role else tag("a:noFill")

    def line(
        self,
        role: str | None,
        wide: float = 1,
        *,
        dashed: bool = False,
        name: str = "a:ln",
        square: bool = False,
        fine: bool = False,
    ) -> Markup:
        """Return how an outline is drawn, `wide` pixels wide: with round ends if not `square`, with short dashes if `fine`."""
        if not role:
            return tag(name, {"w": 0} if square else None, tag("a:noFill"))
        parts = [self.solid(role)]
        if dashed:
            parts.append(tag("a:prstDash", {"val": "sysDash" if fine or wide < 1.2 else "dash"}))
        if not square:
            parts.append(tag("a:round"))
        ends = None if square or dashed else "rnd"
        return tag(name, {"w": max(3175, self.sheet.long(wide)), "cap": ends}, *parts)

    def named(self, name: str, title: str = "", *inside: Markup, decorative: bool = False) -> Markup:
        """Return the name of a shape, and what a screen reader says of it."""
        if decorative and not title:
            inside = (*inside, _DECORATIVE)
        told = {"id": next(self.ids), "name": name, "descr": title or None}
        return tag("p:cNvPr", told, *inside)

    def click(self, href: str | None, *, own_color: bool = True) -> Markup:
        """Return a link to an address; with `own_color` the letters keep their colour."""
        if not href:
            return Markup("")
        return tag("a:hlinkClick", {"r:id": self.link(href)}, *((_OWN_COLOR,) if own_color else ()))


_DECORATIVE = Markup(
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_OWN_COLOR = Markup(
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)
