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
    from estimator.reconcile.expected import Expected
    from estimator.reconcile.found import Log
    from estimator.reconcile.outcome import Outcome
    from estimator.reconcile.sales import Sales
    from estimator.ui.reconcile_window import ReconcileWindow

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
        self._compare_estimate(self._session.estimate())

    # The prompt

    def edited(self) -> None:
        """Say that the text has changed, which is of no matter until it is counted."""

    def follow(self, estimate: Estimate) -> None:
        """Compare with the prompt as it is now."""
        if self.window and self.window.isVisible():
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
        self._number += 1
        number, book = self._number, self._session.book
        if self.window:
            self.window.show_reading([path.name for path in paths])
        self._worker.do(lambda: self._read_all(number, list(paths), book))

    def cancel(self) -> None:
        """Stop the reading; what was shown before is shown again."""
        self._number += 1
        if self.window:
            self.window.show_stopped()

    def _read_all(self, number: int, paths: list[Path], book: RateBook) -> None:
        from estimator.reconcile.faults import LogError  # noqa: PLC0415 - on its thread
        from estimator.reconcile.outcome import outcome  # noqa: PLC0415

        with suppress(_StoppedError):
            try:
                log, sales = self._log_of(number, paths, book)
                self._done.emit(number, (log, sales, outcome(log, sales)))
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

    def _show_done(self, number: int, found: "tuple[Log, Sales, Outcome]") -> None:
        if number == self._number and self.window:
            log, sales, self._outcome = found
            if self._log is None or self._log[0] is not log:
                self.window.figures.clear_typed()  # which was of other files
            self._log = log, sales
            self.window.show_outcome(self._outcome)
            self._compare_estimate(self._session.estimate())

    def _show_failed(self, number: int, error: Exception) -> None:
        if number == self._number and self.window:
            self.window.show_problem(error)  # type: ignore[arg-type] # of the two kinds

    # A bill

    def _compare(self, amount: Decimal | None, places: int) -> None:
        """Compare with an amount that was typed, with so many places; None: with nothing."""
        if self._log is None:
            return
        self._number += 1
        number, (log, sales) = self._number, self._log

        def compare() -> None:
            from estimator.reconcile import bills, comparing  # noqa: PLC0415 - on its thread
            from estimator.reconcile.outcome import outcome  # noqa: PLC0415

            if number == self._number:
                error = bills.rounding(places)
                bill = comparing.typed(amount, error) if amount is not None else []
                self._done.emit(number, (log, sales, outcome(log, sales, bill)))

        self._worker.do(compare)
