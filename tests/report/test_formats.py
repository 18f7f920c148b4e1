"""Every format on the same sample: golden files, and what all formats promise."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from journeyctl._discover import load_module, module_names
from journeyctl.diagnostic.diagnostic import Diagnostic
from journeyctl.report import formats
from journeyctl.report.report import Look, Report
from report.sample import CLEAN_REPORT, SAMPLE

GOLDEN = Path(__file__).parent / "golden"
FORMATS = module_names(formats)
# Golden files have the endings that editors know.
SUFFIXES = {
    "checkstyle": "xml", "gitlab": "json", "json": "json", "jsonl": "jsonl", "junit": "xml",
    "markdown": "md", "rdjson": "json", "sarif": "sarif",
}  # fmt: skip
NOTHING = Report(diagnostics=(), files=(), rules=SAMPLE.rules, version="1.2.3")


def render(name: str, report: Report, look: Look | None = None) -> str:
    text = load_module(formats, name).render(report, look or Look())
    assert isinstance(text, str)
    return text


def test_the_folder_is_the_list_of_formats() -> None:
    promised = "azure checkstyle concise full github gitlab json jsonl junit markdown rdjson sarif"
    assert promised.split() == FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_sample(name: str, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"{name}.{SUFFIXES.get(name, 'txt')}", render(name, SAMPLE))


@pytest.mark.parametrize(
    ("file", "look"),
    [
        ("full-color.txt", Look(color=True, links=True)),
        ("full-narrow.txt", Look(width=60)),
        ("full-wide.txt", Look(width=140)),
    ],
)
def test_full_on_other_screens(file: str, look: Look, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / file, render("full", SAMPLE, look))


def test_concise_in_color(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "concise-color.txt", render("concise", SAMPLE, Look(color=True)))


def test_no_golden_file_is_left_over() -> None:
    expected = {f"{name}.{SUFFIXES.get(name, 'txt')}" for name in FORMATS}
    expected |= {"full-color.txt", "full-narrow.txt", "full-wide.txt", "concise-color.txt"}
    assert {path.name for path in GOLDEN.iterdir()} == expected


@pytest.mark.parametrize("name", FORMATS)
def test_help_text_is_one_line(name: str) -> None:
    help_text = load_module(formats, name).__doc__
    assert help_text is not None
    assert re.fullmatch(r"[A-Z].*\.", help_text.strip())


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("report", [SAMPLE, CLEAN_REPORT, NOTHING], ids=["sample", "clean", "nothing"])
def test_ends_in_one_newline(name: str, report: Report) -> None:
    text = render(name, report)
    if text or name not in {"azure", "github", "jsonl"}:
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


@pytest.mark.parametrize("name", FORMATS)
def test_colour_of_the_screen_does_not_reach_machines(name: str) -> None:
    colored = render(name, SAMPLE, Look(color=True, links=True, width=40))
    assert ("\x1b" in colored) == (name in {"full", "concise"})


@pytest.mark.parametrize("name", FORMATS)
def test_users_text_steers_neither_terminal_nor_build(name: str) -> None:
    text = render(name, SAMPLE, Look(width=50))
    assert [char for char in text if char != "\n" and not char.isprintable() and char != "\u200d"] == []
    own = len(SAMPLE.diagnostics)
    orders = [line for line in text.split("\n") if re.match(r"\s*::(?!:)", line)]
    assert len(orders) == (own if name == "github" else 0)
    signs = re.findall(r"##\w*\[", text)
    assert len(signs) == (own - 2 if name == "azure" else 0)  # two infos are plain lines


def test_a_path_that_looks_like_an_order_is_none() -> None:
    first = SAMPLE.diagnostics[0]
    for path in ("::error::x", "\u3000::error::x"):
        source = replace(first.primary.source, path=path)
        report = replace(SAMPLE, diagnostics=[replace(first, primary=replace(first.primary, source=source))])
        for name in FORMATS:
            lines = render(name, report).split("\n")
            assert sum(line.lstrip().startswith("::error") for line in lines) == 0, name


def test_closing_lines() -> None:
    error, other = SAMPLE.diagnostics[1], SAMPLE.diagnostics[2]

    def last(*diagnostics: Diagnostic, files: int = 1, width: int = 100) -> list[str]:
        report = replace(SAMPLE, diagnostics=list(diagnostics), files=["a"] * files, summary=())
        return render("concise", report, Look(width=width)).splitlines()[len(diagnostics) :]

    assert last() == ["All checks passed: 1 file."]
    assert last(files=14) == ["All checks passed: 14 files."]
    assert last(files=0) == ["There was no file to check."]
    plain = replace(other, fix=None)
    assert last(plain) == ["Found 1 error in 1 file."]
    assert last(plain, files=0) == ["Found 1 error."]
    assert last(error) == ["Found 1 error in 1 file. 1 can be fixed with `--unsafe-fixes`."]
    assert last(other, files=2) == ["Found 1 error in 2 files. 1 can be fixed with `--fix`."]
    assert last(error, other, width=60) == [
        "Found 2 errors in 1 file.",
        "1 can be fixed with `--fix`, 1 more with `--unsafe-fixes`.",
    ]
    info = SAMPLE.diagnostics[4]
    assert last(plain, info) == ["Found 1 error and 1 info in 1 file."]
    assert last(plain, replace(SAMPLE.diagnostics[3]), info, info) == [
        "Found 1 error, 1 warning and 2 infos in 1 file."
    ]
