"""All journeys of a workspace as cards with a health figure, and how they hang together: what the portfolio draws."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum

from journeyctl.model.journey import Journey
from journeyctl.model.pain import PainPoint
from journeyctl.render.board import Shape
from journeyctl.render.facts import Facts
from journeyctl.render.graph.cards import card, pill
from journeyctl.render.graph.graph import Card, Graph, Link
from journeyctl.render.lettering.typeface import clean, set_text, width
from journeyctl.render.look import Look
from journeyctl.render.shapes.pieces import SMALL, meter
from journeyctl.score.journeys import JourneyScore
from journeyctl.score.pains import same_pains
from journeyctl.workspace.elements import element_id

_WIDE = 268.0
_EACH_ROW = 3  # journeys that hang together with no other, side by side
_LABEL = 104.0


@dataclass(frozen=True, slots=True)
class Health:
    """How well a journey stands, from 0 to 100, and what that is the mean of (each 0 to 100, None where nobody knows).

    `feeling` is the mean emotion (0: the worst of the scale, 100: the best), `ease` 100 less the score of the worst open pain
    point, `complete` how much of the map is filled in, `evidenced` how many of its claims rest on sound evidence. What is not
    known is left out of the mean; a future state has no `ease`, because its pain points are guesses, and
    neither has a journey without touchpoints.
    """

    feeling: float | None
    ease: float | None
    complete: float
    evidenced: float | None

    @property
    def figure(self) -> float:
        """The plain mean of what is known."""
        known = [
            one
            for one in (self.feeling, self.ease, self.complete, self.evidenced)
            if one is not None
        ]  # fmt: skip
        return fsum(known) / len(known)


@dataclass(frozen=True, slots=True)
class Tie:
    """That two journeys have to do with each other; `kind` is `detail` (a sub-journey) or `future`, `where` says at what."""

    kind: str
    tail: str
    head: str
    where: str = ""


@dataclass(frozen=True)
class Estate:
    """The journeys of a workspace, worked out once."""

    facts: Facts
    look: Look

    @cached_property
    def health(self) -> Mapping[str, Health]:
        """The health of each journey."""
        worst: dict[str, float] = {}
        for pain in self.facts.ranked.values():
            worst[pain.case.journey] = max(worst.get(pain.case.journey, 0.0), pain.score)
        return {name: self._health(score, worst.get(name)) for name, score in self.facts.scores.items()}

    def _health(self, score: JourneyScore, worst: float | None) -> Health:
        return Health(
            feeling=None if score.curve is None else 50 * (score.curve.mean + 1),
            ease=100 - (worst or 0.0) if score.load is not None and score.touchpoints else None,
            complete=100 * score.complete,
            evidenced=None if score.evidenced is None else 100 * score.evidenced,
        )

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """How journeys hang together, each tie once."""
        found: dict[tuple[str, str, str], Tie] = {}
        for name, journey in self.facts.journeys.items():
            today = journey.compares_to
            if today is not None and today in self.facts.journeys and today != name:
                found["future", today, name] = Tie("future", today, name)
            for target, where in _details(journey):
                if target in self.facts.journeys and target != name:
                    found.setdefault(("detail", name, target), Tie("detail", name, target, where))
        return tuple(found.values())

    @cached_property
    def shared(self) -> Mapping[str, tuple[PainPoint, tuple[str, ...]]]:
        """The pain points that several journeys have in common, by the id of the first: the pain point, and the journeys."""
        pains = {
            f"{name}/{element_id(pain)}": pain
            for name, journey in self.facts.journeys.items()
            for stage in journey.stages
            for touchpoint in stage.touchpoints
            for pain in touchpoint.pain_points
        }
        found: dict[str, tuple[PainPoint, tuple[str, ...]]] = {}
        below = {tie.head for tie in self.ties if tie.kind == "detail"}
        for group in same_pains(self.facts.workspace).values():
            known = [name for name in group if name in pains and self.facts.is_open(pains[name].status)]
            journeys = sorted(
                {name.partition("/")[0] for name in known}, key=lambda name: (name in below, name)
            )
            if len(journeys) > 1:
                worst = min(known, key=lambda name: (-self._score(name), name))
                found[group[0]] = (pains[worst], tuple(journeys))
        return dict(sorted(found.items()))

    def _score(self, pain: str) -> float:
        ranked = self.facts.ranked.get(pain)
        return ranked.score if ranked else 0.0

    @cached_property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The journeys that hang together, the largest groups first; those that stand alone come last, each by itself."""
        group_of = {name: {name} for name in self.facts.journeys}
        pairs = [(tie.tail, tie.head) for tie in self.ties]
        pairs += ((journeys[0], other) for _, journeys in self.shared.values() for other in journeys[1:])
        for one, other in pairs:
            joined = group_of[one] | group_of[other]
            group_of.update(dict.fromkeys(joined, joined))
        groups = {
            id(group): tuple(name for name in self.facts.journeys if name in group)
            for group in group_of.values()
        }
        return tuple(sorted(groups.values(), key=lambda group: (-len(group), group)))

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The journeys in the order of their groups."""
        return tuple(name for group in self.groups for name in group)

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """The numbers of the units with which another group begins."""
        found, place = [], 0
        for group in self.groups[:-1]:
            place += len(group)
            found.append(place)
        return tuple(found)

    def title(self, journey: str) -> str:
        """Return the title of a journey."""
        return clean(self.facts.journeys[journey].title)

    def phases(self, journey: str) -> list[str]:
        """Return the ids of the phases that a journey covers, in the order of the workspace."""
        covered = {stage.phase for stage in self.facts.journeys[journey].stages if stage.phase}
        known = [phase.id for phase in self.facts.workspace.settings.phases]
        return [name for name in known if name in covered] + sorted(covered - set(known))

    def phase_words(self, journey: str) -> str:
        """Return the phases that a journey covers in words."""
        return self.look.words.row([self.facts.name("phase", name) for name in self.phases(journey)])

    # The following puts it on cards.

    def graph(self, units: range, _down: bool) -> Graph:
        """Return some journeys as a graph, with the names of those elsewhere that they have to do with."""
        here = [self.units[place] for place in units]
        cards = {name: self._card(name) for name in here}
        links = [*self._ties(set(here), cards), *self._pains(set(here), cards), *self._rows(here)]
        return Graph(
            title=clean(self.facts.workspace.settings.title or ""), cards=tuple(cards.values()),
            links=tuple(links), near=20, far=46,
        )  # fmt: skip

    def _card(self, name: str) -> Card:
        journey, score = self.facts.journeys[name], self.facts.scores[name]
        words = self.look.words
        notes = [words(f"common.state-{journey.state}")]
        if journey.owner:
            notes.append(self.facts.name("team", journey.owner))
        below, deep = self._figures(name, score)
        return card(
            f"journey:{name}", clean(journey.title), notes=(" · ".join(notes),), wide=_WIDE,
            feeling=score.curve.mean if score.curve else None, below=below, deep=deep,
            stroke="accent" if journey.state != "current" else "rule", dashed=journey.state != "current",
            title=words.pair(self.title(name), words("portfolio.health", figure=words.number(self.health[name].figure))),
            detail=f"journey:{name}",
        )  # fmt: skip

    def _figures(self, name: str, score: JourneyScore) -> tuple[tuple[Shape, ...], float]:
        """Return the figures of a journey below its title, and how high they are."""
        words, health = self.look.words, self.health[name]
        room = _WIDE - 20 - (26 if score.curve else 0)
        figure = set_text(words.number(health.figure), 0, 0, 40, 20, bold=True)
        beside = width(figure.lines[0], 20, bold=True) + 8
        shapes: list[Shape] = [
            figure,
            set_text(words("portfolio.of-health"), beside, 3, room - beside, SMALL, color="muted"),
            *meter(beside, 20, room - beside, health.figure / 100, "accent"),
        ]
        y = 32.0
        rows = [(words("portfolio.complete"), words.percent(score.complete))]
        if score.evidenced is not None:
            rows.append((words("portfolio.evidenced"), words.percent(score.evidenced)))
        if score.load is not None:
            rows.append(
                (
                    words("portfolio.pains"),
                    f"{words.number(score.pains)} · {words('portfolio.load', load=words.number(score.load))}",
                )
            )
        for label, value in rows:
            end = width(value, SMALL, bold=True) + 1
            shapes += (
                set_text(label, 0, y, room - end - 6, SMALL, color="muted", most=1),
                set_text(value, room - end, y, end, SMALL, bold=True, align="end"),
            )
            y += 15.0
        if self.phases(name):
            phases = set_text(self.phase_words(name), 0, y + 2, room, SMALL, color="accent", most=3)
            shapes.append(phases)
            y += phases.height + 2
        return tuple(shapes), y

    def _ties(self, here: set[str], cards: dict[str, Card]) -> Iterator[Link]:
        words = self.look.words
        for tie in self.ties:
            if tie.tail not in here and tie.head not in here:
                continue
            for name in (tie.tail, tie.head):
                self._mention(name, cards)
            label = words(f"portfolio.tie-{tie.kind}")
            said = words("portfolio.at", kind=label, place=tie.where) if tie.where else label
            future = tie.kind == "future"
            yield Link(
                tail=cards[tie.tail].name, head=cards[tie.head].name, title=f"{self.title(tie.tail)} → {self.title(tie.head)}: {said}",
                label=(label, *set_text(tie.where, 0, 0, _LABEL, SMALL, most=3).lines), weight=1.6, color="accent" if future else "rule", dashed=future,
            )  # fmt: skip

    def _mention(self, name: str, cards: dict[str, Card]) -> None:
        if name not in cards:
            cards[name] = pill(f"elsewhere:{name}", self.title(name), dashed=True, stroke="rule", most=190)

    def _pains(self, here: set[str], cards: dict[str, Card]) -> Iterator[Link]:
        for identifier, (pain, journeys) in self.shared.items():
            if here.isdisjoint(journeys):
                continue
            text = clean(pain.statement)
            one = pill(
                f"shared:{identifier}", text, mark="pain", fill="pain-soft", stroke="pain-soft", color="ink", most=200
            )  # fmt: skip
            cards[one.name] = one
            for place, name in enumerate(journeys):
                self._mention(name, cards)
                ends = (cards[name].name, one.name) if place == 0 else (one.name, cards[name].name)
                yield Link(
                    tail=ends[0], head=ends[1], title=self.look.words("portfolio.shares", title=self.title(name), pain=text),
                    color="pain", weight=1.4, arrow=False,
                )  # fmt: skip

    def _rows(self, here: Sequence[str]) -> Iterator[Link]:
        """Yield what nobody sees: it puts journeys that stand alone beside each other in rows."""
        alone = [group[0] for group in self.groups if len(group) == 1 and group[0] in here]
        for place, name in enumerate(alone):
            if place % _EACH_ROW:
                yield Link(tail=f"journey:{alone[place - 1]}", head=f"journey:{name}", title="", hidden=True)


def _details(journey: Journey) -> Iterator[tuple[str, str]]:
    """Yield the sub-journeys of a journey, and the titles of what they show in detail."""
    for stage in journey.stages:
        if stage.journey:
            yield stage.journey, clean(stage.title)
        for touchpoint in stage.touchpoints:
            if touchpoint.journey:
                yield touchpoint.journey, clean(touchpoint.title)
