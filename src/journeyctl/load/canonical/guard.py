"""The proofs that a formatted text says what the first one said; where one fails, the file stays as it is."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from journeyctl.load.canonical.tree import CannotFormatError, Comment, Document, Entry, Leaf, Node
from journeyctl.load.places import BLOCK, Places
from journeyctl.load.tree import Tree
from journeyctl.text.source import SourceFile

_COMMENT = re.compile(r"(?:(?<=\s)|^)#[^\r\n]*", re.MULTILINE)
_HEADER = re.compile(r"(?:&\S+\s+)?[|>][-+0-9]*[ \t]+(#[^\r\n]*)")
_STEERING = re.compile(r"#[ \t]*journeyctl:[ \t]*ignore[ \t]*\[")

Path = tuple[str | int, ...]


def check_data(before: SourceFile, tree: Tree, new: Tree) -> None:
    """Refuse when the data differ, in whatever; the order of keys does not count."""
    path = difference(tree.data, new.data)
    if path is None:
        return
    place = tree.places(before.text).resolve(path)[1] if path else None
    line = before.line_number(place.shown.start) if place else 1
    name = "/".join(map(str, path)) or "the whole file"
    raise CannotFormatError(line, f"`{name}` would say something else")


def difference(before: Any, after: Any) -> Path | None:
    """Return where two values differ, or None; `1` and `1.0` differ.

    >>> difference({"a": [1, 2]}, {"a": [1, 2.0]}), difference({"a": 1, "b": 2}, {"b": 2, "a": 1})
    (('a', 1), None)
    """
    todo: list[tuple[Path, Any, Any]] = [((), before, after)]
    seen: set[tuple[int, int]] = set()  # what aliases repeat is looked at once
    while todo:
        path, one, two = todo.pop()
        if type(one) is not type(two):
            return path
        if not isinstance(one, dict | list):
            if repr(one) != repr(two):
                return path
            continue
        if (id(one), id(two)) in seen:
            continue
        seen.add((id(one), id(two)))
        if len(one) != len(two) or (isinstance(one, dict) and one.keys() != two.keys()):
            return path
        pairs = one.items() if isinstance(one, dict) else enumerate(one)
        todo += [((*path, key), value, two[key]) for key, value in pairs]
    return None


def check_comments(before: SourceFile, tree: Tree, after: SourceFile, new: Tree) -> None:
    """Refuse when a comment is lost, added or changed: both texts are read again, without the tree."""
    old = list(_all_comments(before, tree))
    kept = Counter(text for text, _ in _all_comments(after, new))
    for text, offset in old:
        if not kept[text]:
            raise CannotFormatError(before.line_number(offset), f"the comment `{text[:60]}` would be lost")
        kept[text] -= 1
    extra = next(iter(+kept), None)
    if extra is not None:
        raise CannotFormatError(1, f"`{extra[:60]}` would become a comment")


def _all_comments(source: SourceFile, tree: Tree) -> Iterator[tuple[str, int]]:
    """Return every comment, those behind `|` and `>` too, which the places count to the text below."""
    yield from _comments(source, tree.places(source.text))
    marks = tree.marks
    for at in range(0, len(marks), 4):
        if marks[at + 3] == BLOCK and (found := _HEADER.match(source.text, marks[at])):
            yield found[1].rstrip(), found.start(1)


def _comments(source: SourceFile, places: Places) -> Iterator[tuple[str, int]]:
    for found in _COMMENT.finditer(source.text):
        if not places.scalar_at(found.start()):
            yield found[0].rstrip(), found.start()


def check_force(before: SourceFile, tree: Tree, after: SourceFile, new: Tree) -> None:
    """Refuse when a comment that accepts findings would speak of other things than before."""
    if not _STEERING.search(before.text):
        return
    old, kept = _forces(before, tree), Counter(force for force, _ in _forces(after, new))
    for force, line in old:
        if not kept[force]:
            raise CannotFormatError(line, "this comment would speak of other lines")
        kept[force] -= 1


def _forces(source: SourceFile, tree: Tree) -> list[tuple[tuple[str, frozenset[str]], int]]:
    places = tree.places(source.text)
    starts: dict[int, set[str]] = {}
    for path, place in places.walk():
        if place.key is not None:
            starts.setdefault(source.line_number(place.key.start), set()).add(f"key {path!r}")
        if place.value.start != place.value.end:
            starts.setdefault(source.line_number(place.value.start), set()).add(f"value {path!r}")
    forces = []
    for text, offset in _comments(source, places):
        if not _STEERING.match(text):
            continue
        line = spoken = source.line_number(offset)
        if source.line_text(line).lstrip().startswith("#"):
            spoken = next(
                (
                    number
                    for number in range(line + 1, len(source.line_starts) + 1)
                    if _content(source, number)
                ),
                0,
            )
        forces.append(((text, frozenset(starts.get(spoken, ()))), line))
    return forces


def _content(source: SourceFile, line: int) -> bool:
    text = source.line_text(line).lstrip()
    return bool(text) and not text.startswith("#")


def check_places(tree: Document, again: Document) -> None:
    """Refuse when a comment stands beside another key or item once the new text is read again."""
    for one, two in zip_longest(_attached(tree), _attached(again)):
        if one is None or two is None or one[0] != two[0] or one[1].text != two[1].text:
            line = (one or two or ((), Comment("", 0, 1, 0, True, 0, 0, False)))[1].line
            raise CannotFormatError(line, "a comment would stand beside something else")


def _attached(document: Document) -> Iterator[tuple[Path, Comment]]:
    """Return each comment with the path of what it stands at, in the order of the text."""
    if document.marker_comment:
        yield (), document.marker_comment
    yield from (((), comment) for comment in document.head)
    if document.root:
        yield from _below((), document.root, first=True)
    yield from (((), comment) for comment in document.tail)


def _below(path: Path, entry: Entry, *, first: bool) -> Iterator[tuple[Path, Comment]]:
    # What stands above the first key of the file stands above the file.
    above = path[:-1] if first else path
    yield from ((above, comment) for comment in entry.before)
    if entry.head:
        yield path, entry.head
    yield from ((path, comment) for comment in entry.between)
    yield from _inside(path, entry.value)
    if entry.after:
        yield path, entry.after


def _inside(path: Path, node: Node) -> Iterator[tuple[Path, Comment]]:
    if isinstance(node, Leaf):
        return
    if node.head:
        yield path, node.head
    for number, entry in enumerate(node.entries):
        part = entry.key.value if entry.key else number
        yield from _below((*path, part), entry, first=not path and not number)
    yield from ((path, comment) for comment in node.trailing)
