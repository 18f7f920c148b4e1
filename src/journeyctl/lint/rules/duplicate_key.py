"""A key that is written twice in one mapping.

## Why it matters

Only one of the values can count, and nobody sees which. It happens when two people add the same
key in two branches, and Git joins the lines without a conflict.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        emotion: -2
        channel: web
        emotion: 1  # error: key `emotion` is written twice
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        emotion: -2
        channel: web
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error")
