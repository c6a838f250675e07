"""Questions that a worker answers beside the window; a new one ends the last."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from estimator.tokens import vocab
from estimator.ui.giving_way import Rests, in_turn
from estimator.ui.workers import Worker

if TYPE_CHECKING:
    import tiktoken

    from estimator.trimming.section import GoOn

Answer = TypeVar("Answer")


class _StoppedError(Exception):
    """Nobody waits for an answer any more."""


class Asking(QObject):
    """One question at a time, to a worker's thread."""

    _answered = Signal(int, object)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._number = 0
        self._take: Callable[[object], None] = lambda _answer: None
        self._answered.connect(self._give)

    def stop(self) -> None:
        """Take over nothing more of what was asked."""
        self._number += 1

    def ask(
        self,
        encoding: str,
        do: "Callable[[tiktoken.Encoding, GoOn], Iterator[Answer]]",
        take: Callable[[Answer], None],
    ) -> None:
        """Ask something.

        Args:
            encoding: that the answer needs; where it can't be loaded the window says so itself.
            do: yields answers, on the worker's thread.
            take: is given each of them, on this thread.
        """
        self.work_out(lambda go_on: do(self._worker.encoding(encoding), go_on), take)

    def work_out(
        self, do: "Callable[[GoOn], Iterator[Answer]]", take: Callable[[Answer], None]
    ) -> None:
        """Ask something for which no text is counted; otherwise as ``ask``."""
        self._number += 1
        number, self._take = self._number, take  # type: ignore[assignment] # what do yields
        self._worker.do(lambda: self._do(number, do))

    def _do(self, number: int, do: "Callable[[GoOn], Iterator[Answer]]") -> None:
        rests = Rests()

        def go_on() -> None:
            rests.rest()
            if number != self._number:
                raise _StoppedError

        try:
            go_on()
            for answer in do(go_on):
                self._answered.emit(number, answer)
        except (_StoppedError, vocab.VocabularyError, vocab.UnknownEncodingError):
            return

    def _give(self, number: int, answer: object) -> None:
        if number == self._number:
            in_turn(self, lambda: self._give_now(number, answer))

    def _give_now(self, number: int, answer: object) -> None:
        if number == self._number:
            self._take(answer)
