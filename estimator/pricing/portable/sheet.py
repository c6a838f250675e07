"""Rows as CSV, as spreadsheets write and read it."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from estimator.pricing.portable import cells, headers, numbers
from estimator.pricing.portable.places import Names
from estimator.pricing.portable.reading import Reader, without_repeats
from estimator.pricing.portable.rows import COLUMNS, Row
from estimator.pricing.portable.rows import cells as cells_of
from estimator.pricing.portable.said import Item, Passed, RatesFileError, RowError, Where
from estimator.pricing.usage import Meters

_DELIMITERS = ",;\t"
_NEEDED = ("provider", "model")
_LONGEST_CELL = 131_072  # characters
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?', re.IGNORECASE)


def text(rows: Iterable[Row]) -> str:
    """The rows below the names of the columns, as RFC 4180 has it.

    No spreadsheet runs a cell of it as a formula, and ``items`` reads each as what it was.
    """
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(map(cells.safe, cells_of(row).values()))
    return made.getvalue()


@dataclass(frozen=True, slots=True)
class _Table:
    """A table as it stands: its columns by their places, and its rows with their lines."""

    columns: Mapping[int, str]
    ignored: tuple[str, ...]
    width: int
    delimiter: str
    rows: tuple[tuple[int, list[str]], ...]


def items(text: str, meters: Meters, names: Names) -> Iterator[Item]:
    """What each row says.

    Columns may be in any order and case, and parted by commas, semicolons or tabs.

    Raises:
        RatesFileError: it is no table of rates.
    """
    table = _table(text)
    yield from (Passed("field", name) for name in table.ignored)
    is_dated = any(name in table.columns.values() for name in ("from", "when"))
    # Programs that part cells by semicolons have commas before decimals.
    usual = "" if table.delimiter == ";" else "."
    sign = numbers.decimal_sign(_rates(table), usual)
    reader = Reader(meters, names, sign, is_dated)
    yield from without_repeats(_read(reader, table))


def _read(reader: Reader, table: _Table) -> Iterator[Item]:
    for line, row in table.rows:
        where = Where(line)
        if any(row[table.width :]):
            yield RowError(where, "too-many-cells", given=" ".join(row[table.width :])[:100])
        else:
            named = {name: cells.plain(row[n]) for n, name in table.columns.items() if n < len(row)}
            yield reader.read(named, where)


def _rates(table: _Table) -> Iterator[str]:
    places = [n for n, name in table.columns.items() if name in ("rate", "minimum")]
    return (row[n] for _, row in table.rows for n in places if n < len(row))


def _table(text: str) -> _Table:
    head, delimiter, skip = _head(text)
    rows: list[tuple[int, list[str]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 0
    try:
        for row in reader:
            begins = line + 1
            _check_length(row)
            line = reader.line_num
            if begins > skip and any(map(str.strip, row)):
                rows.append((begins, row))
    except csv.Error:
        raise RatesFileError("not-csv", line=line + 1) from None
    columns, others = _columns(head)
    headers.check_cells(columns, others, (row for _, row in rows[1:]))
    return _Table(columns, tuple(others.values()), len(head), delimiter, tuple(rows[1:]))


def _head(text: str) -> tuple[list[str], str, int]:
    """The names of the columns, what parts them, and how many lines before them say what does."""
    first = text.lstrip("\r\n").partition("\n")[0].strip("\r")
    if said := _SEPARATOR_LINE.fullmatch(first):
        rest = text.partition("\n")[2]
        return _first_row(rest, said[1]), said[1], 1
    each = [(_first_row(text, delimiter), delimiter) for delimiter in _DELIMITERS]
    head, delimiter = max(each, key=lambda pair: sum(headers.named(name) != "" for name in pair[0]))
    return head, delimiter, 0


def _first_row(text: str, delimiter: str) -> list[str]:
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if any(map(str.strip, row)):
                _check_length(row)
                return row
    except (csv.Error, TypeError, ValueError):  # also: no delimiter at all
        pass
    raise RatesFileError("unknown-form")


def _columns(head: list[str]) -> tuple[dict[int, str], dict[int, str]]:
    """The columns by their places, and the headers of the others.

    Raises:
        RatesFileError: one is missing, or misspelt, or there twice.
    """
    found = {n: name for n, header in enumerate(head) if (name := headers.named(header))}
    others = {n: header.strip() for n, header in enumerate(head) if header.strip()}
    others = {n: header for n, header in others.items() if n not in found}
    if not found:
        raise RatesFileError("unknown-form")
    there = list(found.values())
    headers.check(others.values(), there)
    needed = [*_NEEDED, *(() if "kind" in there else ("meter", "rate"))]
    for name in needed:
        if name not in there:
            raise RatesFileError("no-column", name)
    twice = [name for name in there if there.count(name) > 1]
    if twice:
        raise RatesFileError("column-twice", twice[0])
    return found, others


def _check_length(row: list[str]) -> None:
    """Find what no rate is as long as, where Python's own limit was raised by other readers.

    Raises:
        csv.Error: a cell is.
    """
    if max(map(len, row), default=0) > _LONGEST_CELL:
        raise csv.Error
