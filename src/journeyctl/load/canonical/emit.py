"""The tree as text: two blanks for a level, lists below their key, brackets on one line or opened."""

import re

from journeyctl.load.canonical.arrange import hoist, keep_apart
from journeyctl.load.canonical.texts import SAID, can_be_folded, folded, one_line, wrapped
from journeyctl.load.canonical.tree import (
    CannotFormatError,
    Collection,
    Comment,
    Document,
    Entry,
    Leaf,
    Node,
    has_comments,
)
from journeyctl.text.display import cells

WIDTH = 120
"""The most columns a line should have, without the comment behind it."""

_STEP = 2
_CLOSE_COMMENT = 2
_INDENT = re.compile(r"(?: |-(?=\s))*")


def emit(document: Document) -> str:
    """Return the text of a tree, with a line feed at its end; it moves comments where brackets are opened."""
    return _Emitter().document(document)


class _Emitter:
    def __init__(self) -> None:
        self._lines: list[str] = []
        self._open_text = False  # a blank line would become part of the text above

    # -- lines ------------------------------------------------------------------------------------

    def _add(self, line: str, comment: Comment | None = None) -> None:
        self._lines.append(_with_comment(line, comment) if comment else line)
        self._open_text = False

    def _blank(self) -> None:
        if self._lines and self._lines[-1] and not self._open_text:
            self._lines.append("")

    def _comments(self, comments: list[Comment], indent: int, *, first: bool = False) -> None:
        for comment in comments:
            if comment.blank and not first:
                self._blank()
            first = False
            self._add(" " * indent + comment.text)

    # -- the document -----------------------------------------------------------------------------

    def document(self, document: Document) -> str:
        """Write the whole."""
        for line in document.directives:
            self._add(line)
        root = document.root
        value = root.value if root else None
        anchor = f"&{value.anchor}" if value and value.anchor else ""
        if document.marker:
            self._add("---", document.marker_comment)
        self._comments(document.head, 0, first=not self._lines)
        if document.gap:
            self._blank()
        if root is not None:
            if anchor and isinstance(value, Collection) and not value.flow:
                self._add(anchor)
            self._root(root, root.value)
        self._comments(document.tail, 0)
        while self._lines and not self._lines[-1] and not self._open_text:
            self._lines.pop()
        return "".join(f"{line}\n" for line in self._lines)

    def _root(self, root: Entry, value: Node) -> None:
        if isinstance(value, Collection) and not value.flow:
            self._collection(value, 0)
        else:
            self._value("", root, 0)

    # -- entries ----------------------------------------------------------------------------------

    def _collection(self, node: Collection, indent: int, key: str = "") -> None:
        pad = " " * indent
        if not node.mapping:
            for entry in node.entries:
                self._settle(entry, f"{pad}-", indent, key)
            keep_apart(node)
        for number, entry in enumerate(node.entries):
            prefix = f"{pad}{_key(entry)}:" if node.mapping else f"{pad}-"
            name = entry.key.value if entry.key else key
            self._settle(entry, prefix, indent, name)
            self._comments(entry.before, indent, first=not number)
            if entry.blank and (number or entry.before):
                self._blank()
            if self._is_compact(entry):
                self._compact(entry, indent, name)
            else:
                self._value(prefix, entry, indent, name)
        self._comments(node.trailing, indent)

    def _settle(self, entry: Entry, prefix: str, indent: int, key: str) -> None:
        """Decide whether brackets are opened, and find new places for the comments that this moves."""
        value = entry.value
        if isinstance(value, Leaf):
            _lift(entry, value)
            return
        if value.flow and not self._stays_flow(entry, value, prefix, key):
            _open(entry, value)
        if value.flow:
            return
        if not entry.key and value.entries:
            first = value.entries[0]
            name = first.key.value if first.key else key
            self._settle(first, f"{' ' * (indent + _STEP)}{_key(first)}:", indent + _STEP, name)
            hoist(entry)

    def _stays_flow(self, entry: Entry, value: Collection, prefix: str, key: str) -> bool:
        if not value.entries:
            _empty_out(entry, value)
            return True
        if has_comments(value):
            return False
        text = _flow(value, key)
        if cells(prefix) + 1 + cells(text) <= WIDTH:
            return True
        # A comment that accepts findings speaks of the line: what stands on it stays there.
        return entry.steered or any(inner.bare for inner in value.entries)

    def _is_compact(self, entry: Entry) -> bool:
        value = entry.value
        return (
            entry.key is None
            and isinstance(value, Collection)
            and not value.flow
            and not value.anchor
            and entry.head is None
        )

    def _compact(self, entry: Entry, indent: int, key: str) -> None:
        """Write `- key: value`."""
        if not isinstance(entry.value, Collection):
            return
        start = len(self._lines)
        self._collection(entry.value, indent + _STEP, key)
        self._lines[start] = f"{' ' * indent}- {self._lines[start][indent + _STEP :]}"

    def _value(self, prefix: str, entry: Entry, indent: int, key: str = "") -> None:
        value = entry.value
        if value.anchor:
            anchored = f"{prefix} &{value.anchor}".lstrip() if not prefix else f"{prefix} &{value.anchor}"
        else:
            anchored = prefix
        if isinstance(value, Collection) and not value.flow:
            if entry.head and entry.key is None:
                entry.head.gap = 1
            self._add(anchored, entry.head)
            self._collection(value, indent + _STEP, key)
        elif entry.between or (entry.head and entry.after):
            self._below(prefix, entry, indent, key)
        elif isinstance(value, Collection):
            self._add(_joined(prefix, _flow(value, key)), entry.after or entry.head)
        elif value.style in ("|", ">"):
            self._block_text(anchored, value, entry.head, indent)
        else:
            self._line(anchored, value, entry, indent, key)

    def _line(self, prefix: str, leaf: Leaf, entry: Entry, indent: int, key: str) -> None:
        text = one_line(leaf, False, said=key in SAID)
        comment = entry.after or entry.head
        fits = cells(prefix) + 1 + cells(text) <= WIDTH
        # A comment behind `>-` accepts nothing.
        steers = comment is not None and comment.steers
        if fits or steers or leaf.style == "*" or not can_be_folded(leaf.value):
            self._add(_joined(prefix, text), comment)
            return
        if not leaf.style and leaf.line == leaf.end_line and text != leaf.value:
            self._add(_joined(prefix, text), comment)
            return
        _move_close(comment)
        self._add(_joined(prefix, ">-"), comment)
        for line in folded(leaf.value, WIDTH - indent - _STEP):
            self._add(f"{' ' * (indent + _STEP)}{line}" if line else "")

    def _below(self, prefix: str, entry: Entry, indent: int, key: str) -> None:
        """Write a value on a line of its own, below comments."""
        value = entry.value
        anchor = f"&{value.anchor} " if value.anchor else ""
        empty = isinstance(value, Leaf) and value.empty
        self._add(f"{prefix} {anchor}".rstrip() if empty else prefix, entry.head)
        self._comments(entry.between, indent + _STEP)
        pad = " " * (indent + _STEP)
        if isinstance(value, Collection):
            self._add(f"{pad}{_flow(value, key)}", entry.after)
        elif empty:
            return
        elif value.style in ("|", ">"):
            raise CannotFormatError(value.line, "a comment stands between a key and its text")
        else:
            self._add(f"{pad}{anchor}{one_line(value, False, said=key in SAID)}", entry.after)

    def _block_text(self, prefix: str, leaf: Leaf, comment: Comment | None, indent: int) -> None:
        chomp = next((char for char in leaf.text if char in "+-"), "")
        first = next((line for line in leaf.body if line.strip()), "")
        indicator = str(_STEP) if first.startswith(" ") or (not first and any(leaf.body)) else ""
        self._add(_joined(prefix, f"{leaf.style}{indicator}{chomp}"), comment)
        pad = " " * (indent + _STEP)
        for line in leaf.body:
            parts = [line]
            if leaf.style == ">" and line[:1] not in (" ", "\t", ""):
                parts = wrapped(line, WIDTH - len(pad))
            for part in parts:
                self._add(pad + part if part else "")
        self._open_text = leaf.keeps_blanks


