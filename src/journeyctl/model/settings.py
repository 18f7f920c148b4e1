"""`journeyctl.yaml`: the vocabularies a workspace shares, and its settings."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Annotated, Any, Literal, cast

from pydantic import BeforeValidator, Field, Strict

from journeyctl.model.base import Color, FontName, Id, Number, Ref, Text, Texts, YesNo, model, with_defaults
from journeyctl.model.values import FallLimit, SeverityLimit, ShareLimit

VOCABULARIES = ("channels", "teams", "systems", "services")
"""The keys under which a workspace names what its journeys refer to."""

SeverityWord = Literal["error", "warning", "info", "off"]
_Word = Annotated[str, Strict()]
OptionValue = YesNo | Annotated[int, Strict()] | Number | _Word | tuple[_Word, ...]


@model
class EmotionScale:
    """The scale on which emotions are written."""

    min: Number = -2
    """The worst value."""
    max: Number = 2
    """The best value."""
    labels: Mapping[str, Text] | None = None
    """Words for the values: `{-2: angry, 2: delighted}`."""


@model
class SeverityScale:
    """Words for the severities 1 to 5."""

    labels: Mapping[str, Text] | None = None
    """Words for the values: `{1: cosmetic, 5: most give up}`."""


@model
class Scales:
    """The rating scales of a workspace."""

    emotion: EmotionScale = with_defaults(EmotionScale)
    """The scale of emotions, -2 to 2 where nothing is written."""
    severity: SeverityScale = with_defaults(SeverityScale)
    """Anchors in words for the severities 1 to 5."""


@model
class Channel:
    """Where customers and organisation meet."""

    title: Text | None = None
    """The name people see; the id where it is missing."""
    kind: Literal["online", "offline"] | None = None
    """`online` or `offline`."""
    team: Ref | None = None
    """The team that runs the channel."""


@model
class Team:
    """People who own, do or decide."""

    title: Text | None = None
    """The name people see; the id where it is missing."""
    contact: Text | None = None
    """How to reach them."""


@model
class System:
    """A machine behind the stage."""

    title: Text | None = None
    """The name people see; the id where it is missing."""
    team: Ref | None = None
    """The team that runs the system."""


@model
class Service:
    """Something the organisation offers: a product, a benefit, a service."""

    title: Text | None = None
    """The name people see; the id where it is missing."""
    team: Ref | None = None
    """The team that offers it."""


@model
class Phase:
    """A phase of the customer lifecycle."""

    id: Id
    """The name that stages use."""
    title: Text | None = None
    """The name people see; the id where it is missing."""


def _expand_phase(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


PhaseEntry = Annotated[Phase, BeforeValidator(_expand_phase, json_schema_input_type=str | Phase)]


def _phase(identifier: str) -> Phase:
    phase = with_defaults(Phase)
    object.__setattr__(phase, "id", identifier)
    return phase


DEFAULT_PHASES = tuple(
    _phase(word) for word in ("awareness", "consideration", "purchase", "service", "retention", "advocacy")
)


@model
class LintIgnore:
    """Findings of one rule that are accepted in some files, with the reason."""

    rule: Text
    """The name of the rule."""
    files: Texts
    """The files, as globs from the root: `journeys/legacy/**`."""
    reason: Text
    """Why that is all right."""


@model
class LintOverride:
    """Other severities or options for some files."""

    files: Texts
    """The files, as globs from the root: `journeys/legacy/**`."""
    severity: Mapping[str, SeverityWord] | None = None
    """A severity for each rule: `error`, `warning`, `info` or `off`."""
    options: Mapping[str, Mapping[str, OptionValue]] | None = None
    """Options for each rule."""


@model
class Lint:
    """How `journeyctl lint` judges this workspace."""

    fail_on: Literal["error", "warning", "info"] = "error"
    """The lowest severity that makes `lint` exit with 1."""
    select: Texts | None = None
    """Only these rules or groups; all where it is missing."""
    extend_select: Texts = ()
    """Rules or groups to add, among them those that are off by default."""
    severity: Mapping[str, SeverityWord] | None = None
    """A severity for each rule: `error`, `warning`, `info` or `off`."""
    options: Mapping[str, Mapping[str, OptionValue]] | None = None
    """Options for each rule: `{title-too-long: {limit: 80}}`."""
    ignore: tuple[LintIgnore, ...] = ()
    """Findings that are accepted, each with rule, files and reason."""
    overrides: tuple[LintOverride, ...] = ()
    """Other severities or options for some files; the last that matches wins."""


Weight = Annotated[float, Field(strict=True, ge=0, le=100)]


@model
class Weights:
    """How much each part of a score counts beside the others; 0 leaves it out."""

    severity: Weight = 2
    """Of `priority`: how bad it is."""
    frequency: Weight = 1
    """Of `priority`: how many of those at the touchpoint meet it."""
    reach: Weight = 1
    """Of `priority`: how many customers come there."""
    importance: Weight = 1
    """Of `priority`: how much the touchpoint matters."""
    confidence: Weight = 1
    """Of `priority`: how sure severity and frequency are."""
    customer_value: Weight = 1
    """Of `value-effort`: what an opportunity is worth to customers."""
    business_value: Weight = 1
    """Of `value-effort`: what an opportunity is worth to the organisation."""


@model
class Scoring:
    """How pain points and opportunities are ranked."""

    method: Literal["priority", "severity-frequency", "rpn", "loss"] = "priority"
    """The way pain points are ranked."""
    opportunities: Literal["value-effort", "ulwick", "rice", "ice"] = "value-effort"
    """The way opportunities are ranked."""
    weights: Weights = with_defaults(Weights)
    """How much each part of a score counts."""
    currency: Text | None = None
    """The currency of the values of journeys, such as `EUR`."""


@model
class Limits:
    """How much worse a change may make things before `journeyctl diff --fail-on regression` fails; `off` lets everything pass."""

    peak_end: FallLimit = 0.3
    """How far the mean of the strongest and the last emotion (-1 to 1) of a journey may fall."""
    below_zero: ShareLimit = 0.1
    """How much the area below zero (0 to 1) of a journey may grow."""
    severity: SeverityLimit = 4.0
    """From which severity (1 to 5) on an open pain point fails that is new, open again, or has become so severe."""
    complete: ShareLimit = 0.1
    """How far the completeness (0 to 1) of a map may fall."""
    evidenced: ShareLimit = 0.1
    """How far the share (0 to 1) of the claims that rest on sound evidence may fall."""


LIMITS = (*(field.name for field in fields(cast("Any", Limits)) if field.name != "severity"), "state")
"""What a decision can accept by name: the limits of a whole journey, and `state`, that it shows today's state no more.

