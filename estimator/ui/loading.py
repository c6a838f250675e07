"""Vocabularies loaded beside the window, so that it never waits for one."""

from PySide6.QtCore import QObject, Signal

from estimator.tokens import vocab
from estimator.ui.workers import Worker


class VocabularyLoader(QObject):
    """Has a worker load encodings, each once, for the window and for its own counting.

    Signals:
        loaded: a tiktoken.Encoding.
        failed: a VocabularyError, or an UnknownEncodingError.
    """

    loaded = Signal(object)
    failed = Signal(object)
    _done = Signal(str, object)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._asked: set[str] = set()
        self._done.connect(self._tell)

    def want(self, encoding: str) -> None:
        """Load an encoding unless it was asked for before."""
        if encoding not in self._asked:
            self._asked.add(encoding)
            self._worker.do(lambda: self._load(encoding))

    def _load(self, encoding: str) -> None:
        try:
            answer: object = self._worker.encoding(encoding)
        except (vocab.VocabularyError, vocab.UnknownEncodingError) as error:
            answer = error
        self._done.emit(encoding, answer)

    def _tell(self, encoding: str, answer: object) -> None:
        if isinstance(answer, Exception):
            self._asked.discard(encoding)  # the next wish tries again
            self.failed.emit(answer)
        else:
            self.loaded.emit(answer)
