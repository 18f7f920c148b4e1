"""Changes in the words of a language: what becomes of a thing, and of its fields and numbers."""

from collections.abc import Iterator, Mapping, Sequence

from journeyctl.render.board import Item
from journeyctl.render.facts import Facts
from journeyctl.render.grid.field_words import SHARES, FieldWords, is_range, plain_number
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.versions import Figure, Mark, Plain
from journeyctl.render.words import Words

_SIGNS = {"added": "added", "split": "added", "removed": "removed", "merged": "removed", "moved": "moved",
          "left": "moved"}  # fmt: skip
_LETTERS = {"added": "+", "removed": "−", "moved": "›"}
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
        self._fields = FieldWords(words, facts)

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

    def of_thing(self, kind: str, name: str, mark: Mark) -> str:
        """Return one change of a thing that is named: `Metric “Orders again” – Target: 0.4 → 0.5 (+0.1)`."""
        return self._words("difference.thing-change", thing=self.thing(kind, name), change=self.line(mark))

    def thing(self, kind: str, name: str) -> str:
        """Return a thing by its kind and name: `Metric “Orders again”`; the kind alone where it has no name."""
        told = kind_words(kind, self._words)
        return self._words("difference.thing", kind=told, name=self._words.quote(name)) if name else told

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

    def value(self, key: str, value: Plain, side: int) -> str:
        """Return the value of a field on one side (0 before, 1 after)."""
        return self._fields.value(key, value, side)

    def field(self, mark: Mark) -> str:
        """Return what has become of a field: `Waiting time: 4m → 9m`."""
        return self._words.pair(self._fields.label(mark.field, mark.home), self._shift(mark))

    def _shift(self, mark: Mark) -> str:
        words = self._words
        if _is_list(mark.before) or _is_list(mark.after):
            return self._items(mark)
        was, now = self._value(mark, mark.before, 0), self._value(mark, mark.after, 1)
        if mark.before is None:
            return words("difference.written", value=now)
        if mark.after is None:
            return words("difference.not-written", value=was)
        return words("difference.from-to", before=was, after=now)

    def _value(self, mark: Mark, value: Plain, side: int) -> str:
        return self._fields.value(mark.field, value, side, mark.home)

    def _items(self, mark: Mark) -> str:
        was, now = _as_list(mark.before), _as_list(mark.after)
        come = self._words.row([self._value(mark, one, 1) for one in now if one not in was])
        gone = self._words.row([self._value(mark, one, 0) for one in was if one not in now])
        if come and gone:
            return self._words("difference.come-and-gone", come=come, gone=gone)
        if come or gone:
            return self._words("difference.come" if come else "difference.gone", items=come or gone)
        return self._words("difference.reordered")

    def _judged(self, mark: Mark) -> str:
        """Return a difference and whether it is better or worse: `−2, worse`."""
        told = []
        is_number = isinstance(mark.after, int | float) or is_range(mark.after)
        if mark.delta and is_number and mark.field not in SHARES:
            told.append(signed_number(mark.delta, self._words))
        if mark.trend:
            told.append(self._words(f"difference.{mark.trend}"))
        return self._words.row(told)


def kind_words(kind: str, words: Words) -> str:
    """Return what a kind of thing is called: one (`stage`), or several (`stages`)."""
    return words(next(key for key in (f"difference.{kind}", f"common.{kind}") if words.knows(key)))


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
        points = floored(figure.after) - floored(figure.before)
        amount = words("difference.points", delta=signed_number(points, words, 0))
    else:
        amount = signed_number(delta, words, 0 if figure.name in _WHOLE else 2)
    trend = words("difference.better" if delta * figure.good > 0 else "difference.worse")
    return words.noted(words("difference.from-to", before=was, after=now), words.row([amount, trend]))


def _figure(value: float | None, name: str, words: Words) -> str:
    if value is None:
        return words("common.none")
    if name in _FLOORED:  # nothing is complete that is not
        return words.percent(floored(value) / 100)
    return words.number(round(value, 2) + 0.0, 0 if name in _WHOLE else 2)


def _is_list(value: Plain) -> bool:
    return isinstance(value, tuple) and not is_range(value)


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


def floored(share: float) -> int:
    """Return a share in whole percent, rounded down: nothing is complete that is not."""
    return int(share * 100 + 1e-9)
