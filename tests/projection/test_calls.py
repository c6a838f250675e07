"""When calls are made: months, hours between price changes, hits of a cache."""

import math
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import BOOK
from scenarios import decimals, scenario, span

from estimator.pricing import money
from estimator.projection import calls
from estimator.projection.calls import Slot

SHARES = [Fraction(1, 2), Fraction(1, 3), Fraction(59, 60)]
WHOLE_DAY = calls.slots(frozenset({0}))[0]


@pytest.mark.parametrize(
    ("start", "number", "first", "days"),
    [
        (date(2027, 2, 1), 0, date(2027, 2, 1), 28),
        (date(2027, 1, 31), 0, date(2027, 1, 31), 28),
        (date(2027, 1, 31), 1, date(2027, 2, 28), 31),
        (date(2027, 11, 15), 2, date(2028, 1, 15), 31),
        (date(2028, 2, 1), 0, date(2028, 2, 1), 29),
        (date(2027, 12, 31), 0, date(2027, 12, 31), 31),
    ],
)
def test_months(start, number, first, days):
    found = list(calls.month_days(start, number))
    assert (found[0], len(found)) == (first, days)


def test_a_day_is_cut_where_a_price_changes():
    model = BOOK.find("deepseek-v4-pro", "deepseek")
    minutes = [hour * 60 for hour in (0, 1, 4, 6, 10)]
    assert calls.boundaries(model, 0) == set(minutes)
    assert calls.boundaries(model, 480) == {0, *(minute + 480 for minute in minutes)}
    assert calls.boundaries(model, -60) == {23 * 60, 0, 180, 300, 540}
    assert calls.boundaries(BOOK.find("gpt-5.4", "openai"), 0) == {0}


def test_the_hours_of_a_stretch():
    first, second, third = calls.slots(frozenset({0, 30, 150}))
    assert first == Slot(0, ((0, Fraction(1, 2)),))
    assert second == Slot(30, ((0, Fraction(1, 2)), (1, Fraction(1)), (2, Fraction(1, 2))))
    assert third.shares[0] == (2, Fraction(1, 2))
    assert third.shares[-1] == (23, Fraction(1))
    profile = tuple(range(24))
    weights = calls.slot_weights((first, second, third), profile)
    assert weights[:2] == [0, 0 + 1 + 1]
    assert sum(weights) == sum(profile)


@given(
    decimals(0, 10**6, 3),
    st.lists(st.integers(0, 9) | st.sampled_from(SHARES), min_size=1, max_size=9).filter(any),
)
def test_parts_add_up_and_each_is_a_billionth_off_at_most(whole, weights):
    parts = calls.spread(whole, weights)
    assert money.total(parts) == whole
    for part, weight in zip(parts, weights, strict=True):
        assert part >= 0
        assert abs(Fraction(part) - Fraction(whole) * weight / sum(weights)) <= Fraction(1, 10**9)


def test_growth_is_by_the_month():
    made = scenario(growth=Decimal("0.1"))
    found = [calls.on_day(made, Decimal(100), month, 0) for month in range(4)]
    assert found == [Decimal(n) for n in ("100", "110", "121", "133.1")]
    assert calls.on_day(scenario(growth=Decimal(-1)), Decimal(100), 1, 0) == 0


def test_calls_are_kept_to_a_billionth():
    made = scenario(growth=Decimal("0.001"))
    assert calls.on_day(made, Decimal(1), 4, 0) == Decimal("1.004006004")


def test_a_call_hits_if_one_came_within_the_lifetime():
    """24 calls a day are one an hour; within five minutes of one there is another in 8 %."""
    rate = calls.hit_rate(Decimal(24), WHOLE_DAY, (1,) * 24, 300)
    assert float(rate) == pytest.approx(1 - math.exp(-300 / 3600), abs=1e-9)
    assert calls.hit_rate(Decimal(24), WHOLE_DAY, (1,) * 24, 0) == 0
    assert calls.hit_rate(Decimal(0), WHOLE_DAY, (1,) * 24, 300) == 0
    assert calls.hit_rate(Decimal(10**9), WHOLE_DAY, (1,) * 24, 300) == 1


def test_nights_are_colder():
    """Three calls in four come in one hour: the others are alone."""
    hours = (3,) + (0,) * 22 + (1,)
    rate = calls.hit_rate(Decimal(40), WHOLE_DAY, hours, 60)
    wanted = 0.75 * (1 - math.exp(-30 / 60)) + 0.25 * (1 - math.exp(-10 / 60))
    assert float(rate) == pytest.approx(wanted, abs=1e-9)
    even = calls.hit_rate(Decimal(40), WHOLE_DAY, (1,) * 24, 60)
    assert even < rate


@given(st.integers(0, 10**6), st.integers(0, 7200))
def test_more_calls_and_longer_lifetimes_hit_more(number, lifetime):
    hours = tuple(range(24))
    rate = calls.hit_rate(Decimal(number), WHOLE_DAY, hours, lifetime)
    assert 0 <= rate <= calls.hit_rate(Decimal(number + 1), WHOLE_DAY, hours, lifetime) <= 1
    assert rate <= calls.hit_rate(Decimal(number), WHOLE_DAY, hours, lifetime + 1)


def test_a_share():
    assert calls.share(Decimal(1), Decimal("0.1234567895")) == Decimal("0.123456790")
    assert span(3).is_sure
    assert not span(1, 2, 2).is_sure
