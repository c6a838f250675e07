from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.pricing.exchanging import exchanged
from estimator.pricing.own import Exchange

EARLY, LATE = date(2026, 5, 3), date(2026, 11, 2)
RATES = {"EUR": Exchange(Decimal("1.25"), LATE), "CNY": Exchange(Decimal("0.14"), EARLY)}


@pytest.mark.parametrize(
    ("currency", "wanted", "amount", "day"),
    [("USD", "EUR", "8", LATE), ("EUR", "USD", "12.5", LATE), ("CNY", "EUR", "1.12", EARLY)],
)
def test_an_amount_is_exchanged_by_the_worth_in_dollars(currency, wanted, amount, day):
    found = exchanged(Decimal(10), currency, wanted, RATES)
    assert (found.amount, found.day) == (Decimal(amount), day)


@pytest.mark.parametrize("pair", ["USD USD", "EUR EUR", "USD GBP", "GBP USD", "GBP EUR", "EUR -"])
def test_there_is_none_where_no_rate_is_known_or_needed(pair):
    currency, wanted = pair.split()
    assert exchanged(Decimal(10), currency, wanted, RATES) is None


@given(
    st.decimals("0", "1e12", places=6),
    st.decimals("0.000001", "1e6", places=6),
    st.decimals("0.000001", "1e6", places=6),
)
def test_it_is_right_to_the_last_of_20_places(amount, one, other):
    rates = {"AAA": Exchange(one, EARLY), "BBB": Exchange(other, LATE)}
    found = exchanged(amount, "AAA", "BBB", rates)
    true = Fraction(amount) * Fraction(one) / Fraction(other)
    assert abs(Fraction(found.amount) - true) <= Fraction(1, 2 * 10**20)
