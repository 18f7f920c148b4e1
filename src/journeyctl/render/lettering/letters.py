"""What belongs to one letter, where a line may break, and what no picture can hold.

Lines break at blanks and behind hyphens, slashes and the signs of addresses; between East Asian letters except where their
punctuation forbids it; in Thai, Lao, Khmer and Burmese, which write no blanks, between any two letters; and Korean only at
blanks, as its readers like it. What belongs to one letter (accents, joined emoji, flags) is never torn apart.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

SOFT_HYPHEN = "\u00ad"
HYPHEN = "\u2010"
"""A hyphen that is there only because a line ends; `clean` makes those of users the ordinary one."""
HARD_BLANK = "\u00a0"
"""A blank at which no line breaks."""

_HARD_BLANKS = dict.fromkeys((0xA0, 0x2007, 0x202F), " ")  # as wide as others, as a digit, and narrow
_BLANKS = re.compile(
    r"[^\S\u00a0\u2007\u202f]*[\u200b\u2028\u2029][\s\u200b\u2028\u2029]*|[^\S\u00a0\u2007\u202f]+"
)
# A flag of a region is a black flag with tags; tags by themselves hide words that nobody sees.
_TAGS = re.compile("(\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f)|[\U000e0000-\U000e007f]+")
# No language needs more; more of them run into the lines above and below.
_HEAPS = re.compile(
    "([\u0300-\u036f]{3})[\u0300-\u036f]+|([\ufe00-\ufe0f])[\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
)
# Signs that may not begin, or not end, a line of Japanese or Chinese.
_NOT_FIRST = frozenset(
    "、。，．,.:;!?！？：；」』）)】］]〉》〕〗〙〛｣｝}ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ々〻ゝゞヽヾ・･｡､ﾞﾟ〜～…‥％%°℃’”›»‼⁇⁈⁉"
    "ะาๅๆฯะາໆຯ๏៖។៕ៗ၊။་།"
)
_NOT_LAST = frozenset("「『（(［[｛{【〈《〔〖〘〚｢‘“‹«￥¥$＄£€#＃@เแโใไເແໂໃໄ")
_TWINS = frozenset("―—…‥")
_HYPHENS = frozenset("-/\u2010\\")
_DASHES = frozenset("\u2013\u2014\u2012\u2015")
_ADDRESS = re.compile(r"://|^www\.|@\S+\.|_")
_ADDRESS_SIGNS = frozenset("/?&=#_.:@%+~")
# Anything that may have a break in it, or before it.
_BREAKS = re.compile(
    r"[-/\\_@\u00ad\u2010-\u2015\u0e00-\u0eff\u0f0b\u1000-\u109f\u1780-\u17ff\u2e80-\U0010ffff]|://|^www\."
)


def clean(text: str, *, soft: bool = False) -> str:
    r"""Return a text that every format can hold, on one line.

    Blanks and line breaks become one blank; controls, lone surrogates and what is no letter at all become U+FFFD;
    signs that only steer the direction of writing, and invisible ones, are left out. Blanks that do not break stay,
    and with `soft` the soft hyphens, too.

    >>> clean("a\n b\x00\u202ec")
    'a b\ufffdc'
    """
    if len(text) > _LONG:
        return _cleaned_long(text, soft)
    if text.isascii() and text.isprintable() and "  " not in text:  # as most texts are
        return text.strip()
    return _cleaned(text, soft)


def _clean(text: str, soft: bool) -> str:
    if text.isascii():
        text = " ".join(text.split())
        if text.isprintable():
            return text
    text = _BLANKS.sub(" ", text).strip()
    text = unicodedata.normalize("NFC", text).translate(_SHOWN)
    if not soft:
        text = text.replace(SOFT_HYPHEN, "")
    # What was between two blanks may have been left out.
    return _BLANKS.sub(" ", _HEAPS.sub(r"\1\2", _TAGS.sub(r"\1", text))).strip()


_LONG = 4_000
_cleaned = lru_cache(maxsize=4_096)(_clean)
# A text that fills pages is cleaned again on each of them, and less of it on each: a few are enough.
_cleaned_long = lru_cache(maxsize=16)(_clean)


def softened(text: str) -> str:
    """Return a text as long as before, with ordinary blanks for those at which no line breaks."""
    return text if text.isascii() else text.translate(_HARD_BLANKS)


class _Shown(dict[int, str]):
    """What stands for each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        category = unicodedata.category(letter)
        if category == "Cf":
            shown = letter if code in _SEEN or 0xE0000 <= code <= 0xE007F else ""
        else:
            shown = "\ufffd" if category in {"Cc", "Cs", "Cn"} else letter
        self[code] = shown
        return shown


