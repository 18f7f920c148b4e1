"""Workspaces whose folder is moved from commit to commit, and what `journeyctl diff` tells of them."""

import json
from collections.abc import Mapping
from pathlib import Path

from cli.conftest import Cli
from cli.repos import git
from cli.stories import Told, tell

J = "title: I order\nstages: [{id: buy, title: I pay, touchpoints: [{id: checkout, title: I go to checkout, emotion: 1}]}]\n"
SETTINGS = "title: Shop\nteams:\n  pay: {title: Payments}\n"
WORSE = J.replace("emotion: 1", "emotion: -1")
CHANGED = ["changed order/checkout emotion"]
FIRMS = {"journeyctl.yaml": "title: Firms\n", "deal.journey.yaml": "title: We deal\n"}


def at(folder: str, journey: str = J, settings: str | None = SETTINGS, **others: str) -> dict[str, str]:
    """Return the files of a workspace in a folder, `.` for the top."""
    files = {"order.journey.yaml": journey, "ana.persona.yaml": "name: Ana\n"}
    if settings is not None:
        files["journeyctl.yaml"] = settings
    return below(folder, files | {f"{name}.journey.yaml": text for name, text in others.items()})


def below(folder: str, files: Mapping[str, str]) -> dict[str, str]:
    """Return files in a folder."""
    return {path if folder == "." else f"{folder}/{path}": text for path, text in files.items()}


def story(here: Path, *trees: Mapping[str, str]) -> list[str]:
    """Make a repository with one commit behind the other; the first of them is `v1`, the second `v2`, and so on."""
    made = tell(
        here, [Told("Ana", tree, [place - 1] if place else [], place) for place, tree in enumerate(trees)]
    )
    for number, name in enumerate(made, 1):
        git(here, "tag", f"v{number}", name)
    return made


Seen = dict[str, tuple[list[str], list[str]]]


def seen(cli: Cli, *words: str) -> Seen:
    """Return for each workspace that is told of, by its path, what has changed in it and the notes."""
    code, out, err = cli("diff", *words, "--output-format", "json", "--today", "2026-06-30")
    assert (code, err) == (0, "")
    return {
        one["path"]: (
            [f"{change['how']} {change['id']} {change['field'] or ''}".strip() for change in one["changes"]],
            one["notes"],
        )
        for one in json.loads(out)["workspaces"]
    }
