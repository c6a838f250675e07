"""Batch files joined to the window: read beside it, priced by the rates in force, shown."""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from estimator.session import Session
from estimator.session import now as session_now
from estimator.store import files
from estimator.store.files import FileError
from estimator.tokens.vocab import UnknownEncodingError, VocabularyError
from estimator.ui import words
from estimator.ui.asking import Asking
from estimator.ui.workers import Worker

if TYPE_CHECKING:
    from estimator.batch.prices import Bill
    from estimator.batch.report import Report
    from estimator.trimming.section import GoOn
    from estimator.ui.batch_window import BatchWindow

_PAUSE_MS = 150
_HEAD_BYTES = 1 << 20


def is_batch(path: Path) -> bool:
    """Whether a file is a batch, by its beginning; one that can't be read is none."""
    from estimator.batch import lines  # noqa: PLC0415 - a start need not wait for it

    with suppress(FileError):
        head = files.beginning(path, _HEAD_BYTES).data
        return lines.is_batch(head.decode(errors="ignore"))
    return False


def _size(path: Path) -> int:
    """The bytes of a file; 0 where that can't be told, which reading it says."""
    with suppress(OSError, ValueError):
        return path.stat().st_size
    return 0


class Batching(QObject):
    """Opens the window, and has files read on a thread of its own.

    Signals:
        text_wanted: the path of a file that is to be opened as text.
        line_wanted: the text of a line that is to be opened.
    """

    text_wanted = Signal(Path)
    line_wanted = Signal(str)
    _progressed = Signal(object, int)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._parent = session, parent
        self._worker = Worker()
        self._reading, self._pricing = Asking(self._worker, self), Asking(self._worker, self)
        self._path: Path | None = None
        self._size = 0
        self._report: Report | None = None
        self.window: BatchWindow | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._price)
        self._progressed.connect(self._show_progress)

    def open(self) -> None:
        """Show the window, with the file that was read last."""
        self._made().bring_up()

    def _made(self) -> "BatchWindow":
        if self.window is None:
            from estimator.ui.batch_window import BatchWindow  # noqa: PLC0415 - when asked for

            made = self.window = BatchWindow(self._parent)
            made.figures.output.setValue(self._session.choices.output_tokens)
            made.choose_wanted.connect(self.choose)
            made.file_dropped.connect(self.open_path)
            made.text_wanted.connect(self._open_text)
            made.line_wanted.connect(self._open_line)
            made.cancelled.connect(self.cancel)
            made.figures.output_changed.connect(self._pause.start)
        return self.window

    def choose(self) -> None:
        """Ask for a file and read it."""
        folder = self._path.parent if self._path else Path.home()
        kinds = self.tr("Batch files (*.jsonl);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(
            self._made(), self.tr("Choose a Batch File"), str(folder), kinds
        )
        if chosen:
            self.open_path(Path(chosen))

    def open_path(self, path: Path) -> None:
        """Read a file and show what is in it."""
        window = self._made()
        self._pricing.stop()
        self._path, self._report = path, None
        self._size = _size(path)
        window.show_progress(path.name, 0)
        window.bring_up()
        from estimator.batch import counting  # noqa: PLC0415 - likewise

        book, observed, worker = self._session.book, self._session.observed, self._worker

        def read(go_on: "GoOn") -> Iterator["Report | Exception"]:
            def told(done: int) -> None:
                go_on()
                self._progressed.emit(path, done)

            try:
                with files.open_bytes(path) as file:
                    yield counting.count(file, book, observed, told, worker.encoding)
            except (FileError, OSError, VocabularyError, UnknownEncodingError) as error:
                yield error

        self._reading.work_out(read, self._take)

    def _show_progress(self, path: Path, done: int) -> None:
        if self.window and path is self._path and self._report is None:
            self.window.show_progress(path.name, min(done / max(self._size, 1), 1))

    def _take(self, found: "Report | Exception") -> None:
        if isinstance(found, Exception):
            self._made().show_problem(words.sentence(found))
        else:
            self._report = found
            self._price()

    def cancel(self) -> None:
        """Leave the file that is being read."""
        self._leave()
        self._path = None
        self._made().show_nothing()

    def stop(self) -> None:
        """Take over nothing more, and end the thread."""
        self._leave()
        self._worker.stop()

    def _leave(self) -> None:
        self._pause.stop()
        self._reading.stop()
        self._pricing.stop()

    def follow(self) -> None:
        """Price the file by the rates as they are now."""
        self._pause.start()

    def _price(self) -> None:
        report = self._report
        if report is None or self.window is None:
            return
        from estimator.batch import prices  # noqa: PLC0415 - likewise

        book, output, window = self._session.book, self.window.figures.output.value(), self.window

        def price(_go_on: "GoOn") -> Iterator["Bill"]:
            yield prices.billed(report, book, session_now(), output)

        self._pricing.work_out(price, lambda bill: window.show_report(report, bill))

    # Its text

    def _open_text(self) -> None:
        if self._path:
            self.text_wanted.emit(self._path)

    def _open_line(self, number: int) -> None:
        """Have a line read, which may be far into a large file, and opened."""
        path = self._path
        if path is None:
            return

        def read(_go_on: "GoOn") -> Iterator[str | Exception]:
            try:
                yield _text_of(path, number)
            except (FileError, OSError) as error:
                yield error

        self._pricing.work_out(read, self._take_line)

    def _take_line(self, found: str | Exception) -> None:
        if isinstance(found, str):
            self.line_wanted.emit(found)
        else:
            self._made().show_problem(words.sentence(found))


def _text_of(path: Path, number: int) -> str:
    """A line of a file: the body of its request where it has one, written out, else as it is.

    Raises:
        FileError, OSError: it can't be read.
    """
    from estimator.batch import lines  # noqa: PLC0415 - likewise

    with files.open_bytes(path) as file:
        found = (data for at, data in lines.LineReader(file).lines() if at == number)
        data = next(found, b"").rstrip(b"\r\n")
    body = lines.read(number, data).body
    with suppress(RecursionError):
        if body:
            return json.dumps(body, ensure_ascii=False, indent=2)
    return data.decode(errors="replace")
