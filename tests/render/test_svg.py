"""SVG: it is strict XML whatever a board says, readable, accessible, and asks nobody for anything."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from journeyctl.render.board import Align, Board, Ellipse, Group, Page, Rect, Text, each
from journeyctl.render.formats.svg import paint
from journeyctl.render.lettering.typeface import FONTS, set_text
from journeyctl.render.look import Theme
from journeyctl.render.paint.drawing import Painter, classy, draw, font_stack, missing_letters, plain
from journeyctl.render.paint.escaping import possible, xml_attribute, xml_text
from journeyctl.render.palette import DARK, LIGHT
from render.attacked import ATTACKED
from render.sample import BARE, LINK, LOOK, PAGED, SAMPLE, SCRIPTS, WORLD

GOLDEN = Path(__file__).parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"
BOARDS = pytest.mark.parametrize(
    "board", [SAMPLE, PAGED, WORLD, BARE, ATTACKED], ids=["sample", "paged", "world", "bare", "attacked"]
)


def painted(board: Board = SAMPLE, *, fonts: bool = False) -> str:
    return paint([board], LOOK, fonts=fonts).decode()


def tree(board: Board = SAMPLE) -> ElementTree.Element:
    return ElementTree.fromstring(painted(board))


def drawn(
    *shapes: Text | Rect | Ellipse | Group, painter: Painter | None = None
) -> list[ElementTree.Element]:
    text = draw(shapes, painter or plain(LIGHT))
    return list(ElementTree.fromstring(f"<svg>{text}</svg>").iter())[1:]


def one_line(text: str, **keys: object) -> Text:
    return replace(set_text(text, 10, 20, 200, 12), **keys)  # type: ignore[arg-type]


def test_golden(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "sample.svg", painted())


@BOARDS
def test_parsers_take_it(board: Board) -> None:
    root = tree(board)
    assert root.tag == f"{SVG}svg"
    assert "\ufffe" not in painted(board)


@BOARDS
def test_xmllint_takes_it(board: Board, tmp_path: Path) -> None:
    if shutil.which("xmllint") is None:
        pytest.skip("there is no xmllint on this machine")
    file = tmp_path / "board.svg"
    file.write_bytes(paint([board], LOOK))
    judged = subprocess.run(["xmllint", "--noout", str(file)], capture_output=True, check=False)
    assert (judged.returncode, judged.stderr) == (0, b"")


@BOARDS
def test_nothing_that_other_programs_do_not_draw(board: Board) -> None:
    for element in tree(board).iter():
        assert element.tag.removeprefix(SVG) in {
            "svg", "title", "desc", "rect", "circle", "ellipse", "path", "g", "a", "text", "tspan", "image",
        }  # fmt: skip
        assert not {name for name in element.attrib if name.startswith(("on", "style", "clip", "direction"))}


def test_hostile_texts_stay_texts() -> None:
    def shape(root: ElementTree.Element) -> Counter[tuple[str, ...]]:
        return Counter((part.tag, *sorted(part.attrib)) for part in root.iter() if part.tag != f"{SVG}tspan")

    assert shape(tree(ATTACKED)) == shape(tree())
    said = "".join(tree(ATTACKED).itertext())
    assert ']]> <script>alert(1)</script> "\'`\\ #read("/etc/passwd") $x$' in said
    assert "&amp;" in said
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ufffe]", said)


def test_nothing_is_fetched() -> None:
    text = paint([SAMPLE], LOOK).decode()
    targets = re.findall(r'(?:href|src)="([^"]*)"|url\(([^)]*)\)', text)
    assert {(one or other)[:5] for one, other in targets} == {"data:", "https"}
    links = [part.attrib["href"] for part in tree().iter(f"{SVG}a")]
    assert LINK in links
    assert all(part.attrib["href"].startswith("data:image/") for part in tree().iter(f"{SVG}image"))


def test_a_logo_is_a_picture_and_never_part_of_the_page() -> None:
    assert "alert(2)" not in painted()
    assert "data:image/svg+xml;base64," in painted()


@BOARDS
def test_screen_readers_are_told_what_it_is(board: Board) -> None:
    root = tree(board)
    title, description = (root.find(f"{SVG}{name}") for name in ("title", "desc"))
    assert title is not None
    assert description is not None
    assert root.attrib["aria-labelledby"].split() == [title.attrib["id"], description.attrib["id"]]
    assert title.text == possible(board.title)
    assert (description.text or "") == possible(board.description)
    assert root.attrib["lang"] == board.lang
    # An image has nothing in it that can be followed.
    assert root.attrib["role"] == ("group" if list(root.iter(f"{SVG}a")) else "img")


def test_things_have_names_and_titles() -> None:
    groups = {part.attrib["id"]: part for part in tree().iter(f"{SVG}g") if "id" in part.attrib}
    title = groups["pain:hidden-fee"].find(f"{SVG}title")
    assert title is not None
    assert title.text is not None
    assert title.text.startswith("The delivery fee")
    names = [shape.name for shape in each(SAMPLE.pages[0].shapes) if isinstance(shape, Group)]
    assert sorted(groups) == sorted(names)


def test_all_words_are_there_in_order() -> None:
    lines = [
        line for shape in each(SAMPLE.pages[0].shapes) if isinstance(shape, Text) for line in shape.lines
    ]
    assert ["".join(part.itertext()) for part in tree().iter(f"{SVG}text")] == lines


def test_the_fonts_inside_are_those_in_use() -> None:
    def styles(board: Board) -> list[tuple[str, str, str]]:
        found = re.findall(
            r"font-weight:(\d+);font-style:(\w+);src:url\(data:([a-z0-9/]+)", painted(board, fonts=True)
        )
        return [(str(weight), str(style), str(media)) for weight, style, media in found]

    regular = ("400", "normal", "font/woff2")
    assert sorted(styles(SAMPLE)) == [
        ("400", "italic", "font/woff2"),
        regular,
        ("600", "normal", "font/woff2"),
    ]
    assert styles(BARE) == []
    page = replace(BARE.pages[0], shapes=(one_line("Hello"),))
    assert styles(replace(BARE, pages=(page,))) == [regular]
    page = replace(page, shapes=(one_line("Zażółć gęślą jaźń"),))
    assert styles(replace(BARE, pages=(page,))) == [("400", "normal", "font/ttf")]


@pytest.mark.parametrize("style", ["Regular", "SemiBold", "Italic"])
def test_the_small_fonts_have_what_we_believe(style: str) -> None:
    fonts = pytest.importorskip("fontTools.ttLib", reason="fonttools is not installed")
    small = fonts.TTFont(FONTS / f"Inter-{style}.latin.woff2").getBestCmap()
    whole = fonts.TTFont(FONTS / f"Inter-{style}.ttf").getBestCmap()
    for code in whole:
        page = replace(BARE.pages[0], shapes=(replace(one_line("x"), lines=(chr(code),)),))
        assert ("font/woff2" in painted(replace(BARE, pages=(page,)), fonts=True)) == (code in small), hex(
            code
        )


def test_numbers_are_short() -> None:
    numbers = re.findall(
        r"[ML C\"](-?\d[\d.e+-]*)(?=[\" LCZ])",
        draw((Rect(x=-0.001, y=1 / 3, width=160.005, height=1e-9, stroke="ink"),), plain(LIGHT)),
    )
    assert numbers == ["0", "0.33", "160", "0"]


def test_colours_are_those_of_the_mode() -> None:
    dark = paint([SAMPLE], replace(LOOK, mode="dark")).decode()
    assert f'fill="{DARK["paper"]}"/>' in dark
    assert LIGHT["ink"] not in dark
    assert f'fill="{LIGHT["paper"]}"/>' in painted()


def test_classes_instead_of_colours() -> None:
    text = draw(
        SAMPLE.pages[0].shapes, classy(links=False, group=lambda group: f' data-name="{group.name[:4]}"')
    )
    assert 'class="f-pain-soft s-line"' in text
    assert 'class="f-none s-rule"' in text
    assert "#" not in re.sub(r"&#\d+;|base64,[^\"]*", "", text)
    assert "<a " not in text
    assert 'data-name="pain"' in text


def test_lines_from_the_right_begin_there() -> None:
    text = set_text(SCRIPTS["Arabic"], 10, 20, 200, 12)
    assert text.rtl
    places: dict[Align, tuple[str, str | None]] = {
        "start": ("210", "end"),
        "middle": ("110", "middle"),
        "end": ("10", None),
    }
    for align, place in places.items():
        found = [part for part in drawn(replace(text, align=align)) if part.tag == "text"]
        assert {(part.attrib["x"], part.attrib.get("text-anchor")) for part in found} == {place}
        for part, line in zip(found, text.lines, strict=True):
            # An embedding from the right keeps Latin words at their place in browsers and resvg alike.
            assert "".join(part.itertext()) == f"\u202b{line}\u202c"


def test_other_letters_name_their_fonts() -> None:
    spans = [part for part in drawn(one_line(SCRIPTS["Emoji"])) if part.tag == "tspan"]
    assert [part.text for part in spans] == ["🎉", "👍🏽", "✅"]
    assert all(part.attrib["font-family"].startswith('"Noto Color Emoji"') for part in spans)
    shapes = drawn(one_line(SCRIPTS["Japanese"][:5], italic=True), painter=plain(LIGHT, font="Acme"))
    (span,) = [part for part in shapes if part.tag == "tspan"]
    assert span.attrib["font-family"].startswith('"Acme", "Noto Sans CJK JP"')
    assert span.attrib["font-style"] == "normal"


@pytest.mark.parametrize(
    ("lang", "font"),
    [("ja", "CJK JP"), ("zh", "CJK SC"), ("zh-TW", "CJK TC"), ("ko", "CJK KR"), ("en", "CJK SC")],
)
def test_the_same_letters_look_different_elsewhere(lang: str, font: str) -> None:
    (span,) = [
        part for part in drawn(one_line("直接"), painter=plain(LIGHT, lang=lang)) if part.tag == "tspan"
    ]
    assert f'"Noto Sans {font}"' in span.attrib["font-family"]


def test_apart_each_part_has_a_place() -> None:
    parts = [
        part
        for part in drawn(one_line("Done 🎉 now"), painter=plain(LIGHT, apart=True))
        if part.tag == "text"
    ]
    assert ["".join(part.itertext()) for part in parts] == ["Done", "🎉", "now"]
    places = [float(part.attrib["x"]) for part in parts]
    assert places == sorted(places)
    assert places[0] == 10
    ends = [
        part
        for part in drawn(one_line("Done 🎉 now", align="end"), painter=plain(LIGHT, apart=True))
        if part.tag == "text"
    ]
    assert 130 < float(ends[0].attrib["x"]) < 140


def test_apart_a_line_that_turns_stays_one() -> None:
    for text in (SCRIPTS["Hebrew"], SCRIPTS["Latin first"]):
        shape = set_text(text, 10, 20, 600, 12)
        (part,) = [part for part in drawn(shape, painter=plain(LIGHT, apart=True)) if part.tag == "text"]
        assert text in "".join(part.itertext())


def test_missing_letters() -> None:
    assert missing_letters(SAMPLE) == []
    found = missing_letters(WORLD)
    assert {"子", "🎉", "👍🏽", "א"} <= set(found)
    assert found == sorted(found)
    assert not set(found) & set("abc 10,“”→")


def test_a_name_of_a_font_cannot_leave_its_quotes() -> None:
    assert font_stack("Acme Sans").startswith('"Acme Sans", Inter, ')
    assert font_stack("").startswith("Inter, ")
    assert font_stack('x"; } body { color: red').startswith('"x  body  color: red", Inter')
    theme = Theme(font='"><script>')
    root = ElementTree.fromstring(paint([SAMPLE], replace(LOOK, theme=theme), fonts=False))
    assert root.attrib["font-family"].startswith('"script", Inter')


def test_the_same_bytes_twice() -> None:
    assert paint([SAMPLE], LOOK) == paint([SAMPLE], LOOK)


def test_one_function_for_each_context() -> None:
    assert xml_text("a<b>&]]>\x00\n") == "a&lt;b&gt;&amp;]]&gt;\ufffd\n"
    assert xml_attribute("'\"`<\n\t\x85") == "&#39;&quot;&#96;&lt;&#10;&#9;\ufffd"
    assert possible("\ufdd0\U0001ffff👍🏽ok") == "\ufffd\ufffd👍🏽ok"


def test_a_page_without_shapes_is_paper() -> None:
    assert [part.tag.removeprefix(SVG) for part in tree(BARE).iter()] == ["svg", "title", "desc", "rect"]
    page: Page = BARE.pages[0]
    assert tree(BARE).attrib["viewBox"] == f"0 0 {page.width} {page.height}"
