"""The loader against the 402 cases of the YAML test suite: no crash, no misreading in silence."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from journeyctl.diagnostic.diagnostic import Diagnostic
from journeyctl.load.events import Reader, UnreadableError, libyaml, ruamel
from journeyctl.load.guard import decode
from journeyctl.load.loader import load
from journeyctl.load.read import read, read_with
from journeyctl.model.document import KINDS
from journeyctl.text.source import SourceFile

SUITE = Path(__file__).parents[1] / "corpus" / "yaml-suite"
CASES: dict[str, dict[str, Any]] = {
    case["id"]: case for case in json.loads((SUITE / "expected.json").read_text(encoding="utf-8"))["cases"]
}

# Broken by the letter of YAML 1.2, and read by both libyaml and ruamel.yaml as anybody would.
WRONGLY_ACCEPTED = {
    "9C9N": "a flow list that is not indented",
    "9JBA": "a comment right behind `]`",
    "CVW2": "a comment right behind `,`",
    "DK95-01": "a tab before the second line of a quoted text",
    "G5U8": "a lone `-` in a flow list is text",
    "QB6E": "a quoted text whose next line is not indented",
    "S98Z": "a block text that starts with blanks",
    "SU5Z": "a comment right behind a quote",
    "X4QW": "a comment right behind `>`",
    "Y79Y-003": "a tab in a flow list",
    "YJV2": "a lone `-` in a flow list is text",
}
# Legal, and too odd for both parsers; each is refused with a place and a sentence.
REFUSED_LEGAL = {
    "4ABK", "4MUZ-00", "4MUZ-01", "4MUZ-02", "5MUD", "6BCT", "6CA3", "9SA2", "A2M4", "BEC7", "CFD4", "DK95-00", "DK95-03",
    "DK95-04", "FRK4", "HWV9", "K3WX", "NJ66", "Q5MG", "QT73", "R4YG", "UT92", "VJP3-01", "W4TN", "Y79Y-010",
}  # fmt: skip
# Legal documents for which the suite gives no value, because JSON cannot say that a key is left
# empty. An empty key is read as the key `` of no model, so that validation refuses it.
WITHOUT_JSON: dict[str, Any] = {
    "6M2F": {"a": "b", "": "a"},
    "DFF7": {"explicit": "entry", "implicit": "entry", "": None},
    "NHX8": {"": None},
    "PW8X": [None, "a", {"": "a", "b": None}, {"": None}, {"": None}, {"": None}],
    "S3PD": {"plain key": "in-line value", "": None, "quoted key": ["entry"]},
    "SM9W-01": {"": None},
    "UKK6-00": [{"": None}],
}
# What only one of the two parsers can read. libyaml takes tabs between tokens; ruamel.yaml does
# not, and stumbles over `...` and directives. libyaml takes no `:` or `::` at the start of text
# in braces, no tab before a value, no directive it does not know and no `:` in an anchor. ruamel.yaml
# reads 4ABK and FRK4 wrongly (`b:,` in braces), so that they are refused.
ONLY_LIBYAML = {
    "27NA", "4QFQ", "DC7X", "DK95-05", "DK95-07", "DWX9", "HS5T", "J3BT", "K54U", "NB6Z", "RTP8", "S98Z", "T26H", "UV7Q",
    "X4QW",
}  # fmt: skip
ONLY_RUAMEL = {
    "2LFX", "2SXE", "4ABK", "58MP", "5T43", "6LVF", "6M2F", "8XYN", "96NN-00", "96NN-01", "DBG4", "DK3J", "FP8R", "FRK4",
    "HM87-00", "MUS6-05", "MUS6-06", "NHX8", "S3PD", "SM9W-01", "UKK6-00", "W5VH", "Y2GN", "Y79Y-001",
}  # fmt: skip


def source_of(case: str) -> tuple[SourceFile, list[Diagnostic]]:
    decoded = decode(f"{case}.journey.yaml", (SUITE / CASES[case]["file"]).read_bytes())
    return decoded.source, decoded.diagnostics


def reading(case: str) -> tuple[Any, list[Diagnostic]]:
    source, told = source_of(case)
    if told:
        return None, told
    tree = read(source)
    return tree.data, tree.diagnostics


def exactly(data: Any) -> str:
    """Return a text that is equal only for equal data: 1, 1.0 and true differ."""
    return json.dumps(data, sort_keys=True)


@pytest.mark.parametrize("case", CASES)
def test_a_case_is_read_right_or_refused_with_a_place_and_a_sentence(case: str) -> None:
    expected = CASES[case]
    start = time.perf_counter()
    data, told = reading(case)
    assert time.perf_counter() - start < 2
    for diagnostic in told:
        span, text = diagnostic.primary.span, diagnostic.primary.source.text
        assert 0 <= span.start <= span.end <= len(text)
        assert diagnostic.primary.source.position(span.start) >= (1, 1)
        assert 10 < len(diagnostic.message) < 200, diagnostic.message
        assert diagnostic.message.isprintable()
        assert diagnostic.help
    if told:
        return
    if expected["expect"] == "error":
        assert case in WRONGLY_ACCEPTED
    elif "json" not in expected:
        assert exactly(data) == exactly(WITHOUT_JSON[case])
    elif not expected["json"]:
        assert data is None
    else:
        assert exactly([data]) == exactly(expected["json"])


def test_no_more_than_these_broken_cases_are_accepted() -> None:
    accepted = {case for case in CASES if CASES[case]["expect"] == "error" and not reading(case)[1]}
    assert accepted == set(WRONGLY_ACCEPTED)
    assert len(accepted) <= 14


def test_no_more_than_these_legal_cases_are_refused_as_syntax_errors() -> None:
    refused = {
        case
        for case in CASES
        if CASES[case]["expect"] == "valid" and any(one.rule == "syntax-error" for one in reading(case)[1])
    }
    assert refused == REFUSED_LEGAL
    assert len(refused) <= 38


def test_every_case_goes_through_the_loader_and_none_is_a_journey() -> None:
    for case, expected in CASES.items():
        raw = (SUITE / expected["file"]).read_bytes()
        for kind in KINDS.values():
            loaded = load(f"{case}.yaml", raw, kind, case)
            assert loaded.diagnostics or kind.word == "workspace", case


def test_both_parsers_agree_wherever_both_can_read() -> None:
    both = {case: (_data(libyaml, case), _data(ruamel, case)) for case in CASES if not source_of(case)[1]}
    differing = {case for case, (quick, slow) in both.items() if quick and slow and quick != slow}
    assert differing == set()
    assert {case for case, (quick, slow) in both.items() if quick and not slow} == ONLY_LIBYAML
    assert {case for case, (quick, slow) in both.items() if slow and not quick} == ONLY_RUAMEL


def _data(parser: Callable[[str], Reader], case: str) -> str:
    try:
        tree = read_with(parser, source_of(case)[0])
    except UnreadableError:
        return ""
    return "" if tree.diagnostics else exactly(tree.data)
