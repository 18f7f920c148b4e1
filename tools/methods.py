"""Writes docs/methods.md: every formula with its source, as the docstrings of the scores have them."""

import re
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from journeyctl._discover import load_module, module_names
from journeyctl.score import opportunity_methods, pain_methods

HEAD = """\
<!-- Made by `make bless` from the docstrings in src/journeyctl/score: change it there. -->

# Methods

Every number that `journeyctl score` prints, with its formula, where it comes from and what it cannot see. How to use them is told in
[Scores](scoring.md). `x` means times.
"""

_BEHIND = {
    "What goes into a score": ("confidence", "shares", "flow", "volume"),
    "How sure an order is": ("simulation", "learning", "intervals"),
    "Journeys and stages": ("curve", "completeness", "coverage"),
    "Metrics": ("metrics",),
    "Portfolio and plan": ("likeness", "similar", "plan", "knapsack"),
}
_TITLES = {
    "shares": "customers a persona stands for",
    "flow": "customers who come to a touchpoint",
    "learning": "what to learn",
    "intervals": "intervals",
    "curve": "emotion curve",
    "volume": "customers who begin a journey",
    "likeness": "texts that are alike",
    "similar": "pain points that are the same",
    "plan": "what an initiative brings",
    "knapsack": "the best set for a budget",
}
_HEADING = re.compile(r"^(Formula|Source|Limits): ", re.MULTILINE)


def page() -> str:
    """Return the page."""
    return "\n".join([HEAD, *_sections()])


def _sections() -> Iterator[str]:
    for title, folder in (("Pain points", pain_methods), ("Opportunities", opportunity_methods)):
        yield f"## {title}\n"
        for name in module_names(folder):
            yield _section(name.replace("_", "-"), load_module(folder, name))
    for title, names in _BEHIND.items():
        yield f"## {title}\n"
        for name in names:
            yield _section(_TITLES.get(name, name), import_module(f"journeyctl.score.{name}"))


def _section(title: str, module: ModuleType) -> str:
    text = (module.__doc__ or "").strip()
    return f"### {title}\n\n{_HEADING.sub(lambda found: f'**{found[1]}.** ', text)}\n"
