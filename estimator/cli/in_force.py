"""The book as the user has it."""

from collections.abc import Iterator
from contextlib import contextmanager

from estimator.pricing import book, entries
from estimator.pricing.book import RateBook
from estimator.store.folder import database_path
from estimator.store.own import Journal
from estimator.store.store import Store


def load() -> RateBook:
    """The shipped rates under the user's own.

    Raises:
        StoreError: the user's own can't be read.
    """
    with layer() as own:
        return under(own)


@contextmanager
def layer() -> Iterator[Journal]:
    """The user's own, for as long as they are read or changed.

    Raises:
        StoreError: they can't be read.
    """
    store = Store.open(database_path())
    try:
        yield store.own
    finally:
        store.close()


def under(own: Journal) -> RateBook:
    """The shipped rates under the user's own."""
    return book.load().with_own(entries.read(own.entries()))
