"""Slides: what stands on them can be edited, is read in order, and is the same to the byte each time."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest

pytest.importorskip("pptx", reason="python-pptx is not installed")

from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Inches

from journeyctl.render.board import Board, Group, Image, Page, Rect, Shape
from journeyctl.render.board import Path as Outline
from journeyctl.render.formats.pptx import paint, paper
from journeyctl.render.lettering.typeface import set_text
from journeyctl.render.look import SLIDE, Look, Theme
from journeyctl.render.palette import DARK, LIGHT
from journeyctl.render.slides.paragraphs import whole
from render.sample import BARE, LINK, LOOK, PAGED, PIXEL, SAMPLE, SCRIPTS, WORLD

GOLDEN = Path(__file__).parent / "golden"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def deck(*boards: Board, look: Look = LOOK) -> Any:
    return Presentation(io.BytesIO(paint(boards, look)))


def walk(shapes: Any, depth: int = 1) -> Iterator[tuple[Any, int]]:
    for shape in shapes:
        yield shape, depth
        if hasattr(shape, "shapes"):
            yield from walk(shape.shapes, depth + 1)


def found(made: Any, name: str, slide: int = 0) -> Any:
    return next(shape for shape, _ in walk(made.slides[slide].shapes) if shape.name == name)


def alt(shape: Any) -> str:
    return str(shape._element.xpath(".//p:cNvPr")[0].get("descr", ""))


def one_page(*shapes: Shape) -> Board:
    page = Page(name="one", title="One", width=1280, height=720, shapes=shapes)
    return replace(BARE, pages=(page,))


def outline(made: Any) -> Iterator[str]:
    """Yield what a deck holds, a line for each shape."""
    for number, slide in enumerate(made.slides, 1):
        yield f"slide {number}, {slide.slide_layout.name}"
        for shape, depth in walk(slide.shapes):
            place = ", ".join(
                str(round(edge / 9525)) for edge in (shape.left, shape.top, shape.width, shape.height)
            )
            told = f" “{shape.text_frame.text}”" if shape.has_text_frame and shape.text_frame.text else ""
            yield f"{'  ' * depth}{shape.name} ({place}){told}{f' [{alt(shape)}]' if alt(shape) else ''}"
            if getattr(shape, "has_table", False):
                for row in shape.table.rows:
                    cells = " | ".join(cell.text_frame.text.replace("\n", " / ") for cell in row.cells)
                    yield f"{'  ' * depth}  {round(row.height / 9525)}: {' '.join(cells.replace(chr(160), '').split())}"
        if slide.has_notes_slide:
            yield f"  notes “{slide.notes_slide.notes_text_frame.text}”"


def test_golden(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "sample.pptx.txt", "\n".join(outline(deck(PAGED))) + "\n")


def test_the_same_board_gives_the_same_bytes() -> None:
    one, other = paint([SAMPLE, PAGED], LOOK), paint([SAMPLE, PAGED], LOOK)
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as file:
        assert {entry.date_time[0] for entry in file.infolist()} == {1980}
        assert file.namelist()[0] == "[Content_Types].xml"


def test_a_slide_for_each_page_of_each_board() -> None:
    titles = [slide.shapes.title.text_frame.text for slide in deck(PAGED, SAMPLE).slides]
    assert titles == ["First order (1 of 2)", "First order (2 of 2)", "First order"]


def test_the_title_is_a_placeholder_where_it_is_drawn() -> None:
    title = deck(SAMPLE).slides[0].shapes.title
    assert (title.text_frame.text, title.left, title.top) == ("First order", 96 * 9525, 22 * 9525)
    texts = [
        shape.text_frame.text for shape, _ in walk(deck(SAMPLE).slides[0].shapes) if shape.has_text_frame
    ]
    assert texts.count("First order") == 1


def test_a_title_on_a_panel_is_not_behind_it() -> None:
    board = one_page(Rect(x=0, y=0, width=600, height=200, fill="panel"), set_text("Bare", 20, 20, 300, 20))
    assert [shape.name for shape in deck(board).slides[0].shapes] == ["box", "title"]


def test_a_page_without_a_headline_has_its_name_above_the_slide() -> None:
    title = deck(one_page()).slides[0].shapes.title
    assert title.text_frame.text == "One"
    assert title.top + title.height < 0


def test_slides_are_as_large_as_the_paper_and_without_one_as_the_page() -> None:
    made = deck(SAMPLE, look=replace(LOOK, paper=SLIDE))
    assert (made.slide_width, made.slide_height) == (Inches(13 + 1 / 3), Inches(7.5))
    made = deck(SAMPLE)
    assert (made.slide_width / 9525, made.slide_height / 9525) == (880, 584)


def test_a_poster_is_made_smaller_to_what_a_slide_can_be() -> None:
    board = replace(BARE, pages=(replace(BARE.pages[0], width=20_000, height=500),))
    made = deck(board)
    assert (made.slide_width, made.slide_height) == (Inches(56), Inches(1.4))


def test_notes_are_what_the_speaker_says() -> None:
    notes = deck(SAMPLE).slides[0].notes_slide.notes_text_frame.text
    assert notes == "Start with the checkout: this is where we lose them."
    assert not deck(WORLD).slides[0].has_notes_slide


def test_the_grid_is_a_table_with_its_caption() -> None:
    frame = found(deck(SAMPLE), "grid")
    assert alt(frame) == "First order, by stage and touchpoint"
    table = frame.table
    assert (table.first_row, table.first_col) == (True, True)
    assert table.cell(0, 2).is_merge_origin
    assert table.cell(0, 2).span_width == 2
    assert [table.cell(row, 0).text_frame.text for row in range(3, 6)] == [
        "Actions",
        "Emotion",
        "Pain points",
    ]
    assert table.cell(2, 2).text_frame.text == "Who stops here does not come back\nCheckout\nWebsite, app"
    assert "The delivery fee appears on the last page only" in table.cell(5, 2).text_frame.text


def test_the_table_lies_where_the_grid_does() -> None:
    grid = SAMPLE.pages[0].grid
    assert grid
    frame = found(deck(SAMPLE), "grid")
    assert (frame.left / 9525, frame.top / 9525) == (grid.x - grid.head, 152)
    assert round(sum(row.height for row in frame.table.rows) / 9525) == 152 - 152 + 88 + grid.height
    assert round(sum(column.width for column in frame.table.columns) / 9525) == grid.head + grid.width


def test_curves_stand_over_an_empty_row_and_are_told_in_words() -> None:
    made = deck(SAMPLE)
    table = found(made, "grid").table
    assert [table.cell(4, column).text_frame.text for column in (1, 2, 3)] == ["", "", ""]
    curve = found(made, "curve")
    assert alt(curve).startswith("Emotion. Search for a basket: Hopeful (Busy parent), Curious (Student);")
    assert [shape.tag for shape in curve._element.iter(f"{A}cubicBezTo")]


def test_a_bar_is_as_long_as_its_share_and_says_nothing() -> None:
    grid = SAMPLE.pages[0].grid
    assert grid
    row = grid.rows[2]
    item = replace(row.cells[0].items[0], share=0.25)
    cell = replace(row.cells[0], items=(item,))
    shared = replace(grid, rows=(*grid.rows[:2], replace(row, cells=(cell,))))
    page = replace(SAMPLE.pages[0], grid=shared)
    bar = found(deck(replace(SAMPLE, pages=(page,))), "grid").table.cell(5, 2).text_frame.paragraphs[1]
    filled, left = (len(run.text) for run in bar.runs)
    assert not bar.text.strip()
    assert filled / (filled + left) == pytest.approx(0.25, abs=0.02)


def test_a_link_is_on_the_letters_of_a_cell_and_on_shapes() -> None:
    made = deck(
        SAMPLE,
        one_page(Group(name="x", shapes=(set_text("Go", 9, 9, 90, 12),), href="https://a.example/ü|x")),
    )
    runs = [run for p in found(made, "grid").table.cell(2, 2).text_frame.paragraphs for run in p.runs]
    assert [run.hyperlink.address for run in runs] == [None, LINK, None]
    assert found(made, "x", 1).shapes[0].click_action.hyperlink.address == "https://a.example/%C3%BC%7Cx"


def test_groups_keep_their_names_and_say_what_they_are() -> None:
    named = Group(name="pain:hidden-fee", shapes=(set_text("A fee", 9, 9, 90, 12),), title="A hidden fee")
    silent = Group(name="", shapes=(set_text("Seen", 9, 40, 90, 12), set_text("and read", 9, 60, 90, 12)))
    made = deck(one_page(named, silent))
    assert [alt(shape) for shape in made.slides[0].shapes][1:] == ["A hidden fee", "Seen · and read"]


def test_a_rectangle_and_its_only_text_are_one_shape() -> None:
    box = Rect(x=20, y=20, width=200, height=40, fill="panel", radius=6)
    text, second = set_text("Yes", 30, 30, 100, 12), set_text("No", 150, 30, 60, 12)
    alone = deck(one_page(box, text)).slides[0].shapes
    assert [(shape.name, shape.text_frame.text) for shape in alone][1:] == [("label", "Yes")]
    both = deck(one_page(box, text, second)).slides[0].shapes
    assert [shape.name for shape in both][1:] == ["box", "text", "text"]


def test_a_straight_line_is_a_line_and_a_curve_keeps_its_points() -> None:
    line = Outline(steps=(("M", 10, 50), ("L", 60, 20)), stroke="rule", dashed=True)
    curve = Outline(steps=(("M", 0, 0), ("C", 10, 0, 20, 30, 30, 30), ("Z",)), fill="gain")
    straight, bent = list(deck(one_page(line, curve)).slides[0].shapes)[1:]
    assert [
        round(edge / 9525) for edge in (straight.begin_x, straight.begin_y, straight.end_x, straight.end_y)
    ] == [10, 50, 60, 20]
    points = [(int(p.get("x")) // 9525, int(p.get("y")) // 9525) for p in bent._element.iter(f"{A}pt")]
    assert points == [(0, 0), (10, 0), (20, 30), (30, 30)]


def test_pictures_keep_their_shape_and_what_is_none_is_told() -> None:
    made = deck(SAMPLE)
    picture = found(made, "picture")
    assert (alt(picture), picture.image.blob) == ("Logo of the shop", PIXEL)
    wide = Image(x=0, y=0, width=80, height=24, data=PIXEL, media="image/png", title="Square")
    broken = replace(wide, data=b"GIF89a no", title="Broken logo")
    shapes = list(deck(one_page(wide, broken)).slides[0].shapes)[1:]
    assert (shapes[0].width, shapes[0].height, shapes[0].left) == (24 * 9525, 24 * 9525, 28 * 9525)
    assert shapes[1].text_frame.text == "Broken logo"


@pytest.mark.parametrize(
    "text", [*SCRIPTS.values(), "a cross-border, end-to-end and/or delivery", "–a – b — c"]
)
@pytest.mark.parametrize("room", [90, 120, 400])
def test_a_text_is_whole_again(text: str, room: float) -> None:
    assert whole(set_text(text, 0, 0, room, 12)) == text


def test_what_is_read_from_the_right_says_so() -> None:
    shapes = (set_text(SCRIPTS["Arabic"], 9, 9, 300, 12), set_text("Latin", 9, 60, 300, 12))
    marks = [
        (shape.text_frame.paragraphs[0]._p.pPr.get("rtl"), shape.text_frame.paragraphs[0]._p.pPr.get("algn"))
        for shape in list(deck(one_page(*shapes)).slides[0].shapes)[1:]
    ]
    assert marks == [("1", "r"), ("0", "l")]


def test_the_language_is_told() -> None:
    made = deck(replace(SAMPLE, lang="de"))
    assert {rpr.get("lang") for rpr in made.slides[0].shapes._spTree.iter(f"{A}rPr")} == {"de-DE"}
    assert made.core_properties.language == "de"


@pytest.mark.parametrize(("mode", "colors"), [("light", LIGHT), ("dark", DARK)])
def test_the_colours_are_those_of_the_theme(
    mode: Literal["light", "dark"], colors: Mapping[str, str]
) -> None:
    made = deck(SAMPLE, look=replace(LOOK, mode=mode, theme=Theme(font="Verdana")))
    theme = themes(made)[0]
    assert f'<a:lt1><a:srgbClr val="{colors["paper"][1:].upper()}"/>' in theme
    assert theme.count('<a:latin typeface="Verdana"/>') == 2
    used = {slot.get("val") for slot in made.slides[0].shapes._spTree.iter(f"{A}schemeClr")}
    assert {"tx1", "tx2", "accent1"} <= used


def themes(made: Any) -> list[str]:
    relations = made.slide_master.part.rels.values()
    return [r.target_part.blob.decode() for r in relations if r.reltype.endswith("/theme")]


def company(*, wide: float = 10, tall: float = 7.5, dark: bool = False, kind: bytes | None = None) -> bytes:
    """Return a deck as a company has it: a size, a font, a picture on its master, and slides that nobody wants."""
    made = Presentation()
    made.slide_width, made.slide_height = Inches(wide), Inches(tall)
    slide = made.slides.add_slide(made.slide_layouts[0])
    slide.shapes.title.text = "Old and secret"
    master = made.slide_master
    picture = slide.shapes.add_picture(io.BytesIO(PIXEL), Inches(9), Inches(7))
    _, key = master.part.get_or_add_image_part(io.BytesIO(PIXEL))
    picture._element.getparent().remove(picture._element)
    picture._element.blipFill.blip.rEmbed = key
    master.shapes._spTree.append(picture._element)
    for relation in master.part.rels.values():
        if relation.reltype.endswith("/theme"):
            relation.target_part._blob = relation.target_part.blob.replace(b'"Calibri"', b'"Georgia"')
    if dark:
        made.slide_layouts[5].background.fill.solid()
        made.slide_layouts[5].background.fill.fore_color.theme_color = MSO_THEME_COLOR.DARK_1
    written = io.BytesIO()
    made.save(written)
    return retyped(written.getvalue(), kind) if kind else written.getvalue()


def retyped(data: bytes, kind: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            new.writestr(
                name,
                old.read(name).replace(
                    b"openxmlformats-officedocument.presentationml.presentation.main+xml", kind
                ),
            )
    return written.getvalue()


def test_a_company_deck_keeps_its_master_its_fonts_and_its_size() -> None:
    made = deck(SAMPLE, look=replace(LOOK, template=company()))
    assert (made.slide_width, made.slide_height) == (Inches(10), Inches(7.5))
    assert [slide.slide_layout.name for slide in made.slides] == ["Title Only"]
    assert [shape.name for shape in made.slide_master.shapes if shape.shape_type == 13]
    assert 'typeface="Georgia"' in themes(made)[0]
    assert "Old and secret" not in "\n".join(outline(made))
    run = made.slides[0].shapes.title.text_frame.paragraphs[0].runs[0]
    assert (run.font.name, run.font.color.type) == (None, None)


def test_nothing_of_the_old_slides_is_in_the_file() -> None:
    data = paint([SAMPLE], replace(LOOK, template=company()))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert [name for name in file.namelist() if name.startswith("ppt/slides/slide")] == [
            "ppt/slides/slide1.xml"
        ]
        assert not [name for name in file.namelist() if b"Old and secret" in file.read(name)]


def test_pages_fit_into_what_the_layout_of_a_company_leaves() -> None:
    look = replace(LOOK, template=company())
    room = paper(look)
    assert (round(room.width), round(room.height)) == (845, 638)
    page = replace(BARE.pages[0], width=room.width, height=room.height,
                   shapes=(Rect(x=0, y=0, width=room.width, height=room.height, fill="panel"),))  # fmt: skip
    made = deck(replace(BARE, pages=(page,)), look=look)
    title = next(iter(made.slides[0].slide_layout.placeholders))
    foot = min(shape.top for shape in made.slides[0].slide_layout.placeholders if shape.top > title.top)
    box = found(made, "box")
    assert (box.left, box.top) == (title.left + 91_440, title.top)
    assert box.top + box.height == pytest.approx(foot, abs=2)
    assert paper(LOOK) == SLIDE


def test_a_page_that_is_too_large_for_a_company_deck_is_made_smaller() -> None:
    page = replace(
        BARE.pages[0], width=1280, height=720, shapes=(Rect(x=0, y=0, width=1280, height=720, fill="panel"),)
    )
    box = found(deck(replace(BARE, pages=(page,)), look=replace(LOOK, template=company())), "box")
    assert (box.left, box.width, round(box.height / 9525)) == (0, Inches(10), 540)


def test_on_dark_slides_of_a_company_the_dark_colours_are_used() -> None:
    board = one_page(set_text("Seen", 9, 9, 90, 12))

    def ink(template: bytes) -> set[str]:
        made = deck(board, look=replace(LOOK, template=template))
        return {color.get("val") for color in found(made, "text")._element.iter(f"{A}srgbClr")}

    assert (ink(company()), ink(company(dark=True))) == (
        {LIGHT["ink"][1:].upper()},
        {DARK["ink"][1:].upper()},
    )


@pytest.mark.parametrize(
    "kind",
    [
        b"openxmlformats-officedocument.presentationml.template.main+xml",
        b"ms-powerpoint.presentation.macroEnabled.main+xml",
    ],
    ids=["potx", "pptm"],
)
def test_a_template_of_another_kind_becomes_a_deck(kind: bytes) -> None:
    data = paint([SAMPLE], replace(LOOK, template=company(kind=kind)))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        types = file.read("[Content_Types].xml")
    assert kind not in types
    assert len(Presentation(io.BytesIO(data)).slides) == 1


def zipped(**files: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        for name, data in files.items():
            file.writestr(name, data)
    return written.getvalue()


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"\xd0\xcf\x11\xe0 old", zipped(a=b"b"), zipped(**{"[Content_Types].xml": b"<Types"}), company()[:-400],
     retyped(company(), b"openxmlformats-officedocument.wordprocessingml.document.main+xml")],
    ids=["empty", "short", "ppt", "zip", "xml", "cut", "docx"],
)  # fmt: skip
def test_what_is_no_deck_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="the template is no PowerPoint file"):
        paint([SAMPLE], replace(LOOK, template=data))


def test_a_number_on_a_dark_colour_can_be_read() -> None:
    from journeyctl.render.board import Item
    from journeyctl.render.slides.entries import of_items

    loud, note = of_items([Item(kind="heat", text="-2", note="1 touchpoint", value=-1.0)], 1)
    (quiet,) = of_items([Item(kind="heat", text="not mapped")], 1)
    assert (loud.run.color, note.run.color, quiet.run.color) == ("worst-ink", "worst-ink", "muted")
    assert loud.bullet is None
