"""What a cache keeps of a prompt's beginning, and from how many calls on that pays."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import BOOK, card

from estimator.pricing.caching import (
    CACHE_WRITE,
    CACHE_WRITE_LONG,
    Call,
    Costs,
    cached_from,
    costs,
    is_cached,
    kept,
    lifetimes,
    step,
)
from estimator.pricing.tariff import Tariff
from estimator.pricing.usage import UsageError

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
MONEY = st.integers(0, 50).map(Decimal)
COSTS = st.builds(Costs, MONEY, MONEY, MONEY)


def model(name):
    return BOOK.find(name, "anthropic" if "claude" in name else None)


def tariff(name):
    return BOOK.tariff(model(name), "standard", AT)


# What is kept


@pytest.mark.parametrize(
    ("name", "least", "by"),
    [
        ("gpt-5.4", 1024, 128),
        ("gpt-4o", 1024, 128),
        ("gpt-5.6-sol", 1024, 1),
        ("gpt-6-sol", 1024, 1),
        ("claude-opus-4-1", 1024, 1),
        ("claude-opus-4-6", 4096, 1),
        ("claude-opus-4-7", 0, 1),  # nothing sure is known
        ("claude-opus-4-5", 4096, 1),
        ("claude-haiku-4-5", 4096, 1),
        ("claude-3-haiku", 2048, 1),
        ("claude-sonnet-4-5", 1024, 1),
        ("claude-sonnet-4-6", 0, 1),
        ("gemini-2.5-pro", 2048, 1),
        ("gemini-3.8-flash", 4096, 1),
        ("deepseek-chat", 0, 1),
    ],
)
def test_what_providers_say_that_they_keep(name, least, by):
    assert (cached_from(model(name)), step(model(name))) == (least, by)


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("gpt-5.4", True),
        ("deepseek-chat", True),
        ("text-embedding-3-small", False),
        ("gpt-4", False),
    ],
)
def test_what_has_no_price_for_it_keeps_nothing(name, is_one):
    assert is_cached(model(name)) is is_one
    assert bool(kept(model(name), 5000)) is is_one


@pytest.mark.parametrize(
    ("name", "tokens", "found"),
    [
        ("gpt-5.4", 0, 0),
        ("gpt-5.4", 1023, 0),
        ("gpt-5.4", 1024, 1024),
        ("gpt-5.4", 1025, 1024),
        ("gpt-5.4", 1151, 1024),
        ("gpt-5.4", 1152, 1152),
        ("gpt-5.4", 1153, 1152),
        ("gpt-5.6-sol", 1023, 0),
        ("gpt-5.6-sol", 1024, 1024),
        ("gpt-5.6-sol", 1025, 1025),
        ("claude-opus-4-6", 4095, 0),
        ("claude-opus-4-6", 4096, 4096),
        ("claude-opus-4-6", 4097, 4097),
        ("deepseek-chat", 7, 7),
    ],
)
def test_how_much_of_a_beginning_is_kept(name, tokens, found):
    assert kept(model(name), tokens) == found


# What it costs


def test_costs_by_hand():
    """claude-opus-4-5: $5 in, $0.50 read, $6.25 and $10 written, $25 out a million."""
    call, priced_by = Call(10_000, 8_000, 1_000), tariff("claude-opus-4-5")
    assert lifetimes(priced_by) == (CACHE_WRITE, CACHE_WRITE_LONG)
    found = costs(call, priced_by)
    rest = 2_000 * 5 + 1_000 * 25
    assert found.plain == Decimal(8_000 * 5 + rest) / 10**6
    assert found.cold == (8_000 * Decimal("6.25") + rest) / 10**6
    assert found.warm == (8_000 * Decimal("0.5") + rest) / 10**6
    assert found.break_even == 1
    long = costs(call, priced_by, CACHE_WRITE_LONG)
    assert (long.plain, long.warm) == (found.plain, found.warm)
    assert long.cold == Decimal(8_000 * 10 + rest) / 10**6
    assert long.break_even == 2


def test_where_writing_is_free_it_pays_at_once():
    call, priced_by = Call(10_000, 8_000, 1_000), tariff("gpt-5.4")
    assert lifetimes(priced_by) == ()
    for lifetime in (CACHE_WRITE, CACHE_WRITE_LONG):
        found = costs(call, priced_by, lifetime)
        assert found.cold == found.plain > found.warm
        assert found.break_even == 0


def test_where_nothing_is_kept_all_calls_cost_the_same():
    found = costs(Call(500, 0, 10), tariff("claude-opus-4-5"))
    assert found.plain == found.cold == found.warm
    assert found.break_even == 0


def test_where_reading_is_no_cheaper_writing_never_pays():
    priced_by = Tariff(card(input_tokens="2", cache_write_tokens="3"), BOOK.meters, "USD")
    found = costs(Call(100, 100, 0), priced_by)
    assert found.plain == found.warm < found.cold
    assert found.break_even is None


def test_a_long_lifetime_that_is_not_sold_is_the_usual_one():
    priced_by = tariff("gpt-5.6-sol")
    assert lifetimes(priced_by) == (CACHE_WRITE,)
    call = Call(5000, 4000, 0)
    assert costs(call, priced_by, CACHE_WRITE_LONG) == costs(call, priced_by)


@pytest.mark.parametrize(("tokens", "rate"), [(1000, 2), (1001, 4)])
def test_the_tier_is_that_of_the_whole_call(tokens, rate):
    rates = {"input_tokens": ("2", {1000: "4"}), "cache_read_tokens": ("1", {1000: "2"})}
    found = costs(Call(tokens, 500, 0), Tariff(card(**rates), BOOK.meters, "USD"))
    assert found.plain == Decimal(tokens * rate) / 10**6
    assert found.plain - found.warm == Decimal(500 * rate // 2) / 10**6


def test_what_has_no_price_is_said():
    with pytest.raises(UsageError):
        costs(Call(10, 5, 0), Tariff(card(output_tokens="1"), BOOK.meters, "USD"))


# From how many hits on it pays


def slow_break_even(found):
    """Hit by hit."""
    with_cache, without = found.cold, found.plain
    for hits in range(200):
        if with_cache <= without:
            return hits
        with_cache, without = with_cache + found.warm, without + found.plain
    return None


@given(COSTS)
def test_break_even_is_what_trying_each_number_finds(found):
    assert found.break_even == slow_break_even(found)


@given(COSTS, st.integers(0, 20))
def test_a_write_and_its_hits_cost_what_they_cost_one_by_one(found, hits):
    assert found.with_hits(hits) == found.cold + sum([found.warm] * hits)
    assert found.without(hits) == sum([found.plain] * hits)


@given(COSTS, st.integers(0, 40), st.integers(0, 40))
def test_an_average_call_is_a_share_of_each(found, hits, misses):
    calls = 64  # of which every share is exact
    hits = min(hits, calls)
    rate = Decimal(hits) / calls
    assert found.average(rate) * calls == found.warm * hits + found.cold * (calls - hits)


@given(COSTS)
def test_from_break_even_on_it_pays_and_before_it_does_not(found):
    hits = found.break_even
    if hits:
        assert found.with_hits(hits) <= found.without(hits + 1)
        assert found.with_hits(hits - 1) > found.without(hits)
