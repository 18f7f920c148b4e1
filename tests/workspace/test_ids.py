"""Ids across files: taken twice, looking alike, and where each is given."""

from pathlib import Path

import pytest

from journeyctl.text.source import Span
from journeyctl.workspace.ways import ways
from workspace.files import told, workspace


def test_two_files_of_one_kind_with_one_id(tmp_path: Path) -> None:
    found = workspace(
        tmp_path,
        {"a/x.journey.yaml": "title: A\n", "b/x.journey.yaml": "title: B\n", "x.persona.yaml": "name: X\n"},
    )
    assert told(found) == ["b/x.journey.yaml:1: duplicate-id: journey id `x` is given twice"]
    assert found.diagnostics[0].notes == ("the other file is a/x.journey.yaml",)
    assert found.diagnostics[0].help == "rename one of the files"


def test_both_suffixes_give_one_id(tmp_path: Path) -> None:
    found = workspace(tmp_path, {"x.journey.yaml": "title: A\n", "x.journey.yml": "title: B\n"})
    assert told(found) == ["x.journey.yml:1: duplicate-id: journey id `x` is given twice"]


def test_one_id_twice_in_a_journey(tmp_path: Path) -> None:
    text = "title: A\nstages:\n  - {title: I wait, id: one}\n  - {title: I pay, id: one}\n"
    found = workspace(tmp_path, {"x.journey.yaml": text})
    assert told(found) == ["x.journey.yaml:4: duplicate-id: stage id `one` is given twice"]
    problem = found.diagnostics[0]
    assert [text[slice(*label.span)] for label in (problem.primary, *problem.related)] == ["one", "one"]
    assert (problem.element, problem.field) == ("x/one", "id")
    assert problem.help == "give one of them another `id`"


def test_the_same_id_in_other_journeys_or_of_another_kind_is_fine(tmp_path: Path) -> None:
    text = "title: A\nmetrics:\n  - {title: One, id: one}\nstages:\n  - {title: I wait, id: one}\n"
    assert told(workspace(tmp_path, {"x.journey.yaml": text, "y.journey.yaml": text})) == []


def test_one_id_for_two_decisions(tmp_path: Path) -> None:
    text = "title: A\ndecisions:\n  - {title: Bags cost, id: bags}\n  - {title: No bags, id: bags}\n"
    assert told(workspace(tmp_path, {"x.journey.yaml": text})) == [
        "x.journey.yaml:4: duplicate-id: decision id `bags` is given twice"
    ]


def test_same_titles_without_ids_are_no_mistake_until_somebody_refers_to_them(tmp_path: Path) -> None:
    text = "title: A\nstages:\n  - title: One\n    touchpoints:\n      - {title: I pay}\n      - {title: I pay}\n"
    assert told(workspace(tmp_path, {"x.journey.yaml": text})) == []
    referring = text + "      - {title: I go on, next: [{to: i-pay}]}\n"
    assert told(workspace(tmp_path, {"x.journey.yaml": referring})) == [
        "x.journey.yaml:7: ambiguous-reference: `i-pay` may mean 2 things: no `id` is written, and their titles are the same"
    ]


def test_who_has_written_the_id_has_it(tmp_path: Path) -> None:
    text = (
        "title: A\nstages:\n  - title: S\n    touchpoints:\n"
        "      - {title: Pay}\n      - {title: I pay, id: pay}\n      - {title: You pay, id: pay, next: [{to: pay}]}\n"
    )
    found = workspace(tmp_path, {"x.journey.yaml": text})
    assert told(found) == ["x.journey.yaml:7: duplicate-id: touchpoint id `pay` is given twice"]
    assert [item.related[0].source.line_number(item.related[0].span.start) for item in found.diagnostics] == [
        6
    ]
    journey = found.journey("x")
    assert journey is not None
    assert ways(journey).onward == ((1,), (2,), (1,)), "a way on leads to the first that has the id"


