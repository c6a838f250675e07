"""A file of rates, of whichever form, read against a book."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from estimator.pricing.book import RateBook
from estimator.pricing.portable import document, genai, jsontext, litellm, sheet
from estimator.pricing.portable.changes import Import
from estimator.pricing.portable.compare import compare
from estimator.pricing.portable.places import Names
from estimator.pricing.portable.reading import within_bounds
from estimator.pricing.portable.said import (
    CardSaid,
    Item,
    ModelSaid,
    Passed,
    RateSaid,
    RatesFileError,
    RowError,
    Where,
    collect,
)

MAX_CHARACTERS = 64 * 1024 * 1024
MAX_DIFFERENCES = 30_000
"""More than all published prices are; nobody looks through as many."""
CSV, JSON, LITELLM, GENAI = "csv", "json", "litellm", "genai-prices"


def read(
    text: str,
    book: RateBook,
    at: datetime,
    *,
    overwrite: bool = False,
    provider: str | None = None,
) -> Import:
    """What a file of rates would change; nothing is changed yet.

    Its form is told from what it says: a table (CSV), this program's JSON, or the price files of
    litellm and genai-prices. Of the latter two the book's providers are read.

    Args:
        text: the file's, without a byte order mark.
        book: with the user's layer.
        at: now, with its time zone.
        overwrite: take the file's rates where the user set others before.
        provider: read this one's rows alone; one that the book does not have becomes the user's.

    Raises:
        RatesFileError: it is none of these, or it would change too much.
    """
    if len(text) > MAX_CHARACTERS:
        raise RatesFileError("too-large", str(MAX_CHARACTERS))
    if not text.strip():
        raise RatesFileError("empty")
    form, items = _items(text, book, provider)
    made = compare(form, collect(within_bounds(items)), book, at, overwrite=overwrite)
    if len(made.differences) > MAX_DIFFERENCES:
        raise RatesFileError("too-many", str(MAX_DIFFERENCES))
    return made


def _items(text: str, book: RateBook, provider: str | None) -> tuple[str, Iterable[Item]]:
    if text.lstrip()[0] not in "{[":
        return CSV, _of(provider, sheet.items(text, book.meters, Names(book)))
    said, repeated = jsontext.parse(text)
    twice = [RowError(Where(path=name[:100]), "named-twice") for name in repeated]
    form, items = _json_items(said, book, provider)
    return form, (*twice, *items)


def _json_items(said: Any, book: RateBook, provider: str | None) -> tuple[str, Iterable[Item]]:
    if document.is_one(said):
        return JSON, _of(provider, document.items(said, book.meters, Names(book)))
    wanted = frozenset([provider] if provider else book.providers)
    if genai.is_one(said):
        return GENAI, genai.items(said, wanted)
    if litellm.is_one(said):
        return LITELLM, litellm.items(said, wanted, Names(book))
    raise RatesFileError("unknown-form")


def _of(provider: str | None, items: Iterable[Item]) -> Iterator[Item]:
    """The items of one provider; those of others are passed over."""
    for item in items:
        is_others = isinstance(item, RateSaid | ModelSaid | CardSaid) and item.provider != provider
        if provider and is_others:
            yield Passed("provider", item.provider)  # type: ignore[union-attr] # is_others
        else:
            yield item
