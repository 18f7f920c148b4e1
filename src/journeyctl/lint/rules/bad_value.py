"""A value that is none of those its key can have.

## Why it matters

Colours, filters and sums rest on such words and forms: a pain point whose status is `closed` is
neither open nor fixed for anybody who counts. The message lists the values; where exactly one of
them is spelled alike, `--fix` writes it.

## Bad: a word

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        pain_points:
          - statement: A delivery fee appears at the last step
            status: opne  # error: `status` is `opne`
```

## Bad: a day, a duration, a range

```yaml
reviewed: 6 October 2026  # error: is not a date
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        duration: 6 minutes  # error: is not a duration
        pain_points:
          - statement: A delivery fee appears at the last step
            severity: [4, 2]  # error: ends before it starts
```

## Good

```yaml
reviewed: 2026-10-06
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        duration: 6m
        pain_points:
          - statement: A delivery fee appears at the last step
            status: open
            severity: [2, 4]
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error", fixable=True)
