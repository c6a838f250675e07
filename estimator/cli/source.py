"""Where a word reads from: a file, or the standard input."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from estimator.store import files
from estimator.store.files import FileError

STANDARD_INPUT = "-"


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The bytes of a file, or of the standard input for ``-``, which stays open.

    Raises:
        FileError: there is no such file or input.
    """
    if name == STANDARD_INPUT:
        if sys.stdin is None:  # a frozen app without a console
            raise FileError(Path(name), "missing")
        yield sys.stdin.buffer
        return
    with files.open_bytes(Path(name)) as file:
        yield file
