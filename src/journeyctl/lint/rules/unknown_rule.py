"""The name of a rule that does not exist.

## Why it matters

A setting or an ignore comment for a misspelled rule does nothing, and nobody notices: the rule
that was meant goes on as before, or stays off. `journeyctl rules` lists all names. Options are set and
findings are accepted rule by rule: there a group is no name.

## Bad

```yaml title="journeyctl.yaml"
lint:
  severity:
    stage-without-touchpoints: error  # error: unknown rule `stage-without-touchpoints`
```

```yaml title="journeys/example.journey.yaml"
stages:
  - title: I wait  # journeyctl: ignore[stage-without-touchpont] nothing happens here  # error
```

## Bad: a group

```yaml title="journeyctl.yaml"
lint:
  ignore:
    - rule: gaps  # error: only rules can be named here
      files: [journeys/sketches/**]
      reason: shown to nobody yet
```

## Good

```yaml title="journeyctl.yaml"
lint:
  severity:
    stage-without-touchpoint: error
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error")
