"""Where a word reads from: a file, or the standard input."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from estimator.store import files
from estimator.store.files import FileError
from estimator.tokens.text import Decoded, decode

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
    with files.open_bytes(Path(name), may_wait=True) as file:  # a shell hands over pipes
        yield file


def read_text(name: str) -> Decoded:
    """The text of a file, or of the standard input.

    Raises:
        FileError: it can't be read, or is no text.
    """
    with opened(name) as source, files.decoding(Path(name)):
        return decode(source.read())


class Ahead:
    """A file whose first bytes were read already, and are read again."""

    def __init__(self, head: bytes, file: BinaryIO) -> None:
        self._head = head
        self._file = file

    def read(self, size: int) -> bytes:
        """The next bytes, at most ``size``; fewer at the end alone."""
        head, self._head = self._head[:size], self._head[size:]
        return head + self._file.read(size - len(head))
