"""`journeyctl blame`: what may be asked, what is shown, and who is named in real repositories."""

import json
import re
from pathlib import Path

import pytest
from docs.pages import Golden
from workspace.files import write

from cli.conftest import Cli
from cli.repos import NEEDS_GIT, commit, git, hostile, repository
from cli.stories import Told, tell

pytestmark = NEEDS_GIT
SCREENS = Path(__file__).parent / "golden" / "blame"
SETTINGS = "title: Shop\nchannels: {app: {title: Our app, team: app}}\nteams: {app: {title: App team}, pay: {title: Payments}}\n"
J = """\
title: I order
owner: pay
stages:
  - id: buy
    title: I pay
    touchpoints:
      - id: checkout
        title: I go to checkout
        emotion: {score: -2, words: [tricked]}
        channel: app
        pain_points:
          - {id: fee, statement: The fee shows late, severity: 4, frequency: 0.5, owner: pay, evidence: [survey#late]}
        opportunities:
          - {id: total, statement: How might we show the total?, addresses: [fee]}
      - {id: wait, title: I wait, wait: 4m}
"""
SURVEY = "type: survey\ntitle: Survey\nn: 100\nquotes: [{id: late, text: I saw it late.}]\n"
FILES = {
    "journeyctl.yaml": SETTINGS,
    "journeys/order.journey.yaml": J,
    "evidence/survey.evidence.yaml": SURVEY,
    "plans/year.plan.yaml": "title: Plan\ninitiatives: [{id: show, title: Show the fee, for: [order/total]}]\n",
    "personas/ana.persona.yaml": "name: Ana\n",
}
ORDER = "journeys/order.journey.yaml"


def order(*changes: tuple[str, str]) -> dict[str, str]:
    """Return the files, with texts of the journey replaced."""
    text = J
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return {**FILES, ORDER: text}


SEVERE, SAD = ("severity: 4", "severity: 5"), ("score: -2", "score: -1")


@pytest.fixture
def shop(here: Path) -> Path:
    """A history with a branch: ben made the pain worse there, mia merged it; cem wrote of the emotion meanwhile."""
    tell(
        here,
        [
            Told("Ana Lovelace", order(), title="The first map"),
            Told("Ben", order(SEVERE), [0], 3, "The fee is worse than we thought"),
            Told("Cem", order(SAD), [0], 5, "Prices are shown earlier"),
            Told("Mia", order(SEVERE, SAD), [2, 1], 7, "Merge branch 'fee'"),
            Told(
                "Dan",
                {
                    **order(SEVERE, SAD),
                    ORDER: "# reformatted\n" + order(SEVERE, SAD)[ORDER].replace("4m", "240s"),
                },
                [3],
                9,
            ),
        ],
    )
    return here


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("pain.txt", ["fee"]),
        ("color.txt", ["fee", "--color", "always"]),
        ("journey.txt", ["order"]),
        ("pain.json", ["fee", "--output-format", "json"]),
        ("journey.json", ["order", "--output-format", "json"]),
        ("older.txt", ["fee", "HEAD~3"]),
    ],
)
def test_screens(shop: Path, cli: Cli, golden: Golden, name: str, arguments: list[str]) -> None:
    code, out, err = cli("blame", *arguments)
    assert (code, err) == (0, "")
    golden(SCREENS / name, out)


@pytest.mark.parametrize(("name", "revision"), [("again", "HEAD~1"), ("changed-again", "HEAD")])
def test_what_was_removed_and_written_again(
    here: Path, cli: Cli, golden: Golden, name: str, revision: str
) -> None:
    gone = order(
        (J[J.index("        pain_points:") : J.index("        opportunities:")], ""),
        (", addresses: [fee]", ""),
    )
    states = [order(), gone, order(), gone, order(SAD), order(SAD, SEVERE)]
    who = ("Ana Lovelace", "Ben", "Ben", "Cem", "Dan", "Eva")
    tell(
        here,
        [
            Told(one, files, [n - 1] if n else [], n * 9)
            for n, (one, files) in enumerate(zip(who, states, strict=True))
        ],
    )
    golden(
        SCREENS / f"{name}.txt",
        cli("blame", "fee", revision).out + "\n" + cli("blame", "order", revision).out,
    )


def test_a_narrow_screen(shop: Path, cli: Cli, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    golden(SCREENS / "narrow.txt", cli("blame", "fee").out)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("order", "journey order"), ("buy", "stage order/buy"), ("order/checkout", "touchpoint order/checkout"), ("total", "opportunity order/total"),
        ("survey", "evidence survey"), ("survey#late", "quote survey#late"), ("late", "quote survey#late"), ("year", "plan year"),
        ("year/show", "initiative year/show"), ("ana", "persona ana"), ("pay", "team pay"), ("workspace", "settings workspace"),
        (ORDER, "journey order"), (f"./{ORDER}", "journey order"), ("journeyctl.yaml", "settings workspace"),
    ],
)  # fmt: skip
def test_anything_can_be_asked_about(shop: Path, cli: Cli, word: str, told: str) -> None:
    assert cli("blame", word).out.splitlines()[0] == told


