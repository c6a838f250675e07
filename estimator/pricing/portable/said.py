"""What a file of rates says, claim by claim, and what in it can't be understood."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from estimator.pricing.entries import Entry
from estimator.pricing.own import OwnCard, OwnModel


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file.

    Attributes:
        line: of a table, from 1; 0 where there are no lines.
        path: in a JSON document, such as ``rates[3]`` or a model's name.
    """

    line: int = 0
    path: str = ""


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class RowError(Exception):
    """A row that is refused.

    Attributes:
        reason: of a cell: ``"missing"``, ``"not-a-number"``, ``"negative"``, ``"too-large"``,
            ``"too-fine"``, ``"ambiguous"`` (``1,500`` may be two numbers), ``"not-whole"``,
            ``"not-a-day"``, ``"not-hours"``, ``"not-one-of"``, ``"not-text"``, ``"too-long"``,
            ``"controls"`` (of a name: characters that a terminal would obey, or that turn a line),
            ``"unknown-meter"``, ``"currency"`` (the card's rates are in another), ``"per"`` (the
            rate has no exact decimal for as many as the book's rate is for). Of a row:
            ``"too-many-cells"``, ``"not-an-object"``, ``"named-twice"`` (in one JSON object),
            ``"too-many"`` (more cards or thresholds than a model may have), ``"said-twice"`` (a
            row before says something else) or ``"not-understood"``.
        column: the column or field; empty for all of the row.
        given: what stands there.
        known: what would be right.
    """

    where: Where
    reason: str
    column: str = ""
    given: str = ""
    known: tuple[str, ...] = ()


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class RatesFileError(Exception):
    """A file that is none of rates; nothing of it is read.

    Attributes:
        reason: ``"empty"``, ``"too-large"`` and ``"too-many"`` (changes; ``given`` is the limit),
            ``"not-json"`` (``given`` is the parser's reason), ``"too-deep"``, ``"unknown-form"``,
            ``"newer"`` (of a later version, ``given``), ``"no-column"``, ``"misspelt-column"``,
            ``"column-twice"`` or ``"not-csv"``.
        given: the column at fault.
        known: the names that it may be meant as.
        line: from 1; 0 where it does not matter.
    """

    reason: str
    given: str = ""
    known: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class RateSaid:
    """A rate.

    Attributes:
        name: what the model is called, for one that the book has not; empty: as its id.
        start: of the card, as in ``RateKey``; None for the card that is in force.
        first: the fewest input tokens of a request that has it; 0 for the base rate.
        rate: None says that there is no price.
        per: how many it is for; None for as many as the book's.
        currency: empty for the book's.
        is_any_day: the file knows hours alone, where the book may know weekdays too.
    """

    where: Where
    provider: str
    model: str
    name: str
    service_tier: str
    start: str | None
    meter: str
    first: int
    rate: Decimal | None
    per: int | None = None
    currency: str = ""
    is_any_day: bool = False


@dataclass(frozen=True, slots=True)
class ModelSaid:
    """Facts of a model; empty ones say nothing.

    Attributes:
        fills: they are rough, and only fill what the book does not know.
    """

    where: Where
    provider: str
    model: str
    facts: OwnModel
    fills: bool = False


@dataclass(frozen=True, slots=True)
class CardSaid:
    """Facts of a card; empty ones say nothing."""

    where: Where
    provider: str
    model: str
    service_tier: str
    start: str
    facts: OwnCard


@dataclass(frozen=True, slots=True)
class EntrySaid:
    """A rule, an exchange rate or a meter of the user's, as the store keeps it."""

    where: Where
    entry: Entry
    value: str


@dataclass(frozen=True, slots=True)
class Passed:
    """Something that is passed over.

    Attributes:
        what: a provider whose row it is (``"provider"``), or a field (``"field"``).
        name: of it.
    """

    what: str
    name: str


Item = RateSaid | ModelSaid | CardSaid | EntrySaid | Passed | RowError


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that a file says.

    Attributes:
        skipped: providers that are passed over, and how many of their rows.
        ignored: fields that have no place in the book, and how often they are there.
    """

    rates: tuple[RateSaid, ...]
    models: tuple[ModelSaid, ...]
    cards: tuple[CardSaid, ...]
    entries: tuple[EntrySaid, ...]
    bad: tuple[RowError, ...]
    skipped: Mapping[str, int]
    ignored: Mapping[str, int]


def collect(items: Iterable[Item]) -> Found:
    """What readers yield, sorted by kind."""
    rates: list[RateSaid] = []
    models: list[ModelSaid] = []
    cards: list[CardSaid] = []
    things: list[EntrySaid] = []
    bad: list[RowError] = []
    passed: dict[str, Counter[str]] = {"provider": Counter(), "field": Counter()}
    for item in items:
        match item:
            case RateSaid():
                rates.append(item)
            case ModelSaid():
                models.append(item)
            case CardSaid():
                cards.append(item)
            case EntrySaid():
                things.append(item)
            case Passed():
                passed[item.what][item.name] += 1
            case _:
                bad.append(item)
    said = tuple(rates), tuple(models), tuple(cards), tuple(things), tuple(bad)
    return Found(*said, passed["provider"], passed["field"])
