"""Threads that count, each with Encodings of its own."""

import sys
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TYPE_CHECKING

from estimator.tokens import vocab

if TYPE_CHECKING:
    import tiktoken

_FIRST = "It's 12,345 words:\n\n  naïve 中文\t(x)  "  # every branch of a pattern looks at it
_PATIENCE_SECONDS = 2
"""A thread that takes longer ends with the program."""


class Worker:
    """A thread that does one job after the other, from the first until it is stopped.

    It is the first to count with its Encodings. The regular expressions in them keep a state that
    one thread uses without a lock, the one that came first; any other is a fifth slower.
    """

    def __init__(self) -> None:
        self._encodings: dict[str, tiktoken.Encoding] = {}
        self._jobs: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._is_stopped = False

    @property
    def is_alive(self) -> bool:
        """Whether its thread runs."""
        return self._thread is not None and self._thread.is_alive()

    def has(self, name: str) -> bool:
        """Whether it has loaded an encoding."""
        return name in self._encodings

    def encoding(self, name: str) -> "tiktoken.Encoding":
        """Its Encoding of this name, which others may use once it is here; for its jobs to ask.

        Raises:
            UnknownEncodingError, VocabularyError: as ``vocab.load``.
        """
        if name not in self._encodings:
            loaded = vocab.load(name)
            loaded.encode_ordinary(_FIRST)
            self._encodings[name] = loaded
        return self._encodings[name]

    def do(self, job: Callable[[], None]) -> None:
        """Do a job after those that it has."""
        if self._is_stopped:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()
        self._jobs.put(job)

    def stop(self) -> None:
        """Begin nothing more, and wait for what is being done, but not for long."""
        self._is_stopped = True
        if self._thread:
            self._jobs.put(lambda: None)
            self._thread.join(_PATIENCE_SECONDS)

    def _work(self) -> None:
        while not self._is_stopped:
            try:
                self._jobs.get()()
            except Exception:  # noqa: BLE001 - the jobs after it are others
                told = threading.ExceptHookArgs((*sys.exc_info(), threading.current_thread()))
                threading.excepthook(told)
