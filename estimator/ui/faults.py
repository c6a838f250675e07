"""Faults that nobody expected: the text is kept first, then the log is written, then it is said."""

import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from estimator.store import crash_file

if TYPE_CHECKING:
    from estimator.ui.fault_window import FaultWindow
    from estimator.ui.window import MainWindow

_QUIET_SECONDS = 60
"""A fault that comes again within this time of the last is not told again: it is in a loop."""

_Place = tuple[type[BaseException], str, int]


class Faults(QObject):
    """Takes the place of Python's own hooks, which print where nobody looks.

    Attributes:
        window: the dialog that says it, while it is open.
    """

    _found = Signal(object)

    def __init__(self, main: "MainWindow", clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(main)
        self._main, self._clock = main, clock
        self._last: dict[_Place, float] = {}
        self._is_busy, self._crash = False, ""
        self.window: FaultWindow | None = None
        self._found.connect(self._tell)  # queued where a thread tells it

    def watch(self) -> None:
        """Be told of every fault from now on, Python's and those of libraries."""
        sys.excepthook = self._hook
        threading.excepthook = lambda told: self._take(told.exc_value)
        sys.unraisablehook = lambda told: self._take(told.exc_value)
        self._crash = crash_file.take()
        crash_file.watch()

    def say_crash(self) -> None:
        """Put into the log what is known of a crash before this start, and say where it is."""
        if not self._crash:
            return
        from estimator.store import fault_log  # noqa: PLC0415 - most starts never need it

        told = fault_log.shortened(self._crash)
        fault_log.write(f"The run before this one ended by a crash:\n{told}")
        self._main.troubles.say_crash(fault_log.path())

    def stop(self) -> None:
        """Leave it to Python again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        crash_file.leave()

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:  # a panic of tiktoken's is no Exception
            self._take(error.with_traceback(trace))

    def _take(self, error: BaseException | None) -> None:
        """Follow a fault, on whichever thread."""
        if error is not None and self._is_new(error):
            self._found.emit(error)

    def _is_new(self, error: BaseException) -> bool:
        place, now = _place(error), self._clock()
        last = self._last.get(place)
        self._last[place] = now
        return last is None or now - last > _QUIET_SECONDS

    def _tell(self, error: BaseException) -> None:
        """Keep the text, write the log, open the dialog; a fault of these is only printed."""
        if self._is_busy:
            return
        self._is_busy = True
        try:
            is_kept = self._keep()
            self._show(error, is_kept=is_kept)
        except Exception:  # noqa: BLE001 - whatever it is, it must not come here again
            sys.__excepthook__(*sys.exc_info())
        finally:
            self._is_busy = False

    def _keep(self) -> bool:
        if not self._main.is_begun:
            return True  # what was kept is as it was
        try:
            return self._main.keep()
        except Exception:  # noqa: BLE001 - the fault may be in what keeps
            return False

    def _show(self, error: BaseException, *, is_kept: bool) -> None:
        from estimator.store import fault_log  # noqa: PLC0415 - most starts never need them
        from estimator.ui.fault_window import FaultWindow  # noqa: PLC0415

        told = fault_log.described(error)
        print(told, file=sys.stderr)  # noqa: T201 - for a start from a terminal
        is_logged = fault_log.write(told)
        if self.window is not None and self.window.isVisible():
            return  # one at a time; the log has both
        made = FaultWindow(self._main, told, is_kept=is_kept, is_logged=is_logged)
        if not self._main.is_begun:
            made.say_no_start()
        self.window = made
        self.window.quit_wanted.connect(self._quit)
        self.window.show()
        self.window.raise_()

    def _quit(self) -> None:
        """Close as ever, which asks where the text would be lost; end even where that fails."""
        before = dict(self._last)
        is_closed = self._main.close()
        if is_closed or self._last != before:
            QCoreApplication.exit(1)


def _place(error: BaseException) -> _Place:
    """The kind of a fault and where it arose, by which it is known again."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if trace is None:
        return type(error), "", 0
    return type(error), trace.tb_frame.f_code.co_filename, trace.tb_lineno
