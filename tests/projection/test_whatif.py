"""Other prices, calls, answers and cache hits."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from samples import BOOK
from scenarios import SCENARIOS, SHARES, decimals, scenario, span

from estimator.pricing import money
from estimator.projection import whatif
from estimator.projection.cautions import is_cached
from estimator.projection.project import project
from estimator.projection.ranges import MAX_TOKENS, Sizes
from estimator.projection.scenario import MAX_CALLS
from estimator.projection.whatif import (
    CALLS,
    GROWTH,
    HITS,
    INPUT,
    OUTPUT,
    PRICE,
    RETRIES,
    STEPS,
    Levers,
    outcome,
    tornado,
)

FACTORS = decimals(0, 3, 2)


def with_(made, **levers):
    return outcome(project(made, BOOK), Levers(**levers), BOOK)


def test_nothing_changed_costs_the_same():
    before = project(scenario(), BOOK)
    after = outcome(before, Levers(), BOOK)
    assert (after.total, after.calls) == (before.total, before.calls)
    assert after.months == tuple(month.cost for month in before.months)


def test_each_lever_by_hand():
    """2,800 calls of 1,000 tokens in at 2.50 and 100 out at 15 a million: 7 + 4.20."""
    made = scenario()
    assert project(made, BOOK).total.likely == Decimal("11.2")
    assert with_(made, price=Decimal("0.5")).total.likely == Decimal("5.6")
    assert with_(made, calls=Decimal(2)).total.likely == Decimal("22.4")
    assert with_(made, output=Decimal(2)).total.likely == Decimal("15.4")
    assert with_(made, input=Decimal("0.5")).total.likely == Decimal("7.7")
    assert with_(made, retries=Decimal("0.1")).total.likely == Decimal("12.32")
    assert with_(made, hits=Decimal("0.1")).total.likely == Decimal("11.2")  # nothing is cached


def test_hits_are_points_within_0_and_1():
    made = scenario(prefix=2000, hits=span("0.3", "0.5", "0.95"), input=Sizes.fixed(2000))
    moved = whatif.changed(project(made, BOOK), Levers(hits=Decimal("0.1"))).hits
    assert moved == span("0.4", "0.6", "1")
    moved = whatif.changed(project(made, BOOK), Levers(hits=Decimal("-0.4"))).hits
    assert moved == span("0", "0.1", "0.55")


def test_hits_that_are_worked_out_are_moved_from_there():
    before = project(scenario(prefix=2000, input=Sizes.fixed(2000)), BOOK)
    moved = whatif.changed(before, Levers(hits=Decimal("0.1"))).hits
    assert moved == span(before.hit_rate + Decimal("0.1"))


def test_growth_begins_with_the_second_month():
    made = scenario(months=2)
    before, after = with_(made), with_(made, growth=Decimal("0.1"))
    assert after.months[0] == before.months[0]
    assert after.months[1].likely == before.months[1].likely * Decimal("1.1")


@pytest.mark.parametrize(
    ("price", "elasticity", "demand"),
    [
        ("0.5", "0", "1"),
        ("1", "-2", "1"),
        ("0.5", "-1", "2"),
        ("2", "-1", "0.5"),
        ("0.25", "-0.5", "2"),
        ("4", "-0.5", "0.5"),
        ("2", "1", "2"),
        ("0.5", "-0.5", "1.414213562"),
    ],
)
def test_demand_answers_by_a_constant_elasticity(price, elasticity, demand):
    levers = Levers(price=Decimal(price), elasticity=Decimal(elasticity))
    assert levers.demand == Decimal(demand)
    made = scenario()
    after = outcome(project(made, BOOK), levers, BOOK)
    assert after.calls.likely == 2800 * Decimal(demand)
    assert after.total.likely == Decimal("11.2") * Decimal(demand) * Decimal(price)


def test_at_an_elasticity_of_minus_1_the_bill_stays():
    for price in ("0.1", "0.5", "2", "4"):
        levers = Levers(price=Decimal(price), elasticity=Decimal(-1))
        after = outcome(project(scenario(), BOOK), levers, BOOK)
        assert after.total.likely == Decimal("11.2")


def test_nothing_leaves_its_range():
    made = scenario(calls=span(MAX_CALLS), output=span(MAX_TOKENS), input=Sizes.fixed(MAX_TOKENS))
    changed = whatif.changed(
        project(made, BOOK),
        Levers(calls=Decimal(2), output=Decimal(2), input=Decimal(2), retries=Decimal(2)),
    )
    assert (changed.calls, changed.output) == (made.calls, made.output)
    assert changed.input == made.input
    assert changed.retries == 1
    less = Levers(retries=Decimal(-2), growth=Decimal(-3))
    changed = whatif.changed(project(made, BOOK), less)
    assert (changed.retries, changed.growth) == (0, -1)


def test_sizes_that_become_the_same_are_one():
    made = scenario(input=Sizes(((10, 1), (11, 2), (20, 3))))
    changed = whatif.changed(project(made, BOOK), Levers(input=Decimal("0.1")))
    assert changed.input.rows == ((1, 3), (2, 3))


@settings(max_examples=40, deadline=None)
@given(SCENARIOS, FACTORS, FACTORS, SHARES)
def test_as_the_scenario_written_anew(made, calls, output, price):
    """The slow way: the scenario itself is changed, and its costs multiplied."""
    price = max(price, whatif.MIN_PRICE)
    after = with_(made, calls=calls, output=output, price=price)
    anew = replace(
        made,
        calls=span(*(each * calls for each in made.calls)),
        output=span(*(each * output for each in made.output)),
    )
    slow = project(anew, BOOK)
    assert after.total.likely == money.times(slow.total.likely, price)
    assert after.calls == slow.calls
    months = money.total(month.high for month in after.months)
    assert months == money.times(slow.total.high, price)


@pytest.mark.parametrize(("prefix", "is_there"), [(0, False), (1023, False), (1024, True)])
def test_hits_matter_only_where_a_cache_keeps_something(prefix, is_there):
    made = scenario(prefix=prefix, input=Sizes.fixed(2000))
    kinds = [swing.kind for swing in tornado(project(made, BOOK), BOOK)]
    assert (HITS in kinds) is is_there
    assert len(kinds) == len(STEPS) - (not is_there)
    turned = with_(made, hits=Decimal("0.5")).total.likely
    assert (turned < project(made, BOOK).total.likely) is is_there


@settings(max_examples=15, deadline=None)
@given(SCENARIOS)
def test_the_tornado_turns_one_at_a_time(made):
    before = project(made, BOOK)
    found = {swing.kind: swing for swing in tornado(before, BOOK)}
    expected = set(STEPS) - (set() if is_cached(made, before.model) else {HITS})
    assert set(found) == expected
    assert found[PRICE].less == money.times(before.total.likely, Decimal("0.9"))
    assert found[PRICE].more == money.times(before.total.likely, Decimal("1.1"))
    assert found[PRICE].width == money.times(before.total.likely, Decimal("0.2"))
    for kind in (CALLS, INPUT, OUTPUT):
        factors = {kind: Decimal("1.1")}
        assert found[kind].more == outcome(before, Levers(**factors), BOOK).total.likely
        factors = {kind: Decimal("0.9")}
        assert found[kind].less == outcome(before, Levers(**factors), BOOK).total.likely
    for kind in (RETRIES, GROWTH):
        assert found[kind].step == Decimal("0.01")
