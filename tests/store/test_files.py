"""Prompt files: read whole, and written whole or not at all."""

import codecs
import errno
import os
import socket
import stat
import sys
import tempfile
from pathlib import Path

import pytest

from estimator.store import files
from estimator.store.files import FileError
from estimator.store.folder import data_folder, database_path
from estimator.tokens.text import Coding, DecodeError

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX")
UTF_16 = Coding("utf-16-le", mark=True)


def failing(number):
    def fail(*_args, **_kwargs):
        raise OSError(number, os.strerror(number))

    return fail


def reason_of(action, *args):
    with pytest.raises(FileError) as caught:
        action(*args)
    return caught.value.reason


# Where the store is


def test_the_data_folder_can_be_moved(monkeypatch, tmp_path):
    monkeypatch.setenv("ESTIMATOR_DATA_DIR", str(tmp_path))
    assert data_folder() == tmp_path


def test_the_data_folder_is_the_systems(monkeypatch):
    monkeypatch.delenv("ESTIMATOR_DATA_DIR", raising=False)
    assert data_folder().name == "token-estimator"
    assert data_folder().is_absolute()
    assert database_path() == data_folder() / "estimator.db"


# Reading


@pytest.mark.parametrize(
    ("data", "coding"),
    [
        (b"a\r\nb\n", Coding()),
        (codecs.BOM_UTF8 + b"a\r\nb\n", Coding("utf-8", mark=True)),
        (codecs.BOM_UTF16_LE + "a\r\nb\n".encode("utf-16-le"), UTF_16),
        (codecs.BOM_UTF16_BE + "a\r\nb\n".encode("utf-16-be"), Coding("utf-16-be", mark=True)),
    ],
)
def test_a_file_comes_back_byte_for_byte(tmp_path, data, coding):
    path = tmp_path / "prompt.txt"
    path.write_bytes(data)
    read = files.read(path)
    assert (read.text, read.coding) == ("a\r\nb\n", coding)
    files.write(path, read.text, read.coding)
    assert path.read_bytes() == data


def test_a_file_that_is_not_there(tmp_path):
    assert reason_of(files.read, tmp_path / "none.txt") == "missing"
    assert reason_of(files.open_bytes, tmp_path / "none.txt") == "missing"


def test_the_beginning_of_a_file_and_its_size(tmp_path):
    path = tmp_path / "prompt.txt"
    path.write_bytes(b"12345")
    assert files.beginning(path, 2) == files.Beginning(b"12", 5)
    assert files.beginning(path, 9) == files.Beginning(b"12345", 5)
    assert reason_of(files.beginning, tmp_path / "none.txt", 2) == "missing"


@POSIX
def test_a_folder_is_no_file(tmp_path):
    assert reason_of(files.read, tmp_path) == "folder"
    assert reason_of(files.open_bytes, tmp_path) == "folder"
    assert reason_of(files.read, tmp_path / "none" / "none.txt") == "missing"
    (tmp_path / "a").write_bytes(b"")
    assert reason_of(files.read, tmp_path / "a" / "b") == "missing"


@pytest.fixture
def existing(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"x")
    return path


def test_a_file_that_may_not_be_read(existing, monkeypatch):
    monkeypatch.setattr(os, "open", failing(errno.EACCES))
    assert reason_of(files.read, existing) == "forbidden"
    assert reason_of(files.open_bytes, existing) == "forbidden"


def test_a_failure_of_another_kind_keeps_the_systems_words(existing, monkeypatch):
    monkeypatch.setattr(os, "open", failing(errno.EIO))
    with pytest.raises(FileError) as caught:
        files.read(existing)
    assert (caught.value.reason, caught.value.detail) == ("failed", os.strerror(errno.EIO))


def test_a_failure_without_a_number(existing, monkeypatch):
    def fail(*_args, **_kwargs):
        raise OSError("it does not work")

    monkeypatch.setattr(os, "open", fail)
    with pytest.raises(FileError) as caught:
        files.read(existing)
    assert (caught.value.reason, caught.value.detail) == ("failed", "it does not work")


def test_a_binary_file_is_not_text(tmp_path):
    path = tmp_path / "image.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(FileError) as caught:
        files.read(path)
    assert (caught.value.reason, caught.value.cause) == ("not-text", DecodeError("utf-8", 0))


