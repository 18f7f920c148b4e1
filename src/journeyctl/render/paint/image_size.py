"""How large a picture in a file is, by what its first bytes say; nothing of it is drawn or run."""

import re
from math import isfinite

_LENGTH = r'\b{}\s*=\s*["\']\s*(\d+(?:\.\d+)?)(?:px)?\s*["\']'
_VIEW_BOX = re.compile(
    rb'\bviewBox\s*=\s*["\']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+(\d+(?:\.\d+)?)[\s,]+(\d+(?:\.\d+)?)'
)
# The markers of a JPEG that begin a frame: all from C0 to CF but those for tables and arithmetic.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}

Size = tuple[float, float]


def image_size(data: bytes, media: str) -> Size | None:
    """Return width and height of a PNG, JPEG or SVG, or None where it does not say them."""
    found = {"image/png": _png, "image/jpeg": _jpeg, "image/svg+xml": _svg}[media](data)
    return found if found is not None and min(found) > 0 and all(map(isfinite, found)) else None


def _png(data: bytes) -> Size | None:
    if data[12:16] != b"IHDR" or len(data) < 24:
        return None
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _jpeg(data: bytes) -> Size | None:
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        if data[place + 1] in _FRAMES:
            return int.from_bytes(data[place + 7 : place + 9], "big"), int.from_bytes(
                data[place + 5 : place + 7], "big"
            )
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return None


def _svg(data: bytes) -> Size | None:
    start = data.find(b"<svg")
    head = data[start : data.find(b">", start) + 1]
    lengths = [re.search(_LENGTH.format(name).encode(), head) for name in ("width", "height")]
    if lengths[0] and lengths[1]:
        return float(lengths[0][1]), float(lengths[1][1])
    box = _VIEW_BOX.search(head)
    return (float(box[1]), float(box[2])) if box else None
