"""A file of more than 4 megabytes.

## Why it matters

A map of this size is read by no person, and a file of this size is not read by journeyctl, so
that no file can make it slow. Raw data belongs in a CSV file beside an evidence file.

## Bad

A survey that was pasted into a journey; its last line stands for a hundred thousand more.

```yaml repeat="100000"
title: First order  # error: more than 4,000,000 bytes
x-answers:
  - {at: 2026-09-30, touchpoint: checkout, rating: 2}
```

## Good

```yaml title="evidence/survey.evidence.yaml"
title: Survey after the order
type: survey
source: survey.csv
columns: {at: day, score: rating}
```

```csv title="evidence/survey.csv"
day,touchpoint,rating
2026-09-30,checkout,2
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error")
