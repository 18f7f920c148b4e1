"""The list of everything that has changed, and why something is worse: whole sentences, in the language of the reader."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docs.pages import Golden

from journeyctl._discover import module_names
from journeyctl.diff.change import What
from journeyctl.lint import rules as rule_files
from journeyctl.render import words as package
from journeyctl.render.all_changes import all_changes
from journeyctl.render.all_versions import AllVersions, FoundShift, LimitShift, Unread
from journeyctl.render.board import Board, Bullets, Heading, Paragraph
from journeyctl.render.facts import Facts
from journeyctl.render.formats import html, markdown, svg
from journeyctl.render.grid.change_words import kind_words
from journeyctl.render.grid.reason_words import reason_words
from journeyctl.render.look import Look
from journeyctl.render.versions import Reason
from journeyctl.render.words import Words, languages
from journeyctl.score import pain_methods
from render.boards import LOOK, TODAY
from render.languages import english_words, shown_words
from render.two_versions import drawn, listed, opened

GOLDEN = Path(__file__).parent / "golden"
GERMAN = Look(words=Words.of("de"))
SETTINGS = """\
title: Laden
lang: de
channels: {netz: {title: Webshop}, tuer: {title: Haustür}}
teams: {kasse: {title: Kasse}}
"""
BEFORE = """\
title: Ich bestelle
metrics: [{id: quote, title: Kommt wieder, type: rate, target: 0.4}]
stages:
  - id: zahlen
    title: Ich zahle
    touchpoints:
      - {id: suche, title: Ich suche, emotion: 1, wait: 4m, channel: netz, moment: truth, next: [{to: kasse, share: 0.8}]}
      - {id: kasse, title: Ich gehe zur Kasse, emotion: 1, pain_points: [{id: gebuehr, statement: Die Gebühr kommt spät, severity: 4, frequency: 0.6, owner: kasse}]}
  - {id: ende, title: Ich bin fertig, touchpoints: [{id: dank, title: Ich bekomme Dank, emotion: 2}]}
"""
AFTER = """\
title: Ich bestelle
reviewed: 2026-11-01
metrics: [{id: quote, title: Kommt wieder, type: rate, target: 0.5}]
stages:
  - id: zahlen
    title: Ich zahle alles
    touchpoints:
      - {id: suche, title: Ich suche, emotion: -1, wait: 9m, channel: tuer, moment: pain, next: [{to: kasse, share: 0.7}]}
      - {id: kasse, title: Ich gehe zur Kasse, emotion: -2, pain_points: [{id: preis, statement: Die Gebühr kommt spät, severity: 2, frequency: 0.3, owner: kasse, status: fixing}, {id: rechnung, statement: Ich kann nicht auf Rechnung zahlen, severity: 5}]}
  - {id: ende, title: Ich bin fertig, touchpoints: [{id: dank, title: Ich bekomme Dank, emotion: 0}]}
