"""Keys that go over a soft break as if it were not there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from estimator.ui.breaks import Breaks

_Key = QKeySequence.StandardKey
_MOVE, _SELECT, _DELETE = "move", "select", "delete"
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
_BACK = {
    _Key.MoveToPreviousChar: _MOVE,
    _Key.MoveToPreviousWord: _MOVE,
    _Key.SelectPreviousChar: _SELECT,
    _Key.SelectPreviousWord: _SELECT,
    _Key.DeleteStartOfWord: _DELETE,
}
_ON = {
    _Key.MoveToNextChar: _MOVE,
    _Key.MoveToNextWord: _MOVE,
    _Key.SelectNextChar: _SELECT,
    _Key.SelectNextWord: _SELECT,
    _Key.Delete: _DELETE,
    _Key.DeleteEndOfWord: _DELETE,
}


def cross(editor: QPlainTextEdit, breaks: Breaks, event: QKeyEvent) -> None:
    """Put the caret on the other side of a soft break that a key would stop at."""
    if not breaks:
        return
    if event.key() == Qt.Key.Key_Backspace and event.modifiers() in _PLAIN:
        _step(editor, breaks, -1, _DELETE)
        return
    for keys, step in ((_BACK, -1), (_ON, 1)):
        doing = next((done for key, done in keys.items() if event.matches(key)), None)
        if doing:
            _step(editor, breaks, step, doing)
            return


def _step(editor: QPlainTextEdit, breaks: Breaks, step: int, doing: str) -> None:
    cursor = editor.textCursor()
    at = cursor.position()
    is_at_break = breaks.is_at(at if step > 0 else at - 1)
    if not is_at_break or (cursor.hasSelection() and doing != _SELECT):
        return
    mode = QTextCursor.MoveMode
    cursor.setPosition(at + step, mode.KeepAnchor if doing == _SELECT else mode.MoveAnchor)
    editor.setTextCursor(cursor)
