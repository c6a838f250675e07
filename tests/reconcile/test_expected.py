"""An estimate, and by how much each assumption of it was wrong."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from usage_logs import BOOK, NOW, chat, log_of

from estimator.pricing import money
from estimator.reconcile.expected import Expected, calls_in, deviation
from estimator.reconcile.priced import cost

TARIFF = BOOK.tariff(BOOK.find("gpt-5.4", "openai"), "standard", NOW)


def expected(calls=2, total=1000, output=100, tariff=TARIFF):
    return Expected(calls, total, output, tariff)


def amounts(found):
    return {step.kind: step.amount for step in found.steps}


def test_each_assumption_by_hand():
    """Of gpt-5.4: $2.50 in, $0.25 cached, $15 out a million; the mini costs $0.75 and $4.50."""
    cached = {"prompt_tokens_details": {"cached_tokens": 1000}}
    lines = [
        chat("a", total=2000, output=100, usage=cached),
        chat("b", total=2000, output=300),
        chat("c", "gpt-5.4-mini", total=2000, output=200),
    ]
    found = deviation(expected(), log_of(lines).cells)
    assert found.estimated == Decimal("0.008")
    assert amounts(found) == {
        "volume": Decimal("0.004"),  # a third call of $0.004
        "input": Decimal("0.0075"),  # 3,000 more at $2.50
        "output": Decimal("0.0045"),  # 300 more at $15
        "cache": Decimal("-0.00225"),  # 1,000 at $0.25 for $2.50
        "price": Decimal("-0.0056"),  # the mini's 2,000 at $1.75 less, and 200 at $10.50 less
    }
    assert [(str(step.assumed), str(step.was)) for step in found.steps[:3]] == [
        ("2", "3"), ("1000", "2000"), ("100", "200"),
    ]  # fmt: skip


@settings(max_examples=60)
@given(
    st.integers(0, 10), st.integers(0, 300_000), st.integers(0, 900),
    st.lists(st.tuples(st.sampled_from(["gpt-5.4", "o3"]), st.integers(0, 300_000),
                       st.integers(0, 900), st.integers(0, 100)), max_size=5),
)  # fmt: skip
def test_the_parts_add_up_to_the_last_digit(calls, total, output, lines):
    made = [
        chat(str(n), model, size, out, usage={
            "prompt_tokens_details": {"cached_tokens": size * share // 100}})
        for n, (model, size, out, share) in enumerate(lines)
    ]  # fmt: skip
    cells = log_of([*made, {"status_code": 500}]).cells
    found = deviation(expected(calls, total, output), cells)
    assert found.actual == cost(cells)
    parts = money.total(step.amount for step in found.steps)
    assert money.plus(found.estimated, parts) == found.actual


def test_an_estimate_that_was_right():
    found = deviation(expected(), log_of([chat("a"), chat("b")]).cells)
    assert set(amounts(found).values()) == {0}


def test_a_long_prompt_is_compared_at_its_own_rates():
    found = deviation(expected(1, 300_000), log_of([chat("a")]).cells)
    assert found.estimated == Decimal("1.5") + Decimal("0.00225")
    assert sum(amounts(found).values()) + found.estimated == found.actual


def test_without_a_price_nothing_is_compared():
    assert deviation(expected(), log_of([chat(model="nobody's")]).cells) is None
    embedding = BOOK.tariff(BOOK.find("text-embedding-3-small"), "standard", NOW)
    assert deviation(expected(tariff=embedding), log_of([chat()]).cells) is None


@pytest.mark.parametrize(
    ("days", "calls"), [(0, 0), (1, 986), (30, 29_589), (31, 30_575), (365, 360_000)]
)
def test_a_months_calls_that_fall_on_some_days(days, calls):
    assert calls_in(days, 30_000) == calls


def test_without_the_number_of_requests_there_is_nothing_of_one_to_compare():
    row = "2026-11-23,gpt-5.4,1000,100"
    log = log_of(f"date,model,input_tokens,output_tokens\n{row}\n")
    found = deviation(expected(), log.exported)
    assert (found.estimated, found.actual) == (Decimal("0.008"), Decimal("0.004"))
    assert found.steps == ()
