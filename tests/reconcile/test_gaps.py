"""Times in which a log has hardly anything."""

from datetime import UTC, datetime

import pytest
from usage_logs import DAY, NOON, chat, log_of

from estimator.reconcile.gaps import Gap, gaps

FIRST = datetime(2026, 11, 1, tzinfo=UTC)
HOUR = int(FIRST.timestamp()) // 3600


def by_hours(*counts):
    return {HOUR + n: count for n, count in enumerate(counts)}


def by_days(*counts):
    return {HOUR + 24 * n: count for n, count in enumerate(counts)}


def shown(found):
    return [(gap.start.isoformat()[5:13], gap.end.isoformat()[5:13], gap.requests) for gap in found]


def test_days_without_a_request_in_a_row():
    found = gaps(by_days(50, 50, 0, 3, 50, 4, 50, 50))
    assert shown(found) == [("11-03T00", "11-05T00", 3), ("11-06T00", "11-07T00", 4)]
    assert (found[0].usual, found[0].hours) == (50, 24)


@pytest.mark.parametrize(("few", "is_gap"), [(0, True), (4, True), (5, False), (6, False)])
def test_fewer_than_a_tenth_of_the_usual_are_a_gap(few, is_gap):
    assert bool(gaps(by_days(50, 50, few, 50, 50))) is is_gap


@pytest.mark.parametrize(("usual", "is_gap"), [(9, False), (10, True)])
def test_where_few_are_usual_none_are_no_sign(usual, is_gap):
    assert bool(gaps(by_days(usual, usual, 0, usual, usual))) is is_gap


def test_a_short_log_is_looked_at_by_hours():
    assert shown(gaps(by_hours(20, 20, 0, 0, 20))) == [("11-01T02", "11-01T04", 0)]
    seventy_one = {HOUR: 20, HOUR + 71: 20}
    assert gaps(seventy_one)[0].hours == 1
    assert gaps({HOUR: 20, HOUR + 72: 20})[0].hours == 24


def test_the_ends_are_no_gaps():
    assert gaps(by_days(1, 50, 50, 50, 2)) == []
    assert gaps(by_days(50)) == []
    assert gaps({}) == []
    assert gaps({0: 500, HOUR: 0}) == []


def test_exports_have_days_alone():
    assert gaps(by_days(20, 20, 20), by_day=True) == []
    assert isinstance(gaps(by_days(20, 0, 20), by_day=True)[0], Gap)


def test_of_a_log():
    lines = [
        chat(f"{day}-{n}", created=NOON + day * DAY) for day in (0, 1, 3, 4) for n in range(10)
    ]
    assert shown(gaps(log_of(lines).hours)) == [("11-25T00", "11-26T00", 0)]
