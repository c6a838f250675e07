"""The sum of a call, written out beside its figure."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from estimator.estimate import Estimate
from estimator.ui import parts, sum_words
from estimator.ui.label import Label
from estimator.ui.sum_words import SumRow

_RATES, _COPY = "rates", "copy"
_WIDEST = 520


class SumPopup(QFrame):
    """Opens under a widget; Escape and a click elsewhere close it.

    Signals:
        rates_wanted: the user wants to see the rates.
    """

    rates_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("why")
        self._text = ""
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self.total, self.month = Label(), Label()
        self.rates, self.copy = parts.linked(), parts.linked()
        for link in (self.rates, self.copy):
            link.linkActivated.connect(self._follow)
        links = QHBoxLayout()
        links.setSpacing(16)
        links.addWidget(self.copy)
        links.addWidget(self.rates)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._grid)
        column.addWidget(parts.hairline())
        column.addWidget(self.total)
        column.addWidget(self.month)
        column.addLayout(links)

    def open_under(self, widget: QWidget, estimate: Estimate) -> None:
        """Write out the sum of an estimate that has a price."""
        self._fill(sum_words.rows(estimate))
        self._text = sum_words.as_text(estimate)
        self.total.setText(sum_words.total(estimate))
        self.month.setText(sum_words.month(estimate))
        self.copy.setText(parts.link(_COPY, self.tr("Copy the sum")))
        self.rates.setText(parts.link(_RATES, self.tr("Edit the rates")))
        self.setAccessibleName(self._text)
        self.ensurePolished()
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 4))
        self.move(max(corner.x(), widget.screen().availableGeometry().left()), corner.y())
        self.show()
        self.copy.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, rows: list[SumRow]) -> None:
        while item := self._grid.takeAt(0):
            if shown := item.widget():
                shown.hide()
                shown.deleteLater()
        for n, row in enumerate(rows):
            why = parts.named(Label(row.why), "caption")
            why.setWordWrap(True)
            why.setMaximumWidth(_WIDEST)
            self._grid.addWidget(_plain(row.name), 2 * n, 0)
            self._grid.addWidget(_plain(row.product), 2 * n, 1)
            amount = _plain(f"{row.equals} {row.amount}")
            self._grid.addWidget(amount, 2 * n, 2, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(why, 2 * n + 1, 1, 1, 2)
            self._grid.setRowMinimumHeight(2 * n + 1, why.sizeHint().height() + 6)

    def _follow(self, target: str) -> None:
        if target == _COPY:
            QGuiApplication.clipboard().setText(self._text)
        else:
            self.rates_wanted.emit()
        self.hide()


def _plain(shown: str) -> QLabel:
    label = Label(shown)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
