"""A YAML file among the maps whose name does not say what it is.

## Why it matters

A file's name says what kind of file it is: `first-order.journey.yaml`. Without the middle part
nothing in it is read, and a map with a hundred gaps seems to have none.

Told are YAML files in folders called `journeys`, `personas` or `plans`, and names that nearly
say it (`first-order.journeys.yaml`).

## Bad

```yaml title="journeys/first-order.yaml"
title: First order  # error: its name does not say
```

## Good

```yaml title="journeys/first-order.journey.yaml"
title: First order
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="warning")
