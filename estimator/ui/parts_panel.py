"""The parts of a prompt, under its figures: what each is, its tokens, and what they stand on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from estimator.estimate import Estimate
from estimator.ui import parts
from estimator.ui.parts_model import NOTE, PATH, TOKENS, PartsModel
from estimator.ui.two_lines import Index, Lines, TwoLines, height

SIDE = 8  # pixels
_ROWS_AT_LEAST = 2


class PartsPanel(QWidget):
    """A list of the parts, for where there is more than plain text.

    Signals:
        part_chosen: the path of a part that was clicked, or entered.
    """

    part_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PartsModel(self)
        self._caption = parts.caption()
        self.list = parts.named(QListView(), "requestParts")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PartDelegate(self.list))
        self.list.setMinimumHeight(_ROWS_AT_LEAST * height(self.list.fontMetrics()))
        for signal in (self.list.clicked, self.list.activated):
            signal.connect(lambda index: self.part_chosen.emit(index.data(PATH)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(6)
        self._caption.setContentsMargins(SIDE, 0, SIDE, 0)
        column.addWidget(self._caption)
        column.addWidget(self.list, 1)

    def retranslate(self) -> None:
        """Write every text in the interface's language that no estimate brings."""
        self.list.setAccessibleName(self.tr("Parts of the prompt"))

    def show_estimate(self, estimate: Estimate) -> None:
        """Show the parts of an estimate."""
        if not estimate.is_plain:
            self.model.show_estimate(estimate)
            self._caption.setText(self.tr("%Ln part(s)", "", len(estimate.entries)))


class PartDelegate(TwoLines):
    """What a part is and its tokens; what they stand on."""

    side = SIDE

    def lines(self, index: Index) -> Lines:
        """The texts of a row."""
        return Lines(index.data(), index.data(TOKENS), index.data(NOTE))
