"""A number that lies outside its scale.

## Why it matters

Shares go from 0 to 1, ratings from 1 to 5, values from 0 to 100. A frequency of 62 would outweigh
every other pain of the map: what was meant is `0.62`.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        satisfaction: 7  # error: the highest it can be is 5
        pain_points:
          - statement: A delivery fee appears at the last step
            severity: 0  # error: outside the scale
            frequency: 62  # error: outside the scale
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        satisfaction: 4
        pain_points:
          - statement: A delivery fee appears at the last step
            severity: 4
            frequency: [0.55, 0.7]
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error")
