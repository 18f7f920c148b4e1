"""`journeyctl diff --output-format html`, `svg` and `png`: where pictures go, what stands in them, and what is refused."""

from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pytest
from docs.pages import ROOT, Golden, blocks
from workspace.files import write

from cli.conftest import Cli
from cli.repos import NEEDS_GIT, repository
from journeyctl.cli.commands.diff import DiffFormat
from journeyctl.cli.differing import PICTURES
from journeyctl.cli.picture_kinds import format_names

pytestmark = NEEDS_GIT
TODAY = ("--today", "2026-11-22")
ORDER = "title: I order\nstages: [{id: s, title: I buy, touchpoints: [{id: t, title: I wait, emotion: 1}, {id: u, title: I eat, emotion: 0}]}]\n"
WORSE = ORDER.replace(
    "emotion: 1", "emotion: -1, pain_points: [{id: p, statement: It takes long, severity: 5}]"
)
OTHER = "title: I return it\nstages: [{id: s, title: I pack, touchpoints: [{id: t, title: I find a box, emotion: 1}]}]\n"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def shop(here: Path) -> Path:
    """One journey in a repository, made worse since the last commit."""
    repository(
        here, {"journeyctl.yaml": "title: Shop\n", "order.journey.yaml": ORDER, "back.journey.yaml": OTHER}
    )
    return write(here, {"order.journey.yaml": WORSE})


def words_in(picture: str) -> str:
    return " ".join(" ".join(text.itertext()) for text in ET.fromstring(picture).iter(f"{SVG}text"))


def test_pictures_are_among_the_formats(cli: Cli) -> None:
    assert set(PICTURES) <= set(format_names())
    assert {"full", "json", "markdown", *PICTURES} == {one.value for one in DiffFormat}
    assert "html, png, svg are pictures" in " ".join(cli("diff", "--help").out.replace("│", " ").split())


def test_one_journey_as_svg_on_stdout(shop: Path, cli: Cli) -> None:
    code, out, err = cli("diff", "--output-format", "svg", *TODAY)
    assert (code, err) == (0, "")
    told = words_in(out)
    for words in (
        "HEAD",
        "→ working tree",
        "Emotion: 1 → −1",
        "It takes long",
        "+ Added, severity 5",
        "Worse than accepted",
    ):
        assert words in told
    assert "I return it" not in told
    assert cli("diff", "--output-format", "svg", *TODAY).out == out


def test_several_journeys_need_a_folder(shop: Path, cli: Cli) -> None:
    write(shop, {"back.journey.yaml": OTHER.replace("emotion: 1", "emotion: 0")})
    code, _, err = cli("diff", "--output-format", "svg", "-o", "all.svg")
    assert code == 2
    assert "2 journeys have changed and do not fit into one svg: `back`, `order`" in err
    assert not (shop / "all.svg").exists()
    code, out, _ = cli("diff", "--output-format", "svg", "-o", "changes/")
    assert (code, out.replace("\\", "/").split()) == (
        0,
        ["changes/back.difference.svg", "changes/order.difference.svg"],
    )
    assert cli("diff", "HEAD", "order", "--output-format", "svg", "-o", "all.svg").code == 0
    assert "I buy" in words_in((shop / "all.svg").read_text("utf-8"))


def test_only_a_pain_point_is_asked_for(shop: Path, cli: Cli) -> None:
    told = words_in(cli("diff", "HEAD", "order/p", "--output-format", "svg", *TODAY).out)
    assert "It takes long" in told
    assert "Emotion: 1 → −1" not in told


def test_html_holds_every_journey_and_every_change_in_words(shop: Path, cli: Cli) -> None:
    write(shop, {"ana.persona.yaml": "name: Ana\n", "back.journey.yaml": OTHER.replace("I pack", "I wrap")})
    code, out, err = cli("diff", "--output-format", "html", *TODAY)
    assert (code, err) == (0, "")
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(out)
    told = " ".join("".join(page.itertext()).split())
    for words in ("I order", "I return it", "+ Persona “Ana” – Added", "~ Touchpoint “I wait” – Emotion: 1 → −1 (−2, worse)",
                  "Pain point “It takes long” is new, with a severity of 5 of 5", "Persona “Ana” – no evidence (warning, ana.persona.yaml, line 1)", "Reworded: was “I pack”"):  # fmt: skip
        assert words in told, words


