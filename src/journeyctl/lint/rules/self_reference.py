"""A journey, a stage, a touchpoint or a pain point that refers to itself.

## Why it matters

A detail that leads back to the whole shows nothing new, and whoever follows it goes in a circle. A
future that is compared to itself promises no change. Another id was meant.

A touchpoint may lead to itself (`next`): customers try again.

## Bad

```yaml title="journeys/order.journey.yaml"
state: future
compares_to: order  # error: is compared to itself
stages:
  - id: pay
    title: I pay
    touchpoints:
      - id: checkout
        title: I go to checkout
        journey: order  # error: touchpoint `checkout` leads to journey `order`, in which it stands
        pain_points:
          - id: fee
            statement: The fee comes last
            same_as: [order/fee]  # error: `fee` is said to be the same as itself
```

## Good

```yaml title="journeys/order.journey.yaml"
state: future
compares_to: order-today
stages:
  - id: pay
    title: I pay
    touchpoints:
      - id: checkout
        title: I go to checkout
        pain_points:
          - id: fee
            statement: The fee comes last
            same_as: [order-today/fee]
        next: [{to: checkout, when: the card is refused}]
```

```yaml title="journeys/order-today.journey.yaml"
stages:
  - id: pay
    title: I pay
    touchpoints:
      - id: checkout
        title: I go to checkout
        pain_points: [{id: fee, statement: The fee comes last}]
```
"""

from journeyctl.diagnostic.diagnostic import Diagnostic
from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey, Stage
from journeyctl.model.pain import PainPoint
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id


@rule(severity="error", group="contradictions")
def check(journey: Journey, ctx: Context) -> Findings:
    """Flag each reference at its key."""
    own = ctx.file.id
    if journey.compares_to == own:
        yield ctx.flag(
            journey,
            "compares_to",
            f"journey `{own}` is compared to itself",
            help="name the journey that shows today"
            if journey.state != "current"
            else "remove `compares_to`: a current state is what others are compared to",
        )
    for stage in journey.stages:
        if stage.journey == own:
            yield _detail(stage, "stage", ctx)
        for touchpoint in stage.touchpoints:
            if touchpoint.journey == own:
                yield _detail(touchpoint, "touchpoint", ctx)
            for pain in touchpoint.pain_points:
                if pain.same_as:
                    yield from _pain(pain, ctx)


def _detail(thing: Stage | Touchpoint, word: str, ctx: Context) -> Diagnostic:
    return ctx.flag(
        thing,
        "journey",
        f"{word} `{element_id(thing)}` leads to journey `{ctx.file.id}`, in which it stands",
        help="name the journey that shows it in detail, or remove `journey`",
    )


def _pain(pain: PainPoint, ctx: Context) -> Findings:
    name = element_id(pain)
    for index, other in enumerate(pain.same_as):
        if other in (name, f"{ctx.file.id}/{name}"):
            yield ctx.flag(
                pain,
                ("same_as", index),
                f"pain point `{name}` is said to be the same as itself",
                help="name the same pain in another journey, as `journey/pain`",
            )
