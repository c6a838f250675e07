"""Ways of paying beside each other, and from how many calls which is cheaper."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimator.pricing.plans import PlanError
from estimator.pricing.schemes import (
    HOURS,
    MACHINE,
    PROVISIONED,
    SUBSCRIPTION,
    Scheme,
    always_from,
    break_even,
    by_the_call,
    scheme,
)


def dollars(text):
    return Decimal(text)


def test_by_the_call_nothing_is_fixed():
    paid = by_the_call(dollars("0.0125"))
    assert paid.month(Decimal(0)) == 0
    assert paid.month(Decimal(30_000)) == 375


def test_seats_cost_the_same_whatever_is_asked():
    paid = scheme(SUBSCRIPTION, {"seats": "5", "price_a_seat": "30"}, Decimal(2000))
    assert paid.month(Decimal(0)) == paid.month(Decimal(10**9)) == 150
    assert break_even(paid, by_the_call(dollars("0.01"))) == 15_000
    assert break_even(paid, by_the_call(dollars("0.011"))) == 13_637  # 13,636.36


def test_a_machine_carries_so_many_calls():
    """By hand: 500 tokens a second, half of 730 hours, 2,000 tokens a call: 328,500 calls."""
    inputs = {"price_an_hour": "2", "hours": HOURS, "tokens_a_second": "500", "utilisation": "0.5"}
    paid = scheme(MACHINE, inputs, Decimal(2000))
    assert paid.calls == 328_500
    assert paid.month(Decimal(0)) == paid.month(Decimal(328_500)) == 1460
    assert paid.month(Decimal(328_501)) == 2920
    assert break_even(paid, by_the_call(dollars("0.01"))) == 146_000
    assert (
        break_even(paid, by_the_call(dollars("0.004"))) is None
    )  # 365,000 are more than it carries


def test_a_provisioned_unit_is_at_work_all_the_time():
    inputs = {"price_an_hour": "1.50", "hours": "100", "tokens_a_second": "10"}
    paid = scheme(PROVISIONED, inputs, Decimal(7))
    assert paid.calls == 10 * 3600 * 100 // 7
    assert paid.unit == 150


def test_a_call_without_tokens_takes_no_time():
    inputs = {"price_an_hour": "1", "hours": "1", "tokens_a_second": "1"}
    assert scheme(PROVISIONED, inputs, Decimal(0)).units(Decimal(10**9)) == 1


def test_what_carries_nothing_carries_no_call():
    inputs = {"price_an_hour": "1", "hours": "1", "tokens_a_second": "0"}
    paid = scheme(PROVISIONED, inputs, Decimal(5))
    assert paid.month(Decimal(1)) is None
    assert paid.month(Decimal(0)) == 1
    assert break_even(paid, by_the_call(dollars("0.01"))) is None


@pytest.mark.parametrize(
    ("fixed", "call", "expected"),
    [
        (Scheme(Decimal(0), None, Decimal(0)), "0", 0),
        (Scheme(Decimal(0), None, Decimal(2)), "1", None),
        (Scheme(Decimal(10), None, Decimal(1)), "1", None),
        (Scheme(Decimal(10), None, Decimal(1)), "2", 10),
        (Scheme(Decimal(10), Decimal(9), Decimal(1)), "2", None),
        (Scheme(Decimal(10), Decimal(10), Decimal(1)), "2", 10),
        (Scheme(Decimal(10), Decimal(10), Decimal(1), least=Decimal(3)), "2", 30),
        (Scheme(Decimal(10), None, Decimal(1), least=Decimal(0)), "2", 0),
    ],
)
def test_break_even(fixed, call, expected):
    assert break_even(fixed, by_the_call(Decimal(call))) == expected


MONEY = st.decimals(0, 50, places=3)
SCHEMES = st.builds(
    Scheme,
    MONEY,
    st.none() | st.integers(1, 30).map(Decimal),
    MONEY,
    st.integers(1, 3).map(Decimal),
)


@given(fixed=SCHEMES, call=MONEY)
@settings(max_examples=300, deadline=None)
def test_break_even_is_the_first_number_that_is_not_dearer(fixed, call):
    """The slow way: try each number of calls, but for none, which cost nothing either way."""
    other = by_the_call(call)
    tried = (
        n for n in range(not fixed.unit, 400) if fixed.month(Decimal(n)) <= other.month(Decimal(n))
    )
    expected, found = next(tried, None), break_even(fixed, other)
    if not fixed.unit:
        assert found == (0 if expected else None)
    elif found is not None and found >= 400:
        assert expected is None
    else:
        assert found == expected


def month(scheme, calls):
    found = scheme.month(Decimal(calls))
    assert found is not None
    return found


def test_a_unit_that_has_just_begun_is_dearer_again():
    """24,176 calls of 0.0127175 are worth 307.46; a machine costs 292 and carries so many.

    The second costs 584: from 45,921 calls on; the third 876: from 68,882 on, the fourth from
    91,842, and so on; each saves 15.46 when full, so the 19th is the last that begins dearer.
    """
    fixed = Scheme(Decimal(292), Decimal(24_176), Decimal(0))
    other = by_the_call(Decimal("0.0127175"))
    assert break_even(fixed, other) == 22_961
    for calls, is_dearer in ((24_176, False), (24_177, True), (45_920, True), (45_921, False)):
        assert (month(fixed, calls) > month(other, calls)) is is_dearer
    assert always_from(fixed, other) == 436_250
    assert month(fixed, 436_249) > month(other, 436_249)


@given(fixed=SCHEMES, call=MONEY)
@settings(max_examples=300, deadline=None)
def test_always_from_is_behind_the_last_number_that_is_dearer(fixed, call):
    """The slow way, as far as it goes: a later block than the 60th begins no dearer than that."""
    other = by_the_call(call)
    last = int(fixed.calls or 30) * 60 if call > fixed.call else 400
    dearer = [
        n for n in range(not fixed.unit, last) if fixed.month(Decimal(n)) > other.month(Decimal(n))
    ]
    found = always_from(fixed, other)
    if found is None:
        assert dearer[-1] >= last - (fixed.calls or 1) - 1
    elif found < last:
        assert found == (dearer[-1] + 1 if dearer else int(bool(fixed.unit)))


@given(fixed=SCHEMES, calls=st.integers(0, 500), more=st.integers(0, 50))
def test_more_calls_never_cost_less(fixed, calls, more):
    assert fixed.month(Decimal(calls + more)) >= fixed.month(Decimal(calls))


@pytest.mark.parametrize(
    ("kind", "inputs", "error"),
    [
        ("leasing", {}, ("unknown-kind", "leasing", "")),
        (SUBSCRIPTION, {"seats": "5"}, ("missing-input", "price_a_seat", "")),
        (SUBSCRIPTION, {"seats": "5", "price_a_seat": "1", "x": "1"}, ("unknown-input", "x", "")),
        (SUBSCRIPTION, {"seats": "-5", "price_a_seat": "1"}, ("bad-input", "seats", "-5")),
        (SUBSCRIPTION, {"seats": "a", "price_a_seat": "1"}, ("bad-input", "seats", "a")),
        (
            MACHINE,
            {"price_an_hour": "1", "hours": "1", "tokens_a_second": "1", "utilisation": "1.1"},
            ("bad-input", "utilisation", "1.1"),
        ),
        (
            PROVISIONED,
            {"price_an_hour": "1", "hours": "744.5", "tokens_a_second": "1"},
            ("bad-input", "hours", "744.5"),
        ),
        (
            SUBSCRIPTION,
            {"seats": "0.1234567891", "price_a_seat": "1"},
            ("bad-input", "seats", "0.1234567891"),
        ),
    ],
)
def test_inputs_that_nothing_is_computed_from(kind, inputs, error):
    with pytest.raises(PlanError) as raised:
        scheme(kind, inputs, Decimal(1))
    assert (raised.value.kind, raised.value.name, raised.value.given) == error
