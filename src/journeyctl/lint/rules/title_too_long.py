"""A title that does not fit into its box.

## Why it matters

A title is read at a glance, in a box of the map. What needs two sentences belongs in `summary`,
`actions` or `pain_points`, where it can be found again.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - id: checkout
        title: I go to checkout, choose an hour, enter the card and see the delivery fee  # error: 73 characters
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        actions: [Chooses an hour, Enters the card]
```
"""

from dataclasses import dataclass

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey, Stage
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id


@dataclass(frozen=True, slots=True)
class Options:
    """How long a title may be."""

    limit: int = 60
    """The most characters of the title of a stage or a touchpoint."""


@rule(severity="info", group="voice")
def check(journey: Journey, ctx: Context, options: Options) -> Findings:
    """Flag the titles of stages and touchpoints."""
    for stage in journey.stages:
        things: tuple[Stage | Touchpoint, ...] = (stage, *stage.touchpoints)
        for thing in things:
            length = len(thing.title)
            if length > options.limit:
                # Without an id the thing goes by its title, and that is the long one.
                whose = f"the title of `{element_id(thing)}`" if thing.id else "the title"
                yield ctx.flag(
                    thing,
                    "title",
                    f"{whose} has {length} characters, and {options.limit} are the most",
                    help="shorten it; details go into `summary`",
                )
