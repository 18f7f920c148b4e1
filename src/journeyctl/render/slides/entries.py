"""What stands in a cell of a table: paragraphs with their sizes, and how high they are together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from journeyctl.render.board import Align, Column, Item, Span
from journeyctl.render.lettering.letters import is_rtl
from journeyctl.render.lettering.typeface import wrap
from journeyctl.render.palette import feeling
from journeyctl.render.shapes.pieces import BODY, SMALL, STRONG
from journeyctl.render.slides.markup import Markup, joined
from journeyctl.render.slides.paragraphs import Bullet, Run, empty, paragraph
from journeyctl.render.slides.sheet import Brush

CARDS = frozenset({"pain", "gain", "opportunity", "initiative"})
"""The kinds that colour the cell they have for themselves."""

_LEADING = 1.3
_INDENT, _GAP = 14.0, 4.0
_NO_BREAK, _BLANK = "\u00a0", 0.278  # how wide a blank is in the usual fonts, by its size
# Signs that every usual font has, coloured by what they stand for.
_SIGNS = {
    "pain": ("▲", "pain"),
    "gain": ("●", "gain"),
    "opportunity": ("◊", "opportunity"),
    "initiative": ("►", "opportunity"),
    "evidence": ("√", "evidence"),
    "solved": ("√", "muted"),
    "assumption": ("○", "assumption"),
    "none": ("○", "muted"),
}
_PLAIN = frozenset({"text", "thought", "channel"})
_MARKS = {"truth": ("♦", "accent"), "magic": ("♦", "gain"), "pain": ("▲", "pain")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A paragraph in a cell; lengths are in pixels. With a `share` (0 to 1) it is a bar instead of words, filled so far."""

    run: Run
    share: float | None = None
    before: float = 0
    bullet: Bullet | None = None
    indent: float = 0
    align: Align = "start"

    @property
    def leading(self) -> float:
        """The height of a line."""
        return self.run.size * _LEADING

    def height(self, room: float) -> float:
        """Return how high it is in a width of `room`, measured in the shipped font, which is wider than those of decks."""
        if self.share is not None:
            return self.before + self.leading
        lines = wrap(
            self.run.text,
            max(1.0, room - self.indent),
            self.run.size,
            bold=self.run.bold,
            italic=self.run.italic,
        )
        return self.before + max(1, len(lines)) * self.leading


def height(entries: Sequence[Entry], room: float) -> float:
    """Return how high paragraphs are together; the room above the first is not told."""
    return sum(entry.height(room) for entry in entries) - (entries[0].before if entries else 0)


def _runs(entry: Entry, room: float) -> Iterator[Run]:
    """Yield the letters of a paragraph; a bar is blanks on a colour, so that it moves with the words and nobody reads it aloud."""
    if entry.share is None:
        yield entry.run
        return
    count = int((room - entry.indent) * 0.9 / (_BLANK * entry.run.size))
    filled = max(2, round(count * max(0.0, min(1.0, entry.share))))
    yield replace(entry.run, text=_NO_BREAK * filled, behind=entry.run.color)
    yield replace(entry.run, text=_NO_BREAK * (count - filled), behind="line")


def painted(entries: Sequence[Entry], brush: Brush, room: float) -> Markup:
    """Return the paragraphs in a width of `room`, or one that is as good as nothing."""
    if not entries:
        return empty(brush)
    return joined(
        paragraph(
            brush,
            _runs(entry, room),
            entry.leading,
            align=entry.align,
            before=entry.before if number else 0,
            bullet=entry.bullet,
            indent=entry.indent,
        )
        for number, entry in enumerate(entries)
    )


def of_items(items: Iterable[Item], size: float) -> Iterator[Entry]:
    """Yield the paragraphs of things in a cell; `size` makes all letters larger (over 1) or smaller."""
    for item in items:
        yield from _of_item(item, size)


def _of_heat(item: Item, size: float) -> Iterator[Entry]:
    """Yield a number on its own colour, with small words below it."""
    ink = "muted" if item.value is None else f"{feeling(item.value)}-ink"
    loud = item.value is not None
    yield Entry(run=Run(text=item.text, size=size * (STRONG if loud else SMALL), color=ink, bold=loud))
    if item.note:
        yield Entry(run=Run(text=item.note, size=SMALL * size, color=ink))


def _of_item(item: Item, size: float) -> Iterator[Entry]:
    if item.kind == "heat":
        yield from _of_heat(item, size)
        return
    bullet = _bullet(item)
    indent = _INDENT * size if bullet else 0
    spoken, small = item.kind == "thought", item.kind == "channel"
    words = Run(
        text=item.text,
        size=size * (SMALL if small else BODY if item.kind not in CARDS else BODY - 0.5),
        color="muted" if small else "ink",
        bold=small,
        italic=spoken,
        href=item.href,
    )
    yield Entry(run=words, before=_GAP * size, bullet=bullet, indent=indent)
    if item.share is not None:
        bar = Run(text="", size=3.2 * size, color=item.kind if item.kind in CARDS else "accent")
        yield Entry(run=bar, before=2 * size, share=item.share, indent=indent)
    if item.note:
        yield _note(item.note, item.text, size, indent)


def _note(text: str, above: str, size: float, indent: float = 0) -> Entry:
    """Return small words on the side of those that stand above them."""
    align: Align = "end" if is_rtl(above) != is_rtl(text) else "start"
    return Entry(run=Run(text=text, size=SMALL * size, color="muted"), indent=indent, align=align)


def _bullet(item: Item) -> Bullet | None:
    """Return the sign of a thing: that of a pain is as large as the pain weighs."""
    if item.kind in _PLAIN or not item.text:
        return None
    if item.value is not None:
        # The palest colour of the ramp is for fills: as a sign it would hardly be seen.
        role = feeling(item.value)
        return Bullet(sign="●", color="rule" if role == "neutral" else role)
    sign, color = _SIGNS.get(item.kind, ("•", "muted"))
    return Bullet(sign=sign, color=color, size=0.6 + 0.12 * item.level if item.level else 0.9)


def of_stage(span: Span, size: float) -> tuple[Entry, ...]:
    """Return the title of a stage."""
    return (Entry(run=Run(text=span.title, size=STRONG * size, color="brand-ink", bold=True)),)


def of_goal(span: Span, size: float) -> tuple[Entry, ...]:
    """Return what customers want in a stage."""
    goal = Run(text=span.goal, size=SMALL * size, color="muted", italic=True)
    return (Entry(run=goal),) if span.goal else ()


def of_column(column: Column, size: float) -> tuple[Entry, ...]:
    """Return the title of a touchpoint with the moment it is and its note."""
    entries = []
    if column.mark_note:
        sign, color = _MARKS.get(column.mark, ("•", "muted"))
        words = Run(text=column.mark_note, size=SMALL * size, color=color, bold=True)
        entries.append(Entry(run=words, bullet=Bullet(sign=sign, color=color), indent=_INDENT * size))
    entries.append(Entry(run=Run(text=column.title, size=BODY * size, bold=True, href=column.href)))
    if column.note:
        entries.append(_note(column.note, column.title, size))
    return tuple(entries)


def of_lane(title: str, size: float) -> tuple[Entry, ...]:
    """Return the title of a lane."""
    return (Entry(run=Run(text=title, size=11 * size, color="muted", bold=True)),) if title else ()


def of_line(title: str, size: float) -> tuple[Entry, ...]:
    """Return the name of a line between lanes, such as the line of visibility."""
    return (Entry(run=Run(text=title, size=SMALL * size, color="accent", bold=True)),)
