"""Pages made larger or smaller as a whole."""

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from journeyctl.render.board import Page

T = TypeVar("T")

_LENGTHS = frozenset({
    "x", "y", "width", "height", "radius", "stroke_width", "cx", "cy", "rx", "ry", "size", "leading", "head", "zero",
})  # fmt: skip


def scaled(page: Page, factor: float) -> Page:
    """Return a page with every length times `factor`."""
    return page if factor == 1 else _scaled(page, factor)


def _scaled(thing: T, factor: float) -> T:
    changed: dict[str, object] = {}
    for attribute in fields(thing):  # type: ignore[arg-type]
        value = getattr(thing, attribute.name)
        if attribute.name == "steps":
            changed["steps"] = tuple((step[0], *(number * factor for number in step[1:])) for step in value)
        elif attribute.name in _LENGTHS:
            if isinstance(value, int | float):
                changed[attribute.name] = round(value * factor, 3)
            elif is_dataclass(value):
                changed[attribute.name] = _scaled(value, factor)
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            changed[attribute.name] = tuple(_scaled(one, factor) for one in value)
        elif is_dataclass(value):
            changed[attribute.name] = _scaled(value, factor)
    return replace(thing, **changed) if changed else thing  # type: ignore[type-var]
