"""Infinity, or YAML's own `.nan`, where a number is wanted.

## Why it matters

Such values come from exports and spoil every sum they enter: the score of the whole journey would
be no number either. What nobody has measured is left out, and a rule tells that it is missing.

## Bad

```yaml
metrics:
  - title: Orders that reach the end
    baseline: .nan  # error: no number to count with
    target: .inf  # error: no number to count with
```

## Good

```yaml
metrics:
  - title: Orders that reach the end
    target: 0.8
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error")
