"""The labels of pictures: every language says all that English says, in its own way of writing, and its pictures hold it."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from journeyctl.render import words as package
from journeyctl.render.board import Board
from journeyctl.render.details import source_words
from journeyctl.render.facts import Source
from journeyctl.render.grid.narrative import curve_in_words
from journeyctl.render.lettering.letters import clean
from journeyctl.render.lettering.typeface import FONTS, in_font, spent, width, wrap
from journeyctl.render.look import SLIDE, Look, Paper
from journeyctl.render.words import Words, languages
from render.boards import board, example, items
from render.by_hand import in_a_row
from render.geometry import problems

FOLDER = Path(package.__file__).parent
AREAS = sorted(file.stem for file in (FOLDER / "en").glob("*.json"))
OTHERS = ("de", "es", "fr", "ja", "pt")

HARD, NARROW = "\u00a0", "\u202f"
PERSONA = {"Persona", "Personas"}
"""The field's word everywhere; in Spanish, too, where it means any person as well."""
STAGES = {"Frontstage", "Backstage"}
"""Said in English by those who draw blueprints, in all languages that did not find words for them."""
GIT = {"Commit", "Commits"}
"""Git's own words."""
COUNTED = {"{count} commit", "{count} commits"}
SAME = {
    "de": {*PERSONA, *STAGES, *GIT, "Touchpoint", "Touchpoints", "Journey", "Journeys", "Gain", "Gains", "Heatmap", "Score", "Jobs to be done",  # what the field says
           "April", "August", "September", "November", "Emotion", "Status", "optional", "neutral", "Neutral", "Details", "{pain}: in {journeys}",
           "Plan", "System", "Team", "Teams"},  # German words
    "fr": {*PERSONA, *GIT, *COUNTED, "Actions", "Initiative", "Initiatives", "Score", "Services", "observation", "importance", "Effort", "Motivations",
           "Frustrations", "Phases", "Date", "Options", "Service", "Source", "Type"},  # French words
    "es": {*PERSONA, *STAGES, *GIT, *COUNTED, "idea", "neutral", "no", "error", "Plan"},
    "pt": {*PERSONA, *STAGES, *GIT, *COUNTED},
    "ja": set[str](),
}  # fmt: skip
"""The labels that may be the same as in English."""
RULES = {"thousands", "grouped-from", "decimal", "plural-of-0"}
"""No labels: how numbers are written."""

QUOTED = {
    "en": "“[^“”]+”", "de": "„[^„“]+“", "es": "«[^«»]+»|¿[^¿?]*[?]", "fr": f"«{NARROW}[^«»]+{NARROW}»", "ja": "「[^「」]+」", "pt": "“[^“”]+”",
}  # fmt: skip
"""How a language quotes; any other quotation mark is a mistake."""
WRONG = {
    "en": " %", "de": " %", "es": r" %|(?<![¿}])\?", "fr": f"[^{NARROW}][;:!?%]", "ja": r"[(!?;]|[,:.] |[ぁ-ヿ一-龥}][,.:] ?|、 |。 ", "pt": r"\s%",
}  # fmt: skip
"""What else a typesetter of the language would strike out."""


@cache
def labels(language: str, area: str) -> dict[str, str]:
    found: dict[str, str] = json.loads((FOLDER / language / f"{area}.json").read_text("utf-8"))
    return found


def every(language: str) -> Iterator[tuple[str, str]]:
    """Yield the keys of all labels of a language, with their areas, and the labels."""
    for area in AREAS:
        for key, label in labels(language, area).items():
            yield f"{area}.{key}", label


def values(label: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(label) if name is not None}


# --- the files


def test_there_are_six_languages() -> None:
    assert languages() == sorted(("en", *OTHERS))


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_the_labels_of_english_with_the_same_values(language: str, area: str) -> None:
    english, own = labels("en", area), labels(language, area)
    assert list(own) == list(english)
    assert {key: values(label) for key, label in own.items()} == {
        key: values(label) for key, label in english.items()
    }


@pytest.mark.parametrize("language", ["en", *OTHERS])
def test_no_other_files_are_there(language: str) -> None:
    assert sorted(file.stem for file in (FOLDER / language).iterdir()) == AREAS


@pytest.mark.parametrize("language", ["en", *OTHERS])
def test_labels_are_tidy(language: str) -> None:
    for key, label in every(language):
        if key.partition(".")[2] in RULES:
            continue
        assert label.strip(), key
        assert label == label.strip(), key
        assert "  " not in label, key
        assert clean(label) == label, key


