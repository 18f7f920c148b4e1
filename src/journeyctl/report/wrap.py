"""Texts broken into lines at spaces, measured in terminal columns."""

from journeyctl.text.display import cells


def wrap(text: str, width: int, first: int | None = None) -> list[str]:
    """Break `text` into lines of at most `width` columns; the first may have another width.

    Only spaces are places to break: an id, a path or an address stays whole, however long.

    >>> wrap("an emotion far below the scale", 12)
    ['an emotion', 'far below', 'the scale']
    """
    room = width if first is None else first
    if cells(text) <= room:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and cells(longer) > room:
            lines.append(line)
            room, line = width, word
        else:
            line = longer
    return [*lines, line]
