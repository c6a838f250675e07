"""What a request used: quantities of meters, and how totals are parted from their parts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from estimator.pricing import money
from estimator.pricing.rates import Meter

MAX_QUANTITY = Decimal(10) ** 18
MAX_QUANTITY_DECIMALS = 9
INPUT, OUTPUT, REQUESTS = "input_tokens", "output_tokens", "requests"
CACHE_READ = "cache_read_tokens"


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class UsageError(Exception):
    """A usage that can't be priced.

    Attributes:
        kind: ``"unknown-meter"``, ``"bad-quantity"`` (negative, not a finite number, above
            MAX_QUANTITY or finer than MAX_QUANTITY_DECIMALS), ``"part-without-total"``,
            ``"part-above-total"``, ``"no-rate"`` or ``"no-exchange"`` (the rate is in a currency
            that no exchange rate is kept for).
        meter: the meter at fault.
        given: its quantity, the parts' sum for ``"part-above-total"``, or the currency.
        total: the total that it is a part of; empty where that does not matter.
        limit: the total's quantity.
    """

    kind: str
    meter: str
    given: str = ""
    total: str = ""
    limit: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the quantities of some meters are told apart, so that each token is in one alone.

    Attributes:
        names: of the meters, in the book's order.
        parts: a meter, as an index, and the meters that are parts of it; parts come first.
        lacking: a meter, and the totals of it that are not given.
    """

    names: tuple[str, ...]
    parts: tuple[tuple[int, tuple[int, ...]], ...]
    lacking: tuple[tuple[int, str], ...]


class Meters(dict[str, Meter]):
    """The meters of a book by name, totals before their parts; it is not changed once in use."""

    def __init__(self, meters: Mapping[str, Meter] | Iterable[tuple[str, Meter]] = ()) -> None:
        super().__init__(meters)
        self._shapes: dict[tuple[str, ...], Shape] = {}
        self._charged_as: dict[str, tuple[str, ...]] = {}

    def charged_as(self, meter: str) -> tuple[str, ...]:
        """Whose rates a meter may have: its own, else that of the nearest total which has one."""
        if meter not in self._charged_as:
            found = list(self[meter].part_of)
            for total in self[meter].part_of:
                found += [name for name in self.charged_as(total)[1:] if name not in found]
            self._charged_as[meter] = (meter, *found)
        return self._charged_as[meter]

    def shape(self, given: tuple[str, ...]) -> Shape:
        """How a usage of these meters is parted."""
        shape = self._shapes.get(given)
        if shape is None:
            shape = self._shapes[given] = self._made(frozenset(given))
        return shape

    def _made(self, given: frozenset[str]) -> Shape:
        names = tuple(name for name in self if name in given and name != REQUESTS)
        totals = [self.charged_as(name)[1:] for name in names]
        deepest_first = sorted(range(len(names)), key=lambda n: -len(totals[n]))
        parts = tuple(
            (n, tuple(p for p in deepest_first if names[n] in totals[p])) for n in deepest_first
        )
        lacking = tuple(
            (n, total) for n in range(len(names)) for total in totals[n] if total not in given
        )
        return Shape(names, tuple(part for part in parts if part[1]), lacking)


def own_quantities(
    usage: Mapping[str, Decimal], values: Sequence[Decimal], shape: Shape
) -> Sequence[Decimal]:
    """Each quantity less its parts'.

    Args:
        usage: what was given, for the error.
        values: the quantities of the shape's names.
        shape: of the usage.

    Raises:
        UsageError: parts are more than their total, or a part has no total.
    """
    for n, total in shape.lacking:
        if values[n]:
            raise UsageError("part-without-total", shape.names[n], _plain(values[n]), total)
    if not shape.parts:
        return values
    own = list(values)
    for n, parts in shape.parts:
        for p in parts:
            own[n] = money.minus(own[n], own[p])
        if own[n] < 0:
            names = [shape.names[p] for p in parts]
            raise _too_many_parts(shape.names[n], names, usage, [own[p] for p in parts])
    return own


def _too_many_parts(
    meter: str, parts: list[str], usage: Mapping[str, Decimal], own: list[Decimal]
) -> UsageError:
    limit = _plain(usage[meter])
    for part in parts:
        if usage[part] > usage[meter]:
            return UsageError("part-above-total", part, _plain(usage[part]), meter, limit)
    names = " + ".join(part for part in parts if usage[part])
    return UsageError("part-above-total", names, _plain(money.total(own)), meter, limit)


def _plain(value: Decimal) -> str:
    return money.plain_text(Decimal(value))


def read_usage(usage: Mapping[str, object], meters: Meters) -> dict[str, Decimal]:
    """Check a usage: known meters, whole or decimal quantities that are finite and not negative.

    Raises:
        UsageError: one of them is not.
    """
    read = {}
    for meter, quantity in usage.items():
        if meter not in meters and meter != REQUESTS:
            raise UsageError("unknown-meter", meter)
        read[meter] = _quantity(meter, quantity)
        if meter == REQUESTS and read[meter] % 1:
            raise UsageError("bad-quantity", meter, str(quantity))
    return read


def _quantity(meter: str, given: object) -> Decimal:
    value = money.number(given)
    if value is None or not value.is_finite() or not 0 <= value <= MAX_QUANTITY:
        raise UsageError("bad-quantity", meter, str(given if value is None else value))
    if -int(value.as_tuple().exponent) > MAX_QUANTITY_DECIMALS:
        raise UsageError("bad-quantity", meter, str(value))
    return value
