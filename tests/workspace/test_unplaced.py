"""Files among the maps that are not read, and folders that cannot be: both are told."""

import os
from datetime import date
from pathlib import Path

import pytest

from journeyctl.lint.engine import lint
from journeyctl.workspace.discover import meant_name
from journeyctl.workspace.workspace import open_workspace
from workspace.files import write

TODAY = date(2026, 11, 22)


def told(root: Path) -> list[str]:
    result = lint(open_workspace(root), TODAY)
    return [f"{item.path}: {item.rule}: {item.message}; {item.help}" for item in result.diagnostics]


@pytest.mark.parametrize(
    ("folder", "name", "meant"),
    [
        ("journeys", "order.yaml", "order.journey.yaml"),
        ("a/personas", "ana.yml", "ana.persona.yaml"),
        ("plans", "2026.yaml", "2026.plan.yaml"),
        ("", "order.journeys.yaml", "order.journey.yaml"),
        ("", "order.yaml", ""),
        ("evidence", "raw.yaml", ""),
        ("journeys", "notes.md", ""),
        ("journeys", ".hidden.yaml", ""),
        ("journeys", "journeyctl.yml", ""),
    ],
)
def test_what_a_name_was_meant_to_be(folder: str, name: str, meant: str) -> None:
    assert meant_name(folder, name) == meant


def test_a_file_that_nobody_can_place_is_told(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"journeyctl.yaml": "exclude: [old]\n", "journeys/x.yaml": "title: X\n", "old/y.plans.yaml": ""},
    )
    message = "the file is not read: its name does not say what kind of file it is"
    advice = "call it `x.journey.yaml`, or `exclude:` it"
    assert told(tmp_path) == [f"journeys/x.yaml: unread-file: {message}; {advice}"]


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"journeyctl.yaml": "", "personas/ana.persona.yaml": "name: Ana\n"})
    real = os.scandir

    def refuse(path: object) -> object:
        if str(path).endswith("personas"):
            raise PermissionError(13, "Permission denied")
        return real(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", refuse)
    assert told(tmp_path) == [
        "personas: unreadable-file: the folder cannot be read: permission denied; make it readable, or `exclude:` it"
    ]
