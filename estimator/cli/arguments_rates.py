"""The words after ``estimator rates``."""

import argparse
from typing import Any

_RATES = """\
Write the rate book into a file, or read rates from one.

A file is CSV, for a spreadsheet, or JSON. An import also reads the price files of litellm
(model_prices_and_context_window.json) and genai-prices (data.json). What is imported becomes yours:
it lies over the shipped rates, and no update of them touches it.
"""
_EXPORT = """\
Write the rates into FILE, whose name ends in .csv or .json: all that is in force, or yours alone.
Your rules, exchange rates and meters are in JSON only.
"""
_IMPORT = """\
Read rates from FILE. A table needs the columns provider, model, meter and rate; an export shows the
others. What the book says already is not made yours. A rate that you set to something else stays as
you set it. If a row can't be understood nothing is changed and the exit status is 1.
"""


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the word with its own words."""
    rates = commands.add_parser(
        "rates", help="write the rates into a file, or read them from one", description=_RATES
    )
    actions = rates.add_subparsers(
        dest="action", metavar="WORD", prog="estimator rates", required=True
    )
    export = actions.add_parser("export", help="write them into a file", description=_EXPORT)
    export.add_argument("file", metavar="FILE", help="the file; its end says what is written")
    export.add_argument("--own", action="store_true", help="the rates that you set, and no others")
    read = actions.add_parser("import", help="read them from a file", description=_IMPORT)
    read.add_argument("file", metavar="FILE", help="the file")
    read.add_argument("--dry-run", action="store_true", help="show what would change")
    read.add_argument("--overwrite", action="store_true", help="replace rates that you set, too")
    read.add_argument(
        "--partial", action="store_true", help="import the good rows though others are refused"
    )
    read.add_argument(
        "--provider", help="read the rows of this provider alone, also one that is not in the book"
    )
