"""Budgets in tokens, in money and of the window, and by how much a prompt is over."""

import json
from decimal import Decimal

import pytest

from estimator import savings
from estimator.budget import Budget, Kind, excess, lessened
from estimator.pricing import entries
from estimator.pricing.caching import cached_from
from estimator.pricing.rates import RateKey

TEXT = "one two three four five six seven eight nine ten " * 10


def tokens(amount):
    return Budget(Kind.TOKENS, Decimal(amount))


def cost(amount):
    return Budget(Kind.COST, Decimal(amount))


WINDOW = Budget(Kind.WINDOW)


def test_tokens(session):
    session.edit(0, 0, TEXT)
    count = session.estimate().tokens
    assert savings.excess(session, tokens(count)) == 0
    assert savings.excess(session, tokens(count - 1)) == 1
    assert savings.excess(session, tokens(0)) == count


def test_money_is_of_a_call_with_its_output(session):
    session.edit(0, 0, TEXT)
    session.choices.set_output_tokens(0)
    count, price = session.estimate().tokens, session.estimate().cost
    assert savings.excess(session, cost(price)) == 0
    assert savings.excess(session, cost(price - Decimal("0.0000001"))) == 1
    assert savings.excess(session, cost(price / 2)) == -(-count // 2)
    assert savings.excess(session, cost(0)) == count


def test_money_that_the_output_alone_costs_is_never_enough(session):
    session.edit(0, 0, TEXT)
    session.choices.set_output_tokens(1_000_000)
    assert savings.excess(session, cost("0.01")) == session.estimate().tokens + 1


def test_money_over_a_threshold_of_price(session):
    """Beyond 272,000 tokens all of them cost twice as much."""
    session.edit(0, 0, " a" * 272_001)
    session._counter.finish()
    session.choices.set_output_tokens(0)
    assert session.estimate().cost > Decimal("1.36")
    assert savings.excess(session, cost("0.70")) == 1
    assert savings.after(session, 1).cost == Decimal("0.68")


def test_without_a_price_no_money_is_enough(session):
    key = RateKey("openai", "gpt-5.4", "standard", "", "input_tokens")
    session.rates.change({entries.rate_entry(key): entries.rate_value(None)}, "edit")
    session.edit(0, 0, "hello world")
    assert session.estimate().cost is None
    assert savings.excess(session, cost(1)) == 2  # nothing is left that has no price


def test_the_window_less_the_output(session):
    session.choose_model("gpt-4")
    session.edit(0, 0, " a" * 8000)
    session.choices.set_output_tokens(192)
    assert savings.excess(session, WINDOW) == 0
    session.choices.set_output_tokens(193)
    assert savings.excess(session, WINDOW) == 1


def test_a_model_without_a_known_window_takes_anything(session):
    session.edit(0, 0, "hello")
    estimate = session.estimate()
    assert WINDOW.is_met(lessened(estimate, 0))


def test_a_request_is_shortened_in_its_texts(session):
    messages = [{"role": "user", "content": "hello world"}, {"role": "user", "content": TEXT}]
    session.edit(0, 0, json.dumps(messages))
    estimate = session.estimate()
    less = lessened(estimate, 10)
    assert less.tokens == estimate.tokens - 10
    assert less.counted.parts[0] == estimate.counted.parts[0]
    nothing = lessened(estimate, 10**6)
    assert nothing.low == sum(p.low for p in estimate.counted.parts if p.kind == "reply")


def test_an_estimate_is_met_by_its_most_tokens(session):
    session.choose_model("claude-opus-4-5")
    session.edit(0, 0, TEXT)
    while work := session.take_aside():
        work.do()
        session.give_aside(work)
    estimate = session.estimate()
    assert estimate.high > estimate.tokens
    assert savings.excess(session, tokens(estimate.high)) == 0
    over = savings.excess(session, tokens(estimate.high - 10))
    assert 1 <= over <= 10
    assert savings.after(session, over).high <= estimate.high - 10
    assert savings.after(session, over - 1).high > estimate.high - 10


@pytest.mark.parametrize("limit", [tokens(5), cost("0.00001"), WINDOW])
def test_the_least_excess_is_found(session, limit):
    session.edit(0, 0, TEXT[:60])
    session.choices.set_output_tokens(0)
    over = savings.excess(session, limit)
    tried = [limit.is_met(savings.after(session, n)) for n in range(20)]
    assert tried.index(True) == over
    assert excess(session.estimate(), limit, session.billed) == over


@pytest.mark.parametrize(
    ("limit", "output", "share"),
    [
        (tokens(100), 0, Decimal("0.02")),
        (tokens(0), 0, None),
        (cost("0.001"), 0, Decimal("0.005")),
        (cost(0), 0, None),
        (WINDOW, 498, Decimal(500) / 1_050_000),
    ],
)
def test_how_full_a_budget_is(session, limit, output, share):
    session.edit(0, 0, "hello world")
    session.choices.set_output_tokens(output)
    assert limit.share(session.estimate()) == share


def test_a_budget_of_money_is_not_known_to_be_full_without_a_price(session):
    key = RateKey("openai", "gpt-5.4", "standard", "", "input_tokens")
    session.rates.change({entries.rate_entry(key): entries.rate_value(None)}, "edit")
    session.edit(0, 0, "hello world")
    assert cost(1).share(session.estimate()) is None


# What can stay cached


def test_what_is_read_from_a_cache_costs_its_own_rate(session):
    """By hand: 100 tokens at $0.25 and not $2.50 a million."""
    session.edit(0, 0, " a" * 200)
    assert savings.when_cached(session, session.estimate(), 100) == Decimal("0.000225")
    assert savings.when_cached(session, session.estimate(), 0) == 0


def test_more_than_there_is_can_not_be_cached(session):
    session.edit(0, 0, "hello world")
    assert savings.when_cached(session, session.estimate(), 3) is None


def test_without_a_rate_of_its_own_what_is_cached_saves_nothing(session):
    session.choose_model("gpt-4")
    session.edit(0, 0, " a" * 200)
    assert savings.when_cached(session, session.estimate(), 100) == 0


def test_how_much_has_to_be_the_same(session):
    assert cached_from(session.model) == 1024
    session.choose_model("claude-opus-4-5")
    assert cached_from(session.model) == 4096
    session.choose_model("deepseek-chat")
    assert cached_from(session.model) == 0
