"""`journeyctl diff`: which two sides are meant, what is shown of them, and the exit code."""

import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from docs.pages import Golden
from workspace.files import write

from cli.conftest import Cli, Files, Screen
from cli.repos import NEEDS_GIT, commit, git, hostile, repository

pytestmark = NEEDS_GIT
ROOT = Path(__file__).parents[2]
SCREENS = Path(__file__).parent / "golden" / "diff"
TODAY = ("--today", "2026-11-22")
SMALL = {
    "journeyctl.yaml": "",
    "a.journey.yaml": "title: A\nstages: [{id: s, title: S, touchpoints: [{id: t, title: I wait, emotion: 1}]}]\n",
    "ana.persona.yaml": "name: Ana\n",
}
WORSE = SMALL["a.journey.yaml"].replace("emotion: 1", "emotion: -1")
ORDER = "journeys/first-order.journey.yaml"


@pytest.fixture
def small(here: Path) -> Path:
    return repository(here, SMALL)


def lines(screen: Screen) -> list[str]:
    """Return the lines that tell of changes."""
    return [
        line for line in screen.out.splitlines() if re.match(r"  [-+~>] (?!(error|warning|info)\[)", line)
    ]


@pytest.fixture
def shop(here: Path) -> Path:
    """The groceries in a repository, with a week's work that is not committed yet."""
    shutil.copytree(ROOT / "examples/grocery", here, dirs_exist_ok=True)
    repository(here, {})
    text = (here / ORDER).read_text("utf-8")
    for old, new in (
        ("id: hidden-fee", "id: late-fee"), ("addresses: [hidden-fee]", "addresses: [late-fee]"), ("[peak_end, hidden-fee]", "[peak_end, late-fee]"),
        ("severity: 4\n            frequency: 0.62", "severity: 2\n            frequency: 0.4"), ("{score: -2, words: [tricked, rushed]}", "{score: 0, words: [rushed]}"),
        ("title: I pay", "title: I pay, and know what for"), ("wait: 5h", "wait: 1h"), ("status: open ", "status: fixing "),
        ("emotion: -1\n        importance: {customer: 3", "emotion: -2\n        importance: {customer: 3"),
        ("wait: 4m", "wait: 9m"),
        ("          - {id: lists, statement: Last week's list is one tap away}\n", "          - {id: lists, statement: Last week's list is one tap away}\n          - {id: photos, statement: Every item has a photo}\n"),
    ):  # fmt: skip
        assert old in text, old
        text = text.replace(old, new)
    write(
        here,
        {
            ORDER: text,
            "evidence/chat-log.evidence.yaml": "type: support\ntitle: What people ask in the chat\ndate: 2026-11-02\nn: 90\n",
        },
    )
    future = here / "journeys/first-order-2027.journey.yaml"
    future.write_text(
        future.read_text("utf-8").replace("first-order/hidden-fee", "first-order/late-fee"), "utf-8"
    )
    (here / "personas/student.persona.yaml").rename(here / "personas/flatmate.persona.yaml")
    for path in here.rglob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("student", "flatmate"), "utf-8")
    return here


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("full.txt", []),
        ("color.txt", ["--color", "always"]),
        ("markdown.md", ["--output-format", "markdown"]),
        ("json.json", ["--output-format", "json"]),
        ("one-pain.txt", ["HEAD", "late-fee"]),
        ("one-folder.txt", ["personas"]),
    ],
)
def test_screens_of_a_week_of_work(
    shop: Path, cli: Cli, golden: Golden, name: str, arguments: list[str]
) -> None:
    code, out, err = cli("diff", *arguments, *TODAY)
    assert (code, err) == (0, "")
    golden(SCREENS / name, out)


