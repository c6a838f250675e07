"""What is wrong with a file of rates or a row of it, as sentences."""

from collections.abc import Callable
from typing import Any

from estimator.pricing import money
from estimator.pricing.portable.imports import MAX_CHARACTERS, MAX_DIFFERENCES
from estimator.pricing.portable.said import RatesFileError, RowError
from estimator.ui import text
from estimator.ui.file_names import plain
from estimator.ui.translated import tr

_MEBI = 1024 * 1024
_LONGEST = 60  # letters of what stands there that a sentence repeats


def _file(error: RatesFileError) -> str:
    sentences = {
        "empty": tr("The file is empty."),
        "too-large": tr("The file is larger than {limit} MB. Part it."),
        "too-many": tr("The file would change more than {most} prices. Part it."),
        "not-json": tr("The file is not JSON: line {line}. Mend it there."),
        "too-deep": tr("The file is nested too deeply to be one of rates."),
        "newer": tr("The file was written by a later version of the app. Update the app."),
        "no-column": tr("The table has no column “{given}”. Add it."),
        "misspelt-column": tr("The table has an unknown column “{given}”. Did you mean {known}?"),
        "column-twice": tr("The table has the column “{given}” twice. Leave one of them."),
        "not-csv": tr("The table can't be read at line {line}. Look at its quotation marks."),
    }
    other = tr(
        "The file has no rates. Choose a table (CSV) or a JSON that was exported here, or the price"
        " file of litellm or genai-prices."
    )
    return sentences.get(error.reason, other).format(
        given=_short(error.given),
        known=" / ".join(error.known),
        line=text.integer(error.line),
        limit=text.integer(MAX_CHARACTERS // _MEBI),
        most=text.integer(MAX_DIFFERENCES),
    )


def _row(error: RowError) -> str:
    where = plain(error.where.path) or tr("Line {line}").format(line=text.integer(error.where.line))
    known = tr("{where}: {what}")
    return known.format(where=where, what=_what(error))


def _what(error: RowError) -> str:
    sentences = {
        "missing": tr("{column} is empty."),
        "not-a-number": tr("{column} is “{given}”, which is no number."),
        "negative": tr("{column} is “{given}”. It can't be negative."),
        "too-large": tr("{column} is “{given}”. The largest is {limit}."),
        "too-fine": tr("{column} is “{given}”. Twelve decimals are the most."),
        "ambiguous": tr(
            "{column} is “{given}”, which may be two numbers. Write one of them: {known}."
        ),
        "not-whole": tr("{column} is “{given}”, which is no whole number."),
        "not-a-day": tr("{column} is “{given}”. Write a day such as 2027-01-01."),
        "not-hours": tr("{column} is “{given}”. Write hours in UTC such as 22:00-06:00 mon-fri."),
        "not-one-of": tr("{column} is “{given}”. It must be {known}."),
        "not-text": tr("{column} is neither text nor number."),
        "too-long": tr("{column} is too long."),
        "controls": tr("{column} has characters that can't be seen: “{given}”. Remove them."),
        "unknown-meter": tr("There is no meter “{given}”."),
        "currency": tr("The price is in {given}, the others of this list in {known}."),
        "per": tr("The price is for {given} and has no exact one for {known}."),
        "too-many": tr("The model has too many price lists or sizes."),
        "too-many-cells": tr("The row has more cells than there are columns."),
        "not-an-object": tr("It is no model with its rates."),
        "named-twice": tr("It is there twice."),
        "said-twice": tr("Another row says something else of the same."),
    }
    said = sentences.get(error.reason, tr("It can't be understood."))
    return said.format(
        column=error.column,
        given=_short(error.given),
        known=" / ".join(error.known),
        limit=text.integer(int(money.MAX_RATE)),
    )


def _short(given: str) -> str:
    given = plain(" ".join(given.split()))
    return given if len(given) <= _LONGEST else given[: _LONGEST - 1] + "…"


WORDS: dict[type[Exception], Callable[[Any], str]] = {RatesFileError: _file, RowError: _row}
