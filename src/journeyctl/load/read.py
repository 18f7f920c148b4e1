"""YAML text to plain data and marks, in one pass over parser events, without recursion."""

from array import array
from collections.abc import Callable
from typing import Any

from journeyctl.load.events import Reader, UnreadableError, libyaml, unreadable
from journeyctl.load.limits import MAX_DEPTH, MAX_VALUES
from journeyctl.load.places import ALIAS, BLOCK, MAPPING, PLAIN, QUOTED, SEQUENCE, key_text
from journeyctl.load.quick import quick_read
from journeyctl.load.refusals import Refusals, StopReading
from journeyctl.load.scalars import STARTS, LongNumberError, resolve
from journeyctl.load.tree import Tree
from journeyctl.text.source import SourceFile, Span


def read(source: SourceFile) -> Tree:
    """Read `source` quickly if it is tidy, else with libyaml; where that gives up, let ruamel.yaml judge."""
    tree = quick_read(source.text)
    if tree is not None:
        return tree
    try:
        return _read_with_libyaml(source)
    except UnreadableError as error:
        from journeyctl.load.syntax import judge

        return judge(source, error)


def _read_with_libyaml(source: SourceFile) -> Tree:
    try:
        return read_with(libyaml, source)
    except UnreadableError as error:
        if "maximum nesting depth" not in error.problem:
            raise
        end = error.offset
    # libyaml 0.2.6 looks so far ahead that it stops before it gives the level that we refuse.
    return read_with(lambda text: libyaml(text[:end]), source)


def read_with(parser: Callable[[str], Reader], source: SourceFile) -> Tree:
    """Read `source` with the events of one parser; raises `UnreadableError` where that gives up."""
    text = source.text
    # libyaml leaves the last line break out of a block scalar that ends without one.
    reader = parser(text if text.endswith("\n") else text + "\n")
    tree = Tree()
    refusals = Refusals(source)
    try:
        tree.data = _build(reader, tree, refusals)
        if "?" in text:
            refusals.glued_question(tree.marks)
    except StopReading:
        pass
    except reader.errors as error:
        raise unreadable(error) from None
    tree.diagnostics = refusals.told
    return tree


