"""Widths against the fonts themselves and against those who draw with them; lines against what may be broken and what not."""

import shutil
import time
import unicodedata
from collections.abc import Callable
from operator import is_
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties.documents import QUICK

from journeyctl.render.lettering.letters import HYPHEN, SOFT_HYPHEN, parts
from journeyctl.render.lettering.typeface import (
    FONTS,
    clean,
    in_font,
    is_rtl,
    letters,
    set_text,
    spent,
    width,
    wrap,
)

WORDS = (
    "I wait for an answer", "AVATAR Tokyo To. Ty. LT. P. r, f) «Wo?» “Fee”", "illimité, naïve, Grüße, señor, às três, œuvre", "Kundenzufriedenheit",
    "0123456789 11:30 1 200,50 € 24/7 50 % 3–5", "first-order/hidden-fee -> (x) >= 3x4", "WWW MMM @@@ %%% ———", "Ελληνικά и русский", "ﬁ ff ffi fl tt",
    "https://shop.example/a?b=c&d=e#f", "Łódź Çankırı Ångström İstanbul", "“It is — well — late…”", "A@B 1x2 4×4 :) <- -> =>", "jjj iii lll ttt rrr",
)  # fmt: skip
STYLES = {"Regular": {}, "SemiBold": {"bold": True}, "Italic": {"italic": True}}


def flat(text: str) -> str:
    """Return the letters of a text without blanks and hyphens, which lines may lose or gain."""
    return "".join(
        letter for letter in text if not letter.isspace() and letter not in f"-{HYPHEN}{SOFT_HYPHEN}"
    )


# --- widths


def test_the_widths_are_those_of_the_fonts() -> None:
    pytest.importorskip("fontTools", reason="fontTools is not installed")
    from tools.fonts import widths_text

    assert (FONTS / "widths.json").read_text("utf-8") == widths_text()


@pytest.mark.parametrize("style", STYLES)
def test_the_small_fonts_hold_what_western_texts_need(style: str) -> None:
    fonts = pytest.importorskip("fontTools.ttLib", reason="fontTools is not installed")
    whole = fonts.TTFont(FONTS / f"Inter-{style}.ttf")
    small = fonts.TTFont(FONTS / f"Inter-{style}.latin.woff2")
    cmap = small.getBestCmap()
    assert {ord(letter) for letter in "aZ09äßéœŒñ€“„»–…•→−"} <= cmap.keys() <= whole.getBestCmap().keys()
    assert all(small["hmtx"][cmap[code]][0] == whole["hmtx"][whole.getBestCmap()[code]][0] for code in cmap)
    assert in_font("ż")
    assert not in_font("東")


@pytest.mark.parametrize("style", STYLES)
def test_nothing_is_drawn_wider_than_said(style: str) -> None:
    """The outlines that resvg draws, which shapes texts as browsers do (HarfBuzz)."""
    resvg = pytest.importorskip("resvg_py", reason="resvg is not installed")
    pytest.importorskip("PIL", reason="Pillow is not installed")
    weight, slant = ("600" if style == "SemiBold" else "400"), ("italic" if style == "Italic" else "normal")
    for words in WORDS:
        text = words.replace("&", "&amp;").replace("<", "&lt;")
        picture = resvg.svg_to_bytes(
            svg_string=f'<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="100"><rect width="1600" height="100" fill="#fff"/>'
            f'<text x="20" y="60" font-size="32" font-family="Inter" font-weight="{weight}" font-style="{slant}">{text}</text></svg>',
            font_dirs=[str(FONTS)], skip_system_fonts=True,
        )  # fmt: skip
        right = _ink(bytes(picture))
        assert right - 20 <= width(words, 32, **STYLES[style]) + 4, words


def _ink(picture: bytes) -> int:
    """Return how far to the right a picture has anything but white."""
    from io import BytesIO

    from PIL import Image, ImageChops

    drawn = Image.open(BytesIO(picture)).convert("L")
    box = ImageChops.invert(drawn).getbbox()
    assert box
    return box[2]


