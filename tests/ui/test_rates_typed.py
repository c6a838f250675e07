"""What is typed into the rates: units, percents, regions; what can be misread is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from estimator.pricing import regions
from estimator.ui import rates_regions, rates_typed
from estimator.ui.rates_typed import TypedError


@pytest.fixture(autouse=True)
def _own_locale():
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


def refused(read, typed):
    with pytest.raises(TypedError) as caught:
        read(typed)
    return caught.value.kind


# Units


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("hour", (1, "hour")),
        ("1 hour", (1, "hour")),
        ("100 images", (100, "images")),
        ("100images", (100, "images")),
        ("1,000 calls", (1000, "calls")),
        ("1000", (1000, "")),
        ("5.0 hours", (5, "hours")),
        ("", (1, "")),
        ("1 GB-day", (1, "GB-day")),
        ("\uff15 \u5c0f\u65f6", (5, "\u5c0f\u65f6")),
    ],
)
def test_a_unit_is_a_whole_number_and_letters(typed, unit):
    assert rates_typed.unit(typed) == unit


@pytest.mark.parametrize(
    "typed",
    ["1/2 hour", "½ hour", "1½ hours", ".5 hour", "0.5 hour", "-5 hours", "1e3 x", "1.500 hours",
     "0 hours", "5 6 hours", "+5 hours", "1,5 hours", "/2 hour", "10000000000000 x", "hour 5",
     "hour\x1b[31m", "ho\u202eur"],
)  # fmt: skip
def test_what_is_no_unit_is_refused(typed):
    assert refused(rates_typed.unit, typed) == "per"


@pytest.mark.parametrize(("typed", "count"), [("1.500 Stunden", 1500), ("5 Stunden", 5)])
def test_a_unit_is_grouped_as_the_locale_does(typed, count):
    QLocale.setDefault(QLocale("de_DE"))
    assert rates_typed.unit(typed) == (count, "Stunden")
    assert refused(rates_typed.unit, "1,500 Stunden") == "per"


# Percents


@pytest.mark.parametrize(
    ("typed", "percent"),
    [("-15", "-15"), ("+5 %", "5"), ("5%", "5"), ("1,5", "1.5"), ("\u221215", "-15"),
     ("- 15", "-15"), ("1000", "1000"), (".5", "0.5"), ("-99.999999", "-99.999999")],
)  # fmt: skip
def test_a_percent(typed, percent):
    assert rates_typed.percent(typed) == Decimal(percent)


@pytest.mark.parametrize("typed", ["", "%", "+-15", "-+15", "15-", "-100", "1000.1", "0.0000001"])
def test_what_is_no_percent_is_refused(typed):
    assert refused(rates_typed.percent, typed) == "percent"


# Regions


@pytest.mark.parametrize(
    ("typed", "factors"),
    [
        ("eu +10%", "eu=1.1"),
        ("us10%, eu10%", "eu=1.1 us=1.1"),
        ("eu-10%", "eu=0.9"),
        ("eu -10 %", "eu=0.9"),
        ("eu=10%;us: 5%", "eu=1.1 us=1.05"),
        ("us-east-1 +10%", "us-east-1=1.1"),
        ("us-east-1=10% eu1 20%", "eu1=1.2 us-east-1=1.1"),
        ("eu +10%\uff0cus +5%", "eu=1.1 us=1.05"),
        ("eu +2,5%, us 1.25%", "eu=1.025 us=1.0125"),
        ("", "none"),
        (" , ", "none"),
    ],
)
def test_regions_as_they_are_typed(typed, factors):
    assert rates_regions.read(typed) == factors


@pytest.mark.parametrize(
    "typed",
    ["eu", "eu +10", "10%", "us-east-1-10%", "us-east-1+10%", "eu- 10%", "eu +-10%", "eu -100%",
     "eu +10%, eu +5%", "eu 10% us", "eu 10000%", "eu 0.00001%"],
)  # fmt: skip
def test_what_is_no_region_is_refused(typed):
    assert refused(rates_regions.read, typed) == "regions"


@pytest.mark.parametrize(("locale", "typed"), [("en_US", "eu +2,125%"), ("de_DE", "eu +1.125%")])
def test_a_percent_of_a_region_that_may_be_two_is_refused(locale, typed):
    QLocale.setDefault(QLocale(locale))
    assert refused(rates_regions.read, typed) == "ambiguous"


FACTORS = st.dictionaries(
    st.from_regex("[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True),
    st.integers(1, 99_999_999).map(lambda n: Decimal(n) / 1_000_000),
    min_size=1,
    max_size=4,
)


@given(FACTORS)
def test_regions_as_they_are_shown_are_read_back(factors):
    shown = rates_regions.shown(factors)
    assert regions.read(rates_regions.read(shown)) == factors
