"""A file, a span, an edit, spelling. Knows nothing of YAML or journeys."""
