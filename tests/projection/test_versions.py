"""Versions: what was paid then, by the rates of then, and what has become of it."""

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from samples import BOOK, NOW
from scenarios import SCENARIOS, scenario, span

from estimator.pricing import money
from estimator.pricing.rates import RateKey
from estimator.projection.project import project
from estimator.projection.ranges import ScenarioError, Sizes
from estimator.projection.versions import (
    MAX_LINES,
    Difference,
    differences,
    read_version,
    version,
    write_version,
)

OUTPUT = RateKey("openai", "gpt-5.4", "standard", "", "output_tokens")


def test_it_keeps_the_rates():
    kept = version(project(scenario(), BOOK), NOW)
    first = kept.lines[0]
    assert (first.meter, first.rate, first.per, first.above) == (
        "input_tokens",
        Decimal("2.5"),
        10**6,
        -1,
    )
    assert (first.quantity, first.amount) == (2_800_000, 7)
    assert first.source.startswith("genai-prices")
    assert first.url.startswith("https://")
    assert (kept.total, kept.currency, kept.made) == (span("11.2"), "USD", NOW)
    assert kept.months == (Decimal("11.2"),)


def test_what_has_become_of_it():
    """The user halves the price of the output: $15 becomes $7.50; a tenth is retried."""
    made = scenario(retries=Decimal("0.1"))
    then = version(project(made, BOOK), NOW)
    now = project(made, BOOK.with_own_rates({OUTPUT: Decimal("7.5")}))
    found = differences(then, now)
    assert found == [
        Difference("standard", "output_tokens", -1, Decimal("4.2"), Decimal("2.1")),
        Difference("", "retries", -1, Decimal("1.12"), Decimal("0.91")),
        Difference("standard", "input_tokens", -1, Decimal(7), Decimal(7)),
    ]
    assert [each.more for each in found] == [Decimal("-2.1"), Decimal("-0.21"), 0]


def test_lines_come_and_go():
    small, large = (scenario(input=Sizes.fixed(n), output=span(0)) for n in (1000, 300_000))
    found = differences(version(project(small, BOOK), NOW), project(large, BOOK))
    assert [(each.above, each.then, each.now) for each in found] == [
        (272_000, 0, 2800 * Decimal("1.5")),
        (-1, 7, 0),
    ]


@settings(max_examples=25, deadline=None)
@given(SCENARIOS)
def test_there_and_back_and_nothing_has_become_of_it(made):
    found = project(made, BOOK)
    kept = version(found, NOW)
    text = write_version(kept)
    assert read_version(text) == kept
    assert write_version(read_version(text)) == text
    again = differences(read_version(text), found)
    assert all(each.more == 0 for each in again)
    assert money.total(each.now for each in again) == found.total.likely


def changed(change):
    made = json.loads(write_version(version(project(scenario(), BOOK), NOW)))
    change(made)
    return json.dumps(made)


@pytest.mark.parametrize(
    "change",
    [
        lambda made: made.pop("lines"),
        lambda made: made.update(lines={}),
        lambda made: made.update(lines=[[]]),
        lambda made: made.update(lines=[{}]),
        lambda made: made["lines"][0].update(per="1"),
        lambda made: made["lines"][0].update(rate=1),
        lambda made: made["lines"][0].update(rate="x"),
        lambda made: made["lines"][0].update(day="never"),
        lambda made: made.update(made="yesterday"),
        lambda made: made.update(made="0001-01-01T00:00:00+14:00"),
        lambda made: made.update(total=["1", "2"]),
        lambda made: made.update(total=["1", "2", "1" * 401]),
        lambda made: made.update(months=None),
        lambda made: made.update(scenario="{}"),
        lambda made: made.update(currency=None),
    ],
)
def test_a_text_that_is_none(change):
    with pytest.raises(ScenarioError):
        read_version(changed(change))


def test_more_lines_than_there_can_be():
    text = changed(lambda made: made.update(lines=made["lines"][:1] * (MAX_LINES + 1)))
    with pytest.raises(ScenarioError) as caught:
        read_version(text)
    assert caught.value.kind == "too-long"


def test_a_moment_without_a_zone_is_read_as_one():
    found = read_version(changed(lambda made: made.update(made="2026-11-23T12:00:00")))
    assert found.made.tzinfo is UTC
    assert found.made != datetime.min.replace(tzinfo=UTC)
