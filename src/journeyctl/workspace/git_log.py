"""What `git log` prints, taken apart: every commit with the files in which it differs from its first parent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

FORMAT = "tformat:%H%x00%P%x00%an%x00%ae%x00%cd%x00%s"
"""How the log has to be printed: with this, `--raw -z --no-abbrev` and `--date=raw`."""

_FIELDS = FORMAT.count("%x00") + 1
_NOBODY = "0"
_GONE = "D"
_MODULE = "160000"


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its hash, those of its parents, who wrote it, when it was committed (with the zone), and its first line."""

    hash: str
    parents: tuple[str, ...]
    author: str
    email: str
    at: datetime
    title: str


class Blob(NamedTuple):
    """What stands at a path: the mode in octal digits (`100644`, `120000` for a link) and the object id."""

    mode: str
    oid: str

    @property
    def is_module(self) -> bool:
        """Say whether it is a submodule, whose files lie in another repository."""
        return self.mode == _MODULE


class Logged(NamedTuple):
    """A commit, and what stands now at each path (from the top) that changed; None at those that are gone.

    `gone` holds what stood there before.
    """

    commit: Commit
    changed: dict[str, Blob | None]
    gone: Mapping[str, Blob] = {}


def read_log(printed: bytes) -> Iterator[Logged]:
    """Yield the commits of a log in its order; texts that are no UTF-8 keep their bytes as halves of characters."""
    tokens = printed.split(b"\0")
    at = 0
    while at + _FIELDS <= len(tokens):
        texts = [token.decode("utf-8", "surrogateescape") for token in tokens[at : at + _FIELDS]]
        at += _FIELDS
        changed: dict[str, Blob | None] = {}
        gone: dict[str, Blob] = {}
        while at + 1 < len(tokens) and tokens[at].lstrip(b"\n").startswith(b":"):
            was, mode, old, oid, status = tokens[at].lstrip(b"\n").decode("ascii").split(" ")
            path = tokens[at + 1].decode("utf-8", "surrogateescape")
            changed[path] = None if status == _GONE else Blob(mode, oid)
            if status == _GONE:
                gone[path] = Blob(was[1:], old)
            at += 2
        name, parents, author, email, when, title = texts
        commit = Commit(name, tuple(parents.split()), author, email, _moment(when), title)
        yield Logged(commit, changed, gone)


def _moment(written: str) -> datetime:
    """Return the moment that `1700000000 +0200` means; one that no calendar has is the nearest that it has."""
    seconds, _, zone = written.partition(" ")
    try:
        offset = timezone(_offset(zone))
        # Not `fromtimestamp`: that goes by the clock of the system, which knows fewer years on some.
        return (_EPOCH + timedelta(seconds=int(seconds or _NOBODY))).astimezone(offset)
    except (ValueError, OverflowError):
        return _EPOCH if not seconds.isdigit() else datetime.max.replace(tzinfo=UTC)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _offset(zone: str) -> timedelta:
    digits = zone.lstrip("+-")
    minutes = int(digits[:-2] or 0) * 60 + int(digits[-2:]) if digits.isdecimal() else 0
    if minutes >= 24 * 60:
        return timedelta()
    return timedelta(minutes=-minutes if zone.startswith("-") else minutes)
