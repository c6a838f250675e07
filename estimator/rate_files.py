"""The rates written into files, and files read for what they say of rates."""

from pathlib import Path

from estimator.pricing.book import RateBook
from estimator.pricing.portable import document, imports, rows, sheet
from estimator.pricing.portable.said import RatesFileError
from estimator.store import files
from estimator.tokens.text import Coding

IMPORT = "import"
"""The first word of the label of the step that an import is."""


def write(path: Path, book: RateBook, *, is_own: bool) -> int:
    """Write the book, or the user's rates alone: JSON where the name ends so, else a table.

    Returns:
        How many rows were written.

    Raises:
        FileError: it can't be written; what was there is untouched.
    """
    table = list(rows.of_own(book) if is_own else rows.of_book(book))
    if path.suffix.lower() == ".json":
        files.write(path, document.text(table, book.own), Coding())
    else:  # a spreadsheet takes UTF-8 for its own encoding unless a mark leads
        files.write(path, sheet.text(table), Coding("utf-8", mark=True))
    return len(table)


def read(path: Path) -> str:
    """The text of a file of rates, for ``imports.read``.

    Raises:
        FileError: it can't be read, or is no text.
        RatesFileError: it is larger than any file of rates.
    """
    if files.beginning(path, 0).size > imports.MAX_CHARACTERS:
        raise RatesFileError("too-large", str(imports.MAX_CHARACTERS))
    return files.read(path).text
