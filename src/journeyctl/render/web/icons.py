"""The signs and faces of pictures as icons of a page: each is drawn once, and shown wherever it is meant."""

from functools import cache

from journeyctl.render.board import Person
from journeyctl.render.paint.drawing import classy, draw
from journeyctl.render.shapes.pieces import portrait as drawn_portrait
from journeyctl.render.shapes.signs import face, sign
from journeyctl.render.web.markup import Markup, tag

SIGNS = ("pain", "solved", "gain", "opportunity", "initiative", "evidence", "assumption", "none", "metric", "system",
         "truth", "magic", "moment-pain", "frontstage", "backstage", "support", "policy", "added", "removed", "moved", "changed", "better", "worse")  # fmt: skip
"""The kinds of things that have a sign."""

_FACES = range(-4, 5)


@cache
def sprites() -> Markup:
    """Return the drawings of all signs and faces, to be shown by their ids."""
    signs = (_symbol(f"sign-{kind}", "-1 -1 12 12", draw(sign(kind, 0, 0, 10), classy())) for kind in SIGNS)
    faces = (
        _symbol(f"face-{step}", "0 0 22 22", draw((face(11, 11, 9.4, step / 4),), classy()))
        for step in _FACES
    )
    return tag("svg", "\n", *signs, *faces, class_="defs", width=0, height=0, aria_hidden="true")


def _symbol(name: str, box: str, drawing: str) -> Markup:
    return tag("symbol", Markup(drawing), id=name, viewBox=box)


def icon(kind: str, *, name: str = "", classes: str = "sign") -> Markup | None:
    """Return the sign of a kind, None if it has none; with a `name` it is read aloud."""
    if kind not in SIGNS:
        return None
    shown = tag("use", href=f"#sign-{kind}")
    if name:
        return tag("svg", shown, class_=classes, viewBox="0 0 12 12", role="img", aria_label=name)
    return tag("svg", shown, class_=classes, viewBox="0 0 12 12", aria_hidden="true")


def face_id(value: float) -> str:
    """Return the id of the face nearest to an emotion from -1 to 1.

    >>> face_id(-0.5), face_id(7)
    ('face--2', 'face-4')
    """
    return f"face-{round(max(-1.0, min(1.0, value)) * 4)}"


def smile(value: float) -> Markup:
    """Return the face for an emotion from -1 to 1."""
    return tag(
        "svg", tag("use", href=f"#{face_id(value)}"), class_="face", viewBox="0 0 22 22", aria_hidden="true"
    )


def portrait(person: Person) -> Markup:
    """Return the disc with the initials of a persona."""
    drawing = draw((drawn_portrait(person, 0, 0, 32),), classy())
    return tag("svg", Markup(drawing), class_="portrait", viewBox="0 0 32 32", aria_hidden="true")