def _lift(entry: Entry, value: Leaf) -> None:
    """Put a value that stands below its key beside it, if a comment behind the key lets us."""
    written = not value.empty and value.style not in ("|", ">")
    if written and entry.head and not entry.head.steers and not entry.between and not entry.after:
        entry.head, entry.after = None, entry.head


def _open(entry: Entry, value: Collection) -> None:
    """Write as a block what stood in brackets."""
    value.flow = False
    inside = has_comments(value)
    if value.head:
        if entry.head is None and not entry.between:
            entry.head = value.head
        else:
            value.entries[0].before.insert(0, value.head)
        value.head = None
    value.entries[0].before[:0] = entry.between
    entry.between = []
    _move_close(entry.after)
    if entry.after is None:
        return
    if inside or entry.head:
        value.trailing.append(entry.after)
    elif entry.key is not None:
        entry.head = entry.after
    else:
        entry.before.append(entry.after)
    entry.after = None


def _empty_out(entry: Entry, value: Collection) -> None:
    """Put the comments in empty brackets above them."""
    head = [value.head] if value.head else []
    entry.between += [*head, *value.trailing]
    value.head, value.trailing = None, []


def _move_close(comment: Comment | None) -> None:
    """Forget the column of a comment: what it stood behind is on other lines now."""
    if comment:
        comment.gap = min(comment.gap, _CLOSE_COMMENT)


def _with_comment(line: str, comment: Comment) -> str:
    """Put a comment behind a line: at its old column, where it stood in a column, and that is free."""
    if comment.gap <= _CLOSE_COMMENT:
        return f"{line}{' ' * max(comment.gap, 1)}{comment.text}"
    indent = _INDENT.match(line)
    column = comment.column + (indent.end() if indent else 0) - comment.indent
    blanks = column - len(line)
    return f"{line}{' ' * (blanks if blanks > 0 else _CLOSE_COMMENT)}{comment.text}"


def _joined(prefix: str, text: str) -> str:
    return f"{prefix} {text}" if prefix and text else prefix or text


def _key(entry: Entry, *, in_brackets: bool = False) -> str:
    key = entry.key
    if key is None:
        return ""
    anchor = f"&{key.anchor} " if key.anchor else ""
    return f"{anchor}{one_line(key, in_brackets)}{' ' if key.style == '*' else ''}"


def _flow(node: Node, key: str) -> str:
    """Return what stands in brackets on one line."""
    anchor = f"&{node.anchor} " if node.anchor else ""
    if isinstance(node, Leaf):
        return f"{anchor}{one_line(node, True, said=key in SAID)}".rstrip()
    if not node.mapping:
        return f"{anchor}[{', '.join(_flow(entry.value, key) for entry in node.entries)}]"
    parts = []
    for entry in node.entries:
        name = _key(entry, in_brackets=True)
        text = _flow(entry.value, entry.key.value if entry.key else "")
        parts.append(name if entry.bare else f"{name}: {text}")
    return f"{anchor}{{{', '.join(parts)}}}"
