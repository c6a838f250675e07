"""The meters that the user made, as a table."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from estimator.pricing import entries
from estimator.pricing.edits import EditError
from estimator.pricing.entries import METER, Entry
from estimator.pricing.model_edits import meter_name
from estimator.pricing.own import OwnMeter
from estimator.pricing.quote import MINIMUM
from estimator.store.database import StoreError
from estimator.ui import meter_words, rates_typed, text, words
from estimator.ui.entries_model import EntriesModel
from estimator.ui.rates_form import Fields
from estimator.ui.rates_typed import TypedError

NAME, FOR, STEP, PART, ID = range(5)


class MetersModel(EntriesModel):
    """A row for each meter: what it is called, and what a price is for."""

    def _meter(self, name: str) -> OwnMeter:
        return self.session.book.own.meters[name]

    def kept(self) -> Sequence[str]:
        """By what they are called in a quote request."""
        return sorted(self.session.book.own.meters)

    def entry(self, name: str) -> Entry:
        """An entry by its name."""
        return METER, entries.key_of(name)

    def titles(self) -> Sequence[str]:
        """The names of the columns."""
        return (
            self.tr("Meter"),
            self.tr("Price for"),
            self.tr("Rounded up to"),
            self.tr("Part of"),
            self.tr("In a request"),
        )

    def shown(self, name: str, column: int) -> str:
        """What a cell shows."""
        meter, known = self._meter(name), self.session.book.meters
        totals = [meter_words.title(known[total]) for total in meter.part_of if total in known]
        return {
            NAME: meter.title or name,
            FOR: meter_words.amount(meter.per, meter.unit),
            STEP: text.integer(meter.step) if meter.step else self.tr("as it is"),
            PART: ", ".join(totals) or "–",
            ID: name,
        }[column]

    def editable(self, name: str, column: int) -> str | None:
        """What the editor of a cell begins with."""
        meter = self._meter(name)
        return {
            NAME: meter.title or name,
            FOR: f"{meter.per} {meter.unit}".strip(),
            STEP: str(meter.step) if meter.step else "",
            PART: self.shown(name, PART) if meter.part_of else "",
        }.get(column)

    def read(self, name: str, column: int, typed: str) -> str:
        """The meter with what was typed into a cell."""
        meter = self._meter(name)
        if column == NAME:
            meter = replace(meter, title=self._free_title(rates_typed.name(typed), name))
        elif column == FOR:
            per, unit = rates_typed.unit(typed)
            meter = replace(meter, per=per, unit=unit)
        elif column == STEP:
            is_whole = typed.strip() in ("", "0", self.tr("as it is"))
            meter = replace(meter, step=0 if is_whole else rates_typed.limit(typed, "step"))
        else:
            is_none = typed.strip() in ("", "–", "-")
            meter = replace(meter, part_of=() if is_none else (self._total(name, typed),))
        return entries.value_of(meter)

    def _free_title(self, title: str, name: str) -> str:
        """The title, if no other meter is called that.

        Raises:
            EditError: one is.
        """
        wanted = title.casefold()
        for meter in self.session.book.meters.values():
            titles = meter.name, meter_words.title(meter).casefold()
            if meter.name != name and wanted in titles:
                raise EditError("exists", (title,))
        return title

    def _total(self, name: str, typed: str) -> str:
        """A meter that includes this one, and is no part of it."""
        known = self.session.book.meters
        for meter in known.values():
            titles = meter.name, meter_words.title(meter).casefold()
            if typed.strip().casefold() in titles and name not in known.charged_as(meter.name):
                return meter.name
        raise TypedError("meter", typed)

    def add(self, typed: Fields) -> str:
        """Add a meter; why that can't be, as a sentence, else empty."""
        try:
            title = rates_typed.name(typed["name"])
            name = meter_name(title)
            if not name:
                raise TypedError("name", title)  # noqa: TRY301 - worded as the others are
            if name in self.session.book.meters or name == MINIMUM:
                raise EditError("exists", (name,))  # noqa: TRY301
            self._free_title(title, name)
            made = entries.value_of(OwnMeter(*rates_typed.unit(typed["unit"]), title))
            self.session.rates.change({self.entry(name): made}, "add")
        except (TypedError, EditError, StoreError) as error:
            return words.sentence(error)
        self.said.emit("")
        self.follow()
        self.rates_changed.emit()
        return ""

    def delete(self, rows: Iterable[int]) -> bool:
        """Delete the meters of these rows, unless something else is of one of them."""
        names = [self.names[row] for row in rows]
        for name in names:
            if used := self._used(name, names):
                self.said.emit(words.sentence(used))
                return False
        return super().delete([self.names.index(name) for name in names])

    def _used(self, name: str, gone: Collection[str]) -> EditError | None:
        """Why a meter can't be deleted together with some others; None where it can."""
        own = self.session.book.own
        title = self._meter(name).title or name
        if any(key.meter == name for key in own.rates):
            return EditError("used", (title,))
        if any(rule.meter == name for rule in own.rules.values()):
            return EditError("used-by-rule", (title,))
        for part, meter in own.meters.items():
            if name in meter.part_of and part not in gone:
                return EditError("used-by-meter", (title, meter.title or part))
        return None
