"""The touchpoints of a journey as cards, and the ways between them as links: what the flow view draws."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from journeyctl.model.journey import Journey
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.render.board import Shape
from journeyctl.render.facts import Facts
from journeyctl.render.graph.cards import WIDE, card, ghost, pill
from journeyctl.render.graph.graph import PANEL_LETTERS, Card, Graph, Link, Panel
from journeyctl.render.lettering.typeface import clean, set_text, wrap
from journeyctl.render.look import Look
from journeyctl.render.shapes.pieces import SMALL, meter
from journeyctl.render.shapes.signs import sign
from journeyctl.score.flow import Flow
from journeyctl.workspace.elements import element_id

LEAST = 0.005
"""The share of all customers that must leave at a touchpoint so that it is shown."""

_MOMENTS = {"truth": "truth", "magic": "magic", "pain": "moment-pain"}
_MOST = 4  # ways to or from another row that are named one by one
_WHEN = 112.0  # how wide the case of a way is, in pixels


@dataclass(frozen=True, slots=True)
class Way:
    """A way on: from one touchpoint to another, by number; `share` is None where no share is told.

    `guessed` says that nobody has written the share, `load` is the share of all customers who come to the tail and go it.
    """

    tail: int
    head: int
    share: float | None
    guessed: bool
    load: float
    when: str

    @property
    def back(self) -> bool:
        """Whether it leads to where customers have been, in the order of the file."""
        return self.head <= self.tail


@dataclass(frozen=True, slots=True)
class Unit:
    """What is kept together: a touchpoint, by its number, or a stage without any; `stage` counts from 0, -1 for none."""

    stage: int
    touchpoint: int | None


@dataclass(frozen=True)
class Steps:
    """A journey with its ways, worked out once."""

    facts: Facts
    id: str
    look: Look
    made: dict[Unit, Card] = field(default_factory=dict, compare=False)
    """The cards that are made already: a unit stands in many rows that are tried."""

    @property
    def journey(self) -> Journey:
        """The journey."""
        return self.facts.journeys[self.id]

    @cached_property
    def flow(self) -> Flow:
        """How many customers get where."""
        return self.facts.flow(self.id)

    @property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """The touchpoints in the order of the file."""
        return self.flow.touchpoints

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the cards of the touchpoints: each once, even where two have one id."""
        found: dict[str, None] = {}
        for number, touchpoint in enumerate(self.touchpoints):
            name = f"touchpoint:{element_id(touchpoint)}"
            found[f"{name}:{number}" if name in found else name] = None
        return tuple(found)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """All units, in order; a journey without stages has one that stands for nothing."""
        found: list[Unit] = []
        number = 0
        for stage_number, stage in enumerate(self.journey.stages):
            if not stage.touchpoints:
                found.append(Unit(stage_number, None))
            for _ in stage.touchpoints:
                found.append(Unit(stage_number, number))
                number += 1
        return tuple(found) or (Unit(-1, None),)

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """The numbers of the units with which a stage begins."""
        stages = [unit.stage for unit in self.units]
        return tuple(place for place in range(1, len(stages)) if stages[place] != stages[place - 1])

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """All ways, in the order of their touchpoints."""
        told = self.flow.completion is not None
        found = []
        for tail, step in enumerate(self.flow.steps):
            cases: dict[str, dict[str, None]] = {}
            for one in self.touchpoints[tail].next:
                if one.when:
                    cases.setdefault(one.to, {})[one.when] = None
            for head, share in step.items():
                when = "; ".join(cases.get(element_id(self.touchpoints[head]), ()))
                guessed = tail in self.flow.guessed
                found.append(
                    Way(
                        tail, head, share if told else None, guessed, self.flow.reach[tail] * share,
                        clean(when),
                    )
                )  # fmt: skip
        return tuple(found)

    def title(self, number: int) -> str:
        """Return the title of a touchpoint."""
        return clean(self.touchpoints[number].title)

    def leaving(self, number: int) -> float:
        """Return the share of all customers who leave at a touchpoint, 0 where it is too small to be shown."""
        lost = self.flow.lost[number] if self.flow.completion is not None else 0.0
        return lost if lost >= LEAST else 0.0

    def way_words(self, way: Way) -> str:
        """Return a way in words, such as `80 % to “I pay”, when the card is taken`."""
        words, title = self.look.words, self.title(way.head)
        share = self.share_words(way)
        said = words("flow.way-share", share=share, title=title) if share else words("flow.way", title=title)
        return words("flow.way-when", way=said, when=way.when) if way.when else said

    def share_words(self, way: Way) -> str:
        """Return the share of a way, or nothing where all go it or none is told."""
        if way.share is None or way.share > 0.9995:
            return ""
        key = "flow.guess" if way.guessed else "flow.share"
        return self.look.words(key, share=self.look.words.percent(way.share))

    def torn(self, rows: Sequence[range]) -> int:
        """Return how many ways lead to another row than the same or the next, if each range of units is one."""
        row_of = {
            self.units[place].touchpoint: number for number, units in enumerate(rows) for place in units
        }
        return sum(row_of[way.head] - row_of[way.tail] not in {0, 1} for way in self.ways)

    @property
    def wide(self) -> float:
        """How wide cards are: a slide has less room."""
        return WIDE if self.look.paper is None else 168.0

    def graph(self, units: range, down: bool) -> Graph:
        """Return some units as a graph, with what they lead to and come from elsewhere."""
        here = [self.units[place] for place in units]
        cards: dict[str, Card] = {}
        panels: dict[int, list[str]] = {}
        for unit in here:
            one = self.made.get(unit) or self.made.setdefault(unit, self._card(unit))
            cards[one.name] = one
            panels.setdefault(unit.stage, []).append(one.name)
        links = [*_in_order(here, list(cards))]
        links += self._links({unit.touchpoint for unit in here if unit.touchpoint is not None}, cards)
        before = self.units[units.start - 1].stage if units.start else None
        return Graph(
            title=clean(self.journey.title),
            cards=tuple(cards.values()),
            links=tuple(links),
            panels=tuple(
                self._panel(stage, members, stage == before) for stage, members in panels.items() if stage >= 0
            ),
            down=down,
            near=30 if down else 18,
            far=36,
        )  # fmt: skip

    def _panel(self, number: int, members: list[str], goes_on: bool) -> Panel:
        stage = self.journey.stages[number]
        title = clean(stage.title)
        said = self.look.words("flow.continued", title=title) if goes_on else title
        lines = set_text(said, 0, 0, self.wide, PANEL_LETTERS, bold=True, most=4).lines
        return Panel(
            name=f"stage:{element_id(stage)}:{number}" if number in self._twice else f"stage:{element_id(stage)}",
            lines=lines, title=said, members=tuple(members), room=self.wide,
        )  # fmt: skip

    @cached_property
    def _twice(self) -> frozenset[int]:
        ids = [element_id(stage) for stage in self.journey.stages]
        return frozenset(number for number, one in enumerate(ids) if ids.index(one) != number)

    def _card(self, unit: Unit) -> Card:
        words = self.look.words
        if unit.touchpoint is None:
            key = "flow.nothing" if unit.stage < 0 else "flow.no-touchpoint"
            return ghost(f"empty:{unit.stage}", words(key), wide=self.wide)
        number = unit.touchpoint
        touchpoint = self.touchpoints[number]
        comes = self.look.persona is None or self.facts.comes(self.look.persona, self.journey, touchpoint)
        notes = []
        if touchpoint.channel:
            notes.append(self.facts.name("channel", touchpoint.channel))
        if touchpoint.optional:
            notes.append(words("flow.optional"))
        if not comes:
            notes.append(words("flow.not-theirs"))
        return card(
            self.names[number],
            self.title(number),
            notes=(" · ".join(notes),) if notes else (),
            feeling=self.facts.feeling(touchpoint, self.look.persona) if comes else None,
            corner=_MOMENTS.get(touchpoint.moment or "", ""),
            below=tuple(self._below(number)),
            deep=15,
            color="ink" if comes else "muted",
            dashed=not comes,
            title=self.card_words(number),
            wide=self.wide,
            detail=f"touchpoint:{self.id}/{self.names[number].partition(':')[2]}",
        )

    def _below(self, number: int) -> Iterator[Shape]:
        """Yield the last line of a card: who comes there, how many pain points are open, whether it is only assumed."""
        words, x = self.look.words, 0.0
        touchpoint = self.touchpoints[number]
        if self.flow.completion is not None:
            reach = self.flow.reach[number]
            said = set_text(words.percent(reach), 38, 0, 38, SMALL, color="muted")
            yield from meter(0, said.height / 2 - 2, 32, reach, "rule")
            yield said
            x = 76.0
        pains = len(self.open_pains(touchpoint))
        if pains:
            yield from sign("pain", x, 2, 10)
            yield set_text(words.number(pains), x + 14, 0, 20, SMALL, color="pain", bold=True)
            x += 32
        if self.facts.rests_on(touchpoint.evidence) != "sound":
            yield from sign("assumption", x, 2, 10)

    def open_pains(self, touchpoint: Touchpoint) -> list[str]:
        """Return the pain points of a touchpoint that still hurt, in words."""
        return [clean(pain.statement) for pain in touchpoint.pain_points if self.facts.is_open(pain.status)]

    def card_words(self, number: int) -> str:
        """Return what a card says, for who cannot see it."""
        words, said = self.look.words, [self.title(number)]
        if self.flow.completion is not None:
            said.append(words("flow.reach", share=words.percent(self.flow.reach[number])))
        if self.leaving(number):
            said.append(words("flow.leaves", share=words.percent(self.leaving(number))))
        return "; ".join(said)

    def _links(self, here: set[int], cards: dict[str, Card]) -> Iterator[Link]:
        """Yield the links of some touchpoints, and put the cards at their far ends beside the others."""
        out = [way for way in self.ways if way.tail in here and way.head not in here]
        into = [way for way in self.ways if way.head in here and way.tail not in here]
        for way in self.ways:
            if way.tail in here and way.head in here:
                yield self._link(way, self.names[way.tail], self.names[way.head])
        for way in out:
            others = len({other.head for other in out if other.tail == way.tail})
            text, name = self.title(way.head), f"to:{way.head}"
            if others > _MOST:
                text, name = self.look.words("flow.others", count=others), f"to-all:{way.tail}"
            elif way.back:
                text = self.look.words("flow.back-to", title=text)
            yield from self._elsewhere(way, self.names[way.tail], name, text, cards, out=True)
        for way in into:
            others = len({other.tail for other in into if other.head == way.head})
            text, name = self.title(way.tail), f"from:{way.tail}"
            if others > _MOST:
                text, name = self.look.words("flow.others", count=others), f"from-all:{way.head}"
            yield from self._elsewhere(way, self.names[way.head], name, text, cards, out=False)
        for number in sorted(here):
            if share := self.leaving(number):
                text = self.look.words("flow.leave", share=self.look.words.percent(share))
                name = f"leave:{number}"
                cards[name] = pill(name, text, fill="pain-soft", stroke="pain-soft", color="pain")
                yield Link(
                    tail=self.names[number], head=name, title=text, weight=_weight(share), color="pain"
                )

    def _elsewhere(
        self, way: Way, own: str, name: str, text: str, cards: dict[str, Card], *, out: bool
    ) -> Iterator[Link]:
        known = name in cards
        if not known:
            cards[name] = pill(name, text, dashed=True, stroke="rule", most=self.wide - 40)
        if known and name.partition(":")[0].endswith("-all"):
            return
        yield self._link(way, own if out else name, name if out else own)

    def _link(self, way: Way, tail: str, head: str) -> Link:
        share = self.share_words(way)
        when = wrap(way.when, _WHEN, SMALL)
        if len(when) > 3:
            when = set_text(way.when, 0, 0, _WHEN, SMALL, most=3).lines
        back = way.back
        return Link(
            tail=tail, head=head, title=f"{self.title(way.tail)}: {self.way_words(way)}",
            label=(share, *when) if share else when, loud=1 if share else 0,
            weight=_weight(way.load) if way.share is not None else 1.5,
            color="accent" if back else "rule", dashed=back,
        )  # fmt: skip


def _in_order(units: Sequence[Unit], names: Sequence[str]) -> Iterator[Link]:
    """Yield what nobody sees: it keeps a stage without touchpoints in its place."""
    for place in range(1, len(units)):
        if units[place].touchpoint is None or units[place - 1].touchpoint is None:
            yield Link(tail=names[place - 1], head=names[place], title="", hidden=True)


def _weight(load: float) -> float:
    """Return how wide a line is for a share of all customers, from 1.2 to 4 pixels."""
    return round(1.2 + 2.8 * min(1.0, load), 2)
