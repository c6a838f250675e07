"""The words after ``estimator reconcile``."""

import argparse
from typing import Any

_RECONCILE = """\
Read usage logs, count each request once, and price them by the rate book.

A log is JSON Lines of API responses with their usage (OpenAI, Anthropic, Gemini and those that
follow them), as loggers wrap them, streamed or from a batch; or a usage or cost export of OpenAI or
Anthropic, CSV or JSON. What each file is shows in itself. Nothing but the numbers is read, and
nothing is kept.

With a bill, an export of costs or an amount in US dollars, it says what was billed otherwise than
the book has it, and why, as far as that can be shown to the last digit. The exit status is 1 if a
line can't be read, something has no price, or a difference is left unexplained.
"""


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the word with its own words."""
    parser = commands.add_parser(
        "reconcile", help="price usage logs, and compare them with a bill", description=_RECONCILE
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="logs and exports; - for standard input"
    )
    bills = parser.add_mutually_exclusive_group()
    bills.add_argument("--billed", metavar="AMOUNT", help="what was billed for all of it")
    bills.add_argument("--bill", metavar="FILE", help="an export of costs")
    parser.add_argument("--json", action="store_true", help="answer in JSON")
