"""Monthly volumes to come, from those that were: a straight trend, times a season.

The method, which the window tells too: with at least two years, each month's season is the average
of its share in the mean of the twelve months around it (a centred moving average), and the twelve
seasons average 1. The volumes, each divided by its season, get the straight line of least squares;
a month to come is the line's value times its season, and never below 0. With less than two years
there is no season.

From and to hold about four of five months, if those to come vary as those before: the prediction
interval of the line at 80 %, by Student; more where few years gave the season, and fewer where the
history is three or four months that vary much. Months vary in proportion to their
volume; a season costs eleven degrees of freedom, and is as sure as the years it is an average of.
"""

import itertools
import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, linear_regression

LEAST, MOST = 3, 240
"""Months of a history."""
YEAR = 12
MAX_VOLUME = 10**9
_FAINT = 1e-9
_Z = 1.2815515655446004  # the normal distribution holds 80 % between -z and z
_FEW = {1: 3.0776835371752527, 2: 1.8856180831641267}  # Student's, where the series is too rough
_MONTH = re.compile(
    r"\s*[\"']?(?:(?P<year>(?:19|20)\d\d)\s*[-/.年]\s*(?P<month>\d{1,2})(?!\d)(?:\s*月)?"
    r"(?:[-/.]\d{1,2}(?!\d))?"
    r"|(?P<month2>\d{1,2})\s*[/.]\s*(?P<year2>(?:19|20)\d\d)"
    r"|(?P<name>[A-Za-z]{3,9})\.?\s+(?P<year3>(?:19|20)\d\d))[\"']?\s*[\t;,:：，]?\s*"
)
_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_EDGES = " \t;,\"'"


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class HistoryError(Exception):
    """A text that is no history of monthly volumes.

    Attributes:
        kind: ``"no-number"``, ``"no-month"`` (a month that there is not, or one line has a month
            and another has none), ``"twice"``, ``"gap"`` (a month is missing), ``"too-few"`` or
            ``"too-many"``.
        line: of the text, counted from 1; 0 where it is of all.
        given: the text, or the month that is meant: ``2026-03``.
    """

    kind: str
    line: int = 0
    given: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """Volumes month by month.

    Attributes:
        first: months since the year 0, of the first; None where no months were given.
    """

    volumes: tuple[float, ...]
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month to come.

    Attributes:
        number: months since the year 0; counted from 1 after the history, where it has no months.
    """

    number: int
    low: float
    likely: float
    high: float


def read(text: str, number: Callable[[str], float]) -> History:
    """The history in a text: a line for each month, with the month before the volume or without.

    Args:
        text: as it was pasted; ``2026-03 12,345``, ``2026/3<tab>12345``, ``Mar 2026;12345`` or
            ``12345`` alone. Empty lines, and a first line without digits, are passed over.
        number: reads a volume as the user writes it, and raises ValueError where it is none.

    Raises:
        HistoryError: it can't be read so.
    """
    found: list[tuple[int, int | None, float]] = []
    for place, line in enumerate(text.splitlines(), 1):
        if not line.strip() or (not found and not re.search(r"\d", line)):
            continue
        if len(found) == MOST:
            raise HistoryError("too-many", place)
        found.append((place, *_read_line(place, line, number)))
    if len(found) < LEAST:
        raise HistoryError("too-few", given=str(len(found)))
    return _in_order(found)


def _read_line(place: int, line: str, number: Callable[[str], float]) -> tuple[int | None, float]:
    matched = _MONTH.match(line)
    month = _month(place, matched) if matched and matched.end() < len(line.rstrip()) else None
    rest = line[matched.end() :] if matched and month is not None else line
    try:
        volume = number(rest.strip(_EDGES))
    except ValueError:
        raise HistoryError("no-number", place, line.strip()[:40]) from None
    if not 0 <= volume <= MAX_VOLUME:
        raise HistoryError("no-number", place, line.strip()[:40])
    return month, volume


def _month(place: int, found: re.Match[str]) -> int:
    year = int(found["year"] or found["year2"] or found["year3"])
    if found["name"]:
        name = found["name"][:3].lower()
        month = _NAMES.index(name) + 1 if name in _NAMES else 0
    else:
        month = int(found["month"] or found["month2"])
    if not 1 <= month <= YEAR:
        raise HistoryError("no-month", place, found[0].strip()[:40])
    return year * YEAR + month - 1


def _in_order(found: Sequence[tuple[int, int | None, float]]) -> History:
    months = [(month, place, volume) for place, month, volume in found if month is not None]
    if not months:
        return History(tuple(volume for _, _, volume in found))
    if len(months) < len(found):
        place = next(place for place, month, _ in found if month is None)
        raise HistoryError("no-month", place)
    months.sort()
    for (before, _, _), (month, place, _) in itertools.pairwise(months):
        if month == before:
            raise HistoryError("twice", place, written(month))
        if month != before + 1:
            raise HistoryError("gap", given=written(before + 1))
    return History(tuple(volume for _, _, volume in months), months[0][0])


def written(month: int) -> str:
    """A month as ``2026-03``."""
    year, number = divmod(month, YEAR)
    return f"{year:04}-{number + 1:02}"


# To come


def has_season(history: History) -> bool:
    """Whether it is long enough to tell one."""
    return len(history.volumes) >= 2 * YEAR


def seasons(history: History) -> list[float]:
    """The factor of each of twelve months, the first being that of the history's first."""
    volumes = history.volumes
    if not has_season(history):
        return [1.0] * YEAR
    shares: list[list[float]] = [[] for _ in range(YEAR)]
    half = YEAR // 2
    for place in range(half, len(volumes) - half):
        around = volumes[place - half : place + half + 1]
        mean = (sum(around) - (around[0] + around[-1]) / 2) / YEAR
        if mean:
            shares[place % YEAR].append(volumes[place] / mean)
    found = [fmean(each) if each else 1.0 for each in shares]
    mean = fmean(found)
    return [share / mean for share in found] if mean else [1.0] * YEAR


