"""Vocabularies loaded beside the window, so that it never waits for one."""

import tiktoken
from PySide6.QtCore import QObject, QThreadPool, Signal

from estimator.tokens import vocab


class VocabularyLoader(QObject):
    """Loads encodings, each once.

    Signals:
        loaded: a tiktoken.Encoding.
        failed: a VocabularyError, or an UnknownEncodingError.
    """

    loaded = Signal(object)
    failed = Signal(object)
    _done = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._asked: set[str] = set()
        self._is_stopped = False
        self._done.connect(self._tell)

    def want(self, encoding: str) -> None:
        """Load an encoding unless it was asked for before."""
        if encoding not in self._asked and not self._is_stopped:
            self._asked.add(encoding)
            # Not QRunnable.create(): its Python side outlives it, and is then taken for whatever
            # object is made at the same address.
            self._pool.start(lambda: self._load(encoding))

    def stop(self) -> None:
        """Load nothing more, and wait for what is being loaded: some tenths of a second."""
        self._is_stopped = True
        self._pool.clear()
        self._pool.waitForDone()

    def _load(self, encoding: str) -> None:
        try:
            answer: object = vocab.load(encoding)
        except (vocab.VocabularyError, vocab.UnknownEncodingError) as error:
            answer = error
        self._done.emit(encoding, answer)

    def _tell(self, encoding: str, answer: object) -> None:
        if isinstance(answer, tiktoken.Encoding):
            self.loaded.emit(answer)
        else:
            self._asked.discard(encoding)  # the next wish tries again
            self.failed.emit(answer)
