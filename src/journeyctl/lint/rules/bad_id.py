"""An id that cannot be written in a reference.

## Why it matters

Other files refer to an id, as `journey/pain` or `evidence#quote`, and so do ignore lists and
links. Blanks, slashes, hashes, commas and brackets would make it unclear where the id ends. Every
script is welcome.

## Bad

```yaml
stages:
  - id: pay / sign  # error: an id has no blanks
    title: I pay
  - id: ""  # error: `id` is empty
    title: I wait
```

## Good

```yaml
stages:
  - id: pay-and-sign
    title: I pay
  - id: 待つ
    title: I wait
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error")
