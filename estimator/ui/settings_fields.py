"""What settings are chosen with, and how they stand under each other."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from estimator.ui import keys, parts, theme
from estimator.ui.label import Label

_NAMES = 128  # pixels; wider where a name is


class Choice(QComboBox):
    """One of several values, each under a title; scrolling the page past it changes nothing.

    Signals:
        chosen: the value that the user chose.
    """

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        parts.named(self, name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(8)
        self.activated.connect(lambda row: self.chosen.emit(self.itemData(row)))

    def offer(self, titles: Mapping[str, str], value: str) -> None:
        """Offer other values; one that is chosen and not among them is offered as it is."""
        self.clear()
        for each, title in titles.items():
            self.addItem(title, each)
        if value not in titles:
            self.addItem(value, value)
        self.setCurrentIndex(self.findData(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Escape to the window; Qt takes it for the beginning of a title."""
        if event.key() == keys.LEAVE:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class FontChoice(Choice):
    """The families of one width that the system has, each in its own letters."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def offer_families(self, title: str, value: str) -> None:
        """Offer the system's own, under a title, and every other."""
        found = [name for name in QFontDatabase.families() if QFontDatabase.isFixedPitch(name)]
        self.offer({"": title, **{name: name for name in found}}, value)
        for row in range(1, self.count()):
            self.setItemData(row, QFont(self.itemData(row)), Qt.ItemDataRole.FontRole)


class Rows(QGridLayout):
    """Settings under titles: the name at the left, what it is chosen with at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(16)
        self.setVerticalSpacing(8)
        self.setColumnMinimumWidth(0, _NAMES)
        self.setColumnStretch(1, 1)

    def title(self) -> QLabel:
        """A title over what follows, with some room above it."""
        row = self.rowCount()
        if row > 1:
            self.setRowMinimumHeight(row, 12)
            row += 1
        label = Label()
        label.setFont(theme.figure_font(1.0, bold=True))
        self.addWidget(label, row, 0, 1, 2)
        return label

    def add(self, control: QWidget, *, is_wide: bool = False) -> QLabel:
        """A row; its name, whose letter leads to the control."""
        row, label = self.rowCount(), Label()
        label.setBuddy(control)
        self.addWidget(label, row, 0)
        side = Qt.AlignmentFlag(0) if is_wide else Qt.AlignmentFlag.AlignLeft
        self.addWidget(control, row, 1, side)
        return label

    def whole(self, widget: QWidget) -> None:
        """A row that takes both columns."""
        self.addWidget(widget, self.rowCount(), 0, 1, 2)

    def note(self) -> QLabel:
        """A sentence under a control."""
        label = parts.caption()
        label.setWordWrap(True)
        self.addWidget(label, self.rowCount(), 1)
        return label
