"""The words after ``estimator``, read into one value."""

import argparse
from dataclasses import dataclass
from typing import NoReturn

from estimator.cli import (
    arguments_batch,
    arguments_rates,
    arguments_reconcile,
    arguments_trim,
)

DETAILS = ("low", "high", "original", "auto")
_DESCRIPTION = "Exact token counts and costs of LLM prompts, offline."
_EPILOG = """\
Without one of these words, estimator opens the window with the files that are named.
ESTIMATOR_DATA_DIR moves the folder in which your own rates are kept.
"""
_COUNT = """\
Count the tokens of a text as it stands: UTF-8, or UTF-16 with a byte order mark, which is not
counted. The text of a special token, such as <|endoftext|>, is counted as text.

A model whose vocabulary is not published is counted as an estimate, with a range. --calibrate reads
what its provider billed for this very text: the "usage" of the answer, as JSON. What is learnt from
it is kept on this computer, without the text, and used for this model from then on.

A PDF is counted as its text and a picture of each page. With --chat the text is the body of a Chat
Completions request, counted as it is billed. With --image the input tokens of a picture are told,
by its size or from its file (PNG, JPEG, GIF, WebP, BMP). Each part says what its figure stands on.
"""
_QUOTE = """\
Price JSON Lines: one request a line in, one answer a line out, in the same order. A request:

  {"id": "1", "model": "gpt-5.4", "usage": {"input_tokens": 12000, "output_tokens": 800}}

It may also have "provider", "at" (a moment, ISO 8601; now if absent), "service_tier" (standard,
batch, flex, priority, fast), and "requests" in its usage (as many identical ones). Totals include
their parts: input_tokens includes cache_read_tokens, output_tokens includes reasoning_tokens.
The exit status is 1 if any request was refused; the others are answered all the same.
"""
_MODELS = "List the models of the rate book: provider, encoding, context window, service tiers."


@dataclass(frozen=True)
class Arguments:
    """What was asked for: ``command`` is a word or flag, or ``"help"`` with its ``text``."""

    command: str
    file: str = "-"
    model: str | None = None
    encoding: str | None = None
    calibrate: str | None = None
    json: bool = False
    explain: bool = False
    chat: bool = False
    image: str | None = None
    detail: str | None = None
    text: str = ""
    action: str = ""
    own: bool = False
    dry_run: bool = False
    overwrite: bool = False
    partial: bool = False
    provider: str | None = None
    budget: str | None = None
    rules: str | None = None
    lossy: bool = False
    keep: int = 1
    cut: str | None = None
    output: int | None = None
    as_text: bool = False
    files: tuple[str, ...] = ()
    billed: str | None = None
    bill: str | None = None


class CommandError(Exception):
    """The words can't be obeyed; the message says why and what would be right."""


class _HelpAsked(Exception):  # noqa: N818 - it is no error
    """A parser was asked for its help, which is the message."""


class _Help(argparse.Action):
    """``--help``, handed back and not printed."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> NoReturn:
        raise _HelpAsked(parser.format_help().rstrip())


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence and leaves the exit to its caller."""

    def __init__(self, **settings: object) -> None:
        settings |= {"formatter_class": argparse.RawDescriptionHelpFormatter}
        super().__init__(**settings, add_help=False, allow_abbrev=False)  # type: ignore[arg-type]
        self.add_argument(
            "-h", "--help", action=_Help, nargs=0, default=argparse.SUPPRESS, help="show this help"
        )

    def error(self, message: str) -> NoReturn:
        """Raise CommandError in the place of a usage and an exit."""
        raise CommandError(f"{message}; see {self.prog} --help")


def read_arguments(words: list[str]) -> Arguments:
    """What the words ask for.

    Raises:
        CommandError: they are not of the command line's words.
    """
    try:
        read = vars(_parser().parse_args(words))
    except _HelpAsked as asked:
        return Arguments("help", text=str(asked))
    for flag in ("version", "self_test"):
        if read.pop(flag):
            read["command"] = f"--{flag.replace('_', '-')}"
    if read["command"] is None:
        raise CommandError(
            "a word is missing: count, quote, models, rates, reconcile, trim, batch, --version or"
            " --self-test"
        )
    arguments = Arguments(**read)
    _refuse_contradictions(arguments)
    return arguments


def _refuse_contradictions(arguments: Arguments) -> None:
    if arguments.detail and arguments.image is None:
        raise CommandError("--detail is of a picture: name it with --image, or leave --detail out")
    if arguments.image is not None and arguments.file != "-":
        raise CommandError(
            f"--image counts a picture and not {arguments.file}: count them one after the other"
        )
    _refuse_calibration(arguments)
    if arguments.encoding and (arguments.chat or arguments.image is not None):
        option = "--chat" if arguments.chat else "--image"
        raise CommandError(
            f"{option} goes by the rules of a model and not by an encoding: give --model instead"
        )


def _refuse_calibration(arguments: Arguments) -> None:
    if arguments.calibrate is None:
        return
    if arguments.encoding or arguments.chat or arguments.image is not None:
        raise CommandError("--calibrate is for a text and a model: give it with --model alone")
    if arguments.calibrate == arguments.file:
        raise CommandError(
            f"--calibrate and the text can't both be {arguments.file}: name two files"
        )


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="estimator", description=_DESCRIPTION, epilog=_EPILOG)
    parser.add_argument("--version", action="store_true", help="print the version")
    parser.add_argument(
        "--self-test", action="store_true", help="check the vocabularies, the store and the rates"
    )
    commands = parser.add_subparsers(dest="command", metavar="WORD", prog="estimator")
    count = commands.add_parser("count", help="count the tokens of a text", description=_COUNT)
    _add_file(count, "the text")
    encoded = count.add_mutually_exclusive_group()
    encoded.add_argument("--model", help="count in the encoding of this model (default: gpt-5.4)")
    encoded.add_argument("--encoding", help="count in this encoding, such as o200k_base")
    kinds = count.add_mutually_exclusive_group()
    kinds.add_argument(
        "--chat", action="store_true", help="the text is a Chat Completions request, as JSON"
    )
    kinds.add_argument(
        "--image", metavar="SIZE", help="a picture: its size, such as 1024x768, or its file"
    )
    count.add_argument(
        "--detail", choices=DETAILS, help="how closely the picture is seen (default: auto)"
    )
    count.add_argument(
        "--calibrate", metavar="USAGE", help="a file with what was billed for this text"
    )
    _add_json(count)
    quote = commands.add_parser("quote", help="price requests (JSON Lines)", description=_QUOTE)
    _add_file(quote, "the requests")
    quote.add_argument("--explain", action="store_true", help="write each sum out instead of JSON")
    models = commands.add_parser("models", help="list the models", description=_MODELS)
    _add_json(models)
    arguments_rates.add(commands)
    arguments_reconcile.add(commands)
    arguments_trim.add(commands)
    arguments_batch.add(commands)
    return parser


def _add_file(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help=f"{what}; - or nothing: standard input"
    )


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="answer in JSON")