@dataclass(frozen=True)
class _Line:
    """The line of least squares through points, and how far they lie from it.

    Attributes:
        is_relative: whether the distances are shares of the line, which is above 0 at each point.
    """

    start: float
    slope: float
    spread: float
    is_relative: bool
    middle: float
    around: float
    points: int

    def at(self, place: int) -> float:
        """Its value."""
        return self.start + self.slope * place

    def off(self, place: int, samples: int) -> float:
        """How far a further point may be; ``samples``: of its season, 0 for none."""
        own = 1 + 1 / self.points + (place - self.middle) ** 2 / self.around
        season = 1 / samples if samples else 0.0
        level = max(self.at(place), 0.0) if self.is_relative else 1.0
        return self.spread * level * math.sqrt(own + season)


def _fitted(points: Sequence[tuple[int, float]], taken: int) -> _Line:
    """The line through points, of which ``taken`` degrees of freedom are gone."""
    slope, start = linear_regression([n for n, _ in points], [volume for _, volume in points])
    levels = [start + slope * n for n, _ in points]
    is_relative = min(levels) > 0
    rests = (
        (volume - level) / (level if is_relative else 1.0)
        for (_, volume), level in zip(points, levels, strict=True)
    )
    freedom = max(len(points) - 2 - taken, 1)
    spread = _student(freedom) * math.sqrt(math.fsum(rest**2 for rest in rests) / freedom)
    middle = fmean(n for n, _ in points)
    around = math.fsum((n - middle) ** 2 for n, _ in points)
    return _Line(start, slope, spread, is_relative, middle, around, len(points))


def _student(freedom: int) -> float:
    """Between minus this and this are 80 % of Student's distribution: by Cornish and Fisher."""
    if freedom in _FEW:
        return _FEW[freedom]
    first = (_Z**3 + _Z) / (4 * freedom)
    second = (5 * _Z**5 + 16 * _Z**3 + 3 * _Z) / (96 * freedom**2)
    third = (3 * _Z**7 + 19 * _Z**5 + 17 * _Z**3 - 15 * _Z) / (384 * freedom**3)
    return _Z + first + second + third


def forecast(history: History, months: int) -> Iterator[Month]:
    """The months after a history, by the method above."""
    factors, count = seasons(history), len(history.volumes)
    # A month whose season is next to nothing says nothing of the trend.
    told = [n for n in range(count) if factors[n % YEAR] > _FAINT]
    has = has_season(history)
    line = _fitted([(n, history.volumes[n] / factors[n % YEAR]) for n in told], has * (YEAR - 1))
    for place in range(count, count + months):
        factor, likely = factors[place % YEAR], line.at(place)
        off = line.off(place, _samples(place, count) if has else 0)
        number = place - count + 1 if history.first is None else history.first + place
        ends = (max(value, 0.0) * factor for value in (likely - off, likely, likely + off))
        yield Month(number, *ends)


def _samples(place: int, count: int) -> int:
    """Of how many months the season of a place is the average."""
    half = YEAR // 2
    return sum((n - place) % YEAR == 0 for n in range(half, count - half))