@pytest.mark.parametrize("language", ["en", *OTHERS])
def test_blanks_that_look_like_others_are_written_as_what_they_are(language: str) -> None:
    for area in AREAS:
        text = (FOLDER / language / f"{area}.json").read_text("utf-8")
        assert not re.search("[^\\S \n]", text), area


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_the_same_as_in_english_is_meant(language: str) -> None:
    english = dict(every("en"))
    same = {
        label
        for key, label in every(language)
        if label == english[key] and key.partition(".")[2] not in RULES and re.search(r"[^\W\d_]{2}", re.sub(r"\{[\w-]+\}", "", label))
    }  # fmt: skip
    assert same == SAME[language]


@pytest.mark.parametrize("language", ["en", *OTHERS])
def test_labels_keep_to_the_typography_of_their_language(language: str) -> None:
    for key, label in every(language):
        if key.partition(".")[2] not in RULES:
            plain = re.sub(f"`[^`]*`|{QUOTED[language]}", "", label)
            assert not re.search(f"[“”„«»「」\"']|{WRONG[language]}", plain), (key, label)


@pytest.mark.parametrize("style", ["Regular", "SemiBold", "Italic"])
@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "pt"])
def test_the_shipped_fonts_have_every_letter(language: str, style: str) -> None:
    met = {letter for _, label in every(language) for letter in label}
    assert not {letter for letter in met if not in_font(letter)}
    fonts = pytest.importorskip("fontTools.ttLib", reason="fontTools is not installed")
    small = fonts.TTFont(FONTS / f"Inter-{style}.latin.woff2").getBestCmap()
    assert not {letter for letter in met if ord(letter) not in small}


# --- how they are said


@pytest.mark.parametrize(
    ("lang", "language", "said"),
    [
        (None, "en", "Touchpoint"), ("en-GB", "en", "Touchpoint"), ("de", "de", "Touchpoint"), ("de_AT", "de", "Touchpoint"),
        ("pt-BR", "pt", "Ponto de contato"), ("pt_PT", "pt", "Ponto de contato"), ("FR", "fr", "Point de contact"),
        ("es-419", "es", "Punto de contacto"), ("ja-JP", "ja", "タッチポイント"), ("nl", "en", "Touchpoint"), ("../de", "en", "Touchpoint"),
    ],
)  # fmt: skip
def test_a_language_is_found_by_its_name(lang: str | None, language: str, said: str) -> None:
    found = Words.of(lang)
    assert found.language == language
    assert found.lang == (lang or "en").replace("_", "-")
    assert found("common.touchpoint") == said


@pytest.mark.parametrize(
    ("language", "whole", "few", "part", "share", "small"),
    [
        ("en", "1,234,568", "1,234", "\u22120.5", "62\u00a0%", "2.4\u00a0%"),
        ("de", "1.234.568", "1.234", "\u22120,5", "62\u00a0%", "2,4\u00a0%"),
        ("es", "1\u202f234\u202f568", "1234", "\u22120,5", "62\u00a0%", "2,4\u00a0%"),
        ("fr", "1\u202f234\u202f568", "1\u202f234", "\u22120,5", "62\u202f%", "2,4\u202f%"),
        ("ja", "1,234,568", "1,234", "\u22120.5", "62%", "2.4%"),
        ("pt", "1.234.568", "1.234", "\u22120,5", "62%", "2,4%"),
    ],
)
def test_numbers(language: str, whole: str, few: str, part: str, share: str, small: str) -> None:
    words = Words.of(language)
    assert words.number(1_234_567.8) == whole
    assert words.number(1234) == few
    assert words.number(-0.5, 1) == part
    assert words.percent(0.62) == share
    assert words.percent(0.024) == small


def test_thousands_are_parted_where_rounding_makes_them() -> None:
    assert Words.of("en").number(999.6) == "1,000"
    assert Words.of("es").number(9999.6) == "10\u202f000"


@pytest.mark.parametrize(
    ("language", "day", "first"),
    [
        ("en", "22 November 2026", "1 March 2027"), ("de", "22. November 2026", "1. März 2027"),
        ("es", "22 de noviembre de 2026", "1 de marzo de 2027"), ("fr", "22 novembre 2026", "1er mars 2027"),
        ("ja", "2026年11月22日", "2027年3月1日"), ("pt", "22 de novembro de 2026", "1º de março de 2027"),
    ],
)  # fmt: skip
def test_days(language: str, day: str, first: str) -> None:
    assert Words.of(language).day(date(2026, 11, 22)) == day
    assert Words.of(language).day(date(2027, 3, 1)) == first


