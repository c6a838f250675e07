"""Launches over the same data: the first one has the window, each later one hands its files over.

The app that has the window holds a lock on a file beside the data, which the system frees however
the app ends, and writes into that file where it listens: a socket of the file system, a pipe on
Windows, for its user alone. Nothing here goes through a network.
"""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FOLDER = "running"
VERSION = 1
LONGEST = 1 << 20
"""The bytes that a message may have."""
TAKEN, STRANGE = b"taken\n", b"strange\n"
"""What is answered to a message that was understood, and to another."""
ANSWER_SECONDS = 1.0
"""An app that takes longer to answer hangs."""
START_SECONDS = 20.0
"""How long an app that has the lock may take until it listens; and as long as it is as young, to
answer: it reads its vocabulary, on a machine that is busy with what else was started."""
_STEP_SECONDS = 0.02
_LOCKED_BYTE = 1 << 30
"""Far behind what is written, for on Windows nobody else may read what is locked."""
_LONGEST_TOKEN = 4096
_LONGEST_ANSWER = 64


class Launch(NamedTuple):  # a dataclass would be made longer than the rest of a launch takes
    """What a launch asks of the app that runs.

    Attributes:
        files: to be opened, absolute.
        activation: the desktop's leave to come to the front, as it gave it to this launch.
    """

    files: tuple[Path, ...] = ()
    activation: str = ""

    @classmethod
    def of(cls, files: Iterable[Path], environment: Mapping[str, str]) -> "Launch":
        """The launch of this process: its files are named from the folder that it runs in."""
        leave = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
        given = (environment[name] for name in leave if environment.get(name))
        return cls(tuple(path.absolute() for path in files), next(given, ""))

    def to_bytes(self) -> bytes:
        """One line of JSON."""
        import json  # noqa: PLC0415 - a window that is alone paints before it says anything

        files = [str(path) for path in self.files]
        said = {"version": VERSION, "files": files, "activation": self.activation}
        return json.dumps(said).encode() + b"\n"

    @classmethod
    def from_bytes(cls, line: bytes) -> "Launch":
        """Read what another process said.

        Raises:
            ValueError: it is no launch of this version.
        """
        import json  # noqa: PLC0415

        try:
            said = json.loads(line)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error
        if not isinstance(said, dict) or said.get("version") != VERSION:
            raise ValueError("another version")
        files, activation = said.get("files"), said.get("activation")
        if not isinstance(files, list) or not all(map(_is_path, files)):
            raise ValueError("files that are none")
        if not isinstance(activation, str) or len(activation) > _LONGEST_TOKEN:
            raise ValueError("an activation that is none")
        return cls(tuple(map(Path, files)), activation if activation.isprintable() else "")


def _is_path(name: object) -> bool:
    return isinstance(name, str) and "\0" not in name and Path(name).is_absolute()


class Place(NamedTuple):
    """Where the app that has the window listens.

    Attributes:
        address: the path of a socket, or the name of a pipe.
        process: its number.
        host: the computer that it runs on, which may share its data with another.
    """

    address: str
    process: int
    host: str


class Lock:
    """Held by the app that has the window, until it ends."""

    def __init__(self, handle: int, folder: Path) -> None:
        self._handle = handle
        self.folder = folder

    @classmethod
    def take(cls, folder: Path) -> "Lock | None":
        """Take the lock of a data folder, made where it is missing; None where another app has it.

        Raises:
            OSError: the folder can't be written, or has no locks.
        """
        beside = folder / FOLDER
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside.mkdir(exist_ok=True, mode=0o700)
        handle = os.open(_path(folder), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            is_ours = is_locked_now(handle)
        except BaseException:
            os.close(handle)
            raise
        if not is_ours:
            os.close(handle)
            return None
        os.ftruncate(handle, 0)
        return cls(handle, beside)

    def say(self, place: Place) -> None:
        """Tell later launches where the app listens."""
        import json  # noqa: PLC0415

        os.lseek(self._handle, 0, os.SEEK_SET)
        os.write(self._handle, json.dumps(place._asdict()).encode())

    def release(self) -> None:
        """Let the next launch have the window."""
        with suppress(OSError):
            os.ftruncate(self._handle, 0)
        os.close(self._handle)


def _path(folder: Path) -> Path:
    return folder / FOLDER / "window.place"  # no .lock, which those of prompts are swept by


def is_locked_now(handle: int) -> bool:
    """Lock an open file until it is closed or the process ends; whether no other has it locked.

    Raises:
        OSError: the disk has no locks.
    """
    try:
        if sys.platform == "win32":
            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
            return False
        raise
    return True


def _patience(folder: Path) -> float:
    """The seconds in which the app that has the lock is to answer."""
    age = time.time() - _path(folder).stat().st_mtime
    return START_SECONDS if 0 <= age < START_SECONDS else ANSWER_SECONDS


def _place(folder: Path) -> Place | None:
    """Where the app that has the lock listens; None as long as it does not."""
    import json  # noqa: PLC0415

    try:
        return Place(**json.loads(_path(folder).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


class Entry(NamedTuple):
    """What became of a launch.

    Attributes:
        is_handed: the app that runs has the files and comes to the front.
        lock: held by this process, which has the window; None where it is handed, or another app
            has the lock and is out of reach.
        is_unanswered: another app has the lock, and hangs.
    """

    is_handed: bool = False
    lock: Lock | None = None
    is_unanswered: bool = False


def enter(folder: Path, launch: Launch, ask: "Ask | None" = None) -> Entry:
    """Have the window of a data folder, or hand the launch over to the app that has it."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        try:
            if lock := Lock.take(folder):
                return Entry(lock=lock)
        except OSError:  # the window says what is wrong with the folder
            return Entry()
        if place := _place(folder):
            if place.host != host():
                return Entry()
            try:
                answer = (ask or _ask)(place, launch.to_bytes(), _patience(folder))
            except TimeoutError:
                return Entry(is_unanswered=True)
            if answer:  # an app of another version may have understood nothing
                return Entry(is_handed=answer == TAKEN)
        time.sleep(_STEP_SECONDS)  # it begins just now, or has just ended
    return Entry(is_unanswered=True)


Ask = Callable[[Place, bytes, float], bytes]
"""Sends a message; the answer, empty where nobody listens. TimeoutError after so many seconds."""


def host() -> str:
    """The name of this computer."""
    import platform  # noqa: PLC0415 - before its first paint, an app needs no name

    return platform.node()


def _ask(place: Place, message: bytes, seconds: float) -> bytes:
    by = _by_pipe if sys.platform == "win32" else _by_socket
    try:
        return by(place, message, seconds)
    except TimeoutError:
        raise
    except (OSError, EOFError):
        return b""


def _by_socket(place: Place, message: bytes, seconds: float) -> bytes:
    import socket  # noqa: PLC0415 - most launches find nobody to ask

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
        asking.settimeout(seconds)
        asking.connect(place.address)
        asking.sendall(message)
        return asking.recv(_LONGEST_ANSWER)


def _by_pipe(place: Place, message: bytes, seconds: float) -> bytes:
    from multiprocessing.connection import Client  # noqa: PLC0415

    _let_come_to_front(place.process)
    with Client(place.address) as asking:
        asking.send_bytes(message)
        if not asking.poll(seconds):
            raise TimeoutError
        return asking.recv_bytes(_LONGEST_ANSWER)


def _let_come_to_front(process: int) -> None:
    """On Windows comes to the front what the user has just started, and whom that lets."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        ctypes.windll.user32.AllowSetForegroundWindow(process)
