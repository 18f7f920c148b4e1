"""`journeyctl render`: calls that cannot be carried out, and that nothing is written then."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.conftest import Cli, Files
from cli.stub_pictures import stub_pictures

JOURNEY = "title: X\nstages: [{title: S, touchpoints: [{title: T}]}]\n"
SHOP: Files = {
    "journeyctl.yaml": "theme: {logo: logo.svg}\n",
    "order.journey.yaml": JOURNEY,
    "return.journey.yaml": JOURNEY,
    "ana.persona.yaml": "name: Ana\n",
    "log.evidence.yaml": "title: L\ntype: survey\nsource: log.note\n",
    "log.note": "old\n",
    "logo.svg": '<svg width="24" height="24"/>',
    "bad.pptx": "bad",
    "readonly.note": "old\n",
    "sub/empty": "",
}


@pytest.fixture(autouse=True)
def _shop(put: Callable[[Files], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    here = put(SHOP)
    (here / "readonly.note").chmod(0o444)
    with stub_pictures(tmp_path_factory.mktemp("stubs")):
        yield


def _snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("arguments", "message", "help_text"),
    [
        ("--view crad", "there is no view `crad`", "did you mean `card`?"),
        ("--view card --format nota", "there is no format `nota`", "did you mean `note`?"),
        ("ordre", "`ordre` is neither a file or folder nor the id of a journey or persona", "did you mean `order`?"),
        ("zzz", "`zzz` is neither a file or folder nor the id of a journey or persona", "`journeyctl list journeys` lists them"),
        ("order..retrun", "`retrun` is neither a file or folder nor the id of a journey or persona", "did you mean `return`?"),
        ("--view card -o a.zzz", "`a.zzz` does not say which format it is to have", None),
        ("--view card -o a", "`a` does not say which format it is to have", None),
        ("order --view card --format note -o a.book", "`a.book` is no name for note", "let it end in `.note`, or ask for `--format book`"),
        ("--view card --format note -o a.note", "2 pictures do not fit into one note: `order.card`, `return.card`", "name one of them, or give a folder: `-o maps/`"),
        ("--view card --format note -o -", "2 pictures do not fit into one note: `order.card`, `return.card`", "name one of them, or give a folder: `-o maps/`"),
        ("order --view card --format note,book -o a.note", "`a.note` holds one format, and `note`, `book` are asked for", "give a folder: `-o maps/`"),
        ("order --view card --format note,book -o -", "stdout holds one format, and `note`, `book` are asked for", "give a folder: `-o maps/`"),
        ("order --view card --format dot", "`dot` is for graphs, and `card` is none", "graphs are such as `--view flow`"),
        ("order --view wall --format note", "`wall` shows a whole workspace, and not only `order`", "name its folder, or leave the ids out"),
        ("ana --view card --format note", "`card` shows journeys, and there is none in `ana`", "ask for `--view persona`"),
        ("order --view face --format note", "`face` shows personas, and there is none in `order`", "ask for `--view map`"),
        ("--view compare --format note", "`compare` shows a journey beside the one it `compares_to`, and there is none in this workspace", "name two journeys: `journeyctl render FIRST..SECOND`"),
        ("--view card --format rare", "this needs the `rare` extra", 'pip install "journeyctl[rare]"'),
        ("--view card --format note --lanes pain", "there is no lane `pain`", "did you mean `pains`?"),
        ("--view card --format note --lanes ,", "`--lanes` names no lane", None),
        ("--view card --format note --lang xx", "there are no labels in `xx`", None),
        ("--view card --format note --persona anna", "there is no persona `anna`", "did you mean `ana`?"),
        ("--view card --format note --paper a4", "`--paper` is for pdf and pptx, not for note", "leave it out, or ask for `--format pdf`"),
        ("--view card --format note --scale 2", "`--scale` is for png, not for note", "leave it out, or ask for `--format png`"),
        ("--view card --format note --template a", "`--template` is for pptx, not for note", "leave it out, or ask for `--format pptx`"),
        ("--view card --format note --font-dir zzz", "`zzz` is no folder", "`--font-dir` names a folder with font files"),
        ("order --view card --format note -o log.note", "`log.note` is the source of the evidence `log`, and is not written over", "take another name"),
        ("order --view map --format svg -o logo.svg", "`logo.svg` is the logo of the workspace, and is not written over", "take another name"),
        ("order --view card -o order.journey.yaml", "`order.journey.yaml` is the name of a file of a workspace, and no picture is written there", "take another name, such as `map.svg`"),
        ("order --view card --format note -o new.journey.yaml", "`new.journey.yaml` is the name of a file of a workspace, and no picture is written there", "take another name, such as `map.svg`"),
        ("order --view card --format note -o readonly.note", "readonly.note is read-only and is left as it is", "allow writing, or leave the file out"),
        ("order --view card --format note -o zzz/a.note", "zzz/a.note cannot be written: no such file or directory", ""),
        ("order --view card --format note -o log.note/", "`log.note/` is a file, and no folder", "leave the slash out to write it anew"),
        ("order --view card --format note -o log.note/a/", "the folder `log.note/a` cannot be made: not a directory", ""),
        ("order --view card --format note --today soon", "`soon` is no day", "write it as in `--today 2026-11-22`"),
        ("sub --view card --format note", "there are no journey files in sub", "`journeyctl init` makes a first workspace"),
        ("logo.svg", "`logo.svg` is no journey file", None),
    ],
)  # fmt: skip
def test_a_call_that_cannot_be_carried_out_says_why_and_writes_nothing(
    cli: Cli, here: Path, arguments: str, message: str, help_text: str | None
) -> None:
    before = _snapshot(here)
    code, out, err = cli("render", *arguments.split(" "))
    lines = err.splitlines()
    assert (code, out, lines[0]) == (2, "", f"error: {message}")
    if help_text is not None:
        assert lines[1:] == ([f"  = help: {help_text}"] if help_text else [])
    assert _snapshot(here) == before


@pytest.mark.parametrize(
    ("arguments", "message", "help_text"),
    [
        ("--paper a9", "there is no paper `a9`", "there are `slide`, `a4`, `a3`, `poster`, and sizes such as `420x297mm` or `13.33x7.5in`"),
        ("--paper 4x3in", "a paper of 101.6 x 76.2 mm is too small", "each side is between 100 and 5000 mm; `--paper poster` is as large as the picture"),
        ("--paper 9999x9999", "a paper of 9999 x 9999 mm is too large", "each side is between 100 and 5000 mm; `--paper poster` is as large as the picture"),
        ("--paper a4 --template bad.pptx", "`--paper` and `--template` both say how large the slides are", "leave one of them out"),
        ("--template zzz.pptx", "the template `zzz.pptx` cannot be read: no such file or directory", ""),
        ("--template bad.pptx", "the template `bad.pptx` cannot be used: the template is no PowerPoint file", ""),
    ],
)  # fmt: skip
def test_slides_that_cannot_be_made(cli: Cli, arguments: str, message: str, help_text: str) -> None:
    pytest.importorskip("pptx", reason="slides need the `pptx` extra")
    help_line = f"  = help: {help_text}\n" if help_text else ""
    answer = cli("render", "order", "--format", "pptx", *arguments.split(" "))
    assert answer == (2, "", f"error: {message}\n{help_line}")


@pytest.mark.parametrize("left", ["layouts", "masters"])
def test_a_deck_without_layouts_is_no_template(cli: Cli, here: Path, left: str) -> None:
    pptx = pytest.importorskip("pptx", reason="slides need the `pptx` extra")
    deck = pptx.Presentation()
    if left == "layouts":
        for layout in list(deck.slide_layouts):
            deck.slide_layouts.remove(layout)
    else:
        deck.part._element.remove(deck.part._element.find("{*}sldMasterIdLst"))
    deck.save(here / "empty.pptx")
    answer = cli("render", "order", "--format", "pptx", "--template", "empty.pptx")
    problem = "the template `empty.pptx` cannot be used: the template is no PowerPoint file"
    assert answer == (2, "", f"error: {problem}\n")


def test_a_fault_of_ours_is_not_blamed_on_the_template(
    cli: Cli, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pptx = pytest.importorskip("pptx", reason="slides need the `pptx` extra")
    from journeyctl.render.views import map as view

    def lay_out(facts: object, identifier: str, look: object) -> object:
        raise ValueError(identifier)

    monkeypatch.setattr(view, "lay_out", lay_out)
    pptx.Presentation().save(here / "good.pptx")
    answer = cli("render", "order", "--format", "pptx", "--template", "good.pptx")
    assert "error: this is a fault in journeyctl itself\n" in answer.err


def test_nothing_is_written_where_one_picture_fails(
    cli: Cli, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from journeyctl.render.views import map as view

    def lay_out(facts: object, identifier: str, look: object) -> object:
        raise AssertionError(identifier)

    monkeypatch.setattr(view, "lay_out", lay_out)
    before = _snapshot(here)
    answer = cli("render", "--view", "card,map", "--format", "note", "-o", "out/")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines()[-2] == "error: this is a fault in journeyctl itself"
    assert _snapshot(here) == before
    assert not (here / "out").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission(cli: Cli, here: Path) -> None:
    (here / "sub").chmod(0o555)
    answer = cli("render", "order", "--view", "card", "--format", "note", "-o", "sub/")
    (here / "sub").chmod(0o755)
    assert answer == (2, "", "error: sub/order.card.note cannot be written: permission denied\n")


@pytest.mark.parametrize(
    ("written", "size"),
    [("slide", (1280, 720)), ("a4", (1123, 794)), ("A3", (1587, 1123)), ("420x297mm", (1587, 1123)), ("13.33x7.5in", (1280, 720)), ("30x20cm", (1134, 756)), ("300x200", (1134, 756))],
)  # fmt: skip
def test_papers(written: str, size: tuple[int, int]) -> None:
    from journeyctl.cli.picture_look import read_paper

    paper = read_paper(written)
    assert paper is not None
    assert (round(paper.width), round(paper.height)) == size


def test_a_poster_has_no_size_of_its_own() -> None:
    from journeyctl.cli.picture_look import read_paper

    assert read_paper("poster") is None
