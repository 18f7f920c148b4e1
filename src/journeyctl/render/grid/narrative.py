"""A journey in words: the curve in a sentence, and everything a map says in reading order."""

from collections.abc import Iterator, Sequence

from journeyctl.render.board import Block, Bullets, Heading, Item, Pairs, Paragraph
from journeyctl.render.facts import Facts
from journeyctl.render.grid.grid import Draft, Lane
from journeyctl.render.grid.lanes import felt_words
from journeyctl.render.grid.places import Places
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.look import Look
from journeyctl.render.words import Words

_NEVER = 1e-9


def curve_in_words(feelings: Sequence[tuple[float, str, str]], words: Words) -> str:
    """Return a curve as a sentence: where it starts, where it is lowest and highest, where it ends.

    `feelings` holds value, words and title of each touchpoint with an emotion, in order.
    """
    if not feelings:
        return ""

    def part(key: str, feeling: tuple[float, str, str]) -> str:
        return words(f"map.curve-{key}", feeling=feeling[1], touchpoint=feeling[2])

    first, last = feelings[0], feelings[-1]
    if len(feelings) == 1:
        return part("one", first)
    lowest = min(feelings, key=lambda feeling: feeling[0])
    highest = max(feelings, key=lambda feeling: feeling[0])
    middle = []
    for key, extreme in (("lowest", lowest), ("highest", highest)):
        if all(abs(extreme[0] - end[0]) > _NEVER for end in (first, last)):
            middle.append((feelings.index(extreme), part(key, extreme)))
    start, end = part("start", first), part("end", last)
    if not middle:
        return words("map.curve-flat", start=start, end=end)
    told = words.row([text for _, text in sorted(middle)])
    return words("map.curve-whole", start=start, middle=told, end=end)


def journey_in_words(lanes: Sequence[Lane], found: Places, words: Words) -> Iterator[Block]:
    """Yield what a grid says: stages as headings, touchpoints below them, lanes as lists."""
    for span in found.spans:
        yield Heading(2, span.title)
        if span.goal:
            yield Pairs(((words("common.goal"), span.goal),))
        for number in range(span.first, span.first + span.count):
            column = found.columns[number]
            if found.touchpoints[number] is None:
                yield Paragraph(column.title)
                continue
            yield Heading(3, column.title)
            about = [text for text in (column.mark_note, column.note) if text]
            if about:
                yield Paragraph(" · ".join(about))
            for lane in lanes:
                items = lane.cells.get(number, ())
                if items:
                    yield from lane_in_words(lane, items)


def lane_in_words(lane: Lane, items: Sequence[Item]) -> Iterator[Block]:
    """Yield what stands in one cell of a lane."""
    told = [in_words(item) for item in items]
    if len(told) == 1:
        yield Pairs(((lane.title, told[0]),))
        return
    yield Paragraph(f"{lane.title}:")
    yield Bullets(tuple(told))


def in_words(item: Item) -> str:
    """Return an item with the small words below it."""
    return f"{item.text} ({item.note})" if item.note else item.text


def describe(facts: Facts, identifier: str, found: Places, look: Look) -> str:
    """Return in a few sentences what a map of a journey shows."""
    title = clean(facts.journeys[identifier].title)
    touchpoints = sum(1 for _ in found.filled())
    counts = {
        "stages": look.words.count("common.stages", len(found.spans)),
        "touchpoints": look.words.count("common.touchpoints", touchpoints),
    }
    curve = curve_in_words(feelings(facts, found, look), look.words)
    if not curve:
        return look.words("map.description-without-curve", title=title, **counts)
    return look.words("map.description", title=title, curve=curve, **counts)


def feelings(facts: Facts, found: Places, look: Look) -> list[tuple[float, str, str]]:
    """Return value, words and title of each touchpoint with an emotion, in order."""
    felt = ((facts.feeling(touchpoint, look.persona), touchpoint) for _, touchpoint in found.filled())
    return [
        (value, felt_words(facts, touchpoint, look), clean(touchpoint.title))
        for value, touchpoint in felt
        if value is not None
    ]


def speaker_notes(draft: Draft, opening: str = "") -> str:
    """Return what is to be said to a part of a grid: the `opening`, then each touchpoint with what stands below it."""
    told = [opening] if opening else []
    for span in draft.spans:
        told.append(f"{span.title}." if not span.goal else f"{span.title}: {span.goal}.")
        for number in range(span.first, span.first + span.count):
            column = draft.columns[number]
            parts = [
                f"{lane.title}: {'; '.join(in_words(item) for item in items)}"
                for lane in draft.lanes
                if (items := lane.cells.get(number, ()))
            ]
            told.append(f"– {column.title}. {'. '.join(parts)}".rstrip())
    return "\n".join(told)
