"""A stage that is called like a department.

## Why it matters

Stages named after departments show the organisation chart. Customers do not go through sales and
support; they look, choose, pay and wait, and each of these may involve three teams.

A title is flagged when nothing but departments is left of it: teams of the workspace, and in English maps
the usual names of departments. `I talk to sales` is fine.

## Bad

```yaml
stages:
  - title: Sales  # error: `Sales`
  - title: The delivery team  # error: team `delivery`
```

```yaml title="journeyctl.yaml"
teams:
  delivery: {title: Delivery operations}
```

## Good

```yaml
stages:
  - title: I choose a provider
  - title: I get my groceries
```
"""

from dataclasses import dataclass
from functools import cache

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey


@dataclass(frozen=True, slots=True)
class Options:
    """What departments are called."""

    departments: tuple[str, ...] = (
        "accounting", "back office", "billing", "call center", "call centre", "compliance", "customer care",
        "customer service", "customer success", "customer support", "engineering", "field service", "finance",
        "fulfillment", "fulfilment", "help desk", "hr", "human resources", "it", "legal", "logistics", "marketing",
        "operations", "presales", "procurement", "product management", "quality assurance", "r&d", "sales",
        "service desk", "supply chain", "support", "tech support", "technical support", "warehouse",
    )  # fmt: skip
    """Names of departments, in any case; these built-in ones are for maps in English (`lang: en`, or none)."""


_FILLERS = frozenset(
    {"the", "our", "team", "teams", "department", "dept", "stage", "phase", "process", "step"}
)


@rule(severity="warning", group="voice")
def check(journey: Journey, ctx: Context, options: Options) -> Findings:
    """Flag stages whose titles are made of departments alone; journeys are visited to read the teams once."""
    teams = _teams(tuple((name, team.title or name) for name, team in (ctx.settings.teams or {}).items()))
    departments = _departments(options, ctx.settings.lang)
    for stage in journey.stages:
        title = _bare(stage.title)
        parts = [title] if title in teams or title in departments else _parts(title)
        if all(part in teams or part in departments for part in parts):
            team = next((teams[part] for part in parts if part in teams), None)
            yield ctx.flag(
                stage,
                "title",
                f"stage `{stage.title}` is called like {f'the team `{team}`' if team else 'a department'}",
                help="say what the customer does there: `I ...`",
            )


def _bare(title: str) -> str:
    return " ".join(word for word in title.casefold().split() if word not in _FILLERS)


def _parts(title: str) -> list[str]:
    """Divide `sales & marketing` or `sales/support`."""
    parts = title.replace(" and ", "&").replace("/", "&").replace(",", "&").split("&")
    return [part.strip() for part in parts]


@cache
def _teams(titles: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Return the teams, given by id and title, by what they may be called."""
    return {
        _bare(name): identifier
        for identifier, title in titles
        for name in (identifier.replace("-", " "), title)
    }


@cache
def _departments(options: Options, lang: str | None) -> frozenset[str]:
    """Return the names that the options give; the built-in ones only in English."""
    english = lang is None or lang.casefold().startswith("en")
    if options.departments == Options().departments and not english:
        return frozenset()
    return frozenset(map(str.casefold, options.departments))
