"""A comment for journeyctl that is not understood, or that gives no reason.

## Why it matters

An accepted finding is a decision. Without the reason, nobody who comes later can say whether it
still holds, and the comment stays forever.

## Bad

```yaml
stages:
  - title: I wait  # journeyctl: ignore[stage-without-touchpoint]  # error: does not say why
  - title: I pay
    touchpoints: []  # journeyctl: disable stage-without-touchpoint  # error: not understood
```

## Good

```yaml
stages:
  - title: I wait  # journeyctl: ignore[stage-without-touchpoint] nothing happens for a week
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="warning")
