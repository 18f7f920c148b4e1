"""What of a thing has changed: its fields as plain data, with references in the words of now."""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from math import isfinite
from typing import Any, NamedTuple

from journeyctl.diff.change import Trend, Value, What
from journeyctl.diff.things import Thing, children_keys
from journeyctl.model.fields import KEYED, UNORDERED, keys_of, model_fields
from journeyctl.model.settings import VOCABULARIES, EmotionScale, Settings
from journeyctl.model.values import DurationValue, Interval
from journeyctl.score.emotion import normalised

Renamed = Callable[[What, str, str, Container[tuple[What, str]]], str]
"""Gives for a kind of thing, a reference to it, and the file it is written in, the reference as it reads now.

The last argument holds the references that are written now.
"""

NAMES = ("title", "statement", "name", "text")
"""The keys that people call things by: a change of them is a rewording."""

_REFERENCES = {
    "channel": What.CHANNEL, "owner": What.TEAM, "team": What.TEAM, "collected_by": What.TEAM, "personas": What.PERSONA,
    "persona": What.PERSONA, "parent": What.PERSONA, "evidence": What.EVIDENCE, "systems": What.SYSTEM,
    "services": What.SERVICE, "journey": What.JOURNEY, "compares_to": What.JOURNEY, "phase": What.PHASE,
    "addresses": What.PAIN_POINT, "same_as": What.PAIN_POINT, "resolves": What.PAIN_POINT, "answers": What.OPPORTUNITY,
    "to": What.TOUCHPOINT, "metric": What.METRIC, "by_persona": What.PERSONA,
    "by": What.TEAM, "accepts": What.PAIN_POINT,
}  # fmt: skip
_SETS = UNORDERED | {"answers"}  # the attribute behind `for`

# Numbers that are good for the customer when they are high (1) or low (-1).
_GOOD = {
    (What.TOUCHPOINT, "satisfaction"): 1,
    (What.TOUCHPOINT, "wait"): -1,
    (What.TOUCHPOINT, "duration"): -1,
    (What.PAIN_POINT, "severity"): -1,
    (What.PAIN_POINT, "frequency"): -1,
    (What.PAIN_POINT, "conversion_loss"): -1,
}
_HURTING = {"open": 3, "accepted": 3, "wontfix": 3, "fixing": 2, "fixed": 1}


class FieldChange(NamedTuple):
    """A field with another value than before."""

    field: str
    before: Value
    after: Value
    delta: float | None
    trend: Trend | None


def changed_fields(
    old: Thing, new: Thing, renamed: Renamed, scales: tuple[EmotionScale, EmotionScale]
) -> Iterator[FieldChange]:
    """Yield the fields that differ, in the order of the format; names, ids and things inside are left out.

    An emotion that stands at the same place of another scale is the same.
    """
    skipped = _skipped(old.what)
    kept: set[tuple[What, str]] = set()

    def as_it_is(what: What, one: str) -> str:
        kept.add((what, one))
        return one

    def as_it_reads(what: What, one: str) -> str:
        return renamed(what, one, old.side.home, kept)

    after = dict(_flat(new.model, "", skipped, as_it_is))
    before = dict(_flat(old.model, "", skipped, as_it_reads))
    order = [*after, *(key for key in before if key not in after)]
    for key in sorted(order, key=_place(old.model)):
        was, now = before.get(key), after.get(key)
        if _same(key, was, now) or (_is_felt(old.what, key) and _felt_alike(was, now, scales)):
            continue
        yield FieldChange(
            key, _value(was), _value(now), _delta(was, now), _trend(old.what, key, was, now, scales)
        )


def _skipped(what: What) -> set[str]:
    skipped = {"id", *NAMES, *children_keys(what)}
    return skipped | {"phases", *VOCABULARIES} if what is What.SETTINGS else skipped


def written_fields(
    thing: Thing, refer: Callable[[What, str], str] | None = None
) -> Iterator[tuple[str, Value]]:
    """Yield the fields of a thing that have a value, in the order of the format; names, ids and things inside are left out.

    So are settings that are as they are where nothing is written. `refer` gives for a kind of thing and a reference to it
    what is told in its place.
    """
    unwritten = _defaults() if thing.what is What.SETTINGS else {}
    for key, value in _flat(thing.model, "", _skipped(thing.what), refer or (lambda _, one: one)):
        if key not in unwritten or unwritten[key] != value:
            yield key, _value(value)


@cache
def _defaults() -> Mapping[str, Any]:
    return dict(_flat(Settings(), "", _skipped(What.SETTINGS), lambda _, one: one))


