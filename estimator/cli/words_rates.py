"""The errors of a file of rates as English sentences."""

from collections.abc import Callable
from typing import Any

from estimator.cli.phrases import one_of, quoted
from estimator.pricing import money
from estimator.pricing.entries import MAX_TOKENS
from estimator.pricing.portable.document import VERSION
from estimator.pricing.portable.reading import MAX_CARDS, MAX_THRESHOLDS
from estimator.pricing.portable.said import RatesFileError, RowError

_FORMS = (
    "a table (CSV) with the columns provider, model, meter and rate, a JSON of estimator rates"
    " export, or the price file of litellm or genai-prices"
)
CELLS = {
    "missing": "is empty: fill it in",
    "not-a-number": "is {given}: write a number such as 2.5",
    "negative": "is {given}: it must be 0 or more",
    "too-large": f"is {{given}}: it must be at most {money.plain_text(money.MAX_RATE)}",
    "too-fine": f"is {{given}}: it may have {money.MAX_DECIMALS} decimals",
    "ambiguous": "is {given}, which may be two numbers: write {known}",
    "not-whole": f"is {{given}}: it must be a whole number up to {MAX_TOKENS}",
    "not-a-day": "is {given}: write a day such as 2026-11-24",
    "not-hours": "is {given}: write hours and weekdays in UTC, such as 09:00-17:00 mon-fri",
    "not-one-of": "is {given}: it must be {known}",
    "not-text": "is no text or number: write it as one",
    "controls": "has characters that can't be seen ({given}): remove them",
    "too-long": "is too long ({given}): shorten it",
    "currency": "is {given}, and the other rates of this card are in {known}: convert it, or set"
    " the currency of the card",
    "per": "is {given}, from which there is no exact rate for {known}: write the rate for {known}",
}
ROWS = {
    "too-many": "is one too many for {given}, which may have"
    f" {MAX_CARDS} cards and {MAX_THRESHOLDS} thresholds of a rate: leave some out",
    "too-many-cells": "has more cells than there are columns ({given}): put a text with commas, or"
    " a number with a decimal comma, in quotation marks",
    "not-an-object": "is not an object with a model and its rates: write it as one",
    "named-twice": "is there twice in one object: leave one of them",
    "said-twice": "says something else than a row before it ({given}): leave one of them",
}


def _row(error: RowError) -> str:
    where = f"Line {error.where.line}" if error.where.line else f"The entry {error.where.path}"
    given, known = quoted(error.given), one_of(error.known) if error.known else ""
    if error.reason == "unknown-meter":
        near = f"use {known}" if known else "use one of the book's, such as input_tokens"
        return f"{where}: there is no meter {given}: {near}"
    if error.reason in CELLS:
        said = CELLS[error.reason].format(given=given, known=known)
        return f"{where}: {error.column} {said}"
    said = ROWS.get(error.reason, "can't be understood ({given}): see what an export looks like")
    return f"{where} {said.format(given=given)}"


def _file(error: RatesFileError) -> str:
    given = quoted(error.given)
    known = {
        "empty": "The file is empty: name one with rates",
        "too-large": f"The file is larger than {error.given} bytes: part it",
        "not-json": f"The file is not JSON, line {error.line} ({error.given}): mend it there",
        "too-deep": "The file is nested too deeply: name a file of rates",
        "newer": f"The file was written by another version of Token Estimator (format {given}, this"
        f" one reads {VERSION}): update it",
        "no-column": f"The table has no column {given}: add it",
        "misspelt-column": f"The table has a column {given}: name it"
        f" {one_of(error.known) if error.known else ''}, or leave it out",
        "column-twice": f"The table has the column {given} twice: leave one of them",
        "not-csv": f"The table can't be read at line {error.line}: look at its quotation marks",
    }
    return known.get(error.reason, f"The file is none of rates: give {_FORMS}")


WORDS: dict[type[Exception], Callable[[Any], str]] = {RatesFileError: _file, RowError: _row}
