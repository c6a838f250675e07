from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from samples import SOURCE, rate

from estimator.pricing.rates import Model, RateCard, card_start
from estimator.pricing.when import parse_when

RATE = rate("input_tokens", "2.5", {272_000: "5", 500_000: "9"})


@pytest.mark.parametrize(
    ("input_tokens", "above", "price"),
    [
        (0, -1, "2.5"),
        (271_999, -1, "2.5"),
        (272_000, -1, "2.5"),
        (272_001, 272_000, "5"),
        (499_999, 272_000, "5"),
        (500_000, 272_000, "5"),
        (500_001, 500_000, "9"),
        (10**15, 500_000, "9"),
    ],
)
def test_a_tier_begins_above_its_threshold(input_tokens, above, price):
    tier = RATE.tier_for(Decimal(input_tokens))
    assert (tier.above if tier else -1) == above
    assert RATE.at(above) == Decimal(price)


def test_a_threshold_that_a_rate_does_not_have():
    assert RATE.at(1) is None


def a_card(tier="standard", start=None, when=None):
    return RateCard(tier, start, parse_when(when) if when else None, {}, SOURCE)


def test_a_card_begins_at_midnight_utc():
    card = a_card(start=date(2026, 7, 30))
    assert not card.in_force(datetime(2026, 7, 29, 23, 59, 59, tzinfo=UTC))
    assert card.in_force(datetime(2026, 7, 30, tzinfo=UTC))
    new_york = timezone(timedelta(hours=-5))
    assert card.in_force(datetime(2026, 7, 29, 20, tzinfo=new_york))


def test_a_card_with_hours_is_in_force_within_it():
    card = a_card(start=date(2026, 7, 30), when="01:00-04:00")
    assert card.in_force(datetime(2026, 8, 1, 2, tzinfo=UTC))
    assert not card.in_force(datetime(2026, 8, 1, 5, tzinfo=UTC))
    assert not card.in_force(datetime(2026, 7, 1, 2, tzinfo=UTC))


@pytest.mark.parametrize(
    ("start", "when", "expected"),
    [
        (None, None, ""),
        (date(2026, 7, 30), None, "2026-07-30"),
        (None, "01:00-04:00", "01:00-04:00"),
        (date(2026, 7, 30), "22:30-02:00 mon", "2026-07-30 22:30-02:00 mon"),
    ],
)
def test_how_a_card_is_named(start, when, expected):
    assert card_start(a_card(start=start, when=when)) == expected


def test_service_tiers_are_in_their_order_and_each_once():
    cards = (a_card("batch"), a_card("standard"), a_card("batch", date(2026, 1, 1)))
    assert Model("p", "m", "M", cards=cards).service_tiers == ("standard", "batch")
