"""What is asked, where, and what is told by it: shown before anything is sent."""

import re

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from estimator.pricing.portable.changes import Import
from estimator.rate_source import ADDRESS, FetchError, checked
from estimator.session import Session
from estimator.ui import parts, text, words
from estimator.ui.label import Label
from estimator.ui.look_up import LookUp

_WIDTH, _AROUND = 640, 40
_LONG = re.compile(r"\S{60}")  # which a line would be cut off in
_SHOWN_FROM = 1000  # bytes; a progress of less says nothing


class LookUpWindow(QDialog):
    """An address that can be changed, a button that asks it, and how far the answer has come.

    Signals:
        read: the host that answered, its text, and the Import that it would be.
        address_changed: the address that was asked, to be remembered.
    """

    read = Signal(str, str, object)
    address_changed = Signal(str)

    def __init__(self, session: Session, address: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lookUp")
        self._look_up = LookUp(session, self)
        self._look_up.read.connect(self._take)
        self._look_up.failed.connect(self._fail)
        self._look_up.progressed.connect(self._progress)
        self._make(address or ADDRESS)
        self._lay_out()
        self._write()
        self._show_busy(is_busy=False)

    def _make(self, address: str) -> None:
        self._intro, self._sent = Label(), parts.caption()
        self._title = Label()
        self.address = parts.named(QLineEdit(address), "ratesAddress")
        self.address.setCursorPosition(0)
        self.address.textChanged.connect(self._edited)
        self.usual = QPushButton(autoDefault=False)
        self.usual.clicked.connect(lambda: self.address.setText(ADDRESS))
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedHeight(8)
        self.came = parts.caption()
        self.said = parts.named(Label(wordWrap=True), "warning")
        self.look, self.close_it = QPushButton(default=True), QPushButton(autoDefault=False)
        self.look.clicked.connect(self._start)
        self.close_it.clicked.connect(self._stop_or_close)

    def _lay_out(self) -> None:
        column, row, bottom = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        self._column = column
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        for label in (self._intro, self._sent, self.said):
            label.setWordWrap(True)
            label.setMinimumWidth(_WIDTH)
        row.setSpacing(8)
        row.addWidget(self.address, 1)
        row.addWidget(self.usual)
        bottom.setSpacing(8)
        bottom.addWidget(self.came, 1)
        bottom.addWidget(self.close_it)
        bottom.addWidget(self.look)
        column.addWidget(self._intro)
        field = QVBoxLayout()
        field.setSpacing(4)
        field.addWidget(self._title)
        field.addLayout(row)
        column.addLayout(field)
        for widget in (self._sent, self.said, self.bar):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(bottom)
        self.setMinimumSize(_WIDTH + _AROUND, 248)

    def _write(self) -> None:
        self.setWindowTitle(self.tr("Look for Newer Rates"))
        self._intro.setText(
            self.tr(
                "Fetches a file of rates once, when you press the button. You then see what it"
                " would change, and take what you want. The app asks for nothing by itself."
            )
        )
        self._title.setText(self.tr("A&ddress"))
        self._title.setBuddy(self.address)
        self.address.setAccessibleName(self.tr("Address of the file of rates"))
        self.usual.setText(self.tr("&Usual Address"))
        self.usual.setToolTip(self.tr("The file of prices that the project genai-prices publishes"))
        self.look.setText(self.tr("&Look Now"))
        self.bar.setAccessibleName(self.tr("How much of the file has come"))
        self._edited()
        self.setMinimumHeight(max(248, self._column.totalHeightForWidth(_WIDTH + _AROUND)))

    def _edited(self) -> None:
        """Say which server is asked, and what it is told."""
        self.said.clear()
        is_usual = self.address.text().strip() == ADDRESS
        self.usual.setVisible(not is_usual)
        whole = self.address.fontMetrics().horizontalAdvance(ADDRESS) + 24
        room = self.minimumWidth() - _AROUND  # text of twice the size scrolls in it
        # Beside the button there is less room.
        self.address.setMinimumWidth(min(whole, room) if is_usual else 0)
        try:
            host = checked(self.address.text().strip()).hostname or ""
        except FetchError as error:
            self._sent.setText(words.sentence(error))
            self.look.setEnabled(False)
            return
        known = self.tr(
            "{host} is sent the request for this file and nothing else: no prompt, no rate, no"
            " name. As with any web page, it sees the network address of your computer."
        )
        self._sent.setText(known.format(host=host))
        self.look.setEnabled(not self._look_up.is_busy)

    def _start(self) -> None:
        address = self.address.text().strip()
        self.address_changed.emit(address)
        self.said.clear()
        self._look_up.start(address)
        self._show_busy(is_busy=True)

    def _stop_or_close(self) -> None:
        if self._look_up.is_busy:
            self._look_up.stop()
        else:
            self.reject()

    def _show_busy(self, *, is_busy: bool) -> None:
        self.bar.setRange(0, 0)
        self.came.clear()
        self.bar.setVisible(is_busy)
        self.address.setReadOnly(is_busy)
        self.usual.setEnabled(not is_busy)
        self.look.setEnabled(not is_busy)
        self.close_it.setText(self.tr("Stop") if is_busy else self.tr("Close"))

    def _progress(self, came: int, whole: int) -> None:
        if came < _SHOWN_FROM:
            return
        if whole > 0:
            self.bar.setRange(0, whole)
            self.bar.setValue(came)
        self.came.setText(self.tr("{size} MB").format(size=text.megabytes(came)))

    def _fail(self, error: Exception) -> None:
        self._show_busy(is_busy=False)
        said = words.sentence(error)
        self.said.setText(_LONG.sub("\\g<0>\u200b", said))
        self.said.setAccessibleName(said)

    def _take(self, content: str, made: Import) -> None:
        self._show_busy(is_busy=False)
        host = checked(self.address.text().strip()).hostname or ""
        self.accept()
        self.read.emit(host, content, made)

    def reject(self) -> None:
        """Close, and want nothing any longer."""
        self._look_up.stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Want nothing any longer."""
        self._look_up.stop()
        super().closeEvent(event)
