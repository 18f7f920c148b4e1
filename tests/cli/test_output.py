"""Where findings go and how they look: files, colours, pipes, locales, hostile text."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Cli, Files
from journeyctl._discover import module_names
from journeyctl.cli import console
from journeyctl.report import formats

Put = Callable[[Files], Path]
TODAY = "--today=2026-11-22"
FORMATS = module_names(formats)
LINT = ("lint", "--select", "stage-without-touchpoint", TODAY)
BARE = "title: A\nstages:\n  - title: I pay\n"
SRC = str(Path(__file__).parents[2] / "src")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_goes_to_the_screen_or_to_a_file(put: Put, cli: Cli, name: str) -> None:
    root = put({"a.journey.yaml": "titel: 語\n" + BARE})
    screen = cli(*LINT, "--output-format", name)
    assert (screen.code, screen.err) == (1, "")
    to_file = cli(*LINT, "--output-format", name, "--output-file", "out")
    assert to_file == (1, "", "")
    assert (root / "out").read_text("utf-8") == screen.out


def test_the_file_is_replaced_and_colour_is_off(put: Put, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    root = put({"a.journey.yaml": BARE, "out": "something long\n" * 100})
    monkeypatch.setenv("FORCE_COLOR", "1")
    cli(*LINT, "-o", "out")
    assert "\x1b" not in (root / "out").read_text("utf-8")
    assert "something" not in (root / "out").read_text("utf-8")
    cli(*LINT, "-o", "out", "--color", "always")
    assert "\x1b[" in (root / "out").read_text("utf-8")


def test_a_file_that_cannot_be_written(put: Put, cli: Cli) -> None:
    put({"a.journey.yaml": BARE})
    assert cli(*LINT, "-o", "none/out") == (
        2,
        "",
        "error: none/out cannot be written: no such file or directory\n",
    )


def test_the_format_of_the_environment(put: Put, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    put({"a.journey.yaml": BARE})
    monkeypatch.setenv("JOURNEYCTL_OUTPUT_FORMAT", "concise")
    assert cli(*LINT).out.startswith("a.journey.yaml:3:12: warning[stage-without-touchpoint]")
    assert cli("validate").out == "All checks passed: 1 file.\n"
    assert cli(*LINT, "--output-format", "github").out.startswith("::warning ")
    monkeypatch.setenv("JOURNEYCTL_OUTPUT_FORMAT", "pdf")
    assert cli(*LINT).code == 2


@pytest.mark.parametrize(
    ("environment", "arguments", "colored"),
    [
        ({}, (), False),  # off a terminal
        ({}, ("--color", "always"), True),
        ({}, ("--color", "never"), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, (), False),
        ({"NO_COLOR": "", "FORCE_COLOR": "1"}, (), True),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
    ],
)
def test_colour(
    put: Put,
    cli: Cli,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    arguments: tuple[str, ...],
    colored: bool,
) -> None:
    put({"a.journey.yaml": BARE})
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in cli(*LINT, *arguments).out) is colored


def test_machine_formats_are_never_coloured(put: Put, cli: Cli) -> None:
    put({"a.journey.yaml": BARE})
    for name in FORMATS:
        if name not in ("full", "concise"):
            assert "\x1b" not in cli(*LINT, "--color", "always", "--output-format", name).out


ESCAPE = "\\e[31mred\\a \\r\\x9b2J \\u202e [link=file:///etc/passwd]x[/link] ##[error]x ::error::x <b> |"
HOSTILE = f"""\
title: "{ESCAPE}"
state: "{ESCAPE}"
"{ESCAPE}": 1
owner: "{ESCAPE}"
personas: ["{ESCAPE}"]
reviewed: "{ESCAPE}"
metrics: [{{title: "{ESCAPE}", type: "{ESCAPE}", target: "{ESCAPE}"}}]
stages:
  - {{title: "{ESCAPE}", id: "{ESCAPE}", phase: "{ESCAPE}"}}
  - "{ESCAPE}"
  - touchpoints: [{{title: "{ESCAPE}", emotion: "{ESCAPE}", duration: "{ESCAPE}"}}]
"""
SOUND = f"""\
title: "{ESCAPE}"
personas: ["{ESCAPE}"]
owner: "{ESCAPE}"
stages:
  - title: "{ESCAPE}"
    phase: "{ESCAPE}"
    touchpoints: [{{title: "{ESCAPE}", channel: "{ESCAPE}"}}]
  - {{title: "{ESCAPE}"}}
