"""A journey before and after a change in one picture: both curves, and in each column what has changed there.

What is the same stays grey and narrow, so that the change is what one sees.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from journeyctl.model.journey import Journey
from journeyctl.model.pain import PainPoint
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.render.board import (
    Block,
    Board,
    Bullets,
    Column,
    Head,
    Heading,
    Item,
    Key,
    Notice,
    Paragraph,
    Span,
)  # fmt: skip
from journeyctl.render.grid.change_words import (
    ChangeWords,
    figure_words,
    met_keys,
    sign_of,
    signed_words,
)  # fmt: skip
from journeyctl.render.grid.field_words import plain_number
from journeyctl.render.grid.grid import Draft, Lane
from journeyctl.render.grid.narrative import lane_in_words, speaker_notes
from journeyctl.render.grid.reason_words import reason_words, version_names, versions_in_words
from journeyctl.render.grid.sheets import grid_pages
from journeyctl.render.grid.two_sides import TwoTouchpoints, curve_keys, curves_in_words, two_curves
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.look import Look
from journeyctl.render.versions import Both, Kind, Mark, Versions
from journeyctl.workspace.elements import element_id, name_of

_PARTS: tuple[tuple[Kind, str], ...] = (
    ("pain", "pains"), ("gain", "gains"), ("opportunity", "opportunities"), ("metric", "metrics"),
)  # fmt: skip


def lay_out(versions: Versions, look: Look) -> Board:
    """Return a journey in two versions as a board."""
    words = look.words
    sheet = _Sheet.of(versions, look)
    title = clean(name_of(versions.journey.shown))
    draft = Draft(
        caption=words("difference.caption", title=title),
        corner=words("difference.corner"),
        spans=sheet.spans,
        columns=sheet.columns,
        lanes=tuple(lane for lane in sheet.lanes() if lane.cells or lane.curves),
    )
    head = _head(versions, sheet)
    legend = tuple(_legend(draft, look))
    return Board(
        view="difference",
        id=versions.id,
        lang=words.lang,
        head=head,
        description=sheet.description(title),
        pages=grid_pages(draft, head, legend, look, speaker_notes),
        text=tuple(_in_words(draft, head, sheet)),
        legend=legend,
        filters=_filters(draft, look),
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """A column: a touchpoint in both versions, None for a stage that has none to show."""

    stage: Both
    touchpoint: Both | None

    @property
    def sides(self) -> TwoTouchpoints:
        """The touchpoint before and after."""
        both = self.touchpoint
        if both is None:
            return None, None
        was, now = both.before, both.after
        return was if isinstance(was, Touchpoint) else None, now if isinstance(now, Touchpoint) else None

    @property
    def is_quiet(self) -> bool:
        """Say whether nothing has changed here."""
        return not (self.touchpoint.has_changed if self.touchpoint else self.stage.marks)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The columns of a journey in two versions, and what stands in them."""

    versions: Versions
    look: Look
    words: ChangeWords
    places: tuple[_Place, ...]
    spans: tuple[Span, ...]
    columns: tuple[Column, ...]

    @classmethod
    def of(cls, versions: Versions, look: Look) -> "_Sheet":
        words = ChangeWords(look.words, versions.facts)
        spans: list[Span] = []
        places: list[_Place] = []
        for stage in versions.journey.those("stage"):
            found = [_Place(stage, touchpoint) for touchpoint in stage.those("touchpoint")]
            found = found or [_Place(stage, None)]
            spans.append(
                Span(
                    id=_id_of(stage),
                    title=clean(name_of(stage.shown)),
                    first=len(places),
                    count=len(found),
                    goal=_told_of_stage(stage, words),
                )
            )
            places += found
        columns = tuple(_column(place, look) for place in places)
        return cls(versions, look, words, tuple(places), tuple(spans), columns)

    def lanes(self) -> Iterator[Lane]:
        """Yield what changes, both curves, and the things of which some have changed."""
        label = self.look.words
        cells = {
            number: tuple(self._changes(place))
            for number, place in enumerate(self.places)
            if not place.is_quiet
        }
        cells = {number: items for number, items in cells.items() if items}
        yield Lane(
            key="change",
            title=label("difference.change"),
            cells=cells,
            tones=dict.fromkeys(cells, "accent-soft"),
        )
        yield self._curves()
        for kind, name in _PARTS:
            yield Lane(key=name, title=label(f"common.{name}"), cells=self._parts(kind))

    def _changes(self, place: _Place) -> Iterator[Item]:
        both = place.touchpoint
        if both is None:
            return
        items = [*self.words.fates(both.marks), *self.words.fields(both.marks)]
        if not any(mark.how != "changed" for mark in both.marks):
            changed = [(name, sum(1 for one in both.those(kind) if one.marks)) for kind, name in _PARTS]
            words = self.look.words
            below = [
                words.pair(words(f"common.{name}"), words.number(count)) for name, count in changed if count
            ]
            items.insert(0, Item(kind="changed", text=words("difference.changed"), note=words.row(below)))
        first, *others = items
        yield replace(first, name=f"change:{_id_of(both)}")
        yield from others

    def _curves(self) -> Lane:
        words, facts = self.look.words, self.versions.facts
        lane = two_curves([place.sides for place in self.places], facts, self.look)
        cells: dict[int, tuple[Item, ...]] = {}
        labels: dict[int, str] = {}
        for number, place in enumerate(self.places):
            values = [
                None if touchpoint is None else facts[side].feeling(touchpoint, self.look.persona)
                for side, touchpoint in enumerate(place.sides)
            ]
            was, now = values
            if was is not None and now is not None and was != now:
                labels[number] = words(
                    "difference.feels", before=self._score(place, 0), after=self._score(place, 1)
                )
                trend = words("difference.better" if now > was else "difference.worse")
                cells[number] = (Item(kind="emotion", text=labels[number], value=now, note=trend),)
            elif was is not None and now is not None:
                felt = lane.curves[0].values[number][1]
                cells[number] = (Item(kind="emotion", text=felt, value=now),)
            elif number in lane.cells:
                cells[number] = lane.cells[number]
        first, *others = lane.curves or (None,)
        if first is None:
            return lane
        told = {number: (value, labels.get(number, "")) for number, (value, _) in first.values.items()}
        moved = any(mark.how == "moved" for place in self.places for mark in _marks_of(place))
        if moved:
            others = [replace(one, title=words("difference.before-as-now")) for one in others]
        return replace(lane, cells=cells, curves=(replace(first, values=told), *others))

    def _score(self, place: _Place, side: int) -> str:
        """Return an emotion as it is written, on the scale of its side."""
        touchpoint = place.sides[side]
        emotion = touchpoint.emotion if touchpoint else None
        return plain_number(emotion.score, self.look.words) if emotion else ""

    def _parts(self, kind: Kind) -> dict[int, tuple[Item, ...]]:
        """Return the things of a kind that have changed, and how many have not."""
        cells: dict[int, tuple[Item, ...]] = {}
        for number, place in enumerate(self.places):
            parts = list(place.touchpoint.those(kind)) if place.touchpoint else []
            changed = [one for one in parts if one.marks]
            told = [item for one in changed for item in self._part(one)]
            if told and len(parts) > len(changed):
                rest = self.look.words.number(len(parts) - len(changed))
                told.append(Item(kind="quiet", text=self.look.words("difference.unchanged", count=rest)))
            if told:
                cells[number] = tuple(told)
        return cells

    def _part(self, both: Both) -> Iterator[Item]:
        """Yield a thing with what has become of it, and below it the fields that have changed."""
        shown = both.shown
        kind: str = both.kind
        if isinstance(shown, PainPoint) and not self.versions.facts[1].is_open(shown.status):
            kind = "solved"
        note = self.words.note(both.marks)
        if isinstance(shown, PainPoint) and both.before is None and shown.severity is not None:
            low, high = shown.severity
            severity = self.words.value("severity", low if low == high else (low, high), 1)
            note = self.look.words.row([note, self.look.words("map.severity", severity=severity)])
        yield Item(
            kind=kind if both.after is not None else "removed",
            text=clean(name_of(shown)),
            name=f"{both.kind}:{element_id(shown)}" if both.after is not None else "",
            note=note,
        )
        yield from self.words.fields(both.marks)

    def of_journey(self) -> tuple[str, ...]:
        """Return what has changed in no touchpoint: the journey itself, its decisions, its numbers, and those of its stages."""
        journey = self.versions.journey
        told = [self.words.line(mark) for mark in journey.marks]
        stages = [one for stage in journey.those("stage") for one in stage.those("metric")]
        for part in (*journey.those("decision"), *journey.those("metric"), *stages):
            told += (self.words.of_thing(part.kind, clean(name_of(part.shown)), mark) for mark in part.marks)
        return tuple(told)

    def description(self, title: str) -> str:
        """Return in a few sentences what has changed."""
        words, names = self.look.words, version_names(self.versions.names, self.look.words)
        told = [words("difference.description", title=title, before=names[0], after=names[1])]
        counts: dict[str, int] = {}
        for column in self.columns:
            for change in column.tags.get("change", ()):
                counts[change] = counts.get(change, 0) + 1
        if counts:
            rows = [
                words.pair(words(f"difference.{change}"), words.number(count))
                for change, count in counts.items()
            ]
            told.append(words("difference.counts", counts=words.row(rows)))
        told += curves_in_words([place.sides for place in self.places], self.versions.facts, self.look)
        return words.sentences(told)


