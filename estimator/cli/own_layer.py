"""The user's layer as the command line changes it: entries, in one step."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from estimator.pricing import entries
from estimator.pricing.entries import Entry
from estimator.pricing.own import Own
from estimator.store.database import StoreError
from estimator.store.store import Store


class OwnEntries(Protocol):
    """Where the user's entries are kept."""

    def entries(self) -> dict[Entry, str]:
        """Every value that the user set."""

    def change(self, changes: Mapping[Entry, str | None], label: str, now: datetime) -> object:
        """Set entries, or delete those whose value is None, as one step."""


class KeptRates:
    """The entries of a store that keeps rates alone."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def entries(self) -> dict[Entry, str]:
        """Every rate that the user set."""
        return entries.of_layer(Own(rates=self._store.own_rates()))

    def change(self, changes: Mapping[Entry, str | None], label: str, now: datetime) -> object:
        """Set rates, or delete those whose value is None, as one step.

        Raises:
            StoreError: there are others than rates among them; nothing is changed.
        """
        if any(kind != entries.RATE or value == "" for (kind, _), value in changes.items()):
            raise StoreError("failed", self._store.path, f"{label}: it keeps rates alone")
        made = entries.read({entry: value or "" for entry, value in changes.items()}).rates
        self._store.set_rates(made, now)
        return None


def layer_of(store: Store) -> OwnEntries:
    """The user's layer in a store."""
    return KeptRates(store)
