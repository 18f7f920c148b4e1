"""Which fonts have the letters that the shipped one lacks, on the usual systems: for each script a few names.

Browsers would find a font by themselves; resvg and typst take the first name that they know, and any font at all
where they know none, be it bold or made for typewriters.
"""

from collections.abc import Iterator
from unicodedata import bidirectional

from journeyctl.render.lettering.letters import letters
from journeyctl.render.lettering.typeface import in_font

SYSTEM = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", Arial, sans-serif'
"""The fonts of the usual systems, for Latin letters and the like."""

EMOJI = '"Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", "Noto Emoji", sans-serif'
_SIGNS = '"Noto Sans Symbols 2", "Noto Sans Symbols", "Segoe UI Symbol", "Apple Symbols", "DejaVu Sans", sans-serif'
_ARABIC = (
    '"Noto Sans Arabic", "Noto Naskh Arabic", "Segoe UI", "Geeza Pro", Tahoma, "DejaVu Sans", sans-serif'
)
_HEBREW = '"Noto Sans Hebrew", "Segoe UI", "Arial Hebrew", "DejaVu Sans", Arial, sans-serif'
_BOTH = '"Segoe UI", Arial, "DejaVu Sans", "Noto Sans Arabic", "Noto Sans Hebrew", sans-serif'
_THAI = '"Noto Sans Thai", "Leelawadee UI", Thonburi, Tahoma, sans-serif'
_DEVANAGARI = '"Noto Sans Devanagari", "Nirmala UI", "Kohinoor Devanagari", sans-serif'
_JAPANESE = '"Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic UI", Meiryo, "Droid Sans Fallback", sans-serif'
_SIMPLE = (
    '"Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Droid Sans Fallback", sans-serif'
)
_CLASSIC = '"Noto Sans CJK TC", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", "Droid Sans Fallback", sans-serif'
_KOREAN = '"Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", "Droid Sans Fallback", sans-serif'

_SCRIPTS = (
    (0x0590, 0x05FF, _HEBREW), (0x0600, 0x08FF, _ARABIC), (0x0900, 0x097F, _DEVANAGARI), (0x0E00, 0x0E7F, _THAI),
    (0x1100, 0x11FF, _KOREAN), (0x3130, 0x318F, _KOREAN), (0xAC00, 0xD7FF, _KOREAN),
    (0xFB1D, 0xFB4F, _HEBREW), (0xFB50, 0xFDFF, _ARABIC), (0xFE70, 0xFEFE, _ARABIC),
)  # fmt: skip
_EAST = ((0x2E80, 0xA4CF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))


def is_missing(letter: str) -> bool:
    """Say whether the shipped font lacks what a reader takes for one letter."""
    return not all(in_font(part) or part in "\u200c\u200d\ufe0e" for part in letter)


def runs(line: str, lang: str = "") -> Iterator[tuple[str, str]]:
    r"""Yield a line in parts, each with the names of the fonts that may have it; none for what the shipped font has.

    >>> [part for _, part in runs("offer X \u2705 ok")] == ["offer X ", "\u2705", " ok"]
    True
    """
    if line.isascii():
        yield "", line
        return
    fonts, run, blanks = "", "", ""
    for letter in letters(line):
        if letter == " ":  # belongs to the letters around it, if both want the same fonts
            blanks += letter
            continue
        wanted = _fonts(letter, line, lang)
        if wanted != fonts:
            before, behind = ("", blanks) if fonts and not wanted else (blanks, "")
            if fonts and wanted:
                yield fonts, run
                yield "", blanks
                before = run = ""
            elif run + before:
                yield fonts, run + before
            fonts, run, blanks = wanted, behind, ""
        run, blanks = run + blanks + letter, ""
    if run + blanks:
        yield fonts, run + blanks


def _fonts(letter: str, line: str, lang: str) -> str:
    if not is_missing(letter):
        return ""
    code = ord(letter[0])
    if 0x1F000 <= code < 0x20000 or "\ufe0f" in letter:
        return EMOJI
    if any(first <= code <= last for first, last in _EAST):
        return _east_asian(line, lang.lower())
    if 0x2000 <= code < 0x2E80:
        return EMOJI if code in _COLOURED else _SIGNS
    return next((fonts for first, last, fonts in _SCRIPTS if first <= code <= last), SYSTEM)


def mixed_fonts(line: str) -> str:
    """Return the fonts for a whole line with letters in it that are read from the right; nothing for other lines.

    Such a line stays one, because its order is worked out as a whole. With Latin letters or digits in it, its font needs both.
    """
    turned = next((letter for letter in line if bidirectional(letter) in {"R", "AL"}), "")
    if not turned:
        return ""
    return _BOTH if any(bidirectional(letter) in {"L", "EN"} for letter in line) else _fonts(turned, line, "")


# Signs that are shown as emoji without being asked to (Unicode's `Emoji_Presentation`).
_COLOURED = frozenset(
    ord(sign)
    for sign in "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕"
)


def _east_asian(line: str, lang: str) -> str:
    """Return the fonts for letters that look different in Japan, China, Taiwan and Korea."""
    if lang.startswith("zh"):
        return _CLASSIC if any(part in lang for part in ("tw", "hk", "mo", "hant")) else _SIMPLE
    if lang.startswith("ko"):
        return _KOREAN
    if lang.startswith("ja") or any("\u3040" <= letter <= "\u30ff" for letter in line):
        return _JAPANESE
    return _SIMPLE
