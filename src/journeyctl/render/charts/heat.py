"""Tables of emotions: which values stand in which cells, before anything has a place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from journeyctl.model.journey import Journey, Stage
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.render.facts import Facts
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.look import Look
from journeyctl.score.coverage import coverage
from journeyctl.workspace.elements import element_id


@dataclass(frozen=True, slots=True)
class Heat:
    """What stands in a cell: the mean emotion from -1 to 1, and counts in words.

    `kind` is `felt`, `unfelt` (touchpoints without an emotion), `empty`, or `hole` (nobody has mapped it, and somebody should).
    """

    kind: Literal["felt", "unfelt", "empty", "hole"]
    value: float | None = None
    counts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """The title of a row or a column, with a few small words."""

    id: str
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatTable:
    """A table of emotions: cells by the numbers of their row and column; those that are missing are empty."""

    name: str
    title: str
    caption: str
    corner: str
    rows: tuple[Label, ...]
    columns: tuple[Label, ...]
    cells: Mapping[tuple[int, int], Heat]
    left_out: tuple[str, ...] = field(default=())

    def at(self, row: int, column: int) -> Heat:
        """Return what stands in a cell."""
        return self.cells.get((row, column), _EMPTY)

    @property
    def felt(self) -> bool:
        """Whether there is an emotion in it."""
        return any(heat.value is not None for heat in self.cells.values())

    def used(self) -> "HeatTable":
        """Return the table without its empty rows; their titles are kept."""
        full = [number for number in range(len(self.rows)) if any(row == number for row, _ in self.cells)]
        place = {number: at for at, number in enumerate(full)}
        return HeatTable(
            name=self.name, title=self.title, caption=self.caption, corner=self.corner, columns=self.columns,
            rows=tuple(self.rows[number] for number in full),
            cells={(place[row], column): heat for (row, column), heat in self.cells.items()},
            left_out=tuple(row.title for number, row in enumerate(self.rows) if number not in place),
        )  # fmt: skip


_EMPTY = Heat("empty")


def mean(values: Sequence[float | None]) -> float | None:
    """Return the mean of the emotions that somebody has written; None where there is none."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def channel_table(facts: Facts, identifier: str, look: Look) -> HeatTable | None:
    """Return the stages of a journey by the channels of the workspace; None where it has no touchpoint."""
    words, journey = look.words, facts.journeys[identifier]
    found: dict[tuple[str, int], list[Touchpoint]] = {}
    for column, stage in enumerate(journey.stages):
        for touchpoint in stage.touchpoints:
            if look.persona is None or facts.comes(look.persona, journey, touchpoint):
                found.setdefault((touchpoint.channel or "", column), []).append(touchpoint)
    if not found:
        return None
    known = tuple(facts.workspace.settings.channels or ())
    others = sorted({channel for channel, _ in found} - set(known) - {""})
    channels = [*known, *others, *([""] if any(not channel for channel, _ in found) else [])]
    cells = {
        (channels.index(channel), column): _channel_heat(facts, touchpoints, look)
        for (channel, column), touchpoints in found.items()
    }
    title = clean(journey.title)
    return HeatTable(
        name=f"channels:{identifier}", title=words("heatmap.channels-title", journey=title),
        caption=words("heatmap.channels-caption", journey=title), corner=words("heatmap.channels-corner"), cells=cells,
        rows=tuple(
            Label(channel, facts.name("channel", channel)) if channel else Label("", words("heatmap.no-channel"))
            for channel in channels
        ),
        columns=tuple(
            Label(element_id(stage), clean(stage.title), facts.name("phase", stage.phase) if stage.phase else "")
            for stage in journey.stages
        ),
    )  # fmt: skip


def _channel_heat(facts: Facts, touchpoints: Sequence[Touchpoint], look: Look) -> Heat:
    words = look.words
    pains = sum(facts.is_open(pain.status) for touchpoint in touchpoints for pain in touchpoint.pain_points)
    counts = [words.count("common.touchpoints", len(touchpoints))]
    if pains:
        counts.append(words.count("heatmap.pains", pains))
    value = mean([facts.feeling(touchpoint, look.persona) for touchpoint in touchpoints])
    return Heat("unfelt" if value is None else "felt", value, tuple(counts))


def coverage_table(facts: Facts, look: Look) -> HeatTable | None:
    """Return the personas (and everybody, where journeys name nobody) by phases; None where there is neither."""
    words = look.words
    covered = coverage(facts.workspace, facts.journeys)
    rows = [persona for persona in covered.personas if look.persona in {None, persona}]
    if covered.everybody and look.persona is None:
        rows.append("")
    if not rows or not covered.phases:
        return None
    cells: dict[tuple[int, int], Heat] = {}
    for row, persona in enumerate(rows):
        for column, phase in enumerate(covered.phases):
            names = covered.cells.get((persona, phase), ()) if persona else covered.everybody.get(phase, ())
            if names:
                cells[row, column] = _phase_heat(facts, names, phase, persona, look)
            elif persona:
                cells[row, column] = Heat("hole")
    return HeatTable(
        name="coverage", title=words("heatmap.coverage-title"), caption=words("heatmap.coverage-caption"),
        corner=words("heatmap.coverage-corner"), cells=cells,
        rows=tuple(
            Label(name, facts.name("persona", name) if name else words("common.everybody"), _share(facts, name, look))
            for name in rows
        ),
        columns=tuple(Label(phase, facts.name("phase", phase)) for phase in covered.phases),
    )  # fmt: skip


def _share(facts: Facts, persona: str, look: Look) -> str:
    share = facts.personas[persona].segment_share if persona else None
    return "" if share is None else look.words.percent(share)


def _phase_heat(facts: Facts, journeys: Sequence[str], phase: str, persona: str, look: Look) -> Heat:
    values = [
        facts.feeling(touchpoint, persona or None)
        for name in journeys
        for touchpoint in _coming(facts, facts.journeys[name], phase, persona)
    ]
    value = mean(values)
    counts = (
        look.words.count("common.touchpoints", len(values)),
        look.words.count("heatmap.journeys", len(journeys)),
    )
    return Heat("unfelt" if value is None else "felt", value, counts)


def _coming(facts: Facts, journey: Journey, phase: str, persona: str) -> Iterator[Touchpoint]:
    """Yield the touchpoints of a phase to which a persona comes (nobody: those that name nobody)."""
    for stage in journey.stages:
        if stage.phase != phase:
            continue
        for owner, touchpoint in _places(facts, journey, stage):
            named = [lists for lists in (journey.personas, owner.personas, touchpoint.personas) if lists]
            line = facts.lines.get(persona, (persona,))
            if (
                (not named)
                if not persona
                else named and all(any(one in names for one in line) for names in named)
            ):
                yield touchpoint


def _places(facts: Facts, journey: Journey, stage: Stage) -> Iterator[tuple[Journey, Touchpoint]]:
    """Yield the touchpoints of a stage, or those of the journey that shows it in detail, with their journey."""
    detail = facts.journeys.get(stage.journey) if stage.journey and not stage.touchpoints else None
    stages = (stage,) if detail is None else detail.stages
    for inner in stages:
        for touchpoint in inner.touchpoints:
            yield detail or journey, touchpoint
