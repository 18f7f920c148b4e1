"""Pictures of the user's on slides: PNG and JPEG as they are, drawings as PNG."""

import io
from base64 import b64encode
from collections.abc import Callable
from typing import TYPE_CHECKING

from journeyctl.render.board import Image

if TYPE_CHECKING:
    from pptx.slide import Slide

_SHARP = 3
"""How many times as many pixels a drawing gets as it has on the page."""

Placed = tuple[str, float, float]
"""The id of a picture on a slide, its width and its height, in pixels of its own."""


def placer(slide: "Slide") -> Callable[[Image], Placed | None]:
    """Return what puts pictures into the file of a slide, or says None to what is no picture."""

    def place(image: Image) -> Placed | None:
        from PIL.Image import DecompressionBombError

        data = _drawn(image) if image.media == "image/svg+xml" else image.data
        if data is None:
            return None
        try:
            part, key = slide.part.get_or_add_image_part(io.BytesIO(data))
            wide, tall = part.image.size
        except (OSError, ValueError, SyntaxError, DecompressionBombError):
            return None
        return key, float(wide), float(tall)

    return place


def _drawn(image: Image) -> bytes | None:
    """Return a drawing in pixels; None where it is none, or what draws is not installed."""
    try:
        import resvg_py
    except ImportError:
        return None
    # A drawing inside a drawing can neither run anything nor fetch another file.
    inner = b64encode(image.data).decode("ascii")
    outer = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{image.width}" height="{image.height}">'
        f'<image width="{image.width}" height="{image.height}" href="data:image/svg+xml;base64,{inner}"/></svg>'
    )
    try:
        return bytes(resvg_py.svg_to_bytes(svg_string=outer, zoom=_SHARP, skip_system_fonts=True))
    except (ValueError, RuntimeError, OSError):
        return None
