"""The parts of a section: its head, its tables and pictures, its legend, everything in words, and the details that open."""

from journeyctl.render.board import Head, Key, Notice, Person
from journeyctl.render.paint.drawing import classy, draw
from journeyctl.render.shapes.pieces import key_sign
from journeyctl.render.web.blocks import pair, prose
from journeyctl.render.web.decisions import decisions
from journeyctl.render.web.icons import icon, portrait, smile
from journeyctl.render.web.markup import Markup, joined, tag
from journeyctl.render.web.picture import picture
from journeyctl.render.web.sections import Section, Sheet
from journeyctl.render.web.table import table
from journeyctl.render.web.toolbar import toolbar
from journeyctl.render.words import Words


def head(section: Section, level: int, words: Words) -> Markup:
    """Return the head of a board, its title a heading of that level."""
    told: Head = section.board.head
    # The picture of a persona is its card already.
    persons = () if section.board.view == "persona" else told.persons
    people = (_person(person, words) for person in persons)
    return tag(
        "div",
        tag("p", told.kicker, class_="kicker"),
        tag(f"h{level}", told.title, class_="title", id=f"{section.key}-title"),
        tag("p", told.lead, class_="lead") if told.lead else None,
        tag("dl", *(pair(*fact) for fact in told.facts), class_="facts") if told.facts else None,
        *map(_notice, told.notices),
        tag("ul", *people, class_="people", aria_label=words("common.personas")) if persons else None,
        class_="head",
    )


def _notice(notice: Notice) -> Markup:
    lines = tag("ul", *(tag("li", line) for line in notice.lines))
    title = tag("p", icon(notice.kind), notice.title, class_="strong")
    return tag("div", title, lines, class_=f"notice k-{notice.kind}", role="note")


def _person(person: Person, words: Words) -> Markup:
    told = [person.share] if person.share else []
    if person.assumed:
        told.append(words("common.assumption"))
    inside = tag(
        "div",
        tag("p", person.name, class_="name"),
        tag("p", person.role, class_="small") if person.role else None,
        tag("p", " · ".join(told), class_="small strong") if told else None,
        tag("p", words.quote(person.quote), class_="said") if person.quote else None,
    )
    return tag("li", portrait(person), inside, class_="person assumed" if person.assumed else "person")


def body(section: Section, level: int, words: Words) -> Markup:
    """Return everything below the head; headings begin with that level."""
    shown = [_sheet(section, sheet, words) for sheet in section.sheets]
    below = (_legend(section.board.legend, words), decisions(section, level, words), _words(section, level, words), _details(section, level, words))  # fmt: skip
    return joined((*shown, *below))


def _sheet(section: Section, sheet: Sheet, words: Words) -> Markup:
    if len(section.sheets) == 1:
        return _shown(section, sheet, words)
    return joined((tag("p", sheet.label, class_="sheet-title"), _shown(section, sheet, words)))


def _shown(section: Section, sheet: Sheet, words: Words) -> Markup:
    grid = sheet.page.grid
    if grid is None or not grid.columns:
        return picture(section, sheet)
    return joined((toolbar(section, sheet, grid, words), table(section, sheet, grid, words)))


def _legend(keys: tuple[Key, ...], words: Words) -> Markup | None:
    if not keys:
        return None
    entries = (tag("li", _sign(key.sign), key.text) for key in keys)
    return tag("ul", *entries, class_="legend", aria_label=words("html.legend"))


def _sign(sign: str) -> Markup | None:
    kind, _, value = sign.partition(":")
    if kind == "face":
        return smile(float(value))
    if value:
        drawing = Markup(draw(key_sign(sign, 0, 0), classy()))
        return tag("svg", drawing, class_="sign", viewBox="0 0 12 12", aria_hidden="true")
    return icon(kind)


def _words(section: Section, level: int, words: Words) -> Markup | None:
    board = section.board
    if not board.text:
        return None
    lead = tag("p", board.description, class_="lead") if board.description else None
    inside = tag("div", lead, prose(board.text, level), class_="prose")
    # Where there is nothing else to look at, nobody has to open it.
    opened = not section.sheets
    return tag("details", tag("summary", words("html.in-words")), inside, class_="words", open=opened)


def _details(section: Section, level: int, words: Words) -> Markup | None:
    """Return what opens when a reader asks: native popovers, which need no script."""
    if not section.details:
        return None
    entries = []
    for key, detail in section.details:
        name = f"{key}-title"
        title = tag(f"h{level}", icon(detail.kind), detail.title, id=name, tabindex=-1)
        close = tag(
            "button",
            words("html.close"),
            type="button",
            class_="close",
            popovertarget=key,
            popovertargetaction="hide",
        )
        entries.append(
            tag(
                "div",
                tag("div", title, close, class_="detail-head"),
                tag("div", prose(detail.text, level), class_="prose"),
                class_=f"detail k-{detail.kind}",
                id=key,
                popover=True,
                role="dialog",
                aria_labelledby=name,
            )
        )
    return tag("div", tag("p", words("html.details"), class_="details-title"), *entries, class_="details")
