"""Hours and weekdays at which a rate applies, in UTC."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = 24 * 60
_HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)", re.ASCII)


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class WhenError(Exception):
    """A text that is no day, hours or weekdays, as ``2027-01-01 00:30-08:30 mon-fri`` is.

    Attributes:
        given: the text.
    """

    given: str


@dataclass(frozen=True, slots=True)
class Period:
    """Hours on weekdays.

    Attributes:
        hours: minutes of the day, from one to before the other; where the other is not later, it
            is on the day after. Empty: all day.
        days: 0 for Monday to 6; the day on which the hours begin. Empty: every day.
    """

    hours: tuple[tuple[int, int], ...]
    days: tuple[int, ...]

    def holds(self, weekday: int, minute: int) -> bool:
        """Whether a minute of a weekday lies in it."""
        before = (weekday - 1) % 7
        if not self.hours:
            return self._is_on(weekday)
        for start, end in self.hours:
            if start < end:
                is_in = start <= minute < end and self._is_on(weekday)
            else:
                began_today = minute >= start and self._is_on(weekday)
                is_in = began_today or (minute < end and self._is_on(before))
            if is_in:
                return True
        return False

    def _is_on(self, weekday: int) -> bool:
        return not self.days or weekday in self.days

    def __str__(self) -> str:
        """In its canonical writing."""
        hours = ",".join(f"{_clock(start)}-{_clock(end)}" for start, end in self.hours)
        return f"{hours} {_weekdays(self.days)}".strip()


@dataclass(frozen=True, slots=True)
class When:
    """One or more periods; what is in any of them is in it."""

    periods: tuple[Period, ...]

    def holds(self, at: datetime) -> bool:
        """Whether a moment with a time zone lies in it."""
        moment = at.astimezone(UTC)
        weekday, minute = moment.weekday(), moment.hour * 60 + moment.minute
        return any(period.holds(weekday, minute) for period in self.periods)

    def __str__(self) -> str:
        """In its canonical writing, which ``parse_when`` reads."""
        return "; ".join(map(str, self.periods))


def parse_when(text: str) -> When:
    """Hours and weekdays: ``00:00-01:00,04:00-06:00 mon-fri; sat,sun``.

    Raises:
        WhenError: it is neither.
    """
    return When(tuple(_period(part, text) for part in text.split(";")))


def parse_start(text: str) -> tuple[date | None, When | None]:
    """A first day, hours and weekdays, each as far as it is there.

    Raises:
        WhenError: it is something else.
    """
    if not text:
        return None, None
    head, _, rest = text.strip().partition(" ")
    day = None
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", head, re.ASCII):
        try:
            day = date.fromisoformat(head)
        except ValueError:
            raise WhenError(text) from None
    else:
        rest = text
    return day, parse_when(rest) if rest.strip() else None


def start_text(day: date | None, when: When | None) -> str:
    """What ``parse_start`` reads, in its canonical writing."""
    return " ".join(str(part) for part in (day, when) if part is not None)


def _period(part: str, text: str) -> Period:
    words = part.lower().split()
    hours = words.pop(0) if words and words[0][0].isdigit() else ""
    if len(words) > 1 or not (hours or words):
        raise WhenError(text)
    days = tuple(sorted({day for word in words for day in _days(word, text)}))
    return Period(
        tuple(_hours(hours, text)) if hours else (), () if len(days) == len(_DAYS) else days
    )


def _hours(hours: str, text: str) -> Iterator[tuple[int, int]]:
    for part in hours.split(","):
        found = _HOURS.fullmatch(part)
        if not found:
            raise WhenError(text)
        start = int(found[1]) * 60 + int(found[2])
        end = int(found[3]) * 60 + int(found[4]) if found[3] else _DAY
        yield start, end or _DAY


def _days(word: str, text: str) -> Iterator[int]:
    for part in word.split(","):
        first, dash, last = part.partition("-")
        if not dash:
            last = first
        if first not in _DAYS or last not in _DAYS:
            raise WhenError(text)
        start, end = _DAYS.index(first), _DAYS.index(last)
        yield from ((start + n) % 7 for n in range((end - start) % 7 + 1))


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _weekdays(days: tuple[int, ...]) -> str:
    """Three or more in a row as a range."""
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(_run(run) for run in runs)


def _run(run: list[int]) -> str:
    names = [_DAYS[day] for day in run]
    return f"{names[0]}-{names[-1]}" if names[2:] else ",".join(names)
