"""Who last changed what a thing means: little histories, and who is named for what."""

import pytest

from history.books import Story, author, fields
from journeyctl.diff.change import What

J = """\
title: I order
stages:
  - id: buy
    title: I pay
    touchpoints:
      - id: checkout
        title: I go to checkout
        emotion: {score: -2, words: [tricked], by_persona: {ana: -1}}
        pain_points:
          - {id: fee, statement: The fee shows late, severity: 4, frequency: 0.5}
      - {id: wait, title: I wait, wait: 4m}
"""
PATH = "order.journey.yaml"


def order(*changes: tuple[str, str]) -> dict[str, str]:
    """Return the journey with some texts replaced."""
    text = J
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return {PATH: text}


def story(*steps: tuple[str, dict[str, str]]) -> Story:
    """Return a history in which one follows the other."""
    found = Story()
    for who, files in steps:
        found.commit(who, files)
    return found


FEE = "          - {id: fee, statement: The fee shows late, severity: 4, frequency: 0.5}\n"
SEVERE, RARE = ("severity: 4", "severity: 5"), ("frequency: 0.5", "frequency: 0.1")
SLOW = ("wait: 4m", "wait: 9m")


def test_each_field_has_its_own_author() -> None:
    told = story(("ana", order()), ("ben", order(SEVERE)), ("cem", order(SEVERE, RARE))).blame("fee")
    assert fields(told) == {
        "id": "ana", "statement": "ana", "severity": "ben", "frequency": "cem", "place": "ana",
    }  # fmt: skip
    assert (author(told.first.commit), author(told.last.commit)) == ("ana", "cem")
    assert [(one.field, one.before, one.after) for one in told.changes] == [("frequency", 0.5, 0.1)]


REFORMATTED = J.replace(
    "{id: wait, title: I wait, wait: 4m}",
    "# a comment\n        wait: '240s'\n        title: \"I wait\"\n        id: wait",
)


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("the same", order()),
        ("a comment, quotes, key order and another way to write a duration", {PATH: REFORMATTED}),
        ("line ends", {PATH: J.replace("\n", "\r\n")}),
        ("another file", {**order(), "ana.persona.yaml": "name: Ana\n"}),
        ("another thing", order(SEVERE)),
        ("the title of the stage", order(("title: I pay", "title: I pay it"))),
        ("the id of the stage", order(("id: buy", "id: pay"))),
        ("the id of the file", {"dinner.journey.yaml": J}),
        ("a default written out", order((SLOW[0], "wait: 4m, optional: false"))),
    ],
)  # fmt: skip
def test_what_is_no_change_of_a_touchpoint(name: str, files: dict[str, str]) -> None:
    told = story(("ana", order()), ("ben", files)).blame("wait")
    assert (author(told.first.commit), author(told.last.commit)) == ("ana", "ana"), name
    assert set(fields(told).values()) == {"ana"}


@pytest.mark.parametrize(
    ("files", "identifier", "field"),
    [
        (order(SLOW), "wait", "wait"),
        (order(("title: I wait", "title: I stand in line")), "wait", "title"),
        (order(("id: wait", "id: line")), "line", "id"),
        (order(("words: [tricked]", "words: [tricked, cold]")), "checkout", "emotion.words"),
        (order(("score: -2", "score: -1")), "checkout", "emotion"),
        ({f"maps/{PATH}": J}, "order", "place"),
        ({"dinner.journey.yaml": J}, "dinner", "id"),
        (order(("id: fee", "id: late-fee")), "late-fee", "id"),
        ({**order(), "journeyctl.yaml": "channels: {app: {title: App}}\n"}, "app", None),
    ],
)
def test_what_is_a_change(files: dict[str, str], identifier: str, field: str | None) -> None:
    told = story(("ana", order()), ("ben", files)).blame(identifier)
    assert author(told.last.commit) == "ben"
    if field is None:
        assert set(fields(told).values()) == {"ben"}
    else:
        assert [key for key, who in fields(told).items() if who == "ben"] == [field]


def test_a_moved_pain_point_keeps_its_past_and_the_mover_is_named_for_its_place() -> None:
    fee = "        pain_points:\n          - {id: fee, statement: The fee shows late, severity: 4, frequency: 0.5}\n"
    there = order(
        (fee, ""),
        ("      - {id: wait, title: I wait, wait: 4m}\n", "      - id: wait\n        title: I wait\n" + fee),
    )
    told = story(
        ("ana", order()), ("ben", order(SEVERE)), ("cem", {PATH: there[PATH].replace(*SEVERE)})
    ).blame("fee")
    assert fields(told)["severity"] == "ben"
    assert fields(told)["place"] == "cem"
    assert fields(told)["statement"] == "ana"


