"""Texts in words: headings, paragraphs, quotes, lists and tables, as blocks say them."""

from collections.abc import Iterable
from typing import assert_never

from journeyctl.render.board import Block, Bullets, Heading, Pairs, Paragraph, Quote, Table
from journeyctl.render.web.markup import Markup, joined, tag


def prose(blocks: Iterable[Block], level: int) -> Markup:
    """Return blocks as HTML; a heading of level 2 becomes one of `level`."""
    return joined(_block(block, level) for block in blocks)


def _block(block: Block, level: int) -> Markup:
    match block:
        case Heading():
            return tag(f"h{min(6, level + block.level - 2)}", block.text)
        case Paragraph():
            return tag("p", block.text)
        case Quote():
            source = tag("footer", block.source) if block.source else None
            return tag("blockquote", tag("p", block.text), source)
        case Bullets():
            return tag("ul", *(tag("li", item) for item in block.items))
        case Pairs():
            return tag("dl", *(pair(name, value) for name, value in block.pairs))
        case Table():
            return _table(block)
        case _:
            assert_never(block)


def pair(name: str, value: str) -> Markup:
    """Return a name with what it stands for."""
    return tag("div", tag("dt", name), tag("dd", value))


def _table(block: Table) -> Markup:
    head = tag("tr", *(tag("th", name, scope="col") for name in block.head))
    rows = (
        tag("tr", tag("th", row[0], scope="row"), *(tag("td", value) for value in row[1:]))
        for row in block.rows
        if row
    )
    table = tag("table", tag("caption", block.caption), tag("thead", head), tag("tbody", *rows))
    return tag("div", table, class_="scroll", role="group", tabindex=0, aria_label=block.caption)
