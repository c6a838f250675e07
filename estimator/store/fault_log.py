"""The log of faults that nobody expected: where in the program, and no word of any prompt."""

import os
import platform
import re
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from io import TextIOWrapper
from logging import Formatter, LogRecord, makeLogRecord
from logging.handlers import RotatingFileHandler
from pathlib import Path

from estimator import __version__
from estimator.store.folder import data_folder, keep_private, log_folder, make_private

NAME = "estimator.log"
MAX_BYTES, FILES = 256 * 1024, 3
_FRAMES = 60  # of a traceback, the last ones: a recursion has a thousand
_LONGEST = 300
# What these say names parts of the program. What any other says may hold what was typed or read.
_SAY_NO_TEXT = (
    AttributeError,
    ImportError,
    IndexError,
    MemoryError,
    NameError,
    RecursionError,
    TypeError,
    ZeroDivisionError,
)


class _Handler(RotatingFileHandler):
    """Writes files that the user alone may read, and raises where it can't."""

    def _open(self) -> TextIOWrapper:
        make_private(data_folder())
        make_private(log_folder())
        opener = partial(os.open, mode=0o600)
        keep_private(Path(self.baseFilename))
        return open(self.baseFilename, "a", encoding="utf-8", opener=opener)

    def handleError(self, _record: LogRecord) -> None:  # noqa: N802 - logging's name
        raise  # noqa: PLE0704 - called while it is handled


def path() -> Path:
    """The newest file of the log, which need not exist."""
    return log_folder() / NAME


def write(said: str) -> bool:
    """Put a text at the log's end, with the moment and the surroundings; whether it is there.

    Args:
        said: from ``described``, or from another place where no prompt is.
    """
    try:
        handler = _Handler(path(), maxBytes=MAX_BYTES, backupCount=FILES - 1, encoding="utf-8")
        handler.setFormatter(Formatter("%(message)s"))
        try:
            handler.handle(makeLogRecord({"msg": f"{surroundings()}\n{said}\n"}))
        finally:
            handler.close()
    except OSError:
        return False
    return True


def surroundings() -> str:
    """The moment, the app's version, and what it runs on."""
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    return f"{moment} Token Estimator {__version__}, {python()}, {platform.platform()}"


def python() -> str:
    """The version of Python."""
    return f"Python {platform.python_version()}"


def described(error: BaseException) -> str:
    """The traceback of an error and of those behind it, without values.

    The message of an error is left out unless its kind says nothing but names of the program: that
    of a KeyError, a ValueError or a UnicodeError may hold a piece of the prompt.
    """
    parts = []
    for each, link in _chain(error):
        frames = traceback.walk_tb(each.__traceback__)
        lines = traceback.StackSummary.extract(frames, limit=-_FRAMES).format()
        parts.append(f"{''.join(lines)}{_named(each)}\n{link}")
    return shortened("".join(reversed(parts)).strip())


def _chain(error: BaseException) -> Iterator[tuple[BaseException, str]]:
    """An error and those behind it, each with what stands between it and the one before."""
    seen: set[int] = set()
    now: BaseException | None = error
    link = ""
    while now is not None and id(now) not in seen:
        seen.add(id(now))
        yield now, link
        behind = None if now.__suppress_context__ else now.__context__
        link = "which led to:\n" if now.__cause__ else "and while that was handled:\n"
        now = now.__cause__ or behind


def _named(error: BaseException) -> str:
    kind = type(error)
    name = (
        kind.__qualname__
        if kind.__module__ == "builtins"
        else f"{kind.__module__}.{kind.__qualname__}"
    )
    if isinstance(error, OSError) and error.errno:
        return f"{name}: {os.strerror(error.errno)}"
    said = ""
    if isinstance(error, _SAY_NO_TEXT):
        with suppress(Exception):  # it may be its very __str__ that failed
            said = str(error)
        return f"{name}: {said[:_LONGEST]}" if said else name
    return f"{name} (its message is left out, since it may hold text)"


def shortened(said: str) -> str:
    """A text with the user's folder as ``~``."""
    home = str(Path.home())
    return re.sub(re.escape(home) + r"(?=[\\/])", "~", said) if len(home) > 1 else said
