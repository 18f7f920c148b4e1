"""The fields of a map in the words of a language: what they are called, and their values as people read them."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import count

from journeyctl.render.facts import Facts
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.versions import Plain
from journeyctl.render.words import Words
from journeyctl.workspace.elements import element_id, name_of

SHARES = frozenset({"frequency", "conversion_loss", "confidence", "segment_share", "share"})
"""The fields that hold a share (0 to 1)."""

_DAYS = frozenset({"reviewed", "first_seen", "approved", "date", "due"})
_NAMED = {"channel": "channel", "owner": "team", "team": "team", "collected_by": "team", "by": "team", "stakeholders": "team",
          "phase": "phase", "personas": "persona", "persona": "persona", "parent": "persona", "by_persona": "persona",
          "systems": "system", "services": "service"}  # fmt: skip
_REFERRING = frozenset({"evidence", "journey", "compares_to", "addresses", "same_as", "resolves", "for", "accepts", "metric", "next", "to"})  # fmt: skip
# Fields that other areas of the words name already.
_LABELS = {
    **{key: f"common.{key}" for key in (
        "emotion", "channel", "channels", "actions", "thoughts", "needs", "evidence", "systems", "services", "owner", "goal", "scenario",
        "persona", "personas", "severity", "frequency", "state", "reviewed", "pain", "pains", "gain", "gains", "opportunity",
        "opportunities", "metrics", "assumption", "touchpoint", "score")},
    **{key: f"persona.{key}" for key in ("goals", "jobs", "motivations", "behaviours", "frustrations", "constraints")},
    **{key: f"blueprint.{key}" for key in ("frontstage", "backstage", "support", "policies", "physical_evidence")},
    **{key: f"difference.{key}" for key in ("peak_end", "below_zero", "complete", "evidenced")},
    "status": "details.status", "root_cause": "details.root-cause", "workaround": "details.workaround",
    "first_seen": "details.first-seen", "optional": "map.optional", "starts_when": "map.starts", "ends_when": "map.ends",
    "lanes": "html.lanes",
}  # fmt: skip
# The areas in which the words of a closed vocabulary are looked for, by the field that holds them.
_CHOICES = {
    "status": ("details.status-", "opportunities.status-", "fields.status-"),
    "moment": ("common.moment-",),
    "state": ("common.state-",),
    "type": ("details.evidence-", "fields.type-"),
    "basis": ("persona.",),
    "kind": ("fields.kind-",),
    "initiator": ("fields.initiator-",),
    "polarity": ("fields.polarity-",),
    "fail_on": ("fields.level-",),
    "severity": ("fields.level-",),
    "method": ("fields.method-",),
    "opportunities": ("fields.method-",),
}
_INDEX = re.compile(r"\[([^\]]*)\]")


class FieldWords:
    """Says fields in a language; `facts` are the workspaces before and after, in which ids have names."""

    def __init__(self, words: Words, facts: tuple[Facts, Facts]) -> None:
        self._words = words
        self._facts = facts
        self._names = cache(lambda side: _names(facts[side]))

    def label(self, path: str, home: str = "") -> str:
        """Return what a field of something in a journey is called: `Emotion (Ana)` for `emotion.by_persona.ana`.

        What has no name goes by its key.
        """
        base, *rest = _INDEX.sub(r".\1", path).split(".")
        told = []
        above = base
        for part in rest:
            if part != "by_persona":
                told.append(self._part(part, above, home))
            above = part
        return self._words.noted(self.key(base), self._words.row(told))

    def key(self, key: str) -> str:
        """Return what a key of the format is called."""
        return self._words(_label(key)) if self.knows(key) else clean(key)

    def knows(self, key: str) -> bool:
        """Say whether there is a word for a key."""
        return self._words.knows(_label(key))

    def _part(self, part: str, above: str, home: str) -> str:
        """Return a part of a path in words: the name of what it refers to, a day, or a key."""
        if above in _NAMED or above in _REFERRING:
            return self._referred(above, clean(part), 1, home)
        return self._day(part) or self.key(part)

    def value(self, path: str, value: Plain, side: int, home: str = "") -> str:
        """Return the value of a field of something in a journey, on one side (0 before, 1 after)."""
        words = self._words
        key = _holder(path)
        if isinstance(value, bool):
            return words("difference.yes" if value else "difference.no")
        if isinstance(value, int | float):
            return words.percent(value) if key in SHARES else plain_number(value, words)
        if isinstance(value, tuple):
            told = [self.value(path, one, side, home) for one in value]
            return words("details.range", low=told[0], high=told[1]) if is_range(value) else words.row(told)
        if isinstance(value, dict):
            told = [
                words.pair(self._part(name, "", home), self.value(name, one, side, home))
                for name, one in value.items()
            ]
            return words.row(told)
        return self._text(key, clean(value or ""), side, home)

    def _text(self, key: str, text: str, side: int, home: str) -> str:
        if not text:
            return text
        for area in _CHOICES.get(key, ()):
            if self._words.knows(f"{area}{text}"):
                return self._words(f"{area}{text}")
        if key in _NAMED or key in _REFERRING:
            return self._referred(key, text, side, home)
        if key == "lanes":
            return self.key(text)
        if key == "type":  # NPS, CSAT, CES: the same in every language
            return text.upper()
        if text == "off":
            return self._words("fields.off")
        day = self._day(text) if key in _DAYS else ""
        return day or self._quoted(text)

    def _referred(self, key: str, text: str, side: int, home: str) -> str:
        """Return the name of what is referred to, the reference itself where there is none."""
        if key in _NAMED:
            return self._facts[side].name(_NAMED[key], text)
        if key == "accepts" and self._words.knows(f"difference.{text}"):
            return self._words(f"difference.{text}")
        names = self._names(side)
        return self._quoted(names.get(f"{home}/{text}") or names.get(text) or text)

    def _quoted(self, text: str) -> str:
        return self._words.quote(text) if " " in text else text

    def _day(self, text: str) -> str:
        try:
            return self._words.day(date.fromisoformat(text))
        except ValueError:
            return ""


def _label(key: str) -> str:
    return _LABELS.get(key, f"fields.{key}")


def _holder(path: str) -> str:
    """Return the key that says what a value is: the last of a path, but for rules, of which each has a severity."""
    keys = path.partition("[")[0].split(".")
    return "severity" if keys[:2] == ["lint", "severity"] else keys[-1]


def _names(facts: Facts) -> Mapping[str, str]:
    """Return what things are called by how they are referred to; a short id that several journeys have is left out."""
    names: dict[str, str] = {}
    met: dict[str, int] = {}
    for home, short, name in _things(facts):
        if home:
            names[f"{home}/{short}"] = name
            met[short] = met.get(short, 0) + 1
        names.setdefault(short, name)
    whole = {*facts.journeys, *facts.evidence}
    for short, times in met.items():
        if times > 1 and short not in whole:
            del names[short]
    return names


def _things(facts: Facts) -> Iterator[tuple[str, str, str]]:
    """Yield what is referred to: the id of its journey, or nothing, its own id, and its name."""
    for name, journey in facts.journeys.items():
        yield "", name, clean(journey.title)
    for name, evidence in facts.evidence.items():
        yield "", name, clean(evidence.title)
        for quote in evidence.quotes:
            yield "", f"{name}#{element_id(quote)}", clean(quote.text)
    for name, journey in facts.journeys.items():
        for one in (*journey.metrics, *(part for stage in journey.stages for part in stage.metrics)):
            yield name, element_id(one), clean(name_of(one))
        for touchpoint in (one for stage in journey.stages for one in stage.touchpoints):
            yield name, element_id(touchpoint), clean(name_of(touchpoint))
            for part in (
                *touchpoint.metrics,
                *touchpoint.pain_points,
                *touchpoint.gains,
                *touchpoint.opportunities,
            ):
                yield name, element_id(part), clean(name_of(part))


def plain_number(value: float, words: Words) -> str:
    """Return a number with as many digits as it has, six at the most."""
    digits = next(digits for digits in count() if digits > 5 or abs(round(value, digits) - value) < 1e-9)
    return words.number(value, digits)


def is_range(value: Plain) -> bool:
    """Say whether a value is the ends of a range."""
    return (
        isinstance(value, tuple)
        and len(value) == 2
        and all(isinstance(end, int | float) and not isinstance(end, bool) for end in value)
    )
