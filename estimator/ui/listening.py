"""Where a later launch reaches the app that has the window: a socket of the file system."""

import os
import socket
import tempfile
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from estimator.launch import LONGEST, STRANGE, TAKEN, Launch, Lock, Place, host

_SOCKET = "window.socket"
_CALLERS, _WAITING = 32, 128
"""Who is heard at once, more are put off; and who may wait to be."""
_SAY_MS = 2000
"""How long a caller may take to say all that it has to say."""
_PIECE = 1 << 16
_LONGEST_PATH = 100
"""The bytes that every system takes for a socket's path."""


class Listening(QObject):
    """Answers each launch that it understands; what it does not, it forgets.

    Signals:
        launched: the Launch, which knows that it was heard.
    """

    launched = Signal(object)

    def __init__(self, lock: Lock, parent: QObject) -> None:
        """Listen beside the lock, which says where.

        Raises:
            OSError: there is no place for a socket.
        """
        super().__init__(parent)
        self._own_folder: Path | None = None
        self._callers: set[_Caller] = set()
        self._socket = self._bound(lock.folder)
        self._socket.setblocking(False)
        self._notifier = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._accept)
        lock.say(Place(str(self.path), os.getpid(), host()))

    def _bound(self, folder: Path) -> socket.socket:
        """A socket beside the lock; in a folder of its own where that is no place for one."""
        made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            if len(os.fsencode(folder / _SOCKET)) <= _LONGEST_PATH:
                with suppress(OSError):
                    return self._listen(made, folder / _SOCKET)
            self._own_folder = Path(tempfile.mkdtemp(prefix="token-estimator-"))
            return self._listen(made, self._own_folder / _SOCKET)
        except BaseException:
            made.close()
            raise

    def _listen(self, made: socket.socket, path: Path) -> socket.socket:
        path.unlink(missing_ok=True)  # of an app that was killed: who has the lock is alone
        made.bind(str(path))
        path.chmod(0o600)  # before anybody can connect
        made.listen(_WAITING)
        self.path = path
        return made

    def stop(self) -> None:
        """Listen no more; whoever was not answered finds the lock free."""
        self._notifier.setEnabled(False)
        for caller in [*self._callers]:
            caller.leave()
        self._socket.close()
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
            if self._own_folder:
                self._own_folder.rmdir()

    def _accept(self) -> None:
        with suppress(OSError):
            made, _ = self._socket.accept()
            made.setblocking(False)
            if len(self._callers) >= _CALLERS:
                made.close()
                return
            caller = _Caller(made, self)
            self._callers.add(caller)
            caller.said.connect(self._answer)
            caller.left.connect(partial(self._callers.discard, caller))

    def _answer(self, caller: "_Caller", line: bytes) -> None:
        try:
            launch = Launch.from_bytes(line)
        except ValueError:
            caller.answer(STRANGE)
            return
        if caller.answer(TAKEN):  # else it has given up, and opened a window of its own
            self.launched.emit(launch)


class _Caller(QObject):
    """One that has connected, and has said nothing or a part so far."""

    said = Signal(object, bytes)
    left = Signal()

    def __init__(self, connected: socket.socket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = connected
        self._heard = bytearray()
        self._notifier = QSocketNotifier(connected.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        QTimer.singleShot(_SAY_MS, self, self.leave)

    def _hear(self) -> None:
        try:
            piece = self._socket.recv(_PIECE)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        self._heard += piece
        if not piece or len(self._heard) > LONGEST:
            self.leave()
        elif piece.endswith(b"\n"):
            self._notifier.setEnabled(False)
            self.said.emit(self, bytes(self._heard))

    def answer(self, answer: bytes) -> bool:
        """Answer and hang up; whether anybody was there to hear it."""
        try:
            self._socket.sendall(answer)
        except OSError:
            return False
        finally:
            self.leave()
        return True

    def leave(self) -> None:
        """Hang up."""
        if self._socket.fileno() < 0:
            return
        self._notifier.setEnabled(False)
        self._socket.close()
        self.left.emit()
        self.deleteLater()
