"""The files that other programs read: hooks, the action, workflows, and the recipes for them in the docs."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from docs.pages import PAGES, ROOT, Block, blocks, name_of
from journeyctl.load.loader import load
from journeyctl.model.document import KINDS, kind_of

ACTION: dict[str, Any] = YAML(typ="safe").load(ROOT / "action.yml")
HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook for hook in YAML(typ="safe").load(ROOT / ".pre-commit-hooks.yaml")
}
SNIPPETS = [
    pytest.param(block, id=f"{name_of(page)}:{page.read_text('utf-8')[: block.start].count(chr(10)) + 1}")
    for page in PAGES
    for block in blocks(page.read_text("utf-8"))
    if block.language == "yaml"
]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def _fits(schema: str, path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_is_an_action() -> None:
    _fits("vendor.github-actions", ROOT / "action.yml")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=name_of)
def test_workflows_are_workflows(workflow: Path) -> None:
    _fits("vendor.github-workflows", workflow)


@pytest.mark.parametrize("path", [ROOT / "action.yml", *WORKFLOWS], ids=name_of)
def test_foreign_actions_are_pinned(path: Path) -> None:
    used = re.findall(r"uses: (?!\./)(\S+@\S+.*)", path.read_text("utf-8"))
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", name) for name in used), used


def test_no_input_is_pasted_into_a_script() -> None:
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert len(scripts) == 2
    assert not [script for script in scripts if "${{" in script]


@pytest.mark.skipif(shutil.which("bash") is None or os.name == "nt", reason="the step is a bash script")
@pytest.mark.parametrize(("fail_on", "code"), [("", 0), ("error", 0), ("info", 1)])
def test_the_action_lints(tmp_path: Path, fail_on: str, code: int) -> None:
    shutil.copytree(ROOT / "examples/veterans", tmp_path / "my maps")
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    program = bin_folder / "journeyctl"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m journeyctl "$@"\n')
    program.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "PATHS": "my maps\n",
        "FAIL_ON": fail_on,
        "SARIF_FILE": "out.sarif",
        "SUMMARY": "true",
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
    }
    script = ACTION["runs"]["steps"][2]["run"]
    # As GitHub calls a step whose shell is bash.
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (code, "")
    assert "::warning title=journeyctl (journey-without-owner),file=my maps/journeys/" in done.stdout
    assert '"version": "2.1.0"' in (tmp_path / "out.sarif").read_text("utf-8")
    assert "journey-without-owner" in (tmp_path / "summary.md").read_text("utf-8")


@pytest.mark.parametrize("command", ["lint", "fmt"])
def test_a_hook_has_the_keys_that_pre_commit_needs(command: str) -> None:
    hook = HOOKS[f"journeyctl-{command}"]
    assert {"id", "name", "entry", "language"} <= hook.keys()
    assert hook["entry"] == f"journeyctl {command} --force-exclude"


@pytest.mark.parametrize("hook", HOOKS)
@pytest.mark.parametrize("folder", ["", "maps/journeys/"])
@pytest.mark.parametrize(
    "name",
    [*(f"a.{word}.{end}" for word in KINDS for end in ("yaml", "yml")), "journeyctl.yaml", "journeyctl.yml", "a.yaml", "myjourneyctl.yaml", "journey.yaml", "a.journey.yaml.bak"],
)  # fmt: skip
def test_a_hook_is_given_the_files_that_are_ours(hook: str, folder: str, name: str) -> None:
    assert bool(re.search(HOOKS[hook]["files"], folder + name)) is (kind_of(name) is not None)


@pytest.mark.parametrize("block", SNIPPETS)
def test_snippets_are_what_they_should_be(block: Block, tmp_path: Path) -> None:
    YAML(typ="safe").load(block.body)
    if block.verb == "schema":
        path = tmp_path / "snippet.yml"
        path.write_text(block.body, "utf-8")
        _fits(block.words[0], path)
    kind = kind_of(block.words[0].rpartition("/")[2]) if block.verb == "reads" else None
    if kind:
        found = load(block.words[0], block.body.encode(), *kind).diagnostics
        assert not found, f"{found}"
