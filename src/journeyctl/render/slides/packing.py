"""Decks as files: what is opened is a deck and no trap, and what is written is the same to the byte each time."""

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pptx.presentation import Presentation

NO_DECK = "the template is no PowerPoint file"
_LARGEST = 512 * 1024 * 1024
_FIXED = (1980, 1, 1, 0, 0, 0)
_TYPES = "[Content_Types].xml"
# A template (.potx) and a deck with macros differ from a deck in this word alone.
_OTHERS = re.compile(
    rb"application/vnd\.(?:openxmlformats-officedocument\.presentationml\.(?:template|slideshow)\.main\+xml"
    rb"|ms-powerpoint\.(?:template|presentation|slideshow)\.macroEnabled\.main\+xml)"
)
_DECK = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"


def open_deck(data: bytes) -> "Presentation":
    """Return a deck or a template of PowerPoint; what is neither raises a ValueError that says so."""
    from pptx import Presentation
    from pptx.exc import PythonPptxError

    try:
        deck = Presentation(io.BytesIO(_as_deck(data)))
        layouts = sum(len(master.slide_layouts) for master in deck.slide_masters)
        whole = bool(deck.slide_width and deck.slide_height and layouts)
    except (
        zipfile.BadZipFile, SyntaxError, PythonPptxError, KeyError, ValueError, AttributeError,
        IndexError, TypeError, NotImplementedError, OSError, RuntimeError, EOFError,
    ) as error:  # fmt: skip
        raise ValueError(NO_DECK) from error
    if not whole:
        raise ValueError(NO_DECK)
    return deck


def _as_deck(data: bytes) -> bytes:
    """Return the file with the type of a deck; one that would unpack to more than any deck is refused."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        if sum(entry.file_size for entry in file.infolist()) > _LARGEST:
            raise ValueError(NO_DECK)
        types = file.read(_TYPES)
        if not _OTHERS.search(types):
            return data
        entries = {entry.filename: file.read(entry) for entry in file.infolist()}
    entries[_TYPES] = _OTHERS.sub(_DECK, types)
    return _packed(entries)


def pack(deck: "Presentation") -> bytes:
    """Return the bytes of a deck, without dates of today."""
    written = io.BytesIO()
    deck.save(written)
    with zipfile.ZipFile(written) as file:
        return _packed({entry.filename: file.read(entry) for entry in file.infolist()})


def _packed(entries: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
        for name, data in entries.items():
            entry = zipfile.ZipInfo(name, _FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 0
            file.writestr(entry, data)
    return written.getvalue()
