"""The columns of a file of rates by the names that people give them, and those they can't mean.

A column that is passed over must tell no prices apart: a batch price whose class is not understood
would be taken for the standard one.
"""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from estimator.pricing.portable import cells
from estimator.pricing.portable.rows import COLUMNS
from estimator.pricing.portable.said import RatesFileError
from estimator.pricing.rates import SERVICE_TIERS

_NEAR = 4 / 5  # of two names, as difflib measures it
_TELLING = ("service_tier", "from", "when", "above")  # by which a model has several prices
_PLACE = ("kind", "provider", "model", *_TELLING, "inclusive", "meter")
_TABLE = {  # the headings of the app's own tables, and what bills call a class
    "class": "service_tier",
    "class of service": "service_tier",
    "service class": "service_tier",
    "tier": "service_tier",
    "服务等级": "service_tier",
    "price": "rate",
    "minimum charge": "minimum",
    "largest input": "max_input",
    "largest output": "max_output",
    "last day": "retires",
    "counted as": "counts_as",
    "dearer regions": "regions",
}
_NAMES = {name.replace("_", " "): name for name in COLUMNS} | _TABLE
_WORDS = {name: name for name in (*_TELLING, "meter", "rate", "currency")} | {
    "class": "service_tier",
    "tier": "service_tier",
    "size": "above",
    "threshold": "above",
    "price": "rate",
}
"""A word of a header -> the column that the whole of it is about."""


def named(header: str) -> str:
    """The column that a header names; empty for another."""
    return _NAMES.get(_plain(header), "")


def check(others: Iterable[str], found: Iterable[str]) -> None:
    """Refuse headers that name no column, and look like one that is missing.

    Args:
        others: the headers.
        found: the columns that are there.

    Raises:
        RatesFileError: one does.
    """
    missing = frozenset(COLUMNS).difference(found)
    for header in others:
        if meant := _meant(header, missing):
            raise RatesFileError("misspelt-column", header, (meant,))


def check_cells(
    columns: Mapping[int, str], others: Mapping[int, str], rows: Iterable[Sequence[str]]
) -> None:
    """Refuse a column without a name of ours that tells prices apart.

    It does where it holds classes of service and no other column does, or where two rows with
    different rates are of the same place but for it.

    Args:
        columns: by their places.
        others: the headers of the others, by their places.
        rows: the cells.

    Raises:
        RatesFileError: there is one.
    """
    missing = tuple(name for name in _TELLING if name not in columns.values())
    if not others or not missing:
        return
    rows = tuple(rows)
    for place, header in others.items():
        given = {_plain(cell) for cell in _column(rows, place)} - {""}
        if "service_tier" in missing and given and given <= set(SERVICE_TIERS):
            raise RatesFileError("misspelt-column", header, ("service_tier",))
        if _tells(columns, place, rows):
            raise RatesFileError("misspelt-column", header, missing)


def _tells(columns: Mapping[int, str], place: int, rows: Iterable[Sequence[str]]) -> bool:
    """Whether two rates are told apart by a column alone."""
    where = [n for n, name in columns.items() if name in _PLACE]
    rate = next((n for n, name in columns.items() if name == "rate"), None)
    if rate is None:
        return False
    seen: dict[tuple[str, ...], tuple[str, str]] = {}
    for row in rows:
        price, cell = _cell(row, rate), _cell(row, place)
        before = seen.setdefault(tuple(_cell(row, n) for n in where), (price, cell))
        if price != before[0] and cell != before[1]:
            return True
    return False


def _column(rows: Iterable[Sequence[str]], place: int) -> Iterable[str]:
    return (_cell(row, place) for row in rows)


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].strip().lower() if place < len(row) else ""


@lru_cache(maxsize=256)  # a document may have the same field in each row
def _meant(header: str, missing: frozenset[str]) -> str:
    """The missing column that a header is written much like, or has a word of; empty for none."""
    words = _plain(header[:50])
    known = {name: column for name, column in _NAMES.items() if column in missing}
    near = difflib.get_close_matches(words, known, n=1, cutoff=_NEAR)
    if near:
        return known[near[0]]
    about = (_WORDS.get(word, "") for word in words.split())
    return next((column for column in about if column in missing), "")


def _plain(header: str) -> str:
    return " ".join(cells.plain(header).replace("_", " ").lower().split())
