"""A metric that does not say which way is up.

## Why it matters

A rate that rises may be a success (orders) or a failure (complaints). Without the direction no
comparison can say better or worse, and readers guess.

NPS and CSAT are better when they are higher, always, and need not say so. An effort score (CES)
must: some ask how easy it was, others how hard.

## Bad

```yaml
metrics:
  - id: chat-rate  # error
    type: rate
    title: Customers who ask in the chat
```

## Good

```yaml
metrics:
  - id: chat-rate
    type: rate
    title: Customers who ask in the chat
    polarity: lower_is_better
  - id: nps
    type: nps
    title: Would you recommend us?
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.metric import Metric
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="gaps")
def check(metric: Metric, ctx: Context) -> Findings:
    """Flag metrics without `polarity` whose type does not tell it."""
    if metric.polarity is None and metric.type not in ("nps", "csat"):
        yield ctx.flag(
            metric,
            "polarity",
            f"metric `{element_id(metric)}` does not say which way is up",
            help="write `polarity: higher_is_better` or `polarity: lower_is_better`",
        )
