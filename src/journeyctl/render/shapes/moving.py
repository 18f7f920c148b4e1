"""Shapes moved and made smaller."""

from dataclasses import replace
from typing import assert_never

from journeyctl.render.board import Ellipse, Group, Image, Path, Rect, Shape, Text


def moved(shape: Shape, x: float, y: float) -> Shape:
    """Return a shape that many pixels further to the right and down."""
    match shape:
        case Rect() | Text() | Image():
            return replace(shape, x=shape.x + x, y=shape.y + y)
        case Ellipse():
            return replace(shape, cx=shape.cx + x, cy=shape.cy + y)
        case Path():
            return replace(shape, steps=tuple(_shifted(step, x, y) for step in shape.steps))
        case Group():
            return replace(shape, shapes=tuple(moved(inner, x, y) for inner in shape.shapes))
        case _:
            assert_never(shape)


def _shifted(step: tuple[str | float, ...], x: float, y: float) -> tuple[str | float, ...]:
    places = enumerate(step[1:])
    return (step[0], *(round(float(value) + (y if place % 2 else x), 2) for place, value in places))