def _place(model: Any) -> Callable[[str], int]:
    keys = keys_of(type(model))
    return lambda path: keys.index(path.partition(".")[0].partition("[")[0])


_Refer = Callable[[What, str], str]


def _flat(model: Any, before: str, skipped: set[str], refer: _Refer) -> Iterator[tuple[str, Any]]:
    """Yield the paths and values of what is written in a model; what has no value is left out."""
    written = _written(type(model))
    for attribute in fields(model):
        value = getattr(model, attribute.name)
        if value is None or value == () or (not before and attribute.name in skipped):
            continue
        yield from _flat_value(before + written[attribute.name], attribute.name, value, refer)


def _written(model: type) -> dict[str, str]:
    return {attribute: key for key, (_, attribute) in model_fields(model).items()}


def _flat_value(path: str, name: str, value: Any, refer: _Refer) -> Iterator[tuple[str, Any]]:
    what = _REFERENCES.get(name)
    if name == "emotion" and hasattr(value, "score"):
        yield path, value.score
        for key in ("words", "by_persona", "evidence"):
            if getattr(value, key):
                yield from _flat_value(f"{path}.{key}", key, getattr(value, key), refer)
    elif is_dataclass(value):
        yield from _flat(value, f"{path}.", set(), refer)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _flat_value(f"{path}.{refer(what, key) if what else key}", "", one, refer)
    elif name in KEYED:
        yield from _keyed(path, KEYED[name], value, refer)
    elif isinstance(value, str) and what:
        yield path, refer(what, value)
    elif isinstance(value, tuple) and not isinstance(value, Interval | DurationValue):
        items = tuple(refer(what, one) if what else _plain(one, refer) for one in value)
        yield path, tuple(sorted(set(items))) if name in _SETS else items
    else:
        yield path, value


def _keyed(path: str, key: str, items: tuple[Any, ...], refer: _Refer) -> Iterator[tuple[str, Any]]:
    seen: dict[str, int] = {}
    for item in items:
        plain = _plain(item, refer)
        name = str(plain.pop(key))
        seen[name] = seen.get(name, 0) + 1
        yield f"{path}[{name}{'' if seen[name] == 1 else f' {seen[name]}'}]", plain or True


def _plain(value: Any, refer: _Refer) -> Any:
    """Return a value as plain data."""
    if is_dataclass(value):
        return {key: _value(one) for key, one in _flat(value, "", set(), refer)}
    return value


def _value(value: Any) -> Value:
    """Return a value as it goes into formats."""
    if isinstance(value, Interval):
        return value.low if value.low == value.high else (value.low, value.high)
    if isinstance(value, DurationValue):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return tuple(map(_value, value))
    if isinstance(value, Mapping):
        return {str(key): _value(one) for key, one in value.items()}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value)


def _same(key: str, was: Any, now: Any) -> bool:
    if isinstance(was, DurationValue) and isinstance(now, DurationValue):
        return was.seconds == now.seconds  # `60s` is `1m`
    return bool(was == now) and isinstance(was, bool) == isinstance(now, bool)


def number_of(value: Any) -> float | None:
    """Return a value as a number: the middle of a range, the seconds of a duration; None for what is none."""
    if isinstance(value, Interval):
        return value.middle
    if isinstance(value, DurationValue):
        return value.seconds
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _delta(was: Any, now: Any) -> float | None:
    before, after = number_of(was), number_of(now)
    if before is None or after is None or not isfinite(after - before):
        return None
    return round(after - before, 9)


def _is_felt(what: What, key: str) -> bool:
    return what is What.TOUCHPOINT and (key == "emotion" or key.startswith("emotion.by_persona."))


def _felt_alike(was: Any, now: Any, scales: tuple[EmotionScale, EmotionScale]) -> bool:
    if was is None or now is None:
        return False
    return abs(normalised(was, scales[0]) - normalised(now, scales[1])) < 1e-9


def _trend(
    what: What, key: str, was: Any, now: Any, scales: tuple[EmotionScale, EmotionScale]
) -> Trend | None:
    if was is None or now is None:
        return None
    if what is What.PAIN_POINT and key == "status":
        return _towards(_HURTING[now] - _HURTING[was], -1)
    if _is_felt(what, key):
        return _towards(normalised(now, scales[1]) - normalised(was, scales[0]), 1)
    good = _GOOD.get((what, key))
    delta = _delta(was, now)
    return _towards(delta, good) if good is not None and delta is not None else None


def _towards(delta: float, good: int) -> Trend | None:
    if not delta:
        return None
    return Trend.BETTER if (delta > 0) == (good > 0) else Trend.WORSE
