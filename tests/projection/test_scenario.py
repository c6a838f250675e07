"""What a scenario may be."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scenarios import scenario, span

from estimator.projection.ranges import (
    MAX_ROWS,
    MAX_TOKENS,
    MAX_WEIGHT,
    Range,
    ScenarioError,
    Sizes,
)
from estimator.projection.scenario import (
    MAX_CALLS,
    MAX_MONTHS,
    MAX_NAME,
    MAX_SECONDS,
    MAX_TEMPLATE,
)


def problem(**fields):
    with pytest.raises(ScenarioError) as caught:
        scenario(**fields)
    return caught.value.kind, caught.value.field


@pytest.mark.parametrize(
    ("field", "most", "beyond"),
    [
        ("months", MAX_MONTHS, MAX_MONTHS + 1),
        ("prefix", MAX_TOKENS, MAX_TOKENS + 1),
        ("lifetime", MAX_SECONDS, MAX_SECONDS + 1),
        ("growth", Decimal(1), Decimal("1.01")),
        ("growth", Decimal(-1), Decimal("-1.01")),
        ("growth", Decimal("0.123456789"), Decimal("0.1234567891")),
        ("retries", Decimal(1), Decimal("1.1")),
        ("batch", Decimal(0), Decimal("-0.1")),
        ("batch", Decimal(0), Decimal("NaN")),
        ("utc_offset", 840, 841),
        ("images", 0, -1),
        ("calls", span(MAX_CALLS), span(MAX_CALLS + 1)),
        ("output", span(MAX_TOKENS), span(0, 0, MAX_TOKENS + 1)),
        ("hits", span(1), span(0, 1, "1.1")),
        ("error", span(0, 1, 1000), span(0, 1, 1001)),
        ("error", span("0.5", 1, 1), span("0.5", "0.9", 1)),
        ("start", date(2000, 1, 1), date(1999, 12, 31)),
        ("weekdays", (Decimal(1),) * 7, (Decimal(2),) * 7),
        ("hours", (1,) * 24, (-1,) * 24),
        ("plan", (Decimal(1),) * 6, (Decimal(-1),) * 6),
        ("tools", (("web_searches", Decimal(0)),), (("web_searches", Decimal(-1)),)),
    ],
)
def test_limits(field, most, beyond):
    assert getattr(scenario(**{field: most}), field) == most
    assert problem(**{field: beyond}) == ("out-of-range", field)


def test_the_limits_are_told():
    with pytest.raises(ScenarioError) as caught:
        scenario(months=61)
    assert caught.value == ScenarioError("out-of-range", "months", "61", "1", "60")
    with pytest.raises(ScenarioError) as caught:
        scenario(months=10**5000)
    assert caught.value.given == "…"


def test_fields_are_changed_together():
    assert scenario().changed({"months": 3, "prefix": 5}) == scenario(months=3, prefix=5)
    with pytest.raises(ScenarioError):
        scenario().changed({"months": 0})


def test_what_else_it_may_not_be():
    assert problem(name="n" * (MAX_NAME + 1)) == ("too-long", "name")
    assert problem(calls=span(2, 1, 3)) == ("unordered", "calls")
    assert problem(output=span(1, 3, 2)) == ("unordered", "output")
    assert problem(weekdays=(Decimal(1),) * 6) == ("wrong-type", "weekdays")
    assert problem(hours=(0,) * 24) == ("empty", "hours")
    assert problem(tools=(("web_searches", Decimal(1)),) * 2) == ("twice", "tools")
    assert problem(plan=(Decimal(1),) * 5) == ("wrong-type", "plan")
    assert problem(values="n" * (MAX_NAME + 1)) == ("too-long", "values")
    assert problem(template="n" * (MAX_TEMPLATE + 1)) == ("too-long", "template")
    assert scenario(name="n" * MAX_NAME).media == 0


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ((), "empty"),
        (((5, 1), (5, 1)), "out-of-range"),
        (((5, 1), (4, 1)), "out-of-range"),
        (((-1, 1),), "out-of-range"),
        (((0, 0),), "out-of-range"),
        (((0, MAX_WEIGHT + 1),), "out-of-range"),
        (((MAX_TOKENS + 1, 1),), "out-of-range"),
        (tuple((n, 1) for n in range(MAX_ROWS + 1)), "too-long"),
    ],
)
def test_sizes_that_are_none(rows, kind):
    with pytest.raises(ScenarioError) as caught:
        Sizes(rows)
    assert caught.value.kind == kind


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=9), st.decimals("0.1", 9, places=3))
def test_sizes_times_a_factor(counts, factor):
    found = Sizes.of(counts).times(factor)
    assert found == Sizes.of(round(tokens * factor) for tokens in counts)
    assert Sizes.fixed(MAX_TOKENS).times(factor).most == min(MAX_TOKENS, round(MAX_TOKENS * factor))


def test_sizes():
    found = Sizes.of([5, 1, 5, 0])
    assert found.rows == ((0, 1), (1, 1), (5, 2))
    assert (found.weight, found.total, found.most) == (4, 11, 5)
    assert found.mean == Decimal("2.75")
    assert Sizes.fixed(7).mean == 7
    assert Sizes(((5, MAX_WEIGHT),)).weight == MAX_WEIGHT


def test_a_range_around_values():
    assert Range.around(map(Decimal, (3, 2, 1))) == span(1, 2, 3)
    assert list(span(1, 2, 3)) == [1, 2, 3]
