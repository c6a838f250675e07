"""Times in which a log has hardly a request, inside the time that it covers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median

HOUR, DAY = 1, 24
"""Hours that are looked at together."""
_BY_DAYS_FROM = 72  # hours; a shorter log is looked at by hours
_USUAL = 10  # requests of the median day or hour, below which a few are no sign of anything
_FEW = 10  # times fewer than the median


@dataclass(frozen=True, slots=True)
class Gap:
    """Days or hours in a row.

    Attributes:
        start, end: the end is not in it; both UTC.
        requests: that there are all the same.
        usual: the median of the days or hours that have any.
        hours: DAY or HOUR.
    """

    start: datetime
    end: datetime
    requests: int
    usual: int
    hours: int


def gaps(requests: Mapping[int, int], *, by_day: bool = False) -> list[Gap]:
    """The gaps of a log.

    A log of three days or more is looked at by days, a shorter one by hours. One that has no
    request, or fewer than a tenth of the median of those that have any, is a gap, where that
    median is ten or more. The first and the last are none: the log begins and ends in them.

    Args:
        requests: by the hour since 1970, UTC; hour 0 is of those whose time is not known.
        by_day: whether hours say nothing, for exports have days alone.
    """
    known = {hour: count for hour, count in requests.items() if hour and count}
    if not known:
        return []
    is_long = max(known) - min(known) >= _BY_DAYS_FROM
    unit = DAY if by_day or is_long else HOUR
    counts: dict[int, int] = {}
    for hour, count in known.items():
        counts[hour // unit] = counts.get(hour // unit, 0) + count
    usual = int(median(counts.values()))
    if usual < _USUAL:
        return []
    return list(_runs(counts, usual, unit))


def _runs(counts: Mapping[int, int], usual: int, unit: int) -> Iterator[Gap]:
    run: list[int] = []
    for place in range(min(counts) + 1, max(counts) + 1):
        if place < max(counts) and counts.get(place, 0) * _FEW < usual:
            run.append(place)
        elif run:
            start, end = (_moment(edge * unit) for edge in (run[0], run[-1] + 1))
            yield Gap(start, end, sum(counts.get(each, 0) for each in run), usual, unit)
            run = []


def _moment(hour: int) -> datetime:
    return datetime.fromtimestamp(hour * 3_600, UTC)
