"""What trimming would change, hunk by hunk, for the user to take or leave."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from estimator.trimming.edits import Edit
from estimator.trimming.hunks import Hunk
from estimator.ui import columns, geometry, parts, text
from estimator.ui.diff_view import DiffView
from estimator.ui.tool_window import ToolWindow

_CHECKED = Qt.CheckState.Checked
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LONGEST = 120  # letters of a hunk in the list
_LINE, _SAVED, _WHAT = range(3)


class Told(NamedTuple):
    """Words what one hunk saves, and what some save together."""

    one: Callable[[Hunk], str]
    some: Callable[[Sequence[Hunk]], str]


class TrimPreview(ToolWindow):
    """A list of hunks with check marks, and the chosen one before and after.

    Attributes:
        is_inline: whether both are shown in one text.
    """

    def __init__(
        self,
        prompt: str,
        hunks: Sequence[Hunk],
        told: Told,
        do: Callable[[list[Edit]], None] | None,
        parent: QWidget,
    ) -> None:
        """Show what would change.

        Args:
            prompt: its text.
            hunks: of it.
            told: words what they save.
            do: makes the edits of those that were taken; None where there is nothing to take.
            parent: the window that it belongs to.
        """
        super().__init__(parent)
        self.setObjectName("trimPreview")
        self._prompt, self._hunks, self._told, self._do = prompt, hunks, told, do
        self.list = parts.named(QTreeWidget(), "trimHunks")
        self.view = DiffView()
        self.is_inline = QCheckBox()
        self.summary = parts.amount("trimSummary")
        self.apply, self.cancel = QPushButton(autoDefault=False), QPushButton(autoDefault=False)
        self._make()
        self._lay_out()
        self._fill()
        self.retranslate()

    def _make(self) -> None:
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.setColumnCount(3)
        header = self.list.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        columns.set_widths(header, {_LINE: 96, _SAVED: 96})
        self.list.currentItemChanged.connect(self._show)
        self.list.itemChanged.connect(self._count)
        self.is_inline.toggled.connect(self.view.set_inline)
        self.apply.clicked.connect(self._apply)
        self.apply.setDefault(True)
        self.cancel.clicked.connect(self.close)

    def _lay_out(self) -> None:
        column, bottom = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        halves = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        halves.addWidget(self.list)
        halves.addWidget(self.view)
        halves.setStretchFactor(0, 2)
        halves.setStretchFactor(1, 3)
        bottom.setSpacing(8)
        bottom.addWidget(self.is_inline)
        bottom.addStretch(1)
        bottom.addWidget(self.summary)
        bottom.addSpacing(8)
        bottom.addWidget(self.cancel)
        bottom.addWidget(self.apply)
        column.addWidget(halves, 1)
        column.addLayout(bottom)
        geometry.open_at(self, QSize(1000, 700))

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        title = self.tr("Preview of the Trimming") if self._do else self.tr("Since the Baseline")
        self.setWindowTitle(title)
        self.list.setHeaderLabels([self.tr("Line"), self.tr("Tokens"), self.tr("Text")])
        self.list.headerItem().setTextAlignment(_SAVED, _RIGHT)
        self.list.setAccessibleName(self.tr("Changes"))
        self.is_inline.setText(self.tr("&In one text"))
        self.cancel.setText(self.tr("Cancel") if self._do else self.tr("Close"))
        self.apply.setText(self.tr("&Apply"))
        self.view.retranslate()
        self._count()

    def _fill(self) -> None:
        self.list.blockSignals(True)
        for hunk in self._hunks:
            what = " ".join(hunk.before(self._prompt)[: 4 * _LONGEST].split())[:_LONGEST]
            cells = [text.integer(hunk.line), self._told.one(hunk), what]
            item = QTreeWidgetItem(cells)
            if self._do:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(_LINE, _CHECKED)
            item.setTextAlignment(_SAVED, _RIGHT)
            self.list.addTopLevelItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _show(self) -> None:
        index = self.list.currentIndex().row()
        if index >= 0:
            self.view.show_hunk(self._hunks[index], self._prompt)

    # Choosing

    def chosen(self) -> list[Hunk]:
        """The hunks that are checked."""
        items = (self.list.topLevelItem(n) for n in range(len(self._hunks)))
        pairs = zip(items, self._hunks, strict=True)
        return [hunk for item, hunk in pairs if item and item.checkState(_LINE) == _CHECKED]

    def _count(self) -> None:
        chosen = self.chosen()
        self.summary.setText(self._told.some(chosen))
        self.apply.setEnabled(bool(chosen))
        self.apply.setVisible(self._do is not None)

    def _apply(self) -> None:
        edits = [edit for hunk in self.chosen() for edit in hunk.edits]
        if self._do:
            self._do(edits)
        self.close()
