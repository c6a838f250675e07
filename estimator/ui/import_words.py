"""The differences of an import in words."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QObject

from estimator.pricing import entries, regions
from estimator.pricing.portable.changes import Difference, Import, NewName
from estimator.pricing.rates import Provider
from estimator.pricing.usage import Meters
from estimator.ui import meter_words, rates_regions, text
from estimator.ui.file_names import plain
from estimator.ui.rates_typed import class_title

_MOST_NAMES, _LONGEST = 6, 80
_OWN = (entries.RULE, entries.EXCHANGE, entries.METER)


class ImportWords(QObject):
    """Words an import, its differences and what it leaves out."""

    def __init__(self, meters: Meters, providers: Mapping[str, Provider], parent: QObject) -> None:
        super().__init__(parent)
        self._meters, self._providers = meters, providers

    def model(self, difference: Difference) -> str:
        """Whose the differences are."""
        if difference.what in _OWN:
            name = " ".join(entries.parts_of(difference.model))
            return f"{self._facts()[difference.what]} {name}"
        known = self._providers.get(difference.provider)
        return f"{difference.model} · {known.name if known else difference.provider}"

    def cells(self, difference: Difference) -> list[str]:
        """The cells of a difference."""
        return [
            "",
            f"{class_title(difference.service_tier)} {difference.start}".strip(),
            self._what(difference),
            self._value(difference.what, difference.old),
            self._value(difference.what, difference.new),
        ]

    def _what(self, difference: Difference) -> str:
        what = difference.what
        named = self._facts().get(what) or self._meter(what)
        if not difference.first:
            return named
        known = self.tr("{what}, from {tokens} input tokens")
        return known.format(what=named, tokens=text.integer(difference.first))

    def _meter(self, name: str) -> str:
        meter = self._meters.get(name)
        return meter_words.title(meter) if meter else name.replace("_", " ")

    def _value(self, what: str, value: str) -> str:
        if value == "no price":
            return self.tr("no price")
        if value and what in _OWN:
            value = self._thing(what, json.loads(value))
        elif value and what == "regions":
            value = rates_regions.shown(regions.read(value)) or "–"
        return " ".join(value.split())[:_LONGEST] or "–"

    def _thing(self, what: str, said: Mapping[str, Any]) -> str:
        """A rule, an exchange rate or a meter, in a few words."""
        if what == entries.EXCHANGE:
            worth = text.worth(Decimal(said["rate"]))
            return f"{worth} · {text.short_day(date.fromisoformat(said['date']))}"
        if what == entries.METER:
            per = meter_words.amount(said.get("per", 1), said.get("unit", ""))
            parts = [said.get("title", ""), per, *map(self._meter, said.get("part_of", ()))]
        else:
            percent = f"{text.signed(Decimal(said['percent']))}%"
            tier, meter = said.get("service_tier", ""), said.get("meter", "")
            of = [said.get("provider", ""), said.get("model", ""), tier and class_title(tier)]
            rest = [meter and self._meter(meter), said.get("start", ""), said.get("note", "")]
            parts = [percent, *of, *rest]
        return " · ".join(filter(None, parts))

    def _facts(self) -> dict[str, str]:
        return {
            "rule": self.tr("Discount"),
            "exchange": self.tr("Exchange rate"),
            "meter": self.tr("Meter"),
            "name": self.tr("Name"),
            "context_window": self.tr("Context window"),
            "max_input": self.tr("Largest input"),
            "max_output": self.tr("Largest output"),
            "retires": self.tr("Last day"),
            "note": self.tr("Note"),
            "counts_as": self.tr("Counted as"),
            "regions": self.tr("Dearer regions"),
            "hidden": self.tr("Deleted"),
            "currency": self.tr("Currency"),
            "minimum": self.tr("Minimum charge"),
        }

    def summary(self, made: Import) -> str:
        """How much would change."""
        added = sum(not each.old for each in made.differences)
        changed = len(made.differences) - added
        if not made.differences:
            return self.tr("The file says what the rates say already.")
        known = self.tr("{added} new, {changed} changed, {same} as they are.")
        said = known.format(
            added=text.integer(added),
            changed=text.integer(changed),
            same=text.integer(made.unchanged),
        )
        if made.conflicts:
            said += " " + self.tr("%Ln that you set otherwise stay(s).", "", len(made.conflicts))
        return said

    def left_out(self, made: Import) -> str:
        """What the file has beside that, and what of it is new and may be misspelt."""
        said = [self._new(each) for each in made.new_names[:_MOST_NAMES]]
        if made.skipped:
            rows = sum(made.skipped.values())
            known = self.tr("Passed over, %Ln row(s) of other providers: {names}.", "", rows)
            said.append(known.format(names=_named(made.skipped)))
        if made.ignored:
            known = self.tr("Without a place here: {names}.")
            said.append(known.format(names=_named(made.ignored)))
        return "\n".join(said)

    def _new(self, name: NewName) -> str:
        known = {
            ("provider", False): self.tr("A new provider: {name}."),
            ("provider", True): self.tr("A new provider: {name}. Was {near} meant?"),
            ("class", False): self.tr("A new class: {name}."),
            ("class", True): self.tr("A new class: {name}. Was {near} meant?"),
        }
        return known[name.kind, bool(name.near)].format(name=name.name, near=name.near)


def _named(counts: Mapping[str, int]) -> str:
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    named = ", ".join(f"{plain(name)} ({text.integer(n)})" for name, n in most[:_MOST_NAMES])
    return f"{named}, …" if len(most) > _MOST_NAMES else named
