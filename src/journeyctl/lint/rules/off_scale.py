"""An emotion outside the workspace's emotion scale.

## Why it matters

A point off the scale would leave the picture, and the curve would be drawn for another scale than
the one the team agreed on. Without a word in `journeyctl.yaml` the scale goes from -2 to 2.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        emotion: -4  # error: the scale goes from -2 to 2
```

## Good

A workspace that was drawn on another scale says so.

```yaml title="journeyctl.yaml"
scales:
  emotion:
    min: -5
    max: 5
```

```yaml title="journeys/example.journey.yaml"
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        emotion: -4
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error")
