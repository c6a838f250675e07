"""A projection as it was once, with the prices that it used, and what has become of it since."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from estimator.pricing import money
from estimator.projection.ranges import Range, ScenarioError
from estimator.projection.result import RETRIES, Line, Projection
from estimator.projection.scenario import Scenario
from estimator.projection.written import parsed, read, typed, written

_TEXTS = "service_tier", "meter", "source", "url"
_AMOUNTS = "rate", "quantity", "amount"
MAX_LINES = 10_000
_MOST_DIGITS = 400
_Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Kept:
    """A line with the price that it had.

    Attributes:
        rate: for ``per`` of the meter, in the version's currency.
        above: the threshold of the price; -1 for the base price.
        source, url, day: who said so, where, and when it was read.
    """

    service_tier: str
    meter: str
    rate: Decimal
    per: int
    above: int
    source: str
    url: str
    day: date
    quantity: Decimal
    amount: Decimal

    @property
    def key(self) -> _Key:
        """What it is compared by with a line of another time."""
        return self.service_tier, self.meter, self.above


@dataclass(frozen=True)
class Version:
    """What a scenario cost by the rates of a moment.

    Attributes:
        made: the moment, with its time zone.
        total: of all months.
        months: the likely cost of each.
    """

    made: datetime
    scenario: Scenario
    currency: str
    total: Range
    retries: Decimal
    months: tuple[Decimal, ...]
    lines: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a line cost then and costs now; RETRIES is the meter of what is made again."""

    service_tier: str
    meter: str
    above: int
    then: Decimal
    now: Decimal

    @property
    def more(self) -> Decimal:
        """What it costs more now."""
        return money.minus(self.now, self.then)


def version(projection: Projection, made: datetime) -> Version:
    """The projection, with its prices, to be kept."""
    return Version(
        made,
        projection.scenario,
        projection.currency,
        projection.total,
        projection.retries,
        tuple(month.cost.likely for month in projection.months),
        tuple(map(_kept, projection.lines)),
    )


def _kept(line: Line) -> Kept:
    charge = line.charge
    source = charge.origin.source
    above = charge.tier.above if charge.tier else -1
    return Kept(
        line.service_tier,
        charge.meter,
        charge.rate,
        charge.per,
        above,
        source.name,
        source.url,
        source.date,
        line.quantity,
        line.amount,
    )


def differences(then: Version, now: Projection) -> list[Difference]:
    """Line by line what has become of a version; the largest difference first.

    They add up to the difference of the likely totals.
    """
    old = _by_key(then.lines, then.retries)
    new = _by_key([_kept(line) for line in now.lines], now.retries)
    none = Decimal(0)
    found = [
        Difference(*key, old.get(key, none), new.get(key, none))
        for key in dict.fromkeys((*old, *new))
    ]
    return sorted(found, key=lambda each: -abs(each.more))


def _by_key(lines: Sequence[Kept], retries: Decimal) -> dict[_Key, Decimal]:
    found: dict[_Key, Decimal] = {("", RETRIES, -1): retries} if retries else {}
    for line in lines:
        found[line.key] = money.plus(found.get(line.key, Decimal(0)), line.amount)
    return found


def write_version(version: Version) -> str:
    """What ``read_version`` reads."""
    plain = money.plain_text
    made = {
        "made": version.made.isoformat(),
        "scenario": written(version.scenario),
        "currency": version.currency,
        "total": [plain(value) for value in version.total],
        "retries": plain(version.retries),
        "months": [plain(cost) for cost in version.months],
        "lines": [_row(line) for line in version.lines],
    }
    return json.dumps(made, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _row(line: Kept) -> Mapping[str, object]:
    made: dict[str, object] = {name: getattr(line, name) for name in (*_TEXTS, "per", "above")}
    made |= {name: money.plain_text(getattr(line, name)) for name in _AMOUNTS}
    return made | {"day": line.day.isoformat()}


def read_version(text: str) -> Version:
    """The version that was written.

    Raises:
        ScenarioError: it is none.
    """
    found = parsed(text)
    try:
        lines = typed(found["lines"], list, "lines")
        if len(lines) > MAX_LINES:
            raise ScenarioError("too-long", "lines", str(len(lines)), most=str(MAX_LINES))
        made = datetime.fromisoformat(found["made"]).astimezone(UTC)
        low, likely, high = map(_amount, found["total"])
        return Version(
            made,
            read(typed(found["scenario"], str, "scenario")),
            typed(found["currency"], str, "currency"),
            Range(low, likely, high),
            _amount(found["retries"]),
            tuple(map(_amount, found["months"])),
            tuple(map(_read_line, lines)),
        )
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise ScenarioError("wrong-type", "version", str(error)[:40]) from None


def _read_line(row: Mapping[str, Any]) -> Kept:
    made: dict[str, Any] = {name: typed(row[name], str, name) for name in _TEXTS}
    made |= {name: typed(row[name], int, name) for name in ("per", "above")}
    made |= {name: _amount(row[name]) for name in _AMOUNTS}
    return Kept(**made, day=date.fromisoformat(row["day"]))


def _amount(text: Any) -> Decimal:
    """An amount, which has more digits than a rate may have."""
    found = money.number(typed(text, str, "amount"))
    if found is None or not found.is_finite() or len(text) > _MOST_DIGITS:
        raise ScenarioError("wrong-type", "amount", text[:40])
    return found
