"""The prompt trimmed beside the window: what each rule saves, what gets it under a budget."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from estimator.session import Session
from estimator.tokens import vocab, whole
from estimator.trimming.edits import Edit, Span
from estimator.trimming.hunks import Hunk, hunks
from estimator.trimming.prompt import Prompt
from estimator.trimming.saving import CountText
from estimator.ui.workers import Worker

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Asked:
    """What is trimmed.

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


def asked_of(session: Session, kept: Sequence[Span]) -> Asked:
    """The session's prompt, once it is counted."""
    return Asked(
        session.text,
        session.encoding.encoding,
        session.document.newline,
        session.estimate().reading.counted is not None,
        tuple(kept),
    )


def parted(prompt: Prompt, edits: Sequence[Edit], count_text: CountText) -> list[Hunk]:
    """Edits as hunks to be looked at."""
    return list(hunks(prompt.text, edits, prompt.passages, count_text))


class _StoppedError(Exception):
    """Nobody waits for an answer any more."""


class Trimmer(QObject):
    """Does one thing with a prompt at a time, on a worker's thread; a new one ends the last."""

    _answered = Signal(int, object)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._number = 0
        self._take: Callable[[object], None] = lambda _answer: None
        self._answered.connect(self._give)

    def stop(self) -> None:
        """Answer nothing more of what was asked."""
        self._number += 1

    def ask(
        self,
        asked: Asked,
        do: Callable[[Prompt, CountText], Iterator[Answer]],
        take: Callable[[Answer], None],
    ) -> None:
        """Do something with a prompt.

        Args:
            asked: the prompt.
            do: yields answers, on another thread; what it counts with ends it when it is stopped.
            take: is given each of them, on this thread.
        """
        self._number += 1
        number, self._take = self._number, take  # type: ignore[assignment] # it is given what do yields
        self._worker.do(lambda: self._do(number, asked, do))

    def _do(
        self, number: int, asked: Asked, do: Callable[[Prompt, CountText], Iterator[Answer]]
    ) -> None:
        if number != self._number:
            return
        try:
            encoding = self._worker.encoding(asked.encoding)
        except (vocab.VocabularyError, vocab.UnknownEncodingError):
            return  # the window says so itself

        def count(text: str) -> int:
            if number != self._number:
                raise _StoppedError
            return whole.count(encoding, text.replace("\n", asked.newline))

        try:
            prompt = Prompt(asked.text, count, is_request=asked.is_request, kept=asked.kept)
            for answer in do(prompt, count):
                self._answered.emit(number, answer)
        except _StoppedError:
            return

    def _give(self, number: int, answer: object) -> None:
        if number == self._number:
            self._take(answer)
