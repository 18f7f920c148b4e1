"""One canonical style for many files: the examples, legal YAML, comments anywhere, and mutated bytes."""

import json
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest

from benchmarks.format import documents, faults_of
from benchmarks.fuzz import mutants, seeds
from benchmarks.untidy import Untidy
from journeyctl.load.canonical.text import canonical
from journeyctl.load.guard import decode
from journeyctl.load.read import read
from journeyctl.model.document import KINDS, kind_of

ROOT = Path(__file__).parents[2]
SUITE = ROOT / "tests" / "corpus" / "yaml-suite"


def data_of(raw: bytes) -> Any:
    return read(decode("a.yaml", raw).source).data


def test_the_examples_change_in_the_order_of_keys_and_needless_quotes_alone() -> None:
    for path in sorted((ROOT / "examples").rglob("*.yaml")):
        kind = kind_of(path.name)
        if kind is None:
            continue
        found = canonical(path.name, path.read_bytes(), kind[0])
        assert not found.refused
        plain = [
            sorted(line.replace('"', "").lstrip(" -") for line in text.decode().splitlines())
            for text in (path.read_bytes(), found.data)
        ]
        assert plain[0] == plain[1], path


def test_legal_yaml_of_the_suite() -> None:
    refused = {}
    counts = {"formatted": 0, "unread": 0}
    for case in json.loads((SUITE / "expected.json").read_text(encoding="utf-8"))["cases"]:
        raw = (SUITE / case["file"]).read_bytes()
        found = canonical("a.yaml", raw, KINDS["journey"])
        if case["expect"] == "valid":
            counts["unread" if found.mistakes else "formatted"] += not found.reason
            if found.reason:
                refused[case["id"]] = found.reason
        if not found.refused:
            assert canonical("a.yaml", found.data, KINDS["journey"]).data == found.data, case["id"]
            assert repr(data_of(found.data)) == repr(data_of(raw)), case["id"]
    assert counts == {"formatted": 209, "unread": 96}
    assert refused.keys() == {"5WE3", "DK3J", "FP8R"}


@pytest.mark.parametrize("number", range(12))
def test_comments_anywhere_in_made_up_files(number: int) -> None:
    kind, data = next(islice(documents(12, 3), number, None))
    untidy = Untidy(Random(f"test {number}"))
    text = untidy.text(data)
    assert untidy.remarks
    assert list(faults_of(kind, text, untidy.remarks)) == []


def test_mutants_are_formatted_for_good_or_refused() -> None:
    for item in mutants(seeds(SUITE), 150, 7):
        found = canonical("mutant.yaml", item.raw, item.kind)
        if not found.refused:
            assert canonical("mutant.yaml", found.data, item.kind).data == found.data
