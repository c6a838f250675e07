"""Where the program ends without a word, as when a library writes where it may not."""

import faulthandler
import os
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from estimator.store.folder import data_folder, keep_private, log_folder, make_private

_MOST = 64 * 1024  # bytes of what is told; a crash of many threads is some kilobytes
_open: list[TextIO] = []


def path() -> Path:
    """Where Python writes at a crash which function of which file was at work."""
    return log_folder() / "crash.txt"


def take() -> str:
    """What was written at the last crash, of which nothing is left there; empty for none."""
    try:
        with path().open("r+b") as file:
            told = file.read(_MOST).decode(errors="replace").strip()
            file.truncate(0)
    except OSError:
        return ""
    return told


def watch() -> None:
    """Have a crash written down from now on; where no file can be made, it is not."""
    with suppress(OSError):
        make_private(data_folder())  # which may not be there yet
        make_private(log_folder())
        # Appended to: another window of the app may have it open.
        handle = os.open(path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        keep_private(path())
        file = os.fdopen(handle, "a", encoding="utf-8")
        _open.append(file)  # it must stay open
        faulthandler.enable(file)


def leave() -> None:
    """Forget what was written: the program ends as it should.

    Windows tells of errors that a library then mends by itself.
    """
    faulthandler.disable()
    for file in _open:
        file.close()
        with suppress(OSError):
            os.truncate(path(), 0)
    _open.clear()
