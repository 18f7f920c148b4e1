"""A file of the workspace that cannot be read.

## Why it matters

What is in it is unknown, so references into it cannot be checked and rules over the whole
workspace do not run. It happens with missing permissions, with pipes, and with links that lead
nowhere or out of the workspace; those are not followed, so that a map from elsewhere
cannot make journeyctl read your other files.

## Bad

```link title="journeys/example.journey.yaml"
../../elsewhere/first-order.journey.yaml  # error: the link leads out of the workspace
```

## Good

```yaml
title: First order
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error")
