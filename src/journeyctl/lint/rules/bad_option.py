"""An option or a severity that a rule does not have, or a value that the option cannot take.

## Why it matters

The rule goes on with its default, and the team believes in a limit that is not there. The options
of a rule are on its page: `journeyctl explain RULE`. Rules that say that a file is not understood are
always errors: they can be neither weighed nor accepted.

## Bad: a name

```yaml title="journeyctl.yaml"
lint:
  options:
    title-too-long:
      limt: 80  # error: has no option `limt`
    stage-without-touchpoint:
      limit: 3  # error: has no option `limit`
```

## Bad: a value

```yaml title="journeyctl.yaml"
lint:
  options:
    title-too-long:
      limit: short  # error: a whole number of 0 or more is wanted
```

## Bad: a severity

```yaml title="journeyctl.yaml"
lint:
  severity:
    unknown-key: warning  # error: always an error
  ignore:
    - rule: missing-key  # error: cannot be accepted
      files: [journeys/old/**]
      reason: titles come later
```

## Good

```yaml title="journeyctl.yaml"
lint:
  options:
    title-too-long:
      limit: 80
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error")