# Soft hyphens; joiners, which shape Persian, Indic scripts and emoji; and signs that count as format but are seen.
_SEEN = frozenset({0xAD, 0x200C, 0x200D, *range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2})
_SHOWN = _Shown({ord(HYPHEN): "-"})


def is_rtl(text: str) -> bool:
    """Say whether a text is read from the right: its first letter with a direction says so."""
    if text.isascii():
        return False
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False


def letters(text: str) -> Iterator[str]:
    """Yield what a reader takes for one letter each: with its accents, joined emoji whole, flags in pairs."""
    if text.isascii():
        yield from text
        return
    found = ""
    for letter in text:
        if found and not _joins(found, letter):
            yield found
            found = ""
        found += letter
    if found:
        yield found


def _joins(found: str, letter: str) -> bool:
    """Say whether `letter` belongs to the one that has begun with `found`."""
    if letter < "\u0300" or "\u309b" <= letter <= "\ua48f" or "\uac00" <= letter <= "\ud7a3":
        return found[-1] == "\u200d"
    code, before = ord(letter), found[-1]
    category = unicodedata.category(letter)
    return (
        category in {"Mn", "Mc", "Me", "Cf"}
        or 0x1F3FB <= code <= 0x1F3FF  # the colour of a skin
        or before == "\u200d"
        or code in {0xE33, 0xEB3}  # the Thai and the Lao vowel `am`
        or 0x1160 <= code <= 0x11FF  # the middle and the end of a Korean syllable
        or (len(found) == 1 and _is_flag(letter) and _is_flag(found))
        or (category == "Lo" and before > "\u0900" and unicodedata.combining(before) == 9)  # a conjunct
    )


def _is_flag(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"


@lru_cache(maxsize=16_384)
def parts(word: str) -> tuple[str, ...]:
    """Cut a word without blanks where a line may break; a part that ends in a soft hyphen needs a hyphen there.

    >>> parts("and/or"), parts("-5"), parts("東京都。"), parts("24/7")
    (('and/', 'or'), ('-5',), ('東', '京', '都。'), ('24/7',))
    """
    if not _BREAKS.search(word):
        return (word,)
    address = bool(_ADDRESS.search(word))
    found: list[str] = []
    part, before = "", ""
    for letter in _with_soft_hyphens(word):
        if letter != SOFT_HYPHEN and part and _may_break(part, before, letter, address):
            found.append(part)
            part = ""
        part += letter
        before = letter
    return (*found, part)


def _with_soft_hyphens(word: str) -> Iterator[str]:
    for number, syllable in enumerate(word.split(SOFT_HYPHEN)):
        if number:
            yield SOFT_HYPHEN
        yield from letters(syllable)


def _may_break(part: str, before: str, after: str, address: bool) -> bool:
    """Say whether a line may break between two letters; `part` is what stands in the line since the last chance."""
    first, last = after[0], before[0]
    if before == SOFT_HYPHEN:
        return len(part) > 1
    if first in _NOT_FIRST or last in _NOT_LAST or (first == last and last in _TWINS):
        return False
    if last in _HYPHENS:
        return len(part) > 2 and first.isalpha()
    if last in _DASHES:
        return len(part) > 1 and first.isalnum()
    if address and last in _ADDRESS_SIGNS:
        return len(part) > 2 and first not in _ADDRESS_SIGNS
    if last == "\u0f0b":  # the point between Tibetan syllables
        return True
    return _is_wide(first) or _is_wide(last) or (_is_blankless(first) and _is_blankless(last))


@lru_cache(maxsize=16_384)
def _is_wide(letter: str) -> bool:
    """Say whether lines break beside a letter: those of China and Japan, and emoji."""
    if letter < "\u2e80":
        return False
    korean = (
        "\uac00" <= letter <= "\ud7ff" or "\u3130" <= letter <= "\u318f" or "\ua960" <= letter <= "\ua97f"
    )
    return (unicodedata.east_asian_width(letter) in "WF" and not korean) or _is_flag(letter)


def _is_blankless(letter: str) -> bool:
    return (
        "\u0e01" <= letter <= "\u0e4f"
        or "\u0e80" <= letter <= "\u0ecf"
        or "\u1000" <= letter <= "\u103f"
        or "\u1780" <= letter <= "\u17d3"
    )
