"""A comment that accepts a finding which is no longer there.

## Why it matters

The gap was closed, or the comment stands in the wrong place. Left alone it would hide the next
finding on that line, which nobody has decided about. `--fix` removes it.

Nothing is called unused while some file of the workspace has mistakes, nor when the rule was off or
could not do its work: what was not looked at proves nothing.

## Bad

```yaml
stages:
  - title: I pay  # journeyctl: ignore[stage-without-touchpoint] to come  # error: nothing of that is found
    touchpoints:
      - title: I go to checkout
```

## Good

```yaml
stages:
  - title: I wait  # journeyctl: ignore[stage-without-touchpoint] nothing happens for a week
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="warning", fixable=True)