def test_a_narrow_screen(shop: Path, cli: Cli, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    golden(SCREENS / "narrow.txt", cli("diff", *TODAY).out)


def test_the_files_here_are_held_against_the_last_commit(small: Path, cli: Cli) -> None:
    assert cli("diff").out.endswith("Nothing has changed in meaning.\n")
    write(small, {"a.journey.yaml": WORSE, "new.persona.yaml": "name: New\n"})
    assert lines(cli("diff")) == [
        "  ~ touchpoint t  emotion 1 → −1 (−2, worse)",
        '  + persona new  "New"',
    ]
    git(small, "add", "--all")
    assert lines(cli("diff")) == lines(cli("diff", "HEAD")), "what is staged is here, too"


def test_revisions_of_every_form(small: Path, cli: Cli) -> None:
    git(small, "branch", "old")
    write(small, {"a.journey.yaml": WORSE})
    commit(small, "worse")
    git(small, "branch", "new")
    git(small, "checkout", "--quiet", "old")
    write(small, {"b.persona.yaml": "name: B\n"})
    commit(small, "other work")
    change, other = "  ~ touchpoint t  emotion 1 → −1 (−2, worse)", '  - persona b  "B"'
    back = "  ~ touchpoint t  emotion −1 → 1 (+2, better)"
    assert lines(cli("diff", "old..new")) == lines(cli("diff", "old", "new")) == [change, other]
    assert lines(cli("diff", "old...new")) == [change], "from where they parted"
    assert lines(cli("diff", "..new")) == [change, other]
    assert lines(cli("diff", "new..")) == lines(cli("diff", "new")) == [back, '  + persona b  "B"']
    assert lines(cli("diff", "new^..new")) == [change]
    assert lines(cli("diff", "old..old")) == []


def test_two_folders_need_no_repository(here: Path, cli: Cli) -> None:
    write(here / "one", SMALL)
    write(here / "two", {**SMALL, "a.journey.yaml": WORSE})
    screen = cli("diff", "one", "two", *TODAY)
    assert screen.out.splitlines()[0] == "one → two"
    assert lines(screen) == ["  ~ touchpoint t  emotion 1 → −1 (−2, worse)"]
    write(here, {"one/in/journeyctl.yaml": "", "one/in/b.persona.yaml": "name: B\n"})
    assert lines(cli("diff", "one", "two"))[1:] == ['  - persona b  "B"'], "and the workspaces inside"
    assert lines(cli("diff", "one", "two", "b")) == ['  - persona b  "B"'], "of one id"
    assert "`zzz` is neither a revision" in cli("diff", "one", "two", "zzz").err
    assert cli("diff", "one", "one").code == 2, (
        "one folder twice names no second side, and there is no repository"
    )


def test_what_is_asked_about(small: Path, cli: Cli) -> None:
    write(
        small, {"a.journey.yaml": WORSE, "ana.persona.yaml": "name: Anna\n", "x/b.persona.yaml": "name: B\n"}
    )
    touchpoint, ana, b = (
        "  ~ touchpoint t  emotion 1 → −1 (−2, worse)",
        '  ~ persona ana  name "Ana" → "Anna"',
        '  + persona b  "B"',
    )
    assert lines(cli("diff")) == [touchpoint, ana, b]
    for words, told in [
        (["a"], [touchpoint]), (["t"], [touchpoint]), (["a/t"], [touchpoint]), (["s"], [touchpoint]), (["HEAD", "ana"], [ana]),
        (["ana.persona.yaml", "x"], [ana, b]), (["HEAD", "./x"], [b]), (["."], [touchpoint, ana, b]),
    ]:  # fmt: skip
        assert lines(cli("diff", *words)) == told, words
    (small / "ana.persona.yaml").unlink()
    assert lines(cli("diff", "ana")) == lines(cli("diff", "ana.persona.yaml")) == ['  - persona ana  "Ana"']


def test_from_a_folder_further_down(here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(
        here,
        {f"shop/{path}": text for path, text in SMALL.items()}
        | {"other/journeyctl.yaml": "", "other/c.journey.yaml": "title: C\n"},
    )
    write(
        here, {"shop/a.journey.yaml": WORSE, "other/c.journey.yaml": "title: C now\n", "shop/deep/x.txt": ""}
    )
    change = "  ~ touchpoint t  emotion 1 → −1 (−2, worse)"
    other = '  ~ journey c  title "C" → "C now"'
    assert lines(cli("diff")) == [other, change], "every workspace below"
    for folder in ("shop", "shop/deep"):
        monkeypatch.chdir(here / folder)
        assert lines(cli("diff")) == [change]


def test_a_whole_workspace_that_is_gone(here: Path, cli: Cli) -> None:
    repository(here, {"readme.txt": "", **{f"shop/{path}": text for path, text in SMALL.items()}})
    shutil.rmtree(here / "shop")
    assert lines(cli("diff")) == ['  - journey a  "A", with 1 stage, 1 touchpoint', '  - persona ana  "Ana"']


def test_ignored_files_are_on_neither_side(small: Path, cli: Cli) -> None:
    write(small, {".gitignore": "drafts/\n", "drafts/x.journey.yaml": "title: X\n"})
    assert lines(cli("diff")) == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nope"], "`nope` is neither a revision, a file or folder, nor an id"),
        (["nope..HEAD"], "`nope` is no revision of this repository"),
        (["HEAD..nope"], "`nope` is no revision of this repository"),
        (["HEAD...nope"], "`nope` is no revision of this repository"),
        (["--", "--output=x"], "`--output=x` is neither a revision, a file or folder, nor an id"),
        (["--", "-x..HEAD"], "`-x` is no revision of this repository"),
        (["HEAD", "an"], "`an` is neither a revision, a file or folder, nor an id"),
        (["HEAD^{tree}"], "`HEAD^{tree}` is a tree and no commit"),
        (["HEAD:a.journey.yaml..HEAD"], "`HEAD:a.journey.yaml` is a blob and no commit"),
        ([""], "one of the words is empty, and names nothing"),
        (["HEAD", ""], "one of the words is empty, and names nothing"),
    ],
)
def test_words_that_mean_nothing(small: Path, cli: Cli, words: list[str], message: str) -> None:
    code, out, err = cli("diff", *words)
    assert (code, out, err.splitlines()[0]) == (2, "", f"error: {message}")
    assert sorted(path.name for path in small.iterdir()) == [".git", *sorted(SMALL)]


