"""What views show: a workspace and what the scores say of it, worked out when it is asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Decision, Journey
from journeyctl.model.pain import PainPoint
from journeyctl.model.persona import Persona
from journeyctl.model.settings import LIMITS
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.render.lettering.typeface import clean
from journeyctl.score.completeness import sound_evidence
from journeyctl.score.coverage import broader_personas
from journeyctl.score.emotion import normalised
from journeyctl.score.flow import Flow, flow
from journeyctl.score.journeys import JourneyScore, score_journeys
from journeyctl.score.leverage import full_id, pain_points
from journeyctl.score.metrics import MetricScore, score_metrics
from journeyctl.score.opportunities import opportunity_cases
from journeyctl.score.opportunity_ranking import OpportunityMethod, OpportunityRanking, rank_opportunities
from journeyctl.score.pains import OVER, PainCase, pain_cases
from journeyctl.score.ranking import PainMethod, RankedPain, rank
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.workspace import Workspace

Day = date  # `Source` has a field of that name


@dataclass(frozen=True, slots=True)
class Source:
    """What a reference into evidence leads to.

    `kind` is the type of the evidence, `sound` says that a claim can rest on it (no assumption, not expired), `quote` and
    `speaker` (a persona's id) are those of the quote that is meant, `href` a link that is safe.
    """

    id: str
    title: str
    kind: str
    sound: bool
    date: Day | None = None
    n: int | None = None
    quote: str = ""
    speaker: str = ""
    href: str | None = None


@dataclass(frozen=True)
class Facts:
    """A workspace on a day. Every text that comes from here is clean: one line, and nothing that steers."""

    workspace: Workspace
    today: date

    @cached_property
    def journeys(self) -> Mapping[str, Journey]:
        """All journeys, by id."""
        return {file.id: journey for file, journey in self.workspace.documents(Journey)}

    @cached_property
    def personas(self) -> Mapping[str, Persona]:
        """All personas, by id."""
        return {file.id: persona for file, persona in self.workspace.documents(Persona)}

    @cached_property
    def evidence(self) -> Mapping[str, Evidence]:
        """All evidence, by id."""
        return {file.id: item for file, item in self.workspace.documents(Evidence)}

    @cached_property
    def sound(self) -> frozenset[str]:
        """The ids of the evidence that a claim can rest on."""
        return sound_evidence(self.evidence.items(), self.today)

    @cached_property
    def lines(self) -> Mapping[str, tuple[str, ...]]:
        """For each persona its own id and those of the broader ones, the nearest first."""
        return broader_personas(self.workspace)

    @cached_property
    def cases(self) -> Mapping[str, PainCase]:
        """The pain points of all current states, by `journey/pain`, with the numbers behind their scores."""
        return {case.id: case for case in pain_cases(self.workspace, self.today)}

    @cached_property
    def pains(self) -> Mapping[str, PainPoint]:
        """All pain points of all journeys, by `journey/pain`."""
        return pain_points(self.workspace)

    @cached_property
    def accepted(self) -> Mapping[str, tuple[Decision, ...]]:
        """The decisions that accept a pain point, by `journey/pain`, in the order of the journey."""
        found: dict[str, tuple[Decision, ...]] = {}
        for name, journey in self.journeys.items():
            for decision in journey.decisions:
                pains = (full_id(one, name) for one in decision.accepts if one not in LIMITS)
                for pain in dict.fromkeys(pains):
                    found[pain] = (*found.get(pain, ()), decision)
        return found

    @cached_property
    def method(self) -> PainMethod:
        """The way pain points are scored in pictures: `priority`, which knows a highest score."""
        return PainMethod("priority", self.workspace.settings.scoring.weights)

    @cached_property
    def ranked(self) -> Mapping[str, RankedPain]:
        """The open pain points of all current states with their scores (0 to 100), by `journey/pain`."""
        ranking = rank(list(self.cases.values()), self.method, merge=False)
        return {pain.case.id: pain for pain in ranking.pains}

    @cached_property
    def opportunities(self) -> OpportunityRanking:
        """The opportunities of all current states, in the order of the workspace's method."""
        scoring = self.workspace.settings.scoring
        method = OpportunityMethod(scoring.opportunities, scoring.weights)
        return rank_opportunities(opportunity_cases(self.workspace, self.today), method)

    @cached_property
    def scores(self) -> Mapping[str, JourneyScore]:
        """The scores of all journeys, by id."""
        loads = {identifier: pain.score for identifier, pain in self.ranked.items()}
        found = score_journeys(self.workspace, self.journeys, loads, self.today)
        return {score.id: score for score in found}

    @cached_property
    def metrics(self) -> Mapping[str, MetricScore]:
        """The metrics of all journeys, by `journey/metric`."""
        return {score.id: score for score in score_metrics(self.workspace, self.journeys, self.today)}

    def flow(self, journey: str) -> Flow:
        """Return how many customers get where in a journey."""
        return flow(self.journeys[journey])

    def name(self, word: str, identifier: str) -> str:
        """Return what people call an entry of a vocabulary (`channel`, `team`, `system`, `service`, `phase`) or a persona."""
        if word == "persona":
            persona = self.personas.get(identifier)
            return clean(persona.name if persona else identifier)
        settings = self.workspace.settings
        if word == "phase":
            titles = {phase.id: phase.title for phase in settings.phases}
            return clean(titles.get(identifier) or identifier)
        entry = (getattr(settings, f"{word}s") or {}).get(identifier)
        return clean((entry.title if entry else None) or identifier)

    def feeling(self, touchpoint: Touchpoint, persona: str | None = None) -> float | None:
        """Return the emotion at a touchpoint from -1 to 1, as all or one persona feel it; None where nobody has written it."""
        emotion = touchpoint.emotion
        if emotion is None:
            return None
        own = emotion.by_persona or {}
        line = self.lines.get(persona, (persona,)) if persona else ()
        score = next((own[name] for name in line if name in own), emotion.score)
        return normalised(score, self.workspace.settings.scales.emotion)

    def comes(self, persona: str, journey: Journey, touchpoint: Touchpoint) -> bool:
        """Say whether a persona comes to a touchpoint of a journey."""
        line = self.lines.get(persona, (persona,))
        lists = [names for names in (journey.personas, touchpoint.personas) if names]
        return all(any(name in names for name in line) for names in lists)

    def sources(self, references: Iterable[str]) -> tuple[Source, ...]:
        """Return what references into evidence lead to, each once; unknown ones are left out."""
        found = (self._source(reference) for reference in dict.fromkeys(references))
        return tuple(source for source in found if source is not None)

    def _source(self, reference: str) -> Source | None:
        identifier, _, wanted = reference.partition("#")
        item = self.evidence.get(identifier)
        if item is None:
            return None
        quote = next((quote for quote in item.quotes if wanted and element_id(quote) == wanted), None)
        return Source(
            id=reference,
            title=clean(item.title),
            kind=item.type,
            sound=identifier in self.sound,
            date=item.date,
            n=item.n,
            quote=clean(quote.text) if quote else "",
            speaker=(quote.persona or "") if quote else "",
            href=safe_link(item.source),
        )

    def rests_on(self, references: Iterable[str]) -> str:
        """Return what a claim rests on: `sound` evidence, what is only `assumed` (or expired), or `none`."""
        names = {reference.partition("#")[0] for reference in references}
        if names & self.sound:
            return "sound"
        return "assumed" if names & self.evidence.keys() else "none"

    def is_open(self, status: str) -> bool:
        """Say whether a pain point in that state still hurts."""
        return status not in OVER


def safe_link(address: str | None) -> str | None:
    """Return an address that may be followed from a picture, or None: only http, https and mailto with a host, and no others.

    Files beside an evidence are not linked: a picture is read where they are not.

    >>> safe_link("https://a.example/x"), safe_link("javascript:alert(1)"), safe_link("csat.csv")
    ('https://a.example/x', None, None)
    """
    if (
        address is None
        or clean(address) != address
        or " " in address
        or any(sign in address for sign in "<>\"'`\\")
    ):
        return None
    scheme, colon, rest = address.partition(":")
    if not colon or not rest:
        return None
    if scheme.lower() in {"http", "https"}:
        return address if rest.startswith("//") and rest[2:3] not in {"", "/"} else None
    return address if scheme.lower() == "mailto" and "@" in rest else None
