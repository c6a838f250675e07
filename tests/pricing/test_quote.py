"""Quotes against an obvious oracle: one token after the other, each at its own rate."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from samples import METERS, ORIGIN, card, rate

from estimator.pricing.rates import RateKey
from estimator.pricing.tariff import quote
from estimator.pricing.usage import MAX_QUANTITY, UsageError, read_usage

# Whose rate a token takes, written out: its own meter's, else that of the next that includes it.
CHARGED_AS = {
    "input_tokens": ["input_tokens"],
    "cache_read_tokens": ["cache_read_tokens", "input_tokens"],
    "cache_write_tokens": ["cache_write_tokens", "input_tokens"],
    "cache_write_1h_tokens": ["cache_write_1h_tokens", "cache_write_tokens", "input_tokens"],
    "input_audio_tokens": ["input_audio_tokens", "input_tokens"],
    "cache_audio_read_tokens": [
        "cache_audio_read_tokens",
        "cache_read_tokens",
        "input_audio_tokens",
        "input_tokens",
    ],
    "output_tokens": ["output_tokens"],
    "reasoning_tokens": ["reasoning_tokens", "output_tokens"],
    "web_searches": ["web_searches"],
}
BY_THOUSAND = {"web_searches", "requests"}
THRESHOLD = 20
PRICES = st.decimals(0, 100, places=3)
ANY_RATE = PRICES | st.tuples(PRICES, PRICES)  # flat, or below and above the threshold
TOTALS = ("input_tokens", "output_tokens", "web_searches")
PARTS = [meter for meter in CHARGED_AS if meter not in TOTALS]
RATES = st.fixed_dictionaries(
    dict.fromkeys(TOTALS, ANY_RATE),
    optional=dict.fromkeys((*PARTS, "requests"), ANY_RATE),
)
# How many tokens are in each meter and in none of its parts: any usage can be told so.
TOKENS = st.dictionaries(st.sampled_from(sorted(CHARGED_AS)), st.integers(0, 12), min_size=1)


def usage_of(tokens):
    """The totals that a provider reports: each includes its parts."""
    usage = {}
    for meter, many in tokens.items():
        for total in CHARGED_AS[meter]:
            usage[total] = usage.get(total, 0) + many
    return usage


def card_of(prices):
    return card(
        **{
            meter: (price[0], {THRESHOLD: price[1]}) if isinstance(price, tuple) else price
            for meter, price in prices.items()
        }
    )


def counted_out(tokens, prices, requests):
    """The cost, one token of one request after the other."""
    is_long = usage_of(tokens).get("input_tokens", 0) > THRESHOLD

    def one(meter):
        price = prices[meter]
        if isinstance(price, tuple):
            price = price[1] if is_long else price[0]
        return Fraction(price) / (1000 if meter in BY_THOUSAND else 1_000_000)

    cost = Fraction(0)
    for _ in range(requests):
        for meter, many in tokens.items():
            charged = next(m for m in CHARGED_AS[meter] if m in prices)
            for _ in range(many):
                cost += one(charged)
        cost += one("requests") if "requests" in prices else 0
    return cost


def decimals(usage):
    return {meter: Decimal(quantity) for meter, quantity in usage.items()}


def priced(tokens, prices, requests=1):
    usage = {**usage_of(tokens), "requests": requests}
    return quote(decimals(usage), card_of(prices), METERS, "USD")


@given(TOKENS, RATES, st.integers(0, 3))
def test_a_quote_is_what_the_tokens_cost_one_by_one(tokens, prices, requests):
    answer = priced(tokens, prices, requests)
    assert Fraction(answer.total) == counted_out(tokens, prices, requests)


@given(TOKENS, RATES, st.integers(0, 3))
def test_the_lines_add_up_and_hold_each_token_once(tokens, prices, requests):
    answer = priced(tokens, prices, requests)
    assert sum(map(Fraction, (line.amount for line in answer.lines))) == Fraction(answer.total)
    for line in answer.lines:
        each = 1 if line.meter == "requests" else tokens[line.meter]
        assert line.quantity == each * requests
        assert Fraction(line.amount) == Fraction(line.quantity) * Fraction(line.rate) / line.per
        assert answer.amount(line.meter) == line.amount


@given(TOKENS, RATES, st.integers(0, 10**9))
def test_many_identical_requests_cost_as_many_times_one(tokens, prices, requests):
    one, many = priced(tokens, prices), priced(tokens, prices, requests)
    assert many.total == one.total * requests


@given(TOKENS, RATES)
def test_the_order_of_a_usage_does_not_matter(tokens, prices):
    usage = decimals(usage_of(tokens))
    turned = dict(reversed(usage.items()))
    made = card_of(prices)
    assert quote(usage, made, METERS, "USD") == quote(turned, made, METERS, "USD")


@given(TOKENS, RATES, st.sampled_from(sorted(CHARGED_AS)), st.integers(1, 10))
def test_more_of_anything_never_costs_less_within_a_tier(tokens, prices, meter, more):
    larger = {**tokens, meter: tokens.get(meter, 0) + more}
    before, after = (usage_of(t).get("input_tokens", 0) > THRESHOLD for t in (tokens, larger))
    assume(before == after)
    assert priced(larger, prices).total >= priced(tokens, prices).total


@given(TOKENS, RATES)
def test_a_part_that_is_larger_than_its_total_is_refused(tokens, prices):
    usage = usage_of(tokens)
    for meter, totals in CHARGED_AS.items():
        for total in totals[1:]:
            wrong = decimals({**usage, meter: usage.get(total, 0) + 1})
            with pytest.raises(UsageError):
                quote(wrong, card_of(prices), METERS, "USD")


CARD = card(
    input_tokens=("2", {THRESHOLD: "4"}), cache_read_tokens="1", output_tokens="8", requests="5"
)


def quoted(**usage):
    return quote(decimals(usage), CARD, METERS, "USD")


def refused(**usage):
    with pytest.raises(UsageError) as caught:
        quoted(**usage)
    return caught.value


@pytest.mark.parametrize(
    ("usage", "error"),
    [
        (
            {"input_tokens": 10, "cache_read_tokens": 11},
            UsageError("part-above-total", "cache_read_tokens", "11", "input_tokens", "10"),
        ),
        (
            {"input_tokens": 100, "cache_read_tokens": 60, "cache_write_tokens": 60},
            UsageError(
                "part-above-total",
                "cache_read_tokens + cache_write_tokens",
                "120",
                "input_tokens",
                "100",
            ),
        ),
        (
            {"input_tokens": 9, "cache_write_tokens": 5, "cache_write_1h_tokens": 6},
            UsageError("part-above-total", "cache_write_1h_tokens", "6", "cache_write_tokens", "5"),
        ),
        (
            {"cache_read_tokens": "1E+2"},
            UsageError("part-without-total", "cache_read_tokens", "100", "input_tokens"),
        ),
        ({"audio_seconds": 1}, UsageError("no-rate", "audio_seconds")),
    ],
)
def test_a_usage_that_contradicts_itself_or_has_no_rate(usage, error):
    assert refused(**usage) == error


def test_nothing_costs_nothing_and_needs_no_rate():
    assert quoted(audio_seconds=0, cache_read_tokens=0, requests=0).total == 0
    assert quote({}, card(input_tokens="1"), METERS, "USD").lines == ()


def test_a_fee_is_charged_for_each_request():
    (line,) = quoted(requests=3).lines
    assert (line.meter, line.quantity, line.rate, line.per, line.amount) == (
        "requests",
        3,
        5,
        1000,
        Decimal("0.015"),
    )


def test_a_line_says_which_rate_it_took():
    text, cached, _fee = quoted(input_tokens=21, cache_read_tokens=1).lines
    assert (text.tier.above, text.charged_as, text.origin) == (20, None, ORIGIN)
    assert [tier.above for tier in text.tiers] == [20]
    assert cached.tier is None
    assert text.key("p", "m") == RateKey("p", "m", "standard", "", "input_tokens", 20)


def test_a_part_without_a_rate_names_the_one_it_took():
    (line, _fee) = quoted(output_tokens=5, reasoning_tokens=5).lines
    assert (line.meter, line.charged_as) == ("reasoning_tokens", "output_tokens")
    assert line.key("p", "m") == RateKey("p", "m", "standard", "", "output_tokens")


def test_a_part_of_two_totals_takes_the_rate_of_the_nearest():
    cached_audio = card(input_tokens="1", cache_read_tokens="2", input_audio_tokens="4")
    usage = usage_of({"cache_audio_read_tokens": 10**6})
    (line,) = quote(decimals(usage), cached_audio, METERS, "USD").lines
    assert (line.charged_as, line.amount) == ("cache_read_tokens", 2)


def test_an_amount_by_the_hour_that_has_no_end_says_so():
    by_the_hour = card(audio_seconds="2")
    exact = quote(decimals({"audio_seconds": 90}), by_the_hour, METERS, "USD")
    assert (exact.total, exact.lines[0].exact) == (Decimal("0.05"), True)
    rounded = quote(decimals({"audio_seconds": 1}), by_the_hour, METERS, "USD")
    assert not rounded.lines[0].exact
    assert rounded.total == Decimal("0.0005" + "5" * 38 + "6")


def test_the_largest_quantities_are_exact():
    most = str(MAX_QUANTITY)
    finest = card(input_tokens="999999999.999999999999")
    usage = read_usage({"input_tokens": most, "requests": most}, METERS)
    expected = Fraction(10) ** 36 * Fraction("999999999.999999999999") / 10**6
    assert Fraction(quote(usage, finest, METERS, "USD").total) == expected


@pytest.mark.parametrize(
    ("quantity", "read"),
    [(7, 7), ("7", 7), ("1.5", Decimal("1.5")), (Decimal("1E+18"), 10**18), ("0.000000001", None)],
)
def test_a_quantity_is_read(quantity, read):
    found = read_usage({"input_tokens": quantity}, METERS)["input_tokens"]
    assert found == (Decimal(quantity) if read is None else read)


@pytest.mark.parametrize(
    "quantity",
    [
        -1,
        "-1",
        "NaN",
        "Infinity",
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("Infinity"),
        Decimal("-0.5"),
        1.5,
        True,
        None,
        [],
        {},
        "",
        " 1",
        "1_000",
        "\uff11",
        "1e19",
        "1e99999999999999999999",
        10**19,
        10**5000,
        "0.0000000001",
    ],
    ids=lambda quantity: repr(quantity)[:20] if not isinstance(quantity, int) else "int",
)
def test_a_quantity_that_is_none_is_refused(quantity):
    with pytest.raises(UsageError) as caught:
        read_usage({"input_tokens": quantity}, METERS)
    assert (caught.value.kind, caught.value.meter) == ("bad-quantity", "input_tokens")


def test_an_unknown_meter_is_refused():
    with pytest.raises(UsageError) as caught:
        read_usage({"input_token": 1}, METERS)
    assert caught.value == UsageError("unknown-meter", "input_token")


def test_a_rate_of_zero_is_a_rate():
    free = card(input_tokens="2", cache_read_tokens="0")
    answer = quote(decimals({"input_tokens": 9, "cache_read_tokens": 9}), free, METERS, "USD")
    assert (answer.total, answer.lines[0].charged_as) == (0, None)


def test_tiers_of_other_meters_follow_the_input_too():
    long_output = card(input_tokens="1", output_tokens=("1", {THRESHOLD: "2"}))
    for input_tokens, price in ((20, 1), (21, 2)):
        usage = decimals({"input_tokens": input_tokens, "output_tokens": 10**6})
        assert quote(usage, long_output, METERS, "USD").amount("output_tokens") == price


def test_a_meters_own_unit_is_used():
    assert rate("web_searches", "10").per == 1000
    searches = card(web_searches="10")
    assert quote(decimals({"web_searches": 1}), searches, METERS, "USD").total == Decimal("0.01")
