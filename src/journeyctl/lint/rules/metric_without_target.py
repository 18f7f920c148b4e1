"""A metric without the value that is wanted.

## Why it matters

A number without a target is watched, not worked on. Whatever it shows next month is fine.

## Bad

```yaml
metrics:
  - id: csat  # error
    title: Satisfaction with checkout
    baseline: 0.6
```

## Good

```yaml
metrics:
  - id: csat
    title: Satisfaction with checkout
    baseline: 0.6
    target: 0.75
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.metric import Metric
from journeyctl.workspace.elements import element_id

_EXAMPLES = {"nps": "40", "csat": "0.8", "ces": "5.5", "rate": "0.1", "other": "45"}


@rule(severity="warning", group="gaps")
def check(metric: Metric, ctx: Context) -> Findings:
    """Flag metrics without `target`; what `expect` claims of today is not what is wanted."""
    if metric.target is None:
        yield ctx.flag(
            metric,
            "target",
            f"metric `{element_id(metric)}` has no target",
            help=f"say which value is wanted, such as `target: {_EXAMPLES[metric.type]}`",
        )
