"""How large a logo is, by its first bytes."""

import pytest

from journeyctl.render.paint.image_size import image_size
from render.sample import PIXEL, VECTOR

JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x00\x20\x00\x40\x01\x01\x11\x00\xff\xd9"


@pytest.mark.parametrize(
    ("data", "media", "size"),
    [
        (PIXEL, "image/png", (1, 1)),
        (VECTOR, "image/svg+xml", (24, 24)),
        (JPEG, "image/jpeg", (64, 32)),
        (b'<?xml version="1.0"?><svg viewBox="0 0 30 12.5">', "image/svg+xml", (30, 12.5)),
        (b"<svg width='10px' height='4px' viewBox='0 0 1 1'>", "image/svg+xml", (10, 4)),
        (b'<svg width="100%" height="4" viewBox="-1 -1 8 9"/>', "image/svg+xml", (8, 9)),
        (b"<svg/>", "image/svg+xml", None),
        (b'<svg width="0" height="0">', "image/svg+xml", None),
        (b'<svg><rect width="5" height="5"/></svg>', "image/svg+xml", None),
        (b'<svg width="%s" height="4"/>' % (b"9" * 400), "image/svg+xml", None),
        (PIXEL[:20], "image/png", None),
        (b"\x89PNG\r\n\x1a\nnothing of the kind here", "image/png", None),
        (JPEG[:12], "image/jpeg", None),
        (b"\xff\xd8\xff", "image/jpeg", None),
    ],
)
def test_a_file_says_how_large_it_is_or_nothing(
    data: bytes, media: str, size: tuple[float, float] | None
) -> None:
    assert image_size(data, media) == size
