"""Ids: the slug that stands in for an id nobody has written, and when two ids look alike."""

import re
import unicodedata

_GAPS = re.compile(r"[\W_]+")


def slug(title: str) -> str:
    """Return the id that `title` gives: lower case, words joined by `-`, any script kept.

    >>> slug("I find a flyer, at last!")
    'i-find-a-flyer-at-last'
    """
    return _GAPS.sub("-", unicodedata.normalize("NFKC", title).lower()).strip("-") or "untitled"


def confusable_key(identifier: str) -> str:
    """Return the same text for ids that differ only in case or in Unicode form.

    >>> confusable_key("Checkout") == confusable_key("checkout")
    True
    """
    if identifier.isascii():
        return identifier.lower()
    return unicodedata.normalize("NFKC", identifier).casefold()
