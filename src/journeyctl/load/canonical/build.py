"""Text to a tree of keys, items and values, each with the comments that stand at it."""

import re

from journeyctl.load.canonical.events import Event, events_of
from journeyctl.load.canonical.gaps import Gaps, Lines, comment_at, find_gaps
from journeyctl.load.canonical.tree import CannotFormatError, Collection, Comment, Document, Entry, Leaf, Node

_COLON = re.compile(r"\s*:")
_LONGEST_KEY = 1000


def build(text: str) -> Document:
    """Return the tree of `text`, which can be read and whose lines end in line feeds."""
    return _Builder(text).document()


class _Builder:
    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text)
        self._events = events_of(text)
        solid = [(event.start, event.end) for event in self._events if event.end > event.start]
        self._gaps: Gaps = find_gaps(self._lines, solid)
        self._at = 0
        self._comment = 0
        self._dash = 0
        self._question = 0
        self._header = 0  # the column at which the last block text began

    # -- reading on -------------------------------------------------------------------------------

    def _event(self) -> Event:
        event = self._events[self._at]
        self._at += 1
        return event

    def _comments(self, before: int) -> list[Comment]:
        """Take the comments that stand before an offset."""
        found = self._comment
        comments = self._gaps.comments
        while self._comment < len(comments) and comments[self._comment].start < before:
            self._comment += 1
        return comments[found : self._comment]

    def _on_line(self, line: int, before: int | None = None) -> Comment | None:
        """Take the next comment, if it stands behind something on this line."""
        comments = self._gaps.comments
        if self._comment == len(comments):
            return None
        comment = comments[self._comment]
        if comment.alone or comment.line != line or (before is not None and comment.start >= before):
            return None
        self._comment += 1
        return comment

    def _next_question(self, before: int) -> int | None:
        questions = self._gaps.questions
        if self._question < len(questions) and questions[self._question] < before:
            self._question += 1
            return questions[self._question - 1]
        return None

    def _first_inside(self) -> int:
        """Return where the first sign or value of the list or mapping that comes next stands."""
        starts = [self._next_solid()]
        starts += self._gaps.dashes[self._dash : self._dash + 1]
        starts += self._gaps.questions[self._question : self._question + 1]
        return min(starts)

    def _next_solid(self) -> int:
        """Return where the next value or bracket stands."""
        at = self._at
        while at < len(self._events) and self._events[at].end == self._events[at].start:
            at += 1
        return self._events[at].start if at < len(self._events) else len(self._text)

    # -- the document -----------------------------------------------------------------------------

    def document(self) -> Document:
        """Build the whole."""
        document = Document(has_anchors=any(event.anchor for event in self._events))
        gaps = self._gaps
        if gaps.start is not None:
            document.marker = True
            self._directives(document, gaps.start)
            document.marker_comment = self._on_line(self._lines.number(gaps.start))
        elif gaps.directives:
            raise CannotFormatError(
                self._lines.number(gaps.directives[0][0]), "a directive stands here without a `---` below it"
            )
        if self._events and not self._is_nothing(self._events[0]):
            document.root = self._root()
        rest = self._comments(len(self._text) + 1)
        self._close(document, rest)
        return document

    def _directives(self, document: Document, start: int) -> None:
        found = [(comment.start, comment.text) for comment in self._comments(start)]
        document.directives = [text for _, text in sorted([*found, *self._gaps.directives])]

    def _is_nothing(self, event: Event) -> bool:
        return event.kind == "scalar" and event.start == event.end and event.anchor is None

    def _root(self) -> Entry:
        first = self._events[0]
        comments = self._comments(first.begin if first.start > first.begin else self._first_inside())
        line = self._lines.number(self._first_inside())
        entry = Entry(line, -1, Leaf("", "", "", None, line, line))
        entry.before = comments
        entry.blank = bool(comments) and self._lines.blank_above(line)
        self._value(entry, line)
        return entry

    def _close(self, document: Document, rest: list[Comment]) -> None:
        root = document.root
        if root is None:
            document.head += rest
        elif isinstance(root.value, Collection) and not root.value.flow:
            entry = Entry(0, -1, root.value)
            self._place(rest, root, entry)
            document.tail = entry.before
        else:
            document.tail = rest

    # -- entries ----------------------------------------------------------------------------------

    def _value(self, entry: Entry, line: int) -> None:
        """Read the value of `entry`, whose key or dash stands on `line`, and the comments around it."""
        event = self._events[self._at]
        block = event.kind in ("mapping", "list") and not event.flow
        if event.kind == "scalar" and event.start == event.end:
            entry.head = self._on_line(line) or self._on_line(self._lines.number(event.start))
            entry.value = self._node()
            entry.between = self._inside_nothing(entry)
            return
        limit = self._first_inside()
        entry.head = self._on_line(line, limit)
        if entry.head is None or event.start > event.begin:
            # Behind the anchor, or behind the `:` of a key written with `?`.
            comment = self._gaps.comments[self._comment] if self._comment < len(self._gaps.comments) else None
            if comment and not comment.alone and comment.start < limit:
                if entry.head is not None:
                    raise CannotFormatError(comment.line, "a comment stands between an anchor and its value")
                entry.head = self._comments(comment.start + 1)[0]
        if not block:
            entry.between = self._comments(limit)
        entry.value = self._node()
        if isinstance(entry.value, Leaf) and entry.value.style in ("|", ">"):
            self._header_comment(entry, entry.value)
        elif not block:
            entry.after = self._on_line(entry.value.end_line, self._next_solid())

    def _inside_nothing(self, entry: Entry) -> list[Comment]:
        """Take the comments that are indented below a key or dash without a value: they stand for the value."""
        comments, first = self._gaps.comments, self._comment
        limit = self._first_inside()
        while self._comment < len(comments):
            comment = comments[self._comment]
            inside = comment.alone and comment.column > entry.column and comment.start < limit
            if entry.flow or not inside or comment.steers:
                break
            self._comment += 1
        return comments[first : self._comment]

    def _header_comment(self, entry: Entry, leaf: Leaf) -> None:
        header, sign, comment = leaf.text.partition("#")
        leaf.text = header.strip()
        if not sign:
            return
        if entry.head is not None:
            raise CannotFormatError(leaf.line, "two comments stand at one text")
        at = self._text.index("#", self._lines.start(leaf.line) + self._header)
        entry.head = comment_at(self._lines, at, f"#{comment}")

    def _node(self) -> Node:
        event = self._event()
        if event.kind in ("scalar", "alias"):
            return self._leaf(event)
        collection = Collection(event.kind == "mapping", event.flow, event.anchor, 0)
        if event.flow:
            self._flow(collection, event)
        else:
            self._block(collection)
        collection.line = self._lines.number(event.start)
        return collection

    def _leaf(self, event: Event) -> Leaf:
        text = self._text[event.start : event.end]
        line = self._lines.number(event.start)
        if event.style not in ("|", ">"):
            return Leaf(text, event.value, event.style, event.anchor, line, self._lines.number(event.end))
        self._header = self._lines.column(event.start)
        header, _, body = text.partition("\n")
        end_line = line + len(body.rstrip().split("\n"))
        leaf = Leaf(header, event.value, event.style, event.anchor, line, end_line)
        leaf.body = _body(header, body, event.value)
        return leaf

    def _block(self, collection: Collection) -> None:
        while self._events[self._at].kind != "end":
            entry = self._mapping_entry(collection) if collection.mapping else self._item(collection)
            if not collection.entries:
                collection.column = entry.column
            collection.entries.append(entry)
        self._at += 1
        collection.end_line = collection.entries[-1].value.end_line if collection.entries else 0

    def _item(self, collection: Collection) -> Entry:
        if self._dash == len(self._gaps.dashes):
            line = self._lines.number(self._events[self._at].start)
            raise CannotFormatError(line, "the `-` of an item is not where it should be")
        dash = self._gaps.dashes[self._dash]
        self._dash += 1
        entry = self._start_entry(collection, dash)
        self._value(entry, entry.line)
        return entry

    def _mapping_entry(self, collection: Collection) -> Entry:
        event = self._events[self._at]
        start = event.begin
        question = self._next_question(max(event.start, event.begin + 1))
        entry = self._start_entry(collection, start if question is None else question)
        if question is not None:
            entry.before += self._comments(event.start)
        if event.kind not in ("scalar", "alias"):
            raise CannotFormatError(entry.line, "a list or mapping is used as a key")
        entry.key = key = self._leaf(self._event())
        _check_key(key)
        self._value(entry, key.end_line)
        return entry

    def _start_entry(self, collection: Collection, start: int) -> Entry:
        line = self._lines.number(start)
        blank = self._lines.blank_above(line)
        column = self._lines.column(start)
        entry = Entry(line, column, Leaf("", "", "", None, line, line), blank=blank)
        comments = self._comments(start)
        if collection.entries:
            self._place(comments, collection.entries[-1], entry)
        else:
            entry.before = comments
        return entry

    def _place(self, comments: list[Comment], before: Entry, entry: Entry) -> None:
        """Give comments between two entries to the lists and mappings that end there, or to the second.

        A comment that is indented more than the next entry belongs to what ends above it, at the
        level on which it stands.
        """
        ended: list[Collection] = []
        value = before.value
        while isinstance(value, Collection) and not value.flow and value.entries:
            ended.append(value)
            value = value.entries[-1].value
        for index, comment in enumerate(comments):
            steers = comment.steers and entry.column >= 0
            if not ended or comment.column <= entry.column or steers or not comment.alone:
                entry.before += comments[index:]
                return
            while len(ended) > 1 and _is_outside(comment, ended[-1], ended[-2]):
                ended.pop()
            ended[-1].trailing.append(comment)

    # -- brackets ---------------------------------------------------------------------------------

    def _flow(self, collection: Collection, event: Event) -> None:
        if event.bracket:
            collection.head = self._on_line(self._lines.number(event.start), self._next_solid())
        while self._events[self._at].kind != "end":
            collection.entries.append(self._flow_entry(collection))
        end = self._event()
        at = end.start if event.bracket else self._events[self._at - 2].end
        if event.bracket:
            collection.trailing = self._comments(at)
        collection.end_line = self._lines.number(at)

    def _flow_entry(self, collection: Collection) -> Entry:
        event = self._events[self._at]
        question = self._next_question(max(event.start, event.begin + 1))
        line = self._lines.number(event.begin)
        entry = Entry(line, 0, Leaf("", "", "", None, line, line), flow=True)
        entry.before = self._comments(event.begin if question is None else question)
        if collection.mapping:
            entry.before += self._comments(event.start)
            if event.kind not in ("scalar", "alias"):
                raise CannotFormatError(line, "a list or mapping is used as a key")
            entry.key = key = self._leaf(self._event())
            _check_key(key)
            entry.bare = _COLON.match(self._text, event.end) is None
            self._value(entry, key.end_line)
        else:
            self._value(entry, 0)
        if entry.after is None:
            entry.after = self._on_line(entry.value.end_line, self._next_solid())
        return entry


