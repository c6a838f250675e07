"""How much of what a batch may be is used: a bar for each limit."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from estimator.batch.report import Limit, Report
from estimator.ui import parts, text
from estimator.ui.label import Label
from estimator.ui.meter import Meter

_MEGA = 1_000_000
_WIDTH = 160
REQUESTS, SIZE, INPUTS = range(3)


class BatchLimits(QWidget):
    """Names, bars, and how much of how much."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = REQUESTS, SIZE, INPUTS
        self._names = [Label() for _ in rows]
        self._bars = [Meter() for _ in rows]
        self.figures = [parts.amount("batchLimit") for _ in rows]
        self._limits = [Limit(0, 1) for _ in rows]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for row in rows:
            self._bars[row].setFixedWidth(_WIDTH)
            grid.addWidget(self._names[row], row, 0)
            grid.addWidget(self._bars[row], row, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self.figures[row], row, 2)
        grid.setColumnStretch(3, 1)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        names = self.tr("Requests"), self.tr("File size"), self.tr("Texts to embed")
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)
        self._show()

    def show_report(self, report: Report) -> None:
        """Show those of a file; texts to be embedded where there are any."""
        self._limits = [report.request_limit, report.byte_limit, report.input_limit]
        self._show()

    def _show(self) -> None:
        for row, limit in enumerate(self._limits):
            known = self.tr("{used} of {most}")
            if row == SIZE:
                known = self.tr("{used} MB of {most} MB")
            figures = [self._figure(row, value) for value in (limit.used, limit.most)]
            said = known.format(used=figures[0], most=figures[1])
            if not limit.is_kept:
                over = self._figure(row, limit.used - limit.most)
                more = (
                    self.tr("too large by {over} MB") if row == SIZE else self.tr("{over} too many")
                )
                said += f" · {more.format(over=over)}"
            label = self.figures[row]
            parts.restyle(label, "amount" if limit.is_kept else "warning")
            parts.say(label, said, f"{self._names[row].text()}: {said}")
            self._bars[row].show_share(limit.used / limit.most, is_over=not limit.is_kept)
            for widget in (self._names[row], self._bars[row], label):
                widget.setVisible(row != INPUTS or limit.used > 0)

    @staticmethod
    def _figure(row: int, value: int) -> str:
        return text.megabytes(value) if row == SIZE else text.integer(value)
