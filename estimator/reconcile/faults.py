"""What is wrong with a file; it imports nothing, for what words it is loaded with every command."""

from dataclasses import dataclass

MAX_DOCUMENT = 128 << 20
"""Bytes of a file that is one JSON document, which is read as a whole."""


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class LogError(Exception):
    """A file that is no log and no export.

    Attributes:
        kind: ``"empty"``, ``"unknown"``, ``"not-json"`` or ``"too-large"`` (a JSON document of
            more than MAX_DOCUMENT bytes).
        name: of the file.
        columns: that it has, where it looks like a table.
    """

    kind: str
    name: str
    columns: tuple[str, ...] = ()
