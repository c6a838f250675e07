"""Keys that go over a soft break as if it were not there."""

from PySide6 import QtCore
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from estimator.ui.breaks import Breaks

_Key = QKeySequence.StandardKey
_Op = QTextCursor.MoveOperation
_CHARACTER = _Op.PreviousCharacter, _Op.NextCharacter
_WORD = _Op.PreviousWord, _Op.NextWord
_STEPS = {
    _Key.MoveToPreviousChar: _CHARACTER,
    _Key.MoveToNextChar: _CHARACTER,
    _Key.SelectPreviousChar: _CHARACTER,
    _Key.SelectNextChar: _CHARACTER,
    _Key.MoveToPreviousWord: _WORD,
    _Key.MoveToNextWord: _WORD,
    _Key.SelectPreviousWord: _WORD,
    _Key.SelectNextWord: _WORD,
}
_SELECTS = (
    _Key.SelectPreviousChar,
    _Key.SelectNextChar,
    _Key.SelectPreviousWord,
    _Key.SelectNextWord,
)


def before(editor: QPlainTextEdit, breaks: Breaks, event: QKeyEvent) -> None:
    """Before a key that deletes: put the caret on the other side of a break that it would take."""
    cursor = editor.textCursor()
    if not breaks or cursor.hasSelection():
        return
    at = cursor.position()
    if _is_plain_backspace(event) or event.matches(_Key.DeleteStartOfWord):
        other = at - 1 if breaks.is_at(at - 1) else at
    elif event.matches(_Key.Delete) or event.matches(_Key.DeleteEndOfWord):
        other = at + 1 if breaks.is_at(at) else at
    else:
        return
    cursor.setPosition(other)
    editor.setTextCursor(cursor)


def _is_plain_backspace(event: QKeyEvent) -> bool:
    modifier = QtCore.Qt.KeyboardModifier
    plain = (modifier.NoModifier, modifier.ShiftModifier)
    return event.key() == QtCore.Qt.Key.Key_Backspace and event.modifiers() in plain


def after(
    editor: QPlainTextEdit,
    breaks: Breaks,
    event: QKeyEvent,
    start: int,
    had_selection: bool,  # noqa: FBT001 - what the caret was like
) -> None:
    """After a key that moves the caret: go on where it went over a break and no further.

    Args:
        editor: where the key was pressed.
        breaks: the soft breaks.
        event: the key.
        start: where the caret was. Left goes on in a line from right to left, so what a key did is
            seen by where it went.
        had_selection: whether it selected anything.
    """
    cursor = editor.textCursor()
    places = sorted((start, cursor.position()))
    if places[1] - places[0] != 1 or not breaks.is_at(places[0]):
        return
    key = next((key for key in _STEPS if event.matches(key)), None)
    if key is None or (had_selection and key not in _SELECTS):
        return
    mode = QTextCursor.MoveMode
    is_on = cursor.position() > start
    cursor.movePosition(_STEPS[key][is_on], mode.KeepAnchor if key in _SELECTS else mode.MoveAnchor)
    editor.setTextCursor(cursor)


def without_replacement(
    editor: QPlainTextEdit, breaks: Breaks, event: QInputMethodEvent
) -> QInputMethodEvent:
    """What an input method commits, once what it replaces is taken out of the text."""
    cursor = editor.textCursor()
    unit = breaks.text_unit(cursor.position()) + event.replacementStart()
    cursor.setPosition(breaks.place(max(0, unit)))
    end = breaks.place(max(0, unit) + event.replacementLength(), ends=True)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)  # and what is selected is replaced
    made = QInputMethodEvent(event.preeditString(), event.attributes())
    made.setCommitString(event.commitString())
    return made
