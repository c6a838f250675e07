"""How a row is understood: which of its cells are needed, and what they may be."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from estimator.pricing import regions
from estimator.pricing.entries import is_plain
from estimator.pricing.own import OwnCard, OwnModel
from estimator.pricing.portable import numbers
from estimator.pricing.portable.numbers import CellError
from estimator.pricing.portable.places import Names
from estimator.pricing.portable.rows import (
    ABOVE,
    AT_LEAST,
    KINDS,
    MODEL,
    NO_PRICE,
    RATE,
)
from estimator.pricing.portable.said import CardSaid, Item, ModelSaid, RateSaid, RowError, Where
from estimator.pricing.rates import SERVICE_TIERS, STANDARD
from estimator.pricing.usage import Meters
from estimator.pricing.when import WhenError, parse_when, start_text

MAX_CARDS, MAX_THRESHOLDS = 100, 100
"""Of a model, and of a rate; real ones have ten, and two."""
MAX_NAME = 200
"""Letters of a model's name in the files of others; real ones have sixty."""
_LONGEST = 10_000  # characters of a cell
_LONGEST_NAME = 60
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
_SURROGATE = re.compile("[\ud800-\udfff]")
_YES, _NO = ("yes", "true", "1"), ("", "no", "false", "0")
_KEPT_AS_IS = ("name", "note")
_NAMES = ("provider", "model", "name", "service_tier", "meter", "counts_as")


@dataclass(frozen=True, slots=True)
class Reader:
    """What the rows of a file are read with.

    Attributes:
        meters: of the book, and of the file.
        names: of the book's models.
        sign: before decimals, as ``numbers.decimal_sign`` says it.
        is_dated: the rows say from when on a rate holds; else it is the one that holds now.
    """

    meters: Meters
    names: Names
    sign: str = "."
    is_dated: bool = True

    def read(self, cells: Mapping[str, str], where: Where) -> Item:
        """What a row says, or why it is refused.

        Args:
            cells: by the names of the columns; a missing one is as an empty one.
            where: it stands.
        """
        cell = _Cells({name: _stripped(name, text) for name, text in cells.items()}, where)
        try:
            match cell.one_of("kind", KINDS) or RATE:
                case kind if kind == RATE:
                    return self._rate(cell)
                case kind if kind == MODEL:
                    return self._model(cell)
                case _:
                    return self._card(cell)
        except RowError as error:
            return error

    def _rate(self, cell: "_Cells") -> RateSaid:
        return RateSaid(
            cell.where,
            *self._ids(cell),
            cell["name"],
            cell.service_tier(),
            cell.start() if self.is_dated else None,
            self._meter(cell),
            cell.first(),
            self._price(cell),
            cell.whole("per", 1),
            cell.currency(),
        )

    def _ids(self, cell: "_Cells") -> tuple[str, str]:
        return self.names.as_written(cell.needed("provider"), cell.needed("model"))

    def _meter(self, cell: "_Cells") -> str:
        name = cell.needed("meter")
        if name in self.meters:
            return name
        if name.lower() in self.meters:
            return name.lower()
        near = _near(name.lower()[:_LONGEST_NAME], tuple(self.meters))
        raise RowError(cell.where, "unknown-meter", "meter", name[:100], near)

    def _price(self, cell: "_Cells") -> Decimal | None:
        if cell["rate"].lower() == NO_PRICE:
            return None
        return cell.rate("rate", self.sign)

    def _model(self, cell: "_Cells") -> ModelSaid:
        facts = OwnModel(
            name=cell["name"],
            context_window=cell.whole("context_window", 1),
            max_input=cell.whole("max_input", 1),
            max_output=cell.whole("max_output", 1),
            retires=cell.day("retires"),
            note=cell["note"],
            counts_as=cell["counts_as"],
            regions=cell.regions("regions"),
            hidden=cell.is_on("hidden"),
        )
        return ModelSaid(cell.where, *self._ids(cell), facts)

    def _card(self, cell: "_Cells") -> CardSaid:
        place = *self._ids(cell), cell.service_tier(), cell.start()
        facts = OwnCard(
            note=cell["note"],
            currency=cell.currency(),
            minimum=cell.rate("minimum", self.sign) if cell["minimum"] else None,
            hidden=cell.is_on("hidden"),
        )
        return CardSaid(cell.where, *place, facts)