@pytest.mark.parametrize(
    ("name", "new"), [("a#b", "a-b"), ("a b", "a-b"), ("a\nb", "a-b"), ("a,b[c]", "a-b-c")]
)
def test_a_file_whose_name_gives_no_id(tmp_path: Path, name: str, new: str) -> None:
    found = workspace(
        tmp_path, {f"deep/{name}.persona.yml": "name: A\n", "two.dots.persona.yaml": "name: B\n"}
    )
    assert [(item.rule, item.message, item.help, item.primary.span) for item in found.diagnostics] == [
        (
            "bad-id",
            f"the name of the file gives the id `{name}`, and an id has no blanks and none of `/ # : , [ ] {{ }}` or quotes",
            f"rename the file to `{new}.persona.yml`",
            Span(0, 0),
        )
    ]


def test_names_of_files_may_store_accents_apart(tmp_path: Path) -> None:
    found = workspace(
        tmp_path,
        {"cafe\u0301.persona.yaml": "name: A\n", "x.journey.yaml": "title: A\npersonas: [caf\u00e9]\n"},
    )
    assert told(found) == []
    assert found.persona("caf\u00e9") is not None


def test_references_may_not(tmp_path: Path) -> None:
    found = workspace(
        tmp_path,
        {"caf\u00e9.persona.yaml": "name: A\n", "x.journey.yaml": "title: A\npersonas: [cafe\u0301]\n"},
    )
    assert told(found) == ["x.journey.yaml:2: unknown-reference: unknown persona `cafe\u0301`"]
    problem = found.diagnostics[0]
    assert (problem.help, problem.notes) == (
        "did you mean `caf\u00e9`?", ("it differs only in the form of its letters",),
    )  # fmt: skip
    assert problem.fix is not None
    assert problem.fix.edits[0].text == "caf\u00e9"


def test_ids_that_look_alike(tmp_path: Path) -> None:
    text = (
        "title: A\nstages:\n"
        "  - {title: One, id: caf\u00e9}\n  - {title: Two, id: cafe\u0301}\n"  # composed, and not
        "  - {title: Three, id: Pay}\n  - {title: Four, id: pay}\n"
        "  - {title: Five, id: ﬁn}\n  - {title: Six, id: fin}\n"  # a ligature
    )
    message = "differs from {} only in case or in the form of its letters"
    assert told(workspace(tmp_path, {"x.journey.yaml": text})) == [
        "x.journey.yaml:4: confusable-id: stage id `cafe\u0301` " + message.format("`caf\u00e9`"),
        "x.journey.yaml:6: confusable-id: stage id `pay` " + message.format("`Pay`"),
        "x.journey.yaml:8: confusable-id: stage id `fin` " + message.format("`ﬁn`"),
    ]


def test_files_and_vocabularies_that_look_alike(tmp_path: Path) -> None:
    found = workspace(
        tmp_path,
        {
            "journeyctl.yaml": "channels: {Web: {}, web: {}}\n",
            "Ana.persona.yaml": "name: A\n",
            "ana.persona.yaml": "name: B\n",
        },
    )
    assert told(found) == [
        "ana.persona.yaml:1: confusable-id: persona id `ana` differs from `Ana` only in case or in the form of its letters",
        "journeyctl.yaml:1: confusable-id: channel id `web` differs from `Web` only in case or in the form of its letters",
    ]


def test_a_definition_points_at_the_id_or_at_the_name_it_follows_from(tmp_path: Path) -> None:
    text = "title: A\nstages:\n  - {title: I wait, id: one}\n  - title: I pay\n"
    found = workspace(tmp_path, {"x.journey.yaml": text, "journeyctl.yaml": "channels: {web: {}}\n"})
    stages = found.index.within("journey", "x", "stage")
    shown = {name: (text[slice(*stages[name][0].span)], stages[name][0].written) for name in stages}
    assert shown == {"one": ("one", True), "i-pay": ("I pay", False)}
    channel = found.index.file("channel", "web")
    assert channel is not None
    assert channel.span == Span(11, 14)
    assert found.index.file("channel", "store") is None
    assert found.index.within("journey", "none", "stage") == {}


def test_documents_by_id(tmp_path: Path) -> None:
    found = workspace(
        tmp_path,
        {"x.journey.yaml": "title: A\n", "y.journey.yaml": "titel: B\n", "ana.persona.yaml": "name: Ana\n"},
    )
    journey, persona = found.journey("x"), found.persona("ana")
    assert journey is not None
    assert journey.title == "A"
    assert persona is not None
    assert persona.name == "Ana"
    assert found.journey("y") is None
    assert found.journey("ana") is None
    assert found.broken_files == ["y.journey.yaml"]