def _build(reader: Reader, tree: Tree, refusals: Refusals) -> Any:  # noqa: C901, PLR0912, PLR0915
    # One long loop on purpose: it turns 3,000 times for a file, and a call in it costs a tenth.
    next_event, scalar, mapping_start, sequence_start, mapping_end, sequence_end, alias = reader[:7]
    plain_starts = STARTS
    ascii_only = refusals.source.text.isascii()
    marks: list[int] = []
    add = marks.extend
    root: list[Any] = []
    current: Any = root
    in_mapping = False
    key: str | None = None
    key_node = nodes = expanded = 0
    # container, whether it is a mapping, its open key, its node, `expanded` at its start, its anchor
    stack: list[tuple[Any, bool, str | None, int, int, str | None]] = []
    anchors: dict[str, tuple[Any, int, int] | None] = {}
    next_event()
    event = next_event()
    if event.__class__ is reader.stream_end:
        return None
    refusals.version(event)
    try:
        while True:
            event = next_event()
            kind = event.__class__
            if kind is scalar:
                value = event.value
                style = event.style
                if style:
                    add(
                        (
                            event.start_mark.index,
                            event.end_mark.index,
                            nodes + 1,
                            QUOTED if style in "'\"" else BLOCK,
                        )
                    )
                else:
                    add((event.start_mark.index, event.end_mark.index, nodes + 1, PLAIN))
                    if (not value or value[0] in plain_starts) and event.tag is None:
                        try:
                            value = resolve(value)
                        except LongNumberError:
                            refusals.long_number(marks[-4], marks[-3])
                            value = None  # told already: nothing more is to be said of it
                if event.tag is not None:
                    refusals.tag(event)
                if event.anchor is not None:
                    refusals.glued(event.start_mark.index, event.anchor)
                    anchors[event.anchor] = (value, 1, nodes)
                expanded += 1
            elif kind is mapping_start or kind is sequence_start:
                if event.tag is not None:
                    refusals.tag(event)
                if in_mapping and key is None:
                    refusals.complex_key(event)
                value = {} if kind is mapping_start else []
                if in_mapping:
                    if key not in current:
                        current[key] = value
                    else:
                        _tell_twice(refusals, key, marks, stack[-1][3], key_node)
                else:
                    current.append(value)
                stack.append((current, in_mapping, None, nodes, expanded, event.anchor))
                if event.anchor is not None:
                    refusals.glued(event.start_mark.index, event.anchor)
                    anchors[event.anchor] = None
                add((event.start_mark.index, 0, 0, MAPPING if kind is mapping_start else SEQUENCE))
                nodes += 1
                expanded += 1
                current, in_mapping, key = value, kind is mapping_start, None
                if len(stack) > MAX_DEPTH:
                    refusals.too_deep(event)
                if expanded > MAX_VALUES:
                    refusals.too_many(event)
                continue
            elif kind is mapping_end or kind is sequence_end:
                value = current
                current, in_mapping, key, node, before, anchor = stack.pop()
                marks[node * 4 + 1] = event.end_mark.index
                marks[node * 4 + 2] = nodes
                if anchor is not None:
                    anchors[anchor] = (value, expanded - before, node)
                if not stack:
                    break
                continue
            elif kind is alias:
                known = anchors.get(event.anchor, ())
                if known is None:
                    refusals.cyclic_alias(event)
                if not known:
                    refusals.unknown_alias(event)
                value, size, node = known
                refusals.glued(event.start_mark.index, event.anchor)
                if isinstance(value, dict | list):
                    if in_mapping and key is None:
                        refusals.complex_key(event)
                    if len(stack) + _depth(value, MAX_VALUES - expanded) > MAX_DEPTH:
                        refusals.too_deep(event)
                add((event.start_mark.index, event.end_mark.index, nodes + 1, ALIAS))
                tree.aliases[nodes] = node
                expanded += size
            else:  # the end of a document without content
                return None

            nodes += 1
            if expanded > MAX_VALUES:
                refusals.too_many(event)
            if not in_mapping:
                current.append(value)
                if value is None:
                    tree.has_nulls = True
                if not stack:
                    break
            elif key is None:
                key = (
                    value
                    if isinstance(value, str)
                    else _key_text(value, refusals.source.text[marks[-4] : marks[-3]])
                )
                key_node = nodes - 1
                if not ascii_only and not key.isascii():
                    refusals.look_alike(key, stack[-1][3], Span(marks[-4], marks[-3]))
                if key == "<<" and marks[-1] == PLAIN:
                    refusals.merge_key(marks[-4], marks[-3])
            else:
                if key in current:
                    _tell_twice(refusals, key, marks, stack[-1][3], key_node)
                else:
                    current[key] = value
                    if value is None:
                        tree.has_nulls = True
                key = None
    finally:
        tree.marks = array("I", marks)
    next_event()  # the end of the document
    event = next_event()
    if event.__class__ is reader.document_start:
        refusals.documents(event)
    return root[0]


def _key_text(value: Any, written: str) -> str:
    """Return a key that is no text as it is written; behind an anchor or alias, what it says."""
    if written[:1] not in ("&", "*"):
        return written
    return "" if value is None else str(value)


def _depth(value: Any, budget: int) -> int:
    """Return how many levels `value` has; at most `budget` values are looked at."""
    deepest, todo = 0, [(value, 1)]
    while todo and budget > 0:
        one, level = todo.pop()
        deepest, budget = max(deepest, level), budget - 1
        children = one.values() if isinstance(one, dict) else one
        todo.extend((child, level + 1) for child in children if isinstance(child, dict | list))
    return deepest


def _tell_twice(refusals: Refusals, key: str | None, marks: list[int], mapping: int, again: int) -> None:
    # The keys up to here are looked through once, however many stand twice.
    text = refusals.source.text
    node, firsts = refusals.firsts.get(mapping, (mapping + 1, {}))
    while node < again:
        start, end, value, kind = marks[node * 4 : node * 4 + 4]
        firsts.setdefault(key_text(text[start:end], kind), Span(start, end))
        node = marks[value * 4 + 2]
    refusals.firsts[mapping] = node, firsts
    if key is not None and key in firsts:
        refusals.twice(key, firsts[key], Span(marks[again * 4], marks[again * 4 + 1]))
