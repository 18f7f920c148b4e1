r"""A character that nobody can see and that changes what is read.

## Why it matters

Zero-width blanks and soft hyphens come along when text is pasted from a web page or a slide: two
ids then look the same and are not. Characters that turn the direction of writing can show a
reviewer another text than the one that is read. The joiners that Persian, Indic scripts and emoji
need are left alone. `--fix` removes the others.

## Bad

Here `\u200b` and `\u202e` stand for the characters themselves.

```yaml escaped
stages:
  - id: check\u200bout  # error: U+200B
    title: I pay
  - title: I \u202ewait  # error: U+202E
```

## Good

```yaml
stages:
  - id: checkout
    title: I pay 👩‍👧
```

## References

- [Trojan Source](https://trojansource.codes)
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="warning", fixable=True)
