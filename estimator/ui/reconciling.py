"""The reconciliation joined to the window: files are read on a thread of its own, and stopped."""

import time
from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from estimator import resources
from estimator.estimate import Estimate
from estimator.pricing.book import BookError, RateBook
from estimator.pricing.rates import STANDARD
from estimator.session import Session
from estimator.session import now as session_now
from estimator.store import files
from estimator.store.files import FileError
from estimator.ui.workers import Worker

if TYPE_CHECKING:
    from estimator.reconcile.bills import Billed
    from estimator.reconcile.expected import Expected
    from estimator.reconcile.found import Log
    from estimator.reconcile.outcome import Outcome
    from estimator.reconcile.sales import Sales
    from estimator.ui.reconcile_window import ReconcileWindow

    _Done = tuple[Sequence[Path], RateBook, Log, Sales, Outcome]

_SAMPLES = "usage.jsonl", "costs.csv"


class _StoppedError(Exception):
    """Nobody waits for the answer any more."""


class Reconciling(QObject):
    """Opens the window, reads what is chosen, and compares it with the prompt.

    Signals:
        _read: of the reading of this number, how many percent are read.
        _done: what it came to.
        _failed: why it could not be.
    """

    _read = Signal(int, int)
    _done = Signal(int, object)
    _failed = Signal(int, object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._parent = session, parent
        self._worker = Worker()
        self._number = 0
        self._is_reading = False
        self._paths: Sequence[Path] = ()  # of what is shown, and the book that it is priced by
        self._book: RateBook | None = None
        self._asked: RateBook | None = None  # by which it is being priced anew
        self._bill: Sequence[Billed] = ()  # that is typed
        self._log: tuple[Log, Sales] | None = None
        self._outcome: Outcome | None = None
        self.window: ReconcileWindow | None = None
        self._read.connect(self._show_read)
        self._done.connect(self._show_done)
        self._failed.connect(self._show_failed)

    def open(self) -> None:
        """Show the window."""
        if self.window is None:
            from estimator.ui.reconcile_window import ReconcileWindow  # noqa: PLC0415 - as asked

            self.window = ReconcileWindow(self._parent)
            self.window.files_chosen.connect(self.read)
            self.window.sample_wanted.connect(self.read_sample)
            self.window.cancelled.connect(self.cancel)
            self.window.billed.connect(self._compare)
        self.window.bring_up()
        self._follow_book()
        self._compare_estimate(self._session.estimate())

    # The prompt

    def edited(self) -> None:
        """Say that the text has changed, which is of no matter until it is counted."""

    def follow(self, estimate: Estimate) -> None:
        """Compare with the prompt as it is now."""
        if self.window and self.window.isVisible():
            self._follow_book()
            self._compare_estimate(estimate)

    def stop(self) -> None:
        """Read nothing more."""
        self._number += 1
        self._worker.stop()

    def _compare_estimate(self, estimate: Estimate) -> None:
        if not self.window or not self._outcome:
            return
        from estimator.reconcile.expected import deviation  # noqa: PLC0415 - as asked

        days = self._outcome.span
        expected = self._expected(estimate, days)
        found = deviation(expected, self._outcome.priced_cells) if expected else None
        self.window.show_deviation(found, expected, days, estimate.currency)

    def _expected(self, estimate: Estimate, days: int) -> "Expected | None":
        from estimator.reconcile.expected import Expected, calls_in  # noqa: PLC0415 - as asked

        if not estimate.tokens or not estimate.call:
            return None
        with suppress(BookError):
            tariff = self._session.book.tariff(estimate.model, STANDARD, session_now())
            calls = calls_in(days, estimate.requests)
            return Expected(calls, estimate.tokens, estimate.expected_output, tariff)
        return None

    # Reading

    def read_sample(self) -> None:
        """Read the sample."""
        self.read([resources.path("samples", name) for name in _SAMPLES])

    def read(self, paths: Sequence[Path]) -> None:
        """Read files in place of those before."""
        self._is_reading, self._asked, self._bill = True, None, ()
        if self.window:
            self.window.show_reading([path.name for path in paths])
        self._begin(list(paths))

    def _begin(self, paths: list[Path]) -> None:
        self._number += 1
        number, book, bill = self._number, self._session.book, self._bill
        self._worker.do(lambda: self._read_all(number, paths, book, bill))

    def _follow_book(self) -> None:
        """Where the rates have changed, read what is shown anew; meanwhile it stays.

        What was kept of a log does not do: a new threshold parts its requests otherwise.
        """
        book = self._session.book
        is_known = book is self._book or book is self._asked
        if self._log and not self._is_reading and not is_known:
            self._asked = book
            self._begin(list(self._paths))

    def cancel(self) -> None:
        """Stop the reading; what was shown before is shown again."""
        self._number += 1
        self._is_reading = False
        if self.window:
            self.window.show_stopped()

    def _read_all(
        self, number: int, paths: list[Path], book: RateBook, bill: Sequence["Billed"]
    ) -> None:
        from estimator.reconcile.faults import LogError  # noqa: PLC0415 - on its thread
        from estimator.reconcile.outcome import outcome  # noqa: PLC0415

        with suppress(_StoppedError):
            try:
                log, sales = self._log_of(number, paths, book)
                self._done.emit(number, (paths, book, log, sales, outcome(log, sales, bill)))
            except (LogError, FileError) as error:
                self._failed.emit(number, error)
            except OSError as error:  # a disk that is taken away
                path, why = Path(error.filename or paths[0].name), error.strerror or str(error)
                self._failed.emit(number, FileError(path, "failed", why))

    def _log_of(self, number: int, paths: list[Path], book: RateBook) -> "tuple[Log, Sales]":
        """What files say; it stops where another number is asked for."""
        from estimator.reconcile.reading import Reading  # noqa: PLC0415 - on its thread

        reading = Reading(book, session_now())
        sizes = [files.beginning(path, 0).size for path in paths]
        before, total = 0, max(sum(sizes), 1)

        def go_on(done: int) -> None:
            self._go_on(number, 100 * (before + done) // total)

        for path, size in zip(paths, sizes, strict=True):
            with files.open_bytes(path) as file:
                reading.read(path.name, file, go_on)
            before += size
        log = reading.close()
        go_on(0)
        return log, reading.sales

    def _go_on(self, number: int, percent: int) -> None:
        if number != self._number:
            raise _StoppedError
        self._read.emit(number, percent)
        time.sleep(0)  # the window's thread comes first

    def _show_read(self, number: int, percent: int) -> None:
        if number == self._number and self.window:
            self.window.progress.setValue(percent)

    def _show_done(self, number: int, found: "_Done") -> None:
        if number == self._number and self.window:
            self._paths, self._book, log, sales, self._outcome = found
            if self._is_reading:
                self.window.figures.clear_typed()  # which was of other files
            self._is_reading = False
            self._log = log, sales
            self.window.show_outcome(self._outcome)
            self._follow_book()
            self._compare_estimate(self._session.estimate())

    def _show_failed(self, number: int, error: Exception) -> None:
        if number == self._number and self.window:
            self._is_reading = False
            self.window.show_problem(error)  # type: ignore[arg-type] # of the two kinds

    # A bill

    def _compare(self, amount: Decimal | None, places: int) -> None:
        """Compare with an amount that was typed, with so many places; None: with nothing."""
        if self._log is None or self._book is None or self._is_reading:
            return
        self._number += 1
        self._asked = None
        number, (log, sales) = self._number, self._log
        of = self._paths, self._book, log, sales
        self._bill = bill = _typed(amount, places)

        def compare() -> None:
            from estimator.reconcile.outcome import outcome  # noqa: PLC0415 - on its thread

            if number == self._number:
                self._done.emit(number, (*of, outcome(log, sales, bill)))

        self._worker.do(compare)


def _typed(amount: Decimal | None, places: int) -> "Sequence[Billed]":
    from estimator.reconcile import bills, comparing  # noqa: PLC0415 - as asked

    return () if amount is None else comparing.typed(amount, bills.rounding(places))
