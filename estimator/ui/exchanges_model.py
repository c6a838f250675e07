"""What the user says other currencies are worth, as a table."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from estimator.pricing import entries
from estimator.pricing.edits import EditError
from estimator.pricing.entries import EXCHANGE, Entry
from estimator.pricing.exchanging import BOOK
from estimator.pricing.money import RateError
from estimator.pricing.own import Exchange
from estimator.session import now as session_now
from estimator.store.database import StoreError
from estimator.ui import rates_typed, text, words
from estimator.ui.entries_model import EntriesModel
from estimator.ui.rates_form import Fields
from estimator.ui.rates_typed import TypedError

CURRENCY, WORTH, DAY = range(3)


class ExchangesModel(EntriesModel):
    """A row for each currency: what one of it is worth in US dollars, and the day of that."""

    def kept(self) -> Sequence[str]:
        """By their codes."""
        return sorted(self.session.book.own.exchanges)

    def entry(self, name: str) -> Entry:
        """An entry by its name."""
        return EXCHANGE, entries.key_of(name)

    def titles(self) -> Sequence[str]:
        """The names of the columns."""
        return self.tr("Currency"), self.tr("Worth in US dollars"), self.tr("Of the day")

    def shown(self, name: str, column: int) -> str:
        """What a cell shows."""
        kept = self.session.book.own.exchanges[name]
        return {CURRENCY: name, WORTH: text.worth(kept.rate), DAY: text.short_day(kept.date)}[
            column
        ]

    def editable(self, name: str, column: int) -> str | None:
        """What the editor of a cell begins with."""
        kept = self.session.book.own.exchanges[name]
        return {WORTH: text.editable_decimal(kept.rate), DAY: kept.date.isoformat()}.get(column)

    def read(self, name: str, column: int, typed: str) -> str:
        """The exchange rate with what was typed; another worth is of today."""
        kept = self.session.book.own.exchanges[name]
        if column == DAY:
            return entries.value_of(replace(kept, date=rates_typed.lone_day(typed)))
        return entries.value_of(Exchange(worth(typed).rate, today()))

    def add(self, typed: Fields) -> str:
        """Add a currency; why that can't be, as a sentence, else empty."""
        try:
            code = self._new(typed["currency"])
            made = entries.value_of(worth(typed["worth"]))
            self.session.rates.change({self.entry(code): made}, "add")
        except (TypedError, EditError, RateError, StoreError) as error:
            return words.sentence(error)
        self.said.emit("")
        self.follow()
        self.rates_changed.emit()
        return ""

    def _new(self, typed: str) -> str:
        code = rates_typed.currency(typed)
        if code == BOOK or code in self.session.book.own.exchanges:
            raise EditError("exists", (code,))
        return code


def worth(typed: str) -> Exchange:
    """An exchange rate of today.

    Raises:
        RateError, TypedError: it is none.
    """
    rate = rates_typed.number(typed, is_price=True)
    if not rate:
        raise TypedError("worth", typed)
    return Exchange(rate, today())


def today() -> date:
    """The day (UTC) that an exchange rate is of when it is typed."""
    return session_now().date()