def test_a_thing_is_followed_into_another_file() -> None:
    fee = "        pain_points:\n          - {id: fee, statement: The fee shows late, severity: 4, frequency: 0.5}\n"
    other = (
        "title: I return\nstages: [{id: back, title: I send it back, touchpoints: [{id: box, title: I pack\n"
    )
    other = "title: I return\nstages:\n  - id: back\n    title: Back\n    touchpoints:\n      - id: box\n        title: I pack\n"
    there = {**order((fee, "")), "return.journey.yaml": other + fee}
    told = story(("ana", {**order(), "return.journey.yaml": other}), ("ben", there)).blame("fee")
    assert fields(told) == {
        "id": "ana", "statement": "ana", "severity": "ana", "frequency": "ana", "place": "ben",
    }  # fmt: skip


def test_who_follows_a_rename_in_references_has_changed_nothing() -> None:
    files = {**order(), "ana.persona.yaml": "name: Ana, who has little time\n"}
    renamed = {**order(("{ana: -1}", "{amy: -1}")), "amy.persona.yaml": files["ana.persona.yaml"]}
    later = {**renamed, PATH: renamed[PATH].replace("{amy: -1}", "{amy: 0}")}
    told = story(("ana", files), ("ben", renamed)).blame("checkout")
    assert author(told.last.commit) == "ana"
    told = story(
        ("ana", files),
        ("dan", {**files, **order(("{ana: -1}", "{ana: 1}"))}),
        ("ben", {**renamed, PATH: J.replace("{ana: -1}", "{amy: 1}")}),
    ).blame("checkout")
    assert fields(told)["emotion.by_persona.amy"] == "dan", "the key had another name when it was written"
    told = story(("ana", files), ("ben", renamed), ("cem", later)).blame("checkout")
    assert fields(told)["emotion.by_persona.amy"] == "cem"


def test_another_scale_alone_changes_no_emotion() -> None:
    wide = "scales: {emotion: {min: -4, max: 4}}\n"
    files = {"journeyctl.yaml": wide, **order(("score: -2", "score: -4"), ("{ana: -1}", "{ana: -2}"))}
    assert author(story(("ana", order()), ("ben", files)).blame("checkout").last.commit) == "ana"
    only = {"journeyctl.yaml": wide, **order()}
    told = story(("ana", order()), ("ben", only)).blame("checkout")
    assert author(told.last.commit) == "ana", "the text of its own file decides"


def test_a_revert_is_the_work_of_who_reverts() -> None:
    told = story(("ana", order()), ("ben", order(SEVERE)), ("cem", order())).blame("fee")
    assert fields(told)["severity"] == "cem"


def test_removing_a_field_is_the_last_change() -> None:
    told = story(("ana", order()), ("ben", order((", frequency: 0.5", "")))).blame("fee")
    assert author(told.last.commit) == "ben"
    assert set(fields(told).values()) == {"ana"}
    assert [(one.field, one.after) for one in told.changes] == [("frequency", None)]


ODD = order((FEE, "          - {id: odd, statement: Something else is wrong}\n"))


def test_what_was_removed_and_written_again_is_the_same_again() -> None:
    told = story(("ana", order()), ("ben", ODD), ("cem", order())).blame("fee")
    assert (author(told.first.commit), author(told.last.commit)) == ("ana", "cem")
    assert set(fields(told).values()) == {"cem"}, "what it says now is the work of who wrote it again"
    assert [(author(one.removed.commit), author(one.again.commit)) for one in told.returns] == [
        ("ben", "cem")
    ]
    assert "status" not in fields(told), "nobody has written it, then or now"
    later = story(("ana", order()), ("ben", ODD), ("cem", order()), ("dan", order(SEVERE))).blame("fee")
    assert (author(later.first.commit), author(later.last.commit)) == ("ana", "dan")


def test_what_was_removed_twice() -> None:
    found = story(("ana", order()), ("ben", ODD), ("cem", order(SEVERE)), ("dan", ODD), ("eva", order(RARE)))
    told = found.blame("fee")
    assert author(told.first.commit) == "ana"
    assert [(author(one.removed.commit), author(one.again.commit)) for one in told.returns] == [
        ("dan", "eva"), ("ben", "cem"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "identifier", "first"),
    [
        (order(("id: fee", "id: late")), "late", "ana"),
        (order(("fee shows late", "fee comes as a surprise")), "fee", "ana"),
        (order(("id: fee, statement: The fee shows late", "id: late, statement: The fee is high")), "late", "cem"),
        ({**ODD, "return.journey.yaml": J.replace("I order", "I return")}, "return/fee", "ana"),
        ({**ODD, "return.journey.yaml": J.replace("I order", "I return")}, "return/wait", "cem"),
        ({**ODD, "ana.persona.yaml": "name: Ana\n"}, "ana", "cem"),
    ],
    ids=["the same words", "the same id", "neither", "a statement in another file", "a title in another file", "another kind"],
)  # fmt: skip
def test_when_it_is_the_same_again(files: dict[str, str], identifier: str, first: str) -> None:
    assert (
        author(story(("ana", order()), ("ben", ODD), ("cem", files)).blame(identifier).first.commit) == first
    )