def test_nothing_has_changed(here: Path, cli: Cli) -> None:
    repository(here, {"order.journey.yaml": ORDER})
    code, out, _ = cli("diff", "--output-format", "html")
    assert code == 0
    assert "Nothing has changed in meaning." in out
    code, out, err = cli("diff", "--output-format", "svg", "-o", "x.svg")
    assert (code, out, err) == (0, "", "note: no journey has changed, and there is nothing to draw\n")
    assert not (here / "x.svg").exists()


def test_only_other_files_have_changed(here: Path, cli: Cli) -> None:
    repository(here, {"order.journey.yaml": ORDER})
    write(here, {"ana.persona.yaml": "name: Ana\n"})
    assert "Persona “Ana” – Added" in cli("diff", "--output-format", "html").out


def test_the_gate_is_the_same(shop: Path, cli: Cli) -> None:
    code, _, err = cli("diff", "--output-format", "html", "-o", "x.html", "--fail-on", "regression", *TODAY)
    assert code == 1
    assert "error: pain point `order/p` is new, with a severity of 5 of 5" in err
    assert (shop / "x.html").is_file()
    assert "order/p" in cli("diff", "--output-format", "html", "--fail-on", "regression", *TODAY).err


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("x.png", "`x.png` is no name for svg"),
        ("order.journey.yaml", "is the name of a file of a workspace"),
        ("", "`-o` names no file"),
    ],
)
def test_files_that_are_refused(shop: Path, cli: Cli, name: str, message: str) -> None:
    code, _, err = cli("diff", "--output-format", "svg", "-o", name)
    assert code == 2
    assert message in err
    assert (shop / "order.journey.yaml").read_text("utf-8") == WORSE


def test_what_evidence_rests_on_is_not_written_over(shop: Path, cli: Cli) -> None:
    chart = "type: analytics\ntitle: A chart\ndate: 2026-11-01\nsource: chart.svg\n"
    write(shop, {"chart.evidence.yaml": chart, "chart.svg": "<svg/>"})
    code, _, err = cli("diff", "--output-format", "svg", "-o", "chart.svg")
    assert code == 2
    assert "is the source of the evidence `chart`, and is not written over" in err
    assert (shop / "chart.svg").read_text("utf-8") == "<svg/>"


def test_two_folders_and_a_language(here: Path, cli: Cli) -> None:
    settings = "title: Laden\nlang: de\n"
    write(here / "a", {"journeyctl.yaml": settings, "order.journey.yaml": ORDER})
    write(here / "b", {"journeyctl.yaml": settings, "order.journey.yaml": WORSE})
    told = words_in(cli("diff", "a", "b", "--output-format", "svg").out)
    assert "a → b" in told
    assert "schlechter" in told


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("de", ("Arbeitsstand", "ist neu, mit Schweregrad 5 von 5", "Schlechter als erlaubt")),
        ("pt-BR", ("cópia de trabalho", "é novo, com gravidade 5 de 5", "Pior que o aceito")),
        ("ja", ("作業中の版", "許容範囲を超えた悪化")),
    ],
)
def test_a_call_says_the_language(shop: Path, cli: Cli, lang: str, told: tuple[str, ...]) -> None:
    code, out, err = cli("diff", "--output-format", "svg", "--lang", lang, *TODAY)
    assert (code, err) == (0, "")
    found = words_in(out)
    assert [words for words in told if words not in found] == []
    assert "orking tree" not in found
    page = cli("diff", "--output-format", "html", "--lang", lang, *TODAY).out
    assert f'<html lang="{lang}"' in page
    assert told[0] in page


def test_a_language_is_for_pictures(shop: Path, cli: Cli) -> None:
    code, _, err = cli("diff", "--lang", "de")
    assert code == 2
    assert "`--lang` is for pictures, and `full` is none" in err
    assert "did you mean `de`?" in cli("diff", "--output-format", "svg", "--lang", "dee").err