# journeyctl: ignore[{ESCAPE}] \u202e
"""


@pytest.mark.parametrize("name", FORMATS)
def test_no_text_steers_the_terminal(put: Put, cli: Cli, name: str) -> None:
    put({
        "journeyctl.yaml": f'channels: {{web: {{}}}}\nteams: {{shop: {{}}}}\nlint: {{severity: {{"{ESCAPE}": error}}}}\n',
        "a.journey.yaml": HOSTILE, "b.journey.yaml": SOUND, "c\x1b[31m\u202e.journey.yaml": BARE + "\u202e",
        "d.journey.yaml": b"title: \x1b[31m\n", "e.journey.yaml": b"title: \xff\x1b[31m\n",
    })  # fmt: skip
    screen = cli("lint", TODAY, "--output-format", name)
    assert screen.code == 1
    assert screen.err == ""
    steering = {char for char in screen.out if char != "\n" and (ord(char) < 32 or 0x7F <= ord(char) < 0xA0)}
    assert steering == set()
    assert "\u202e" not in screen.out
    if name in ("full", "concise"):
        assert "\\x1b[31m" in screen.out
        assert not any(line.startswith(("::", "##[")) for line in screen.out.splitlines())


def typed(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "journeyctl", *arguments],
        cwd=cwd, env={**kept, "PYTHONPATH": SRC, **environment}, capture_output=True, check=False, timeout=60,
    )  # fmt: skip


UNICODE = "title: 語 🙂\nstages:\n  - title: Ich öffne 語 🙂\n"


def test_nothing_of_the_surroundings_changes_what_is_said(put: Put) -> None:
    root = put(
        {
            "a.journey.yaml": "title: A\nstages: [{title: I pay}]\n",
            "b.journey.yaml": "titel: B\nstat: c\nowners: x\n",
        }
    )
    runs = [
        typed("lint", TODAY, "--output-format", "json", cwd=root, **environment)
        for environment in (
            {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Tokyo"},
            {
                "PYTHONHASHSEED": "2",
                "LANG": "de_DE.UTF-8",
                "PYTHONIOENCODING": "ascii:strict",
                "COLUMNS": "61",
            },
        )
    ]
    assert runs[0].returncode == 1
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stderr == runs[1].stderr == b""


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii:strict"}, {"PYTHONIOENCODING": "cp1252"}],
    ids=str,
)  # fmt: skip
def test_no_locale_makes_it_fall_over(put: Put, environment: dict[str, str]) -> None:
    root = put({"a.journey.yaml": UNICODE, "öffnen.persona.yaml": "name: 語\n"})
    done = typed(*LINT, "--fail-on", "warning", cwd=root, **environment)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"stage-without-touchpoint" in done.stdout


def test_what_is_put_back_into_files_is_the_same_in_every_locale(put: Put) -> None:
    root = put({"a.journey.yaml": UNICODE.replace("title: 語", "titel: 語")})
    done = typed("lint", "--diff", cwd=root, PYTHONIOENCODING="ascii:strict")
    assert done.returncode == 1
    assert "+title: 語 🙂\n".encode() in done.stdout


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("name", ["full", "json"])
def test_a_pipe_that_closes_early_is_no_trouble(put: Put, name: str, unbuffered: str) -> None:
    root = put({f"{number}.journey.yaml": BARE + "  - title: I wait\n" * 400 for number in range(4)})
    command = [sys.executable, "-m", "journeyctl", *LINT, "--output-format", name]
    process = subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": SRC, "PYTHONUNBUFFERED": unbuffered},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) in (0, 141)


def test_a_full_disk_is_told_without_a_traceback(put: Put) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no full device here")
    root = put({"a.journey.yaml": BARE})
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "journeyctl", *LINT]
        done = subprocess.run(
            command,
            cwd=root,
            env={"PYTHONPATH": SRC},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert (done.returncode, done.stderr) == (
        2,
        b"error: the output cannot be written: no space left on device\n",
    )


def test_an_error_goes_to_stderr(put: Put) -> None:
    done = typed("lint", "none", cwd=put({}))
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"error: there is no file or folder `none`{os.linesep}"


def test_a_poor_terminal_gets_plain_signs() -> None:
    written = io.BytesIO()
    screen = io.TextIOWrapper(written, encoding="ascii", errors="backslashreplace")
    console.write("a  ██░  … ▁▄▇ é\n", screen)
    screen.flush()
    assert written.getvalue() == b"a  ##-  ~ _~* \\xe9\n"


def test_what_rests_on_broken_evidence_is_said(put: Put, cli: Cli) -> None:
    put({"a.journey.yaml": "title: A\n", "e.evidence.yaml": "titel: E\n"})
    assert "e.evidence.yaml has mistakes: what rests on it counts as resting on nothing" in cli("lint").out


def test_a_folder_that_is_gone(here: Path, cli: Cli) -> None:
    gone = here / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    result = cli("lint")
    os.chdir(here)
    assert result == (
        2,
        "",
        "error: the folder we are in does not exist any more\n  = help: go to another one: `cd`\n",
    )
