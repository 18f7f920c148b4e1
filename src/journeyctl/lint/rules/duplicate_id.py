"""An id that is given twice.

## Why it matters

A reference to it could mean either thing: a score, a diff or a plan would pick one in silence. Ids
count per kind inside a journey, so a stage and a pain point may share one. A file's id is
its name.

## Bad: in one journey

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        pain_points:
          - id: hidden-fee
            statement: A delivery fee appears at the last step
      - title: I read the receipt
        pain_points:
          - id: hidden-fee  # error: pain point id `hidden-fee` is given twice
            statement: The fee is not on the receipt
```

## Bad: two files

```yaml title="journeys/first-order.journey.yaml"
title: First order
```

```yaml title="journeys/phone/first-order.journey.yaml"
title: First order by phone  # error: journey id `first-order` is given twice
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        pain_points:
          - id: hidden-fee
            statement: A delivery fee appears at the last step
      - title: I read the receipt
        pain_points:
          - id: fee-not-on-receipt
            statement: The fee is not on the receipt
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error")