def _is_outside(comment: Comment, inner: Collection, outer: Collection) -> bool:
    """Say whether a comment stands further left than `inner`; in a column with its key, `# - ...` is an item."""
    if inner.column == outer.column == comment.column:
        return not comment.text.lstrip("# ").startswith("-")
    return inner.column > comment.column


def _check_key(key: Leaf) -> None:
    if key.style in ("|", ">"):
        raise CannotFormatError(key.line, "a key goes over several lines")
    if len(key.text) > _LONGEST_KEY:
        raise CannotFormatError(key.line, "a key is longer than YAML allows")


def _body(header: str, body: str, value: str) -> list[str]:
    """Return the lines of a block text without their indentation."""
    if header[0] == "|":
        lines = value.split("\n")
        if "+" in header and lines[-1] == "":
            lines.pop()
    else:
        lines = body.split("\n")
        first = next((line for line in lines if line.strip()), "")
        column = len(first) - len(first.lstrip(" "))
        if any(char.isdigit() for char in header.partition("#")[0]):
            # More blanks than the indentation stand before the first line: they are part of the text.
            column -= len(value.lstrip("\n")) - len(value.lstrip("\n").lstrip(" "))
        lines = [line[column:] for line in lines]
        if "+" in header and lines[-1] == "":
            lines.pop()
    if "+" not in header:
        while lines and not lines[-1]:
            lines.pop()
    return lines