def test_browsers_measure_no_more_than_is_said() -> None:
    """What Chromium measures with the shipped fonts; other scripts with the fonts of this machine, where it has some."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("there is no Chromium on the PATH")
    faces = "".join(
        f"@font-face{{font-family:I{style};src:url({(FONTS / f'Inter-{style}.ttf').as_uri()})}}"
        for style in STYLES
    )
    asked = [(words, style) for words in WORDS for style in STYLES]
    with playwright.sync_playwright() as run:
        browser = run.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        try:
            page = browser.new_page()
            blank = Path(FONTS / "OFL.txt").as_uri()  # a page that may load files
            page.goto(blank)
            found = page.evaluate(
                """async ([css, asked]) => {
                    const sheet = document.createElement('style'); sheet.textContent = css; document.head.append(sheet);
                    for (const style of ['Regular', 'SemiBold', 'Italic']) await document.fonts.load('100px I' + style);
                    return asked.map(([words, style]) => {
                        const one = document.createElement('span');
                        one.style.cssText = `position:absolute;white-space:pre;font:100px I${style}`;
                        one.textContent = words; document.body.append(one);
                        return one.getBoundingClientRect().width;
                    });
                }""",
                [faces, asked],
            )
        finally:
            browser.close()
    for (words, style), measured in zip(asked, found, strict=True):
        said = width(words, 100, **STYLES[style])
        assert measured <= said + 0.5, (words, style)
        assert measured >= said * 0.9, (words, style)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [("東京", 24, 25), ("한국", 24, 25), ("🍕", 14, 20), ("👩‍👩‍👧‍👦", 14, 90), ("🇩🇪", 15, 26), ("e\u0301", 6, 8), ("שלום", 24, 40), ("ก่", 7, 11), ("", 0, 0), ("\u200d", 0, 0)],
)  # fmt: skip
def test_what_the_font_lacks_has_a_width_all_the_same(text: str, least: float, most: float) -> None:
    assert least <= width(text, 12) <= most


def test_bold_is_wider() -> None:
    assert width("Answer", 12, bold=True) > width("Answer", 12)
    assert width("שלום", 12, bold=True) > width("שלום", 12)


# --- clean


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("  a\tb\r\n c ", "a b c"), ("a\u2028b", "a b"), ("a\u200b b", "a b"), ("a\u3000b", "a b"), ("5\u00a0€", "5\u00a0€"), ("a\u00a0", "a"),
        ("a\x00\x1b[1mb", "a\ufffd\ufffd[1mb"), ("a\ud800b", "a\ufffdb"), ("\uffff", "\ufffd"), ("e\u0301", "é"),
        ("a\u202eb\u2066c\ufeff", "abc"), ("a \u200e b", "a b"), ("Daten\u00adschutz", "Datenschutz"), ("a\u2010b", "a-b"),
        ("👩\u200d🚀", "👩\u200d🚀"), ("می\u200cخواهم", "می\u200cخواهم"), ("a\U000e0041\U000e0042b", "ab"),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f"), ("Z" + "\u0335" * 40, "Z" + "\u0335" * 3), ("❤\ufe0f\ufe0f\ufe0f", "❤\ufe0f"),
    ],
)  # fmt: skip
def test_clean(written: str, shown: str) -> None:
    assert clean(written) == shown


@QUICK
@given(st.text(st.characters(codec=None), max_size=40))
def test_clean_is_clean(text: str) -> None:
    found = clean(text)
    assert clean(found) == found
    assert found.encode() is not None
    assert not any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in found)
    assert found == found.strip()
    assert "  " not in found


# --- letters and parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ab", ["a", "b"]), ("e\u0301x", ["e\u0301", "x"]), ("👩‍👩‍👧a", ["👩‍👩‍👧", "a"]), ("👍🏽👍", ["👍🏽", "👍"]), ("🇩🇪🇫🇷", ["🇩🇪", "🇫🇷"]), ("1️⃣2", ["1️⃣", "2"]),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿x", ["🏴󠁧󠁢󠁥󠁮󠁧󠁿", "x"]), ("नमस्ते", ["न", "म", "स्ते"]), ("กำ", ["กำ"]), ("각", ["각"]), ("か\u3099き", ["か\u3099", "き"]),
    ],
)  # fmt: skip
def test_letters(text: str, found: list[str]) -> None:
    assert list(letters(text)) == found


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("state-of-the-art", "state-|of-|the-|art"), ("e-mail", "e-mail"), ("-5", "-5"), ("COVID-19", "COVID-19"), ("24/7", "24/7"), ("and/or", "and/|or"),
        ("2019–2023", "2019–|2023"), ("--", "--"), ("a", "a"), ("don’t", "don’t"), ("(x)", "(x)"), ("well—late", "well—|late"),
        ("https://a.example/b?c=d&e=f#g", "https://|a.example/|b?c=|d&e=|f#g"), ("me@mail.example", "me@mail.|example"), ("snake_case", "snake_|case"),
        ("「商品」を選ぶ。", "「商|品」|を|選|ぶ。"), ("ちょっと待って！", "ちょっ|と|待っ|て！"), ("データベース", "デー|タ|ベー|ス"), ("３０％引き", "３|０％|引|き"), ("……と", "……|と"),
        ("ABC株式会社", "ABC|株|式|会|社"), ("고객이", "고객이"), ("เดินทาง", "เดิ|น|ทา|ง"), ("🍕🍔", "🍕|🍔"), ("ok👍🏽!", "ok|👍🏽!"),
        ("Daten\u00adschutz", "Daten\u00ad|schutz"),
    ],
)  # fmt: skip
def test_where_lines_may_break(word: str, found: str) -> None:
    assert "|".join(parts(word)) == found


# --- wrap


def test_words_stay_whole_where_they_fit() -> None:
    assert wrap("Nobody tells me what happens next", 90, 12) == ("Nobody tells", "me what", "happens next")


def test_no_text_has_no_lines() -> None:
    assert wrap("", 100, 12) == wrap(" \n ", 100, 12) == ()


def test_a_word_longer_than_a_line_is_cut_with_hyphens() -> None:
    lines = wrap("the Rechtsschutzversicherungsgesellschaften", 100, 12)
    assert lines[0] == "the"
    assert all(line.endswith(HYPHEN) for line in lines[1:-1])
    assert "".join(lines[1:]).replace(HYPHEN, "") == "Rechtsschutzversicherungsgesellschaften"
    assert len(lines[-1]) >= 3


def test_what_is_no_word_is_cut_without() -> None:
    assert "".join(wrap("9" * 60, 100, 12)) == "9" * 60


def test_soft_hyphens_are_seen_only_where_they_break() -> None:
    word = "Daten\u00adschutz\u00adgrund\u00adverordnung"
    assert wrap(word, 80, 12) == (f"Datenschutz{HYPHEN}", f"grund{HYPHEN}", "verordnung")
    assert wrap(word, 400, 12) == ("Datenschutzgrundverordnung",)


def test_hard_blanks_hold_until_there_is_no_room() -> None:
    assert wrap("it costs 5\u00a0€ more", 58, 12) == ("it costs", "5\u00a0€ more")
    assert wrap("it\u00a0costs\u00a0five\u00a0euros", 60, 12) == ("it costs", "five euros")


def test_headings_are_balanced() -> None:
    text = "How customers live through their first order and pay"
    greedy, even = wrap(text, 300, 18), wrap(text, 300, 18, balance=True)
    assert len(greedy) == len(even) == 2
    spread = [max(map(len, lines)) - min(map(len, lines)) for lines in (greedy, even)]
    assert spread[1] < spread[0]
    assert wrap("Short", 300, 18, balance=True) == ("Short",)


@pytest.mark.parametrize("room", [0, -5, 1e-9])
def test_no_room_gives_single_letters(room: float) -> None:
    assert wrap("ab 東", room, 12) == ("a", "b", "東")


ALPHABETS = st.sampled_from(
    ["abc def-ghi/jkl ", "ÄÖß éè\u00a0\u00ad- ", "お客「」、。っー ABC", "ไทยเแก่ำ ", "한국어 조사 ", "שלום () ", "العميل (2) ", "नमस्ते क्ष ", "👩👍🏽\u200d🇩🇪\ufe0f1\u20e3 a", "a\u0301\u0302\u200d\u0335 b", "https://a.b/c?d=e&f "]
)  # fmt: skip
TEXTS = ALPHABETS.flatmap(lambda letters: st.text(st.sampled_from(letters), max_size=60))
ROOMS = st.floats(1, 300)
PLAIN = st.tuples(TEXTS, ROOMS, st.sampled_from([10.5, 12, 26]), st.sampled_from(list(STYLES)))


@QUICK
@given(PLAIN, st.booleans())
def test_no_line_is_wider_than_the_room(case: tuple[str, float, float, str], balance: bool) -> None:
    text, room, size, style = case
    for line in wrap(text, room, size, balance=balance, **STYLES[style]):
        assert width(line, size, **STYLES[style]) <= room + 1e-6 or len(list(letters(line))) == 1


@QUICK
@given(PLAIN, st.booleans())
def test_the_lines_say_what_the_text_says(case: tuple[str, float, float, str], balance: bool) -> None:
    text, room, size, _ = case
    assert flat("".join(wrap(text, room, size, balance=balance))) == flat(clean(text))


@QUICK
@given(PLAIN)
def test_lines_are_lines(case: tuple[str, float, float, str]) -> None:
    text, room, size, _ = case
    lines = wrap(text, room, size)
    assert all(line and line == line.strip(" ") for line in lines)
    for line in lines:
        assert wrap(line, max(room, width(line, size)), size) == (line.replace(HYPHEN, "-"),)


@QUICK
@given(PLAIN)
def test_no_letter_is_torn(case: tuple[str, float, float, str]) -> None:
    text, room, size, _ = case
    whole = [letter.strip() for letter in letters(clean(text))]
    lines = [line.removesuffix(HYPHEN) for line in wrap(text, room, size)]
    found = [letter.strip() for line in lines for letter in letters(line)]
    assert [letter for letter in found if letter] == [letter for letter in whole if letter]


@QUICK
@given(PLAIN)
def test_what_lines_hold_can_be_taken_off_the_text(case: tuple[str, float, float, str]) -> None:
    text, room, size, _ = case
    text = clean(text)
    lines = wrap(text, room, size)
    for count in range(len(lines) + 1):
        place = spent(text, lines[:count])
        assert flat(text[:place]) == flat("".join(lines[:count]))


def test_long_texts_are_quick() -> None:
    text = " ".join(f"word{number % 97} waits for the answer" for number in range(90))[:2000]
    best = 1.0
    for attempt in range(5):
        start = time.perf_counter()
        wrap(text, 180 + attempt, 12)
        best = min(best, time.perf_counter() - start)
    assert best < 0.01, "it takes about half a millisecond"


@pytest.mark.parametrize(
    "make",
    [lambda n: "word " * n, lambda n: "w" * n, lambda n: "東" * n, lambda n: "ก" * n, lambda n: "a/" * n],
)
def test_time_grows_with_the_text_alone(make: Callable[[int], str]) -> None:
    def took(count: int) -> float:
        best = 9.0
        for attempt in range(3):
            start = time.perf_counter()
            wrap(make(count), 150 + attempt, 12)
            best = min(best, time.perf_counter() - start)
        return best

    assert took(8000) < 60 * max(took(500), 0.0002), "sixteen times the text"


@pytest.mark.parametrize(
    "word",
    [
        "word ",
        "Grundstücksverkehrsgenehmigung ",
        "東京都。",
        "x" * 37,
        "https://a.example/b?c=d&e=f ",
        "ab 12-34/56 ",
    ],
)
def test_a_text_over_many_pages_is_broken_once(word: str) -> None:
    whole = clean(word * (30_000 // len(word)))
    lines, rest = wrap(whole, 131, 12), whole
    for page in range(0, len(lines) - 40, 40):
        found = wrap(rest, 131, 12)
        assert found == lines[page:]
        assert len(rest) < 5_000 or all(map(is_, found, lines[page:])), "the lines it had"
        rest = rest[spent(rest, found[:40]) :].strip()


def test_other_long_texts_are_broken_by_themselves() -> None:
    one, other = clean("a few words " * 900), clean("some more of them " * 900)
    lines = wrap(one, 120, 12)
    assert wrap(other, 120, 12) != lines
    middle = one[len(lines[0]) // 2 :]  # begins where no line begins
    assert "".join(wrap(middle, 120, 12)).replace(" ", "") == middle.replace(" ", "")
    assert wrap(one, 140, 12) != lines
    assert wrap(one, 120, 12) == lines


# --- set_text


def test_a_text_is_as_high_as_its_lines() -> None:
    text = set_text("I wait for an answer", 10, 20, 60, 12)
    assert (text.x, text.y, text.width, len(text.lines), text.leading) == (10, 20, 60, 2, 16.32)
    assert text.height == 2 * text.leading


@pytest.mark.parametrize("most", [1, 2, 3])
def test_no_more_lines_than_asked_for(most: int) -> None:
    text = set_text("I wait for an answer, and nobody calls me back today", 0, 0, 80, 12, most=most)
    assert len(text.lines) == most
    assert text.lines[-1].endswith("…")
    assert all(width(line, 12) <= 80 for line in text.lines)
    assert not text.lines[-1].endswith((",…", " …"))


def test_what_fits_is_not_shortened() -> None:
    assert set_text("I wait", 0, 0, 80, 12, most=1).lines == ("I wait",)


@pytest.mark.parametrize(
    ("text", "rtl"), [("שלום", True), ("(2) العميل", True), ("ABC שלום", False), ("123", False), ("", False)]
)
def test_the_direction_is_that_of_the_first_letter(text: str, rtl: bool) -> None:
    assert is_rtl(text) is rtl
    assert set_text(text, 0, 0, 90, 12).rtl is rtl
