"""`journeyctl history pains`: the debt of real repositories, what may be asked, and what is shown."""

import csv
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docs.pages import Golden
from workspace.files import write

from cli.conftest import Screen
from cli.repos import NEEDS_GIT, git, hostile
from cli.stories import Told, tell
from journeyctl.cli.console import MisuseError, complain
from journeyctl.cli.pain_history import PainHistoryOptions, run_pain_history

pytestmark = NEEDS_GIT
SCREENS = Path(__file__).parent / "golden" / "history-pains"
SETTINGS = "title: Shop\nteams: {pay: {title: Payments}, web: {title: Web}}\n"
HEAD = "title: I order\nstages:\n  - id: buy\n    title: I pay\n    touchpoints:\n      - id: checkout\n        title: I go to checkout\n        pain_points:\n"
FEE = "          - {id: fee, statement: The fee shows late, severity: 4, frequency: 0.5, owner: pay, evidence: [survey]}\n"
LOGIN = "          - {id: login, statement: I must make an account before I see a price, severity: [2, 4], frequency: 0.3, owner: web}\n"
SLOW = "          - {id: slow, statement: The page takes a minute, severity: 3, frequency: 0.2, evidence: [survey]}\n"
SURVEY = "type: survey\ntitle: Survey\nn: 100\ndate: 2026-01-01\nvalid_for: 60\n"
PATH = "order.journey.yaml"

Call = Callable[..., Screen]


def files(*pains: str, **others: str) -> dict[str, str]:
    """Return the workspace with some pain points."""
    return {
        "journeyctl.yaml": SETTINGS,
        PATH: HEAD + "".join(pains),
        "survey.evidence.yaml": SURVEY,
        **others,
    }


def fixed(pain: str) -> str:
    """Return a pain point that is fixed."""
    return pain.replace("severity", "status: fixed, severity")


