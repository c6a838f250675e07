"""What of a paste can't be read: row, column and reason, one under the other."""

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QListWidget, QPushButton, QVBoxLayout, QWidget

from estimator.ui import geometry, text
from estimator.ui.label import Label
from estimator.ui.rates_paste import Problem


class Problems(QDialog):
    """The list; nothing was pasted.

    Attributes:
        rows: a line for each cell.
    """

    def __init__(self, problems: Iterable[Problem], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Nothing Was Pasted"))
        intro = Label(self.tr("These cells can't be read. Mend them and paste again."))
        intro.setWordWrap(True)
        self.rows = QListWidget()
        self.rows.setAccessibleName(self.windowTitle())
        known = self.tr("Row {row}, {column}: {why}")
        for found in problems:
            column = found.column or self.tr("beyond the table")
            row = text.integer(found.row)
            self.rows.addItem(known.format(row=row, column=column, why=found.why))
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.close)
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(20, 20, 20, 16)
        column_of.setSpacing(12)
        for part in (intro, self.rows, close):
            column_of.addWidget(part)
        geometry.open_at(self, QSize(560, 320))
