"""The scores of journeys from commit to commit: computed again only where something has changed that they depend on.

A journey's numbers depend on what its own file says, on the emotion scale and the weights of the workspace, on the evidence
that it names, on the shares of the personas who meet its pain points, and on the journey that leads to it. The day counts
too, but it touches nothing: who asks about a commit is told what was known on its day.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from operator import is_
from typing import NamedTuple

from journeyctl.history.weighing import Weigher
from journeyctl.load.loader import Loaded
from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Journey
from journeyctl.model.settings import EmotionScale, Weights
from journeyctl.score.claims import claims
from journeyctl.score.completeness import sound_evidence
from journeyctl.score.confidence import supports
from journeyctl.score.journeys import JourneyScore, Outline, outline, score_outline
from journeyctl.score.pains import Background
from journeyctl.score.ranking import PainMethod
from journeyctl.score.shares import PersonaShares, persona_shares
from journeyctl.score.volume import Lead, leads
from journeyctl.workspace.index import Index
from journeyctl.workspace.workspace import Workspace


class Judged(NamedTuple):
    """A journey that was touched: its file, and its score, or the path of the file with mistakes that hides it."""

    file: Loaded
    score: JourneyScore | None
    trouble: str = ""


class _Needs(NamedTuple):
    """What a journey's numbers depend on besides its file: ids of evidence, and groups of personas who meet pain points."""

    evidence: tuple[str, ...]
    personas: tuple[tuple[str, ...], ...]


_Leads = dict[str, tuple[Lead, ...]]


@dataclass(eq=False)
class Judge:
    """Goes along a line of workspaces and says at each which journeys were touched, with their scores."""

    _keys: dict[str, Hashable] = field(default_factory=dict, init=False)
    _known: dict[str, Journey] = field(default_factory=dict, init=False)
    _needs: dict[int, tuple[Journey, _Needs]] = field(default_factory=dict, init=False)
    _weigher: Weigher = field(default_factory=Weigher, init=False)
    _outlines: dict[tuple[str, int], tuple[EmotionScale, Outline]] = field(default_factory=dict, init=False)
    _method: PainMethod | None = field(default=None, init=False)
    _leading: dict[tuple[str, int], tuple[Loaded, _Leads]] = field(default_factory=dict, init=False)
    _led: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False)
    _before: "_Scene | None" = field(default=None, init=False)

    def touched(self, workspace: Workspace, day: date) -> Iterator[Judged]:
        """Yield the journeys whose numbers may be others than at the workspace before, by id, judged by a day."""
        scene = self._scene(workspace)
        gone = self._keys.keys() - scene.journeys.keys()
        for identifier in gone:
            del self._keys[identifier]
        before, self._before = self._before, scene
        calm = before is not None and scene.has_the_background_of(before)
        for identifier in sorted(scene.journeys):
            if calm and before is not None and scene.has_the_journey_of(before, identifier):
                continue  # the rule; the key says the same, and takes longer
            files = scene.journeys[identifier]
            key = self._key(identifier, scene)
            if self._keys.get(identifier) == key:
                continue
            self._keys[identifier] = key
            trouble = self._trouble(identifier, scene)
            score = None if trouble else self._score(identifier, scene, day)
            yield Judged(files[-1], score, trouble)

    def _scene(self, workspace: Workspace) -> "_Scene":
        journeys: dict[str, list[Loaded]] = {}
        evidence: dict[str, list[Loaded]] = {}
        personas: list[Loaded] = []
        for file in workspace.files:
            if file.kind.word == "journey":
                journeys.setdefault(file.id, []).append(file)
            elif file.kind.word == "evidence":
                evidence.setdefault(file.id, []).append(file)
            elif file.kind.word == "persona":
                personas.append(file)
        shares = persona_shares(_only(workspace, personas))
        ways, dark = self._leads(journeys, workspace), self._dark(journeys)
        return _Scene(workspace, journeys, evidence, personas, shares, ways, dark)

    def _leads(self, journeys: dict[str, list[Loaded]], workspace: Workspace) -> _Leads:
        """Return the ways that lead to journeys, as `leads` does for all files together."""
        found: dict[str, list[Lead]] = {}
        for file in (one for files in journeys.values() for one in files):
            known = self._leading.get((file.source.path, id(file.document)))
            if known is None:
                known = (file, leads(_only(workspace, [file]), self._weigher.flow))
                self._leading[file.source.path, id(file.document)] = known
            if file.document is not None:
                self._led[file.id] = tuple(known[1])
            for name, ways in known[1].items():
                found.setdefault(name, []).extend(ways)
        return {
            name: tuple(sorted(ways, key=lambda lead: (-lead.share, lead.place)))
            for name, ways in found.items()
        }

    def _dark(self, journeys: dict[str, list[Loaded]]) -> dict[str, str]:
        """Return the paths of the files with mistakes that led to journeys before they had them."""
        return {
            name: file.source.path
            for files in journeys.values()
            for file in files
            if file.document is None
            for name in self._led.get(file.id, ())
        }

    def _needs_of(self, journey: Journey) -> _Needs:
        known = self._needs.get(id(journey))
        if known is None:
            known = self._needs[id(journey)] = (journey, _needs(journey))
        return known[1]

    def _key(self, identifier: str, scene: "_Scene") -> Hashable:
        """Return what stands for everything that the numbers of a journey depend on, the day left out."""
        files = scene.journeys[identifier]
        settings = scene.workspace.settings
        parts: list[Hashable] = [
            scene.is_lost,
            settings.scales.emotion,
            settings.scoring.weights,
        ]
        for number, file in enumerate(files):
            document = file.document
            if not isinstance(document, Journey):
                parts.append(file.source.text)
                continue
            needs = self._needs_of(document)
            parts += [
                id(self._same(f"{identifier}\0{number}", document)),
                tuple(_facts(file) for name in needs.evidence for file in scene.evidence.get(name, ())),
                tuple(scene.shares.together(some).value for some in needs.personas),
                scene.broken_persona if needs.personas else "",
            ]
        first = next(iter(scene.leads.get(identifier, ())), None)
        parts += [None if first is None else first.share, scene.dark.get(identifier)]
        return tuple(parts)

    def _same(self, place: str, document: Journey) -> Journey:
        """Return the document of before where that says the same."""
        known = self._known.get(place)
        if known is None or (known is not document and known != document):
            known = self._known[place] = document
        return known

    def _trouble(self, identifier: str, scene: "_Scene") -> str:
        """Return the path of the file with mistakes that hides the numbers of a journey, or nothing."""
        if scene.is_lost and scene.workspace.settings_file is not None:
            return scene.workspace.settings_file.source.path
        for file in scene.journeys[identifier]:
            if not isinstance(file.document, Journey):
                return file.source.path
            needs = self._needs_of(file.document)
            for one in (one for name in needs.evidence for one in scene.evidence.get(name, ())):
                if one.document is None:
                    return one.source.path
            if needs.personas and scene.broken_persona:
                return scene.broken_persona
        return scene.dark.get(identifier, "")

    def _score(self, identifier: str, scene: "_Scene", day: date) -> JourneyScore:
        workspace, files = scene.workspace, scene.journeys[identifier]
        journeys = [file.document for file in files if isinstance(file.document, Journey)]
        named = dict.fromkeys(name for one in journeys for name in self._needs_of(one).evidence)
        evidence = [file for name in named for file in scene.evidence.get(name, ())]
        items = [(file.id, file.document) for file in evidence if isinstance(file.document, Evidence)]
        behind = Background(scene.shares, supports(items, day), scene.leads, {})
        method = self._priority(workspace.settings.scoring.weights)
        scores = self._weigher.scores([(identifier, one) for one in journeys], behind, method)
        known = self._outline(identifier, journeys[-1], workspace.settings.scales.emotion)
        return score_outline(known, scores, sound_evidence(items, day), day)

    def _priority(self, weights: Weights) -> PainMethod:
        if self._method is None or self._method.weights != weights:
            self._method = PainMethod("priority", weights)
        return self._method

    def _outline(self, identifier: str, journey: Journey, scale: EmotionScale) -> Outline:
        known = self._outlines.get((identifier, id(journey)))
        if known is None or known[0] != scale:
            known = (scale, outline(identifier, journey, scale, self._weigher.flow(journey)))
            self._outlines[identifier, id(journey)] = known
        return known[1]


