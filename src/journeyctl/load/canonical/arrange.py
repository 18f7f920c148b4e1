"""The order of keys and the blank lines between items: what changes before the tree is written."""

from functools import cache

from journeyctl.load.canonical.tree import Collection, Document, Entry, Node
from journeyctl.model.fields import behind, keys_of

_FIRST = ("id", "type")


def arrange(document: Document, model: type) -> None:
    """Put keys into the order of `model`, and settle comments and blank lines."""
    root = document.root
    if root is None:
        return
    _lift_head(document, root)
    if isinstance(root.value, Collection) and root.value.entries:
        root.value.flow = False
        if root.value.head is not None:
            document.head.append(root.value.head)
            root.value.head = None
        if root.after is not None:
            document.tail.insert(0, root.after)
            root.after = None
    # An anchor must stand before its aliases: where there are some, keys stay where they are.
    if not document.has_anchors:
        _order(root.value, model, False)


def _lift_head(document: Document, root: Entry) -> None:
    """Let the comments above the first key stay at the top of the file, whichever key comes first."""
    comments = root.before
    value = root.value
    if isinstance(value, Collection) and not value.flow and value.entries:
        first = value.entries[0]
        comments = comments + first.before
        blank = first.blank and bool(comments)
        steering = next((at for at, comment in enumerate(comments) if comment.steers), len(comments))
        first.before = comments[steering:]
        document.head = comments[:steering]
        if steering == len(comments):
            document.gap = blank
            first.blank = False
    else:
        document.head = comments
        document.gap = root.blank
    root.before = []


@cache
def order_of(model: type) -> dict[str, int]:
    """Return the place of each key of `model`: what names a thing and says its kind comes first.

    >>> from journeyctl.model.evidence import Quote
    >>> list(order_of(Quote))
    ['id', 'text', 'persona']
    """
    keys = keys_of(model)
    ordered = [key for key in _FIRST if key in keys] + [key for key in keys if key not in _FIRST]
    return {key: place for place, key in enumerate(ordered)}


def _order(node: Node, model: type | None, free: bool) -> None:
    if not isinstance(node, Collection):
        return
    if not node.mapping:
        for entry in node.entries:
            _order(entry.value, model, free)
            _keep_first(entry)
        return
    known = None if free or model is None else model
    for entry in node.entries:
        key = entry.key.value if entry.key else ""
        inner, ids = (model, False) if free else behind(model, key)
        _order(entry.value, inner, ids)
    if known is not None:
        _sort(node, order_of(known))


def _sort(node: Collection, places: dict[str, int]) -> None:
    last = len(places)
    ordered = sorted(node.entries, key=lambda entry: places.get(entry.key.value, last) if entry.key else last)
    if ordered[:1] != node.entries[:1] and not node.flow and any(entry.steered for entry in node.entries):
        _pin(node, ordered)
        return
    _put(node, ordered)


def _pin(node: Collection, ordered: list[Entry]) -> None:
    """Keep the first entry first: a comment that accepts findings speaks of the line, and of all that begins there."""
    first = min(node.entries, key=lambda entry: (entry.line, entry.column))
    _put(node, [first, *(entry for entry in ordered if entry is not first)])


def _put(node: Collection, ordered: list[Entry]) -> None:
    if ordered and node.entries and ordered[0] is not node.entries[0]:
        # An empty line above the first key is one above the whole.
        ordered[0].blank = node.entries[0].blank = False
    node.entries = ordered


def _keep_first(entry: Entry) -> None:
    """Undo a new first key in an item whose own comment accepts findings of its first line."""
    node = entry.value
    if not entry.steered or not isinstance(node, Collection) or node.flow or not node.mapping:
        return
    _pin(node, node.entries)


def keep_apart(node: Collection) -> None:
    """Where some items of a list are kept apart by blank lines, let all of them be."""
    mappings = all(_is_block_mapping(entry.value) for entry in node.entries)
    if mappings and any(_apart(entry) for entry in node.entries[1:]):
        for entry in node.entries[1:]:
            _set_apart(entry)


def _is_block_mapping(node: Node) -> bool:
    return isinstance(node, Collection) and node.mapping and not node.flow


def _apart(entry: Entry) -> bool:
    return entry.before[0].blank if entry.before else entry.blank


def _set_apart(entry: Entry) -> None:
    if entry.before:
        entry.before[0].blank = True
    else:
        entry.blank = True


def hoist(entry: Entry) -> None:
    """Let comments above the first key of an item stand above its dash."""
    value = entry.value
    if not isinstance(value, Collection) or value.flow or not value.entries or value.anchor or entry.head:
        return
    first = value.entries[0]
    if not value.mapping:
        hoist(first)
    entry.before = [*entry.before, *first.before]
    first.before = []