decisions: [{id: ohne, title: Ohne Rechnung, date: 2026-11-20, by: [kasse], accepts: [rechnung]}]
"""
PERSONA = "name: Ana\nbasis: proto\nsegment_share: 0.2\n"
PLAN = "title: Was wir tun\ninitiatives: [{id: zeigen, title: Gebühr früh zeigen, status: doing, due: 2026-12-01}]\n"
OLD = {"journeyctl.yaml": SETTINGS, "bestellung.journey.yaml": BEFORE, "ana.persona.yaml": PERSONA, "p.plan.yaml": PLAN}  # fmt: skip
NEW = {
    "journeyctl.yaml": SETTINGS.replace("Haustür", "An der Tür") + "regression: {peak_end: 0.2}\n",
    "bestellung.journey.yaml": AFTER,
    "ana.persona.yaml": PERSONA.replace("proto", "research").replace("0.2", "0.3"),
    "otto.persona.yaml": "name: Otto\n",
    "p.plan.yaml": PLAN.replace("doing", "done"),
}


def chapters(board: Board) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    title = ""
    for block in board.text:
        if isinstance(block, Heading):
            title = block.text
        elif isinstance(block, Bullets):
            found[title] = block.items
    return found


def empty(**more: object) -> AllVersions:
    facts = Facts(opened({}), TODAY)
    return replace(AllVersions(title="Shop", names=("a", ""), facts=(facts, facts)), **more)  # type: ignore[arg-type]


def test_everything_is_listed_file_by_file() -> None:
    told = chapters(listed(OLD, NEW, GERMAN))
    assert told["bestellung.journey.yaml"] == (
        "~ Journey „Ich bestelle“ – Geprüft: 1. November 2026, vorher nicht angegeben",
        "~ Kennzahl „Kommt wieder“ – Zielwert: 0,4 → 0,5 (+0,1)",
        "~ Phase „Ich zahle alles“ – Umformuliert: bisher „Ich zahle“",
        "~ Touchpoint „Ich suche“ – Kanal: Webshop → An der Tür",
        "~ Touchpoint „Ich suche“ – Besonderer Moment: Moment der Wahrheit → Frustmoment",
        "~ Touchpoint „Ich suche“ – Emotion: 1 → −1 (−2, schlechter)",
        "~ Touchpoint „Ich suche“ – Wartezeit: 4m → 9m (schlechter)",
        "~ Touchpoint „Ich suche“ – Weiter zu („Ich gehe zur Kasse“): Anteil: 80\u00a0% → Anteil: 70\u00a0%",
        "~ Touchpoint „Ich gehe zur Kasse“ – Emotion: 1 → −2 (−3, schlechter)",
        "~ Pain Point „Die Gebühr kommt spät“ – Umbenannt: die Id war gebuehr",
        "~ Pain Point „Die Gebühr kommt spät“ – Schweregrad: 4 → 2 (−2, besser)",
        "~ Pain Point „Die Gebühr kommt spät“ – Häufigkeit: 60\u00a0% → 30\u00a0% (besser)",
        "~ Pain Point „Die Gebühr kommt spät“ – Status: offen → in Behebung (besser)",
        "+ Pain Point „Ich kann nicht auf Rechnung zahlen“ – Neu",
        "~ Touchpoint „Ich bekomme Dank“ – Emotion: 2 → 0 (−2, schlechter)",
        "+ Entscheidung „Ohne Rechnung“ – Neu",
    )
    assert told["ana.persona.yaml"] == (
        "~ Persona „Ana“ – Grundlage: Eine Annahme: noch ohne Befragung → Beruht auf Forschung",
        "~ Persona „Ana“ – Anteil an allen Kunden: 20\u00a0% → 30\u00a0%",
    )
    assert told["p.plan.yaml"] == ("~ Maßnahme „Gebühr früh zeigen“ – Status: in Arbeit → erledigt",)
    assert told["journeyctl.yaml"] == (
        "~ Einstellungen – Grenzwerte (Peak-End-Wert): 0,3 → 0,2 (−0,1)",
        "~ Kanal „An der Tür“ – Umformuliert: bisher „Haustür“",
    )


def test_reasons_findings_scores_and_limits_are_chapters_of_their_own() -> None:
    told = chapters(listed(OLD, NEW, GERMAN))
    assert told["Schlechter, wie beschlossen"] == (
        "Pain Point „Ich kann nicht auf Rechnung zahlen“ ist neu, mit Schweregrad 5 von 5. Entscheidung „Ohne Rechnung“ vom 20. November 2026",
    )
    assert told["Schlechter als erlaubt"][0].startswith("„Ich bestelle“: Der Peak-End-Wert fällt von ")
    (score,) = told["Scores der Pain Points nach Priorität"]
    assert re.fullmatch(r"„Die Gebühr kommt spät“: \d+,\d → \d+,\d \(−\d+,\d\)", score)
    assert "Persona „Otto“ – Kein Ziel (Warnung, otto.persona.yaml, Zeile\u00a01)" in told["Neue Befunde"]
    assert told["Was erlaubt ist"] == (
        "Beurteilt nach den Grenzwerten von vor dieser Änderung: Peak-End-Wert: 0,3 (jetzt 0,2)",
    )
    assert listed(OLD, NEW, GERMAN).head.lead == "main (aaaaaaa) → Arbeitsstand"


def test_what_came_along_is_counted_and_what_was_moved_says_from_where() -> None:
    stages = "title: A\nstages:\n  - {id: s, title: S, touchpoints: [{id: one, title: I do one}%s]}\n  - {id: t, title: T, touchpoints: [{id: two, title: I see two}%s]}\n"
    moved = ", {id: move, title: I move on}"
    told = chapters(
        listed(
            {"a.journey.yaml": stages % (moved, "")},
            {"a.journey.yaml": stages % ("", moved), "b.journey.yaml": stages % ("", "")},
        )
    )
    assert told["a.journey.yaml"] == ("› Touchpoint “I move on” – Moved: was in “S”",)
    assert told["b.journey.yaml"] == ("+ Journey “A” – Added (Stages: 2, Touchpoints: 2)",)


def test_what_cannot_be_compared_is_told() -> None:
    found = (
        Unread(kind="journey", name="order"),
        Unread(kind="settings", name=""),
        Unread(kind="module", name="maps"),
    )
    assert chapters(all_changes(empty(unread=found), LOOK)) == {
        "Not compared": (
            "Journey “order”: It has mistakes on one side",
            "Settings: It has mistakes on one side",
            "The submodule “maps” is left out, for its commit is not here",
        )
    }


def test_limits_of_before_are_told_with_those_of_now() -> None:
    limits = (
        LimitShift(limit="complete", judging=0.1, other="off"),
        LimitShift(limit="severity", judging=4, other=5),
    )
    assert chapters(all_changes(empty(limits=limits), LOOK)) == {
        "What is accepted": (
            "Judged by the limits of before this change: Complete: 10\u00a0points (now off), Severity: 4 (now 5)",
        )
    }


def test_nothing_has_changed() -> None:
    made = all_changes(empty(), LOOK)
    assert made.text == (Paragraph("Nothing has changed in meaning."),)
    assert '<details class="words" open>' in html.paint([made], LOOK).decode()


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (Reason(how="fell", name="A", limit="peak_end", before=0.5, after=-0.25, most=0.3), "“A”: The peak-end value falls from 0.50 to −0.25, by more than 0.3"),
        (Reason(how="fell", name="A", limit="complete", before=0.999, after=0.5, most=0.125), "“A”: Completeness falls from 99\u00a0% to 50\u00a0%, by more than 12.5\u00a0points"),
        (Reason(how="lost", name="A", limit="peak_end", before=0.5), "“A”: Peak-end is not known any more, and cannot be judged"),
        (Reason(how="state", name="A", limit="state"), "“A”: It does not show the current state any more, so that the experience is judged no longer"),
        (Reason(how="broken", name="order"), "The file “order” has mistakes and cannot be judged"),
        (Reason(how="severer", name="P", after=4.0), "Pain point “P” has become severe, with a severity of 4 of 5"),
        (Reason(how="reopened", name="P", after=4.5, decision="So be it"), "Pain point “P” is open again, with a severity of 4.5 of 5: decision “So be it”"),
        (Reason(how="new", name="P", after=5.0, decision="So be it", day=date(2026, 11, 20)), "Pain point “P” is new, with a severity of 5 of 5: decision “So be it” of 20 November 2026"),
    ],
)  # fmt: skip
def test_reasons(reason: Reason, told: str) -> None:
    assert reason_words(reason, LOOK.words, named=True) == told


@pytest.mark.parametrize("language", languages())
def test_every_kind_of_thing_and_every_reason_has_a_word(language: str) -> None:
    words = Words.of(language)
    for what in What:
        assert kind_words("pain" if what is What.PAIN_POINT else what.value, words)
    assert reason_words(Reason(how="state", name="P", limit="state"), words)
    for how in ("new", "reopened", "severer", "broken"):
        assert "P" in reason_words(Reason(how=how, name="P", after=4), words)
    for limit in ("peak_end", "below_zero", "complete", "evidenced"):
        for how in ("fell", "lost"):
            assert reason_words(
                Reason(how=how, name="P", limit=limit, before=0.5, after=0.1, most=0.3), words
            )


def test_a_finding_is_told_by_what_its_rule_is_about() -> None:
    rules = {name.replace("_", "-") for name in module_names(rule_files)}
    folder = Path(package.__file__).parent
    labels = json.loads((folder / "de" / "rules.json").read_text("utf-8"))
    assert labels.keys() <= rules, "a label without a rule"
    shift = FoundShift(is_new=True, severity="info", rule="no-emotion-in-may", path="a.yaml", line=3)
    known = replace(shift, rule="duplicate-id", kind="stage", name="S")
    told = chapters(all_changes(empty(found=(shift, known, known)), GERMAN))
    assert told == {
        "Neue Befunde": (
            "no-emotion-in-may (Hinweis, a.yaml, Zeile\u00a03)",
            "Phase „S“ – Id ist doppelt vergeben (Hinweis, a.yaml, Zeile\u00a03) ×2",
        )
    }, "a rule without a label goes by its name"


@pytest.mark.parametrize("language", languages())
def test_every_way_to_score_has_a_word(language: str) -> None:
    for name in module_names(pain_methods):
        assert Words.of(language).knows(f"fields.method-{name.replace('_', '-')}")


def words_in(look: Look) -> set[str]:
    return shown_words(html.paint([*drawn(OLD, NEW, look), listed(OLD, NEW, look)], look).decode())


def test_no_english_word_is_left_in_a_german_difference() -> None:
    """The maps are German; what is left are the names of files, and of the version."""
    english = english_words()
    assert words_in(GERMAN) & english <= {"yaml", "main"}
    assert {"worse", "reworded", "severity", "because", "added", "without", "limits"} <= english
    assert len(words_in(LOOK) & english) > 50


@pytest.mark.parametrize("language", languages())
def test_the_difference_in_words(language: str, golden: Golden) -> None:
    look = Look(words=Words.of(language))
    text = markdown.paint([*drawn(OLD, NEW, look), listed(OLD, NEW, look)], look).decode()
    golden(GOLDEN / "differences" / f"{language}.md", text)


def test_the_picture_in_german(golden: Golden) -> None:
    golden(
        GOLDEN / "differences" / "de.svg", svg.paint(drawn(OLD, NEW, GERMAN), GERMAN, fonts=False).decode()
    )


@pytest.mark.parametrize(("look", "title"), [(LOOK, "What has changed"), (GERMAN, "Was sich geändert hat")])
def test_a_page_with_everything_that_changed_is_called_so(look: Look, title: str) -> None:
    page = html.paint([*drawn(OLD, NEW, look), listed(OLD, NEW, look)], look).decode()
    assert f"<title>{title}</title>" in page
    assert f"<h1>{title}</h1>" in page
