"""Numbers, money and dates, as each locale writes them and as people type them."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QLocale

from estimator.pricing import money
from estimator.pricing.money import RateError
from estimator.ui import text

LOCALES = ["en_US", "de_DE", "zh_CN", "fr_FR", "de_CH", "en_ZA"]
RATES = st.decimals(0, money.MAX_RATE, places=money.MAX_DECIMALS).map(money.checked_rate)
AMOUNTS = st.decimals(Decimal("1e-18"), Decimal("1e19"), allow_nan=False)


@pytest.fixture(autouse=True)
def _own_locale():
    before = QLocale()
    yield
    QLocale.setDefault(before)


def use(locale):
    QLocale.setDefault(QLocale(locale))


def read_back(shown):
    """The value of a number as its locale writes it, whatever stands around it."""
    locale = QLocale()
    digits = re.sub(r"[^0-9\-" + re.escape(locale.decimalPoint()) + "]", "", shown)
    return Decimal(digits.replace(locale.decimalPoint(), "."))


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        ("en_US", "1,234,567"),
        ("de_DE", "1.234.567"),
        ("zh_CN", "1,234,567"),
        ("fr_FR", "1\u202f234\u202f567"),
        ("de_CH", "1'234'567"),
        ("en_IN", "12,34,567"),
    ],
)
def test_whole_numbers_are_grouped(locale, shown):
    use(locale)
    assert text.integer(1_234_567) == shown
    assert text.parse_decimal(shown).value == 1_234_567


@pytest.mark.parametrize("locale", [*LOCALES, "pl_PL", "es_ES", "pt_PT", "en_IN"])
@pytest.mark.parametrize("value", [0, 999, 1000, 6001, 12_345, 1_234_567, 10**9])
def test_numbers_are_as_those_that_qt_puts_into_plurals(locale, value):
    use(locale)
    counted = QCoreApplication.translate("", "%Ln token(s)", "", value)
    assert counted == f"{text.integer(value)} token(s)"
    assert text.decimal(Decimal(-value)).removeprefix("-") == text.integer(value)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (-1000, "-1,000"), (-12, "-12")],
)
def test_groups_begin_at_a_thousand(value, shown):
    use("en_US")
    assert text.integer(value) == shown


@pytest.mark.parametrize("locale", LOCALES)
@given(value=st.integers(-(10**30), 10**30))
def test_a_whole_number_reads_back(locale, value):
    use(locale)
    assert read_back(text.integer(value)) == value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0", "$0.00"),
        ("1287", "$1,287.00"),
        ("1", "$1.00"),
        ("1.005", "$1.00"),
        ("1234567.891", "$1,234,567.89"),
        ("0.03086", "$0.0309"),
        ("0.5", "$0.5000"),
        ("0.01", "$0.0100"),
        ("0.000718", "$0.000718"),
        ("0.00000125", "$0.00000125"),
        ("0.0000012345", "$0.00000123"),
        ("2.5E-18", "$0.0000000000000000025"),
        ("19999999999999999999.99", "$19,999,999,999,999,999,999.99"),
        ("-5", "\u2212$5.00"),  # a credit
        ("-1234.5", "\u2212$1,234.50"),
        ("-0.03086", "\u2212$0.0309"),
    ],
)
def test_a_cost_shows_what_counts_of_it(value, shown):
    use("en_US")
    assert text.cost(Decimal(value), "USD") == shown


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        ("en_US", "$1,287.50"),
        ("de_DE", "$1.287,50"),
        ("zh_CN", "$1,287.50"),
        ("fr_FR", "$1\u202f287,50"),
    ],
)
def test_a_cost_in_each_locale(locale, shown):
    use(locale)
    assert text.cost(Decimal("1287.5"), "USD") == shown


@pytest.mark.parametrize(
    ("currency", "shown"), [("EUR", "€2.00"), ("CNY", "¥2.00"), ("CHF", "2.00\u00a0CHF")]
)
def test_the_currency_is_named(currency, shown):
    use("en_US")
    assert text.cost(Decimal(2), currency) == shown
    assert text.cost(Decimal(-2), currency) == f"\u2212{shown}"
    assert text.exact_cost(Decimal(-2), currency) == "\u2212" + shown.replace(".00", "")


@pytest.mark.parametrize("locale", LOCALES)
@given(value=AMOUNTS)
def test_no_cost_reads_as_zero_and_none_is_off_by_more_than_its_last_place(locale, value):
    use(locale)
    shown = read_back(text.cost(value, "USD"))
    assert shown > 0
    assert abs(shown - value) <= max(value / 200, Decimal("0.005") if value >= 1 else 0)


@given(values=st.lists(st.one_of(st.just(Decimal(0)), AMOUNTS), max_size=4))
def test_amounts_under_each_other_have_their_points_under_each_other(values):
    use("en_US")
    shown = text.costs(values, "USD")
    assert len({len(amount.partition(".")[2]) for amount in shown}) <= 1
    for value, amount in zip(values, shown, strict=True):
        assert (read_back(amount) == 0) == (value == 0)


@given(value=RATES)
def test_an_exact_cost_has_every_digit(value):
    use("de_DE")
    assert read_back(text.exact_cost(value, "USD")) == value


@pytest.mark.parametrize(
    ("value", "locale", "shown"),
    [
        ("2.5", "en_US", "2.50"),
        ("0.0375", "en_US", "0.0375"),
        ("1234", "de_DE", "1.234,00"),
        ("1E+3", "fr_FR", "1\u202f000,00"),
        ("0", "zh_CN", "0.00"),
    ],
)
def test_a_price_has_two_places_at_least(value, locale, shown):
    use(locale)
    assert text.price(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        ("0", "0%"),
        ("0.0000001", "<0.1%"),
        ("0.00099", "<0.1%"),
        ("0.001", "0.1%"),
        ("0.01234", "1.2%"),
        ("0.5", "50.0%"),
        ("1", "100.0%"),
        ("0.99996", "100.0%"),
        ("1.5", "150.0%"),
        ("123.456", "12,345.6%"),
    ],
)
def test_a_share_never_reads_as_none_that_is_some(share, shown):
    use("en_US")
    assert text.percent(Decimal(share)) == shown


def test_a_share_in_another_locale():
    use("de_DE")
    assert text.percent(Decimal("0.01234")) == "1,2%"
    assert text.percent(Decimal("0.0001")) == "<0,1%"


@pytest.mark.parametrize(
    ("locale", "long", "short"),
    [
        ("en_US", "23 Nov 2026", "23 Nov 2026"),
        ("de_DE", "23 Nov. 2026", "23 Nov. 2026"),
        ("zh_CN", "2026年11月23日", "2026-11-23"),
        ("fr_FR", "23 nov. 2026", "23 nov. 2026"),
    ],
)
def test_dates(locale, long, short):
    use(locale)
    assert text.day(date(2026, 11, 23)) == long
    assert text.short_day(date(2026, 11, 23)) == short


# Rates as they are typed


@pytest.mark.parametrize("locale", LOCALES)
@given(value=RATES)
def test_what_a_cell_offers_for_editing_reads_back_without_a_word(locale, value):
    use(locale)
    assert text.parse_rate(text.editable_decimal(value)) == text.Typed(value, reread=False)


@pytest.mark.parametrize("locale", LOCALES)
@given(value=RATES)
def test_what_a_cell_shows_reads_back(locale, value):
    use(locale)
    for shown in (text.price(value), text.rate(value, "USD"), f" {text.price(value)} $ "):
        assert text.parse_rate(shown).value == value, shown


@pytest.mark.parametrize("locale", LOCALES)
@given(value=st.decimals("0.001", "999", places=2), point=st.sampled_from(",."))
def test_either_point_parts_the_whole_from_the_rest(locale, value, point):
    """With two places neither sign can be taken for one that groups."""
    use(locale)
    read = text.parse_rate(str(value).replace(".", point))
    assert read.value == value
    assert read.reread == (point != QLocale().decimalPoint())


@pytest.mark.parametrize("locale", LOCALES)
@given(typed=st.text("0123456789.,' \u00a0\u202f", max_size=12))
def test_never_misread_by_a_factor(locale, typed):
    """What is taken has the typed digits; its point is where one was typed, or it is said so."""
    use(locale)
    try:
        read = text.parse_rate(typed)
    except RateError:
        return
    digits = re.sub("[^0-9]", "", typed)
    fraction = money.plain_text(read.value).partition(".")[2]
    assert read.value.scaleb(len(fraction)) == int(read.value * 10 ** len(fraction))
    points = {len(digits) - len(re.sub("[^0-9]", "", typed[:at])) for at in _marks(typed)} | {0}
    assert read.value in {Decimal(int(digits)).scaleb(-places) for places in points}
    in_own_way = typed.strip().replace(QLocale().decimalPoint(), ".", 1)
    if not read.reread:
        assert Decimal(in_own_way) == read.value


def _marks(typed):
    return [at for at, sign in enumerate(typed) if sign in ".,"]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        (" 2.50 ", "2.5"),
        ("$2.50", "2.5"),
        ("2,50 $", "2.5"),
        ("US$ 2.50", "2.5"),
        ("2.50 USD", "2.5"),
        ("usd 2.50", "2.5"),
        ("0,001", "0.001"),
        ("0.001", "0.001"),
        (".5", "0.5"),
        (",5", "0.5"),
        ("5.", "5"),
        ("+3", "3"),
        ("1,234.56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1 234,56", "1234.56"),
        ("1\u202f234,56", "1234.56"),
        ("1\u00a0234.56", "1234.56"),
        ("1'234.56", "1234.56"),
        ("1’234.56", "1234.56"),
        ("00.10", "0.1"),
        ("\uff11\uff0e\uff15", "1.5"),
        ("\uff11，\uff15", "1.5"),
        ("\uff04\uff12\uff0e\uff15\uff10", "2.5"),
        ("1。5", "1.5"),
        ("0.000000000001", "0.000000000001"),
        ("1000000000", "1000000000"),
    ],
)
def test_rates_that_read_alike_everywhere(locale, typed, value):
    use(locale)
    assert text.parse_rate(typed).value == Decimal(value)


@pytest.mark.parametrize(
    ("locale", "typed", "value", "reread"),
    [
        ("en_US", "1,500", "1500", True),
        ("zh_CN", "1,500", "1500", True),
        ("de_DE", "1,500", "1.5", False),
        ("fr_FR", "1,500", "1.5", False),
        ("en_US", "1.500", "1.5", False),
        ("de_DE", "1.500", "1500", True),
        ("fr_FR", "1.500", "1500", True),
        ("de_CH", "1.500", "1.5", False),
        ("en_US", "\uff11\uff0e\uff15", "1.5", False),
    ],
)
def test_three_digits_after_one_sign_are_read_as_the_locale_does(locale, typed, value, reread):
    use(locale)
    assert text.parse_rate(typed) == text.Typed(Decimal(value), reread, is_ambiguous=reread)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "not-a-number"),
        ("   ", "not-a-number"),
        ("abc", "not-a-number"),
        ("$", "not-a-number"),
        ("-", "not-a-number"),
        (".", "not-a-number"),
        ("nan", "not-a-number"),
        ("inf", "not-a-number"),
        ("0x10", "not-a-number"),
        ("1_000", "not-a-number"),
        ("1e5", "not-a-number"),
        ("1 5", "not-a-number"),
        ("12,34,567", "not-a-number"),
        ("1,2,3", "not-a-number"),
        ("1..5", "not-a-number"),
        ("1.5.", "not-a-number"),
        ("1,5 ,", "not-a-number"),
        ("2.5/M", "not-a-number"),
        ("2.5 per million", "not-a-number"),
        ("5²", "not-a-number"),
        ("½", "not-a-number"),
        ("٣", "not-a-number"),
        ("三", "not-a-number"),
        ("-1", "negative"),
        ("\u22121", "negative"),
        ("$-1.5", "negative"),
        ("-$1.5", "negative"),
        ("-1,5", "negative"),
        ("1e400", "too-large"),
        ("1000000001", "too-large"),
        ("1,000,000,001", "too-large"),
        ("9" * 5000, "too-large"),
        ("0.0000000000001", "too-fine"),
        ("0," + "0" * 40 + "1", "too-fine"),
    ],
)
def test_what_is_no_rate_is_refused_with_its_reason(locale, typed, reason):
    use(locale)
    with pytest.raises(RateError) as caught:
        text.parse_rate(typed)
    assert caught.value.reason == reason
    assert caught.value.given == typed


@pytest.mark.parametrize("typed", ["€2.50", "¥18", "18元", "￥18", "2.50 EUR", "£1"])
def test_another_currency_is_not_taken_for_dollars(typed):
    """Eighteen yuan read as eighteen dollars would be wrong by a factor of seven."""
    use("zh_CN")
    with pytest.raises(RateError) as caught:
        text.parse_rate(typed)
    assert caught.value.reason == "not-a-number"


def test_no_digit_of_a_change_is_rounded():
    long = "1234567890123456789012345678901234.5678"
    assert text.signed(Decimal(f"-{long}")).replace(",", "") == f"\u2212{long}"
