"""Hours and weekdays, against a clock that is asked each minute of a week."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.pricing.when import (
    Period,
    When,
    WhenError,
    parse_start,
    parse_when,
    start_text,
)

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
MINUTES = st.integers(0, 24 * 60 - 1)
HOURS = st.tuples(MINUTES, st.integers(1, 24 * 60))
DAYS = st.sets(st.integers(0, 6), max_size=6).map(lambda days: tuple(sorted(days)))
PERIODS = st.builds(Period, st.lists(HOURS, max_size=3).map(tuple), DAYS).filter(
    lambda period: period.hours or period.days
)
WHENS = st.lists(PERIODS, min_size=1, max_size=3).map(lambda found: When(tuple(found)))


def slowly(period, moment):
    """Whether one of the last two days has hours of the period that reach to a moment."""
    for back in (0, 1):
        day = (moment - timedelta(days=back)).replace(hour=0, minute=0)
        if period.days and day.weekday() not in period.days:
            continue
        for start, end in period.hours or ((0, 24 * 60),):
            until = end if end > start else end + 24 * 60
            if day + timedelta(minutes=start) <= moment < day + timedelta(minutes=until):
                return True
    return False


@given(WHENS, st.integers(0, 7 * 24 * 60 - 1))
def test_a_moment_is_in_it_if_a_day_says_so(when, minute):
    moment = MONDAY + timedelta(minutes=minute)
    assert when.holds(moment) == any(slowly(period, moment) for period in when.periods)
    assert when.holds(moment + timedelta(seconds=59)) == when.holds(moment)


@given(WHENS)
def test_it_is_read_as_it_is_written(when):
    assert parse_when(str(when)) == when


@given(st.none() | st.dates(), st.none() | WHENS)
def test_so_is_a_start(day, when):
    text = start_text(day, when)
    if text:
        assert parse_start(text) == (day, when)


@pytest.mark.parametrize(
    ("given", "canonical"),
    [
        ("01:00-04:00", "01:00-04:00"),
        ("16:30-00:00", "16:30-24:00"),
        ("00:00-01:00,04:00-06:00 MON-FRI;sat,sun", "00:00-01:00,04:00-06:00 mon-fri; sat,sun"),
        ("fri-mon", "mon,fri-sun"),
        ("08:00-09:00 mon-sun", "08:00-09:00"),
        ("mon,tue,wed", "mon-wed"),
    ],
)
def test_it_is_written_in_one_way(given, canonical):
    assert str(parse_when(given)) == canonical


@pytest.mark.parametrize(
    "given",
    ["", ";", "25:00-26:00", "01:00", "1:00-2:00", "mon 01:00-02:00", "monday", "mon-", "-mon",
     "01:00-02:00 mon tue", "01:00-24:30", "\u0660\u0661:00-02:00"],
)  # fmt: skip
def test_what_is_neither_is_refused(given):
    with pytest.raises(WhenError) as caught:
        parse_when(given)
    assert caught.value.given == given


def test_a_day_that_is_none_is_refused():
    with pytest.raises(WhenError):
        parse_start("2026-02-30")
    assert parse_start("2027-01-01 sat") == (date(2027, 1, 1), parse_when("sat"))


def test_it_is_in_utc_wherever_one_is():
    beijing = timezone(timedelta(hours=8))
    when = parse_when("01:00-04:00 mon")
    assert when.holds(datetime(2026, 11, 23, 9, tzinfo=beijing))
    assert not when.holds(datetime(2026, 11, 23, 1, tzinfo=beijing))
