"""Where a later launch reaches the app on Windows, whose Python has no sockets of files: a pipe."""

import os
import uuid
from contextlib import suppress
from multiprocessing.connection import Client, Connection, Listener
from threading import Thread

from PySide6.QtCore import QObject, Signal

from estimator.launch import LONGEST, STRANGE, TAKEN, Launch, Lock, Place, host

_SAY_SECONDS = 2.0


class PipeListening(QObject):
    """Answers each launch that it understands; what it does not, it forgets.

    A pipe tells nobody but a thread that waits. It only listens: who answers is the thread of the
    window, so that an app that hangs does not.

    Signals:
        launched: the Launch, which knows that it was heard.
    """

    launched = Signal(object)
    _said = Signal(object, bytes)

    def __init__(self, lock: Lock, parent: QObject, address: str = "") -> None:
        """Listen at a pipe of a new name, which the lock says; Windows opens it to its user."""
        super().__init__(parent)
        self._address = address or rf"\\.\pipe\token-estimator-{uuid.uuid4().hex}"
        self._listener = Listener(self._address)
        self._is_stopped = False
        self._said.connect(self._answer)
        Thread(target=self._listen, name="launches", daemon=True).start()
        lock.say(Place(self._address, os.getpid(), host()))

    def stop(self) -> None:
        """Listen no more."""
        self._is_stopped = True
        with suppress(OSError, EOFError):
            Client(self._address).close()  # which wakes the thread
        self._listener.close()

    def _listen(self) -> None:
        while not self._is_stopped:
            with suppress(OSError, EOFError):
                connection = self._listener.accept()
                if not self._is_stopped:
                    Thread(target=self._hear, args=(connection,), daemon=True).start()

    def _hear(self, connection: "Connection[bytes, bytes]") -> None:
        try:
            if connection.poll(_SAY_SECONDS):
                self._said.emit(connection, connection.recv_bytes(LONGEST))
                return
        except (OSError, EOFError, RuntimeError):
            pass
        connection.close()

    def _answer(self, connection: "Connection[bytes, bytes]", line: bytes) -> None:
        """Answer on the window's thread."""
        launch = None
        with suppress(ValueError):
            launch = Launch.from_bytes(line)
        with suppress(OSError):
            connection.send_bytes(TAKEN if launch else STRANGE)
            if launch:
                self.launched.emit(launch)
        connection.close()
