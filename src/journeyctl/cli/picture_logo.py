"""The logo that the settings of a workspace name, read with care: it goes into pages that others open."""

from pathlib import Path

from journeyctl.render.board import Image
from journeyctl.render.lettering.letters import clean
from journeyctl.render.paint.image_size import image_size
from journeyctl.workspace.discover import read_bytes, trouble
from journeyctl.workspace.workspace import Workspace

MOST = 1_000_000
"""The most bytes of a logo: every page carries it."""

_WIDE, _HIGH = 160.0, 36.0  # the room for it in the head of a picture

_KINDS = {
    ".png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    ".svg": ("image/svg+xml", b"<svg"),
}


def read_logo(workspace: Workspace) -> Image | str | None:
    """Return the logo, not yet placed, in the size it is shown; in words why there is none that can be shown; None where none is named."""
    name = workspace.settings.theme.logo
    if name is None:
        return None
    why = trouble(workspace.root, name)
    if why:
        return why
    data = read_bytes(workspace.root / name, MOST)
    if isinstance(data, str):
        return data
    if len(data) > MOST:
        return f"it is larger than {MOST // 1000:,} kB"
    media, begins = _KINDS.get(Path(name).suffix.lower(), ("", b""))
    is_one = begins in data if media == "image/svg+xml" else data.startswith(begins)
    if not media or not is_one:
        return "it is no PNG, JPEG or SVG file"
    size = image_size(data, media)
    if size is None:
        return "it does not say how large it is"
    part = min(_WIDE / size[0], _HIGH / size[1])
    title = clean(workspace.settings.title or workspace.root.name)
    return Image(x=0, y=0, width=size[0] * part, height=size[1] * part, data=data, media=media, title=title)
