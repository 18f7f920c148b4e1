"""What a person reads after a mistake: one small file for each, and the whole screen beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from journeyctl import __version__
from journeyctl.cli.checking import rule_infos
from journeyctl.diagnostic.collect import in_order
from journeyctl.load.loader import Loaded, load
from journeyctl.model.document import kind_of
from journeyctl.report.formats import full
from journeyctl.report.report import Look, Report

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.rglob("*.yaml"))
# Odd, and nothing is wrong with them.
FINE = {"own-keys", "keys-not-filled-in"}


def name_of(path: Path) -> str:
    return path.name.split(".")[0] if path.parent == CASES else path.parent.name


def read(path: Path) -> Loaded:
    found = kind_of(path.name)
    assert found is not None
    return load(path.name, path.read_bytes(), *found)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_screen(path: Path, golden: Callable[[Path, str], None]) -> None:
    loaded = read(path)
    found = in_order(loaded.diagnostics)
    report = Report(found, [path.name], rule_infos({item.rule for item in found}), __version__)
    golden(CASES / f"{name_of(path)}.txt", full.render(report, Look(width=100)))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_mistake_is_told_with_a_place_and_with_what_to_do(path: Path) -> None:
    loaded = read(path)
    assert bool(loaded.diagnostics) == (name_of(path) not in FINE)
    for item in loaded.diagnostics:
        assert item.help
        assert item.message[0].islower() or item.message[0] == "`"
        assert not item.message.endswith(".")
        span = item.primary.span
        empty = item.message.endswith("is wanted") or item.message == "the file is empty"
        assert span.start < span.end or empty, item.message


def test_every_screen_belongs_to_a_case() -> None:
    assert {path.stem for path in CASES.rglob("*.txt")} == {name_of(path) for path in FILES}