def lasts(cli: Cli, *arguments: str) -> str:
    """Return who last changed something."""
    found = json.loads(cli("blame", *arguments, "--output-format", "json").out)["last_changed"]["commit"]
    return found["author"] if found else "nobody yet"


def test_the_author_is_named_and_not_who_merged_or_reformatted(shop: Path, cli: Cli) -> None:
    found = {word: lasts(cli, word) for word in ("fee", "checkout", "wait", "order")}
    assert found == {"fee": "Ben", "checkout": "Cem", "wait": "Ana Lovelace", "order": "Ana Lovelace"}


def test_what_is_not_committed_yet(shop: Path, cli: Cli) -> None:
    write(shop, {ORDER: (shop / ORDER).read_text().replace("frequency: 0.5", "frequency: 0.9")})
    out = cli("blame", "fee").out
    assert "last changed   not committed yet\n               frequency 0.5 → 0.9 (+0.4, worse)" in out
    assert re.search(r"^ +not committed yet +frequency +0.9$", out, re.MULTILINE)
    assert lasts(cli, "fee", "HEAD") == "Ben"
    write(shop, {"new.persona.yaml": "name: New\n"})
    assert "first written  not committed yet" in cli("blame", "new").out
    git(shop, "add", "--all")
    assert lasts(cli, "new") == "nobody yet", "what is staged is not committed"


def test_line_ends_of_a_checkout_are_no_change(shop: Path, cli: Cli) -> None:
    write(shop, {ORDER: (shop / ORDER).read_bytes().replace(b"\n", b"\r\n")})
    assert lasts(cli, "fee") == "Ben"


def test_from_a_folder_further_down_and_with_a_path_from_there(
    shop: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shop / "plans")
    assert lasts(cli, "fee") == "Ben"
    assert cli("blame", "../evidence/survey.evidence.yaml").out.startswith("evidence survey\n")


