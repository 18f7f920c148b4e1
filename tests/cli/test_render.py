"""`journeyctl render`: which files come out, what is in them, and what is said."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Cli, Files, Screen
from cli.stub_pictures import stub_pictures
from journeyctl.cli import graphviz

TODAY = ("--today", "2026-11-22")
JOURNEY = "title: {title}\npersonas: [ana]\nstages: [{{title: S, touchpoints: [{{title: T, emotion: 1}}]}}]\n"
SHOP: Files = {
    "journeyctl.yaml": "title: Shop 店\nlang: de\nlanes: [pains, emotion]\n",
    "journeys/order.journey.yaml": JOURNEY.format(title="Order"),
    "journeys/later.journey.yaml": "state: future\ncompares_to: order\n" + JOURNEY.format(title="Later"),
    "personas/ana.persona.yaml": "name: Ana\n",
    "personas/bo.persona.yaml": "name: Bo\n",
}
OTHER: Files = {f"other/{name}": text for name, text in SHOP.items()}


@pytest.fixture(autouse=True)
def _stubs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with stub_pictures(tmp_path_factory.mktemp("stubs")):
        yield


@pytest.fixture
def shop(put: Callable[[Files], Path]) -> Path:
    """A workspace with two journeys and two personas, and nothing else in its folder."""
    return put(SHOP)


@pytest.fixture
def render(cli: Cli) -> Callable[..., Screen]:
    """Call `render` with `--view card --format note`, unless others are given."""

    def call(*arguments: str) -> Screen:
        given = list(arguments)
        if "--view" not in given:
            given += ["--view", "card"]
        if "--format" not in given:
            given += ["--format", "note"]
        return cli("render", *given, *TODAY)

    return call


def made(folder: Path) -> list[str]:
    """Return the files below a folder that are not of the workspace."""
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in files if not name.endswith(".yaml"))


Render = Callable[..., Screen]


def test_each_picture_is_a_file_in_this_folder(shop: Path, render: Render) -> None:
    assert render() == (0, "later.card.note\norder.card.note\n", "")
    assert made(shop) == ["later.card.note", "order.card.note"]
    assert (shop / "order.card.note").read_text().startswith("card order ")


def test_all_of_the_settings_reach_the_picture(shop: Path, render: Render) -> None:
    render("order")
    told = "['de', 'light', ('pains', 'emotion'), None, None, 1, (), False, '2026-11-22', False]"
    assert (shop / "order.card.note").read_text() == f"card order {told}\n"


def test_all_options_reach_the_picture(shop: Path, render: Render, tmp_path: Path) -> None:
    render(
        "order", "--lang", "en", "--mode", "dark", "--lanes", "gains, pains,gains", "--persona", "ana",
        "--font-dir", ".", "--format", "book",
    )  # fmt: skip
    told = "['en', 'dark', ('gains', 'pains'), 'ana', 500, 1, ('.',), False, '2026-11-22', False]"
    assert (shop / "order.card.book").read_text() == f"card order {told}\n"


@pytest.mark.parametrize(
    ("words", "files"),
    [
        (["order"], ["order.card.note"]),
        (["order", "order"], ["order.card.note"]),
        (["journeys/later.journey.yaml"], ["later.card.note"]),
        (["journeys"], ["later.card.note", "order.card.note"]),
        (["order", "--view", "card,wall"], ["order.card.note"]),
        (["--view", "wall"], ["wall.note"]),
        (["--view", "face"], ["ana.face.note", "bo.face.note"]),
        (["ana", "order", "--view", "face", "--view", "card"], ["ana.face.note", "order.card.note"]),
        (["order", "--format", "note", "--format", "book,raw"], [f"order.card.{name}" for name in ("book", "note", "raw")]),
        (["order", "--view", "web-of", "--format", "dot"], ["order.web-of.dot"]),
        (["order", "--view", "web-of,card", "--format", "net"], ["order.web-of.net"]),
    ],
)  # fmt: skip
def test_words_views_and_formats_say_which_files(
    shop: Path, render: Render, words: list[str], files: list[str]
) -> None:
    assert render(*words).code == 0
    assert made(shop) == files


def test_a_folder_is_made_for_them(shop: Path, render: Render) -> None:
    assert render("order", "-o", "out/deep/") == (0, "out/deep/order.card.note\n", "")
    assert made(shop) == ["out/deep/order.card.note"]


def test_several_workspaces_have_a_folder_each(put: Callable[[Files], Path], render: Render) -> None:
    here = put({**{f"one/{name}": text for name, text in SHOP.items()}, **OTHER})
    assert render("one", "other", "-o", "out/").code == 0
    assert made(here) == [
        f"out/{name}/{journey}.card.note" for name in ("one", "other") for journey in ("later", "order")
    ]


def test_a_file_is_written_without_a_word(shop: Path, render: Render) -> None:
    (shop / "a.note").write_text("old")
    assert render("order", "-o", "a.note") == (0, "", "")
    assert (shop / "a.note").read_text().startswith("card order ")
    assert made(shop) == ["a.note"]


def test_the_format_is_what_the_name_of_the_file_ends_in(shop: Path, cli: Cli) -> None:
    assert cli("render", "order", "--view", "card", "-o", "A.BOOK").code == 0
    assert (shop / "A.BOOK").read_text().startswith("card order ")


def test_many_pictures_go_into_one_file_where_the_format_can(shop: Path, render: Render) -> None:
    assert render("-o", "all.book", "--format", "book", "--view", "card,face").code == 0
    lines = (shop / "all.book").read_text().splitlines()
    assert [line.partition(" [")[0] for line in lines] == ["card later", "card order", "face ana", "face bo"]


def test_one_picture_goes_to_stdout(shop: Path, render: Render) -> None:
    answer = render("order", "-o", "-")
    assert (answer.code, answer.out.partition(" [")[0], answer.err) == (0, "card order", "")
    assert made(shop) == []


def test_a_terminal_is_spared_bytes(shop: Path, render: Render, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert render("order", "-o", "-", "--format", "raw") == (
        2,
        "",
        (
            "error: raw is no text, and stdout is a terminal\n"
            "  = help: name a file: `-o NAME.raw`, or send it on: `... -o - | PROGRAM`\n"
        ),
    )
    assert render("order", "-o", "-").code == 0


def test_what_cannot_be_shown_is_told_and_the_rest_drawn(shop: Path, render: Render) -> None:
    assert render("order", "--view", "card,wall,web-of", "--format", "note,dot", "-o", "out/") == (
        0,
        "out/order.card.note\nout/order.web-of.note\nout/order.web-of.dot\n",
        (
            "note: `dot` is for graphs, and `card` is none\n"
            "note: `wall` shows a whole workspace, and not only `order`\n"
            "note: `dot` is for graphs, and `wall` is none\n"
        ),
    )


@pytest.fixture(autouse=True)
def _no_graphviz(monkeypatch: pytest.MonkeyPatch) -> None:
    def arrange(engine: str) -> Callable[[str], Any]:
        return lambda dot: pytest.fail(f"{engine} was asked to place a graph")

    monkeypatch.setattr(graphviz, "arrange", arrange)


def test_graphs_are_placed_for_pictures_and_not_for_dot(shop: Path, render: Render) -> None:
    render("order", "--view", "web-of,card", "--format", "note,dot", "-o", "out/")
    assert "True, '2026" in (shop / "out/order.web-of.note").read_text()
    assert "False, '2026" in (shop / "out/order.card.note").read_text()
    assert (shop / "out/order.web-of.dot").read_text() == "digraph {}"


def test_broken_files_are_told_and_the_rest_drawn(put: Callable[[Files], Path], render: Render) -> None:
    here = put({**SHOP, "bad.journey.yaml": "titel: X\n"})
    answer = render()
    assert (answer.code, made(here)) == (0, ["later.card.note", "order.card.note"])
    assert answer.err == "left out: bad.journey.yaml, with mistakes; `journeyctl validate` tells them\n"
    assert render("bad") == (
        2,
        "",
        (
            "left out: bad.journey.yaml, with mistakes; `journeyctl validate` tells them\n"
            "error: `card` shows journeys, and there is none in `bad`\n"
            "  = help: `journeyctl list journeys` lists them\n"
        ),
    )


def test_a_persona_of_one_workspace_leaves_the_others_out(
    put: Callable[[Files], Path], render: Render
) -> None:
    here = put(
        {
            **OTHER,
            "one/journeyctl.yaml": "",
            "one/a.journey.yaml": JOURNEY.format(title="A").replace("ana", "cy"),
            "one/cy.persona.yaml": "name: Cy\n",
        }
    )
    assert render("one", "other", "--persona", "cy", "-o", "out/").code == 0
    assert made(here) == ["out/a.card.note"]


def test_a_theme_brings_its_logo(put: Callable[[Files], Path], render: Render) -> None:
    theme = {
        "journeyctl.yaml": "theme: {logo: brand/logo.svg}\n",
        "brand/logo.svg": '<svg viewBox="0 0 9 9"/>',
    }
    here = put({**SHOP, **theme})
    assert render("order").err == ""
    assert (here / "order.card.note").read_text().endswith("True]\n")
    (here / "brand/logo.svg").write_text("<svg/>")
    assert (
        render("order").err
        == "note: the logo `brand/logo.svg` is left out: it does not say how large it is\n"
    )
    (here / "brand/logo.svg").write_text("<html>")
    assert (
        render("order").err == "note: the logo `brand/logo.svg` is left out: it is no PNG, JPEG or SVG file\n"
    )
    assert (here / "order.card.note").read_text().endswith("False]\n")


@pytest.mark.parametrize("content", [None, b"\x89PNG\r\n\x1a\n" + b"x" * 1_000_000])
def test_a_logo_that_is_missing_or_huge_is_left_out(
    put: Callable[[Files], Path], render: Render, content: bytes | None
) -> None:
    logo: Files = {} if content is None else {"logo.png": content}
    put({**SHOP, "journeyctl.yaml": "theme: {logo: logo.png}\n", **logo})
    answer = render("order")
    assert answer.code == 0
    assert answer.err.startswith("note: the logo `logo.png` is left out: ")


def test_pages_in_a_folder_have_an_index(shop: Path, cli: Cli) -> None:
    answer = cli("render", "-o", "out/", "--view", "map,persona", *TODAY)
    assert answer.out.splitlines()[-1] == "out/index.html"
    page = (shop / "out/index.html").read_text("utf-8")
    assert [f'href="{name}"' in page for name in ("order.map.html", "ana.persona.html")] == [True, True]
    assert "<h1>Shop 店</h1>" in page
    assert cli("render", "-o", "out/", "--view", "map,persona", *TODAY) == answer


def test_an_index_of_somebody_else_is_left_alone(shop: Path, cli: Cli) -> None:
    (shop / "index.html").write_text("mine")
    answer = cli("render", "-o", ".", *TODAY)
    assert answer == (
        0,
        "later.map.html\norder.map.html\n",
        "note: `index.html` is not ours, and is left as it is\n",
    )
    assert (shop / "index.html").read_text() == "mine"


def test_without_a_folder_there_is_no_index(shop: Path, cli: Cli) -> None:
    assert cli("render", *TODAY) == (0, "later.map.html\norder.map.html\n", "")


def test_two_journeys_are_set_beside_each_other(shop: Path, cli: Cli) -> None:
    assert cli("render", "order..later", "--format", "json", *TODAY).out == "order..later.compare.json\n"
    assert cli("render", "order", "--view", "compare", "--format", "json", *TODAY).out == (
        "later.compare.json\n"
    )
    assert cli("render", "later", "later..order", "--format", "json", *TODAY).out == (
        "later.map.json\norder.map.json\nlater..order.compare.json\n"
    )


def test_letters_that_no_font_of_ours_has_are_told_once(shop: Path, cli: Cli) -> None:
    pytest.importorskip("resvg_py", reason="PNG needs the `png` extra")
    told = cli("render", "-o", "out/", "--format", "png", *TODAY).err
    assert told.count("note: the shipped font has no `店`") == 1
    assert cli("render", "-o", "out/", "--format", "png", "--font-dir", ".", *TODAY).err == ""
    assert cli("render", "-o", "out/", "--format", "svg", *TODAY).err == ""


@pytest.mark.parametrize("file", ["a.svg", "a.md", "a.json"])
def test_a_picture_imports_only_what_it_needs(shop: Path, file: str) -> None:
    code = (
        "import sys; from journeyctl.cli.run import run;"
        f"code = run(['render', 'order', '-o', '{file}']); print(code, *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=shop, capture_output=True, text=True, encoding="utf-8", check=True
    )
    code, *imported = done.stdout.split()
    assert code == "0"
    heavy = {"jinja2", "markupsafe", "pptx", "rich", "resvg_py", "typst", "graphviz", "markdown_it"}
    assert not heavy & set(imported)


def test_a_plain_call_and_one_with_options_say_the_same(shop: Path, cli: Cli) -> None:
    words = ("render", "order", "later", "--lang", "fr", "--persona", "ana")
    plain = cli(*words, "--view", "card", "--format", "note", "-o", "plain/", *TODAY)
    whole = cli(*words, "--view=card", "--format=note", "--output=whole/", "--today=2026-11-22")
    assert plain.out.replace("plain/", "whole/") == whole.out
    for name in ("order", "later"):
        texts = {(shop / folder / f"{name}.card.note").read_text() for folder in ("plain", "whole")}
        assert len(texts) == 1
        assert "fr" in texts.pop()


def test_a_persona_that_is_named_is_drawn_as_its_card(shop: Path, cli: Cli) -> None:
    assert cli("render", "ana", "--format", "json", *TODAY).out == "ana.persona.json\n"
    told = cli("render", "ana", "order", "--format", "json", *TODAY).out
    assert sorted(told.splitlines()) == ["ana.persona.json", "order.map.json"]


def test_ids_are_found_in_a_folder_that_is_named_beside_them(put: Callable[[Files], Path], cli: Cli) -> None:
    put(OTHER)
    assert (
        cli("render", "other", "order", "--format", "json", "-o", "out/", *TODAY).out
        == "out/order.map.json\n"
    )
    answer = cli("render", "other", "oder", "--format", "json", "-o", "out/", *TODAY)
    assert (answer.code, "did you mean `order`?" in answer.err) == (2, True)


def test_a_scale_that_is_no_number_is_refused(shop: Path, cli: Cli) -> None:
    pytest.importorskip("resvg_py", reason="PNG needs the `png` extra")
    answer = cli("render", "order", "--scale", "nan", "-o", "a.png", *TODAY)
    assert (answer.code, answer.err.splitlines()[0]) == (2, "error: `--scale nan` is no number")
