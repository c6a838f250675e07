"""The columns of the rates table: what a row is of, a column for each meter, and the rest."""

from dataclasses import dataclass

from estimator.pricing.book import RateBook

PROVIDER, MODEL, CLASS, FROM, SIZE = range(5)
FIRST_RATE = 5
TEXT_METERS = ("input_tokens", "cache_read_tokens", "cache_write_tokens", "output_tokens")
"""The meters of a text's tokens, which every table shows, first."""


@dataclass(frozen=True)
class Columns:
    """The meters that have columns, the four of text first, between what a row is of and the rest.

    Attributes:
        meters: by name.
        own: those of them that the user made.
    """

    meters: tuple[str, ...]
    own: frozenset[str] = frozenset()

    @property
    def minimum(self) -> int:
        """The column of what a request costs at least."""
        return FIRST_RATE + len(self.meters)

    @property
    def currency(self) -> int:
        """The column of the currency."""
        return self.minimum + 1

    @property
    def note(self) -> int:
        """The column of the note."""
        return self.currency + 1

    @property
    def source(self) -> int:
        """The last column: who says so."""
        return self.currency + 2

    @property
    def count(self) -> int:
        """How many there are."""
        return self.currency + 3

    def is_rate(self, column: int) -> bool:
        """Whether a column holds rates."""
        return FIRST_RATE <= column < self.minimum

    def is_price(self, column: int) -> bool:
        """Whether a column holds money: rates, or the minimum."""
        return FIRST_RATE <= column <= self.minimum

    def meter(self, column: int) -> str:
        """The meter of a column of rates."""
        return self.meters[column - FIRST_RATE]

    def column(self, meter: str) -> int:
        """The column of a meter; the first of the rates for one that there is not."""
        return FIRST_RATE + (self.meters.index(meter) if meter in self.meters else 0)


def columns_of(book: RateBook) -> Columns:
    """The columns of a book."""
    others = [meter for meter in book.meters if meter not in TEXT_METERS]
    return Columns((*TEXT_METERS, *others), frozenset(book.own.meters))
