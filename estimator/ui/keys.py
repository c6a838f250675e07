"""Keys that are no commands of a menu, each written once: for what listens, and for their list."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

_Key, _Standard = Qt.Key, QKeySequence.StandardKey
ENTER = (_Key.Key_Return, _Key.Key_Enter)
LEAVE = _Key.Key_Escape
CHECK = _Key.Key_Space
TAKE_OFF = _Key.Key_Delete
BEFORE, AFTER = _Key.Key_Left, _Key.Key_Right
FIRST, LAST = _Key.Key_Home, _Key.Key_End
UP, DOWN = _Key.Key_Up, _Key.Key_Down
PAGE_UP, PAGE_DOWN = _Key.Key_PageUp, _Key.Key_PageDown
GO_BACK, GO_FORWARD = _Standard.Back, _Standard.Forward  # in the help, as the next three
FIND, FIND_NEXT, FIND_PREVIOUS = _Standard.Find, _Standard.FindNext, _Standard.FindPrevious
MENU = "Shift+F10"
UNDO, REDO = "Ctrl+Z", "Ctrl+Shift+Z"  # of scenarios
FIND_BACK = Qt.KeyboardModifier.ShiftModifier  # with Enter
MOVE = Qt.KeyboardModifier.AltModifier  # with an arrow
