"""Rows of values from a file: CSV as spreadsheets write it, or JSON Lines.

The file is a stranger's: rows that are wrong are told by their lines, and passed over.
"""

import csv
import io
import itertools
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from estimator.tokens.text import DecodeError, coding_of

MAX_CHARACTERS = 10_000_000
"""No value, and no line, is longer."""
_DELIMITERS = ",;\t"
_HEAD_BYTES = 4
_ARRAY = re.compile(r"\s*\[\s*(?:\{|\[|\]|$)")
_NO_TEXT = re.compile("[\udc80-\udcff]")  # bytes that are none, by Python's surrogateescape
Row = Sequence[str]


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class ValuesError(Exception):
    """A file that no rows can be read of.

    Attributes:
        kind: ``"empty"``, ``"not-text"``, ``"not-csv"``, ``"json-array"`` (JSON, but not by the
            line), ``"too-long"`` (a line or a value) or ``"missing-columns"``.
        line: of the file; 0 where that is not known.
        names: of the columns that are missing.
        known: the columns that there are instead.
    """

    kind: str
    line: int = 0
    names: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that was passed over.

    Attributes:
        line: of the file on which it begins, counted from 1.
        kind: ``"not-text"`` (bytes that are no UTF-8), ``"too-few"`` or ``"too-many"`` cells,
            ``"not-json"``, ``"not-an-object"`` or ``"missing"`` (a value).
        name: of the value that is missing.
    """

    line: int
    kind: str
    name: str = ""


def rows(file: BinaryIO, variables: Sequence[str]) -> Iterator[Row | Problem]:
    """A value for each variable, row by row; empty lines are none.

    Of JSON, a text stands for itself, null for nothing, and all else as JSON writes it.

    Args:
        file: in UTF-8, or in UTF-16 with a byte order mark.
        variables: in their order, in which one may come again.

    Raises:
        ValuesError: the file has no rows, or not the columns.
    """
    text = _opened(file)
    try:
        lines = _numbered(text)
        first = next(((n, line) for n, line in lines if line.strip()), None)
        if first is None:
            raise ValuesError("empty")
        if _ARRAY.match(first[1]):
            raise ValuesError("json-array")
        read = _json_lines if first[1].lstrip().startswith("{") else _table
        yield from read(itertools.chain([first], lines), variables)
    except UnicodeDecodeError:
        raise ValuesError("not-text") from None
    finally:
        text.detach()  # else the file is closed with it


def _opened(file: BinaryIO) -> io.TextIOWrapper:
    try:
        coding, skip = coding_of(file.read(_HEAD_BYTES))
    except DecodeError:
        raise ValuesError("not-text") from None
    file.seek(skip)
    # Bytes that are none are found in their row; UTF-16 knows no such way.
    errors = "surrogateescape" if coding.codec == "utf-8" else "strict"
    return io.TextIOWrapper(file, coding.codec, errors, newline="")


def _numbered(text: io.TextIOWrapper) -> Iterator[tuple[int, str]]:
    lines = iter(lambda: text.readline(MAX_CHARACTERS + 1), "")
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_CHARACTERS:
            raise ValuesError("too-long", number)
        yield number, line


# CSV


def _table(lines: Iterable[tuple[int, str]], variables: Sequence[str]) -> Iterator[Row | Problem]:
    (number, head), lines = _peeked(lines)
    reader = _Cells(lines, _delimiter(head, variables))
    columns = next(reader, (0, []))[1]
    places = _places([name.strip() for name in columns], variables)
    for number, cells in reader:
        if any(map(_NO_TEXT.search, cells)):
            yield Problem(number, "not-text")
        elif len(cells) < len(columns):
            yield Problem(number, "too-few")
        elif any(map(str.strip, cells[len(columns) :])):
            yield Problem(number, "too-many")
        else:
            yield [cells[place] for place in places]


def _peeked(
    lines: Iterable[tuple[int, str]],
) -> tuple[tuple[int, str], Iterator[tuple[int, str]]]:
    rest = iter(lines)
    first = next(rest)
    return first, itertools.chain([first], rest)


class _Cells:
    """Rows of cells that are not empty, each with the line on which it begins."""

    def __init__(self, lines: Iterator[tuple[int, str]], delimiter: str) -> None:
        csv.field_size_limit(MAX_CHARACTERS)  # of the process
        self._line = 0
        self._reader = csv.reader(self._followed(lines), delimiter=delimiter)

    def _followed(self, lines: Iterator[tuple[int, str]]) -> Iterator[str]:
        for self._line, line in lines:
            yield line

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        return self

    def __next__(self) -> tuple[int, list[str]]:
        while True:
            before = self._line + 1
            try:
                cells = next(self._reader)
            except csv.Error:
                raise ValuesError("too-long", before) from None
            if any(map(str.strip, cells)):
                return before, cells


def _delimiter(head: str, variables: Sequence[str]) -> str:
    """What parts the cells: that by which most of the variables are columns, else most cells."""

    def found(delimiter: str) -> tuple[int, int]:
        cells = [cell.strip() for cell in next(csv.reader([head], delimiter=delimiter))]
        return len(set(cells) & set(variables)), len(cells)

    return max(_DELIMITERS, key=found)


def _places(columns: Sequence[str], variables: Sequence[str]) -> list[int]:
    if not columns:
        raise ValuesError("empty")
    missing = tuple(name for name in dict.fromkeys(variables) if name not in columns)
    if missing:
        raise ValuesError("missing-columns", names=missing, known=tuple(filter(None, columns)))
    return [columns.index(name) for name in variables]


# JSON Lines


def _json_lines(
    lines: Iterable[tuple[int, str]], variables: Sequence[str]
) -> Iterator[Row | Problem]:
    for number, line in lines:
        if not line.strip():
            continue
        found = None if _NO_TEXT.search(line) else _parsed(line)
        if found is None:
            yield Problem(number, "not-text" if _NO_TEXT.search(line) else "not-json")
        elif not isinstance(found[0], dict):
            yield Problem(number, "not-an-object")
        else:
            yield _row(number, found[0], variables)


def _parsed(line: str) -> tuple[Any] | None:
    try:
        return (json.loads(line),)
    except (ValueError, RecursionError):
        return None


def _row(number: int, found: Mapping[str, Any], variables: Sequence[str]) -> Row | Problem:
    for name in variables:
        if name not in found:
            return Problem(number, "missing", name)
    return [_text(found[name]) for name in variables]


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)
