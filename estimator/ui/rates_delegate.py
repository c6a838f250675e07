"""Editing a cell of the rates as text, held open on what can't be taken."""

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from estimator.ui import keys, parts
from estimator.ui.rates_model import Index

_COMMIT_KEYS = (*keys.ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class Titled(Protocol):
    """A model whose cells are edited as text."""

    def title(self, column: int) -> str:
        """The name of a column."""

    def problem(self, index: Index, typed: str) -> str:
        """Why a text can't be taken into a cell, as a sentence; empty where it can."""


class RateDelegate(QStyledItemDelegate):
    """Edits a rate as text, since a spin box would make a binary fraction of it.

    What can't be taken keeps its editor open, with the reason under it.
    """

    def __init__(self, model: Titled, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._edited: QPersistentModelIndex | None = None

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line edit, aligned as the column is."""
        editor = QLineEdit(parent, frame=False)
        editor.setAlignment(index.data(Qt.ItemDataRole.TextAlignmentRole))
        editor.setAccessibleName(self._model.title(index.column()))
        self._edited = QPersistentModelIndex(index)
        return editor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold the editor open on what can't be taken."""
        is_commit = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _COMMIT_KEYS
        )
        if is_commit and isinstance(watched, QLineEdit) and (why := self._problem(watched)):
            watched.selectAll()
            below = watched.mapToGlobal(watched.rect().bottomLeft())
            QToolTip.showText(below, parts.plain(why), watched)
            return True
        return super().eventFilter(watched, event)

    def _problem(self, editor: QLineEdit) -> str:
        """Why what was typed can't be taken, as a sentence; empty where it can."""
        if self._edited is None or not self._edited.isValid():
            return ""
        return self._model.problem(self._edited, editor.text())
