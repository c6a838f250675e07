"""The rates into a file, and out of one that the user looks through first."""

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from estimator import rate_files
from estimator.pricing.money import RateError
from estimator.pricing.portable.changes import Import
from estimator.pricing.portable.picking import picked
from estimator.pricing.portable.said import RatesFileError
from estimator.rate_source import ADDRESS
from estimator.session import Session
from estimator.store.database import StoreError
from estimator.store.files import FileError
from estimator.ui import words
from estimator.ui.import_window import ImportWindow
from estimator.ui.keeping import Keeper
from estimator.ui.look_up import reader
from estimator.ui.look_up_window import LookUpWindow

_ADDRESS = "rates_address"  # the setting
_AT_ONCE = 1_000_000  # characters that are read while one does not notice


class RatesFiles(QObject):
    """The commands Import, Export and Look for Newer Rates of the rates window.

    Signals:
        said: what was done, or why not.
        imported: the rates are others now.
    """

    said = Signal(str)
    imported = Signal()
    _read = Signal(str, str, object)

    def __init__(self, session: Session, keeper: Keeper, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._keeper = session, keeper
        self._window = window
        self._read.connect(self._show_read)

    # Export

    def export(self) -> None:
        """Ask for a file and write the rates into it."""
        kinds = self._kinds()
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Export the Rates"), "rates.csv", ";;".join(kinds)
        )
        if chosen:
            self.export_to(Path(chosen), is_own=kind in kinds[2:])

    def _kinds(self) -> list[str]:
        return [
            self.tr("All rates, for spreadsheets (*.csv)"),
            self.tr("All rates (*.json)"),
            self.tr("Only mine, for spreadsheets (*.csv)"),
            self.tr("Only mine (*.json)"),
        ]

    def export_to(self, path: Path, *, is_own: bool) -> None:
        """Write the rates into a file, as CSV unless its name ends in .json."""
        try:
            many = rate_files.write(path, self._session.book, is_own=is_own)
        except FileError as error:
            self.said.emit(words.sentence(error))
            return
        self.said.emit(self.tr("%Ln row(s) written to {name}.", "", many).format(
            name=path.name))  # fmt: skip

    # Import

    def choose(self) -> None:
        """Ask for a file and show what it would change."""
        kinds = self.tr("Files of rates (*.csv *.tsv *.txt *.json)")
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Import Rates"), "", kinds)
        if chosen:
            self.import_from(Path(chosen))

    def import_from(self, path: Path) -> ImportWindow | None:
        """Show what a file would change; None where it can't be read, or takes a while."""
        try:
            content = rate_files.read(path)
            if len(content) > _AT_ONCE:
                self._read_beside(path.name, content)
                return None
            return self._show(path.name, reader(self._session, content))
        except (FileError, RatesFileError) as error:
            self.said.emit(words.sentence(error))
            return None

    def _read_beside(self, name: str, content: str) -> None:
        """Read what would hold up the window, and show it then."""
        self.said.emit(self.tr("Reading {name}…").format(name=name))

        def work() -> None:
            try:
                made: Import | RatesFileError = reader(self._session, content)(False)
            except RatesFileError as error:
                made = error
            with suppress(RuntimeError):  # the window is gone
                self._read.emit(name, content, made)

        threading.Thread(target=work, daemon=True).start()

    def _show_read(self, name: str, content: str, made: Import | RatesFileError) -> None:
        if isinstance(made, RatesFileError):
            self.said.emit(words.sentence(made))
        else:
            self.said.emit("")
            self._show(name, reader(self._session, content, made))

    def _show(self, name: str, read: Callable[[bool], Import]) -> ImportWindow:
        window = ImportWindow(name, read, self._session.book, self._window)
        window.finished.connect(lambda result: self._finish(window, result))
        window.open()
        return window

    def look_up(self) -> LookUpWindow:
        """Ask whether newer rates are to be fetched, and from where."""
        address = self._keeper.get(_ADDRESS, ADDRESS)
        window = LookUpWindow(self._session, address, self._window)
        window.read.connect(self._show_fetched)
        window.address_changed.connect(partial(self._keeper.set, _ADDRESS))
        window.finished.connect(window.deleteLater)
        window.open()
        return window

    def _show_fetched(self, host: str, content: str, made: Import) -> None:
        try:
            self._show(host, reader(self._session, content, made))
        except RatesFileError as error:
            self.said.emit(words.sentence(error))

    def _finish(self, window: ImportWindow, result: int) -> None:
        window.deleteLater()
        if result != QDialog.DialogCode.Accepted:
            return
        changes = picked(window.made, window.chosen())
        try:
            self._session.rates.change(changes, rate_files.IMPORT)
        except (StoreError, RateError) as error:
            self.said.emit(words.sentence(error))
            return
        self.imported.emit()
        self.said.emit(self.tr("Imported. Undo takes it back."))
