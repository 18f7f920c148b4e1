r"""Something that YAML can say and a journey file may not.

## Why it matters

Tags, merge keys, lists as keys and several documents in one file are read differently by
different programs, or make the text hard to follow in a review. Everything that a map needs can
be said without them. Plain anchors and aliases (`&name`, `*name`) are taken.

## Bad: a tag

```yaml
title: !!str 2026  # error: the tag `!!str` is not taken
```

## Bad: a merge key

```yaml
x-shop: &shop
  channel: web
stages:
  - title: I pay
    touchpoints:
      - <<: *shop  # error: merge key
        title: I go to checkout
```

## Bad: two documents

```yaml
title: First order
---  # error: a second document starts here
title: Second order
```

## Bad: a line separator that only some programs know

Here `\u2028` stands for the character itself.

```yaml escaped
title: First order
goal: Dinner\u2028on time  # error: line separator U+2028
```

## Good

```yaml
title: "2026"
evidence: &studies []
stages:
  - title: I pay
    evidence: *studies
    touchpoints:
      - title: I go to checkout
        channel: web
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error", fixable=True)
