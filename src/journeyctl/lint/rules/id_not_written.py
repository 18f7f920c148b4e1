"""A thing that goes by its title, because it has no `id`.

## Why it matters

A thing without `id` goes by the slug of its title. Better words for the title then break every
reference to it, and its history starts anew.

Stages, touchpoints, pain points, opportunities and metrics are looked at. `lint --fix` writes the id
by which the thing goes today, so nothing changes for those who refer to it. Where two things of a
kind go by the same id, you have to choose.

## Bad

```yaml
stages:
  - title: I pay  # error: stage `i-pay` has no written id
    touchpoints:
      - id: checkout
        title: I go to checkout
```

## Good

```yaml
stages:
  - id: pay
    title: I pay
    touchpoints:
      - id: checkout
        title: I go to checkout
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey, Stage
from journeyctl.model.metric import Metric
from journeyctl.model.pain import Opportunity, PainPoint
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import elements

_WORDS: dict[type, str] = {
    Stage: "stage",
    Touchpoint: "touchpoint",
    PainPoint: "pain point",
    Opportunity: "opportunity",
    Metric: "metric",
}


@rule(severity="info", group="gaps", fixable=True)
def check(journey: Journey, ctx: Context) -> Findings:
    """Flag things without `id`, with a fix where the slug is theirs alone."""
    scopes = ctx.workspace.index.inside[("journey", ctx.file.id)]
    definitions = (found for scope in scopes.values() for found in scope.values())
    if all(definition.written for found in definitions for definition in found):
        return
    for thing, _, identifier in elements(journey):
        word = _WORDS.get(type(thing))
        if thing.id is not None or word is None:
            continue
        alone = len(scopes[word][identifier]) == 1
        yield ctx.flag(
            thing,
            "id",
            f"{word} `{identifier}` has no written id",
            help=f"write `id: {_written(identifier)}`"
            if alone
            else f"another {word} goes by `{identifier}` too: give each an `id` of its own",
            fix=ctx.insert_key(thing, "id", _written(identifier)) if alone else None,
        )


def _written(identifier: str) -> str:
    """Quote an id that YAML would read as a number, a truth value or nothing."""
    return (
        identifier
        if identifier[0].isalpha() and identifier not in ("true", "false", "null")
        else f'"{identifier}"'
    )
