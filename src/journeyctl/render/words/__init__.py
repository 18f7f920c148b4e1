"""The labels of pictures in several languages: a folder is a language, a file in it an area; English is the measure of all.

Labels are whole phrases; what differs by more than words (signs of numbers, quotation marks, the first of a month, what a
count of nothing takes) is a label of `common.json`, too, so that a new language is a folder and no code.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
# Spanish says `e` for `y` before the sound of an i, but not before that of a y: `Ana e Inés`, `agua y hielo`.
_SOUNDS_AS_I = re.compile(r"h?[ií](?![aeouáéóú])", re.IGNORECASE)


def languages() -> list[str]:
    """Return the languages there are labels in, by their two letters."""
    return sorted(folder.name for folder in _FOLDER.iterdir() if (folder / "common.json").is_file())


@cache
def _labels(language: str, area: str) -> Mapping[str, str]:
    file = _FOLDER / language / f"{area}.json"
    labels: dict[str, str] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return labels


@dataclass(frozen=True, slots=True)
class Words:
    """The labels of one language; `lang` is what the workspace says (`pt-BR`), `language` the one that is spoken (`pt`)."""

    lang: str
    language: str

    @classmethod
    def of(cls, lang: str | None) -> "Words":
        """Return the labels of a language; English where there are none in it."""
        lang = (lang or "en").replace("_", "-")
        base = lang.partition("-")[0].lower()
        return cls(lang, base if base.isalpha() and (_FOLDER / base / "common.json").is_file() else "en")

    def knows(self, key: str) -> bool:
        """Say whether there is a label with a key."""
        area, _, name = key.partition(".")
        return name in _labels("en", area)

    def __call__(self, key: str, /, **values: object) -> str:
        """Return a label with values put in: `words("map.evidence-from", count=3)` reads `map.json`."""
        area, _, name = key.partition(".")
        label = _labels(self.language, area).get(name) or _labels("en", area)[name]
        return label.format_map(values) if values else label

    def count(self, key: str, count: int) -> str:
        """Return a count with its noun: the label `KEY-one` for one, else `KEY-other`, with `{count}` in it."""
        form = "one" if count == 1 else "other" if count else self("common.plural-of-0")
        return self(f"{key}-{form}", count=self.number(count))

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number as the language writes it, rounded to some digits."""
        grouped = abs(round(value, digits)) >= 10.0 ** (int(self("common.grouped-from")) - 1)
        signs = str.maketrans(",.-", f"{self('common.thousands')}{self('common.decimal')}\u2212")
        return format(value, f"{',' if grouped else ''}.{digits}f").translate(signs)

    def percent(self, share: float) -> str:
        """Return a share (0 to 1) in percent, as the language writes it; small ones and those near all with a digit more."""
        exact = share * 100
        digits = 1 if (0 < share < 0.1 or 0.99 < share < 1) and abs(exact - round(exact)) >= 0.05 else 0
        return self("common.percent", number=self.number(exact, digits))

    def day(self, day: date) -> str:
        """Return a day as the language writes it."""
        month = self(f"common.month-{day.month}")
        key = "common.day-first" if day.day == 1 else "common.day"
        return self(key, day=day.day, month=month, year=day.year)

    def list(self, parts: Sequence[str]) -> str:
        """Return several things in a row: `a, b and c`."""
        if len(parts) < 2:
            return "".join(parts)
        key = "common.and-before-i" if _SOUNDS_AS_I.match(parts[-1]) else "common.and"
        return self(key, first=self.row(parts[:-1]), last=parts[-1])

    def row(self, parts: Sequence[str]) -> str:
        """Return several things side by side, with nothing between them but commas: `a, b, c`."""
        return self._joined("common.comma", parts)

    def sentences(self, parts: Sequence[str]) -> str:
        """Return sentences behind each other."""
        return self._joined("common.sentences", parts)

    def _joined(self, key: str, parts: Sequence[str]) -> str:
        told = "".join(parts[:1])
        for part in parts[1:]:
            told = self(key, first=told, last=part)
        return told

    def quote(self, text: str) -> str:
        """Return what somebody says in the quotation marks of the language."""
        return self("common.quoted", text=text)

    def noted(self, text: str, note: str) -> str:
        """Return a text with a remark behind it: `text (note)`; without, if there is none."""
        return self("common.noted", text=text, note=note) if note else text

    def pair(self, label: str, value: str) -> str:
        """Return a label with what it stands for: `Owner: Marketing`."""
        return self("common.labelled", label=label, value=value)
