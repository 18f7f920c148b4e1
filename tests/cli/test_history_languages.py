"""The pages of `history` and `history pains` speak the language of their reader."""

import re
from pathlib import Path

import pytest
from docs.pages import Golden
from render.languages import english_words, shown_words

from cli.conftest import Cli
from cli.repos import NEEDS_GIT
from cli.stories import Told, tell

pytestmark = NEEDS_GIT
SCREENS = Path(__file__).parent / "golden" / "history-languages"
SETTINGS = "title: Laden\nlang: de\n"
HEAD = "title: Ich bestelle\nstages: [{id: zahlen, title: Ich zahle, touchpoints: [{id: kasse, title: Ich gehe zur Kasse, emotion: %s, pain_points: ["
FEE = "{id: gebuehr, statement: Die Gebühr kommt spät, severity: %s, frequency: 0.5, evidence: [umfrage]%s},"
LOGIN = "{id: konto, statement: Ich brauche ein Konto, severity: [2, 4], frequency: 0.3},"
SURVEY = "type: survey\ntitle: Umfrage\nn: 100\ndate: 2026-01-01\nvalid_for: 60\n"
UNTIL = ("--today", "2026-06-30")
NAMES = {"yaml", "persona", "journey"}
"""English words in the names of files."""


def files(emotion: int, pains: str) -> dict[str, str]:
    return {
        "journeyctl.yaml": SETTINGS,
        "bestellung.journey.yaml": f"{HEAD % emotion}{pains}]}}]}}]\n",
        "umfrage.evidence.yaml": SURVEY,
    }


@pytest.fixture
def shop(here: Path) -> Path:
    """A pain point that lapses, one that is fixed, one that goes with its status; and a file with mistakes."""
    tell(
        here,
        [
            Told("Ana", files(1, FEE % (4, "")), title="Karte"),
            Told("Ben", files(-1, FEE % (4, "") + LOGIN), [0], 20, "Konto"),
            Told("Ben", {**files(-1, ""), "bestellung.journey.yaml": "title: [\n"}, [1], 30, "Kaputt"),
            Told("Cem", files(-2, FEE % (5, "") + LOGIN), [2], 40, "Schlimmer"),
            Told("Cem", files(1, FEE % (5, ", status: fixed") + LOGIN), [3], 80, "Behoben"),
            Told("Ana", files(1, FEE % (5, "")), [4], 120, "Wieder"),
        ],
    )
    return here


CALLS = {"history": ("history",), "pains": ("history", "pains", *UNTIL)}


@pytest.mark.parametrize("name", sorted(CALLS))
def test_no_english_word_is_left_on_a_german_page(shop: Path, cli: Cli, golden: Golden, name: str) -> None:
    code, page, err = cli(*CALLS[name], "--output-format", "html")
    assert (code, err) == (0, "")
    assert '<html lang="de">' in page
    english = english_words()
    assert shown_words(page) & english <= NAMES
    other = cli(*CALLS[name], "--output-format", "html", "--lang", "en").out
    assert len(shown_words(other) & english) > 20
    golden(SCREENS / f"{name}.de.html", re.sub("<(style|meta)[^>]*>(.*</style>)?", "", page, flags=re.DOTALL))


@pytest.mark.parametrize(
    ("lang", "told", "of_pains"),
    [
        ("fr", "Ce qui l’a le plus fait bouger", "Dette d’expérience"),
        ("es", "Lo que más lo movió", "Deuda de experiencia"),
        ("pt-BR", "O que mais a moveu", "Dívida de experiência"),
        ("ja", "最も大きな変化", "体験負債"),
    ],
)
def test_a_call_says_the_language(shop: Path, cli: Cli, lang: str, told: str, of_pains: str) -> None:
    for name, words in (("history", told), ("pains", of_pains)):
        page = cli(*CALLS[name], "--output-format", "html", "--lang", lang).out
        assert f'<html lang="{lang}">' in page
        assert words in page
        assert "better" not in shown_words(page)


@pytest.mark.parametrize("every", ["day", "week", "month", "quarter", "year"])
def test_every_stretch_of_time_has_words(shop: Path, cli: Cli, every: str) -> None:
    english = english_words()
    for call in CALLS.values():
        page = cli(*call, "--output-format", "html", "--every", every).out
        assert shown_words(page) & english <= NAMES


def test_a_language_is_for_pages(shop: Path, cli: Cli) -> None:
    code, _, err = cli("history", "--lang", "de")
    assert code == 2
    assert "`--lang` is for pages, and `full` is none" in err
    code, _, err = cli("history", "pains", "-o", "x.html", "--lang", "xx")
    assert code == 2
    assert "there are no labels in `xx`" in err
