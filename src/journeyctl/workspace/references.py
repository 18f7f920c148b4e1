"""Who mentions whom: every reference in every file, resolved."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from journeyctl.load.loader import Loaded
from journeyctl.load.places import Path
from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Decision, Journey
from journeyctl.model.metric import Metric
from journeyctl.model.persona import Persona
from journeyctl.model.plan import Plan
from journeyctl.model.settings import LIMITS, Settings
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
_Found = list[Raw]


def mentions(file: Loaded) -> Iterator[Mention]:
    """Yield every reference in a file."""
    for word, target, path, at_key in raw_mentions(file):
        yield Mention(word, target, file, path, at_key)


def raw_mentions(file: Loaded) -> _Found:
    """Return every reference in a file as (word, target, path, at_key): nearly all are known already.

    Lists, not generators inside generators: there are a hundred and thirty references in a journey.
    """
    document = file.document
    if isinstance(document, Journey):
        return _in_journey(document)
    if isinstance(document, Persona):
        return _many("evidence", document.evidence, ("evidence",)) + _one("persona", document, "parent", ())
    if isinstance(document, Evidence):
        return _in_evidence(document)
    if isinstance(document, Plan):
        return _in_plan(document)
    if isinstance(document, Settings):
        return _in_settings(document)
    return []


def _one(word: str, thing: Any, key: str, path: Path) -> _Found:
    target = getattr(thing, key)
    return [(word, target, (*path, key), False)] if target is not None else []


def _many(word: str, targets: tuple[str, ...], path: Path) -> _Found:
    return [(word, target, (*path, index), False) for index, target in enumerate(targets)]


def _in_journey(journey: Journey) -> _Found:
    found = [
        *_many("persona", journey.personas, ("personas",)),
        *_many("evidence", journey.evidence, ("evidence",)),
        *_one("journey", journey, "compares_to", ()),
        *_one("team", journey, "owner", ()),
    ]
    for index, stakeholder in enumerate(journey.stakeholders):
        found.append(("team", stakeholder.team, ("stakeholders", index, "team"), False))
    found += _in_metrics(journey.metrics, ())
    for stage_index, stage in enumerate(journey.stages):
        at: Path = ("stages", stage_index)
        for word, key in _ONES_OF_STAGE:
            found += _one(word, stage, key, at)
        if stage.evidence:
            found += _many("evidence", stage.evidence, (*at, "evidence"))
        if stage.metrics:
            found += _in_metrics(stage.metrics, at)
        for index, touchpoint in enumerate(stage.touchpoints):
            found += _in_touchpoint(touchpoint, (*at, "touchpoints", index))
    for index, decision in enumerate(journey.decisions):
        found += _in_decision(decision, ("decisions", index))
    return found


ACCEPTED = "limit or pain point"
"""What `accepts` of a decision names, if it is no limit: a pain point of the same journey."""


def _in_decision(decision: Decision, at: Path) -> _Found:
    accepted = _many(ACCEPTED, decision.accepts, (*at, "accepts"))
    return [
        *_many("team", decision.by, (*at, "by")),
        *(one for one in accepted if one[1] not in LIMITS),
        *_many("evidence", decision.evidence, (*at, "evidence")),
    ]


_ONES_OF_STAGE = (("phase", "phase"), ("team", "owner"), ("journey", "journey"))
_ONES = (("channel", "channel"), ("team", "owner"), ("journey", "journey"))
_LISTS = (
    ("persona", "personas"),
    ("evidence", "evidence"),
    ("service", "services"),
    ("system", "systems"),
    ("pain point", "resolves"),
)
_OF_PAIN = (("persona", "personas"), ("pain point", "same_as"), ("evidence", "evidence"))
_OF_GAIN = (("persona", "personas"), ("evidence", "evidence"))
_OF_OPPORTUNITY = (("pain point", "addresses"), ("evidence", "evidence"))


def _in_touchpoint(touchpoint: Touchpoint, at: Path) -> _Found:
    found: _Found = []
    for word, key in _ONES:
        target = getattr(touchpoint, key)
        if target is not None:
            found.append((word, target, (*at, key), False))
    for word, key in _LISTS:
        targets = getattr(touchpoint, key)
        if targets:
            found += _many(word, targets, (*at, key))
    emotion = touchpoint.emotion
    if emotion is not None:
        for persona in emotion.by_persona or ():
            found.append(("persona", persona, (*at, "emotion", "by_persona", persona), True))
        if emotion.evidence:
            found += _many("evidence", emotion.evidence, (*at, "emotion", "evidence"))
    for index, step in enumerate(touchpoint.next):
        found.append(("touchpoint", step.to, (*at, "next", index, "to"), False))
    if touchpoint.metrics:
        found += _in_metrics(touchpoint.metrics, at)
    found += _in_insights(touchpoint, at)
    return found


def _in_insights(touchpoint: Touchpoint, at: Path) -> _Found:
    found: _Found = []
    for index, pain in enumerate(touchpoint.pain_points):
        path = (*at, "pain_points", index)
        found += _in_insight(pain, _OF_PAIN, path) + _one("team", pain, "owner", path)
    for index, gain in enumerate(touchpoint.gains):
        found += _in_insight(gain, _OF_GAIN, (*at, "gains", index))
    for index, opportunity in enumerate(touchpoint.opportunities):
        path = (*at, "opportunities", index)
        found += _in_insight(opportunity, _OF_OPPORTUNITY, path) + _one("team", opportunity, "owner", path)
    return found


def _in_insight(insight: Any, lists: Iterable[tuple[str, str]], at: Path) -> _Found:
    found: _Found = []
    for word, key in lists:
        found += _many(word, getattr(insight, key), (*at, key))
    return found


def _in_metrics(metrics: tuple[Metric, ...], at: Path) -> _Found:
    found: _Found = []
    for index, metric in enumerate(metrics):
        path = (*at, "metrics", index)
        if metric.source is not None:
            found.append(("evidence", metric.source.evidence, (*path, "from", "evidence"), False))
        found += _one("team", metric, "owner", path)
    return found


def _in_evidence(evidence: Evidence) -> _Found:
    found = _one("team", evidence, "collected_by", ()) + _many("persona", evidence.personas, ("personas",))
    for index, quote in enumerate(evidence.quotes):
        found += _one("persona", quote, "persona", ("quotes", index))
    return found


def _in_plan(plan: Plan) -> _Found:
    found = _one("team", plan, "owner", ())
    for index, initiative in enumerate(plan.initiatives):
        at: Path = ("initiatives", index)
        found += _many("opportunity", initiative.answers, (*at, "for"))
        found += _one("team", initiative, "owner", at)
        if initiative.expects is not None:
            found.append(("metric", initiative.expects.metric, (*at, "expects", "metric"), False))
        if initiative.measured is not None:
            found += _many("evidence", initiative.measured.evidence, (*at, "measured", "evidence"))
    return found


def _in_settings(settings: Settings) -> _Found:
    found: _Found = []
    for key in ("channels", "systems", "services"):
        for identifier, entry in (getattr(settings, key) or {}).items():
            found += _one("team", entry, "team", (key, identifier))
    return found
