"""Volumes to come."""

import math
import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.projection import forecast as forecasting
from estimator.projection.forecast import (
    LEAST,
    MAX_VOLUME,
    MOST,
    History,
    HistoryError,
    forecast,
    has_season,
    read,
    seasons,
    written,
)

JANUARY_2025 = 2025 * 12
SEASON = [0.8, 0.9, 1.0, 1.1, 1.2, 1.0, 0.7, 0.6, 1.0, 1.2, 1.3, 1.2]


def number(text):
    return float(text.replace(",", ""))


def likely(history, months):
    return [month.likely for month in forecast(history, months)]


def test_a_straight_line_goes_on_and_is_sure():
    found = list(forecast(History((100.0, 110.0, 120.0)), 3))
    assert [month.likely for month in found] == pytest.approx([130, 140, 150])
    assert [month.low for month in found] == pytest.approx([130, 140, 150])
    assert [month.high for month in found] == pytest.approx([130, 140, 150])
    assert [month.number for month in found] == [1, 2, 3]


@pytest.mark.parametrize("years", [2, 3, 5])
def test_a_season_on_level_volumes_comes_back(years):
    volumes = tuple(1000 * SEASON[n % 12] for n in range(12 * years))
    history = History(volumes, JANUARY_2025)
    assert seasons(history) == pytest.approx(SEASON)
    assert likely(history, 24) == pytest.approx([1000 * each for each in SEASON * 2])
    assert next(forecast(history, 1)).number == JANUARY_2025 + 12 * years


def test_a_season_on_a_trend_is_found_nearly():
    volumes = tuple((1000 + 20 * n) * SEASON[n % 12] for n in range(48))
    found = likely(History(volumes), 12)
    wanted = [(1000 + 20 * n) * SEASON[n % 12] for n in range(48, 60)]
    assert found == pytest.approx(wanted, rel=0.02)


def test_the_season_needs_two_years():
    for months, is_known in ((23, False), (24, True), (25, True)):
        history = History(tuple(1000 * SEASON[n % 12] for n in range(months)))
        assert has_season(history) is is_known
        assert (seasons(history) == [1.0] * 12) is not is_known


def test_the_interval_by_the_textbook():
    """Least squares by hand: y = 10, 12, 11, 15; slope 1.4, start 9.9; x to come 4; t(2) 1.8856.

    The distances are shares of the line, so that the interval is one of the line's value there.
    """
    month = next(forecast(History((10.0, 12.0, 11.0, 15.0)), 1))
    assert month.likely == pytest.approx(9.9 + 1.4 * 4)
    lines = [9.9 + 1.4 * x for x in range(4)]
    rest = sum(((y - line) / line) ** 2 for y, line in zip((10, 12, 11, 15), lines, strict=True))
    share = 1.885618 * math.sqrt(rest / 2) * math.sqrt(1 + 1 / 4 + 2.5**2 / 5)
    assert month.high - month.likely == pytest.approx(15.5 * share, rel=1e-6)
    assert month.likely - month.low == pytest.approx(15.5 * share, rel=1e-6)


def test_where_the_line_is_not_above_0_distances_are_as_they_are():
    """y = 10, 0, 0, 0: slope -3, start 7; s² = 30 / 2."""
    month = next(forecast(History((10.0, 0.0, 0.0, 0.0)), 1))
    off = 1.885618 * math.sqrt(30 / 2) * math.sqrt(2.5)
    assert month.likely == 0
    assert month.high == pytest.approx(7 - 12 + off, rel=1e-6)


@pytest.mark.parametrize(
    ("freedom", "wanted"),
    [
        (1, 3.0777),
        (2, 1.8856),
        (3, 1.6377),
        (4, 1.5332),
        (10, 1.3722),
        (30, 1.3104),
        (1000, 1.2824),
    ],
)
def test_students_distribution_as_in_tables(freedom, wanted):
    assert forecasting._student(freedom) == pytest.approx(wanted, abs=2e-3)


@pytest.mark.parametrize("months", [3, 6, 12, 23, 24, 36, 48])
def test_four_of_five_months_are_within(months):
    """Months that vary by a twentieth around a trend and a season."""
    rng, within, all_ = random.Random(months), 0, 0
    has = months >= 24
    for _ in range(200):
        made = [
            (1000 + 15 * n) * (SEASON[n % 12] if has else 1) * (1 + rng.gauss(0, 0.05))
            for n in range(months + 12)
        ]
        found = forecast(History(tuple(made[:months])), 12)
        for month, volume in zip(found, made[months:], strict=True):
            within += month.low <= volume <= month.high
            all_ += 1
    assert within / all_ > 0.76


def test_nothing_is_ever_below_0():
    found = list(forecast(History((30.0, 20.0, 10.0)), 3))
    assert [month.likely for month in found] == pytest.approx([0, 0, 0], abs=1e-9)


