r"""A file that is not UTF-8 text.

## Why it matters

Names, quotes and prices come out wrong, or differently on each machine, when the encoding has to
be guessed. Spreadsheets and old editors like to save as Windows-1252 or UTF-16. YAML files for
journeyctl are UTF-8, with or without a byte order mark.

## Bad: Windows-1252

In this encoding the byte `\xe9` is an é.

```yaml escaped
title: First order in a caf\xe9 in Lisbon  # error: byte 0xe9 is not UTF-8
```

## Bad: a NUL byte

```yaml escaped
title: First order\x00  # error: NUL byte
```

## Good

```yaml
title: First order in a café in Lisbon
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error")
