"""A metric whose target is worse than its baseline.

## Why it matters

`polarity` says which way is better. A target on the other side of the baseline makes every
chart, score and plan celebrate a loss.

## Bad

```yaml
metrics:
  - id: days-to-delivery
    title: Days from the order to the door
    polarity: lower_is_better
    baseline: 3
    target: 5  # error: 5
```

## Good

```yaml
metrics:
  - id: days-to-delivery
    title: Days from the order to the door
    polarity: lower_is_better
    baseline: 3
    target: 1
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.metric import Metric
from journeyctl.workspace.elements import element_id


@rule(severity="error", group="contradictions")
def check(metric: Metric, ctx: Context) -> Findings:
    """Flag targets on the worse side of the baseline."""
    baseline, target, polarity = metric.baseline, metric.target, metric.polarity
    if baseline is None or target is None or polarity is None or target == baseline:
        return
    if (target < baseline) == (polarity == "higher_is_better"):
        word = "higher" if polarity == "higher_is_better" else "lower"
        yield ctx.flag(
            metric,
            "target",
            f"the target of `{element_id(metric)}` is {target:g} and its baseline {baseline:g}, but {word} is better",
            help="correct the target, the baseline or the polarity",
            related=[(metric, "polarity", f"{word} is better")],
        )
