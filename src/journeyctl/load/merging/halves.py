"""A base that is in conflict itself: Git makes one where two branches have merged each other, and leaves its marks in it."""

import re

_BEGIN = re.compile(rb"^<{7,}(?= |\r?$)", re.MULTILINE)


def halves(base: bytes) -> tuple[bytes, bytes, int] | None:
    r"""Return both sides of a text with marks, and the line of the first one (from 1); None where these are in no order.

    >>> halves(b"a\n<<<<<<<<< x\nb\n=========\n>>>>>>>>> y\n")
    (b'a\nb\n', b'a\n', 2)
    """
    begin = _BEGIN.search(base)
    if begin is None:
        return None
    mark = re.compile(rb"([<|=>])\1{%d}(?: .*)?\r?\n?" % (len(begin[0]) - 1))
    after = {(0, b"<"): 1, (1, b"|"): 2, (1, b"="): 3, (2, b"="): 3, (3, b">"): 0}
    ours, theirs, here = bytearray(), bytearray(), 0
    for line in base.splitlines(keepends=True):
        found = mark.fullmatch(line)
        if found:
            state = after.get((here, found[1]))
            if state is None:
                return None
            here = state
            continue
        if here in (0, 1):
            ours += line
        if here in (0, 3):
            theirs += line
    return None if here else (bytes(ours), bytes(theirs), base.count(b"\n", 0, begin.start()) + 1)
