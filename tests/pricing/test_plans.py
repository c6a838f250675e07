from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.pricing import money, plans
from estimator.pricing.plans import PlanError, compute_time

GOOD = {
    "p": "0.1",
    "compute_tokens": 4096,
    "requests": 100,
    "request_tokens": 128,
    "call_seconds": "0.1",
    "days": 1,
}


@pytest.mark.parametrize(
    ("changed", "compute", "calls"),
    [
        ({}, "40960", "1.28"),
        ({"requests": 500, "days": 30}, "204800", "38.4"),
        ({"requests": 500, "days": 30, "request_tokens": 4096}, "204800", "1228.8"),
        ({"p": 0}, "0", "0"),
    ],
)
def test_the_two_terms(changed, compute, calls):
    terms = compute_time({**GOOD, **changed})
    assert [money.plain_text(term.amount) for term in terms] == [compute, calls]
    assert [term.inputs for term in terms] == [plans.COMPUTE, plans.CALLS]


@given(st.fixed_dictionaries({name: st.decimals(0, 10**18, places=9) for name in plans.INPUTS}))
def test_it_is_exact_however_large(inputs):
    f = {name: Fraction(value) for name, value in inputs.items()}
    exact = f["p"] * f["compute_tokens"] * f["requests"]
    exact += f["p"] * f["request_tokens"] * f["call_seconds"] * f["days"]
    terms = compute_time(inputs)
    assert Fraction(money.total(term.amount for term in terms)) == exact
    for term in terms:
        assert Fraction(term.quantity) * Fraction(term.factor) == Fraction(term.amount)


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"days": "-1"}, PlanError("bad-input", "days", "-1")),
        ({"days": True}, PlanError("bad-input", "days", "True")),
        ({"p": Decimal("NaN")}, PlanError("bad-input", "p", "NaN")),
        ({"requests": Decimal("1e19")}, PlanError("bad-input", "requests", "1E+19")),
        ({"p": "0.0000000001"}, PlanError("bad-input", "p", "1E-10")),
        ({"q": 1}, PlanError("unknown-input", "q")),
    ],
)
def test_inputs_that_are_refused(changed, error):
    with pytest.raises(PlanError) as caught:
        compute_time({**GOOD, **changed})
    assert caught.value == error


@pytest.mark.parametrize("name", plans.INPUTS)
def test_every_input_is_needed(name):
    with pytest.raises(PlanError) as caught:
        compute_time({key: value for key, value in GOOD.items() if key != name})
    assert caught.value == PlanError("missing-input", name)
