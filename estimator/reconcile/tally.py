"""What many requests used, added up where they cost the same."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from estimator.pricing.quote import Quote
from estimator.pricing.tariff import Tariff
from estimator.pricing.usage import REQUESTS
from estimator.reconcile.record import QUANTITIES, Kind
from estimator.reconcile.sales import Sale, Sales

_HOUR_SECONDS = 3_600
_Sums = list[int]


@dataclass(frozen=True, slots=True)
class Cell:
    """Requests of one model, class, region and day that fall in one tier.

    Attributes:
        requests: how many; 0 where an export does not say it.
        size: the fewest input tokens with which a request falls in the same tier as each of them,
            by any price of the model.
        totals: by meter, what they used together.
        is_alike: whether each of them used the same.
    """

    sale: Sale
    requests: int
    size: int
    totals: Mapping[str, int]
    is_alike: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """The model's provider and id; of one that is not in the book, nothing and its name."""
        model = self.sale.model
        return (model.provider, model.id) if model else ("", self.sale.name.lower())

    def quote(self, tariff: Tariff) -> Quote:
        """What they cost by a tariff: the sale's own, or another of the model.

        Raises:
            UsageError: something that was used has no rate.
        """
        if not self.is_alike:
            usage = {meter: Decimal(total) for meter, total in self.totals.items()}
            return tariff.quote_together(usage, Decimal(self.requests), Decimal(self.size))
        one = {meter: Decimal(total // self.requests) for meter, total in self.totals.items()}
        return tariff.quote({**one, REQUESTS: Decimal(self.requests)})


class Tally:
    """Adds up requests.

    Attributes:
        hours: how many requests there were, by the hour since 1970, UTC.
    """

    def __init__(self, sales: Sales) -> None:
        self._sales = sales
        self._spans: dict[Kind, int] = {}
        self._slots: dict[tuple[Kind, int], _Slot] = {}
        self.hours: dict[int, int] = {}

    def add(
        self,
        kind: Kind,
        second: int,
        quantities: Sequence[int],
        requests: int = 1,
        size: int | None = None,
    ) -> None:
        """Add a request, or what an export says of several.

        Args:
            kind: of it.
            second: since 1970; 0 where it is not known.
            quantities: of QUANTITIES.
            requests: that used it together.
            size: input tokens of one of them; its own where it is one.
        """
        span = self._spans.get(kind) or self._spans.setdefault(kind, self._sales.span(kind))
        key = kind, second // span
        slot = self._slots.get(key)
        if slot is None:
            slot = self._slots[key] = _Slot(self._sales.sale(kind, second))
        slot.add(quantities, requests, size)
        hour = second // _HOUR_SECONDS
        self.hours[hour] = self.hours.get(hour, 0) + requests

    def cells(self) -> Iterator[Cell]:
        """What was added up."""
        for slot in self._slots.values():
            yield from slot.cells()


class _Slot:
    """The sums of one sale, by the tier that requests fall in."""

    def __init__(self, sale: Sale) -> None:
        self._sale, self._sizes = sale, sale.sizes
        self._is_even = sale.tariff is None or sale.tariff.is_even
        self._sums: dict[int, _Sums] = {}
        self._alike: dict[tuple[int, ...], int] = {}

    def add(self, quantities: Sequence[int], requests: int, size: int | None) -> None:
        if not self._is_even and requests == 1:
            alike = tuple(quantities)
            self._alike[alike] = self._alike.get(alike, 0) + 1
            return
        level = 0
        if self._sizes:
            level = self._level(size if size is not None else quantities[0] if quantities else 0)
        sums = self._sums.get(level)
        if sums is None:
            sums = self._sums[level] = [0] * (1 + len(QUANTITIES))
        sums[0] += requests
        for place, quantity in enumerate(quantities, 1):
            sums[place] += quantity

    def _level(self, input_tokens: int) -> int:
        return bisect_right(self._sizes, input_tokens)

    def cells(self) -> Iterator[Cell]:
        for level, (requests, *sums) in self._sums.items():
            size = self._sizes[level - 1] if level else 0
            yield Cell(self._sale, requests, size, _used(sums))
        for one, requests in self._alike.items():
            used = _used([each * requests for each in one])
            yield Cell(self._sale, requests, one[0] if one else 0, used, is_alike=True)


def _used(sums: Sequence[int]) -> dict[str, int]:
    return {meter: total for meter, total in zip(QUANTITIES, sums, strict=False) if total}
