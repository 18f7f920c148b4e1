"""The ways opportunities are scored: one file each, whose docstring is the formula, its source and its limits."""
