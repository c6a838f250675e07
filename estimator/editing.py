"""The rate book as the user edits it: an edit is kept before it counts, and can be undone."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from estimator.pricing import deletions, edits, entries
from estimator.pricing.book import RateBook
from estimator.pricing.entries import Entry, EntryError
from estimator.pricing.rates import RateKey
from estimator.store.database import StoreError
from estimator.store.own import Step
from estimator.store.store import Store

EDIT, RESET = "edit", "reset"
"""Labels of steps; the window words them."""


class BookEditor:
    """The book in force, and each way to change the user's layer of it.

    Every method that changes something raises StoreError where it could not be kept; the book is
    then as it was. Each change is one step of the journal.
    """

    def __init__(self, shipped: RateBook, store: Store, clock: Callable[[], datetime]) -> None:
        self._shipped = shipped
        self._store = store
        self._clock = clock
        self._entries: dict[Entry, str] = {}
        self._revision = -1
        self._book = shipped
        self.follow()

    @property
    def book(self) -> RateBook:
        """The shipped rows under the user's own."""
        return self._book

    @property
    def entries(self) -> Mapping[Entry, str]:
        """The user's layer as it is kept."""
        return self._entries

    def follow(self) -> bool:
        """Read what another window has changed; whether it has.

        Raises:
            StoreError: it can't be read, or an entry can't be understood.
        """
        revision = self._store.own.revision()
        if revision == self._revision:
            return False
        self._read()
        self._revision = revision
        return True

    def _read(self) -> None:
        kept = self._store.own.entries()
        try:
            own = entries.read(kept)
        except EntryError as error:
            detail = f"the {error.kind} {error.key} of {error.value}"
            raise StoreError("damaged", self._store.path, detail) from None
        self._entries, self._book = kept, self._shipped.with_own(own)

    # Changing

    def change(self, changes: Mapping[Entry, str | None], label: str = EDIT) -> bool:
        """Set entries, or go back to what is shipped where the value is None, in one step.

        Returns:
            Whether anything is another now.

        Raises:
            EntryError: one of them says nothing that can be understood; nothing has changed.
        """
        entries.read({entry: value for entry, value in changes.items() if value is not None})
        step = self._store.own.change(changes, label, self._clock())
        if step is None:
            return False
        self._again()
        return True

    def set_rates(self, rates: Mapping[RateKey, Decimal | None], label: str = EDIT) -> bool:
        """Set rates of the user's own, None for no price; what is shipped is not the user's.

        Raises:
            RateError: one of them can't be a rate.
        """
        return self.change(edits.priced(self._book, rates), label)

    def reset(self, keys: Iterable[RateKey]) -> bool:
        """Go back to the shipped rates at these places."""
        return self.change(deletions.rates_reset(self._book, keys), RESET)

    def reset_all(self) -> bool:
        """Go back to the shipped book: forget everything that the user set."""
        return self.change(dict.fromkeys(self._entries), RESET)

    def shipped_rate(self, key: RateKey) -> Decimal | None:
        """What the book was shipped with at this place; None: nothing."""
        model = self._shipped.shipped(key.provider, key.model)
        return model.rate_at(key) if model else None

    # The journal

    def undo(self) -> Step | None:
        """Undo the last step; None where there is none.

        Raises:
            StoreError: also ``"changed-since"``, where another window changed the same.
        """
        return self._stepped(self._store.own.undo(self._clock()))

    def redo(self) -> Step | None:
        """Do the last undone step again; None where there is none.

        Raises:
            StoreError: as ``undo``.
        """
        return self._stepped(self._store.own.redo(self._clock()))

    def next_steps(self) -> tuple[Step | None, Step | None]:
        """What ``undo`` and ``redo`` would turn; None where there is nothing."""
        return self._store.own.next_steps()

    def steps(self, limit: int = 100) -> list[Step]:
        """The last steps, the newest first."""
        return self._store.own.steps(limit)

    def _stepped(self, step: Step | None) -> Step | None:
        if step is not None:
            self._again()
        return step

    def _again(self) -> None:
        self._read()
        self._revision = self._store.own.revision()
