"""The four methods for opportunities: published numbers, ranges, and what they say of themselves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl._discover import module_names
from journeyctl.model.settings import Scoring, Weights
from journeyctl.score import opportunity_methods
from journeyctl.score.opportunity_methods import ice, rice, ulwick, value_effort
from journeyctl.score.opportunity_ranking import OpportunityMethod
from score.small import WEIGHTS

METHODS = [name.replace("_", "-") for name in module_names(opportunity_methods)]

PARTS = {
    "importance": st.floats(0, 10), "satisfaction": st.floats(0, 10), "reach": st.floats(0, 1e6), "months": st.floats(0.05, 50),
    "customer_value": st.floats(0, 100), "business_value": st.floats(0, 100), "confidence": st.floats(0, 1),
    "effort": st.floats(0, 5),
}  # fmt: skip


def test_published_numbers() -> None:
    assert ulwick.opportunity_score(9, 3) == 15
    assert ulwick.opportunity_score(8, 9) == 8
    assert rice.rice(2000, 2, 0.8, 3) == pytest.approx(1066.7, abs=0.05)
    assert rice.rice(5000, 0.5, 1, 1) == 2500
    assert ice.ice(8, 5, 6) == 240


@pytest.mark.parametrize(
    ("value", "effort", "field"),
    [(50, 0, "quick win"), (100, 2.49, "quick win"), (50, 2.5, "big bet"), (100, 5, "big bet"), (49.9, 2.4, "fill-in"),
     (0, 0, "fill-in"), (49.9, 2.5, "avoid"), (0, 5, "avoid")],
)  # fmt: skip
def test_the_four_fields(value: float, effort: float, field: str) -> None:
    assert value_effort.field(value, effort) == field


def test_weights_of_values() -> None:
    uneven = Weights(customer_value=3, business_value=1)
    assert value_effort.scorer(uneven)([80, 40, 1]) == 70
    assert value_effort.formula(uneven) == (
        "(3 x customer value + business value) / 4; ranked by field, then value, then effort"
    )
    assert value_effort.worked([80, 40, 1], uneven) == "(3 x 80 + 40) / 4"
    alone = Weights(customer_value=0, business_value=2)
    assert value_effort.inputs(alone) == ("business_value", "effort")
    assert value_effort.scorer(alone)([40, 1]) == 40
    assert value_effort.worked([40, 1], alone) == "40"
    # Fifty is fifty, though 15 / (0.1 + 0.2) is a little less in a machine.
    tenths = Weights(customer_value=0.1, business_value=0.2)
    assert value_effort.band(value_effort.scorer(tenths)([50, 50, 1]), [50, 50, 1]) == "quick win"


@pytest.mark.parametrize(
    ("name", "numbers", "worked"),
    [
        ("ulwick", [10, 2.5], "10 + max(10 - 2.5, 0)"),
        ("rice", [21_000, 85, 0.8, 0.3], "21,000 x 3 x 0.8 / 0.3"),
        ("ice", [100, 0.5, 5], "10 x 5.5 x 1"),
        ("value-effort", [85, 70, 2], "(85 + 70) / 2"),
    ],
)
def test_every_method_says_what_it_does(name: str, numbers: list[float], worked: str) -> None:
    method = OpportunityMethod(name, WEIGHTS)
    for heading in ("Formula", "Source", "Limits"):
        assert len(method.part(heading)) > 20, f"{name} has no paragraph `{heading}:`"
    assert method.worked(numbers) == worked
    assert method.formula
    assert method.unit


def test_every_method_can_be_set() -> None:
    assert sorted(METHODS) == sorted(Scoring.__annotations__["opportunities"].__args__)


@pytest.mark.parametrize("name", METHODS)
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_scores_are_in_range(name: str, data: st.DataObject) -> None:
    weights = Weights(
        **{part: data.draw(st.sampled_from([0.5, 1, 2])) for part in ("customer_value", "business_value")}
    )
    method = OpportunityMethod(name, weights)
    numbers = [data.draw(PARTS[part]) for part in method.inputs]
    assert 0 <= method.score(numbers) <= (method.most or float("inf"))
