"""The sections of the prompt, under its figures."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from estimator.estimate import Estimate
from estimator.trimming.section_map import SectionMap
from estimator.ui import parts, section_figures
from estimator.ui.parts_panel import SIDE
from estimator.ui.section_figures import SectionFigures
from estimator.ui.section_tree import SectionTree
from estimator.ui.section_view import SectionView

_ROWS_AT_LEAST = 3


class SectionPanel(QWidget):
    """The page of the section map.

    Attributes:
        model: the map.
        view: the tree that shows it.
        prefix: says what can stay cached.

    Signals:
        section_chosen: the place of a section that was clicked, or entered.
        shown: the page can be seen now.
    """

    section_chosen = Signal(int)
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = SectionTree(self)
        self.view = SectionView(self.model)
        self._caption, self.prefix = parts.caption(), parts.linked()
        self.prefix.setWordWrap(True)
        self.prefix.setContentsMargins(SIDE, 4, SIDE, 0)
        self.prefix.hide()
        self._caption.setWordWrap(True)
        self._caption.setContentsMargins(SIDE, 0, SIDE, 0)
        self.view.setMinimumHeight(_ROWS_AT_LEAST * self.view.fontMetrics().lineSpacing())
        # Its hint would have the page scroll before the tree does.
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        for signal in (self.view.clicked, self.view.activated):
            signal.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 12)
        column.setSpacing(4)
        column.addWidget(self._caption)
        column.addWidget(self.view, 1)
        column.addWidget(self.prefix)
        column.addStretch()
        self.show_map(SectionMap(), None)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.view.setAccessibleName(self.tr("Sections of the prompt"))
        self._caption.setText(
            self.tr("The sections of the prompt stand here, with what each costs.")
        )
        self.model.headerDataChanged.emit(
            self.view.header().orientation(), 0, self.model.columnCount() - 1
        )
        self.view.fit_columns()

    def show_map(self, made: SectionMap, estimate: Estimate | None) -> None:
        """Show a map, with the figures of an estimate."""
        found = section_figures.of_sections(made, estimate) if estimate else SectionFigures()
        self.model.show_map(made, found, estimate.currency if estimate else "")
        self._caption.setVisible(not made.sections)
        self.view.setVisible(bool(made.sections))
        self.view.fit_columns()
        self.view.follow()

    def _choose(self, index: QModelIndex) -> None:
        self.section_chosen.emit(index.internalId())

    def showEvent(self, event: QShowEvent) -> None:
        """Say that it can be seen."""
        super().showEvent(event)
        self.shown.emit()
