"""The book as the user has it."""

from estimator.pricing import book, entries
from estimator.pricing.book import RateBook
from estimator.store.folder import database_path
from estimator.store.store import Store


def load() -> RateBook:
    """The shipped rates under the user's own.

    Raises:
        StoreError: the user's own can't be read.
    """
    store = Store.open(database_path())
    try:
        return book.load().with_own(entries.read(store.own.entries()))
    finally:
        store.close()
