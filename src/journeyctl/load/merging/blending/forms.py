"""In which form a value is written: short or long, a list, a range, with room for which comments."""

from dataclasses import replace

from journeyctl.load.canonical.texts import double
from journeyctl.load.canonical.tree import Collection, Entry, Leaf, Node
from journeyctl.load.merging.blending.remarks import alone
from journeyctl.load.merging.matching.sameness import plain
from journeyctl.load.merging.matching.where import Where


def seated(entry: Entry) -> Entry:
    """Give the comments of an entry places that there are for a value of its kind."""
    value = entry.value
    block = value.style in ("|", ">") if isinstance(value, Leaf) else not value.flow
    if not block:
        return entry
    entry.before += [alone(comment) for comment in entry.between]
    entry.between = []
    if entry.after and entry.head:
        entry.before.append(alone(entry.after))
    elif entry.after:
        entry.head = entry.after
    entry.after = None
    return entry


def long_forms(base: Node | None, ours: Node, theirs: Node, where: Where) -> tuple[Node | None, Node, Node]:
    """Write short forms out (`emotion: 1` is `{score: 1}`) where a side has the long one."""
    key = {"emotion": "score", "phases": "id"}.get(where.key)
    nodes = [node for node in (base, ours, theirs) if node is not None]
    if key is None or where.free or not any(isinstance(node, Collection) for node in nodes):
        return base, ours, theirs
    return (_long(base, key) if base else None), _long(ours, key), _long(theirs, key)


def _long(node: Node, key: str) -> Node:
    if isinstance(node, Collection) or plain(node) is None:
        return node
    name = Leaf(key, key, "", None, node.line, node.line)
    entry = Entry(node.line, 0, node, name, flow=True)
    return Collection(True, True, None, node.line, node.end_line, 0, [entry])


def quote_in_brackets(entry: Entry, *, inside: bool = False) -> None:
    """Quote the texts that stand in brackets now, and came from where they needed no quotes."""
    value = entry.value
    if inside and entry.key:
        entry.key = _quoted(entry.key)
    if isinstance(value, Leaf):
        if inside:
            entry.value = _quoted(value)
        return
    for one in value.entries:
        quote_in_brackets(one, inside=inside or value.flow)


def _quoted(leaf: Leaf) -> Leaf:
    if leaf.style or not any(char in leaf.value for char in ",[]{}"):
        return leaf
    return replace(leaf, text=double(leaf.value), style='"')


def is_list(node: Node) -> bool:
    """Say whether a value is a list."""
    return isinstance(node, Collection) and not node.mapping


def is_empty(entry: Entry) -> bool:
    """Say whether an entry is a list with nothing in it."""
    return is_list(entry.value) and isinstance(entry.value, Collection) and not entry.value.entries


def is_range(*nodes: Node) -> bool:
    """Say whether lists are numbers from one to another, which belong together."""
    return all(
        isinstance(node, Collection)
        and not node.mapping
        and 0 < len(node.entries) <= 2
        and all(isinstance(entry.value, Leaf) and _is_number(entry.value) for entry in node.entries)
        for node in nodes
    )


def _is_number(leaf: Leaf) -> bool:
    said = plain(leaf)
    return isinstance(said, int | float) and not isinstance(said, bool)