def test_a_word_that_means_two_things(small: Path, cli: Cli) -> None:
    git(small, "branch", "ana")
    assert cli("diff", "ana").err.startswith("error: `ana` is both the id of a file and a revision\n")
    assert cli("diff", "HEAD", "ana").code == 2
    assert cli("diff", "refs/heads/ana").code == 0
    write(small, {"main/x.txt": ""})
    assert cli("diff", "main").err.startswith("error: `main` is both a path and a revision\n")
    assert cli("diff", "./main").code == 0


def test_a_file_with_mistakes_is_said(small: Path, cli: Cli) -> None:
    write(small, {"a.journey.yaml": "titel: A\n"})
    screen = cli("diff")
    assert "  + error[unknown-key] a.journey.yaml:1 " in screen.out
    assert lines(screen) == []
    assert "not compared, with mistakes on one side: journey `a`\n" in screen.out
    assert screen.out.endswith("\nNo map that can be compared has changed; scores or findings have.\n")
    assert cli("diff", "--fail-on", "regression")[::2] == (1, "error: 1 regression: worse than accepted\n"), (
        "no decision helps"
    )


def test_findings_of_a_file_with_mistakes_are_not_called_gone_or_new(small: Path, cli: Cli) -> None:
    write(small, {"a.journey.yaml": "stages: ["})
    assert re.findall(r"  [-+] .* a\.journey.*", cli("diff").out) == [
        "  + error[syntax-error] a.journey.yaml:1 this `[` is never closed"
    ]
    commit(small, "broken")
    write(small, {"a.journey.yaml": WORSE})
    assert re.findall(r"  [-+] .* a\.journey.*", cli("diff").out) == [
        "  - error[syntax-error] a.journey.yaml:1 this `[` is never closed"
    ]


def test_the_commit_at_which_two_branches_part_is_named_shortly(small: Path, cli: Cli) -> None:
    found = git(small, "rev-parse", "HEAD").strip()
    assert cli("diff", "HEAD...HEAD").out.startswith(f"{found[:7]} → HEAD ({found[:7]})\n")


def test_without_a_repository_or_a_commit(
    put: Callable[[Files], Path], cli: Cli, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(here.parent))
    put(SMALL)
    assert cli("diff").err.startswith("error: this is no git repository\n")
    git(here, "init", "--quiet")
    assert cli("diff").err.startswith("error: the repository has no commit yet\n")