def test_a_workspace_in_a_folder_of_the_repository(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = {f"maps/{path}": text for path, text in FILES.items()}
    tell(
        here,
        [
            Told("Ana", first),
            Told("Ben", {**first, "other.txt": "x"}, [0], 1),
            Told("Cem", {**first, f"maps/{ORDER}": order(SEVERE)[ORDER]}, [1], 2),
        ],
    )
    monkeypatch.chdir(here / "maps")
    assert (lasts(cli, "fee"), lasts(cli, "wait")) == ("Cem", "Ana")


def test_workspaces_further_down(here: Path, cli: Cli) -> None:
    one, two = ({f"{name}/{path}": text for path, text in FILES.items()} for name in ("one", "two"))
    more = {"one/new.persona.yaml": "name: New\n", "two/new.persona.yaml": "name: Other\n"}
    tell(
        here,
        [
            Told("Ana", {**one, "own.persona.yaml": "name: Own\n"}),
            Told("Ben", {**one, **two, **more}, [0], 1),
        ],
    )
    assert lasts(cli, "one/journeyctl.yaml") == "Ana"
    err = cli("blame", "new").err
    assert "`new` stands in several workspaces" in err
    assert "go to one of them: `one`, `two`" in err
    write(here, {"new.persona.yaml": "name: Mine\n"})
    assert lasts(cli, "new") == "nobody yet", "the workspace around here comes first"
    (here / "two/new.persona.yaml").unlink()
    (here / "new.persona.yaml").unlink()
    assert lasts(cli, "new") == "Ben"


@pytest.mark.parametrize(
    ("arguments", "message", "help_text"),
    [
        (["fees"], "there is no `fees`", "did you mean `fee`?"),
        (["order/fees"], "there is no `order/fees`", "did you mean `order/fee`?"),
        (["xylophone"], "there is no `xylophone`", "`journeyctl list` lists what there is"),
        (["app"], "`app` is the id of 2 things", "say which with `--kind`: `channel`, `team`"),
        (["fee", "--kind", "gain"], "there is no gain `fee`", "it is the id of: `pain-point`"),
        (["xylophone", "--kind", "gain"], "there is no gain `xylophone`", "`journeyctl list`"),
        (["journeys"], "`journeys` is a folder", "name one thing, or a file: `journeys/order.journey.yaml`"),
        (["."], "`.` is a folder", "name one thing, or a file"),
        (["fee", "nowhere"], "`nowhere` is no revision", "`git log --oneline`"),
        (["fee", "--upload-pack=x"], "there is no option `--upload-pack`", ""),
        ([""], "there is no ``", ""),
    ],
)
def test_what_cannot_be_told(
    shop: Path, cli: Cli, arguments: list[str], message: str, help_text: str
) -> None:
    code, out, err = cli("blame", *arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert help_text in err


def test_the_kind_says_which(shop: Path, cli: Cli) -> None:
    assert cli("blame", "app", "--kind", "team").out.startswith("team app\n")
    assert cli("blame", "app", "--kind", "channel").out.startswith("channel app\n")
    assert cli("blame", "fee", "--kind", "pain-point").code == 0


def test_an_id_in_two_journeys(shop: Path, cli: Cli) -> None:
    write(shop, {"journeys/return.journey.yaml": J})
    err = cli("blame", "fee").err
    assert "`fee` is the id of 2 things" in err
    assert "write the whole id: `order/fee`, `return/fee`" in err
    assert cli("blame", "return/fee").code == 0


def test_a_file_with_mistakes(shop: Path, cli: Cli) -> None:
    write(shop, {ORDER: "title: [\n"})
    assert f"`{ORDER}` has mistakes and cannot be read" in cli("blame", ORDER).err
    err = cli("blame", "fee").err
    assert f"files with mistakes were not read: `{ORDER}`" in err
    assert "mend them, or ask about the last commit: `journeyctl blame fee HEAD`" in err
    assert lasts(cli, "fee", "HEAD") == "Ben"


def test_an_id_of_before_says_where_it_was(shop: Path, cli: Cli) -> None:
    last = git(shop, "rev-parse", "--short=7", "HEAD").strip()
    write(
        shop,
        {ORDER: (shop / ORDER).read_text().replace("id: fee", "id: late-fee").replace("[fee]", "[late-fee]")},
    )
    for word in ("fee", "order/fee"):
        code, _, err = cli("blame", word)
        assert code == 2
        assert (
            err
            == f"error: there is no `{word}` now\n  = help: it was there until {last}: `journeyctl blame {word} {last}`\n"
        )
    (shop / ORDER).rename(shop / "journeys/dinner.journey.yaml")
    assert f"it was there until {last}: `journeyctl blame order {last}`" in cli("blame", "order").err
    assert "did you mean `late-fee`?" in cli("blame", "late-fees").err


def test_a_renamed_file_and_a_renamed_id(shop: Path, cli: Cli) -> None:
    text = (shop / ORDER).read_text().replace("id: fee", "id: late-fee").replace("[fee]", "[late-fee]")
    (shop / ORDER).unlink()
    write(shop, {"journeys/dinner.journey.yaml": text})
    commit(shop, "other names")
    found = json.loads(cli("blame", "dinner/late-fee", "--output-format", "json").out)
    whose = {one["field"]: one["commit"]["author"] for one in found["fields"]}
    assert (whose["id"], whose["severity"], whose["statement"]) == ("Ana", "Ben", "Ana Lovelace")


def test_a_shallow_clone(shop: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    git(shop, "clone", "--quiet", "--depth", "2", f"file://{shop}", "shallow")
    monkeypatch.chdir(shop / "shallow")
    out = cli("blame", "fee").out
    assert "^ is as far back as is known here: it may have been written before" in out
    assert re.search(r"^\^[0-9a-f]{7}  Mia ", out, re.MULTILINE)
    found = json.loads(cli("blame", "fee", "--output-format", "json").out)
    assert found["first_written"]["or_before"] is True
    err = cli("blame", "xylophone").err
    assert "only the last commits were cloned: `git fetch --unshallow` gets the others" in err


def test_names_and_titles_steer_nothing(here: Path, cli: Cli) -> None:
    evil = "E\x1b[31mve \u202e" + "x" * 10_000
    tell(
        here,
        [
            Told(evil, FILES, title="##[error] \x1b]0;owned\x07 ##vso[task.complete]" + "y" * 10_000),
            Told("A\udcff", order(("fee shows", "fee\\u202e\\u001b[31m shows")), [0], 1),
        ],
    )
    write(here, {ORDER: order(("The fee shows late", '"##vso[x] \\x1b[31m late"'))[ORDER]})
    for arguments in ([], ["--output-format", "json"]):
        for word in ("fee", "order"):
            code, out, _ = cli("blame", word, *arguments)
            assert code == 0
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out)
            assert "##" not in out
            assert arguments or max(map(len, out.splitlines())) <= 200
            assert not arguments or json.loads(out)


def test_nothing_of_the_repository_is_run(shop: Path, cli: Cli) -> None:
    canary = hostile(shop)
    assert cli("blame", "fee").code == 0
    assert not canary.exists()


def test_without_a_repository_or_a_commit(here: Path, cli: Cli) -> None:
    write(here, FILES)
    assert "this is no git repository" in cli("blame", "fee").err
    git(here, "init", "--quiet")
    assert "the repository has no commit yet" in cli("blame", "fee").err


def test_it_goes_into_a_file(shop: Path, cli: Cli) -> None:
    assert cli("blame", "fee", "-o", "out.json", "--output-format", "json").out == ""
    assert json.loads((shop / "out.json").read_text())["id"] == "order/fee"


def test_one_commit_alone(here: Path, cli: Cli) -> None:
    repository(here, FILES)
    assert "and not changed since" in cli("blame", "fee").out