def test_a_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    path = tmp_path / "large.txt"
    path.write_bytes(b"12345")
    monkeypatch.setattr(files, "MAX_BYTES", 4)
    assert reason_of(files.read, path) == "too-large"
    with files.open_bytes(path) as file:
        assert file.read() == b"12345"


# What is no file


@POSIX
def test_a_pipe_and_a_device_are_not_read(tmp_path):
    """The one would be waited for without end, and the other has none."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero"), Path("/dev/tty")):
        assert reason_of(files.read, path) == "device"
        assert reason_of(files.beginning, path, 10) == "device"
        assert reason_of(files.open_bytes, path) == "device"


@POSIX
def test_what_becomes_a_pipe_after_it_was_looked_at_is_not_waited_for(tmp_path, monkeypatch):
    pipe, file = tmp_path / "pipe", tmp_path / "file"
    os.mkfifo(pipe)
    file.write_bytes(b"x")
    found = file.stat()
    with monkeypatch.context() as looking:
        looking.setattr(Path, "stat", lambda _: found)
        assert reason_of(files.open_bytes, pipe) == "device"


@POSIX
def test_a_socket_and_a_link_to_itself_are_not_read(tmp_path):
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "socket"))
        assert reason_of(files.read, tmp_path / "socket") == "device"
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert reason_of(files.read, tmp_path / "loop") == "failed"


@POSIX
def test_a_pipe_that_a_shell_hands_over_is_read():
    ends = os.pipe()
    os.write(ends[1], b"words")
    os.close(ends[1])
    with files.open_bytes(Path(f"/dev/fd/{ends[0]}"), may_wait=True) as file:
        assert file.read() == b"words"
    os.close(ends[0])


@pytest.mark.parametrize("name", ["a\0b", "a\ud800b"])
def test_a_name_that_no_file_can_have(tmp_path, name):
    if sys.platform == "win32" and "\0" not in name:
        pytest.skip("Windows has such names")
    assert files.stamp(tmp_path / name) is None
    assert reason_of(files.read, tmp_path / name) == "missing"
    assert reason_of(files.write, tmp_path / name, "x", Coding()) == "missing"


def test_a_file_that_grows_while_it_is_read_ends_somewhere(tmp_path, monkeypatch):
    path = tmp_path / "log.txt"
    path.write_bytes(b"1234")
    monkeypatch.setattr(files, "MAX_BYTES", 4)
    assert files.read(path).text == "1234"
    small = path.stat()
    path.write_bytes(b"12345")
    monkeypatch.setattr(os, "fstat", lambda _: small)
    assert reason_of(files.read, path) == "too-large"


@POSIX
def test_a_device_is_not_written_over(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert reason_of(files.write, pipe, "x", Coding()) == "device"
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert names_in(tmp_path) == ["pipe"]


# Writing


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_made(tmp_path):
    path = tmp_path / "new.txt"
    files.write(path, "中😀", Coding())
    assert path.read_text(encoding="utf-8") == "中😀"
    assert names_in(tmp_path) == ["new.txt"]


@POSIX
def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path):
    mask = os.umask(0o027)
    try:
        files.write(tmp_path / "new.txt", "x", Coding())
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new.txt").stat().st_mode) == 0o640


@POSIX
def test_a_file_keeps_its_permissions(tmp_path):
    path = tmp_path / "script.sh"
    path.write_bytes(b"old")
    path.chmod(0o750)
    files.write(path, "new", Coding())
    assert stat.S_IMODE(path.stat().st_mode) == 0o750


@POSIX
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "target.txt"
    target.write_bytes(b"old")
    link = tmp_path / "link.txt"
    link.symlink_to(target)
    files.write(link, "new", Coding())
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("name", ["n" * 250 + ".txt", "中" * 83 + ".txt"])
def test_a_long_name_is_written(tmp_path, name):
    path = tmp_path / name
    files.write(path, "x", Coding())
    assert path.read_bytes() == b"x"


@POSIX
def test_where_nothing_can_be_written(tmp_path):
    assert reason_of(files.write, tmp_path, "x", Coding()) == "folder"
    assert reason_of(files.write, tmp_path / "none" / "x", "x", Coding()) == "missing"
    assert names_in(tmp_path) == []


def test_a_file_that_may_not_be_written_is_left_alone(tmp_path, monkeypatch):
    path = tmp_path / "kept.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert reason_of(files.write, path, "new", Coding()) == "unwritable"
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
@pytest.mark.parametrize(
    ("number", "reason"), [(errno.ENOSPC, "full"), (errno.EROFS, "unwritable")]
)
def test_a_failure_in_the_middle_leaves_the_old_file_and_nothing_beside_it(
    tmp_path, monkeypatch, step, number, reason
):
    path = tmp_path / "kept.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os if step == "fsync" else Path, step, failing(number))
    assert reason_of(files.write, path, "new", Coding()) == reason
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["kept.txt"]


def test_an_interruption_leaves_nothing_either(tmp_path, monkeypatch):
    def interrupt(_handle):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.write(tmp_path / "x.txt", "new", Coding())
    assert names_in(tmp_path) == []


def test_a_folder_that_cannot_be_flushed_is_no_failure(tmp_path, monkeypatch):
    """Some file systems refuse; the text itself is on the disk by then."""
    real = os.fsync

    def only_files(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not here")
        real(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    files.write(tmp_path / "x.txt", "new", Coding())
    assert (tmp_path / "x.txt").read_bytes() == b"new"


# Where nothing can be put beside a file, or over it


@pytest.fixture(
    params=[("mkstemp", errno.EACCES), ("replace", errno.EPERM), ("replace", errno.EBUSY)]
)
def closed_folder(request, monkeypatch):
    """A folder that takes no new file, one that lets others' be, and a file that is mounted."""
    call, number = request.param
    target = tempfile if call == "mkstemp" else Path
    monkeypatch.setattr(target, call, failing(number))


