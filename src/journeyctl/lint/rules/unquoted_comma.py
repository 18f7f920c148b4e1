"""Text between braces that ends at a comma.

## Why it matters

Between `{` and `}` a comma separates entries. What follows it in the text is read as a key without
a value, and the second half of the sentence is lost without a word. `--unsafe-fixes` puts the
text in quotes.

## Bad

```yaml title="journeyctl.yaml"
channels:
  web: {title: Web shop, phone and desktop}  # error: cut at the comma
```

## Good

```yaml title="journeyctl.yaml"
channels:
  web: {title: "Web shop, phone and desktop"}
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="warning", fixable=True)
