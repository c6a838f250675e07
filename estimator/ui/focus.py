"""Where the user is: which input a command of the Edit menu is for, and which area comes next."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from estimator.ui.editor import PromptEditor
from estimator.ui.number_box import NumberBox


def do(command: str, editor: QPlainTextEdit) -> None:
    """Undo, redo, cut, copy, paste or selectAll: in the input with the focus, else in the editor.

    A figure can only be copied.
    """
    focused = QApplication.focusWidget()
    if isinstance(focused, QLabel) and focused.hasSelectedText() and command == "copy":
        QGuiApplication.clipboard().setText(focused.selectedText())
        return
    if isinstance(focused, NumberBox | QComboBox):
        focused = focused.lineEdit()
    target = focused if isinstance(focused, QLineEdit) else editor
    if isinstance(target, PromptEditor):
        target.fill()
    getattr(target, command)()


def next_area(areas: Sequence[QWidget]) -> None:
    """Go from the area that has the focus to the next one that can be seen."""
    seen = [area for area in areas if area.isVisible()]
    focused = QApplication.focusWidget()
    here = [at for at, area in enumerate(seen) if area is focused or _holds(area, focused)]
    if seen:
        _enter(seen[(here[-1] + 1) % len(seen) if here else 0])


def is_typing_in_a_table() -> bool:
    """Whether a cell is being edited: a table that is filled anew would close its editor."""
    focused = QApplication.focusWidget()
    viewport = focused.parentWidget() if isinstance(focused, QLineEdit) else None
    return viewport is not None and isinstance(viewport.parentWidget(), QAbstractItemView)


def _holds(area: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and area.isAncestorOf(widget)


def _enter(area: QWidget) -> None:
    inside = area.findChildren(NumberBox)
    (inside[0] if inside else area).setFocus()
