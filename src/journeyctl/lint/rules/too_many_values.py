"""A file with more than 200,000 values, counting each alias as often as it repeats.

## Why it matters

The largest maps that people draw hold some thousand values. More than that is usually data which
belongs in a CSV file beside an evidence file; or aliases of aliases, a few lines that
grow to gigabytes in the memory of whoever reads them.

## Bad

Each line repeats the one above it twenty times; the fifth goes too far.

```yaml
x-a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]
x-b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
x-c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
x-d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
x-e: [*d, *d]  # error: more than 200,000 values
```

## Good

```yaml
x-a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
x-b: [*a, *a]
```

## References

- [Billion laughs attack](https://en.wikipedia.org/wiki/Billion_laughs_attack)
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error")
