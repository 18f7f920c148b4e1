"""Changes in the words of a language: what becomes of a thing, and of its fields and numbers."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from journeyctl.render.board import Item
from journeyctl.render.facts import Facts
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.versions import Figure, Mark, Plain
from journeyctl.render.words import Words

_SIGNS = {"added": "added", "split": "added", "removed": "removed", "merged": "removed", "moved": "moved",
          "left": "moved"}  # fmt: skip
_LETTERS = {"added": "+", "removed": "−", "moved": "›"}
_SHARES = frozenset({"frequency", "conversion_loss", "confidence"})
_NAMED = {"channel": "channel", "owner": "team", "phase": "phase", "personas": "persona", "by_persona": "persona",
          "systems": "system", "services": "service"}  # fmt: skip
_LABELS = {
    "emotion": "common.emotion", "channel": "common.channel", "actions": "common.actions", "thoughts": "common.thoughts",
    "needs": "common.needs", "evidence": "common.evidence", "systems": "common.systems", "services": "common.services",
    "owner": "common.owner", "goal": "common.goal", "scenario": "common.scenario", "personas": "common.personas",
    "severity": "common.severity", "frequency": "common.frequency", "state": "common.state", "reviewed": "common.reviewed",
    "status": "details.status", "root_cause": "details.root-cause", "workaround": "details.workaround",
    "optional": "map.optional", "first_seen": "details.first-seen", "starts_when": "map.starts", "ends_when": "map.ends",
    **{key: f"difference.field-{key}" for key in (
        "wait", "duration", "satisfaction", "importance", "moment", "summary", "phase", "conversion_loss", "confidence",
        "target", "next", "resolves", "addresses", "volume", "value", "detection", "effort")},
}  # fmt: skip
_FLOORED = frozenset({"complete", "evidenced"})
_WHOLE = frozenset({"open_pains", "pain_load"})


def sign_of(how: str) -> str:
    """Return the sign for a kind of change: `added`, `removed`, `moved` or `changed`."""
    return _SIGNS.get(how, "changed")


def signed_words(how: str, text: str) -> str:
    """Return words with a sign before them that can be written."""
    return f"{_LETTERS.get(sign_of(how), '~')} {text}"


class ChangeWords:
    """Says changes in a language; `facts` are the workspaces before and after, in which ids have names."""

    def __init__(self, words: Words, facts: tuple[Facts, Facts]) -> None:
        self._words = words
        self._facts = facts

    def fates(self, marks: Sequence[Mark]) -> Iterator[Item]:
        """Yield what has become of one thing as a whole, each with its sign."""
        for mark in marks:
            if mark.how != "changed":
                yield Item(kind=sign_of(mark.how), text=self.fate(mark))

    def fields(self, marks: Sequence[Mark]) -> Iterator[Item]:
        """Yield the fields of one thing that have changed; what is better or worse has that sign."""
        for mark in marks:
            if mark.how == "changed":
                yield Item(kind=mark.trend or "text", text=self.field(mark), note=self._judged(mark))

    def note(self, marks: Sequence[Mark]) -> str:
        """Return what has become of one thing as small words below it, each with a sign."""
        told = [signed_words(mark.how, self.fate(mark)) for mark in marks if mark.how != "changed"]
        return " · ".join(told or [signed_words("changed", self._words("difference.changed"))])

    def line(self, mark: Mark) -> str:
        """Return one change as a line of its own."""
        return self._with_trend(mark) if mark.how == "changed" else self.fate(mark)

    def _with_trend(self, mark: Mark) -> str:
        return self._words.noted(self.field(mark), self._judged(mark))

    def fate(self, mark: Mark) -> str:
        """Return what has become of a thing as a whole."""
        words = self._words
        was = clean(mark.before) if isinstance(mark.before, str) else ""
        match mark.how:
            case "renamed":
                return words("difference.its-id-was", before=was)
            case "reworded":
                return (
                    words("difference.was", before=words.quote(was)) if was else words("difference.reworded")
                )
            case "moved" if mark.field == "order":
                return words("difference.moved-place", before=mark.before, after=mark.after)
            case "moved":
                return words("difference.moved-from", before=words.quote(clean(mark.other) or was))
            case "split":
                return words("difference.split-off", before=words.quote(clean(mark.other)))
            case "left":
                return words("difference.left-to", after=words.quote(clean(mark.other)))
            case "merged":
                return words("difference.merged-into", after=words.quote(clean(mark.other)))
        return words(f"difference.{mark.how}")

    def field(self, mark: Mark) -> str:
        """Return what has become of a field: `Waiting time: 4m → 9m`."""
        return self._words.pair(self.label(mark.field), self._shift(mark))

    def label(self, key: str) -> str:
        """Return what a field is called; one without a label goes by its key."""
        base, _, rest = key.replace("[", ".").replace("]", "").partition(".")
        label = self._words(_LABELS[base]) if base in _LABELS else base
        kind, _, name = rest.partition(".")
        if kind in _NAMED and name:
            return self._words.noted(label, self._facts[1].name(_NAMED[kind], name))
        return self._words.noted(label, clean(rest.replace("_", " ")))

    def _shift(self, mark: Mark) -> str:
        words, key = self._words, mark.field
        if _is_list(mark.before) or _is_list(mark.after):
            return self._items(key, mark.before, mark.after)
        was, now = self.value(key, mark.before, 0), self.value(key, mark.after, 1)
        if mark.before is None:
            return words("difference.written", value=now)
        if mark.after is None:
            return words("difference.not-written", value=was)
        return words("difference.from-to", before=was, after=now)

    def _items(self, key: str, before: Plain, after: Plain) -> str:
        was, now = _as_list(before), _as_list(after)
        come = self._words.row([self.value(key, one, 1) for one in now if one not in was])
        gone = self._words.row([self.value(key, one, 0) for one in was if one not in now])
        if come and gone:
            return self._words("difference.come-and-gone", come=come, gone=gone)
        if come or gone:
            return self._words("difference.come" if come else "difference.gone", items=come or gone)
        return self._words("difference.reordered")

    def value(self, key: str, value: Plain, side: int) -> str:
        """Return the value of a field on one side (0 before, 1 after)."""
        words = self._words
        if isinstance(value, bool):
            return words("difference.yes" if value else "difference.no")
        if isinstance(value, int | float):
            return words.percent(value) if key in _SHARES else plain_number(value, words)
        if isinstance(value, tuple):
            told = [self.value(key, one, side) for one in value]
            return words("details.range", low=told[0], high=told[1]) if _is_range(value) else words.row(told)
        if isinstance(value, dict):
            return words.row(
                [words.pair(clean(name), self.value("", one, side)) for name, one in value.items()]
            )
        return self._text(key, clean(value or ""), side)

    def _text(self, key: str, text: str, side: int) -> str:
        base = key.partition(".")[0].partition("[")[0]
        if base in _NAMED:
            return self._facts[side].name(_NAMED[base], text)
        if key in {"status", "moment", "state"} and text:
            return self._words(f"{'details' if key == 'status' else 'common'}.{key}-{text}")
        return self._words.quote(text) if " " in text else text

    def _judged(self, mark: Mark) -> str:
        """Return a difference and whether it is better or worse: `−2, worse`."""
        told = []
        is_number = isinstance(mark.after, int | float) or _is_range(mark.after)
        if mark.delta and is_number and mark.field not in _SHARES:
            told.append(signed_number(mark.delta, self._words))
        if mark.trend:
            told.append(self._words(f"difference.{mark.trend}"))
        return self._words.row(told)


def plain_number(value: float, words: Words) -> str:
    """Return a number with as many digits as it has, six at the most."""
    digits = next(digits for digits in count() if digits > 5 or abs(round(value, digits) - value) < 1e-9)
    return words.number(value, digits)


def signed_number(value: float, words: Words, digits: int | None = None) -> str:
    """Return a difference with its sign."""
    told = plain_number(value, words) if digits is None else words.number(value, digits)
    return f"+{told}" if value > 0 else told


def figure_words(figure: Figure, words: Words) -> str:
    """Return a number of before and of now: `−0.50 → 0.50 (+1.00, better)`."""
    was, now = (_figure(value, figure.name, words) for value in (figure.before, figure.after))
    if figure.before is None or figure.after is None or was == now:
        told = [one for value, one in ((figure.before, was), (figure.after, now)) if value is not None]
        if len(told) == 1:
            return told[0]
        return was if was == now else words("difference.from-to", before=was, after=now)
    delta = figure.after - figure.before
    if figure.name in _FLOORED:
        points = _floored(figure.after) - _floored(figure.before)
        amount = words("difference.points", delta=signed_number(points, words, 0))
    else:
        amount = signed_number(delta, words, 0 if figure.name in _WHOLE else 2)
    trend = words("difference.better" if delta * figure.good > 0 else "difference.worse")
    return words.noted(words("difference.from-to", before=was, after=now), words.row([amount, trend]))


def _figure(value: float | None, name: str, words: Words) -> str:
    if value is None:
        return words("common.none")
    if name in _FLOORED:  # nothing is complete that is not
        return words.percent(_floored(value) / 100)
    return words.number(round(value, 2) + 0.0, 0 if name in _WHOLE else 2)


def _is_range(value: Plain) -> bool:
    return (
        isinstance(value, tuple)
        and len(value) == 2
        and all(isinstance(end, int | float) and not isinstance(end, bool) for end in value)
    )


def _is_list(value: Plain) -> bool:
    return isinstance(value, tuple) and not _is_range(value)


def _as_list(value: Plain) -> list[Plain]:
    return list(value) if isinstance(value, tuple) else [] if value is None else [value]


def met_keys(items: Mapping[str, None], words: Words) -> Iterator[tuple[str, str]]:
    """Yield signs and what they mean, those that are met only."""
    for kind in ("added", "removed", "moved", "changed"):
        if kind in items:
            yield kind, words(f"difference.{kind}")
    for kind in ("better", "worse"):
        if kind in items:
            yield kind, words(f"difference.legend-{kind}")


def _floored(share: float) -> int:
    return int(share * 100 + 1e-9)
