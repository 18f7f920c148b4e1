"""`journeyctl new`."""

from pathlib import Path

import pytest

from cli.calling import call
from journeyctl.workspace.workspace import open_workspace

SETTINGS = """\
phases: [find, {id: go-live, title: Go live}]
channels: {web: {title: Web}, phone: {}}
teams: {growth: {}}
scales: {emotion: {min: 1, max: 7}}
"""


@pytest.fixture(autouse=True)
def _workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("journeyctl.yaml").write_text(SETTINGS)


def test_a_journey_knows_the_words_of_the_workspace() -> None:
    call("new", "persona", "ana")
    answer = call("new", "journey", "first-order", "--today", "2026-11-22")
    assert answer == (0, "journeys/first-order.journey.yaml\n", "")
    assert Path("journeys/first-order.journey.yaml").read_text("utf-8") == (
        "title: First order\n"
        "state: current                  # current | future | ideal\n"
        "personas: [ana]                 # whose journey it is\n"
        "scenario:                       # the situation in which it starts\n"
        "goal:                           # what the customer wants to have at the end\n"
        "starts_when:                    # what makes it begin\n"
        "ends_when:                      # how one knows that it is over\n"
        "owner:                          # the team that keeps the map true, such as growth\n"
        "reviewed:                       # the day on which it was last held against the facts, such as 2026-11-22\n"
        "review_every: 90                # days\n"
        "stages:                         # rename them in the customer's words: `I look for help`\n"
        "  - id: find\n"
        "    title: Find\n"
        "    phase: find\n"
        "    goal:                       # what the customer wants to have reached here\n"
        "    touchpoints:                # the moments in which customer and organisation meet\n"
        "      - id: first-step\n"
        "        title: I take the first step\n"
        "        channel: web            # where it happens\n"
        "        actions:                # what the customer does: `[Reads the letter]`\n"
        '        thoughts:               # as close to a quote as can be: `["What now?"]`\n'
        "        emotion:                # 1 (worst) to 7 (best)\n"
        "        evidence:               # what all this rests on; write an assumption where it is a guess\n"
        "        pain_points:            # what goes wrong: `[{statement: Nobody picks up}]`\n"
        "  - id: go-live\n"
        "    title: Go live\n"
        "    phase: go-live\n"
        "    goal:\n"
        "    touchpoints: []\n"
    )


@pytest.mark.parametrize("kind", ["persona", "journey", "evidence", "plan"])
@pytest.mark.parametrize(
    "title", [None, "12: a 'new' \"one\" # x", "真っ白な、地図", "- [a]", "true", "👩‍👧 together"]
)
def test_what_is_made_reads_back(kind: str, title: str | None) -> None:
    answer = call("new", kind, "a-new-one", *([] if title is None else ["--title", title]))
    assert answer.code == 0, answer.err
    workspace = open_workspace(Path())
    assert workspace.diagnostics == ()
    [file] = [file for file in workspace.files if file.kind.word == kind]
    assert file.source.path == answer.out.strip()
    name = getattr(file.document, "name" if kind == "persona" else "title")
    assert name == (title or "A new one")


def test_names_the_schema_where_the_workspace_has_one() -> None:
    call("init")
    call("new", "journey", "deep", "--dir", "journeys/a/b")
    text = Path("journeys/a/b/deep.journey.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../../.schema/journey.schema.json\n")


def test_goes_where_the_others_of_its_kind_are(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("maps/shop").mkdir(parents=True)
    Path("maps/shop/a.journey.yaml").write_text("title: A\n")
    Path("maps/shop/b.journey.yaml").write_text("title: [broken\n")
    Path("c.journey.yaml").write_text("title: C\n")
    monkeypatch.chdir("maps")
    assert call("new", "journey", "d").out == "shop/d.journey.yaml\n"
    assert call("new", "persona", "ana").out == "../personas/ana.persona.yaml\n"


def test_a_plan_starts_with_the_opportunities_that_wait() -> None:
    Path("a.journey.yaml").write_text(
        "title: A\nstages: [{title: S, touchpoints: [{title: T, opportunities: "
        "[{id: one, statement: How might we?}, {id: two, statement: And how?}]}]}]\n"
    )
    Path("old.plan.yaml").write_text("title: Old\ninitiatives: [{title: X, for: [a/one]}]\n")
    call("new", "plan", "next", "--dir", ".")
    assert Path("next.plan.yaml").read_text() == (
        "title: Next\n"
        "owner:                          # the team that answers for the plan, such as growth\n"
        "initiatives:                    # the opportunities that no plan answers yet\n"
        '  - title: "To be decided: And how?"\n'
        "    for: [a/two]\n"
        "    owner:\n"
        "    due:\n"
        "    status: idea                # idea | planned | doing | done | dropped\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message", "help_text"),
    [
        (["jurney", "x"], "`jurney` is not a kind of file that can be made", "did you mean `journey`?"),
        (
            ["workspace", "x"],
            "`workspace` is not a kind of file that can be made",
            "the kinds are `persona`, `journey`, `evidence`, `plan`; `journeyctl init` makes a workspace",
        ),
        (["journey", "my order"], "`my order` cannot be an id: it has a blank in it", "write `my-order`"),
        (["journey", "../x"], "`../x` cannot be an id: it has `/` in it", "write `x`"),
        (
            ["journey", "a\u202eb"],
            "`a\\u202eb` cannot be an id: it has a hidden character in it",
            "write `a-b`",
        ),
        (["journey", ".hidden"], "`.hidden` cannot be an id", "write `hidden`"),
        (["journey", ""], "the id is empty", "write a word or two, joined by `-`"),
        (["journey", "x.journey.yaml"], "`x.journey.yaml` is the name of a file, not an id", "write `x`"),
        (["journey", "x" * 101], "the id has 101 letters, and 100 are the most", "take a shorter one"),
        (
            ["journey", "old"],
            "there is a journey `old` already: journeys/old.journey.yaml",
            "take another id",
        ),
        (
            ["journey", "OLD"],
            "`OLD` differs from `old` only in case or in the form of its letters",
            "take another id; journeys/old.journey.yaml has this one",
        ),
        (
            ["journey", "x", "--title", " "],
            "the title is empty",
            "leave `--title` out to take the id in words",
        ),
        (
            ["journey", "x", "--title", "a\x1b[31m"],
            "the title has a character that nobody can see",
            "type it anew",
        ),
    ],
)
def test_refuses(arguments: list[str], message: str, help_text: str) -> None:
    Path("journeys").mkdir()
    Path("journeys/old.journey.yaml").write_text("title: Old\n")
    before = sorted(Path().rglob("*"))
    answer = call("new", *arguments)
    assert answer == (2, "", f"error: {message}\n  = help: {help_text}\n")
    assert sorted(Path().rglob("*")) == before


def test_the_same_id_is_free_for_another_kind() -> None:
    assert call("new", "journey", "order").code == 0
    assert call("new", "plan", "order").code == 0


def test_stays_in_the_workspace(tmp_path: Path) -> None:
    answer = call("new", "journey", "x", "--dir", "..")
    assert (answer.code, answer.err) == (
        2,
        f"error: .. is outside the workspace, which is {tmp_path}\n  = help: name a folder in it\n",
    )
    Path("out").symlink_to(tmp_path.parent)
    assert call("new", "journey", "x", "--dir", "out").code == 2
