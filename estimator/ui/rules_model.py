"""The user's discounts and markups, as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt

from estimator.pricing import entries
from estimator.pricing.book import RateBook
from estimator.pricing.entries import RULE, Entry
from estimator.pricing.own import Rule
from estimator.pricing.quote import MINIMUM
from estimator.pricing.rates import STANDARD, Model
from estimator.ui import meter_words, rates_typed, text
from estimator.ui.entries_model import EntriesModel
from estimator.ui.rates_model import Index
from estimator.ui.rates_typed import TypedError

PERCENT, PROVIDER, MODEL, CLASS, METER, FROM, NOTE, ON = range(8)
_CHECK = Qt.ItemDataRole.CheckStateRole


def _priced(model: Model, service_tier: str) -> set[str]:
    """The meters that a rule may be of, where a model is asked for in a tier; empty for all.

    A tier has the standard rates too, where it has none of its own.
    """
    own = [card for card in model.cards if card.service_tier == service_tier]
    standard = [card for card in model.cards if card.service_tier == STANDARD]
    least = {MINIMUM} if any(card.minimum is not None for card in own) else set[str]()
    return least.union(*(card.rates for card in (*own, *standard)), [""] if own else [])


class RulesModel(EntriesModel):
    """A row for each rule; the last column switches it on and off."""

    _seen: RateBook | None = None
    _idle: dict[str, bool]

    @property
    def _book(self) -> RateBook:
        return self.session.book

    def _fits_nothing(self, name: str) -> bool:
        """Whether no price of the book is one that a rule is for."""
        if self._seen is not self._book:
            self._seen, self._idle = self._book, {}
        if name not in self._idle:
            rule = self._rule(name)
            self._idle[name] = not any(
                rule.is_for(model, tier) and rule.meter in _priced(model, tier)
                for model in self._book.models()
                for tier in model.service_tiers
            )
        return self._idle[name]

    def _rule(self, name: str) -> Rule:
        return self._book.own.rules[name]

    def kept(self) -> Sequence[str]:
        """In the order in which they were made."""
        return sorted(self._book.own.rules, key=lambda name: (len(name), name))

    def entry(self, name: str) -> Entry:
        """An entry by its name."""
        return RULE, entries.key_of(name)

    def titles(self) -> Sequence[str]:
        """The names of the columns."""
        return (
            self.tr("Percent"),
            self.tr("Provider"),
            self.tr("Model"),
            self.tr("Class"),
            self.tr("Meter"),
            self.tr("From"),
            self.tr("Note"),
            self.tr("On"),
        )

    def shown(self, name: str, column: int) -> str:
        """What a cell shows; what is for all says so."""
        rule, every = self._rule(name), self.tr("all")
        provider = self._book.providers.get(rule.provider)
        return {
            PERCENT: f"{text.signed(rule.percent)}%",
            PROVIDER: provider.name if provider else rule.provider or every,
            MODEL: rule.model or every,
            CLASS: rates_typed.class_title(rule.service_tier) if rule.service_tier else every,
            METER: self._meter_title(rule.meter) or every,
            FROM: text.short_day(rule.start) if rule.start else self.tr("always"),
            NOTE: rule.note,
            ON: self._state(name),
        }[column]

    def _state(self, name: str) -> str:
        if not self._rule(name).is_on:
            return self.tr("off")
        return self.tr("fits no price") if self._fits_nothing(name) else self.tr("on")

    def _meter_title(self, meter: str) -> str:
        return meter_words.title(self._book.meters[meter]) if meter in self._book.meters else meter

    def editable(self, name: str, column: int) -> str | None:
        """What the editor of a cell begins with; what is for all is empty."""
        rule = self._rule(name)
        sign = "-" if rule.percent < 0 else ""
        return {
            PERCENT: sign + text.editable_decimal(rule.percent.copy_abs()),
            PROVIDER: self.shown(name, PROVIDER) if rule.provider else "",
            MODEL: rule.model,
            CLASS: self.shown(name, CLASS) if rule.service_tier else "",
            METER: self._meter_title(rule.meter),
            FROM: rule.start.isoformat() if rule.start else "",
            NOTE: rule.note,
        }.get(column)

    def read(self, name: str, column: int, typed: str) -> str:
        """The rule with what was typed into a cell."""
        return entries.value_of(replace(self._rule(name), **self._read(column, typed)))

    def _read(self, column: int, typed: str) -> Mapping[str, Any]:
        given = typed.strip()
        if column == PERCENT:
            return {"percent": rates_typed.percent(typed)}
        if column == NOTE:
            return {"note": rates_typed.note(typed)}
        if column == FROM:
            return {"start": rates_typed.lone_day(given) if given else None}
        readers = {PROVIDER: self._provider, CLASS: rates_typed.service_tier, METER: self._meter}
        names = {PROVIDER: "provider", MODEL: "model", CLASS: "service_tier", METER: "meter"}
        is_all = given.casefold() in ("", "*", self.tr("all").casefold())
        return {names[column]: "" if is_all else readers.get(column, rates_typed.name)(given)}

    def _provider(self, typed: str) -> str:
        for known in self._book.providers.values():
            if typed.casefold() in (known.id, known.name.casefold()):
                return known.id
        return rates_typed.name(typed)

    def _meter(self, typed: str) -> str:
        for meter in self._book.meters.values():
            if typed.casefold() in (meter.name, meter_words.title(meter).casefold()):
                return meter.name
        raise TypedError("meter", typed)

    # On and off

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The last column is a box to be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == ON else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        if role == _CHECK and index.column() == ON:
            is_on = self._rule(self.names[index.row()]).is_on
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take over what was typed or ticked."""
        if role != _CHECK:
            return super().setData(index, value, role)
        name = self.names[index.row()]
        ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        rule = replace(self._rule(name), is_on=ticked)
        return self.change(lambda: {self.entry(name): entries.value_of(rule)}, "edit")

    def add(self) -> bool:
        """Add a rule that changes nothing yet."""
        name = str(max((int(name) for name in self.names if name.isdecimal()), default=0) + 1)
        made = entries.value_of(Rule(Decimal(0)))
        return self.change(lambda: {self.entry(name): made}, "add")
