"""The things in the cells of a table: with their signs, their small words, and what opens when a reader asks."""

from collections.abc import Mapping, Sequence

from journeyctl.render.board import LOUD, Item
from journeyctl.render.paint.drawing import number
from journeyctl.render.web.icons import icon, smile
from journeyctl.render.web.markup import Markup, joined, tag


def items(things: Sequence[Item], openers: Mapping[str, str]) -> Markup | None:
    """Return the things of a cell, several of them as a list; `openers` are the ids of details in the document."""
    if not things:
        return None
    if len(things) == 1:
        return tag("div", _chip(things[0], openers), class_=_class(things[0]))
    entries = (tag("li", _chip(thing, openers), class_=_class(thing)) for thing in things)
    return tag("ul", *entries, class_="items")


def _class(item: Item) -> str:
    loud = " loud" if (item.level or 0) >= LOUD else ""
    return f"item k-{item.kind}{loud}"


def _chip(item: Item, openers: Mapping[str, str]) -> Markup:
    opens = openers.get(item.detail or "")
    if opens:
        return tag("button", _inside(item), type="button", class_="chip", popovertarget=opens)
    if item.href:
        return tag("a", _inside(item), class_="chip", href=item.href)
    return tag("div", _inside(item), class_="chip")


def _inside(item: Item) -> Markup:
    shown = icon(item.kind) if item.value is None else smile(item.value)
    share = item.share if item.share is not None else item.level / 5 if item.level else None
    note = None
    if item.note or share is not None:
        note = tag("span", _meter(share) if share is not None else None, item.note or None, class_="note")
    return joined((shown, tag("span", item.text, class_="text"), " " if note else None, note))


def _meter(share: float) -> Markup:
    full = max(0.0, min(1.0, share)) * 100
    return tag(
        "svg",
        tag("rect", class_="rest", width="100%", height=4, rx=2),
        tag("rect", class_="full", width=f"{number(full)}%", height=4, rx=2),
        class_="level",
        aria_hidden="true",
    )
