"""The user's own rates, laid over the shipped ones."""

from decimal import Decimal

from samples import BOOK, METERS, NOW

from estimator.pricing.rates import RateKey
from estimator.pricing.tariff import quote

MILLION = Decimal(1_000_000)


def own(value, meter="input_tokens", *, above=-1, model="gpt-5.4", tier="standard", start=""):
    return {RateKey("openai", model, tier, start, meter, above): Decimal(value)}


def price(rates, name, tokens=MILLION, meter="input_tokens", tier="standard"):
    """What so many tokens of one meter cost with these rates of the user's."""
    layered = BOOK.with_own_rates(rates)
    card = layered.card(layered.find(name, "openai"), tier, NOW)
    return quote({meter: tokens}, card, METERS, "USD").total


def test_an_own_rate_replaces_the_shipped_one_and_no_other():
    assert price({}, "gpt-5.4") == 5  # above 272,000 tokens
    assert price(own("3"), "gpt-5.4", tokens=Decimal(1000)) == Decimal("0.003")
    assert price(own("3"), "gpt-5.4") == 5
    assert price(own("3"), "gpt-5.4-mini") == price({}, "gpt-5.4-mini")
    assert price(own("3"), "gpt-5.4", meter="output_tokens") == 15
    assert BOOK.with_own_rates(own("3")).with_own_rates({}) == BOOK


def test_an_own_rate_above_a_threshold():
    assert price(own("7", above=272_000), "gpt-5.4") == 7
    assert price(own("7", above=272_000), "gpt-5.4", tokens=Decimal(1000)) == Decimal("0.0025")


def test_an_own_threshold_of_nothing():
    assert price(own("7", above=0), "gpt-5.4", tokens=Decimal(1)) == Decimal("0.000007")
    card = BOOK.with_own_rates(own("7", above=0)).card(BOOK.find("gpt-5.4"), "standard", NOW)
    assert card.rates["input_tokens"].base == Decimal("2.5")


def test_an_own_threshold_stands_in_its_order():
    rates = own("7", above=500_000) | own("1", above=100)
    tokens = [Decimal(n) for n in (100, 101, 272_001, 500_001)]
    each = [price(rates, "gpt-5.4", tokens=n) / n * MILLION for n in tokens]
    assert each == [Decimal("2.5"), 1, 5, 7]


def test_an_own_rate_where_nothing_is_shipped():
    name = "gpt-5.5-pro"
    assert "cache_read_tokens" not in BOOK.find(name).cards[0].rates
    layered = BOOK.with_own_rates(own("4", "cache_read_tokens", model=name))
    rate = layered.card(layered.find(name), "standard", NOW).rates["cache_read_tokens"]
    assert (rate.base, rate.per, rate.tiers) == (4, 1_000_000, ())
    assert rate.origin.service_tier == "standard"


def test_an_own_rate_of_a_service_tier_and_a_day():
    rates = own("3", tier="batch", start="2026-10-14")
    assert price(rates, "gpt-5.4", tokens=Decimal(1000), tier="batch") == Decimal("0.003")
    assert price(rates, "gpt-5.4", tokens=Decimal(1000)) == Decimal("0.0025")
    elsewhere = own("3", tier="batch", start="2026-10-15")
    assert price(elsewhere, "gpt-5.4", tokens=Decimal(1000), tier="batch") == Decimal("0.003")
    to_come = own("3", tier="batch", start="2026-11-24")
    assert price(to_come, "gpt-5.4", tokens=Decimal(1000), tier="batch") == Decimal("0.00125")


def test_an_own_standard_rate_counts_where_the_service_tier_has_none():
    rates = own("20", "web_searches")
    one = Decimal(1)
    assert price(rates, "gpt-5.4", one, "web_searches", "batch") == Decimal("0.02")


def test_own_rates_of_what_the_book_no_longer_has_are_passed_over():
    rates = own("3", "a_meter_of_yore") | own("3", model="a-model-of-yore")
    assert price(rates, "gpt-5.4") == price({}, "gpt-5.4")
