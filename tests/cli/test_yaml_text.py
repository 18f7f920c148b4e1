"""Texts that are written into YAML read back as they were."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.cli.yaml_text import yaml_list, yaml_text
from journeyctl.load.read import read
from journeyctl.text.source import SourceFile

QUICK = settings(max_examples=100, deadline=None, derandomize=True, database=None)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def read_back(written: str) -> object:
    tree = read(SourceFile("x.yaml", f"key: {written}\n"))
    assert tree.diagnostics == []
    return tree.data["key"]


@QUICK
@given(texts)
def test_a_text_reads_back(text: str) -> None:
    assert read_back(yaml_text(text)) == text


@QUICK
@given(st.lists(texts, max_size=3))
def test_a_list_reads_back(items: list[str]) -> None:
    assert read_back(yaml_list(items)) == items


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("First order", "First order"),
        ("I pay, at last", "I pay, at last"),
        ("Übung 3 (kurz)", "Übung 3 (kurz)"),
        ("12", '"12"'),
        ("Null", '"Null"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("a ", '"a "'),
        ("a\u202eb", '"a\\u202eb"'),
    ],
)
def test_plain_where_that_is_safe(text: str, written: str) -> None:
    assert yaml_text(text) == written


def test_ids_in_a_list_stay_plain() -> None:
    assert yaml_list(["a/b-c", "購入", "2026", "x y"]) == '[a/b-c, 購入, "2026", "x y"]'