def test_a_whole_file_that_was_removed() -> None:
    told = story(("ana", order()), ("ben", {"x.persona.yaml": "name: X\n"}), ("cem", order())).blame("order")
    assert author(told.first.commit) == "ana"
    assert {author(one.first.commit) for one in told.inside} == {"ana"}
    elsewhere = story(("ana", order()), ("ben", {}), ("cem", {f"maps/{PATH}": J})).blame("order")
    assert author(elsewhere.first.commit) == "ana"


def test_what_lives_on_under_another_id_has_not_been_removed() -> None:
    renamed = order(("id: fee", "id: late"))
    both = order(
        (FEE, FEE.replace("id: fee", "id: late") + FEE.replace("The fee shows late", "There is a second fee"))
    )
    told = story(("ana", order()), ("ben", renamed), ("cem", both))
    assert author(told.blame("late").first.commit) == "ana"
    assert author(told.blame("fee").first.commit) == "cem"


def test_mistakes_for_a_while_are_no_removal() -> None:
    broken = {PATH: J + "  - bad: [\n"}
    told = story(("ana", order()), ("ben", broken), ("cem", ODD), ("dan", broken), ("eva", order())).blame(
        "fee"
    )
    assert author(told.first.commit) == "ana"
    assert [(author(one.removed.commit), author(one.again.commit)) for one in told.returns] == [
        ("cem", "eva")
    ]


def test_what_was_removed_on_the_line_and_comes_back_with_a_branch() -> None:
    found = Story()
    start = found.commit("ana", order())
    gone = found.commit("ben", ODD, start)
    side = found.commit("cem", order(SEVERE), gone)
    other = found.commit("dan", {**ODD, "ana.persona.yaml": "name: Ana\n"}, gone)
    found.commit("mia", {**order(SEVERE), "ana.persona.yaml": "name: Ana\n"}, other, side)
    told = found.blame("fee")
    assert author(told.first.commit) == "ana"
    assert [(author(one.removed.commit), author(one.again.commit)) for one in told.returns] == [
        ("ben", "cem")
    ]


def branches(merged: dict[str, str], ours: dict[str, str], theirs: dict[str, str]) -> Story:
    """Return a history of two branches and their merge by mia, who pressed the button."""
    found = Story()
    start = found.commit("ana", order())
    left = found.commit("ben", ours, start)
    right = found.commit("cem", theirs, start)
    found.commit("mia", merged, left, right)
    return found


def test_a_merge_is_looked_through_on_both_sides() -> None:
    told = branches(order(SEVERE, SLOW), order(SEVERE), order(SLOW))
    assert author(told.blame("fee").last.commit) == "ben"
    assert author(told.blame("wait").last.commit) == "cem"


def test_two_people_changed_one_thing() -> None:
    told = branches(order(SEVERE, RARE), order(SEVERE), order(RARE)).blame("fee")
    assert (fields(told)["severity"], fields(told)["frequency"]) == ("ben", "cem")
    assert author(told.last.commit) == "cem", "the later one of the two"
    assert [one.field for one in told.changes] == ["frequency"]


def test_a_field_removed_on_one_side_and_one_changed_on_the_other() -> None:
    told = branches(
        order(SEVERE, (", frequency: 0.5", "")), order(SEVERE), order((", frequency: 0.5", ""))
    ).blame("fee")
    assert author(told.last.commit) == "cem"


def test_an_evil_merge_is_named() -> None:
    evil = order(("severity: 4", "severity: 1"), RARE)
    told = branches(evil, order(SEVERE), order(RARE)).blame("fee")
    assert (fields(told)["severity"], fields(told)["frequency"]) == ("mia", "cem")
    assert author(told.last.commit) == "mia"
    assert [one.field for one in told.changes] == ["severity"], "the frequency came with the branch"


def test_a_merge_that_takes_one_side_alone() -> None:
    told = branches(order(RARE), order(SEVERE), order(RARE)).blame("fee")
    assert author(told.last.commit) == "cem"
    assert fields(told)["severity"] == "ana"