@pytest.mark.parametrize(
    ("language", "listed", "row", "sentences"),
    [
        ("en", "A, B and C", "A, B, C", "A. B."), ("de", "A, B und C", "A, B, C", "A. B."), ("es", "A, B y C", "A, B, C", "A. B."),
        ("fr", "A, B et C", "A, B, C", "A. B."), ("ja", "A、B、C", "A、B、C", "A.B."), ("pt", "A, B e C", "A, B, C", "A. B."),
    ],
)  # fmt: skip
def test_lists(language: str, listed: str, row: str, sentences: str) -> None:
    words = Words.of(language)
    assert words.list(("A", "B", "C")) == listed
    assert words.row(["A", "B", "C"]) == row
    assert words.sentences(["A.", "B."]) == sentences
    for joined in (words.list, words.row, words.sentences):
        assert joined([]) == ""
        assert joined(["{x}"]) == "{x}"


def test_spanish_says_another_and_before_an_i() -> None:
    words = Words.of("es")
    assert words.list(("Ana", "Inés")) == "Ana e Inés"
    assert words.list(("padres", "hijos")) == "padres e hijos"
    assert words.list(("agua", "hielo")) == "agua y hielo"
    assert Words.of("en").list(("Ana", "Inés")) == "Ana and Inés"


@pytest.mark.parametrize(
    ("language", "none", "one", "two"),
    [
        ("en", "0 stages", "1 stage", "2 stages"), ("de", "0 Phasen", "1 Phase", "2 Phasen"), ("es", "0 etapas", "1 etapa", "2 etapas"),
        ("fr", "0 étape", "1 étape", "2 étapes"), ("ja", "0ステージ", "1ステージ", "2ステージ"), ("pt", "0 etapas", "1 etapa", "2 etapas"),
    ],
)  # fmt: skip
def test_counts(language: str, none: str, one: str, two: str) -> None:
    said = [Words.of(language).count("common.stages", count).replace(HARD, " ") for count in range(3)]
    assert said == [none, one, two]


@pytest.mark.parametrize(
    ("language", "quote", "pair", "noted"),
    [
        ("en", "“Oh?”", "Owner: Ana", "Ana (2)"), ("de", "„Oh?“", "Owner: Ana", "Ana (2)"), ("es", "«Oh?»", "Owner: Ana", "Ana (2)"),
        ("fr", "«\u202fOh?\u202f»", "Owner\u202f: Ana", "Ana (2)"), ("ja", "「Oh?」", "Owner：Ana", "Ana（2）"),
        ("pt", "“Oh?”", "Owner: Ana", "Ana (2)"),
    ],
)  # fmt: skip
def test_signs_around_words(language: str, quote: str, pair: str, noted: str) -> None:
    words = Words.of(language)
    assert words.quote("Oh?") == quote
    assert words.pair("Owner", "Ana") == pair
    assert words.noted("Ana", "2") == noted
    assert words.noted("Ana", "") == "Ana"


CURVE = [(0.0, "calm", "A"), (-1.0, "sad", "B"), (1.0, "glad", "C"), (0.5, "well", "D")]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de", "Die Kurve beginnt bei „A“ (calm), ist am tiefsten bei „B“ (sad), ist am höchsten bei „C“ (glad) und endet bei „D“ (well)."),
        ("es", "La curva empieza en «A» (calm), toca su punto más bajo en «B» (sad), alcanza su punto más alto en «C» (glad) y termina en «D» (well)."),
        ("fr", "La courbe commence à «_A_» (calm), est au plus bas à «_B_» (sad), est au plus haut à «_C_» (glad) et se termine à «_D_» (well)."),
        ("ja", "感情曲線は「A」（calm）から始まり、「B」（sad）で最も低くなり、「C」（glad）で最も高くなり、「D」（well）で終わります。"),
        ("pt", "A curva começa em “A” (calm), chega ao ponto mais baixo em “B” (sad), chega ao ponto mais alto em “C” (glad) e termina em “D” (well)."),
    ],
)  # fmt: skip
def test_parts_make_a_sentence(language: str, told: str) -> None:
    assert curve_in_words(CURVE, Words.of(language)) == told.replace("_", NARROW)


@pytest.mark.parametrize("language", ["es", "fr", "pt"])
def test_what_has_expired_is_named(language: str) -> None:
    """An adjective that agrees with nothing before it (`supuesto o caducada`) is no label."""
    map_, persona = labels(language, "map"), labels(language, "persona")
    assert map_["evidence-assumed"] == map_["legend-assumption"]
    assert persona["key-assumption"].endswith(map_["legend-assumption"].partition(" ")[2])


