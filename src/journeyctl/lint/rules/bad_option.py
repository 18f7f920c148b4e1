"""An option that a rule does not have, or a value that the option cannot take.

## Why it matters

The rule goes on with its default, and the team believes in a limit that is not there. The options
of a rule are on its page: `journeyctl explain RULE`.

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
