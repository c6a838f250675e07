"""The article's scenarios, by the token and by its formula, each worked out by hand."""

from datetime import date
from decimal import Decimal

import pytest
from samples import BOOK
from scenarios import FEBRUARY

from estimator.pricing import money, plans
from estimator.projection.project import project
from estimator.projection.samples import (
    CUSTOMER_SERVICE,
    MARKET_MONITORING,
    RECOMMENDATIONS,
    samples,
)

SAMPLES = {each.word: each.scenario for each in samples(FEBRUARY, 480)}


@pytest.mark.parametrize("word", SAMPLES)
def test_by_the_formula(word):
    """C = p * T * N + p * T' * t * days: 0.1 * 4,096 * 500 + 0.1 * 128 * 0.1 * 30.

    0.1 * 4,096 * 500 = 204,800; 0.1 * 128 * 0.1 * 30 = 38.40; together 204,838.40.
    """
    inputs = dict(zip(plans.INPUTS, SAMPLES[word].plan, strict=True))
    first, second = plans.compute_time(inputs)
    assert (first.amount, second.amount) == (204_800, Decimal("38.4"))
    assert money.total((first.amount, second.amount)) == Decimal("204838.4")


@pytest.mark.parametrize("word", SAMPLES)
def test_five_hundred_calls_in_four_weeks(word):
    month = project(SAMPLES[word], BOOK).months[0]
    assert (month.days, month.calls.likely) == (28, 500)
    assert len(project(SAMPLES[word], BOOK).months) == 12


def test_market_monitoring_by_hand():
    """500 calls of gpt-5.4: 100 at once, 400 as batch; one in five searches the web.

    Standard: 100 * (4,096 * 2.50 + 128 * 15) / 1,000,000 = 100 * 0.01216 = 1.216
    Batch:    400 * (4,096 * 1.25 + 128 * 7.50) / 1,000,000 = 400 * 0.00608 = 2.432
    Searches: 500 * 0.2 * 10 / 1,000 = 1
    """
    month = project(SAMPLES[MARKET_MONITORING], BOOK).months[0]
    assert month.cost.likely == Decimal("1.216") + Decimal("2.432") + 1


def test_recommendations_by_hand():
    """500 calls of gpt-6-luna, half of which find 2,048 tokens in the cache; 1 % are retried.

    Hit:  2,048 * 0.10 + 2,048 * 0.01  + 128 * 0.50 = 289.28 millionths
    Miss: 2,048 * 0.10 + 2,048 * 0.125 + 128 * 0.50 = 524.8 millionths
    250 * 289.28 + 250 * 524.8 = 203,520 millionths, 1 % more: 205,555.2
    """
    month = project(SAMPLES[RECOMMENDATIONS], BOOK).months[0]
    assert month.cost.likely == Decimal("0.2055552")


def test_customer_service_is_too_rare_for_a_cache():
    """Twenty-five calls a day come minutes apart: some of them find the beginning still there."""
    found = project(SAMPLES[CUSTOMER_SERVICE], BOOK)
    assert Decimal("0.15") < found.hit_rate < Decimal("0.35")


def test_each_is_complete():
    for scenario in SAMPLES.values():
        assert sum(scenario.hours) > 0
        assert scenario.calls.low < scenario.calls.likely < scenario.calls.high
        assert scenario.start == date(2027, 2, 1)