@pytest.mark.parametrize("language", ["de", "es", "fr", "pt"])
def test_a_way_on_is_no_way_out(language: str) -> None:
    """`Salidas` are exits: the column beside it tells how many leave."""
    said = re.split(r"\W+", labels(language, "flow")["ways"].lower())
    assert not {"salidas", "saídas", "sorties", "ausgänge"}.intersection(said)


def test_a_source_has_its_remarks_in_the_brackets_of_the_language() -> None:
    source = Source("a", "Talks", sound=True, kind="interview", n=1200, date=date(2026, 9, 14))
    assert source_words(source, Words.of("ja")) == "Talks（インタビュー、n\u00a0=\u00a01,200、2026-09-14）"
    assert source_words(source, Words.of("de")) == "Talks (Interviews, n\u00a0=\u00a01.200, 2026-09-14)"


# --- no line ends between a number and what belongs to it


@pytest.mark.parametrize("blank", [HARD, NARROW, "\u2007"])
def test_a_blank_that_does_not_break_stays_and_holds(blank: str) -> None:
    text = f"fast 62{blank}% hier"
    assert clean(f"{text}\n") == text
    room = width("fast 62", 12) + 4
    assert wrap(text, room, 12) == ("fast", f"62{blank}%", "hier")


@pytest.mark.parametrize("blank", [HARD, NARROW, "\u2007"])
def test_it_breaks_where_a_line_is_too_narrow_for_anything_else(blank: str) -> None:
    text = clean(blank.join(("alpha", "beta", "gamma", "delta")))
    lines = wrap(text, width("alpha beta", 12) + 1, 12)
    assert lines == ("alpha beta", "gamma", "delta")
    assert text[spent(text, lines[:1]) :].strip() == blank.join(("gamma", "delta"))


# --- pictures

SHEETS = (None, SLIDE, Paper(794, 1123))
VIEWS = (
    ("map", "first-order"), ("blueprint", "first-order"), ("compare", "first-order-2027"), ("persona", "busy-parent"), ("matrix", ""), ("heatmap", ""),
    ("flow", "first-order"), ("opportunities", "first-order"), ("portfolio", ""),
)  # fmt: skip
FORMATS = ("svg", "html", "markdown", "json", "pptx", "png", "dot")
"""The formats that need no program beside journeyctl."""


@cache
def drawn(language: str, view: str, identifier: str) -> Board:
    return board(example("grocery"), view, identifier, Look(words=Words.of(language), arrange=in_a_row))


@pytest.mark.parametrize(("view", "identifier"), VIEWS[:6], ids=[view for view, _ in VIEWS[:6]])
@pytest.mark.parametrize("language", OTHERS)
def test_labels_do_not_break_the_geometry(language: str, view: str, identifier: str) -> None:
    look = Look(words=Words.of(language))
    for paper in SHEETS:
        shown = replace(look, paper=paper)
        for page in board(example("grocery"), view, identifier, shown).pages:
            assert problems(page, shown) == []


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("language", OTHERS)
def test_every_format_takes_the_map(language: str, kind: str) -> None:
    painter = import_module(f"journeyctl.render.formats.{kind}")
    if painter.EXTRA:
        pytest.importorskip(painter.EXTRA[0], reason=f"{painter.EXTRA[0]} is not installed")
    if kind == "dot":
        shown = drawn(language, "flow", "first-order")
    elif painter.PAPER is not None:
        shown = board(
            example("grocery"), "map", "first-order", Look(words=Words.of(language), paper=painter.PAPER)
        )
    else:
        shown = drawn(language, "map", "first-order")
    assert shown.lang == language
    paint = painter.paint([shown], Look(words=Words.of(language), paper=painter.PAPER))
    assert len(paint) > 1000


@pytest.mark.parametrize(("view", "identifier"), VIEWS, ids=[view for view, _ in VIEWS])
@pytest.mark.parametrize("language", OTHERS)
def test_no_english_is_left_in_a_picture(language: str, view: str, identifier: str) -> None:
    """The example is written in English, so this asks for labels of several words only."""
    own = dict(every(language))
    told = {label for key, label in every("en") if " " in label and "{" not in label and label != own[key]}
    english, mine = repr(drawn("en", view, identifier)), repr(drawn(language, view, identifier))
    assert any(label in english for label in told)
    assert not [label for label in told if label in mine]


@pytest.mark.parametrize(("language", "said"), [("de", "„Where does this fee come from?“"), ("fr", "«_Where does this fee come from?_»"), ("ja", "「Where does this fee come from?」")])  # fmt: skip
def test_customers_speak_in_the_quotation_marks_of_the_language(language: str, said: str) -> None:
    thoughts = [text for _, text, _ in items(drawn(language, "map", "first-order"), "thoughts")]
    assert said.replace("_", NARROW) in thoughts
