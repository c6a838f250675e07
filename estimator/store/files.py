"""Prompt files on disk: read whole, written whole or not at all."""

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from estimator.tokens.text import Coding, Decoded, DecodeError, decode, encode

MAX_BYTES = 512 * 1024 * 1024
"""The largest file that the editor opens; the command line counts larger ones."""

Stamp = tuple[int, int, int]
"""When a file was written, its length, and which file it is."""

_REASONS = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EISDIR: "folder",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EROFS: "forbidden",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
}


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class FileError(Exception):
    """A file that can't be read or written; the one on disk is as it was.

    Attributes:
        path: the file.
        reason: ``"missing"``, ``"folder"``, ``"forbidden"``, ``"full"``, ``"too-large"``,
            ``"not-text"`` (``cause`` is the DecodeError) or ``"failed"``.
        detail: the system's own words.
        cause: what ``decode`` said.
    """

    path: Path
    reason: str
    detail: str = ""
    cause: DecodeError | None = None


def _failed(path: Path, error: OSError) -> FileError:
    reason = _REASONS.get(error.errno or 0, "failed")
    return FileError(path, reason, error.strerror or str(error))


def stamp(path: Path) -> Stamp | None:
    """What is another once a program has written the file; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def open_bytes(path: Path) -> BinaryIO:
    """Open a file of any size to read its bytes.

    Raises:
        FileError: it can't be opened.
    """
    try:
        return path.open("rb")
    except OSError as error:
        raise _failed(path, error) from None


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first bytes of a file, and the size of all of it."""

    data: bytes
    size: int


def beginning(path: Path, most: int) -> Beginning:
    """The first ``most`` bytes of a file, or all where it has fewer.

    Raises:
        FileError: it can't be read.
    """
    try:
        with path.open("rb") as file:
            return Beginning(file.read(most), os.fstat(file.fileno()).st_size)
    except OSError as error:
        raise _failed(path, error) from None


def read(path: Path) -> Decoded:
    """The text of a file.

    Raises:
        FileError: it can't be read, is larger than MAX_BYTES, or is not UTF-8 or UTF-16.
    """
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size > MAX_BYTES:
                raise FileError(path, "too-large")
            data = file.read()
    except OSError as error:
        raise _failed(path, error) from None
    with decoding(path):
        return decode(data)


@contextmanager
def decoding(path: Path) -> Iterator[None]:
    """Names the file in an error of its text.

    Raises:
        FileError: what is decoded within is neither UTF-8 nor UTF-16.
    """
    try:
        yield
    except DecodeError as error:
        raise FileError(path, "not-text", cause=error) from None


def write(path: Path, text: str, coding: Coding) -> None:
    """Put a text into a file, as ``write_bytes`` does.

    Raises:
        FileError: as there.
    """
    write_bytes(path, encode(text, coding))


def write_bytes(path: Path, data: bytes) -> None:
    """Put bytes into a file: written beside it, flushed to the disk, then renamed over it.

    Raises:
        FileError: it can't be written; what was there is untouched.
    """
    target = Path(os.path.realpath(path))  # a link stays a link
    try:
        _replace(target, data)
    except OSError as error:
        raise _failed(path, error) from None


def _replace(target: Path, data: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.")
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        written.chmod(_mode(target))
        written.replace(target)
    except BaseException:
        with suppress(OSError):
            written.unlink()
        raise
    sync_folder(target.parent)


def _mode(target: Path) -> int:
    """The permissions that the file has, or that a new one gets."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def sync_folder(folder: Path) -> None:
    """Make the rename last through a power cut, where the system lets a folder be flushed."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