def _marks_of(place: _Place) -> tuple[Mark, ...]:
    return (*place.stage.marks, *(place.touchpoint.marks if place.touchpoint else ()))


def _id_of(both: Both) -> str:
    """Return the id of a thing; one that is gone may have had that of another thing."""
    name = element_id(both.shown)
    return f"{name}--gone" if both.after is None else name


def _column(place: _Place, look: Look) -> Column:
    both = place.touchpoint
    if both is None:
        return Column(
            id=f"{_id_of(place.stage)}--", title=look.words("difference.empty"), x=0, width=0, quiet=place.is_quiet
        )  # fmt: skip
    return Column(
        id=_id_of(both),
        title=clean(name_of(both.shown)),
        x=0,
        width=0,
        quiet=place.is_quiet,
        tags={"change": (both.change or "same",)},
    )


def _told_of_stage(stage: Both, words: ChangeWords) -> str:
    """Return what has become of a stage, with a sign."""
    return " · ".join(signed_words(mark.how, words.line(mark)) for mark in stage.marks)


def _head(versions: Versions, sheet: _Sheet) -> Head:
    words = sheet.look.words
    journey = versions.journey.shown
    state = journey.state if isinstance(journey, Journey) else ""
    title = clean(
        versions.facts[1].workspace.settings.title or versions.facts[0].workspace.settings.title or ""
    )
    notices = []
    for kind, key, reasons in (
        ("worse", "too-bad", versions.worse),
        ("changed", "as-decided", versions.decided),
    ):
        if reasons:
            lines = tuple(reason_words(reason, words) for reason in reasons)
            notices.append(Notice(kind=kind, title=words(f"difference.{key}"), lines=lines))
    if told := sheet.of_journey():
        kind = sign_of(versions.journey.marks[0].how if versions.journey.marks else "changed")
        notices.append(Notice(kind=kind, title=words("difference.of-journey"), lines=told))
    kicker = (words("difference.kicker"), words(f"common.state-{state}") if state else "", title)
    return Head(
        kicker=" · ".join(filter(None, kicker)),
        title=clean(name_of(journey)),
        lead=versions_in_words(versions.names, words),
        state=state,
        facts=tuple((words(f"difference.{one.name}"), figure_words(one, words)) for one in versions.figures),
        notices=tuple(notices),
    )


