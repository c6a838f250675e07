"""What a rate is multiplied by, rounded up to and filled up with."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import METERS, NOW, SOURCE, card, rate

from estimator.pricing.book import BookError, RateBook
from estimator.pricing.own import Exchange, Own, OwnCard, Rule
from estimator.pricing.quote import MINIMUM
from estimator.pricing.rates import Model, Provider, RateKey, Tier
from estimator.pricing.tariff import Tariff, quote
from estimator.pricing.usage import UsageError, read_usage

MILLION = Decimal(1_000_000)


def book_of(made, own=None, **facts):
    model = Model("acme", "m1", "M 1", cards=(made,), **facts)
    return RateBook(METERS, {"acme": Provider("acme", "Acme", "USD", (model,))}, own or Own())


def priced(book, usage, region=None, at=NOW, tier="standard"):
    tariff = book.tariff(book.find("m1"), tier, at, region)
    return tariff.quote({meter: Decimal(many) for meter, many in usage.items()})


# Thresholds


@pytest.mark.parametrize(
    ("tokens", "inclusive", "price"),
    [(199_999, False, 2), (200_000, False, 2), (200_001, False, 4),
     (199_999, True, 2), (200_000, True, 4), (200_001, True, 4)],
)  # fmt: skip
def test_a_threshold_takes_itself_in_or_not(tokens, inclusive, price):
    tier = Tier(200_000, Decimal(4), inclusive)
    made = card(output_tokens="10")
    made = replace(made, rates={**made.rates, "input_tokens": replace(
        rate("input_tokens", "2"), tiers=(tier,))})  # fmt: skip
    answer = quote({"input_tokens": Decimal(tokens), "output_tokens": Decimal(5)}, made, METERS, "")
    assert answer.lines[0].rate == price
    assert answer.lines[1].rate == 10


# Steps


def stepped(step, per=60):
    made = card()
    minute = replace(rate("audio_seconds", "0.006", per=per), step=step)
    return replace(made, rates={"audio_seconds": minute})


@pytest.mark.parametrize(("seconds", "charged"), [(0, 0), (1, 60), (59, 60), (60, 60), (61, 120)])
def test_each_request_is_rounded_up_to_the_step(seconds, charged):
    usage = {"audio_seconds": Decimal(seconds), "requests": Decimal(3)}
    answer = quote(usage, stepped(60), METERS, "USD")
    assert sum(line.quantity for line in answer.lines) == 3 * charged
    assert answer.total == Decimal("0.0001") * 3 * charged


@given(st.decimals(0, 1000, places=2), st.integers(1, 100))
def test_a_step_is_the_smallest_multiple_that_is_enough(seconds, step):
    answer = quote({"audio_seconds": seconds}, stepped(step, per=1), METERS, "USD")
    charged = sum((line.quantity for line in answer.lines), Decimal(0))
    assert charged % step == 0
    assert seconds <= charged < seconds + step


# What a request costs at least

LEAST = replace(card(input_tokens="2", output_tokens="8"), minimum=Decimal("0.01"))


@pytest.mark.parametrize(
    ("tokens", "requests", "total"),
    [(1_000, 1, "0.01"), (5_000, 1, "0.01"), (5_001, 1, "0.010002"), (1_000, 3, "0.03"),
     (0, 2, "0.02"), (1_000, 0, "0")],
)  # fmt: skip
def test_a_request_costs_at_least_the_minimum(tokens, requests, total):
    usage = {"input_tokens": Decimal(tokens), "requests": Decimal(requests)}
    answer = quote(usage, LEAST, METERS, "USD")
    assert answer.total == Decimal(total)
    assert sum(line.amount for line in answer.lines) == answer.total
    for line in answer.lines:
        assert Fraction(line.amount) == Fraction(line.quantity) * Fraction(line.rate) / line.per


def test_the_line_that_fills_up_says_so():
    answer = quote({"input_tokens": Decimal(1000)}, LEAST, METERS, "USD")
    filled = answer.lines[-1]
    assert (filled.meter, filled.rate, filled.charge.listed) == (
        MINIMUM,
        Decimal("0.008"),
        Decimal("0.01"),
    )


# Regions, rules and currencies


def test_an_uplift_is_on_tokens_alone():
    made = card(input_tokens="2", output_tokens="8", web_searches="10")
    book = book_of(made, uplifts={"eu": Decimal("1.1")})
    usage = {"input_tokens": MILLION, "output_tokens": MILLION, "web_searches": 1000}
    assert priced(book, usage).total == 20
    answer = priced(book, usage, "eu")
    assert [line.rate for line in answer.lines] == [Decimal("2.2"), Decimal("8.8"), 10]
    (why,) = answer.lines[0].charge.adjustments
    assert (why.kind, why.name, answer.lines[0].charge.listed) == ("region", "eu", 2)


def test_a_region_without_a_price_is_refused():
    with pytest.raises(BookError) as caught:
        priced(book_of(card(input_tokens="2"), uplifts={"eu": Decimal(1)}), {}, "mars")
    assert (caught.value.kind, caught.value.known) == ("no-region", ("eu",))


@given(st.lists(st.integers(-99, 900), max_size=4), st.integers(0, 10**9))
def test_rules_are_factors_one_after_the_other(percents, tokens):
    rules = {str(n): Rule(Decimal(percent)) for n, percent in enumerate(percents)}
    answer = priced(book_of(card(input_tokens="2"), Own(rules=rules)), {"input_tokens": tokens})
    expected = Fraction(2 * tokens, 10**6)
    for percent in percents:
        expected *= Fraction(100 + percent, 100)
    assert Fraction(answer.total) == expected


@pytest.mark.parametrize(
    ("fields", "fits"),
    [
        ({}, True),
        ({"provider": "acme"}, True),
        ({"provider": "other"}, False),
        ({"model": "m*"}, True),
        ({"model": "n*"}, False),
        ({"service_tier": "standard"}, True),
        ({"service_tier": "batch"}, False),
        ({"meter": "input_tokens"}, True),
        ({"meter": "output_tokens"}, False),
        ({"start": date(2026, 11, 23)}, True),
        ({"start": date(2026, 11, 24)}, False),
        ({"is_on": False}, False),
    ],
)
def test_what_a_rule_is_for(fields, fits):
    own = Own(rules={"r": Rule(Decimal(-15), **fields)})
    answer = priced(book_of(card(input_tokens="2"), own), {"input_tokens": MILLION})
    assert answer.total == (Decimal("1.7") if fits else 2)


def test_a_price_in_another_currency():
    made = card(input_tokens="16")
    yuan = replace(made.rates["input_tokens"], currency="CNY")
    made = replace(made, rates={"input_tokens": yuan})
    with pytest.raises(UsageError) as caught:
        priced(book_of(made), {"input_tokens": 1})
    assert (caught.value.kind, caught.value.given) == ("no-exchange", "CNY")
    own = Own(exchanges={"CNY": Exchange(Decimal("0.14"), date(2026, 11, 20))})
    answer = priced(book_of(made, own), {"input_tokens": MILLION})
    assert (answer.currency, answer.total) == ("USD", Decimal("2.24"))
    assert answer.lines[0].charge.adjustments[0].day == date(2026, 11, 20)


def test_all_of_them_at_once_are_exact():
    made = replace(card(input_tokens="16"), minimum=Decimal(1), minimum_currency="CNY")
    yuan = replace(made.rates["input_tokens"], currency="CNY")
    made = replace(made, rates={"input_tokens": yuan})
    own = Own(
        rules={"reseller": Rule(Decimal(5)), "deal": Rule(Decimal(-15))},
        exchanges={"CNY": Exchange(Decimal("0.14"), date(2026, 11, 20))},
    )
    book = book_of(made, own, uplifts={"eu": Decimal("1.1")})
    answer = priced(book, {"input_tokens": MILLION}, "eu")
    rate_now = Decimal(16) * Decimal("1.1") * Decimal("1.05") * Decimal("0.85") * Decimal("0.14")
    assert answer.total == rate_now
    small = priced(book, {"input_tokens": 1})
    assert small.total == Decimal("1.05") * Decimal("0.85") * Decimal("0.14")


# Kept ready


def test_a_tariff_is_made_once_and_again_where_it_is_another():
    book = book_of(card(input_tokens="2"), Own(rules={"r": Rule(Decimal(-50), start=NOW.date())}))
    before = datetime(2026, 11, 22, tzinfo=UTC)
    assert book.tariff(book.find("m1"), "standard", NOW) is book.tariff(
        book.find("m1"), "standard", NOW
    )
    usage = {"input_tokens": MILLION}
    assert (priced(book, usage, at=before).total, priced(book, usage).total) == (2, 1)


def test_a_line_says_whether_its_amount_is_the_exact_quotient():
    answer = Tariff(card(input_tokens="2.5", audio_seconds="2"), METERS, "USD").quote(
        {"input_tokens": Decimal(299_000), "audio_seconds": Decimal(1)}
    )
    first, second = answer.lines
    assert (first.quantity, first.rate, first.per) == (299_000, Decimal("2.5"), MILLION)
    assert (first.amount, first.exact) == (Decimal("0.7475"), True)
    assert (second.quantity, second.rate, second.per, second.exact) == (1, 2, 3600, False)
    assert f"{second.amount:f}".startswith("0.000555")
    assert Fraction(first.amount) + Fraction(second.amount) == Fraction(answer.total)
    assert answer.lines[0].origin.source == SOURCE


# Found by trying to break it


def test_many_rules_are_exact_or_say_that_they_are_not():
    rules = {str(n): Rule(Decimal("-0.123456")) for n in range(40)}
    answer = priced(book_of(card(input_tokens="2"), Own(rules=rules)), {"input_tokens": 123_457})
    assert answer.lines[0].exact
    expected = Fraction(2 * 123_457, 10**6) * (1 - Fraction("0.00123456")) ** 40
    assert Fraction(answer.total) == expected
    rules = {str(n): Rule(Decimal("-0.123456")) for n in range(400)}
    answer = priced(book_of(card(input_tokens="2"), Own(rules=rules)), {"input_tokens": 123_457})
    assert not answer.lines[0].exact
    expected = Fraction(2 * 123_457, 10**6) * (1 - Fraction("0.00123456")) ** 400
    assert abs(Fraction(answer.total) / expected - 1) < Fraction(1, 10**30)


def test_a_minimum_without_any_rate_is_charged_all_the_same():
    bare = replace(card(), minimum=Decimal("0.01"))
    answer = priced(book_of(bare), {"requests": 3})
    assert (answer.total, answer.lines[0].meter) == (Decimal("0.03"), MINIMUM)


def test_a_minimum_of_the_users_has_its_currency_and_source():
    cards = {("acme", "m1", "standard", ""): OwnCard(currency="EUR", minimum=Decimal(1))}
    with pytest.raises(UsageError) as caught:
        priced(book_of(card(input_tokens="2"), Own(cards=cards)), {"input_tokens": 5})
    assert caught.value.kind == "no-exchange"
    euro = {"EUR": Exchange(Decimal("1.08"), date(2026, 11, 20))}
    book = book_of(card(input_tokens="2"), Own(cards=cards, exchanges=euro))
    answer = priced(book, {"input_tokens": 5})
    assert answer.total == Decimal("1.08")
    assert answer.lines[-1].origin.source.name == ""


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_many_requests_cost_as_many_times_one_to_the_last_digit(seconds, requests):
    made = card(audio_seconds="2")
    one = quote({"audio_seconds": Decimal(seconds)}, made, METERS, "USD")
    many = {"audio_seconds": Decimal(seconds), "requests": Decimal(requests)}
    total = quote(many, made, METERS, "USD").total
    assert Fraction(total) == Fraction(one.total) * requests


def test_half_a_request_is_refused():
    with pytest.raises(UsageError):
        read_usage({"requests": "0.5"}, METERS)
    assert read_usage({"requests": "2.0"}, METERS) == {"requests": 2}


@pytest.mark.parametrize("pattern", ["M1", "M 1", "m 1", "M*"])
def test_a_rule_names_a_model_as_it_is_written_or_shown(pattern):
    own = Own(rules={"r": Rule(Decimal(-50), model=pattern)})
    answer = priced(book_of(card(input_tokens="2"), own), {"input_tokens": MILLION})
    assert answer.total == 1


def test_what_is_inherited_has_the_source_that_it_is_from():
    key = RateKey("acme", "m1", "standard", "2026-11-01", "input_tokens", 10)
    book = book_of(card(input_tokens="2"), Own(rates={key: Decimal(9)}))
    small, large = (priced(book, {"input_tokens": n}).lines[0] for n in (10, 11))
    assert (small.rate, small.charge.is_own, small.origin.source) == (2, False, SOURCE)
    assert (large.rate, large.charge.is_own) == (9, True)
