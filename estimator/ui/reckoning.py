"""Why a call costs what it does: the sum as one would write it, beside the figure."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from estimator.estimate import Estimate
from estimator.pricing.book import RateBook
from estimator.ui import parts, reckoning_words, text, theme

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_WIDEST_RULE, _GAP = 380, 4


class Reckoning(QFrame):
    """A popup with a line for each rate and its rules, and the total; a click elsewhere closes it.

    Signals:
        rates_wanted: the meter whose rate the user wants to see.
    """

    rates_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("why")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.link = parts.linked()
        self.link.linkActivated.connect(self._open_rates)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addLayout(self._grid)
        column.addWidget(self.link)

    def show_sum(self, estimate: Estimate, book: RateBook) -> None:
        """Write the sum of an estimate down, in the interface's language."""
        self._clear()
        for line in estimate.lines:
            said = reckoning_words.line(line, estimate, book)
            row = self._grid.rowCount()
            self._put(row, 0, said.name, "caption")
            self._put(row, 1, said.product, "amount")
            self._put(row, 2, said.amount, "amount")
            for rule in said.rules:
                label = self._put(self._grid.rowCount(), 1, rule, "caption")
                if label.fontMetrics().horizontalAdvance(rule) > _WIDEST_RULE:
                    label.setWordWrap(True)
                    label.setMinimumWidth(_WIDEST_RULE)
            self._grid.setRowMinimumHeight(self._grid.rowCount(), _GAP)
        row = self._grid.rowCount()
        self._grid.addWidget(parts.hairline(), row, 0, 1, 3)
        self._put(row + 1, 0, self.tr("A call"), "caption")
        total = text.exact_cost(estimate.cost, estimate.currency) if estimate.cost else "0"
        self._put(row + 1, 2, total, "amount")
        self.link.setText(parts.link("", self.tr("Edit the rates")))

    def _clear(self) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _put(self, row: int, column: int, said: str, name: str) -> QLabel:
        label = parts.named(QLabel(said, textFormat=Qt.TextFormat.PlainText), name)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if name == "amount":
            label.setFont(theme.figure_font(1.0))
        alignment = _RIGHT if column == 2 else Qt.AlignmentFlag.AlignTop  # noqa: PLR2004
        self._grid.addWidget(label, row, column, alignment)
        return label

    def texts(self) -> list[str]:
        """What is said, label by label."""
        items = [self._grid.itemAt(n) for n in range(self._grid.count())]
        widgets = [item.widget() for item in items if item]
        return [widget.text() for widget in widgets if isinstance(widget, QLabel)]

    def open_under(self, widget: QWidget) -> None:
        """Open under a widget, whose right end is the popup's too."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 4))
        self.move(max(corner.x(), widget.screen().availableGeometry().left()), corner.y())
        self.show()
        self.link.setFocus(Qt.FocusReason.PopupFocusReason)

    def _open_rates(self) -> None:
        self.hide()
        self.rates_wanted.emit("")
