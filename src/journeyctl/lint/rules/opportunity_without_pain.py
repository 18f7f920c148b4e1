"""An opportunity that answers no pain point.

## Why it matters

An opportunity that starts from no pain of a customer is often a solution looking for a problem.
It competes for the same money as those that would end a known pain.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        opportunities:
          - id: chatbot  # error
            statement: How might we use a chatbot at checkout?
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        pain_points:
          - {id: hidden-fee, statement: The fee shows only on the last page}
        opportunities:
          - id: total-up-front
            statement: How might we show the whole price while the basket grows?
            addresses: [hidden-fee]
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.pain import Opportunity
from journeyctl.workspace.elements import element_id


@rule(severity="info", group="gaps")
def check(opportunity: Opportunity, ctx: Context) -> Findings:
    """Flag opportunities without `addresses`, and offer a pain point of the same touchpoint."""
    if not opportunity.addresses:
        pains = ctx.touchpoint.pain_points if ctx.touchpoint else ()
        yield ctx.flag(
            opportunity,
            "addresses",
            f"opportunity `{element_id(opportunity)}` addresses no pain point",
            help=f"name the pain it would ease, such as `addresses: [{element_id(pains[0])}]`"
            if pains
            else "write down the pain it would ease under `pain_points`, and name it in `addresses`",
        )
