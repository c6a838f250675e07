"""Cells of a spreadsheet: copied from the selection, pasted onto it as one step or not at all."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QLocale

from estimator.pricing import entries
from estimator.pricing.book import RateBook
from estimator.pricing.edits import Changes, EditError
from estimator.pricing.entries import Entry
from estimator.pricing.money import RateError
from estimator.pricing.portable import cells, numbers
from estimator.ui import rates_edits, text, words
from estimator.ui.rates_edits import Cell, Edit
from estimator.ui.rates_model import RatesModel
from estimator.ui.rates_table import RatesTable
from estimator.ui.rates_typed import TypedError

Grid = list[list[str]]


@dataclass(frozen=True)
class Problem:
    """A pasted cell that can't be taken.

    Attributes:
        row: of what was pasted, from 1.
        column: its title; empty where the table has none there.
        why: a sentence.
    """

    row: int
    column: str
    why: str


@dataclass(frozen=True)
class Pasted:
    """What a paste is to change, or why it can't.

    Attributes:
        reread: the first price that was not written in the locale's own way, and its reading.
    """

    changes: Changes
    problems: tuple[Problem, ...]
    reread: tuple[str, Decimal] | None = None


def copied(table: RatesTable) -> str:
    """The selected cells, as a spreadsheet takes them: the plain numbers, parted by tabs."""
    chosen = {(index.row(), index.column()) for index in table.selectedIndexes()}
    rows = sorted({row for row, _ in chosen})
    shown = [c for c in _columns(table) if any((row, c) in chosen for row in rows)]
    made = io.StringIO()
    writer = csv.writer(made, dialect="excel-tab", lineterminator="\n")
    for row in rows:
        writer.writerow(
            _cell(table.rates, row, column) if (row, column) in chosen else "" for column in shown
        )
    return made.getvalue()


def _plain(model: RatesModel, number: int, column: int) -> str:
    row = model.rows[number]
    if model.columns.is_price(column):
        return rates_edits.editable(row, column, model.columns, "")
    return model.cells.drawn(row).texts[column].removeprefix("• ")


def _cell(model: RatesModel, row: int, column: int) -> str:
    """A cell as no spreadsheet runs it: a name or a note may come from a stranger's file."""
    plain = _plain(model, row, column)
    return plain if model.columns.is_price(column) else cells.safe(plain)


def _columns(table: RatesTable) -> list[int]:
    """The columns that are shown, from the left."""
    header = table.horizontalHeader()
    order = [header.logicalIndex(place) for place in range(header.count())]
    return [column for column in order if not table.isColumnHidden(column)]


def grid_of(copied: str) -> Grid:
    """The cells of a text, row by row."""
    rows = csv.reader(io.StringIO(copied.rstrip("\r\n")), dialect="excel-tab")
    return [[cells.plain(cell) for cell in row] or [""] for row in rows]


def pasted(table: RatesTable, copied: str, book: RateBook, kept: Mapping[Entry, str]) -> Pasted:
    """What a text changes, from the first selected cell on; a single cell fills all selected."""
    aimed = list(_aimed(table, grid_of(copied)))
    sign = _decimal_sign(table.rates, aimed)
    columns = table.rates.columns
    first = columns.currency, columns.minimum  # what is after them is read as they make it
    made = Pasted({}, ())
    for column in (*first, None):
        chosen = [c for c in aimed if c[1] == column or (column is None and c[1] not in first)]
        found = _read(table.rates, book, chosen, sign)
        made = Pasted(
            {**made.changes, **found.changes},
            (*made.problems, *found.problems),
            made.reread or found.reread,
        )
        if found.changes and column is not None:
            book = _after(book, kept, made.changes)
    if made.problems:
        return Pasted({}, tuple(sorted(made.problems, key=lambda problem: problem.row)))
    return made


def _decimal_sign(model: RatesModel, pasted: "list[Aimed]") -> str:
    """The sign before the decimals of all pasted prices; where none tells, the locale's."""
    prices = (
        text.bare(typed, model.cells.currency(model.rows[number]))
        for number, column, _, typed in pasted
        if model.columns.is_price(column)
    )
    return numbers.decimal_sign(prices, QLocale().decimalPoint())


def _after(book: RateBook, kept: Mapping[Entry, str], changes: Changes) -> RateBook:
    after: dict[Entry, str | None] = {**kept, **changes}
    return book.with_own(
        entries.read({entry: value for entry, value in after.items() if value is not None})
    )


Aimed = tuple[int, int, int, str]
"""A row of the table and a column (-1: there is none), the row of the paste, and the text."""


def _aimed(table: RatesTable, grid: Grid) -> Iterator[Aimed]:
    """Each pasted text with its cell."""
    chosen = sorted(table.selectedIndexes(), key=lambda index: (index.row(), index.column()))
    if not chosen:
        return
    shown = _columns(table)
    if [len(row) for row in grid] == [1]:
        for n, index in enumerate(chosen):
            yield index.row(), index.column(), n + 1, grid[0][0]
        return
    left, top = min(shown.index(index.column()) for index in chosen), chosen[0].row()
    for n, texts in enumerate(grid):
        for place, typed in enumerate(texts):
            is_there = top + n < len(table.rates.rows) and left + place < len(shown)
            column = shown[left + place] if is_there else -1
            yield top + n if is_there else -1, column, n + 1, typed


def _read(model: RatesModel, book: RateBook, pasted: list[Aimed], sign: str) -> Pasted:
    changes: Changes = {}
    problems, reread = [], None
    for aimed in pasted:
        _, column, line, typed = aimed
        try:
            edit = _edit(model, book, aimed, sign)
        except (RateError, TypedError, EditError) as error:
            title = model.title(column) if column >= 0 else ""
            problems.append(Problem(line, title, words.sentence(error)))
            continue
        changes |= edit.changes
        if edit.price is not None and reread is None:
            reread = typed.strip(), edit.price
    return Pasted(changes, tuple(problems), reread)


def _edit(model: RatesModel, book: RateBook, aimed: Aimed, sign: str) -> Edit:
    number, column, _, typed = aimed
    if column < 0:
        raise TypedError("outside", typed)
    row, columns = model.rows[number], model.columns
    if not columns.is_rate(column):
        if typed.strip() == _plain(model, number, column).strip():
            return Edit({})
        if column not in (columns.currency, columns.note, columns.minimum):
            raise TypedError("fixed", typed)
    said = book.own.cards.get(row.place.card)
    currency = said.currency if said and said.currency else model.cells.currency(row)
    return rates_edits.read(Cell(book, row, column, columns, currency, sign), typed)
