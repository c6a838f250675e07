"""What one change would save."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from samples import BOOK
from scenarios import SCENARIOS, scenario, span

from estimator.pricing import money
from estimator.pricing.own import Own, OwnCard
from estimator.projection.changes import (
    ALL_BATCH,
    HALF_OUTPUT,
    MORE_HITS,
    NO_RETRIES,
    OTHER_MODEL,
    _may_do,
    changes,
    cheapest_model,
)
from estimator.projection.project import project
from estimator.projection.ranges import Sizes

BOOK_DAY = datetime(2027, 2, 1, tzinfo=UTC)


def found(made, book=BOOK):
    return {each.kind: each for each in changes(project(made, book), book)}


def test_each_by_hand():
    """A call is 0.0025 + 0.0015; 1,024 tokens of a prefix would be 2.25 a million cheaper."""
    made = scenario(prefix=1024, hits=span("0.5"), retries=Decimal("0.1"), input=Sizes.fixed(1024))
    whole = project(made, BOOK).total.likely
    saved = {kind: each.saved for kind, each in found(made).items()}
    assert saved[HALF_OUTPUT] == 2800 * Decimal("0.00075") * Decimal("1.1")
    hits = 2800 * 1024 * Decimal("0.00000225") * Decimal("0.1") * Decimal("1.1")
    assert saved[MORE_HITS] == hits
    assert saved[NO_RETRIES] * 11 == whole
    batch = 1024 * (Decimal("1.25") + Decimal("0.13")) / 2 + 100 * Decimal("7.5")
    assert saved[ALL_BATCH] == whole - 2800 * batch / 1_000_000 * Decimal("1.1")
    assert saved[OTHER_MODEL] > 0


def test_what_changes_nothing_is_not_offered():
    made = scenario(batch=Decimal(1), output=span(0), model="gpt-5-nano")
    assert set(found(made)) <= {OTHER_MODEL}
    assert MORE_HITS not in found(scenario(prefix=2000, hits=span(1), input=Sizes.fixed(2000)))
    assert ALL_BATCH not in found(scenario(provider="deepseek", model="deepseek-v4-pro"))


@pytest.mark.parametrize(("prefix", "size"), [(1023, 2000), (2000, 1023)])
def test_more_hits_of_what_is_not_cached_are_no_change(prefix, size):
    made = scenario(prefix=prefix, input=Sizes.fixed(size))
    assert MORE_HITS not in found(made)
    assert project(made, BOOK).hit_rate == 0
    grown = scenario(prefix=prefix, input=Sizes.fixed(size), error=span(1, 1, "1.001"))
    assert MORE_HITS in found(grown)


def test_hits_that_are_worked_out_are_raised_too():
    made = scenario(prefix=2000, input=Sizes.fixed(2000))
    before, after = project(made, BOOK), found(made)[MORE_HITS].projection
    assert after.hit_rate == before.hit_rate + Decimal("0.1")
    near = replace(made, hits=span("0.95", "0.97", 1))
    assert found(near)[MORE_HITS].projection.hit_rate == 1


@settings(max_examples=15, deadline=None)
@given(SCENARIOS)
def test_each_is_projected_anew(made):
    before = project(made, BOOK)
    for each in changes(before, BOOK):
        assert project(each.projection.scenario, BOOK).total == each.projection.total
        assert each.saved == money.minus(before.total.likely, each.projection.total.likely)
    assert project(made, BOOK).total == before.total


# The cheapest model


def test_the_cheapest_counts_alike_and_fits():
    made = scenario()
    best = cheapest_model(made, BOOK)
    assert best.listed
    assert project(replace(made, model=best.id), BOOK).total.low < project(made, BOOK).total.low
    large = scenario(input=Sizes.of([1000, 900_000]))
    assert (cheapest_model(large, BOOK).context_window or 0) >= 900_100
    served = scenario(start=date(2026, 12, 1), months=2)
    assert (cheapest_model(served, BOOK).retires or date.max) >= date(2027, 2, 1)


@pytest.mark.parametrize(
    ("provider", "model"), [("deepseek", "deepseek-v4-pro"), ("anthropic", "claude-sonnet-5")]
)
def test_tokens_that_are_counted_otherwise_are_not_compared(provider, model):
    best = cheapest_model(scenario(provider=provider, model=model), BOOK)
    assert best.provider == provider


def test_models_that_do_not_answer_are_none_of_them():
    best = cheapest_model(scenario(output=span(0, 1, 1)), BOOK)
    assert "output_tokens" in BOOK.tariff(best, "standard", BOOK_DAY).card.rates


def test_a_model_that_is_not_sold_later_is_no_change():
    """gpt-5.4 in batch, which the user's card says is gone."""
    cards = {("openai", "gpt-5.4", "batch", "2026-10-14"): OwnCard(hidden=True)}
    assert ALL_BATCH not in found(scenario(), BOOK.with_own(Own(cards=cards)))


def test_a_model_without_a_price_for_the_tools_is_passed_over():
    best = cheapest_model(scenario(tools=(("web_searches", Decimal(1)),)), BOOK)
    assert "web_searches" in BOOK.tariff(best, "standard", BOOK_DAY).card.rates


def test_what_has_no_price_in_another_class_is_left_out():
    """A call before the batch card's first day."""
    early = scenario(start=date(2026, 10, 1))
    assert ALL_BATCH not in found(early)
    assert HALF_OUTPUT in found(early)


@pytest.mark.parametrize(
    ("limit", "enough"),
    [
        ({"context_window": 1099}, False),
        ({"context_window": 1100}, True),
        ({"max_input": 999}, False),
        ({"max_input": 1000}, True),
        ({"max_output": 99}, False),
        ({"max_output": 100}, True),
        ({"retires": date(2027, 2, 28)}, False),
        ({"retires": date(2027, 3, 1)}, True),  # the last call is made the day before
        ({"listed": False}, False),
    ],
)
def test_what_a_model_must_hold(limit, enough):
    """1,000 tokens in and 100 out, until the end of February."""
    own = BOOK.find("gpt-5.4", "openai")
    assert _may_do(replace(own, **limit), own, scenario(), BOOK) is enough
