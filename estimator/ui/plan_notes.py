"""What is to be known of the compute-time plan: how bills work today, and what it leaves open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from estimator.ui import parts, theme
from estimator.ui.label import Label


class PlanNotes(QWidget):
    """Two short paragraphs, and the way to the rates.

    Signals:
        rates_wanted: the user wants to see the rates.
    """

    rates_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._titles = Label(), Label()
        self._notes = parts.caption(), parts.caption()
        self.rates = QPushButton(autoDefault=False)
        self.rates.clicked.connect(self.rates_wanted)
        sides = QGridLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setHorizontalSpacing(32)
        for side, (title, note) in enumerate(zip(self._titles, self._notes, strict=True)):
            title.setFont(theme.figure_font(1.0, bold=True))
            note.setWordWrap(True)
            sides.setColumnStretch(side, 1)
            sides.addLayout(_under_each_other(title, note), 0, side)
        sides.addWidget(self.rates, 1, 1, Qt.AlignmentFlag.AlignRight)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        is_open, today = self._titles
        is_open.setText(self.tr("What the formula leaves open"))
        today.setText(self.tr("How bills work today"))
        is_open, today = self._notes
        is_open.setText(
            self.tr(
                "It gives p no unit, so the result is no amount of money. Its second term counts"
                " the time of one call only, however many requests there are. The formula itself"
                " has no days: its second example adds them, and d is 1 in the first."
            )
        )
        today.setText(
            self.tr(
                "For text, providers charge tokens by class, such as input, cached input and"
                " output, each at a rate per million. The time of a call is not charged. A token"
                " is a piece of a byte-pair vocabulary, often part of a word, not a word."
            )
        )
        self.rates.setText(self.tr("Show the &Rates"))


def _under_each_other(title: QLabel, note: QLabel) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(title)
    column.addWidget(note)
    column.addStretch(1)
    return column
