"""The lines that `git install` puts into `.gitattributes`, and how they come out again: bytes in, bytes out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from journeyctl.cli.console import MisuseError
from journeyctl.model.document import KINDS, SETTINGS_NAMES

_BEGIN = b"# >>> journeyctl: written by `journeyctl git install`, taken out by `journeyctl git uninstall`"
_END = b"# <<< journeyctl"
# What the first line says of the file as it was, where taking the lines out would not bring that back.
_UNENDED = b" (no line break before)"
_EMPTY = b" (the file was empty)"
_BLOCK = re.compile(
    rb"^(?P<begin># >>> journeyctl[^\r\n]*)(?P<break>\r?\n)(?P<lines>.*?)^# <<< journeyctl[^\r\n]*(?:\r?\n|\Z)",
    re.MULTILINE | re.DOTALL,
)
_EDGE = re.compile(rb"^# (?:>>>|<<<) journeyctl", re.MULTILINE)


def patterns() -> Iterator[str]:
    """Yield what `.gitattributes` calls our files."""
    yield from SETTINGS_NAMES
    for word in KINDS:
        if word != "workspace":
            yield f"*.{word}.yaml"
            yield f"*.{word}.yml"


@dataclass(frozen=True, slots=True)
class Attributes:
    """A file of attributes: its bytes, None where there is none."""

    data: bytes | None

    def lines(self) -> list[str] | None:
        """Return what stands between our two comments, or None where they are not there.

        Raises MisuseError where the comments do not fit each other, or hold lines of somebody else.
        """
        data = self.data or b""
        found = list(_BLOCK.finditer(data))
        if len(found) > 1 or len(_EDGE.findall(data)) != 2 * len(found):
            raise MisuseError(
                "the comments `# >>> journeyctl` and `# <<< journeyctl` do not stand there once each",
                "take both out by hand, with the lines between them",
            )
        if not found:
            return None
        lines = found[0]["lines"].decode("utf-8", "replace").splitlines()
        for line in lines:
            if not re.fullmatch(r"\S+ merge=journeyctl(?: diff=journeyctl)?", line):
                raise MisuseError(f"`{line}` stands between our two comments", "move it above or below them")
        return lines

    def with_lines(self, lines: list[str]) -> bytes:
        """Return the bytes with our lines: in place of older ones, or at the end."""
        data = self.data or b""
        old = self.lines()
        if old == lines:
            return data
        found = None if old is None else _BLOCK.search(data)
        if found:
            text = b"".join(line.encode() + found["break"] for line in lines)
            return data[: found.start("lines")] + text + data[found.end("lines") :]
        first = re.search(rb"\r?\n", data)
        line_break = first[0] if first else b"\n"
        unended = bool(data) and not data.endswith(b"\n")
        note = _UNENDED if unended else _EMPTY if self.data == b"" else b""
        block = [_BEGIN + note, *(line.encode() for line in lines), _END]
        return data + (line_break if unended else b"") + b"".join(line + line_break for line in block)

    def without_lines(self) -> bytes | None:
        """Return the bytes as they were before `with_lines`; None where there was no file."""
        data = self.data or b""
        if self.lines() is None:
            return self.data
        found = _BLOCK.search(data)
        assert found is not None  # noqa: S101 - there are lines
        before, after = data[: found.start()], data[found.end() :]
        if found["begin"].endswith(_UNENDED) and not after:
            before = before.removesuffix(found["break"])
        if not before and not after and not found["begin"].endswith(_EMPTY):
            return None
        return before + after
