"""Small values with a way of writing of their own: durations, dates, ranges, emotions."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from journeyctl.model.base import Number, Refs, Texts, model

_DURATION = re.compile(r"([0-9]{1,9}(?:\.[0-9]+)?)([smhd])\Z")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_DAYS = re.compile(r"[0-9]{1,5}d\Z")
_MAX_DAYS = 36_500
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


class DurationValue(NamedTuple):
    """A length of time: as written, and in seconds."""

    text: str
    seconds: float


def parse_duration(value: Any) -> DurationValue:
    """Read `90s`, `6m`, `5h` or `2d`.

    >>> parse_duration("6m").seconds
    360.0
    """
    found = _DURATION.match(value) if isinstance(value, str) else None
    if not found:
        raise PydanticCustomError("duration", "is not a duration", {"wanted": "`90s`, `6m`, `5h` or `2d`"})
    return DurationValue(value, float(found[1]) * _SECONDS[found[2]])


Duration = Annotated[
    DurationValue,
    PlainValidator(parse_duration),
    WithJsonSchema(
        {"type": "string", "pattern": r"^[0-9]{1,9}(\.[0-9]+)?[smhd]$", "examples": ["90s", "6m", "5h", "2d"]}
    ),
]
"""A length of time, written `90s`, `6m`, `5h` or `2d`."""


def parse_days(value: Any) -> int:
    """Read a number of days, written `90` or `90d`."""
    days = int(value[:-1]) if isinstance(value, str) and _DAYS.match(value) else value
    if isinstance(days, int) and not isinstance(days, bool) and 0 < days <= _MAX_DAYS:
        return days
    raise PydanticCustomError(
        "days",
        "is not a number of days",
        {"wanted": f"a whole number of days from 1 to {_MAX_DAYS}, such as `90` or `90d`"},
    )


Days = Annotated[
    int,
    PlainValidator(parse_days),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": _MAX_DAYS},
                {"type": "string", "pattern": "^[0-9]+d$"},
            ]
        }
    ),
]
"""A whole number of days, written `90` or `90d`."""


def parse_date(value: Any) -> date:
    """Read a day written as `2026-10-06`."""
    if isinstance(value, str) and _ISO_DATE.match(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError(
                "date_value",
                "is not a day of the calendar",
                {"wanted": "a day that exists, such as `2026-10-06`"},
            ) from None
    raise PydanticCustomError(
        "date_value", "is not a date", {"wanted": "year, month and day, such as `2026-10-06`"}
    )


Date = Annotated[date, PlainValidator(parse_date), WithJsonSchema({"type": "string", "format": "date"})]
"""A day, written `2026-10-06`."""


class Interval(NamedTuple):
    """A number that is known exactly (`low == high`) or only to lie between two."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """The number halfway between the ends."""
        return (self.low + self.high) / 2


def _interval(value: Any, low: float, high: float, whole: bool) -> Interval:
    ends = value if isinstance(value, list) and len(value) == 2 else [value, value]
    wanted = f"a {'whole ' if whole else ''}number from {low:g} to {high:g}, or a range such as `[{_example(low, high, whole)}]`"
    if not all(_number(end) and not (whole and end != int(end)) for end in ends):
        raise PydanticCustomError("range_type", "is neither a number nor a range", {"wanted": wanted})
    if not (low <= ends[0] <= high and low <= ends[1] <= high):
        raise PydanticCustomError("range_limits", "is outside the scale", {"wanted": wanted})
    if ends[0] > ends[1]:
        raise PydanticCustomError(
            "range_order",
            "is a range that ends before it starts",
            {"wanted": f"the lower number first: `[{ends[1]:g}, {ends[0]:g}]`"},
        )
    return Interval(float(ends[0]), float(ends[1]))


def _example(low: float, high: float, whole: bool) -> str:
    return "2, 4" if whole else f"{low + (high - low) * 0.3:g}, {low + (high - low) * 0.6:g}"


def parse_severity(value: Any) -> Interval:
    """Read a severity from 1 to 5, or a range such as `[2, 4]`."""
    return _interval(value, 1, 5, whole=True)


def parse_share(value: Any) -> Interval:
    """Read a share from 0 to 1, or a range such as `[0.3, 0.6]`."""
    return _interval(value, 0, 1, whole=False)


def _range_schema(kind: str, low: int, high: int) -> dict[str, Any]:
    one = {"type": kind, "minimum": low, "maximum": high}
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 2, "maxItems": 2}]}


SeverityRange = Annotated[
    Interval, PlainValidator(parse_severity), WithJsonSchema(_range_schema("integer", 1, 5))
]
"""A severity from 1 (cosmetic) to 5 (most give up), or a range `[low, high]`."""

ShareRange = Annotated[Interval, PlainValidator(parse_share), WithJsonSchema(_range_schema("number", 0, 1))]
"""A share from 0 to 1, or a range `[low, high]` when nobody knows exactly."""


def _limit(value: Any, low: int, high: int, whole: bool) -> float | Literal["off"]:
    if value == "off":
        return "off"
    number = f"{'whole ' if whole else ''}number"
    wanted = f"a {number} from {low} to {high}, or `off`"
    if not _number(value) or (whole and isinstance(value, float) and not value.is_integer()):
        raise PydanticCustomError("range_type", f"is neither a {number} nor `off`", {"wanted": wanted})
    if not low <= value <= high:
        raise PydanticCustomError("range_limits", "is out of range", {"wanted": wanted})
    return float(value)


def _limit_schema(kind: str, low: int, high: int) -> dict[str, Any]:
    number = {"type": kind, "minimum": low, "maximum": high}
    return {"anyOf": [number, {"type": "string", "enum": ["off"]}]}


def parse_fall(value: Any) -> float | Literal["off"]:
    """Read how far a number from -1 to 1 may fall: 0 to 2, or `off`."""
    return _limit(value, 0, 2, whole=False)


def parse_share_limit(value: Any) -> float | Literal["off"]:
    """Read how far a share may go: 0 to 1, or `off`."""
    return _limit(value, 0, 1, whole=False)


def parse_severity_limit(value: Any) -> float | Literal["off"]:
    """Read a whole severity from 1 to 5, or `off`."""
    return _limit(value, 1, 5, whole=True)


FallLimit = Annotated[
    float | Literal["off"], PlainValidator(parse_fall), WithJsonSchema(_limit_schema("number", 0, 2))
]
"""How far a number from -1 to 1 may fall: from 0 to 2, or `off`."""

ShareLimit = Annotated[
    float | Literal["off"], PlainValidator(parse_share_limit), WithJsonSchema(_limit_schema("number", 0, 1))
]
"""How far a share may go: from 0 to 1, or `off`."""

SeverityLimit = Annotated[
    float | Literal["off"],
    PlainValidator(parse_severity_limit),
    WithJsonSchema(_limit_schema("integer", 1, 5)),
]
"""A whole severity from 1 to 5, or `off`."""


@model
class Emotion:
    """How the customer feels, on the workspace's scale (default -2 to 2)."""

    score: Number
    """The raw value on the emotion scale of the workspace; low is bad."""
    words: Texts = ()
    """What customers call the feeling: `tricked`, `relieved`."""
    by_persona: Mapping[str, Number] | None = None
    """Another score for some personas, by persona id."""
    evidence: Refs = ()
    """What the score rests on, where it is not what the touchpoint rests on."""


def expand_emotion(value: Any) -> Any:
    """Turn the short form `emotion: 1` into `{score: 1}`."""
    return {"score": value} if _number(value) else value


Feeling = Annotated[Emotion, BeforeValidator(expand_emotion, json_schema_input_type=float | Emotion)]
"""A number on the workspace's emotion scale, or a mapping `{score, words, by_persona}`."""
