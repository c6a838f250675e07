from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from estimator.pricing.portable import numbers
from estimator.pricing.portable.numbers import CellError

RATES = st.decimals(0, 10**9, places=6).filter(lambda value: value <= 10**9)


def reason(cell, sign="."):
    with pytest.raises(CellError) as caught:
        numbers.rate(cell, sign)
    return caught.value.reason


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("2.5", "2.5"),
        (" 2.5 ", "2.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("1.234", "1.234"),
        ("2,5", "2.5"),
        ("0,125", "0.125"),
        ("12,50", "12.5"),
        ("1,2345", "1.2345"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1,234,567.25", "1234567.25"),
        ("1.234.567,25", "1234567.25"),
        ("2.5E-06", "0.0000025"),
        ("2,5e-06", "0.0000025"),
        ("1E+3", "1000"),
        ("0", "0"),
    ],
)
def test_what_spreadsheets_write(cell, value):
    assert numbers.rate(cell) == Decimal(value)


@pytest.mark.parametrize("cell", ["1,500", "12,345", "999,999", "1,500E3"])
def test_what_may_be_two_numbers_is_refused(cell):
    assert reason(cell) == "ambiguous"
    assert reason(cell.replace(",", "."), ",") == "ambiguous"
    assert reason(cell, "") == reason(cell.replace(",", "."), "") == "ambiguous"


@given(
    st.from_regex(r"[1-9][0-9]{0,2}[,.][0-9]{3}(E[+-]?[12])?", fullmatch=True),
    st.sampled_from([".", ",", ""]),
)
@example("1,500", ".")
@example("1.234", ",")
@example("1.234", "")
def test_what_would_be_right_is_understood(cell, sign):
    if sign and sign in cell:
        assert numbers.rate(cell, sign) == Decimal(cell.replace(",", "."))
        return
    with pytest.raises(CellError) as caught:
        numbers.rate(cell, sign)
    value = Decimal(cell.replace(",", "."))
    large, small = (numbers.rate(known, sign) for known in caught.value.known)
    assert (large, small) == (value * 1000, value)


def test_the_other_cells_say_which_it_is():
    assert numbers.rate("1,500", ",") == Decimal("1.5")
    assert numbers.rate("1.500", ".") == Decimal("1.5")


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("", "not-a-number"),
        ("abc", "not-a-number"),
        ("$2.50", "not-a-number"),
        ("1.2.3", "not-a-number"),
        ("1,2,3", "not-a-number"),
        ("1,2.3", "not-a-number"),
        ("1 000", "not-a-number"),
        ("NaN", "not-a-number"),
        ("1e9999", "not-a-number"),
        ("٣", "not-a-number"),
        ("-2.5", "negative"),
        ("1e999", "too-large"),
        ("9" * 70, "too-large"),
        ("1e-13", "too-fine"),
        ("1e-999", "too-fine"),
    ],
)
def test_what_is_no_rate(cell, why):
    assert reason(cell) == why


def spellings(value):
    """How spreadsheets of some countries write a number, and the number."""
    for grouping, sign in ((",", "."), (".", ","), ("", "."), ("", ",")):
        text = f"{value:,f}"
        yield text.replace(",", "g").replace(".", sign).replace("g", grouping)


@given(RATES, st.sampled_from([".", ",", ""]))
def test_a_number_is_read_rightly_or_refused(value, sign):
    for text in spellings(value):
        try:
            read = numbers.rate(text, sign)
        except CellError as error:
            assert error.reason == "ambiguous"  # noqa: PT017 - or it is read
        else:
            assert read == value


@given(RATES.map(lambda value: f"{value.normalize():f}"))
def test_what_is_exported_is_read_as_it_is(text):
    assert numbers.rate(text) == Decimal(text)


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        ([], "."),
        (["1,500", "x", ""], "."),
        (["2.5"], "."),
        (["2,5"], ","),
        (["2,5", "1.500"], ","),
        (["2,5", "2.5"], ""),
        (["1.234,5"], ","),
        (["1,234.5", "0,5"], ""),
        (["2,5e-6"], ","),
    ],
)
def test_the_decimal_sign_of_a_file(cells, sign):
    assert numbers.decimal_sign(cells) == sign


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0", 0),
        ("272000", 272_000),
        ("272,000", 272_000),
        ("272.000", 272_000),
        ("272 000", 272_000),
        ("272000.0", 272_000),
        ("2.72E+05", 272_000),
        ("1000000000000", 10**12),
    ],
)
def test_whole_numbers(cell, value):
    assert numbers.whole(cell) == value


@pytest.mark.parametrize("cell", ["", "x", "1.5", "-1", "1000000000001", "9" * 99, "1e99", "27,20"])
def test_what_is_no_whole_number(cell):
    with pytest.raises(CellError) as caught:
        numbers.whole(cell)
    assert caught.value.reason == "not-whole"


def test_the_least_whole_number():
    assert numbers.whole("1", 1) == 1
    with pytest.raises(CellError):
        numbers.whole("0", 1)
