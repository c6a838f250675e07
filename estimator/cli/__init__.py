"""The words of the command line: thin, over the same core as the window, and without Qt.

Each word loads what it needs and no more, so that ``estimator --version`` answers at once.
"""

import io
import os
import sys

from estimator.cli.arguments import Arguments, read_arguments

ANSWERED, FAILED, REFUSED, INTERRUPTED = 0, 1, 2, 130


def main(given: list[str]) -> int:
    """Do what the words say, and return the exit status.

    Returns:
        0: done; 1: done, and something is not right (a request was refused, a check failed);
        2: not done, one sentence on stderr says why.
    """
    _speak_utf8()
    try:
        status = _run(read_arguments(given))
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:  # the reader (head, less) has seen enough
        _drop_output()
        return ANSWERED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        from estimator.cli import words

        if not isinstance(error, words.ERRORS):
            raise
        print(f"estimator: {words.sentence(error)}", file=sys.stderr)
        if isinstance(error, OSError):
            _drop_output()
        return REFUSED
    return status


def _run(arguments: Arguments) -> int:
    if arguments.command in _WITH_STATUS:
        return _WITH_STATUS[arguments.command](arguments)
    match arguments.command:
        case "help":
            print(arguments.text)
        case "--version":
            from estimator import __version__

            print(f"Token Estimator {__version__}")
        case "models":
            from estimator.cli import models

            models.run(as_json=arguments.json)
        case _:
            _count(arguments)
    return ANSWERED


def _count(asked: Arguments) -> None:
    if asked.image is not None:
        from estimator.cli import count_image

        count_image.run(asked.image, asked.model, asked.detail, as_json=asked.json)
    elif asked.chat:
        from estimator.cli import count_chat

        count_chat.run(asked.file, asked.model, as_json=asked.json)
    else:
        from estimator.cli import count

        count.run(asked.file, asked.model, asked.encoding, asked.calibrate, as_json=asked.json)


def _rates(asked: Arguments) -> int:
    from estimator.cli import rates

    if asked.action == "export":
        rates.run_export(asked.file, is_own=asked.own)
        return ANSWERED
    options = rates.Options(asked.dry_run, asked.overwrite, asked.partial, asked.provider)
    return rates.run_import(asked.file, options)


def _trim(asked: Arguments) -> int:
    from estimator.cli import trim

    options = trim.Options(
        asked.budget, asked.model, asked.rules, asked.cut, asked.output,
        keep=asked.keep, lossy=asked.lossy, as_text=asked.as_text, json=asked.json,
    )  # fmt: skip
    return trim.run(asked.file, options)


def _quote(asked: Arguments) -> int:
    from estimator.cli import quote

    return quote.run(asked.file, is_explained=asked.explain)


def _batch(asked: Arguments) -> int:
    from estimator.cli import batch

    return batch.run(asked.file, asked.output, as_json=asked.json)


def _reconcile(asked: Arguments) -> int:
    from estimator.cli import reconcile

    files = list(asked.files)
    return reconcile.run(files, billed=asked.billed, bill=asked.bill, as_json=asked.json)


def _self_test(_asked: Arguments) -> int:
    from estimator.cli import selftest

    return selftest.run()


_WITH_STATUS = {
    "--self-test": _self_test,
    "batch": _batch,
    "quote": _quote,
    "rates": _rates,
    "reconcile": _reconcile,
    "trim": _trim,
}


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says; a frozen app without a console has no streams."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_output() -> None:
    """Send what is left in the buffer nowhere, or Python complains of it when it exits."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)
