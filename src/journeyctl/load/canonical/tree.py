"""A file as it is written: keys, items and values with the comments that stand at them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_STEERS = re.compile(r"#[ \t]*journeyctl:[ \t]*ignore[ \t]*\[")


class CannotFormatError(Exception):
    """The file is left as it is: `message` says why, `line` (from 1) where."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(slots=True)
class Comment:
    """A comment from its `#` on, and how it stands on its line.

    `alone` says that it has a line to itself, `blank` that the line above is empty. `gap` is the
    number of characters before it up to what it stands behind, `column` where it starts (from 0),
    `indent` how far its line is indented, dashes included.
    """

    text: str
    start: int
    line: int
    column: int
    alone: bool
    gap: int
    indent: int
    blank: bool

    @property
    def steers(self) -> bool:
        """Whether it accepts findings of the line that it speaks of."""
        return _STEERS.match(self.text) is not None


@dataclass(slots=True)
class Leaf:
    """A scalar or an alias: as it is written, and what it says.

    `style` is `'`, `"`, `|`, `>`, `*` for an alias, or empty for plain text. `body` holds the lines
    of a block text without their indentation.
    """

    text: str
    value: str
    style: str
    anchor: str | None
    line: int
    end_line: int
    body: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nothing is written."""
        return not self.text

    @property
    def keeps_blanks(self) -> bool:
        """Whether blank lines behind it are part of it (`|+`)."""
        return self.style in ("|", ">") and "+" in self.text


@dataclass(slots=True)
class Collection:
    """A mapping or a list; `flow` when it is written in brackets, `head` the comment behind the opening one.

    `trailing` holds the comments behind its last entry. `column` is where it starts in the text.
    """

    mapping: bool
    flow: bool
    anchor: str | None
    line: int
    end_line: int = 0
    column: int = 0
    entries: "list[Entry]" = field(default_factory=list)
    head: Comment | None = None
    trailing: list[Comment] = field(default_factory=list)


Node = Leaf | Collection


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a list.

    Comments: `before` it on lines of their own; `head` behind `key:` or `-`, with the value below;
    `between` the key and a value below it; `after` the value on its line. `blank` says that an
    empty line stands right above, `flow` that it stands in brackets, `bare` that a key there has no colon.
    """

    line: int
    column: int
    value: Node
    key: Leaf | None = None
    before: list[Comment] = field(default_factory=list)
    blank: bool = False
    head: Comment | None = None
    between: list[Comment] = field(default_factory=list)
    after: Comment | None = None
    bare: bool = False
    flow: bool = False

    @property
    def own_comments(self) -> Iterator[Comment]:
        """The comments at the entry itself, in order."""
        yield from self.before
        if self.head:
            yield self.head
        yield from self.between
        if self.after:
            yield self.after

    @property
    def steered(self) -> bool:
        """Whether a comment here accepts findings."""
        return any(comment.steers for comment in self.own_comments)


@dataclass(slots=True)
class Document:
    """The whole file.

    `head` holds the comments above everything, `gap` says that an empty line follows them.
    `directives` and the comments among them stand above `---`, which `marker` tells of.
    """

    root: Entry | None = None
    directives: list[str] = field(default_factory=list)
    marker: bool = False
    marker_comment: Comment | None = None
    head: list[Comment] = field(default_factory=list)
    gap: bool = False
    tail: list[Comment] = field(default_factory=list)
    has_anchors: bool = False


def has_comments(node: Node) -> bool:
    """Say whether a comment stands inside `node`.

    >>> has_comments(Leaf("a", "a", "", None, 1, 1))
    False
    """
    if isinstance(node, Leaf):
        return False
    return (
        node.head is not None
        or bool(node.trailing)
        or any(any(True for _ in entry.own_comments) or has_comments(entry.value) for entry in node.entries)
    )