Severe pain points it names one by one.
"""


@model
class Colors:
    """The colours of things in pictures, in quotes. What is not given stays as it is, or follows from those that are."""

    worst: Color | None = None
    """The worst emotion; `bad` and `pain` follow from it."""
    bad: Color | None = None
    """A bad emotion."""
    neutral: Color | None = None
    """An emotion neither good nor bad."""
    good: Color | None = None
    """A good emotion."""
    best: Color | None = None
    """The best emotion; `good` and `gain` follow from it."""
    pain: Color | None = None
    """Pain points."""
    gain: Color | None = None
    """Gains."""
    opportunity: Color | None = None
    """Opportunities."""
    evidence: Color | None = None
    """What evidence supports."""
    assumption: Color | None = None
    """What is only assumed."""
    ink: Color | None = None
    """Text; `muted` follows from it."""
    muted: Color | None = None
    """Small text."""
    paper: Color | None = None
    """Behind everything."""
    panel: Color | None = None
    """Behind what belongs together."""


@model
class Theme:
    """How pictures look: the colours, the font and the logo of a brand."""

    accent: Color | None = None
    """The colour of the brand, in quotes: `"#0f766e"`. Where it is text it is made darker or lighter until it can be read."""
    colors: Colors = with_defaults(Colors)
    """The colours of things."""
    dark: Colors = with_defaults(Colors)
    """The same for the dark mode, where what follows from `colors` does not please."""
    font: FontName | None = None
    """A font that those who look have; the shipped one, by which lines are broken, stands in for it elsewhere."""
    logo: Text | None = None
    """A picture in the head of pages: a PNG, JPEG or SVG file of the workspace, from its root."""


Lane = Literal[
    "actions",
    "thoughts",
    "emotion",
    "channels",
    "needs",
    "pains",
    "gains",
    "opportunities",
    "metrics",
    "evidence",
    "systems",
    "services",
]
"""A row of a journey map."""


@model
class Settings:
    """The file `journeyctl.yaml` at the root of a workspace. Every key is optional."""

    title: Text | None = None
    """The name of the workspace."""
    lang: Text | None = None
    """The language the maps are written in, such as `en` or `pt-BR`."""
    scales: Scales = with_defaults(Scales)
    """The rating scales."""
    phases: tuple[PhaseEntry, ...] = DEFAULT_PHASES
    """The phases of the customer lifecycle; every current-state journey should cover them."""
    channels: Mapping[str, Channel] | None = None
    """The channels, by id. Without them any channel name is taken."""
    teams: Mapping[str, Team] | None = None
    """The teams, by id. Without them any team name is taken."""
    systems: Mapping[str, System] | None = None
    """The systems behind the stage, by id. Without them any name is taken."""
    services: Mapping[str, Service] | None = None
    """The services on offer, by id. Without them any name is taken."""
    exclude: Texts = ()
    """Files and folders that do not belong to the workspace, as in `.gitignore`."""
    lint: Lint = with_defaults(Lint)
    """How `journeyctl lint` judges."""
    scoring: Scoring = with_defaults(Scoring)
    """How pain points and opportunities are ranked."""
    regression: Limits = with_defaults(Limits)
    """How much worse a change may make things. A change is judged by the limits of before, where there are some."""
    theme: Theme = with_defaults(Theme)
    """How pictures look."""
    lanes: tuple[Lane, ...] | None = None
    """The rows of journey maps, from top to bottom; where it is missing, all that have something to show."""
