"""Plain data as the YAML a careful analyst would write: blocks, small braces, quotes, comments."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from benchmarks.phrases import COMMENTS

WIDTH = 104
QUOTED = frozenset({"thoughts", "quote", "text"})
ALWAYS_BLOCK = frozenset(
    {"stages", "touchpoints", "pain_points", "opportunities", "metrics", "initiatives", "quotes"}
)
HINTS = {
    "state": "current | future | ideal",
    "review_every": "days",
    "moment": "truth | magic | pain",
    "severity": "1..5",
    "customer_value": "0..100",
    "basis": "research | proto",
    "segment_share": "of all customers",
    "valid_for": "days",
    "status": "see the board",
}


def write(document: Mapping[str, Any], rng: Random, *, heading: str) -> str:
    """Return `document` as YAML with comments here and there; the same `rng` gives the same text."""
    paper = _Paper(rng, [f"# {heading}"])
    paper.block(document, 0)
    return "\n".join(paper.lines) + "\n"


@dataclass
class _Paper:
    """The lines written so far, and the keys whose hint has been given."""

    rng: Random
    lines: list[str]
    hinted: set[str] = field(default_factory=set)

    def block(self, mapping: Mapping[str, Any], indent: int) -> None:
        for key, value in mapping.items():
            start = f"{' ' * indent}{key}:"
            if key in ("stages", "initiatives"):
                self.lines.append("")
            if isinstance(value, Mapping):
                nested = any(isinstance(item, Mapping) for item in value.values())
                short = f"{start} {_flow(value)}"
                if len(short) <= WIDTH and not nested:
                    self.lines.append(short)
                else:
                    self.lines.append(start)
                    self.block(value, indent + 2)
            elif isinstance(value, Sequence) and not isinstance(value, str):
                self.items(key, value, indent)
            elif key == "summary":
                self.lines += (f"{start} >-", *_folded(str(value), indent + 2))
            else:
                self.lines.append(self.hint(key, f"{start} {_scalar(value, quoted=key in QUOTED)}", indent))

    def hint(self, key: str, line: str, indent: int) -> str:
        if key not in HINTS or key in self.hinted:
            return line
        self.hinted.add(key)
        return f"{line:<{indent + 28}}# {HINTS[key]}"

    def items(self, key: str, items: Sequence[Any], indent: int) -> None:
        start = f"{' ' * indent}{key}:"
        short = f"{start} {_flow(items, quoted=key in QUOTED)}"
        if key not in ALWAYS_BLOCK and len(short) <= WIDTH:
            self.lines.append(short)
            return
        self.lines.append(start)
        dash = f"{' ' * indent}  - "
        for item in items:
            self.remark(key, item, indent)
            if isinstance(item, Mapping) and key in ALWAYS_BLOCK:
                first = len(self.lines)
                self.block(item, indent + 4)
                self.lines[first] = dash + self.lines[first].lstrip()
            elif isinstance(item, Mapping):
                self.lines.append(dash + _flow(item))
            else:
                self.lines.append(dash + _scalar(item, quoted=key in QUOTED))

    def remark(self, key: str, item: Any, indent: int) -> None:
        margin = " " * (indent + 2)
        if key == "stages":
            self.lines.append(f"{margin}# {'-' * 20} {item['title']}")
        elif key in ("touchpoints", "pain_points") and self.rng.random() < 0.08:
            self.lines.append(f"{margin}# {self.rng.choice(COMMENTS)}")


def _flow(value: Any, *, quoted: bool = False) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(_flow(item, quoted=quoted) for item in value) + "]"
    return _scalar(value, quoted=quoted, inside_flow=True)


def _scalar(value: Any, *, quoted: bool = False, inside_flow: bool = False) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    unsafe = ": " in value or " #" in value or value[:1] in "-?:,[]{}#&*!|>'\"%@` " or value.endswith(":")
    if quoted or unsafe or (inside_flow and any(char in value for char in ",[]{}")):
        return json.dumps(value, ensure_ascii=False)
    return value


def _folded(text: str, indent: int) -> list[str]:
    lines = [" " * indent]
    for word in text.split():
        if len(lines[-1]) + len(word) > 88:
            lines.append(" " * indent)
        lines[-1] += word if lines[-1].isspace() else f" {word}"
    return lines
