"""Where a merged tree has one thing on one side and another on the other, and what each side then is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from journeyctl.load.canonical.tree import Collection, Comment, Document, Entry, Leaf, Node

Pick = Literal["base", "ours", "theirs"]


@dataclass(slots=True)
class Fork(Entry):
    """A place in a mapping or list at which the sides cannot both have their will.

    `base`, `ours` and `theirs` hold what stands there on each; its own value and comments say nothing.
    `label` names the thing, `reason` tells what the sides have done to it.
    """

    base: list[Entry] = field(default_factory=list)
    ours: list[Entry] = field(default_factory=list)
    theirs: list[Entry] = field(default_factory=list)
    label: str = ""
    reason: str = ""

    def side(self, pick: Pick) -> list[Entry]:
        """Return what stands here on one of them."""
        return {"base": self.base, "ours": self.ours, "theirs": self.theirs}[pick]


def fork(
    label: str, reason: str, *, base: list[Entry], ours: list[Entry], theirs: list[Entry], mapping: bool
) -> Fork:
    """Return a fork; its key is that of what stands there, so that it finds its place in a mapping."""
    first = (ours or theirs or base)[0]
    return Fork(
        first.line, first.column, Leaf("", "", "", None, first.line, first.line),
        key=first.key if mapping else None, base=base, ours=ours, theirs=theirs, label=label, reason=reason,
    )  # fmt: skip


def picked(document: Document, pick: Pick) -> tuple[Document, list[tuple[Fork, list[Entry]]]]:
    """Return a copy of a merged tree as one side has it, and what stands in it at each fork, in order."""
    found: list[tuple[Fork, list[Entry]]] = []

    def entries(entry: Entry) -> list[Entry]:
        if not isinstance(entry, Fork):
            return [_copied(entry, entries)]
        at = len(found)
        copies = [copy for one in entry.side(pick) for copy in entries(one)]
        found.insert(at, (entry, copies))
        return copies

    root = entries(document.root)[0] if document.root else None
    copy = Document(
        root, list(document.directives), document.marker, _comment(document.marker_comment),
        _comments(document.head), document.gap, _comments(document.tail),
    )  # fmt: skip
    return copy, found


def forks(document: Document) -> bool:
    """Say whether there is a fork anywhere."""
    return bool(document.root and _has_fork(document.root))


def _has_fork(entry: Entry) -> bool:
    if isinstance(entry, Fork):
        return True
    return isinstance(entry.value, Collection) and any(map(_has_fork, entry.value.entries))


def _copied(entry: Entry, entries: Callable[[Entry], list[Entry]]) -> Entry:
    return Entry(
        entry.line, entry.column, _node(entry.value, entries), entry.key, _comments(entry.before), entry.blank,
        _comment(entry.head), _comments(entry.between), _comment(entry.after), entry.bare, entry.flow,
    )  # fmt: skip


def _node(node: Node, entries: Callable[[Entry], list[Entry]]) -> Node:
    if isinstance(node, Leaf):
        return node
    inner = [copy for entry in node.entries for copy in entries(entry) if not _is_emptied(entry, copy)]
    for entry in inner:
        entry.bare = entry.bare and node.flow
    return Collection(
        node.mapping, node.flow or not inner, node.anchor, node.line, node.end_line, node.column, inner,
        _comment(node.head), _comments(node.trailing),
    )  # fmt: skip


def _is_emptied(entry: Entry, copy: Entry) -> bool:
    """Say whether a list is empty only because what may be in it is on the other side."""
    if entry.key is None or isinstance(entry.value, Leaf) or isinstance(copy.value, Leaf):
        return False
    comments = [*copy.own_comments, *copy.value.trailing, *([copy.value.head] if copy.value.head else [])]
    return bool(entry.value.entries) and not copy.value.entries and not comments


def _comments(comments: list[Comment]) -> list[Comment]:
    return [copy for comment in comments if (copy := _comment(comment))] if comments else []


def _comment(comment: Comment | None) -> Comment | None:
    if comment is None:
        return None
    return Comment(
        comment.text, comment.start, comment.line, comment.column, comment.alone, comment.gap, comment.indent,
        comment.blank,
    )  # fmt: skip
