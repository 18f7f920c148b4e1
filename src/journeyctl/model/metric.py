"""Numbers a journey is held against: NPS, CSAT, CES, rates."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from journeyctl.model.base import Count, Id, Number, Ref, Text, model
from journeyctl.model.values import Date


@model
class Scale:
    """The ends of a rating scale."""

    min: Number
    """The lowest answer that can be given."""
    max: Number
    """The highest answer that can be given."""


@model
class Point:
    """A metric at one day, with the raw counts from which intervals are computed."""

    date: Date
    """The last day that the number covers."""
    value: Number | None = None
    """The number itself, for a metric without raw counts."""
    n: Count | None = None
    """How many answers or cases stand behind `value`."""
    numerator: Count | None = None
    """For a rate: how many did it."""
    denominator: Count | None = None
    """For a rate: how many could have."""
    promoters: Count | None = None
    """For NPS: answers 9 and 10."""
    passives: Count | None = None
    """For NPS: answers 7 and 8."""
    detractors: Count | None = None
    """For NPS: answers 0 to 6."""
    counts: Mapping[int, Count] | None = None
    """For CSAT and CES: how often each answer was given, such as `{1: 3, 2: 9, 3: 20}`."""


@model
class MetricSource:
    """Where `verify` reads a metric: rows of an evidence file."""

    evidence: Ref
    """The evidence that holds the answers."""
    where: Mapping[str, str] | None = None
    """Only rows whose column (by role, such as `touchpoint`) has this value."""


@model
class Expectation:
    """A claim about a metric that evidence can find false."""

    at_least: Number | None = None
    """The value that the metric reaches or passes."""
    at_most: Number | None = None
    """The value that the metric does not pass."""


@model
class Metric:
    """A number with a direction: NPS, CSAT, CES, a rate, or another."""

    title: Text
    """What is measured, in words."""
    id: Id | None = None
    """A name that lasts; the slug of the title where it is missing."""
    type: Literal["nps", "csat", "ces", "rate", "other"] = "other"
    """The kind of number: `nps`, `csat`, `ces`, `rate` or `other`."""
    polarity: Literal["higher_is_better", "lower_is_better"] | None = None
    """Which way is up: `higher_is_better` or `lower_is_better`."""
    unit: Text | None = None
    """The unit, such as `minutes` or `EUR`."""
    scale: Scale | None = None
    """The answer scale of a CSAT or CES question."""
    baseline: Number | None = None
    """The value before anything was done."""
    target: Number | None = None
    """The value that is wanted."""
    points: tuple[Point, ...] = ()
    """The measured values, oldest first."""
    source: Annotated[MetricSource | None, Field(alias="from")] = None
    """Where the value is computed from: an evidence item, and which rows of it."""
    expect: Expectation | None = None
    """A claim that `verify` may find false: `{at_least: 0.75}`."""
    owner: Ref | None = None
    """The team that answers for the number."""