@lru_cache(maxsize=256)  # a file may have the same slip in each row
def _near(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(difflib.get_close_matches(name, known, n=3))


def is_text(text: str) -> bool:
    """Whether a store can keep it: lone halves of surrogate pairs are no text."""
    return not _SURROGATE.search(text)


def is_name(text: str) -> bool:
    """Whether it can be shown as the name of a model: no line breaks, no signs that turn a line."""
    return text == text.strip() and 0 < len(text) <= MAX_NAME and text.isprintable()


def _stripped(name: str, text: str) -> str:
    return text if name in _KEPT_AS_IS else text.strip()


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of a row; each method raises RowError for one that is not what it should be."""

    given: Mapping[str, str]
    where: Where

    def __getitem__(self, column: str) -> str:
        text = self.given.get(column, "")
        if len(text) > _LONGEST:
            raise RowError(self.where, "too-long", column, text[:100])
        if not is_text(text):
            raise RowError(self.where, "not-text", column)
        if column in _NAMES and not is_plain(text):
            raise RowError(self.where, "controls", column, text[:100])
        return text

    def _refused(self, column: str, reason: str, known: tuple[str, ...] = ()) -> RowError:
        return RowError(self.where, reason, column, self[column][:100], known)

    def needed(self, column: str) -> str:
        text = self[column]
        if not text:
            raise self._refused(column, "missing")
        return text

    def one_of(self, column: str, known: tuple[str, ...]) -> str:
        """One of these words, in any case; empty where there is none."""
        text = self[column].lower()
        if text and text not in known:
            raise self._refused(column, "not-one-of", known)
        return text

    def service_tier(self) -> str:
        text = self["service_tier"] or STANDARD
        return text.lower() if text.lower() in SERVICE_TIERS else text

    def start(self) -> str:
        try:
            when = parse_when(self["when"]) if self["when"] else None
        except WhenError:
            raise self._refused("when", "not-hours") from None
        return start_text(self.day("from"), when)

    def day(self, column: str) -> date | None:
        text = self[column]
        if not text:
            return None
        try:
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
                return date.fromisoformat(text)
        except ValueError:
            pass
        raise self._refused(column, "not-a-day")

    def first(self) -> int:
        """The fewest input tokens that the rate is for; 0 for the base."""
        inclusive = self.one_of("inclusive", (ABOVE, AT_LEAST)) or ABOVE
        least = 1 if inclusive == AT_LEAST else 0
        above = self.whole("above", least)
        if above is None:
            return 0
        return above if inclusive == AT_LEAST else above + 1

    def whole(self, column: str, least: int) -> int | None:
        try:
            return numbers.whole(self[column], least) if self[column] else None
        except CellError as error:
            raise self._refused(column, error.reason) from None

    def rate(self, column: str, sign: str) -> Decimal:
        try:
            return numbers.rate(self.needed(column), sign)
        except CellError as error:
            raise self._refused(column, error.reason, error.known) from None

    def regions(self, column: str) -> str:
        text = self[column]
        try:
            return text if text in ("", regions.NOWHERE) else regions.written(regions.read(text))
        except ValueError:
            raise self._refused(column, "not-one-of", ("eu=1.1 us=1.1", regions.NOWHERE)) from None

    def currency(self) -> str:
        text = self["currency"].upper()
        if text and not _CURRENCY.fullmatch(text):
            raise self._refused("currency", "not-one-of", ("USD", "EUR", "CNY"))
        return text

    def is_on(self, column: str) -> bool:
        return self.one_of(column, (*_YES, *_NO)) in _YES


def within_bounds(items: Iterable[Item]) -> Iterator[Item]:
    """The same items, but for the rates of cards and thresholds beyond what a model may have."""
    cards: dict[tuple[str, str], set[tuple[str, str | None]]] = {}
    steps: dict[tuple[str | None, ...], set[int]] = {}
    for item in items:
        if isinstance(item, RateSaid):
            place = item.service_tier, item.start
            there = cards.setdefault((item.provider, item.model), set())
            firsts = steps.setdefault((item.provider, item.model, *place, item.meter), set())
            there.add(place)
            firsts.add(item.first)
            if len(there) > MAX_CARDS or len(firsts) > MAX_THRESHOLDS:
                there.discard(place)
                firsts.discard(item.first)
                yield RowError(item.where, "too-many", given=f"{item.provider} {item.model}")
                continue
        yield item


def without_repeats(items: Iterator[Item]) -> Iterator[Item]:
    """The same items, where one that contradicts an earlier one is refused.

    Of two rows for the same place that say the same, both stay.
    """
    seen: dict[tuple[object, ...], tuple[object, ...]] = {}
    for item in items:
        place, saying = _place(item)
        before = seen.setdefault(place, saying) if place else saying
        if before == saying or not isinstance(item, RateSaid | ModelSaid | CardSaid):
            yield item
        else:
            yield RowError(item.where, "said-twice", given=f"{item.provider} {item.model}")


def _place(item: Item) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """What an item is about, and what it says of that."""
    match item:
        case RateSaid():
            place = (item.service_tier, item.start, item.meter, item.first)
            return (item.provider, item.model, *place), (item.rate, item.per, item.currency)
        case ModelSaid():
            return (item.provider, item.model), (item.facts,)
        case CardSaid():
            return (item.provider, item.model, item.service_tier, item.start), (item.facts,)
        case _:
            return (), ()
