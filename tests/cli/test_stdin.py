"""A file that comes through standard input, as editors send it."""

import json
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from cli.conftest import Cli, Files, Screen

Put = Callable[[Files], Path]
Pipe = Callable[..., Screen]
GAP = ("lint", "-", "--select", "stage-without-touchpoint", "--output-format", "concise")
BARE = b"title: A\nstages:\n  - title: I pay\n"


@pytest.fixture
def pipe(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Pipe:
    def call(data: bytes, *arguments: str) -> Screen:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(data)))
        return cli(*arguments)

    return call


def test_the_name_says_what_it_is(pipe: Pipe) -> None:
    screen = pipe(BARE, *GAP, "--stdin-filename", "journeys/new.journey.yaml")
    assert screen.out.startswith("journeys/new.journey.yaml:3:12: warning[stage-without-touchpoint]")
    assert not Path("journeys").exists()
    assert pipe(b"name: Ana\n", *GAP, "--stdin-filename", "ana.persona.yaml").code == 0
    assert pipe(BARE, *GAP, "--stdin-filename", "ana.persona.yaml").code == 1


def test_it_stands_for_the_file_in_its_workspace(put: Put, pipe: Pipe) -> None:
    put(
        {
            "journeyctl.yaml": "channels: {web: {}}\n",
            "a.journey.yaml": "titel: A\n",
            "ana.persona.yaml": "name: Ana\n",
        }
    )
    text = b"title: A\npersonas: [ana]\nstages: [{title: S, touchpoints: [{title: T, channel: wep}]}]\n"
    screen = pipe(text, *GAP, "--stdin-filename", "a.journey.yaml")
    assert screen.out.splitlines()[0] == "a.journey.yaml:3:55: error[unknown-reference] unknown channel `wep`"
    assert screen.out.splitlines()[-1].startswith("Found 1 error in 1 file.")


def test_settings_can_be_checked_before_they_are_saved(put: Put, pipe: Pipe) -> None:
    put({"journeyctl.yaml": "", "a.journey.yaml": BARE})
    screen = pipe(b"titel: Shop\n", *GAP, "--stdin-filename", "journeyctl.yaml")
    assert screen.out.startswith("journeyctl.yaml:1:1: error[unknown-key]")


def test_any_bytes_may_come(pipe: Pipe) -> None:
    for data in (b"", b"\xff\xfe\x00", b"\x00", b"[" * 70, b"a: &a [*a]\n", b"x" * 4_000_001):
        screen = pipe(data, *GAP, "--stdin-filename", "a.journey.yaml")
        assert (screen.code, screen.err) == (1, ""), data[:9]


@pytest.mark.parametrize(
    ("data", "mended", "left"),
    [
        (b"titel: A\n", b"title: A\n", 0),
        (b"\xef\xbb\xbftitel: A\r\n", b"\xef\xbb\xbftitle: A\r\n", 0),
        ("titel: 語 🙂\n".encode(), "title: 語 🙂\n".encode(), 0),
        (b"title: A\n", b"title: A\n", 0),
        (b"title: [\n", b"title: [\n", 1),
        (b"title: Einf\xfchrung\n", b"title: Einf\xfchrung\n", 1),  # not UTF-8: given back as it came
        (b"", b"", 1),
    ],
)
def test_fix_gives_the_text_back(
    here: Path,
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    data: bytes,
    mended: bytes,
    left: int,
) -> None:
    from journeyctl.cli.run import run

    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(data)))
    code = run(["lint", "-", "--select", "written", "--fix", "--stdin-filename", "a.journey.yaml"])
    assert (code, capsysbinary.readouterr().out) == (left, mended)
    assert list(here.iterdir()) == []


def test_what_fix_leaves_is_told_beside_the_text(put: Put, pipe: Pipe) -> None:
    fix = ("lint", "-", "--select", "written", "--fix", "--stdin-filename", "a.journey.yaml")
    concise = (*fix, "--output-format", "concise")
    screen = pipe(b"titel: A\nmood: x\n", *concise)
    assert (screen.code, screen.out) == (1, "title: A\nmood: x\n")
    assert screen.err.splitlines() == [
        "mended 1 problem in 1 file",
        "a.journey.yaml:2:1: error[unknown-key] unknown key `mood`",
        "Found 1 error in 1 file.",
    ]
    assert pipe(b"titel: A\nmood: x\n", *concise, "--exit-zero") == (0, *screen[1:])
    counted = pipe(b"titel: A\nmood: x\n", *fix, "--statistics")
    assert counted.out == screen.out
    assert counted.err.endswith("\n1  error    unknown-key  A key that the format does not know.\n")


def test_the_text_is_given_back_beside_files_that_are_written(put: Put, pipe: Pipe) -> None:
    root = put({"journeyctl.yaml": "", "b.journey.yaml": "titel: B\n"})
    call = (
        "lint",
        "-",
        "b.journey.yaml",
        "--select",
        "written",
        "--fix",
        "--stdin-filename",
        "a.journey.yaml",
    )
    assert pipe(b"title: A\n", *call).out == "title: A\n"
    assert (root / "b.journey.yaml").read_text() == "title: B\n"


def test_it_is_read_once(pipe: Pipe) -> None:
    assert pipe(b"title: A\n", *GAP, "-", "--stdin-filename", "a.journey.yaml") == (
        2,
        "",
        "error: `-` is given more than once\n  = help: give it once: standard input holds one file\n",
    )


def test_diff_shows_what_would_change(pipe: Pipe) -> None:
    screen = pipe(b"titel: A\n", "lint", "-", "--diff", "--stdin-filename", "a.journey.yaml")
    assert screen.code == 1
    assert screen.out == "--- a/a.journey.yaml\n+++ b/a.journey.yaml\n@@ -1 +1 @@\n-titel: A\n+title: A\n"


def test_machine_formats(pipe: Pipe) -> None:
    found = json.loads(
        pipe(b"titel: A\n", "lint", "-", "--output-format", "json", "--stdin-filename", "a.journey.yaml").out
    )
    assert [item["rule"] for item in found["diagnostics"]] == ["unknown-key"]


def test_a_name_that_is_no_journey_file(pipe: Pipe) -> None:
    screen = pipe(b"", "lint", "-", "--stdin-filename", "notes.txt")
    assert (screen.code, screen.out) == (2, "")
    assert screen.err.startswith("error: `notes.txt` is no journey file\n")
