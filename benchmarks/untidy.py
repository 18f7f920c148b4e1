"""Plain data as the YAML of somebody in a hurry: any order, indentation, quotes and brackets, comments anywhere."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment that was put somewhere: its text, the path of what it stands at, and whether on a line of its own."""

    text: str
    path: Path
    alone: bool


@dataclass
class Untidy:
    """Writes data; `remarks` tells which comments were put where. The same `rng` gives the same text."""

    rng: Random
    share: float = 0.1
    lines: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def text(self, data: Mapping[str, Any]) -> str:
        """Return `data` as YAML, with or without a line break at its end, in one of two kinds of line break."""
        if self._chance(0.1):
            self.lines.append("---")
        self._mapping(data, 0, ())
        text = "\n".join(self.lines) + ("" if self._chance(0.1) else "\n")
        return text.replace("\n", "\r\n") if self._chance(0.1) else text

    def _chance(self, share: float) -> bool:
        return self.rng.random() < share

    def _remark(self, path: Path, *, alone: bool) -> str:
        text = f"# remark {len(self.remarks)}" + self.rng.choice(
            ("", ": see [1], {2}", " 'it", ' "so', " - a: b")
        )
        self.remarks.append(Remark(text, path, alone))
        return text + self.rng.choice(("", "", "  "))

    def _above(self, indent: int, path: Path) -> None:
        if self._chance(0.05):
            self.lines += [""] * self.rng.randint(1, 3)
        while self._chance(self.share):
            self.lines.append(" " * indent + self._remark(path, alone=True))
            if self._chance(0.1):
                self.lines.append("")

    def _behind(self, path: Path) -> str:
        if not self._chance(self.share):
            return "  " if self._chance(0.03) else ""
        return " " * self.rng.choice((1, 2, 8)) + self._remark(path, alone=False)

    def _mapping(self, data: Mapping[str, Any], indent: int, path: Path, dash: str = "") -> None:
        keys = list(data)
        if self._chance(0.4):
            self.rng.shuffle(keys)
        for number, key in enumerate(keys):
            here = (*path, key)
            if number or not dash:
                self._above(indent, here)
            start = dash if dash and not number else " " * indent
            written = json.dumps(key) if self._chance(0.05) else key
            blanks = " " if self._chance(0.9) else "   "
            self._value(f"{start}{written}:", blanks, data[key], indent, here)

    def _value(self, start: str, blanks: str, value: Any, indent: int, path: Path) -> None:
        if isinstance(value, Mapping) and value and not self._chance(0.4):
            self.lines.append(start + self._behind(path))
            self._mapping(value, indent + self.rng.choice((1, 2, 2, 2, 4)), path)
        elif isinstance(value, list | tuple) and value and self._in_block(value):
            self.lines.append(start + self._behind(path))
            self._items(value, indent + self.rng.choice((0, 0, 2, 2, 3)), path)
        elif isinstance(value, str) and len(value) > 30 and self._chance(0.2):
            self._long(start, value, indent, path)
        elif isinstance(value, list | tuple | Mapping) and value and self._chance(0.2):
            self._open_brackets(start, blanks, value, indent, path)
        else:
            written = self._flow(value)
            self.lines.append((f"{start}{blanks}{written}" if written else start) + self._behind(path))

    def _in_block(self, value: Sequence[Any]) -> bool:
        return self._chance(
            0.95 if any(isinstance(item, Mapping) and len(item) > 4 for item in value) else 0.4
        )

    def _items(self, items: Sequence[Any], indent: int, path: Path) -> None:
        for number, item in enumerate(items):
            here = (*path, number)
            self._above(indent, here)
            dash = " " * indent + self.rng.choice(("- ", "- ", "- ", "-   "))
            if isinstance(item, Mapping) and item and not self._chance(0.2):
                self._mapping(item, len(dash), here, dash)
            else:
                self.lines.append(dash + self._flow(item) + self._behind(here))

    def _long(self, start: str, value: str, indent: int, path: Path) -> None:
        pad = " " * (indent + self.rng.choice((1, 2, 4)))
        words = value.split(" ")
        middle = self.rng.randint(1, len(words) - 1) if len(words) > 1 else 1
        parts = [" ".join(words[:middle]), " ".join(words[middle:])]
        kind = self.rng.randrange(3)
        if kind == 0 or "" in words or parts[1][:1] in ("#", "") or parts[1].startswith(("- ", "? ")):
            self.lines.append(f"{start} |-{self._behind(path)}")
            self.lines.append(pad + value)
        elif kind == 1:
            self.lines.append(f"{start} >-{self._behind(path)}")
            self.lines += [pad + part for part in parts]
        else:
            first, second = json.dumps(parts[0], ensure_ascii=False), json.dumps(parts[1], ensure_ascii=False)
            self.lines.append(f"{start} {first[:-1]}")
            self.lines.append(pad + second[1:] + self._behind(path))

    def _open_brackets(self, start: str, blanks: str, value: Any, indent: int, path: Path) -> None:
        pad = " " * (indent + 2)
        mapping = isinstance(value, Mapping)
        self.lines.append(f"{start}{blanks}{'{' if mapping else '['}")
        for key, item in value.items() if mapping else enumerate(value):
            here = (*path, key)
            while self._chance(self.share / 2):
                self.lines.append(pad + self._remark(here, alone=True))
            name = f"{key}: " if mapping else ""
            self.lines.append(f"{pad}{name}{self._flow(item)},{self._behind(here)}")
        self.lines.append(f"{' ' * (indent + 1)}{'}' if mapping else ']'}")

    def _flow(self, value: Any) -> str:
        blank = " " if self._chance(0.05) else ""
        if isinstance(value, Mapping):
            items = ", ".join(f"{key}: {self._flow(item)}" for key, item in value.items())
            return f"{{{blank}{items}{blank}}}"
        if isinstance(value, list | tuple):
            return f"[{blank}{f',{blank} '.join(self._flow(item) for item in value)}{blank}]"
        return self._scalar(value)

    def _scalar(self, value: Any) -> str:
        if not isinstance(value, str):
            return json.dumps(value)
        if self._chance(0.15) and "\\" not in value and value.isprintable():
            return "'" + value.replace("'", "''") + "'"
        safe = value.replace(" ", "").replace("-", "").isalpha() and value[0].isalpha()
        return value if safe and not self._chance(0.2) else json.dumps(value, ensure_ascii=False)
