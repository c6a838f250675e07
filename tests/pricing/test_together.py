"""Requests of one tier priced together cost what they cost one by one."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import BOOK, METERS, NOW, card, rate

from estimator.pricing import money
from estimator.pricing.tariff import Tariff

LEVELS = st.sampled_from([(0, 199_999), (200_001, 271_999), (272_001, 900_000)])
NAMES = st.sampled_from(["gpt-5.4", "gpt-5.6-sol", "gemini-2.5-pro", "o3"])


@given(NAMES, LEVELS, st.data())
def test_together_and_one_by_one_are_the_same(name, level, data):
    tariff = BOOK.tariff(BOOK.find(name), "standard", NOW)
    one = st.tuples(st.integers(*level), st.integers(0, 9_999))
    usages = [
        {
            "input_tokens": Decimal(total),
            "cache_read_tokens": Decimal(data.draw(st.integers(0, total))),
            "output_tokens": Decimal(output),
        }
        for total, output in data.draw(st.lists(one, min_size=1, max_size=6))
    ]
    together = {meter: sum(usage[meter] for usage in usages) for meter in usages[0]}
    size = usages[0]["input_tokens"]
    quote = tariff.quote_together(together, Decimal(len(usages)), size)
    assert quote.total == money.total(tariff.quote(usage).total for usage in usages)
    assert quote.total == money.total(line.amount for line in quote.lines)


@pytest.mark.parametrize(("size", "price"), [(100, 2), (101, 4)])
def test_the_size_of_one_says_the_tier_of_all(size, price):
    made = Tariff(card(input_tokens=("2", {100: "4"}), requests="5"), METERS, "USD")
    quote = made.quote_together({"input_tokens": Decimal(9_000)}, Decimal(3), Decimal(size))
    assert [(line.meter, line.quantity, line.rate) for line in quote.lines] == [
        ("input_tokens", 9_000, price), ("requests", 3, 5),
    ]  # fmt: skip


def test_what_is_rounded_for_each_request_can_not_be_priced_together():
    plain = card(input_tokens="2")
    stepped = replace(plain, rates={"input_tokens": replace(rate("input_tokens", "2"), step=10)})
    least = replace(plain, minimum=Decimal(1))
    evens = [Tariff(made, METERS, "USD").is_even for made in (plain, stepped, least)]
    assert evens == [True, False, False]