@pytest.mark.usefixtures("closed_folder")
@pytest.mark.parametrize("new", [b"", b"n", b"new and longer"])
def test_a_file_in_a_closed_folder_is_written_over(tmp_path, new):
    path = tmp_path / "kept.txt"
    path.write_bytes(b"old")
    before = path.stat().st_ino
    files.write_bytes(path, new)
    assert (path.read_bytes(), path.stat().st_ino) == (new, before)
    assert names_in(tmp_path) == ["kept.txt"]


@pytest.mark.usefixtures("closed_folder")
def test_a_new_file_in_a_closed_folder_is_none(tmp_path):
    path = tmp_path / "new.txt"
    assert reason_of(files.write_bytes, path, b"x") in ("unwritable", "failed")
    assert names_in(tmp_path) == []


class Disk:
    """A disk that has room for so many bytes more, and fails for so many writes once it is full."""

    def __init__(self, monkeypatch, room, failures):
        self.room, self.failures, self._write = room, failures, files._put_at
        monkeypatch.setattr(tempfile, "mkstemp", failing(errno.EACCES))
        monkeypatch.setattr(files, "_put_at", self.put)

    def put(self, file, place, data):
        if len(data) > self.room and self.failures:
            self.failures -= 1
            self._write(file, place, data[: self.room])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._write(file, place, data)


@pytest.mark.parametrize(("new", "room"), [(b"new and longer", 2), (b"new", 1), (b"longer", 3)])
def test_one_that_can_not_be_written_over_whole_is_as_it_was(tmp_path, monkeypatch, new, room):
    path = tmp_path / "kept.txt"
    path.write_bytes(b"old one")
    Disk(monkeypatch, room, failures=1)
    assert reason_of(files.write_bytes, path, new) == "full"
    assert path.read_bytes() == b"old one"


def test_one_that_can_not_be_put_back_either_is_said_to_be_damaged(tmp_path, monkeypatch):
    path = tmp_path / "kept.txt"
    path.write_bytes(b"old one")
    Disk(monkeypatch, 1, failures=2)
    assert reason_of(files.write_bytes, path, b"new one") == "torn"


# What is one file


@POSIX
def test_one_file_has_several_names(existing, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(existing)
    other = tmp_path / "y"
    other.write_bytes(b"x")
    for _ in ("there", "gone"):
        assert files.is_same(existing, existing)
        assert files.is_same(existing, link)
        assert files.is_same(tmp_path / "none" / ".." / "x", link)
        assert not files.is_same(existing, other)
        existing.unlink(missing_ok=True)


def test_names_that_no_file_can_have(tmp_path):
    assert files.is_same(Path("a\0b"), Path("a\0b"))
    assert not files.is_same(Path("a\0b"), tmp_path)


@POSIX
def test_a_hard_link_is_the_same_file(existing, tmp_path):
    (tmp_path / "y").hardlink_to(existing)
    assert files.is_same(existing, tmp_path / "y")