@dataclass(frozen=True, slots=True)
class _Scene:
    """The files of one workspace by what they are."""

    workspace: Workspace
    journeys: dict[str, list[Loaded]]
    evidence: dict[str, list[Loaded]]
    personas: list[Loaded]
    shares: PersonaShares
    leads: _Leads
    dark: dict[str, str]

    @property
    def is_lost(self) -> bool:
        """Say whether the settings have mistakes, so that nobody knows the scale."""
        file = self.workspace.settings_file
        return file is not None and file.document is None

    def has_the_background_of(self, other: "_Scene") -> bool:
        """Say whether all that several journeys depend on is the very same."""
        here, there = self.workspace, other.workspace
        return (
            here.settings is there.settings
            and here.settings_file is there.settings_file
            and _are_same(self.personas, other.personas)
            and self.evidence.keys() == other.evidence.keys()
            and all(_are_same(files, other.evidence[name]) for name, files in self.evidence.items())
        )

    def has_the_journey_of(self, other: "_Scene", identifier: str) -> bool:
        """Say whether a journey, and what leads to it, is the very same."""
        return (
            _are_same(self.journeys[identifier], other.journeys.get(identifier, ()))
            and self.leads.get(identifier) == other.leads.get(identifier)
            and self.dark.get(identifier) == other.dark.get(identifier)
        )

    @property
    def broken_persona(self) -> str:
        """The path of the first persona with mistakes: the shares of all others depend on it."""
        return next((file.source.path for file in self.personas if file.document is None), "")


def _are_same(files: Sequence[Loaded], others: Sequence[Loaded]) -> bool:
    return len(files) == len(others) and all(map(is_, files, others))


def _only(workspace: Workspace, files: Sequence[Loaded]) -> Workspace:
    return replace(workspace, files=tuple(files), index=_NO_INDEX)


_NO_INDEX = Index({}, {})


def _facts(file: Loaded) -> Hashable:
    """Return what of an item of evidence counts."""
    item = file.document
    if not isinstance(item, Evidence):
        return file.source.text
    return (file.id, item.type, item.n, item.date, item.valid_for)


def _needs(journey: Journey) -> _Needs:
    named = dict.fromkeys(one.partition("#")[0] for claim in claims(journey) for one in claim.evidence)
    groups: dict[tuple[str, ...], None] = {}
    if journey.state == "current":
        for stage in journey.stages:
            for touchpoint in stage.touchpoints:
                if touchpoint.pain_points and (who := touchpoint.personas or journey.personas):
                    groups[tuple(who)] = None  # where nobody is named it is everybody
    return _Needs(tuple(named), tuple(groups))
