"""Words that are spelled much like another: did you mean."""

from collections.abc import Iterable, Sequence
from unicodedata import normalize


def near_words(word: str, words: Iterable[str], limit: int = 3) -> list[str]:
    """Return up to `limit` of `words` that are spelled much like `word`, nearest first.

    Case, the way accents are stored and the difference between `-`, `_` and a space do not count.

    >>> near_words("touchponts", ["touchpoints", "title"])
    ['touchpoints']
    """
    from difflib import get_close_matches  # only mistakes pay for the import

    plain = {_plain(candidate): candidate for candidate in sorted(words, reverse=True)}
    return [plain[found] for found in get_close_matches(_plain(word)[:80], list(plain), limit, 0.72)]


def only_near_word(word: str, words: Iterable[str]) -> str | None:
    """Return the near word when there is exactly one, so that it may be put in unasked."""
    found = near_words(word, words, 2)
    return found[0] if len(found) == 1 else None


def meant(words: Sequence[str], otherwise: str) -> str:
    """Ask whether one of some near words was meant; where there is none, say something else.

    >>> meant(["stage", "state"], "it is none of the keys")
    'did you mean `stage` or `state`?'
    """
    return f"did you mean {' or '.join(f'`{word}`' for word in words)}?" if words else otherwise


def listing(words: Iterable[str], limit: int = 12) -> str:
    """Return words in backticks, sorted as given, cut after `limit` with a count.

    >>> listing(["web", "call"])
    '`web`, `call`'
    """
    all_words = list(words)
    shown = ", ".join(f"`{word}`" for word in all_words[:limit])
    rest = len(all_words) - limit
    return f"{shown} and {rest} more" if rest > 0 else shown


def _plain(word: str) -> str:
    whole = word if word.isascii() else normalize("NFC", word)
    return whole.casefold().replace("_", "-").replace(" ", "-")
