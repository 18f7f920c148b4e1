"""Who mentions whom: every reference in every file, resolved."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from journeyctl.load.loader import Loaded
from journeyctl.load.places import Path
from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Journey
from journeyctl.model.metric import Metric
from journeyctl.model.persona import Persona
from journeyctl.model.plan import Plan
from journeyctl.model.settings import Settings
from journeyctl.model.touchpoint import Touchpoint


class Mention(NamedTuple):
    """One reference: what kind of thing is meant, the words written, and where.

    `at_key` says that the reference is a key of a mapping, as in `by_persona`; `hasty` that so much
    is wrong already that nobody wants to know what may have been meant.
    """

    word: str
    target: str
    file: Loaded
    path: Path
    at_key: bool = False
    hasty: bool = False


Raw = tuple[str, str, Path, bool]
_Found = Iterator[Raw]


def mentions(file: Loaded) -> Iterator[Mention]:
    """Yield every reference in a file."""
    for word, target, path, at_key in raw_mentions(file):
        yield Mention(word, target, file, path, at_key)


def raw_mentions(file: Loaded) -> _Found:
    """Yield every reference in a file as (word, target, path, at_key): nearly all are known already."""
    document = file.document
    if isinstance(document, Journey):
        yield from _in_journey(document)
    elif isinstance(document, Persona):
        yield from _in_persona(document)
    elif isinstance(document, Evidence):
        yield from _in_evidence(document)
    elif isinstance(document, Plan):
        yield from _in_plan(document)
    elif isinstance(document, Settings):
        yield from _in_settings(document)


def _one(word: str, thing: Any, key: str, path: Path) -> _Found:
    target = getattr(thing, key)
    if target is not None:
        yield word, target, (*path, key), False


def _many(word: str, targets: tuple[str, ...], path: Path) -> _Found:
    for index, target in enumerate(targets):
        yield word, target, (*path, index), False


def _in_journey(journey: Journey) -> _Found:
    yield from _many("persona", journey.personas, ("personas",))
    yield from _many("evidence", journey.evidence, ("evidence",))
    yield from _one("journey", journey, "compares_to", ())
    yield from _one("team", journey, "owner", ())
    for index, stakeholder in enumerate(journey.stakeholders):
        yield "team", stakeholder.team, ("stakeholders", index, "team"), False
    yield from _in_metrics(journey.metrics, ())
    for stage_index, stage in enumerate(journey.stages):
        at: Path = ("stages", stage_index)
        yield from _one("phase", stage, "phase", at)
        yield from _one("team", stage, "owner", at)
        yield from _one("journey", stage, "journey", at)
        if stage.evidence:
            yield from _many("evidence", stage.evidence, (*at, "evidence"))
        if stage.metrics:
            yield from _in_metrics(stage.metrics, at)
        for index, touchpoint in enumerate(stage.touchpoints):
            yield from _in_touchpoint(touchpoint, (*at, "touchpoints", index))


_LISTS = (
    ("persona", "personas"),
    ("evidence", "evidence"),
    ("service", "services"),
    ("system", "systems"),
    ("pain point", "resolves"),
)


_ONES = (("channel", "channel"), ("team", "owner"), ("journey", "journey"))


def _in_touchpoint(touchpoint: Touchpoint, at: Path) -> _Found:
    for word, key in _ONES:
        target = getattr(touchpoint, key)
        if target is not None:
            yield word, target, (*at, key), False
    for word, key in _LISTS:
        targets = getattr(touchpoint, key)
        if targets:
            yield from _many(word, targets, (*at, key))
    emotion = touchpoint.emotion
    if emotion is not None:
        for persona in emotion.by_persona or ():
            yield "persona", persona, (*at, "emotion", "by_persona", persona), True
        yield from _many("evidence", emotion.evidence, (*at, "emotion", "evidence"))
    for index, step in enumerate(touchpoint.next):
        yield "touchpoint", step.to, (*at, "next", index, "to"), False
    if touchpoint.metrics:
        yield from _in_metrics(touchpoint.metrics, at)
    yield from _in_insights(touchpoint, at)


def _in_insights(touchpoint: Touchpoint, at: Path) -> _Found:
    for index, pain in enumerate(touchpoint.pain_points):
        path = (*at, "pain_points", index)
        yield from _many("persona", pain.personas, (*path, "personas"))
        yield from _many("pain point", pain.same_as, (*path, "same_as"))
        yield from _many("evidence", pain.evidence, (*path, "evidence"))
        yield from _one("team", pain, "owner", path)
    for index, gain in enumerate(touchpoint.gains):
        path = (*at, "gains", index)
        yield from _many("persona", gain.personas, (*path, "personas"))
        yield from _many("evidence", gain.evidence, (*path, "evidence"))
    for index, opportunity in enumerate(touchpoint.opportunities):
        path = (*at, "opportunities", index)
        yield from _many("pain point", opportunity.addresses, (*path, "addresses"))
        yield from _many("evidence", opportunity.evidence, (*path, "evidence"))
        yield from _one("team", opportunity, "owner", path)


def _in_metrics(metrics: tuple[Metric, ...], at: Path) -> _Found:
    for index, metric in enumerate(metrics):
        path = (*at, "metrics", index)
        if metric.source is not None:
            yield "evidence", metric.source.evidence, (*path, "from", "evidence"), False
        yield from _one("team", metric, "owner", path)


def _in_persona(persona: Persona) -> _Found:
    yield from _many("evidence", persona.evidence, ("evidence",))
    yield from _one("persona", persona, "parent", ())


def _in_evidence(evidence: Evidence) -> _Found:
    yield from _one("team", evidence, "collected_by", ())
    yield from _many("persona", evidence.personas, ("personas",))
    for index, quote in enumerate(evidence.quotes):
        yield from _one("persona", quote, "persona", ("quotes", index))


def _in_plan(plan: Plan) -> _Found:
    yield from _one("team", plan, "owner", ())
    for index, initiative in enumerate(plan.initiatives):
        at: Path = ("initiatives", index)
        yield from _many("opportunity", initiative.answers, (*at, "for"))
        yield from _one("team", initiative, "owner", at)
        if initiative.expects is not None:
            yield "metric", initiative.expects.metric, (*at, "expects", "metric"), False
        if initiative.measured is not None:
            yield from _many("evidence", initiative.measured.evidence, (*at, "measured", "evidence"))


def _in_settings(settings: Settings) -> _Found:
    for key in ("channels", "systems", "services"):
        for identifier, entry in (getattr(settings, key) or {}).items():
            yield from _one("team", entry, "team", (key, identifier))
