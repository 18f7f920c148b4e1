"""The opportunity tree of a journey as paths from a pain point to an initiative, and their cards and links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from journeyctl.model.journey import Journey
from journeyctl.model.pain import Opportunity, PainPoint
from journeyctl.model.plan import Initiative, Plan
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.render.facts import Facts, safe_link
from journeyctl.render.graph.cards import card, ghost
from journeyctl.render.graph.graph import Card, Graph, Link
from journeyctl.render.grid.lanes import metric_words
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.look import Look
from journeyctl.score.leverage import full_id
from journeyctl.workspace.elements import element_id


@dataclass(frozen=True, slots=True)
class Branch:
    """A way down the tree: ids of a pain point, an opportunity and an initiative; None where there is none."""

    pain: str | None
    opportunity: str | None = None
    initiative: str | None = None


@dataclass(frozen=True)
class Tree:
    """What could be done about the pain points of a journey, worked out once."""

    facts: Facts
    id: str
    look: Look

    @property
    def journey(self) -> Journey:
        """The journey."""
        return self.facts.journeys[self.id]

    @cached_property
    def all_pains(self) -> dict[str, tuple[Touchpoint, PainPoint]]:
        """The pain points of all journeys, by id."""
        return {
            f"{name}/{element_id(pain)}": (touchpoint, pain)
            for name, journey in self.facts.journeys.items()
            for stage in journey.stages
            for touchpoint in stage.touchpoints
            for pain in touchpoint.pain_points
        }

    @cached_property
    def opportunities(self) -> dict[str, tuple[Opportunity, tuple[str, ...]]]:
        """The opportunities of the journey and those of others that address its pain points, with what they address."""
        own = f"{self.id}/"
        found = {}
        for name, journey in self.facts.journeys.items():
            for stage in journey.stages:
                for touchpoint in stage.touchpoints:
                    for one in touchpoint.opportunities:
                        pains = tuple(
                            pain
                            for pain in dict.fromkeys(full_id(to, name) for to in one.addresses)
                            if pain in self.all_pains
                        )
                        if name == self.id or any(pain.startswith(own) for pain in pains):
                            found[f"{name}/{element_id(one)}"] = (one, pains)
        return found

    @cached_property
    def initiatives(self) -> dict[str, Initiative]:
        """The initiatives of all plans that are not dropped, by `plan/initiative`."""
        return {
            f"{file.id}/{element_id(one)}": one
            for file, plan in self.facts.workspace.documents(Plan)
            for one in plan.initiatives
            if one.status != "dropped"
        }

    @cached_property
    def answers(self) -> dict[str, list[str]]:
        """The initiatives that answer each opportunity."""
        found: dict[str, list[str]] = {}
        for name, one in self.initiatives.items():
            for target in dict.fromkeys(one.answers):
                found.setdefault(target, []).append(name)
        return found

    @cached_property
    def pains(self) -> tuple[str, ...]:
        """The pain points of the tree, the worst first: the open ones of the journey, and those that its opportunities address."""
        own = f"{self.id}/"
        addressed = {pain for _, pains in self.opportunities.values() for pain in pains}
        found = [
            name
            for name, (_, pain) in self.all_pains.items()
            if name in addressed or (name.startswith(own) and self.facts.is_open(pain.status))
        ]
        return tuple(sorted(found, key=lambda name: (-self.score(name), name)))

    def score(self, pain: str) -> float:
        """Return the score of a pain point (0 to 100); -1 where it has none."""
        ranked = self.facts.ranked.get(pain)
        return ranked.score if ranked else -1.0

    @cached_property
    def branches(self) -> tuple[Branch, ...]:
        """All ways down, those of the worst pain point first, and last the opportunities that address none."""
        found: list[Branch] = []
        for pain in self.pains:
            answering = [name for name, (_, pains) in self.opportunities.items() if pain in pains]
            found += (branch for name in answering for branch in self._below(pain, name))
            if not answering:
                found.append(Branch(pain))
        for name, (_, pains) in self.opportunities.items():
            if not pains:
                found += self._below(None, name)
        return tuple(found) or (Branch(None),)

    def _below(self, pain: str | None, opportunity: str) -> Iterator[Branch]:
        initiatives = self.answers.get(opportunity, [])
        for initiative in initiatives:
            yield Branch(pain, opportunity, initiative)
        if not initiatives:
            yield Branch(pain, opportunity)

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """The numbers of the branches with which another pain point begins."""
        pains = [branch.pain for branch in self.branches]
        return tuple(place for place in range(1, len(pains)) if pains[place] != pains[place - 1])

    # The following puts it on cards.

    @property
    def wide(self) -> float:
        """How wide cards are."""
        return 250.0 if self.look.paper is None else 244.0

    def graph(self, units: range, _down: bool) -> Graph:
        """Return some branches as a graph."""
        cards: dict[str, Card] = {}
        links: dict[tuple[str, str], Link] = {}
        root = self._goal()
        cards[root.name] = root
        for place in units:
            before = root
            for one in self._cards(self.branches[place]):
                cards.setdefault(one.name, one)
                links.setdefault(
                    (before.name, one.name),
                    Link(
                        tail=before.name, head=one.name, title=f"{before.title}: {one.title}", arrow=False,
                        color="rule", dashed=one.dashed, sides=True,
                    ),
                )  # fmt: skip
                before = one
        words = self.look.words
        return Graph(
            title=clean(self.journey.title), cards=tuple(cards.values()), links=tuple(links.values()), near=12, far=44, ordered=True,
            columns=tuple(words(key) for key in ("common.goal", "common.pains", "common.opportunities", "common.initiatives")),
        )  # fmt: skip

    def _cards(self, branch: Branch) -> Iterator[Card]:
        words = self.look.words
        if branch.pain is not None:
            yield self._pain(branch.pain)
        elif branch.opportunity is not None:
            yield self._open("none:pain", words("opportunities.no-pain"))
        else:
            yield self._open("none:all", words("opportunities.nothing"))
            return
        if branch.opportunity is None:
            if self.facts.is_open(self.all_pains[branch.pain][1].status) if branch.pain else False:
                yield self._open(f"none:{branch.pain}", words("opportunities.no-opportunity"))
            return
        yield self._opportunity(branch.opportunity)
        if branch.initiative is None:
            yield self._open(f"none:{branch.opportunity}", words("opportunities.no-initiative"))
        else:
            yield self._initiative(branch.initiative)

    def _open(self, name: str, text: str) -> Card:
        return ghost(name, text, wide=self.wide)

    def _goal(self) -> Card:
        journey = self.journey
        notes = []
        for metric in journey.metrics[:2]:
            score = self.facts.metrics.get(f"{self.id}/{element_id(metric)}")
            told = metric_words(score, self.look.words) if score else ""
            title = clean(metric.title)
            notes.append(self.look.words.pair(title, told) if told else title)
        return card(
            f"goal:{self.id}", clean(journey.goal or journey.title), notes=notes, wide=200, fill="accent-soft",
            stroke="accent-soft",
        )  # fmt: skip

    def _pain(self, name: str) -> Card:
        touchpoint, pain = self.all_pains[name]
        is_open = self.facts.is_open(pain.status)
        return card(
            f"pain:{name}", clean(pain.statement), notes=(" · ".join(self.pain_notes(name)), clean(touchpoint.title)),
            mark="pain" if is_open else "evidence", wide=self.wide, fill="pain-soft" if is_open else "panel",
            stroke="pain-soft" if is_open else "panel", color="ink" if is_open else "muted", bold=is_open,
            detail=f"pain:{name}",
        )  # fmt: skip

    def pain_notes(self, name: str) -> list[str]:
        """Return the score of a pain point and its state, if it is not just open; its journey if it is another."""
        words, pain = self.look.words, self.all_pains[name][1]
        said = []
        if self.score(name) >= 0:
            said.append(words("opportunities.score", score=words.number(self.score(name))))
        if pain.status != "open":
            said.append(words(f"details.status-{pain.status}"))
        elif name in self.facts.accepted:
            said.append(words("details.status-accepted"))
        journey = name.partition("/")[0]
        if journey != self.id:
            said.append(clean(self.facts.journeys[journey].title))
        return said or [words("opportunities.no-score")]

    def _opportunity(self, name: str) -> Card:
        one = self.opportunities[name][0]
        return card(
            f"opportunity:{name}", clean(one.statement), notes=(" · ".join(self.opportunity_notes(name)),) if self.opportunity_notes(name) else (),
            mark="opportunity", wide=self.wide, bold=False, fill="opportunity-soft", stroke="opportunity-soft",
            detail=f"opportunity:{name}",
        )  # fmt: skip

    def opportunity_notes(self, name: str) -> list[str]:
        """Return what is known of an opportunity, in a few words."""
        words, one, said = self.look.words, self.opportunities[name][0], []
        if one.customer_value is not None:
            said.append(words("opportunities.customer-value", value=words.number(one.customer_value)))
        if one.business_value is not None:
            said.append(words("opportunities.business-value", value=words.number(one.business_value)))
        if one.effort is not None:
            said.append(
                words(
                    "opportunities.effort",
                    effort=words.number(one.effort, 0 if one.effort == int(one.effort) else 1),
                )
            )
        journey = name.partition("/")[0]
        if journey != self.id:
            said.append(clean(self.facts.journeys[journey].title))
        return said

    def _initiative(self, name: str) -> Card:
        one = self.initiatives[name]
        done, late = one.status == "done", self.is_late(one)
        return card(
            f"initiative:{name}", clean(one.title), notes=self.initiative_notes(one),
            mark="evidence" if done else "initiative", wide=self.wide,
            stroke="pain" if late else "opportunity" if not done else "rule", href=safe_link(one.ticket),
            dashed=one.status == "idea",
        )  # fmt: skip

    def is_late(self, one: Initiative) -> bool:
        """Say whether an initiative should be done and is not."""
        return one.due is not None and one.due < self.facts.today and one.status not in {"done", "dropped"}

    def initiative_notes(self, one: Initiative) -> list[str]:
        """Return the state of an initiative and who answers for it, and by when it is due."""
        words = self.look.words
        said = [words(f"opportunities.status-{one.status}")]
        if one.owner:
            said.append(self.facts.name("team", one.owner))
        notes = [" · ".join(said)]
        if one.due is not None and one.status != "done":
            key = "opportunities.late" if self.is_late(one) else "opportunities.due"
            notes.append(words(key, day=words.day(one.due)))
        return notes

    def open_pains(self) -> Sequence[str]:
        """Return the pain points of the tree that still hurt."""
        return [name for name in self.pains if self.facts.is_open(self.all_pains[name][1].status)]
