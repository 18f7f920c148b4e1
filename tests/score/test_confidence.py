"""How sure a claim is, from the evidence it names."""

import re
from datetime import date
from typing import get_args

import pytest
from pydantic import TypeAdapter

from journeyctl.model.evidence import Evidence, EvidenceType
from journeyctl.score import confidence as confidence_module
from journeyctl.score.confidence import confidence, sampled, supports

TODAY = date(2026, 11, 22)
_ADAPTER = TypeAdapter(Evidence)


def evidence(**keys: object) -> Evidence:
    return _ADAPTER.validate_python({"title": "E", **keys})


KNOWN = supports(
    {
        "survey": evidence(type="survey", date="2026-11-22", n=30),
        "talks": evidence(type="interview", date="2026-11-22", n=9),
        "old": evidence(type="survey", date="2026-05-26", n=30, valid_for=180),
        "undated": evidence(type="survey", n=30),
        "unsized": evidence(type="events", date="2026-11-22"),
        "tomorrow": evidence(type="survey", date="2026-12-24", n=30),
        "guess": evidence(type="assumption", date="2020-01-01"),
        "other-guess": evidence(type="assumption"),
    }.items(),
    TODAY,
)


@pytest.mark.parametrize(
    ("references", "value"),
    [
        ([], 0.1),
        (["none-such"], 0.1),
        (["guess"], 0.2),
        (["guess", "other-guess"], 0.2),  # two guesses are no more than one
        (["survey"], 0.9 * 0.5),
        (["survey#a", "survey#b"], 0.9 * 0.5),  # two quotes of one study are one study
        (["talks"], 0.7 * 0.75),
        (["old"], 0.9 * 0.5 * 0.5),  # half of it is left on the day on which it expires
        (["undated"], 0.9 * 0.5 * 0.7),
        (["unsized"], 1.0 * 0.5),
        (["tomorrow"], 0.9 * 0.5),
        (["survey", "talks"], 1 - (1 - 0.45) * (1 - 0.525)),
        (["survey", "guess"], 0.45),
    ],
)
def test_what_evidence_is_worth(references: list[str], value: float) -> None:
    assert confidence(references, KNOWN).value == pytest.approx(value)


def test_the_table_of_the_docs_is_the_one_that_is_used() -> None:
    rows = re.findall(r"^\| ([\w-]+) \| ([\d.]+) \| (\d+) \|$", confidence_module.__doc__ or "", re.MULTILINE)
    told = {kind: (float(strength), int(half)) for kind, strength, half in rows}
    assert told.keys() | {"assumption"} == set(get_args(EvidenceType))
    for kind, (strength, half) in told.items():
        known = supports([("a", evidence(type=kind, date="2026-11-22", n=half))], TODAY)
        assert confidence(["a"], known).value == pytest.approx(strength / 2)


def test_more_people_and_newer_studies_make_surer() -> None:
    def value(n: int, day: str) -> float:
        known = supports([("a", evidence(type="survey", n=n, date=day))], TODAY)
        return confidence(["a"], known).value

    assert value(10, "2026-10-01") < value(100, "2026-10-01") < value(100, "2026-11-01") < 1


def test_the_sample_is_the_largest_that_was_counted() -> None:
    assert confidence(["survey", "talks", "guess"], KNOWN).sample == 30
    assert confidence(["unsized", "guess"], KNOWN).sample is None


def test_a_share_among_so_many_people() -> None:
    bounds, taken = sampled(0.81, 100)
    assert (round(bounds.low, 3), round(bounds.high, 3), taken) == (0.722, 0.875, 100)
    assert sampled(0.5, None)[1] == 10
    few, many = sampled(0.5, 12)[0], sampled(0.5, 400)[0]
    assert few.low < many.low < 0.5 < many.high < few.high
