"""What each rule would save of the prompt, found beside the window in the pauses of typing."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from estimator.session import Session
from estimator.tokens import vocab, whole
from estimator.trimming import rules
from estimator.trimming.edits import Span
from estimator.trimming.prompt import Prompt, Trimmed
from estimator.trimming.rule import Rule
from estimator.ui.workers import Worker

_PAUSE_MS = 300
_TRIM_KEY = tuple[str, str, str, bool, tuple[Span, ...]]
"""What a survey is of: the text, the encoding, the line ending, whether it is a request, and what
of it is protected."""


@dataclass(frozen=True)
class Asked:
    """What is to be trimmed.

    Attributes:
        text: of the prompt.
        encoding: that it is counted in.
        newline: that it is counted with.
        is_request: whether it is counted as a chat request.
        kept: protected spans of the text.
    """

    text: str
    encoding: str
    newline: str
    is_request: bool
    kept: tuple[Span, ...]


@dataclass(frozen=True)
class Found:
    """What a rule would do."""

    rule: Rule
    trimmed: Trimmed


class _StaleError(Exception):
    """What is being counted is of a text that has changed."""


class Surveying(QObject):
    """Tries every rule on the session's prompt.

    Attributes:
        found: what those that save anything would do, of the text as it was when they were tried.
        asked: what was tried last; None before that.
        is_done: whether every rule was tried on the text as it is.

    Signals:
        progressed: another rule was tried, or the text has changed.
    """

    progressed = Signal()
    _tried = Signal(int, object)

    def __init__(self, session: Session, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._worker = worker
        self._generation = 0
        self.kept: Callable[[], tuple[Span, ...]] = tuple
        self.found: list[Found] = []
        self.asked: Asked | None = None
        self.is_done = False
        self._is_wanted = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._go)
        self._tried.connect(self._take_over)

    def want(self, is_wanted: bool) -> None:  # noqa: FBT001 - a signal's slot
        """Have the rules tried from now on, or no more."""
        self._is_wanted = is_wanted
        if is_wanted and not self.is_done:
            self._pause.start(0)

    def edited(self) -> None:
        """Say that the text, or how it is counted, has changed."""
        self._generation += 1
        if self.is_done:
            self.is_done = False
            self.progressed.emit()
        if self._is_wanted:
            self._pause.start()

    def _go(self) -> None:
        if self._session.is_counting:
            self._pause.start()
            return
        estimate = self._session.estimate()
        self.asked = Asked(
            self._session.text,
            self._session.encoding.encoding,
            self._session.document.newline,
            estimate.reading.counted is not None,
            self.kept(),
        )
        self.found = []
        self._generation += 1
        generation, asked = self._generation, self.asked
        self._worker.do(lambda: self._try_all(generation, asked))

    def _try_all(self, generation: int, asked: Asked) -> None:
        """On the worker's thread."""
        try:
            encoding = self._worker.encoding(asked.encoding)
        except (vocab.VocabularyError, vocab.UnknownEncodingError):
            return  # the window says so

        def count(text: str) -> int:
            if generation != self._generation:
                raise _StaleError
            return whole.count(encoding, text.replace("\n", asked.newline))

        try:
            prompt = Prompt(asked.text, count, is_request=asked.is_request, kept=asked.kept)
            for rule in rules.ALL:
                self._tried.emit(generation, Found(rule, prompt.trimmed([rule])))
        except _StaleError:
            return
        self._tried.emit(generation, None)

    def _take_over(self, generation: int, found: Found | None) -> None:
        if generation != self._generation:
            return
        if found is None:
            self.is_done = True
        else:
            self.found.append(found)
        self.progressed.emit()
