"""The events of a text, with where each begins and ends in it, without what stands around it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from journeyctl.load.events import Reader, UnreadableError, libyaml, ruamel, unreadable

EventKind = Literal["scalar", "alias", "mapping", "list", "end"]

# What may stand between the start of an event and its first character: its anchor, blanks, comments.
_PROPERTIES = re.compile(r"(?:&[^\s,\[\]{}]+|![^\s,\[\]{}]*|#[^\n]*(?=\n)|\s)*")
_AUTO = re.compile(r"[|>][-+]?[^\S\n]*(?:#[^\n]*)?\n((?:[^\S\n]*\n)*)( *)")


@dataclass(slots=True)
class Event:
    """An event; `start` to `end` is what is written, without anchor; nothing for what is left empty.

    `begin` is where its anchor stands, or `start`. `flow` says that a list or mapping stands in
    brackets, `bracket` that its opening one is written.
    """

    kind: EventKind
    begin: int
    start: int
    end: int
    value: str = ""
    style: str = ""
    anchor: str | None = None
    flow: bool = False
    bracket: bool = False


def events_of(text: str) -> list[Event]:
    """Return the events of the first document in `text`, as libyaml or else ruamel.yaml reads it."""
    try:
        return list(_events(libyaml, text))
    except UnreadableError:
        return list(_events(ruamel, text))


def _events(parser: Callable[[str], Reader], text: str) -> Iterator[Event]:
    reader = parser(text)
    depth = 0
    try:
        while (event := reader.next_event()) is not None and not isinstance(event, reader.stream_end):
            kind = type(event)
            if kind in (reader.scalar, reader.alias):
                yield _leaf(text, event, alias=kind is reader.alias)
            elif kind in (reader.mapping_start, reader.sequence_start):
                depth += 1
                yield _opening(text, event, mapping=kind is reader.mapping_start)
            elif kind in (reader.mapping_end, reader.sequence_end):
                depth -= 1
                at = event.end_mark.index
                closed = text[at - 1 : at] in ("]", "}") and event.end_mark.index > event.start_mark.index
                yield Event("end", at, at - 1 if closed else at, at, bracket=closed)
            else:
                continue
            if not depth:
                return
    except reader.errors as error:
        raise unreadable(error) from None


def _leaf(text: str, event: Any, *, alias: bool) -> Event:
    begin, end = event.start_mark.index, event.end_mark.index
    if alias:
        return Event("alias", begin, begin, end, value=event.anchor, style="*")
    style = event.style or ""
    start = _start(text, begin, event)
    if start > end or (not style and not event.value):
        # An empty text: parsers do not agree on where it stands.
        start = end = begin if event.anchor is None else min(begin + 1 + len(event.anchor), end)
    elif style in ("|", ">"):
        end = _block_end(text, start, end)
    return Event("scalar", begin, start, end, event.value, style, event.anchor)


def _opening(text: str, event: Any, *, mapping: bool) -> Event:
    begin = event.start_mark.index
    start = _start(text, begin, event)
    flow = bool(event.flow_style)
    bracket = flow and text[start : start + 1] in ("[", "{")
    if not bracket:
        return Event("mapping" if mapping else "list", begin, begin, begin, anchor=event.anchor, flow=flow)
    kind: EventKind = "mapping" if mapping else "list"
    return Event(kind, begin, start, start + 1, anchor=event.anchor, flow=True, bracket=True)


def _start(text: str, begin: int, event: Any) -> int:
    if event.anchor is None:
        return begin
    found = _PROPERTIES.match(text, begin)
    return found.end() if found else begin


def _block_end(text: str, start: int, end: int) -> int:
    """Return where a block text ends: behind its last line, without comments that follow."""
    end = text.rfind("\n", start, end) + 1 or end  # libyaml takes the indentation of what follows along
    found = _AUTO.match(text, start, end)
    if found is None or not found[2]:
        return end
    column = len(found[2])
    at = found.start(1) + len(found[1])
    while at < end:
        line_end = text.find("\n", at)
        line_end = len(text) if line_end < 0 else line_end
        line = text[at:line_end]
        if line.strip() and len(line) - len(line.lstrip(" ")) < column:
            return at
        at = line_end + 1
    return end
