"""The rows of the command palette: those that are found, and how they are drawn."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from estimator.ui import command_search, parts
from estimator.ui.command_list import Command

Index = QModelIndex | QPersistentModelIndex
_SIDE, _MARK, _BETWEEN, _ABOVE = 8, 20, 16, 6  # pixels
_Role, _Align = QPalette.ColorRole, Qt.AlignmentFlag
_LEFT, _RIGHT = _Align.AlignLeft | _Align.AlignVCenter, _Align.AlignRight | _Align.AlignVCenter
_WHOLE = QModelIndex()


class CommandRows(QAbstractListModel):
    """The commands that are found by what is typed, the likeliest first."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[Command] = ()
        self._found: Sequence[int] = ()

    def offer(self, commands: Sequence[Command]) -> None:
        """Take other commands, and find all of them."""
        self._all = commands
        self.find("")

    def find(self, wanted: str) -> None:
        """Find those that are meant."""
        self.beginResetModel()
        self._found = command_search.find(wanted, [each.name for each in self._all])
        self.endResetModel()

    def rowCount(self, parent: Index = _WHOLE) -> int:
        """How many are found."""
        return 0 if parent.isValid() else len(self._found)

    def command(self, row: int) -> Command:
        """The command of a row."""
        return self._all[self._found[row]]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row shows and says."""
        if not index.isValid():
            return None
        command = self.command(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return command.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return parts.plain(f"{command.title}\n{command.where}")
        return self.said(command) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def said(self, command: Command) -> str:
        """A row as it is read out."""
        parts = [command.title, command.where, command.shortcut]
        if command.is_on is not None:
            parts.append(self.tr("on") if command.is_on else self.tr("off"))
        if not command.is_enabled:
            parts.append(self.tr("not available now"))
        return ", ".join(filter(None, parts))


class CommandPainter(QStyledItemDelegate):
    """Draws a row: a mark, the title, small the menu, and the shortcut at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        rows = index.model()
        if not isinstance(rows, CommandRows):
            return
        command, palette = rows.command(index.row()), option.palette
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(option.rect, palette.color(_Role.Highlight))
        group = QPalette.ColorGroup.Active if command.is_enabled else QPalette.ColorGroup.Disabled
        loud = _Role.HighlightedText if is_chosen else _Role.Text
        colors = palette.color(group, loud), palette.color(group, _quiet(loud, command))
        painter.setFont(option.font)
        room = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.setPen(colors[0])
        if command.is_on:
            painter.drawText(_seen(option, room), _LEFT, "✓")
        room.setLeft(room.left() + _MARK)
        painter.setPen(colors[1])
        painter.drawText(_seen(option, room), _RIGHT, command.shortcut)
        room.setRight(room.right() - _wide(option, command.shortcut))
        self._draw_names(painter, option, room, command, colors)

    @staticmethod
    def _draw_names(
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        command: Command,
        colors: Sequence[Any],
    ) -> None:
        elided = option.fontMetrics.elidedText
        for shown, color in zip((command.title, command.where), colors, strict=True):
            painter.setPen(color)
            text = elided(shown, Qt.TextElideMode.ElideRight, max(0, room.width()))
            painter.drawText(_seen(option, room), _LEFT, text)
            room.setLeft(room.left() + _wide(option, text))

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """As high as a line with some room around it."""
        return QSize(0, option.fontMetrics.height() + 2 * _ABOVE)


def _quiet(loud: QPalette.ColorRole, command: Command) -> QPalette.ColorRole:
    """The colour of what explains; on the highlight there is only one that can be read."""
    is_plain = loud == _Role.Text and command.is_enabled
    return _Role.PlaceholderText if is_plain else loud


def _seen(option: QStyleOptionViewItem, room: QRect) -> QRect:
    """A part of a row where it is in the direction of the language."""
    return QStyle.visualRect(option.direction, option.rect, room)


def _wide(option: QStyleOptionViewItem, shown: str) -> int:
    return option.fontMetrics.horizontalAdvance(shown) + _BETWEEN if shown else 0