def test_the_logo_of_the_workspace_stands_in_the_head(shop: Path, cli: Cli) -> None:
    logo = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>'
    write(shop, {"journeyctl.yaml": "title: Shop\ntheme: {logo: logo.svg}\n", "logo.svg": logo})
    for format_ in ("svg", "html"):
        code, out, err = cli("diff", "--output-format", format_, *TODAY)
        assert (code, err) == (0, "")
        assert "data:image/svg+xml;base64," in out
    (shop / "logo.svg").unlink()
    code, _, err = cli("diff", "--output-format", "html", *TODAY)
    assert (code, err.count("note: the logo `logo.svg` is left out")) == (0, 1)
    write(shop, {"logo.svg": logo})
    code, _, err = cli("diff", "--output-format", "svg", "-o", "logo.svg")
    assert code == 2
    assert "is the logo of the workspace" in err


def test_a_file_with_mistakes_is_told_on_the_page(shop: Path, cli: Cli) -> None:
    write(shop, {"order.journey.yaml": "title: [\n"})
    page = cli("diff", "--output-format", "html", "--lang", "de", *TODAY).out
    assert "Die Datei „order“ ist fehlerhaft und lässt sich nicht beurteilen" in page
    assert "Journey „order“: Auf einer Seite fehlerhaft" in page


def test_several_workspaces(here: Path, cli: Cli) -> None:
    repository(
        here,
        {
            f"{name}/{file}": text
            for name in "ab"
            for file, text in (("journeyctl.yaml", f"title: Shop {name}\n"), ("order.journey.yaml", ORDER))
        },
    )
    write(here, {f"{name}/order.journey.yaml": WORSE for name in "ab"})
    code, out, _ = cli("diff", "--output-format", "svg", "-o", "out/")
    assert code == 0
    assert out.replace("\\", "/").split() == ["out/a/order.difference.svg", "out/b/order.difference.svg"]
    page = cli("diff", "HEAD", ".", "--output-format", "html").out
    assert "Shop a" in page
    assert "Shop b" in page


def test_a_folder_above_workspaces_asks_for_all_of_them(here: Path, cli: Cli) -> None:
    repository(here, {"all/a/journeyctl.yaml": "title: A\n", "all/a/order.journey.yaml": ORDER})
    write(here, {"all/a/order.journey.yaml": WORSE})
    assert "emotion 1 → −1" in cli("diff", "HEAD", "all").out


def test_png(shop: Path, cli: Cli) -> None:
    pytest.importorskip("resvg_py", reason="the png extra is not installed")
    assert cli("diff", "--output-format", "png", "-o", "x.png").code == 0
    assert (shop / "x.png").read_bytes().startswith(b"\x89PNG")


def test_texts_of_others_do_not_get_out(here: Path, cli: Cli) -> None:
    before = "title: A\nstages: [{id: s, title: S, touchpoints: [{id: t, title: T}]}]\n"
    repository(here, {"a.journey.yaml": before})
    bad = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    write(
        here,
        {
            "a.journey.yaml": before.replace("title: T", f"title: '{bad.replace(chr(39), chr(39) * 2)}'"),
            "b.persona.yaml": f"name: '{bad.replace(chr(39), chr(39) * 2)}'\n",
        },
    )
    page = cli("diff", "--output-format", "html").out
    html5lib.HTMLParser(strict=True).parse(page)
    assert "<img src=x" not in page
    assert "<script>alert" not in page
    ET.fromstring(cli("diff", "--output-format", "svg").out)


def test_the_picture_in_the_docs_is_that_of_the_maps_there(here: Path, cli: Cli, golden: Golden) -> None:
    for block in blocks((ROOT / "docs/diff.md").read_text("utf-8")):
        if block.verb == "file":
            write(here, {block.words[0]: block.body})
    code, out, _ = cli("diff", "maps/before", "maps/after", "--output-format", "svg", *TODAY)
    assert code == 0
    golden(ROOT / "docs/images/difference.svg", out.replace("maps/", ""))
