"""Two ids that differ only in case or in the form of their letters.

## Why it matters

People read them as one, and some file systems do too: a reference to `Checkout` where `checkout`
was meant is found by nobody. Letters such as é can be stored in two ways that look the same.

## Bad

```yaml
stages:
  - id: checkout
    title: I pay
  - id: Checkout  # error: differs from `checkout` only in case
    title: I wait
```

## Good

```yaml
stages:
  - id: checkout
    title: I pay
  - id: wait
    title: I wait
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error")