def test_years_without_any_volume():
    assert likely(History((0.0,) * 30), 2) == [0, 0]
    once_a_year = tuple(120.0 if n % 12 == 3 else 0.0 for n in range(36))
    found = likely(History(once_a_year), 12)
    assert found == pytest.approx([120.0 if n == 3 else 0.0 for n in range(12)])
    once = tuple(120.0 if n == 3 else 0.0 for n in range(24))
    assert all(math.isfinite(volume) for volume in likely(History(once), 12))


def test_a_season_that_is_next_to_nothing_says_nothing():
    volumes = (*[1.0] * 6, 1e-294, *[1.0] * 17)
    assert all(0 <= month.low <= month.high for month in forecast(History(volumes), 12))


@given(
    st.lists(st.floats(0, 1e9), min_size=LEAST, max_size=60),
    st.integers(1, 24),
    st.floats(0.01, 100),
)
def test_it_is_ordered_and_follows_the_scale(volumes, months, factor):
    found = list(forecast(History(tuple(volumes)), months))
    assert len(found) == months
    assert all(0 <= month.low <= month.likely <= month.high for month in found)
    scaled = likely(History(tuple(volume * factor for volume in volumes)), months)
    largest = max(volumes) * factor * months
    assert scaled == pytest.approx(
        [month.likely * factor for month in found], rel=1e-6, abs=1e-6 * largest + 1e-9
    )


# Read


@pytest.mark.parametrize(
    "line",
    [
        "2026-03 12,345",
        "2026-03\t12,345",
        "2026/3;12,345",
        "2026-03-01,12,345",
        '"2026-03","12,345"',
        "2026年3月 12,345",
        "2026年3月：12,345",
        "03/2026 12,345",
        "Mar 2026: 12,345",
        "March 2026\t12345",
    ],
)
def test_a_month_is_read_in_many_writings(line):
    lines = ["2026-01 1", "2026-02 2", line]
    found = read("\n".join(lines), number)
    assert found == History((1.0, 2.0, 12345.0), 2026 * 12)


def test_volumes_alone_are_months_in_a_row():
    assert read("Volumes\n\n100\n 2,000 \n1999\n", number) == History((100.0, 2000.0, 1999.0))


def test_months_may_come_in_any_order():
    assert read("month,calls\n2026-02,2\n2026-01,1\n2026-03,3\n", number).volumes == (1, 2, 3)
    assert read("2025-12 1\n2026-01 2\n2026-02 3", number).first == 2025 * 12 + 11


@pytest.mark.parametrize(
    ("text", "kind", "line", "given"),
    [
        ("1\n2", "too-few", 0, "2"),
        ("", "too-few", 0, "0"),
        ("1\n2\nmany", "no-number", 3, "many"),
        ("1\n2\n-3", "no-number", 3, "-3"),
        ("1\n2\nnan", "no-number", 3, "nan"),
        (f"1\n2\n{MAX_VOLUME + 1}", "no-number", 3, str(MAX_VOLUME + 1)),
        ("2026-01 1\n2026-02 2\n2026-03 x", "no-number", 3, "2026-03 x"),
        ("2026-13 1\n2026-02 2\n2026-03 3", "no-month", 1, "2026-13"),
        ("Foo 2026: 1\n2026-02 2\n2026-03 3", "no-month", 1, "Foo 2026:"),
        ("2026-01 1\n2\n2026-03 3", "no-month", 2, ""),
        ("2026-01 1\n2026-01 2\n2026-02 3", "twice", 2, "2026-01"),
        ("2026-01 1\n2026-02 2\n2026-04 3", "gap", 0, "2026-03"),
        ("\n".join(["1"] * (MOST + 1)), "too-many", MOST + 1, ""),
    ],
)
def test_what_is_no_history_is_told(text, kind, line, given):
    with pytest.raises(HistoryError) as told:
        read(text, number)
    assert (told.value.kind, told.value.line, told.value.given) == (kind, line, given)


def test_as_many_months_as_there_may_be():
    assert len(read("\n".join(["1"] * MOST), number).volumes) == MOST
    assert read(f"{MAX_VOLUME}\n0\n1", number).volumes[0] == MAX_VOLUME


@given(st.text(max_size=60))
def test_any_text_is_read_or_told(text):
    with suppress(HistoryError):
        read(text, number)


@given(st.integers(1990 * 12, 2090 * 12))
def test_months_there_and_back(month):
    text = "\n".join(f"{written(month + n)} {n}" for n in range(3))
    assert read(text, number).first == month


def test_years_that_are_volumes():
    """A number alone is no month, whatever it looks like."""
    assert read("2025\n2026\n2027", number) == History((2025.0, 2026.0, 2027.0))
    assert forecasting.read("2026.5\n2026.1\n1999.12", number).first is None