def _filters(draft: Draft, look: Look) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return by which changes columns can be found, where there are several."""
    met = dict.fromkeys(change for column in draft.columns for change in column.tags.get("change", ()))
    options = tuple((change, look.words(f"difference.{change}")) for change in met)
    return {"change": options} if len(options) > 1 else {}


def _legend(draft: Draft, look: Look) -> Iterator[Key]:
    yield from curve_keys(draft.lanes)
    met = {item.kind: None for lane in draft.lanes for items in lane.cells.values() for item in items}
    for kind, text in met_keys(met, look.words):
        yield Key(sign=kind, text=text)


def _in_words(draft: Draft, head: Head, sheet: _Sheet) -> Iterator[Block]:
    """Yield what the picture says, stage by stage; of what is the same, the names alone."""
    for notice in head.notices:
        yield Heading(2, notice.title)
        yield Bullets(notice.lines)
    for span in draft.spans:
        yield Heading(2, span.title)
        if span.goal:
            yield Paragraph(span.goal)
        same = []
        for number in range(span.first, span.first + span.count):
            column = draft.columns[number]
            if column.quiet:
                same.append(column.title)
                continue
            yield Heading(3, column.title)
            for lane in draft.lanes:
                if number in lane.cells:
                    yield from lane_in_words(lane, lane.cells[number])
        if same:
            label = sheet.look.words("difference.same")
            yield Paragraph(sheet.look.words.pair(label, sheet.look.words.row(same)))