@pytest.fixture
def shop(here: Path) -> Path:
    """Half a year: a pain point that lapses, one from a branch, one that was fixed and came again, one that was removed."""
    worse = FEE.replace("severity: 4", "severity: 5")
    tell(
        here,
        [
            Told("Ana Lovelace", files(FEE), title="The first map"),
            Told("Ben", files(FEE, LOGIN), [0], 20),
            Told("Cem", files(worse), [0], 34),
            Told("Mia", files(worse, LOGIN), [2, 1], 40, "Merge branch 'login'"),
            Told("Cem", files(worse, LOGIN, SLOW), [3], 70),
            Told("Ben", files(worse, fixed(LOGIN), SLOW), [4], 95),
            Told("Ana Lovelace", files(worse, fixed(LOGIN)), [5], 120),
            Told("Ben", files(worse, LOGIN), [6], 150),
        ],
    )
    return here


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Call it as the command does."""

    def called(
        *words: str,
        output_format: str = "full",
        color: bool = False,
        today: date = date(2026, 6, 30),
        since: date | None = None,
        every: str = "month",
    ) -> Screen:
        capsys.readouterr()
        options = PainHistoryOptions(
            words=words, output_format=output_format, color="always" if color else "never",
            today=today, since=since, every=every,
        )  # fmt: skip
        try:
            code = run_pain_history(options)
        except MisuseError as error:
            complain(error.message, error.help)
            code = 2
        return Screen(code, *capsys.readouterr())

    return called


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("full.txt", {}),
        ("color.txt", {"color": True}),
        ("quarters.txt", {"every": "quarter"}),
        ("since.txt", {"since": date(2026, 3, 10), "every": "month"}),
        ("pains.csv", {"output_format": "csv"}),
        ("pains.json", {"output_format": "json"}),
        ("page.html", {"output_format": "html"}),
    ],
)
def test_screens(shop: Path, call: Call, golden: Golden, name: str, given: dict[str, object]) -> None:
    code, out, err = call(**given)
    assert (code, err) == (0, "")
    if name.endswith(".html"):
        out = re.sub(r"<style>.*</style>", "<style></style>", out, flags=re.DOTALL)
        out = re.sub(r"sha256-[^']*", "sha256-", out)
    golden(SCREENS / name, out)


def test_a_narrow_screen(shop: Path, call: Call, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    golden(SCREENS / "narrow.txt", call().out)


def rows(screen: Screen) -> dict[str, dict[str, str]]:
    """Return the rows of a CSV by id."""
    return {row["id"]: row for row in csv.DictReader(screen.out.splitlines())}


def test_the_numbers_of_one_pain_point(shop: Path, call: Call) -> None:
    found = rows(call(output_format="csv"))
    assert list(found) == ["order/fee", "order/login", "order/slow"]
    fee, login, slow = found.values()
    assert (fee["author"], fee["written"], fee["days_open"]) == ("Ana Lovelace", "2026-01-01", "180")
    assert (fee["severity_first"], fee["severity_now"]) == ("4", "5")
    assert (fee["lapses"], fee["lapsed_since"]) == ("1", "2026-03-03"), "61 days after the day of the survey"
    assert (login["author"], login["written"]) == ("Ben", "2026-01-21"), (
        "who wrote it on the branch, not who merged"
    )
    assert (login["days_open"], login["reopened"]) == (str((95 - 20) + (180 - 150)), "1")
    assert (login["severity_low"], login["severity_high"]) == ("2", "4")
    assert (slow["how_closed"], slow["closed"], slow["days_open"], slow["score"]) == (
        "removed",
        "2026-05-01",
        "50",
        "",
    )


def test_words_narrow_it(shop: Path, call: Call) -> None:
    assert list(rows(call("fee", output_format="csv"))) == ["order/fee"]
    assert list(rows(call("order/login", "slow", output_format="csv"))) == ["order/login", "order/slow"]
    for word in ("order", "checkout", "order/checkout", "buy", "order/buy", PATH, "."):
        assert len(rows(call(word, output_format="csv"))) == 3, word
    assert list(rows(call("survey.evidence.yaml", output_format="csv"))) == []
    periods = json.loads(call("slow", output_format="json").out)["workspaces"][0]["periods"]
    assert [one["open"] for one in periods] == [0, 0, 1, 1, 0, 0]


def test_a_word_that_names_nothing(shop: Path, call: Call) -> None:
    code, out, err = call("fees")
    assert (code, out) == (2, "")
    assert "`fees` is neither a file or folder nor the id of what has a pain point" in err
    assert "did you mean `fee`?" in err
    assert call("other/checkout").code == 2, "that journey has no such touchpoint"


def test_an_older_id_is_known(shop: Path, call: Call) -> None:
    write(shop, {PATH: (shop / PATH).read_text().replace("id: fee", "id: late-fee")})
    for word in ("order/fee", "fee"):
        assert list(rows(call(word, output_format="csv"))) == ["order/late-fee"], word


def test_today_is_the_last_day(shop: Path, call: Call) -> None:
    found = call(today=date(2026, 3, 15), output_format="json")
    one = json.loads(found.out)["workspaces"][0]
    assert [pain["id"] for pain in one["pains"]] == ["order/fee", "order/slow", "order/login"]
    assert all(pain["is_open"] for pain in one["pains"]), "what was fixed later is still open"
    assert one["notes"] == ["3 commits are left out, being later than 2026-03-15"]
    assert [period["end"] for period in one["periods"]] == ["2026-01-31", "2026-02-28", "2026-03-15"]
    code, _, err = call(today=date(2025, 1, 1))
    assert code == 2
    assert "there is no commit with journey files up to 2025-01-01" in err
    assert call(since=date(2027, 1, 1)).code == 2


def test_the_calendar_goes_on_without_commits(shop: Path, call: Call) -> None:
    early, late = (
        rows(call(today=day, output_format="csv"))["order/fee"]
        for day in (date(2026, 3, 2), date(2026, 3, 3))
    )
    assert (early["lapses"], late["lapses"]) == ("0", "1")


def test_the_files_here_count_today(shop: Path, call: Call) -> None:
    write(shop, {PATH: files(fixed(FEE), LOGIN)[PATH]})
    assert rows(call(output_format="csv"))["order/fee"]["closed"] == "2026-06-30"


def test_a_shallow_clone_knows_less(shop: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    git(shop, "clone", "--quiet", "--depth", "2", f"file://{shop}", "shallow")
    monkeypatch.chdir(shop / "shallow")
    found = rows(call(output_format="csv"))["order/fee"]
    assert (found["or_before"], found["written"], found["author"]) == ("yes", "2026-05-01", "")
    out = call().out
    assert "before 2026-05-01" in out
    assert re.search(r"order/fee +60\+ ", out), "it may have been open for longer"
    assert "open for at least" in out
    assert "only the last commits were cloned" in out
    assert "before 2026-05-01" in call(output_format="html").out


def test_all_is_closed(here: Path, call: Call) -> None:
    tell(here, [Told("Ana", files(SLOW)), Told("Ben", files(fixed(SLOW)), [0], 9)])
    assert "  No pain point is open; 1 was closed.\n" in call().out


def test_nothing_hurts(here: Path, call: Call) -> None:
    tell(here, [Told("Ana", {"order.journey.yaml": "title: I order\n"})])
    assert "No pain point was ever open." in call().out
    assert call(output_format="csv").out.startswith("workspace,id,")
    assert "No pain point was ever open." in call(output_format="html").out


def test_nothing_hurts_as_far_as_is_known(here: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(here, [Told("Ana", files(FEE)), Told("Ben", files(), [0], 9)])
    assert "  No pain point is open; 1 was closed.\n" in call().out
    git(here, "clone", "--quiet", "--depth", "1", f"file://{here}", "shallow")
    monkeypatch.chdir(here / "shallow")
    assert "  No pain point was open in the commits that are here.\n" in call().out


def test_workspaces_further_down_have_their_own(here: Path, call: Call) -> None:
    inner = {f"b2b/{path}": text for path, text in files(SLOW).items()}
    tell(here, [Told("Ana", {**files(FEE), **inner, "b2b/journeyctl.yaml": "title: Firms\n"})])
    told = json.loads(call(output_format="json").out)["workspaces"]
    found = [(one["title"], [pain["id"] for pain in one["pains"]]) for one in told]
    assert found == [("Shop", ["order/fee"]), ("Firms", ["order/slow"])]
    out = call().out
    assert "experience debt on 2026-06-30: Shop" in out
    assert "experience debt on 2026-06-30: Firms" in out
    assert ">Firms</h2>" in call(output_format="html").out


def test_what_the_workspace_leaves_out_is_not_counted(here: Path, call: Call) -> None:
    left_out = {
        f"{folder}/{folder}.journey.yaml": HEAD + SLOW for folder in ("drafts", "mine", "node_modules")
    }
    rules = {"journeyctl.yaml": f"{SETTINGS}exclude: [drafts/]\n", ".gitignore": "/mine\n"}
    tell(
        here,
        [
            Told("Ana", {**files(FEE), **left_out, **rules}),
            Told("Ben", {**files(FEE), **left_out, ".gitignore": "/mine\n"}, [0], 10),
            Told("Ben", {**files(FEE, LOGIN), **rules}, [1], 20),
        ],
    )
    found = rows(call(output_format="csv"))
    assert set(found) == {"order/fee", "order/login", "drafts/slow"}
    assert (found["drafts/slow"]["days_open"], found["drafts/slow"]["closed"]) == ("10", "2026-01-21")


def test_texts_steer_nothing(here: Path, call: Call) -> None:
    name = 'E&"\x1b[31m\u202e' + "x" * 10_000
    pain = '          - {id: fee, statement: "=cmd() <script>alert(1)</script> \\u202e\\e[31m ##vso[x]", severity: 4, owner: pay}\n'
    tell(here, [Told(name, files(pain)), Told("A\udcff", files(pain, LOGIN), [0], 1)])
    for form in ("full", "csv", "json", "html"):
        code, out, _ = call(output_format=form)
        assert code == 0
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", out), form
        assert "##vso" not in out
        assert "<script" not in out or form in ("csv", "json", "full")
        if form == "csv":
            assert rows(Screen(0, out, ""))["order/fee"]["statement"].startswith("'=cmd()")


def test_nothing_of_the_repository_is_run(shop: Path, call: Call) -> None:
    canary = hostile(shop)
    assert call().code == 0
    assert not canary.exists()
