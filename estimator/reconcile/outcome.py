"""What a log comes to: its costs, how they compare with a bill, and where it has gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from estimator.pricing.usage import INPUT, OUTPUT
from estimator.reconcile.bills import Bill, Billed, exchanged
from estimator.reconcile.comparing import Comparison, compare, used
from estimator.reconcile.found import Log
from estimator.reconcile.gaps import Gap, gaps
from estimator.reconcile.priced import Priced, cost, price
from estimator.reconcile.sales import Sales
from estimator.reconcile.tally import Cell


@dataclass(frozen=True)
class Outcome:
    """What a log comes to.

    Attributes:
        cells: what counts; ``aside``: what exports say of providers that have a log.
        bill: what was billed, in files or as it was typed.
        comparison: with it; None where there is none, or none in a currency that is known.
    """

    log: Log
    cells: tuple[Cell, ...]
    aside: tuple[Cell, ...]
    priced: Priced
    bill: Bill
    comparison: Comparison | None
    gaps: tuple[Gap, ...]

    @property
    def requests(self) -> int:
        """How many requests count, as far as that is said."""
        return sum(cell.requests for cell in self.cells)

    @property
    def has_untold(self) -> bool:
        """Whether an export does not say of how many requests it is."""
        return not all(cell.requests for cell in self.cells)

    @property
    def priced_cells(self) -> tuple[Cell, ...]:
        """Those of the cells that have a price."""
        return tuple(cell for cell in self.cells if cost((cell,)) is not None)

    @property
    def names(self) -> dict[str, str]:
        """The names of the models by their ids."""
        return {cell.key[1]: cell.sale.model.name for cell in self.cells if cell.sale.model}

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of the requests; None where none is known."""
        known = [cell.sale.day for cell in self.cells if cell.sale.day]
        return (min(known), max(known)) if known else None

    @property
    def span(self) -> int:
        """How many days there are from the first to the last; 0 where none is known."""
        return (self.days[1] - self.days[0]).days + 1 if self.days else 0

    @property
    def undated(self) -> int:
        """How many requests have no time, and are priced as of today."""
        return sum(cell.requests for cell in self.cells if cell.sale.day is None)

    @property
    def unjudged(self) -> int:
        """How many of the exports' sums might have long requests among them, priced as short."""
        exported = set(map(id, self.log.exported))
        return sum(
            bool(cell.sale.sizes) and cell.size == 0 and cell.requests != 1
            for cell in self.cells
            if id(cell) in exported
        )

    def tokens(self, cells: Sequence[Cell]) -> int:
        """What some of the cells used, in and out."""
        return sum(cell.totals.get(INPUT, 0) + cell.totals.get(OUTPUT, 0) for cell in cells)


def outcome(log: Log, sales: Sales, bill: Sequence[Billed] = ()) -> Outcome:
    """What a log comes to.

    Args:
        log: as it was read.
        sales: of the reading.
        bill: that is typed; without one, what the files say of costs is the bill, if they do.
    """
    cells = used(log)
    counted = set(map(id, cells))
    aside = tuple(cell for cell in log.exported if id(cell) not in counted)
    billed = exchanged(bill or log.bill, sales.book.own.exchanges)
    return Outcome(
        log,
        cells,
        aside,
        price(cells),
        billed,
        compare(log, billed.lines, sales) if billed.lines else None,
        (*gaps(log.hours), *(gaps(log.export_hours, by_day=True) if not log.hours else ())),
    )
