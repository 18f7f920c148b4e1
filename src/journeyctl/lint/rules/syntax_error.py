r"""A text that is not YAML.

## Why it matters

Nothing of the file can be read behind such a place: no rule sees the map, no picture shows it.
The usual reasons are a colon inside a text, a quote that is never closed, an indentation that
does not line up, a tab, or a merge conflict that was committed.

## Bad: a colon inside a text

```yaml
stages:
  - title: I pay: the fee appears  # error: a colon with a blank behind it
```

## Bad: a merge conflict

```yaml
title: First order
<<<<<<< HEAD  # error: a merge conflict is left in the file
goal: A full fridge
=======
goal: Dinner on time
>>>>>>> phone-shop
```

## Bad: a tab

Here `\x09` stands for the tab itself.

```yaml escaped
stages:
\x09- title: I pay  # error: indented with a tab
```

## Bad: a list that is never closed

```yaml
title: First order
personas: [busy-parent, student  # error
```

## Good

```yaml
stages:
  - title: "I pay: the fee appears"
    goal: |
      What follows a bar is taken as it is: colons, "quotes", # hashes.
```

## References

- [YAML 1.2.2](https://yaml.org/spec/1.2.2/)
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error")