def test_to_a_file(small: Path, cli: Cli) -> None:
    write(small, {"a.journey.yaml": WORSE})
    assert cli("diff", "--output-format", "json", "-o", "out.json") == (0, "", "")
    document = json.loads((small / "out.json").read_text("utf-8"))
    assert (document["version"], document["workspaces"][0]["summary"]["changed"]) == (1, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="the canary is a shell script")
def test_a_hostile_repository_runs_nothing(small: Path, cli: Cli) -> None:
    write(small, {".gitattributes": "*.yaml filter=canary diff=canary merge=canary\n"})
    commit(small, "attributes")
    write(small, {"a.journey.yaml": WORSE})
    canary = hostile(small)
    canary.unlink(missing_ok=True)
    for words in (
        [],
        ["HEAD~1..HEAD"],
        ["HEAD~1...HEAD"],
        ["HEAD", "a"],
        ["--", "--upload-pack=touch canary"],
        ["$(touch canary)..HEAD"],
    ):
        cli("diff", *words)
    assert lines(cli("diff")) == ["  ~ touchpoint t  emotion 1 → −1 (−2, worse)"]
    assert not canary.exists()
    assert not (small / "canary").exists()


def test_nothing_is_checked_out_or_written(small: Path, cli: Cli) -> None:
    write(small, {"a.journey.yaml": WORSE})
    commit(small, "two")

    def state() -> dict[str, tuple[int, bytes]]:
        return {
            path.relative_to(small).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
            for path in small.rglob("*")
            if path.is_file()
        }

    before = state()
    assert cli("diff", "HEAD~1..HEAD").code == 0
    assert cli("diff", "HEAD~1").code == 0
    assert state() == before


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere such names cannot be written")
def test_names_of_files_may_be_odd(small: Path, cli: Cli) -> None:
    names = [
        "with blank",
        "ends\nhere",
        'quo"te',
        "-x",
        "日本",
        "a\tb",
        os.fsdecode(b"caf\xe9"),
        "per%cent",
        "back\\slash",
    ]
    for number, name in enumerate(names):
        (small / f"{name}.persona.yaml").write_text(f"name: P{number}\n", "utf-8")
    assert len(lines(cli("diff"))) == len(names)
    commit(small, "odd names")
    assert lines(cli("diff")) == []
    assert len(lines(cli("diff", "HEAD~1..HEAD"))) == len(names)
    page = cli("diff", "HEAD~1..HEAD", "--output-format", "json").out
    assert len(json.loads(page.encode("ascii"))["workspaces"][0]["changes"]) == len(names)
    assert "\\ud" not in page


def test_a_poor_screen_gets_plain_signs(small: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    write(small, {"a.journey.yaml": WORSE})
    monkeypatch.setattr(type(sys.stdout), "encoding", "ascii", raising=False)
    out = cli("diff").out
    assert out.isascii()
    assert "  ~ touchpoint t  emotion 1 > -1 (-2, worse)" in out.splitlines()


def test_line_endings_are_no_change(small: Path, cli: Cli) -> None:
    for name, text in SMALL.items():
        (small / name).write_bytes(text.replace("\n", "\r\n").encode())
    assert cli("diff", "--exit-code").code == 0


def test_the_history_of_the_examples(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was learned of the groceries between two commits of this repository."""
    monkeypatch.chdir(ROOT)
    first, last = "e01ec8f", "1b2160f"
    if not (ROOT / ".git").exists() or os.environ.get("GIT_DIR"):
        pytest.skip("this is no Git checkout")
    screen = cli("diff", f"{first}..{last}", "examples/grocery", *TODAY)
    if screen.code == 2:
        pytest.skip(f"the history is not here: {screen.err.splitlines()[0]}")
    assert lines(screen) == [
        "  ~ settings workspace  scoring.currency EUR, not written before",
        "  ~ journey first-order    volume 7000, not written before",
        "  ~                        value 58, not written before",
        "  ~ pain point hidden-fee  conversion_loss 0.1 to 0.25, not written before",
        "  ~                        detection 4, not written before",
    ]
    assert cli("diff", f"{last}..{last}", "--exit-code", *TODAY).code == 0