def test_a_cherry_pick_is_given_to_the_first_parent() -> None:
    told = branches(order(SEVERE), order(SEVERE), order(SEVERE)).blame("fee")
    assert fields(told)["severity"] == "ben"


def test_what_was_written_on_a_branch_is_not_the_work_of_the_merge() -> None:
    new = order(("      - {id: wait", "      - {id: pay, title: I pay by card}\n      - {id: wait"))
    told = branches({**new, PATH: new[PATH].replace(*SEVERE)}, order(SEVERE), new).blame("pay")
    assert (author(told.first.commit), author(told.last.commit)) == ("cem", "cem")
    assert set(fields(told).values()) == {"cem"}


def test_a_merge_of_three() -> None:
    found = Story()
    start = found.commit("ana", order())
    sides = [
        found.commit("ben", order(SEVERE), start),
        found.commit("cem", order(RARE), start),
        found.commit("dan", order(("shows late", "shows at the end")), start),
    ]
    found.commit("mia", order(SEVERE, RARE, ("shows late", "shows at the end")), *sides)
    told = found.blame("fee")
    assert [fields(told)[key] for key in ("severity", "frequency", "statement")] == ["ben", "cem", "dan"]
    assert author(told.last.commit) == "dan"


def test_a_broken_revision_is_looked_through() -> None:
    broken = {PATH: J + "  - bad: [\n"}
    told = story(("ana", order()), ("ben", broken), ("cem", order())).blame("fee")
    assert author(told.last.commit) == "ana"
    told = story(("ana", order()), ("ben", broken), ("cem", order(SEVERE))).blame("fee")
    assert (fields(told)["severity"], fields(told)["frequency"]) == ("cem", "ana")
    only = story(("ben", broken), ("cem", order())).blame("fee")
    assert author(only.first.commit) == "cem", "where it can be read first"


def test_what_is_not_committed_yet() -> None:
    found = story(("ana", order()), ("ben", order(SEVERE)))
    found.working_tree(order(SEVERE, RARE))
    told = found.blame("fee")
    assert told.last.commit is None
    assert fields(told)["frequency"] == "nobody yet"
    assert fields(told)["severity"] == "ben"
    assert found.blame("wait").last.commit is not None


def test_an_older_revision_can_be_asked() -> None:
    found = story(("ana", order()), ("ben", order(SEVERE)))
    assert author(found.blame("fee", page=0).last.commit) == "ana"


def test_a_shallow_clone_says_that_there_may_be_more() -> None:
    found = story(("ana", order()), ("ben", order(SEVERE)))
    told = found.blame("fee", shallow=True)
    assert (told.first.earliest, told.last.earliest) == (True, False)
    assert not found.blame("fee").first.earliest


def test_two_beginnings() -> None:
    found = Story()
    found.root("ana", order())
    found.root("ben", {"ana.persona.yaml": "name: Ana\n"})
    found.commit("mia", {**order(), "ana.persona.yaml": "name: Ana\n"}, 0, 1)
    assert author(found.blame("fee").first.commit) == "ana"
    assert author(found.blame("ana").first.commit) == "ben"


def test_who_turned_the_order_round_is_named_for_the_place() -> None:
    swapped = J.splitlines(keepends=True)
    swapped = [*swapped[:5], swapped[10], *swapped[5:10]]
    told = story(("ana", order()), ("ben", {PATH: "".join(swapped)}))
    whose = {name: fields(told.blame(name))["place"] for name in ("checkout", "wait")}
    assert sorted(whose.values()) == ["ana", "ben"], "one of the two has moved, the other has stayed"


def test_what_nobody_wrote_is_no_field_until_somebody_does() -> None:
    done = order(("severity: 4", "severity: 4, status: fixed"))
    assert "status" not in fields(story(("ana", order())).blame("fee"))
    assert fields(story(("ana", done), ("ben", order())).blame("fee"))["status"] == "ben"


def test_settings_that_nobody_wrote_are_nobodys() -> None:
    story = Story()
    story.commit("Ana", {"journeyctl.yaml": "title: Shop\n"})
    story.commit("Ben", {"journeyctl.yaml": "title: Shop\nscoring: {weights: {severity: 3}}\n"})
    told = story.blame("workspace", What.SETTINGS)
    assert fields(told) == {"title": "Ana", "scoring.weights.severity": "Ben"}
    assert told.inside == ()
    story.commit("Cem", {"journeyctl.yaml": "title: Shop\nphases: [{id: find, title: Find}]\n"})
    told = story.blame("workspace", What.SETTINGS)
    assert fields(told)["title"] == "Ana"
    assert [one.side.short for one in told.inside] == ["find"]
