"""What is typed into a cell of the rates, as entries that are to be set."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from estimator.pricing import deletions, edits
from estimator.pricing.book import RateBook
from estimator.pricing.edits import BASE, Changes, Place, card_key
from estimator.pricing.own import CardKey, OwnCard
from estimator.pricing.rates import RateKey, card_start
from estimator.pricing.when import start_text
from estimator.ui import rates_sizes, rates_typed, text
from estimator.ui.rates_columns import CLASS, FROM, SIZE, Columns
from estimator.ui.rates_rows import Row
from estimator.ui.rates_typed import Start, TypedError
from estimator.ui.text import Typed


@dataclass(frozen=True)
class Edit:
    """What a typed text is to change.

    Attributes:
        changes: the entries.
        price: what a price was read as, where it was not written in the locale's own way.
        start: the same of a day.
        place: where the row is afterwards, if it is a new one or moves.
    """

    changes: Changes
    price: Decimal | None = None
    start: Start | None = None
    place: Place | None = None


def is_editable(row: Row, column: int, columns: Columns) -> bool:
    """Whether a cell can be edited."""
    if row.is_deleted:
        return False
    if column in (SIZE, columns.minimum):  # a minimum is of the card, for any size
        return (row.above == BASE) == (column == columns.minimum)
    return (
        columns.is_rate(column)
        or column in (CLASS, FROM)
        or column in (columns.currency, columns.note)
    )


def editable(row: Row, column: int, columns: Columns, currency: str) -> str:
    """What the editor of a cell begins with."""
    if columns.is_rate(column):
        rate = row.card.rates.get(columns.meter(column))
        price = rate.at(row.above) if rate else None
        return "" if price is None else text.editable_decimal(price)
    return {
        CLASS: rates_typed.class_title(row.card.service_tier),
        FROM: card_start(row.card),
        SIZE: "" if row.above == BASE else rates_sizes.shown(row.card, row.above),
        columns.minimum: _editable_minimum(row),
        columns.currency: currency,
        columns.note: row.card.note,
    }.get(column, "")


def _editable_minimum(row: Row) -> str:
    least = row.card.minimum if row.above == BASE else None
    return text.editable_decimal(least) if least else ""


@dataclass(frozen=True)
class Cell:
    """A cell of a book's table.

    Attributes:
        currency: of the prices of its row.
        sign: before the decimals of what is pasted with it, empty where they don't agree; None
            for what is typed.
    """

    book: RateBook
    row: Row
    column: int
    columns: Columns
    currency: str
    sign: str | None = None

    def price(self, typed: str) -> Typed:
        """A price typed into it, or pasted.

        Raises:
            RateError: it is none.
            TypedError: it was pasted and may be two.
        """
        found = text.parse_rate(typed, self.currency, self.sign)
        if found.is_ambiguous and self.sign is not None:
            raise TypedError("ambiguous", typed)
        return found


def read(cell: Cell, typed: str) -> Edit:
    """What a text typed into a cell says; an edit without changes where it is as it was.

    Raises:
        RateError, TypedError, EditError: it says nothing that can be taken.
    """
    book, row, column, columns = cell.book, cell.row, cell.column, cell.columns
    if not is_editable(row, column, columns):
        raise TypedError("fixed", typed)
    if typed.strip() == editable(row, column, columns, cell.currency):
        return Edit({})
    if columns.is_rate(column):
        return _price(cell, typed)
    if column == columns.minimum:
        return _minimum(cell, typed)
    made: dict[int, Callable[[RateBook, Row, str], Edit]] = {
        CLASS: _class,
        FROM: _start,
        SIZE: _size,
        columns.currency: _currency,
        columns.note: _note,
    }
    return made[column](book, row, typed)


def _price(cell: Cell, typed: str) -> Edit:
    key = cell.row.key(cell.columns.meter(cell.column))
    if not typed.strip():
        return Edit(edits.priced(cell.book, {key: None}))
    found = cell.price(typed)
    changes = edits.priced(cell.book, {key: found.value})
    return Edit(changes, price=found.value if found.reread else None)


def _minimum(cell: Cell, typed: str) -> Edit:
    card = cell.row.place.card
    if not typed.strip():
        return Edit(edits.at_least(cell.book, card, None))
    found = cell.price(typed)
    changes = edits.at_least(cell.book, card, found.value)
    return Edit(changes, price=found.value if found.reread else None)


def _moved(book: RateBook, row: Row, to: CardKey) -> Edit:
    if to == row.place.card:
        return Edit({})
    return Edit(edits.moved(book, row.place.card, to), place=Place(to, row.above))


def _class(book: RateBook, row: Row, typed: str) -> Edit:
    provider, model, _, start = row.place.card
    return _moved(book, row, (provider, model, rates_typed.service_tier(typed), start))


def _start(book: RateBook, row: Row, typed: str) -> Edit:
    found = rates_typed.start(typed)
    to = (*row.place.card[:3], start_text(found.day, found.when))
    return replace(_moved(book, row, to), start=found)


def _size(book: RateBook, row: Row, typed: str) -> Edit:
    under = edits.card_under(book, row.place.card)
    above = rates_sizes.above(typed, row.card, under, row.above)
    if above == row.above:
        return Edit({})
    changes = edits.resized(book, row.place, above)
    return Edit(changes, place=replace(row.place, above=above))


def _currency(book: RateBook, row: Row, typed: str) -> Edit:
    return Edit(edits.in_currency(book, row.place.card, rates_typed.currency(typed)))


def _note(book: RateBook, row: Row, typed: str) -> Edit:
    return Edit(edits.noted(book, row.place.card, rates_typed.note(typed)))


def reset(book: RateBook, cells: Iterable[tuple[Row, int]], columns: Columns) -> Changes:
    """Go back to what is shipped in these cells of rows; with the currency goes its card."""
    keys, said, whole = list[RateKey](), dict[CardKey, OwnCard](), set[Place]()
    for row, column in cells:
        card = row.place.card
        if row.is_deleted or column == columns.currency:
            whole.add(Place(card))
        elif columns.is_rate(column):
            keys.append(row.key(columns.meter(column)))
        else:
            before = said.get(card) or book.own.cards[card]
            is_note = column == columns.note
            said[card] = replace(before, note="") if is_note else replace(before, minimum=None)
    keys = [key for key in keys if Place(card_key(key)) not in whole]
    changes = deletions.rates_reset(book, keys)
    for card, left in said.items():
        changes |= edits.card_said(book, card, left)
    return changes | deletions.reset(book, whole)
