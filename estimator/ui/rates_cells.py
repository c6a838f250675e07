"""What the cells of the rates table show, say when pointed at, and are sorted by."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from estimator.pricing.book import RateBook
from estimator.pricing.edits import BASE
from estimator.pricing.own import OwnCard
from estimator.pricing.rates import Conflict, Rate, RateCard, RateKey, card_start
from estimator.ui import meter_words, rates_sizes, text
from estimator.ui.rates_columns import CLASS, FIRST_RATE, FROM, MODEL, PROVIDER, SIZE, Columns
from estimator.ui.rates_rows import Row
from estimator.ui.rates_typed import class_title

OWN_MARK, CONFLICT_MARK, NONE = "•", "≠", "–"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row, ready to be shown.

    Attributes:
        texts: by column.
        own: the columns that the user changed.
    """

    texts: tuple[str, ...]
    own: frozenset[int]


class Cells(QObject):
    """The cells of one book's rows on one day."""

    def __init__(self, book: RateBook, columns: Columns, today: date) -> None:
        super().__init__()
        self._book = book
        self._columns = columns
        self._today = today
        self._drawn: dict[Row, Drawn] = {}
        self._names: dict[Row, str] = {}

    def drawn(self, row: Row) -> Drawn:
        """All of a row."""
        found = self._drawn.get(row)
        if found is None:
            found = self._drawn[row] = self._made(row)
        return found

    def _made(self, row: Row) -> Drawn:
        columns = self._columns
        own = frozenset(self._own(row))
        rates = (self._rate(row, column) for column in range(FIRST_RATE, columns.minimum))
        marked = tuple(
            f"{OWN_MARK} {shown}" if column in own else shown
            for column, shown in enumerate((*self._head(row), *rates, *self._tail(row)))
        )
        return Drawn(marked, own)

    def names(self, row: Row) -> str:
        """What a row is found by, in lower case."""
        found = self._names.get(row)
        if found is None:
            service_class = class_title(row.card.service_tier)
            named = (row.provider.name, row.model.id, row.model.name, service_class)
            found = self._names[row] = " ".join(named).lower()
        return found

    def title(self, column: int) -> str:
        """The name of a column."""
        columns = self._columns
        if columns.is_rate(column):
            return meter_words.title(self._book.meters[columns.meter(column)])
        return {
            PROVIDER: self.tr("Provider"),
            MODEL: self.tr("Model"),
            CLASS: self.tr("Class"),
            FROM: self.tr("From"),
            SIZE: self.tr("Size of input"),
            columns.minimum: self.tr("Minimum"),
            columns.currency: self.tr("Currency"),
            columns.note: self.tr("Note"),
            columns.source: self.tr("Source"),
        }[column]

    def unit(self, column: int) -> str:
        """How many of a meter the prices of a column are for."""
        if column == self._columns.minimum:
            return self.tr("per request")
        return meter_words.unit(self._book.meters[self._columns.meter(column)])

    # Texts

    def _head(self, row: Row) -> tuple[str, ...]:
        return (
            row.provider.name,
            self._model(row),
            class_title(row.card.service_tier),
            self._from(row.card),
            rates_sizes.shown(row.card, row.above),
        )

    def _tail(self, row: Row) -> tuple[str, ...]:
        source = row.card.source
        if not row.is_shipped:
            said = self.tr("yours")
        elif row.is_deleted:
            said = self.tr("deleted by you")
        else:
            said = f"{source.name}, {text.short_day(source.date)}"
        return self._minimum(row), self.currency(row), row.card.note, said

    def _model(self, row: Row) -> str:
        retires = row.model.retires
        if retires is None:
            return row.model.id
        known = self.tr("{model} (retired)")
        if retires > self._today:
            known = self.tr("{model} (until {day})")
        return known.format(model=row.model.id, day=text.short_day(retires))

    def _from(self, card: RateCard) -> str:
        """The first day of a card, and its time of day."""
        day = text.short_day(card.start) if card.start else ""
        if card.start and card.start > self._today:
            day = self.tr("{day} (coming)").format(day=day)
        return f"{day} {card.when} UTC".strip() if card.when else day

    def currency(self, row: Row) -> str:
        """The code of the currency of a row's prices."""
        said = self._book.own.cards.get(row.place.card)
        if said and said.currency:
            return said.currency
        inherited = next((rate.currency for rate in row.card.rates.values()), "")
        return inherited or row.provider.currency

    def _minimum(self, row: Row) -> str:
        """What a request costs at least, whatever its size."""
        least, currency = row.card.minimum, row.card.minimum_currency or row.provider.currency
        if not least or row.above != BASE:
            return NONE if row.above == BASE else ""
        price = text.price(least)
        return price if currency == self.currency(row) else f"{price} {currency}"

    def _rate(self, row: Row, column: int) -> str:
        meter = self._columns.meter(column)
        rate = row.card.rates.get(meter)
        price = rate.at(row.above) if rate else None
        if rate is None or price is None:
            if row.is_shipped and row.key(meter) in self._book.own_rates:
                return self.tr("no price")
            if self._conflict(row, meter) and not row.is_deleted:
                return f"{CONFLICT_MARK} {NONE}"
            return NONE if rate is None else ""  # as for smaller inputs
        shown = self._in_currency(row, rate, text.price(price))
        if rate.per != self._book.meters[meter].per:
            shown += f" / {text.integer(rate.per)}"
        is_disputed = self._conflict(row, meter) and row.key(meter) not in self._book.own_rates
        return f"{CONFLICT_MARK} {shown}" if is_disputed else shown

    def _in_currency(self, row: Row, rate: Rate, price: str) -> str:
        """A price with its currency, where that is not the row's."""
        currency = rate.currency or row.provider.currency
        return price if currency == self.currency(row) else f"{price} {currency}"

    # Marks

    def _own(self, row: Row) -> list[int]:
        columns, own = self._columns, self._book.own
        rates = own.rates_by_model.get(row.place.model)
        if rates is None and row.place.card not in own.cards:
            return []
        found = [
            columns.column(meter) for meter in columns.meters if rates and row.key(meter) in rates
        ]
        if not row.is_shipped:
            return []  # all of it is, as its source says
        said = own.cards.get(row.place.card, OwnCard())
        found += [columns.currency] * bool(said.currency) + [columns.note] * bool(said.note)
        has_minimum = said.minimum is not None and row.above == BASE
        return [*found, columns.minimum] if has_minimum else found

    def _conflict(self, row: Row, meter: str) -> Conflict | None:
        """What another source says here, or above a threshold that the row's card has not."""
        place = (*row.place.card[2:], meter)
        for found in row.model.conflicts:
            is_here = found.above == row.above or (
                row.above == BASE and found.above not in row.thresholds()
            )
            if is_here and (found.service_tier, found.start, found.meter) == place:
                return found
        return None

    # Tips

    def tip(self, row: Row, column: int) -> str | None:
        """What a cell says when it is pointed at."""
        columns = self._columns
        if columns.is_rate(column):
            return self._rate_tip(row, columns.meter(column))
        if column == columns.source and row.is_shipped:
            return self._source_tip(row.card)
        if column == MODEL:
            return self._model_tip(row)
        shown = {FROM: self._from(row.card), columns.note: row.card.note}  # which may be cut
        return shown.get(column) or None

    def _rate_tip(self, row: Row, meter: str) -> str | None:
        key = row.key(meter)
        rate = row.card.rates.get(meter)
        if key in self._book.own_rates and row.is_shipped:
            return self._own_tip(key)
        found = self._conflict(row, meter)
        if found:
            return self._conflict_tip(row, rate, found)
        if rate is None or rate.at(row.above) is None:
            return self.tr("As for smaller inputs") if rate else None
        if rate.per != self._book.meters[meter].per:
            return meter_words.unit(self._book.meters[meter], rate.per)
        return None

    def _conflict_tip(self, row: Row, rate: Rate | None, found: Conflict) -> str:
        price = rate.at(row.above) if rate else None
        known = self.tr("{source}: {price}. {other}: {other_price}.")
        if found.above != row.above:
            known = self.tr("{source}: {price}. {other}: {other_price} above {tokens}.")
        return known.format(
            source=row.card.source.name,
            price=self.tr("no price") if price is None else text.price(price),
            other=found.source,
            other_price=text.price(found.rate),
            tokens=text.integer(found.above),
        )

    def _own_tip(self, key: RateKey) -> str:
        model = self._book.shipped(key.provider, key.model)
        shipped = model.rate_at(key) if model else None
        if self._book.own_rates[key] is None:
            known = self.tr("You took this price away. Shipped: {rate}")
        else:
            known = self.tr("Your own price. Shipped: {rate}")
        if shipped is None:
            return self.tr("Your own price. None was shipped.")
        return known.format(rate=text.decimal(shipped))

    def _source_tip(self, card: RateCard) -> str:
        days = (self._today - card.source.date).days
        age = self.tr("%n day(s) old", "", days) if days > 0 else self.tr("read today")
        return f"{card.source.url}\n{age}".strip()

    def _model_tip(self, row: Row) -> str:
        model, lines = row.model, [row.model.name]
        for known, limit in (
            (self.tr("{tokens} tokens of context"), model.context_window),
            (self.tr("{tokens} tokens of input at most"), model.max_input),
            (self.tr("{tokens} tokens of output at most"), model.max_output),
        ):
            if limit:
                lines.append(known.format(tokens=text.integer(limit)))
        return "\n".join([*lines, model.note]).strip()

    # Order

    def order(self, row: Row, column: int) -> Any:
        """What a cell is sorted by: its value, not its text; None where it has none."""
        if self._columns.is_rate(column):
            rate = row.card.rates.get(self._columns.meter(column))
            return rate.at(row.above) if rate else None
        if column == FROM:
            return card_start(row.card)
        if column == SIZE:
            smallest = next(iter(row.thresholds()), -1)
            return (row.above, 1) if row.above >= 0 else (smallest, 0)
        if column == self._columns.minimum:
            return row.card.minimum if row.above == BASE else None
        return self.drawn(row).texts[column].lower()
