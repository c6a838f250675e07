"""The words after ``estimator trim``."""

import argparse
from typing import Any

from estimator.trimming.cut import Where

_TRIM = """\
Trim a prompt: the text goes to the standard output, what was done to the standard error.

With --budget as little is done as gets it there: the fewest rules that keep the meaning. With
--lossy others may follow, and then lines or sentences are cut out: of a chat the oldest turns,
while instructions and the last turns stay; of another text its middle. The exit status is 1 if that
is not enough.

A budget is a number of tokens; an amount of money that a call may cost, such as $0.05; or window:
what the model takes, less the tokens that --output leaves for the answer.

Without --budget every rule that keeps the meaning is followed, or those that --rules names.
"""


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the word with its own words."""
    trim = commands.add_parser("trim", help="make a prompt shorter", description=_TRIM)
    trim.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="the prompt; - or nothing: input"
    )
    trim.add_argument("--budget", metavar="N", help="tokens, money ($0.05), or window")
    trim.add_argument("--model", help="that the prompt is for (default: gpt-5.4)")
    trim.add_argument("--rules", metavar="A,B", help="follow these rules alone")
    trim.add_argument("--lossy", action="store_true", help="also do what loses something")
    trim.add_argument(
        "--cut",
        choices=[*(where.value for where in Where), "never"],
        help="what --lossy cuts out where rules are not enough (default: middle)",
    )
    trim.add_argument(
        "--keep",
        type=int,
        default=1,
        metavar="N",
        help="turns of a chat that stay (default: 1)",
    )
    trim.add_argument("--output", type=int, metavar="N", help="tokens of the answer (default: 800)")
    trim.add_argument("--as-text", action="store_true", help="take a chat request as plain text")
    trim.add_argument("--json", action="store_true", help="answer in JSON, the text with it")
