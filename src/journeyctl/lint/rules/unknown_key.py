"""A key that the format does not know.

## Why it matters

A misspelled key is read by nobody: the map looks complete and is not. Where exactly one known key
is spelled alike, `--fix` puts it in. Fields of your own are welcome under names that start
with `x-`: they are kept and never judged.

## Bad

```yaml
stages:
  - title: I pay
    touchponts:  # error: unknown key `touchponts`
      - title: I go to checkout
```

## Bad: a key in the wrong place

```yaml
stages:
  - title: I pay
    channel: web  # error: unknown key `channel`
    touchpoints:
      - title: I go to checkout
```

## Bad: a field of one's own

```yaml
stages:
  - title: I pay
    workshop: Lisbon, 3 May  # error: unknown key `workshop`
```

## Good

```yaml
stages:
  - title: I pay
    x-workshop: Lisbon, 3 May
    touchpoints:
      - title: I go to checkout
        channel: web
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error", fixable=True)
