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

# Asked of what is no file after all: not to wait for it, and not to be ruled by a terminal.
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)

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
_NOT_REPLACED = errno.EACCES, errno.EPERM, errno.EBUSY
"""Of a folder that takes no new file, one that keeps what others own, a file that is mounted."""


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class FileError(Exception):
    """A file that can't be read or written; the one on disk is as it was, but for ``"torn"``.

    Attributes:
        path: the file.
        reason: ``"missing"``, ``"folder"``, ``"device"`` (or a pipe or a socket: no file),
            ``"forbidden"``, ``"unwritable"`` (it may not be written), ``"full"``, ``"torn"``
            (written in part), ``"too-large"``, ``"not-text"`` (``cause`` is the DecodeError) or
            ``"failed"``.
        detail: the system's own words.
        cause: what ``decode`` said.
    """

    path: Path
    reason: str
    detail: str = ""
    cause: DecodeError | None = None


@contextmanager
def _errors_of(path: Path, forbidden: str = "forbidden") -> Iterator[None]:
    """Turn what the system says into FileError, with this reason where it forbids."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "failed")
        reason = forbidden if reason == "forbidden" else reason
        raise FileError(path, reason, error.strerror or str(error)) from None
    except ValueError:  # no file can have such a name
        raise FileError(path, "missing") from None


def stamp(path: Path) -> Stamp | None:
    """What is another once a program has written the file; None where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, or would if it were there."""
    with suppress(OSError, ValueError):
        return one.samefile(other)  # also where a system takes two spellings for one name
    try:
        return os.path.realpath(one) == os.path.realpath(other)
    except (OSError, ValueError):  # no file can have such a name
        return one == other


def open_bytes(path: Path, *, may_wait: bool = False) -> BinaryIO:
    """Open a file of any size to read its bytes.

    Args:
        path: of the file.
        may_wait: also open what is none, such as a pipe, which may say nothing for ever.

    Raises:
        FileError: it can't be opened.
    """
    with _errors_of(path):
        if may_wait:
            return path.open("rb")
        _check_kind(path, path.stat().st_mode)  # before: to open some devices does something
        file = open(path, "rb", opener=_at_once)  # noqa: SIM115 - handed on
        try:
            _check_kind(path, os.fstat(file.fileno()).st_mode)
        except BaseException:
            file.close()
            raise
    return file


def _at_once(name: str, flags: int) -> int:
    return os.open(name, flags | _AT_ONCE)


def _check_kind(path: Path, mode: int) -> None:
    """Refuse what is no file: a pipe is waited for, and a device may have no end.

    Raises:
        FileError: it is none.
    """
    if stat.S_ISDIR(mode):
        raise FileError(path, "folder")
    if not stat.S_ISREG(mode):
        raise FileError(path, "device")


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
    with open_bytes(path) as file, _errors_of(path):
        return Beginning(file.read(most), os.fstat(file.fileno()).st_size)


def read(path: Path, known_as: str = "") -> Decoded:
    """The text of a file; for ``known_as`` see ``decode``.

    Raises:
        FileError: it can't be read, is larger than MAX_BYTES, or is not UTF-8 or UTF-16.
    """
    with open_bytes(path) as file, _errors_of(path):
        size = os.fstat(file.fileno()).st_size
        # It may grow meanwhile, or not tell its size.
        data = file.read(MAX_BYTES + 1) if size <= MAX_BYTES else b""
    if max(size, len(data)) > MAX_BYTES:
        raise FileError(path, "too-large")
    with decoding(path):
        return decode(data, known_as)


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

    Where nothing can be put beside it, it is written over; what was there is put back if that
    fails.

    Raises:
        FileError: it can't be written; what was there is there, but for ``"torn"``.
    """
    with _errors_of(path, "unwritable"):
        target = Path(os.path.realpath(path))  # a link stays a link
        if target.exists():
            _check_kind(path, target.stat().st_mode)  # a device would become a file
        _replace(target, data)


def _replace(target: Path, data: bytes) -> None:
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    try:
        _rename_over(target, data)
    except OSError as error:
        if error.errno not in _NOT_REPLACED or not target.exists():
            raise
        _write_over(target, data)


def _rename_over(target: Path, data: bytes) -> None:
    beginning_of_name = os.fsencode(target.name)[:100].decode(errors="ignore")
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{beginning_of_name}.")
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


def _write_over(target: Path, data: bytes) -> None:
    with target.open("r+b", buffering=0) as file:
        before = file.readall()
        size = len(before)
        try:
            _put_at(file, size, data[size:])  # first, as a full disk shows here
            _put_at(file, 0, data[:size])
            _end_at(file, len(data))
        except BaseException:
            _put_back(target, file, before)
            raise


def _put_back(target: Path, file: BinaryIO, before: bytes) -> None:
    try:
        _put_at(file, 0, before)
        _end_at(file, len(before))
    except OSError as error:
        raise FileError(target, "torn", error.strerror or str(error)) from None


def _put_at(file: BinaryIO, place: int, data: bytes) -> None:
    file.seek(place)
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def _end_at(file: BinaryIO, size: int) -> None:
    file.truncate(size)
    os.fsync(file.fileno())


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
