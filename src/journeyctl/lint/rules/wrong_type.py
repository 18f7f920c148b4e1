"""Text where a number is wanted, one thing where a list is wanted, and the like.

## Why it matters

YAML guesses the type of a value from its looks: `2026` is a number, `"4"` is text, and `yes` is
text as well, since YAML 1.2. journeyctl does not guess a second time, so that every program reads
the same from the file. `--fix` adds the quotes, or writes `true` for `yes`.

## Bad

```yaml
title: 2026  # error: and text is wanted
personas: busy-parent  # error: and a list is wanted
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        optional: no  # error: and `true` or `false` is wanted
        satisfaction: "4"  # error: and a whole number is wanted
```

## Good

```yaml
title: "2026"
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        optional: false
        satisfaction: 4
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error", fixable=True)
