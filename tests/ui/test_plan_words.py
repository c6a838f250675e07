"""The sums of the compute-time plan as they are written, against other ways to compute them."""

import json
from decimal import Decimal
from fractions import Fraction
from math import prod
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.cli import quote
from estimator.pricing import money, plans
from estimator.pricing.presets import PRESETS
from estimator.ui import language, plan_words

BOOK: Any = None  # which a plan does not ask
NUMBERS = {
    name: st.decimals(0, 10**9, places=9)
    if name in ("p", "call_seconds")
    else st.integers(0, 10**9)
    for name in plans.INPUTS
}


@pytest.fixture(autouse=True, scope="module")
def english(qapp):
    language.apply("en")


def number(written):
    return Fraction(written.replace(",", ""))


def last(line):
    return number(line.split(" = ")[-1])


@given(st.fixed_dictionaries(NUMBERS))
def test_each_written_sum_is_true(inputs):
    values = {name: Decimal(value) for name, value in inputs.items()}
    terms = plans.compute_time(values)
    formula, *products, whole = plan_words.copied(values, terms).splitlines()
    assert formula == plan_words.formula()
    for product in products:
        _, factors, amount = product.split(" = ")
        assert prod(map(number, factors.split(" × "))) == number(amount)
    _, summands, total = whole.split(" = ")
    assert sum(map(number, summands.split(" + "))) == number(total)
    assert list(map(number, summands.split(" + "))) == list(map(last, products))


@given(st.fixed_dictionaries(NUMBERS))
def test_the_command_line_answers_the_same(inputs):
    values = {name: Decimal(value) for name, value in inputs.items()}
    given_inputs = {name: money.plain_text(value) for name, value in values.items()}
    request = {"id": 1, "plan": "compute-time", "inputs": given_inputs}
    answer = quote._answered(json.dumps(request).encode(), 1, BOOK)
    terms = plans.compute_time(values)
    assert last(plan_words.total(terms)) == Fraction(str(answer["total"]))
    for term, line in zip(terms, answer["lines"], strict=True):
        assert last(plan_words.product(values, term)) == Fraction(line["amount"])


@pytest.mark.parametrize(
    ("value", "written"),
    [("40960", "40,960"), ("38.4", "38.40"), ("1.28", "1.28"), ("0.001", "0.001"), ("0", "0")],
)
def test_an_amount_is_whole_or_has_two_places_at_least(value, written):
    assert plan_words.amount(Decimal(value)) == written


@pytest.mark.parametrize("preset", PRESETS, ids=[preset.name for preset in PRESETS])
def test_a_slip_tells_both_figures(preset):
    terms = plans.compute_time(preset.inputs)
    said = plan_words.slip(preset, terms)
    assert plan_words.amount(preset.printed) in said
    assert plan_words.total(terms) in said
    assert "{" not in said
