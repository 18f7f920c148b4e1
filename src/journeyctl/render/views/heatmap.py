"""Heatmaps: how each persona feels in each phase, and each stage of a journey in each channel."""

from collections.abc import Iterator

from journeyctl.render.board import Block, Board, Head, Heading, Key, Page, Paragraph, Table
from journeyctl.render.charts.heat import HeatTable, channel_table, coverage_table
from journeyctl.render.charts.heat_sheets import emotion_words, endless_width, heat_pages, heat_words
from journeyctl.render.facts import Facts
from journeyctl.render.lettering.typeface import clean, set_text
from journeyctl.render.look import Look, Paper
from journeyctl.render.shapes.pieces import STRONG, headline
from journeyctl.score.emotion import normalised

ABOUT = "workspace"


def lay_out(facts: Facts, identifier: str, look: Look) -> Board:
    """Return the heatmaps of a workspace, each on a page of its own."""
    words, scale = look.words, facts.workspace.settings.scales.emotion
    tables = [table for table in _tables(facts, look) if table is not None]
    title = clean(facts.workspace.settings.title or words("heatmap.title"))
    head = Head(
        kicker=words("heatmap.kicker"),
        title=title,
        lead=words("heatmap.title") if facts.workspace.settings.title else "",
    )
    keys = _keys(facts, tables, look)
    named = (words("heatmap.kicker"), clean(facts.workspace.settings.title or ""))
    kicker = " · ".join(part for part in named if part)
    wide = max(map(endless_width, tables), default=0.0)
    pages: list[Page] = []
    for table in tables:
        told = _told(facts, table, look)
        own = Head(kicker=kicker, title=table.title, lead=told)
        pages += heat_pages(table, own, _of(table, keys), scale, look, told, wide)
    return Board(
        view="heatmap", id=identifier, lang=words.lang, head=head, legend=keys,
        description=words.sentences([words("heatmap.described", title=table.title, told=_told(facts, table, look)) for table in tables]) or words("heatmap.nothing"),
        pages=tuple(pages) or (_empty(head, look),),
        text=tuple(block for table in tables for block in _in_words(facts, table, look)) or (Paragraph(words("heatmap.nothing")),),
    )  # fmt: skip


def _tables(facts: Facts, look: Look) -> Iterator[HeatTable | None]:
    yield coverage_table(facts, look)
    for identifier, journey in sorted(facts.journeys.items()):
        if journey.state == "current":
            yield channel_table(facts, identifier, look)


def _told(facts: Facts, table: HeatTable, look: Look) -> str:
    """Return in words where a table is lowest and highest, and what nobody has mapped."""
    words, scale = look.words, facts.workspace.settings.scales.emotion
    felt = [(heat.value, place) for place, heat in sorted(table.cells.items()) if heat.value is not None]
    told = []
    if not felt:
        told.append(words("heatmap.no-emotion"))
    else:
        ends = {"worst": min(felt, key=lambda one: one[0]), "best": max(felt, key=lambda one: one[0])}
        for key, (value, (row, column)) in ends.items():
            told.append(
                words(
                    f"heatmap.{key}", row=table.rows[row].title, column=table.columns[column].title,
                    emotion=emotion_words(value, scale, words),
                )
            )  # fmt: skip
    if table.name == "coverage":
        holes = sum(heat.kind == "hole" for heat in table.cells.values())
        told.append(words.count("heatmap.holes", holes) if holes else words("heatmap.no-holes"))
    return words.sentences(told)


def _keys(facts: Facts, tables: list[HeatTable], look: Look) -> tuple[Key, ...]:
    """Return the legend: the words of the scale of emotions with their faces, and the sign of a hole."""
    words, scale = look.words, facts.workspace.settings.scales.emotion
    heats = [heat for table in tables for heat in table.cells.values()]
    found = []
    if any(heat.value is not None for heat in heats):
        labels = sorted(
            (float(value), clean(label)) for value, label in (scale.labels or {}).items() if _is_number(value)
        )
        plain = ((scale.min, "lowest"), (scale.min / 2 + scale.max / 2, "middle"), (scale.max, "highest"))
        for raw, label in labels or [(raw, words(f"heatmap.key-{key}")) for raw, key in plain]:
            value = normalised(raw, scale)
            text = words(
                "heatmap.key-end",
                label=label,
                number=emotion_words(value, scale, words, 0 if raw == int(raw) else 1),
            )
            found.append(Key(sign=f"face:{value:g}", text=text))
    if any(heat.kind == "hole" for heat in heats):
        found.append(Key(sign="none", text=words("heatmap.key-unmapped")))
    return tuple(found)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _of(table: HeatTable, keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """Return the part of the legend that a table needs."""
    holes = any(heat.kind == "hole" for heat in table.cells.values())
    felt = any(heat.value is not None for heat in table.cells.values())
    return tuple(key for key in keys if (holes if key.sign == "none" else felt))


def _in_words(facts: Facts, table: HeatTable, look: Look) -> Iterator[Block]:
    words, scale = look.words, facts.workspace.settings.scales.emotion
    yield Heading(2, table.title)
    yield Paragraph(_told(facts, table, look))
    yield Table(
        table.caption,
        (table.corner, *(column.title for column in table.columns)),
        tuple(
            (row.title, *(heat_words(table.at(number, column), scale, words) for column in range(len(table.columns))))
            for number, row in enumerate(table.rows)
        ),
    )  # fmt: skip


def _empty(head: Head, look: Look) -> Page:
    paper = look.paper or Paper(880, 300, 40)
    room = paper.width - 2 * paper.margin
    top, y = headline(head, look, paper.margin, paper.margin, room)
    text = set_text(
        look.words("heatmap.nothing"), paper.margin, y + 12, min(room, 640), STRONG, color="muted"
    )
    return Page(name="heatmap", title=head.title, width=paper.width, height=paper.height, shapes=(*top, text))
