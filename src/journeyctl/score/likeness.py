"""How alike texts are: the cosine of their TF-IDF vectors, over words and pieces of words.

Formula: w = ln(1 + n / max(m, 3)) for a piece that m of n texts hold (n is 50 at least);
similarity of a and b = sum of w over what both hold / sqrt(sum of w in a x sum of w in b)

A piece is three letters in a row, or a whole word (which weighs half); two or one syllables in Korean;
two characters in a row, or one that is Chinese, in scripts that put no blanks between words. So inflections and
typos cost little. Each piece counts once a text. Words of up to three letters are one piece, and pieces of
Hiragana alone, which are mostly grammar, weigh half.

Source: term weighting by rarity (Spärck Jones, 1972; Salton and Buckley, 1988), and pieces of words for
texts of any language (Cavnar and Trenkle, 1994). Each coordinate is the root of the usual one: with
all of it, one rare word in common makes two sentences alike that say different things.

Limits: it compares words, not their order and not meaning. `It costs too much` is not like `the price is
too high`, and `the price is too low` is.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from math import log, sqrt

# So that a word is not rare because there are few texts, or common because two that are the same hold it.
_FEWEST_TEXTS, _FEWEST_HOLDERS = 50, 3
_FINE = 1000  # weights are whole numbers, so that sums do not depend on the order
_HALF = 0.5
_SHORT = 3

# Thai and Lao, Burmese, Khmer, Japanese, Chinese.
_NO_BLANKS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
)
_WORDS = re.compile(f"[{_NO_BLANKS}]+|[^ {_NO_BLANKS}]+")
_IS_RUN = re.compile(f"[{_NO_BLANKS}]")
_IS_KOREAN = re.compile("[\uac00-\ud7a3]")
_GRAMMAR = re.compile("[\u3040-\u309f]+")
_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A text as its plain words, the numbers of their pieces, and the weight of all of these.

    `roots` are what it is looked up by: the beginnings of words, pairs of characters where words have no blanks.
    """

    words: tuple[str, ...]
    pieces: frozenset[int]
    roots: frozenset[str]
    weight: int


class Texts:
    """Texts that are compared with each other; those of the same words are one, and count once."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words = {text: _words(text) for text in texts}
        said = sorted(set(self._words.values()))
        kinds: dict[str, float] = {}
        pieces_of: dict[str, list[str]] = {}
        for word in {word for words in said for word in words}:
            kinds_of = _pieces(word)
            kinds.update(kinds_of)
            pieces_of[word] = list(kinds_of)
        numbers = {piece: number for number, piece in enumerate(sorted(kinds))}
        numbers_of = {word: [numbers[piece] for piece in pieces] for word, pieces in pieces_of.items()}
        held = [frozenset(chain.from_iterable(numbers_of[word] for word in words)) for words in said]
        holders = Counter(chain.from_iterable(held))
        count = max(len(said), _FEWEST_TEXTS)
        weights = [
            round(_FINE * kinds[piece] * log(1 + count / max(holders[number], _FEWEST_HOLDERS)))
            for piece, number in numbers.items()
        ]
        self._weight_of = weights.__getitem__
        self._texts = {
            words: Text(words, pieces, _roots(words), sum(map(self._weight_of, pieces)))
            for words, pieces in zip(said, held, strict=True)
        }

    def of(self, text: str) -> Text:
        """Return what is known of one of the texts."""
        return self._texts[self._words[text]]

    def similarity(self, one: Text, other: Text) -> float:
        """Return how alike two of the texts are, from 0 to 1.

        >>> fees = "The fee shows on the last page", "Fees are shown on the last page"
        >>> texts = Texts(fees)
        >>> round(texts.similarity(*map(texts.of, fees)), 2)
        0.8
        """
        shared = sum(map(self._weight_of, one.pieces & other.pieces))
        return 1.0 if shared == one.weight == other.weight else shared / sqrt(one.weight * other.weight)


def shared_words(one: Text, other: Text) -> tuple[str, ...]:
    """Return the words of both, those of up to three letters last; where words have no blanks, the parts of both.

    >>> texts = Texts(["The fee shows late", "Late shows the fee"])
    >>> shared_words(texts.of("The fee shows late"), texts.of("Late shows the fee"))
    ('shows', 'late', 'the', 'fee')
    """
    others = set(other.words)
    pairs = {pair for word in others if _IS_RUN.match(word) for pair in _in_a_row(word, 2)}
    found: dict[str, bool] = {}
    for word in one.words:
        if _IS_RUN.match(word):
            found.update(dict.fromkeys(_parts(word, pairs), False))
        elif word in others:
            found[word] = len(word) <= _SHORT
    return tuple(sorted(found, key=found.__getitem__))


def _parts(word: str, pairs: set[str]) -> list[str]:
    """Return the longest parts of a word of which every pair of characters is one of `pairs`."""
    parts: list[str] = []
    part = ""
    for pair in _in_a_row(word, 2):
        if pair in pairs:
            part = part + pair[1] if part else pair
        elif part:
            parts.append(part)
            part = ""
    return [*parts, part] if part else parts


class _Plain(dict[int, str]):
    """What stands for a character in plain text: itself, or a blank for what is no part of a word."""

    def __missing__(self, code: int) -> str:
        category = unicodedata.category(chr(code))
        self[code] = "" if category == "Cf" else " " if category[0] in "PZSC" else chr(code)
        return self[code]


_PLAIN = _Plain()


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a text in plain form; of a text without any, the text."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return tuple(_WORDS.findall(folded.translate(_PLAIN))) or (folded,)


def _in_a_row(word: str, length: int) -> list[str]:
    return [word[start : start + length] for start in range(len(word) - length + 1)]


def _pieces(word: str) -> dict[str, float]:
    """Return the pieces of a word, and how much each kind weighs."""
    if _IS_RUN.match(word):
        pieces = dict.fromkeys(_in_a_row(word, 2) or [word], 1.0)
        grammar = {piece: _HALF for piece in pieces if _GRAMMAR.fullmatch(piece)}
        return {**pieces, **grammar, **dict.fromkeys(_CHINESE.findall(word), 1.0)}
    if _IS_KOREAN.match(word):
        return dict.fromkeys((*_in_a_row(word, 2), *word), 1.0)
    if len(word) <= _SHORT:
        return {word: 1.0}
    # `^` and `=` are no part of any word.
    return {**dict.fromkeys(_in_a_row(f"^{word}", 3), 1.0), f"={word}": _HALF}


def _roots(words: Iterable[str]) -> frozenset[str]:
    roots: set[str] = set()
    for word in words:
        if _IS_RUN.match(word):
            roots.update([pair for pair in _in_a_row(word, 2) if not _GRAMMAR.fullmatch(pair)] or [word])
        else:
            roots.add(word[: 2 if _IS_KOREAN.match(word) else 4])
    return frozenset(roots)
