"""Comments of three sides as those of one: none is lost that stands on a side and that the other has not removed."""

from collections import Counter
from collections.abc import Iterator, Sequence

from journeyctl.load.canonical.tree import Collection, Comment, Document, Entry, Leaf, Node
from journeyctl.load.merging.fork import Fork, forks
from journeyctl.load.merging.matching.order import three_orders


def blended(base: Sequence[Comment], ours: Sequence[Comment], theirs: Sequence[Comment]) -> list[Comment]:
    """Return the comments of one place: those of both sides without those that one of them has removed.

    What both have changed is kept twice, ours above theirs.
    """
    numbers: dict[tuple[str, int], int] = {}
    sides = [_numbered(side, numbers) for side in (base, ours, theirs)]
    was, our, their = sides
    kept = {
        one
        for one in (*our, *their)
        if (one in our and one in their) or one not in was
    }  # fmt: skip
    order = three_orders(*([one for one in side if one in kept] for side in sides))
    return [our.get(one) or their[one] for one in order]


def _numbered(side: Sequence[Comment], numbers: dict[tuple[str, int], int]) -> dict[int, Comment]:
    seen: Counter[str] = Counter()
    found: dict[int, Comment] = {}
    for comment in side:
        seen[comment.text] += 1
        found[numbers.setdefault((comment.text, seen[comment.text]), len(numbers))] = comment
    return found


def blended_one(
    base: Comment | None, ours: Comment | None, theirs: Comment | None
) -> tuple[Comment | None, list[Comment]]:
    """Return the comment of a place that has room for one, and what must stand elsewhere."""
    found = blended(*([one] if one else [] for one in (base, ours, theirs)))
    return (found[0] if found else None), [alone(comment) for comment in found[1:]]


def alone(comment: Comment) -> Comment:
    """Return a comment as one on a line of its own."""
    return Comment(comment.text, comment.start, comment.line, 0, True, 0, 0, False)


def blend_entry(new: Entry, base: Entry | None, ours: Entry | None, theirs: Entry | None) -> None:
    """Give an entry the comments that it has on two sides."""
    sides = (base, ours, theirs)
    new.before = blended(*(entry.before if entry else [] for entry in sides))
    new.between = blended(*(entry.between if entry else [] for entry in sides))
    new.head, more = blended_one(*(entry.head if entry else None for entry in sides))
    new.after, even_more = blended_one(*(entry.after if entry else None for entry in sides))
    more += even_more
    if more and new.blank and not new.before:
        more[0].blank, new.blank = True, False  # they stand at the entry, not above the empty line
    new.before += more


def blend_collection(
    new: Collection, base: Collection | None, ours: Collection | None, theirs: Collection | None
) -> None:
    """Give a list or mapping the comments in it that stand at none of its entries."""
    sides = (base, ours, theirs)
    new.head, more = blended_one(*(node.head if node else None for node in sides))
    new.trailing = more + blended(*(node.trailing if node else [] for node in sides))


def all_at(entry: Entry) -> Iterator[Comment]:
    """Yield every comment at an entry and in it, and those of every side of a fork."""
    if isinstance(entry, Fork):
        for one in (*entry.base, *entry.ours, *entry.theirs):
            yield from all_at(one)
        return
    yield from entry.own_comments
    yield from all_in(entry.value)


def all_in(node: Node) -> Iterator[Comment]:
    """Yield every comment in a value."""
    if isinstance(node, Leaf):
        return
    if node.head:
        yield node.head
    for entry in node.entries:
        yield from all_at(entry)
    yield from node.trailing


def all_of(document: Document) -> Iterator[Comment]:
    """Yield every comment of a file, without those among its directives."""
    if document.marker_comment:
        yield document.marker_comment
    yield from document.head
    if document.root:
        yield from all_at(document.root)
    yield from document.tail


def new_ones(base: Sequence[Comment], side: Sequence[Comment]) -> list[Comment]:
    """Return the comments that a side has more than the base, each as one on a line of its own."""
    left = Counter(comment.text for comment in base)
    found = []
    for comment in side:
        if left[comment.text]:
            left[comment.text] -= 1
        else:
            found.append(alone(comment))
    return found


def without_copies(merged: Document, base: Document | None, ours: Document, theirs: Document) -> None:
    """Take out what stands twice because each side has it at another place, theirs first."""
    counts = [
        Counter(comment.text for comment in all_of(side)) if side else Counter()
        for side in (base, ours, theirs)
    ]
    was, our, their = counts
    spare: Counter[str] = Counter()
    for text, number in Counter(comment.text for comment in all_of(merged)).items():
        most = max(our[text], their[text], our[text] + their[text] - was[text])
        if number > most:
            spare[text] = number - most
    if not spare or merged.root is None or forks(merged):
        return
    from_theirs = {id(comment) for comment in all_of(theirs)}
    lists = [merged.tail, *_lists(merged.root)]
    for comments in lists:
        for comment in reversed(list(comments)):
            if spare[comment.text] and id(comment) in from_theirs:
                spare[comment.text] -= 1
                comments[:] = [one for one in comments if one is not comment]


def _lists(entry: Entry) -> Iterator[list[Comment]]:
    yield entry.before
    if isinstance(entry.value, Collection):
        for inner in entry.value.entries:
            yield from _lists(inner)
        yield entry.value.trailing
