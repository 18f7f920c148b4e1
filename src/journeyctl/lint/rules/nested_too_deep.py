"""Lists and mappings inside each other, deeper than 64 levels.

## Why it matters

A map has about ten levels. What goes deeper is a slip of the keyboard or an attack on the program
that reads it, and is refused before it costs time.

## Bad

```yaml
# error: nested more than 64 deep
x-deep: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
```

## Good

```yaml
x-deep: [[[[[[[[[[ ]]]]]]]]]]
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error")
