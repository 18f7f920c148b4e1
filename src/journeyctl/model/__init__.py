"""The vocabulary of journey maps as frozen, strict pydantic dataclasses.

Knows no files, no YAML, no places. A docstring under an attribute is its documentation
everywhere: in the JSON Schema, in editors and in `docs/format.md`.
"""
