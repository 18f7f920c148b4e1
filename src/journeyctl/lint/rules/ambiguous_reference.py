"""A reference that could mean several things.

## Why it matters

From a plan or an evidence file, an id of a pain point, an opportunity or a metric is looked for in
all journeys. When two of them have it, only a person can say which is meant. Inside one journey
the same happens with two things that have the same title and no `id`.

## Bad

```yaml title="journeys/first-order.journey.yaml"
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        opportunities:
          - id: show-fees
            statement: How might we show the whole price?
```

```yaml title="journeys/returns.journey.yaml"
stages:
  - title: I send it back
    touchpoints:
      - title: I print the label
        opportunities:
          - id: show-fees
            statement: How might we say what a return costs?
```

```yaml title="plans/2027.plan.yaml"
initiatives:
  - title: One price from the start
    for: [show-fees]  # error: of 2 journeys
```

## Good

```yaml title="journeys/first-order.journey.yaml"
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        opportunities:
          - id: show-fees
            statement: How might we show the whole price?
```

```yaml title="plans/2027.plan.yaml"
initiatives:
  - title: One price from the start
    for: [first-order/show-fees]
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error")
