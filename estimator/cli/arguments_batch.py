"""The words after ``estimator batch``."""

import argparse
from typing import Any

_BATCH = """\
Check, count and price an OpenAI batch file before it is sent: a request a line, as JSON.

The limits are OpenAI's: 50,000 requests, 200 MB, 50,000 texts to be embedded, one model, one url.
The tokens of the answers are not known before: they are taken to be as many as --output says, and
no more than each request allows. The exit status is 1 if anything is wrong with the file.
"""


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the word with its own words."""
    batch = commands.add_parser("batch", help="check and price a batch file", description=_BATCH)
    batch.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="the batch; - or nothing: input"
    )
    batch.add_argument("--output", type=int, metavar="N", help="tokens of an answer (default: 800)")
    batch.add_argument("--json", action="store_true", help="answer in JSON")
