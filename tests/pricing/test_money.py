import ast
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import estimator
from estimator.pricing import money
from estimator.pricing.money import MAX_DECIMALS, MAX_RATE, RateError

RATES = st.decimals(0, MAX_RATE, places=MAX_DECIMALS) | st.decimals(0, 100, places=3)
PACKAGE = Path(estimator.__file__).parent


@given(RATES)
def test_a_rate_comes_back_from_its_plain_text(rate):
    text = money.plain_text(rate)
    assert money.parse_rate(text) == rate
    assert "e" not in text.lower()
    assert money.plain_text(money.parse_rate(text)) == text


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("0", "0"),
        ("2.5", "2.5"),
        (" 2.50 ", "2.5"),
        ("+5", "5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("-0", "0"),
        ("0.000000000001", "0.000000000001"),
        ("1000000000", "1000000000"),
        ("0.5" + "0" * 300, "0.5"),
    ],
)
def test_a_rate_is_read(text, rate):
    assert money.plain_text(money.parse_rate(text)) == rate


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not-a-number"),
        (".", "not-a-number"),
        ("1,5", "not-a-number"),
        ("abc", "not-a-number"),
        ("1.2.3", "not-a-number"),
        ("--5", "not-a-number"),
        ("+-5", "not-a-number"),
        ("1e5", "not-a-number"),
        ("1_000", "not-a-number"),
        ("\uff11", "not-a-number"),
        ("nan", "not-a-number"),
        ("sNaN", "not-a-number"),
        ("Infinity", "not-a-number"),
        ("1e400", "too-large"),
        ("1e99999999999999999999", "not-a-number"),
        ("-1", "negative"),
        ("-0.001", "negative"),
        ("1000000000.000000000001", "too-large"),
        ("9" * 5000, "too-large"),
        ("0.0000000000001", "too-fine"),
        ("1.0000000000001", "too-fine"),
        ("0." + "1" * 300, "too-fine"),
    ],
)
def test_what_is_no_rate_is_refused_and_said_why(text, reason):
    with pytest.raises(RateError) as caught:
        money.parse_rate(text)
    assert caught.value == RateError(text, reason)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (Decimal("NaN"), "not-a-number"),
        (Decimal("-Infinity"), "not-a-number"),
        (Decimal("1e-999999999"), "too-fine"),
        (Decimal("1e999999999"), "too-large"),
    ],
)
def test_a_value_that_can_be_no_rate(value, reason):
    with pytest.raises(RateError) as caught:
        money.checked_rate(value)
    assert caught.value.reason == reason


def test_a_rate_of_nothing_is_zero_however_it_is_written():
    assert money.plain_text(money.checked_rate(Decimal("0e-999999999"))) == "0"


@pytest.mark.parametrize("given", [True, 1.5, None, [], "", "x", "-1", " 1", "1_0", "0x1", "1e"])
def test_what_is_no_number(given):
    assert money.number(given) is None


@pytest.mark.parametrize("given", [7, "7", "7.0", "70e-1", "0.7E+1", Decimal(7)])
def test_a_number_in_each_of_its_forms(given):
    assert money.number(given) == 7


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("0.00", "0"),
        ("1E+3", "1000"),
        ("5E-9", "0.000000005"),
        ("27500000.000", "27500000"),
        ("100", "100"),
        ("-1.50", "-1.5"),
    ],
)
def test_plain_text(value, text):
    assert money.plain_text(Decimal(value)) == text


QUANTITIES = st.decimals(0, 10**18, places=9)


@given(QUANTITIES, RATES, st.sampled_from([1, 1000, 1_000_000]))
def test_an_amount_by_a_power_of_ten_is_exact(quantity, rate, per):
    amount, exact = money.amount(quantity, rate, per)
    assert exact
    assert Fraction(amount) == Fraction(quantity) * Fraction(rate) / per


@given(QUANTITIES, RATES)
def test_an_amount_by_the_hour_is_exact_or_says_that_it_is_not(seconds, rate):
    amount, exact = money.amount(seconds, rate, 3600)
    true = Fraction(seconds) * Fraction(rate) / 3600
    assert exact == (Fraction(amount) == true)
    assert abs(Fraction(amount) - true) <= true / 10 ** (money.ROUNDED_DIGITS - 1)


@given(st.lists(QUANTITIES), QUANTITIES)
def test_sums_and_products_are_exact(values, factor):
    whole = sum(map(Fraction, values), Fraction(0))
    assert Fraction(money.total(values)) == whole
    assert Fraction(money.times(factor, factor)) == Fraction(factor) ** 2
    assert Fraction(money.minus(factor, money.total(values))) == Fraction(factor) - whole


@given(
    st.decimals(-(10**6), 10**6, places=3), st.decimals("0.001", 10**6, places=3), st.integers(0, 9)
)
def test_a_quotient_is_rounded_half_to_even(value, by, places):
    exact = Fraction(value) / Fraction(by) * 10**places
    assert Fraction(money.divided(value, by, places)) * 10**places == round(exact)


@pytest.mark.parametrize(
    ("value", "wanted"),
    [("0.5", 0), ("1.5", 2), ("2.5", 2), ("-0.5", 0), ("-1.5", -2), ("2.51", 3)],
)
def test_halves_go_to_the_even(value, wanted):
    assert money.divided(Decimal(value), Decimal(1), 0) == wanted


def floats_in(source):
    """Line numbers at which a float is written or made."""
    for node in ast.walk(ast.parse(source)):
        is_literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
        is_call = (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("float", "round")
        )
        if is_literal or is_call:
            yield getattr(node, "lineno", 0)


@pytest.mark.parametrize(
    "path",
    [path for part in ("pricing", "store", "cli") for path in (PACKAGE / part).rglob("*.py")],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_no_module_that_touches_money_has_a_float(path):
    assert not list(floats_in(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("source", ["x = 1.5", "x = float(y)", "x = round(y, 2)", "x = 1e3"])
def test_a_float_would_be_seen(source):
    assert list(floats_in(source)) == [1]
