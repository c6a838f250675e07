"""The parts of a prompt in the order in which they lose something, for the user to change."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from estimator.ui import keys, parts

_TITLE, _TOKENS = range(2)
_NUMBER = Qt.ItemDataRole.UserRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STEPS = {keys.UP: -1, keys.DOWN: 1}


class FitParts(QTreeWidget):
    """A list with check marks; rows are moved with the mouse, or with Alt and the arrows.

    Signals:
        changed: another order, or other marks.
    """

    changed = Signal()

    def __init__(self, titles: Sequence[str], tokens: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("fitParts")
        self.setColumnCount(2)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_TOKENS, QHeaderView.ResizeMode.ResizeToContents)
        for number, (title, count) in enumerate(zip(titles, tokens, strict=True)):
            self.addTopLevelItem(_item(number, title, count))
        self.setCurrentIndex(self.model().index(0, 0))
        # Qt moves a row in two steps, and tells of each.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.changed)
        self.itemChanged.connect(self._soon.start)

    def retranslate(self, name: str) -> None:
        """Write every text in the interface's language."""
        self.setHeaderLabels([self.tr("Part"), self.tr("Tokens")])
        self.headerItem().setTextAlignment(_TOKENS, _RIGHT)
        self.setAccessibleName(name)
        self.setToolTip(self.tr("Drag a row, or move it with Alt and the arrow keys."))

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return [item for item in items if item]

    def order(self) -> list[int]:
        """The numbers of all parts, in their order."""
        return [item.data(_TITLE, _NUMBER) for item in self._items()]

    def free(self) -> list[int]:
        """The numbers of those that may lose something, in their order."""
        marked = (item for item in self._items() if item.checkState(_TITLE) == _CHECKED)
        return [item.data(_TITLE, _NUMBER) for item in marked]

    def set_free(self, row: int, *, is_free: bool) -> None:
        """Mark a row as one that may lose something, or as one that stays."""
        item = self.topLevelItem(row)
        if item:
            item.setCheckState(_TITLE, _CHECKED if is_free else _UNCHECKED)

    def move_row(self, row: int, steps: int) -> None:
        """Move a row up or down."""
        to = row + steps
        if 0 <= to < self.topLevelItemCount() and (item := self.takeTopLevelItem(row)):
            self.insertTopLevelItem(to, item)
            self.setCurrentItem(item)
            self._soon.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current row with Alt and an arrow."""
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps and event.modifiers() & keys.MOVE:
            self.move_row(self.currentIndex().row(), steps)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take over the new order."""
        super().dropEvent(event)
        self._soon.start()


def _item(number: int, title: str, tokens: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([title, tokens])
    item.setData(_TITLE, _NUMBER, number)
    item.setToolTip(_TITLE, parts.plain(title))
    item.setTextAlignment(_TOKENS, _RIGHT)
    item.setFlags(
        Qt.ItemFlag.ItemIsEnabled
        | Qt.ItemFlag.ItemIsSelectable
        | Qt.ItemFlag.ItemIsUserCheckable
        | Qt.ItemFlag.ItemIsDragEnabled
        | Qt.ItemFlag.ItemNeverHasChildren
    )
    return item
