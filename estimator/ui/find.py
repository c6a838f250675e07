"""The find bar under the editor: next, previous, how many, around the end."""

from bisect import bisect_left

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QWidget,
)

from estimator.ui import keys, parts, search, text
from estimator.ui.editor import PromptEditor
from estimator.ui.label import Label

_COUNT_DELAY_MS = 150  # counting reads the whole text, so it waits for the typing to pause


class FindBar(QFrame):
    """Finds a text in the editor; hidden until it is asked for.

    Signals:
        closed: the user is done with it.
    """

    closed = Signal()

    def __init__(self, editor: PromptEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._editor = editor
        self._make()
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_DELAY_MS)
        self._counting.timeout.connect(self._count)
        self._wanted.textChanged.connect(self._search_from_here)
        self._matches_case.toggled.connect(self._search_from_here)
        self._editor.textChanged.connect(self._recount)
        self.retranslate()
        self.hide()

    def _make(self) -> None:
        self._wanted = parts.named(QLineEdit(clearButtonEnabled=True), "findText")
        self._wanted.installEventFilter(self)
        escape = QShortcut(QKeySequence(keys.LEAVE), self._editor, self.leave)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._previous, self._next, self._close = (QToolButton() for _ in range(3))
        self._previous.setText("↑")
        self._next.setText("↓")
        self._close.setText("✕")
        self._matches_case = QCheckBox()
        self._found = parts.named(Label(), "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(4)
        row.addWidget(self._wanted, 1)
        for widget in (self._previous, self._next, self._matches_case, self._found):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._close)
        self._previous.clicked.connect(self.find_previous)
        self._next.clicked.connect(self.find_next)
        self._close.clicked.connect(self.leave)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self._wanted.setPlaceholderText(self.tr("Find"))
        self._wanted.setAccessibleName(self.tr("Find"))
        self._matches_case.setText(self.tr("Match case"))
        for button, name in (
            (self._previous, self.tr("Find the one before")),
            (self._next, self.tr("Find the next one")),
            (self._close, self.tr("Close the find bar")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)

    def start(self) -> None:
        """Show the bar with the selected text in it, ready to type."""
        self._editor.fill()
        selected = self._editor.prompt.selected()
        if selected and "\n" not in selected:
            self._wanted.setText(selected)
        self.show()
        self._wanted.setFocus()
        self._wanted.selectAll()
        self._recount()

    def leave(self) -> None:
        """Hide the bar and go back to the editor."""
        self.hide()
        self._editor.setFocus()
        self.closed.emit()

    def find_next(self) -> None:
        """Select the next match, from the start again after the last."""
        self._find_or_ask(backward=False)

    def find_previous(self) -> None:
        """Select the match before, from the end again before the first."""
        self._find_or_ask(backward=True)

    def _find_or_ask(self, *, backward: bool) -> None:
        if self._wanted.text():
            self._find(backward=backward)
        else:
            self.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Shift+Enter go on and back; Escape leaves."""
        if watched is self._wanted and isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            if is_press and event.key() in keys.ENTER:
                shifted = bool(event.modifiers() & keys.FIND_BACK)
                self._find(backward=shifted)
                return True
            if is_press and event.key() == keys.LEAVE:
                self.leave()
                return True
        return super().eventFilter(watched, event)

    def _find(self, *, backward: bool) -> None:
        wanted, flags = self._wanted.text(), self._flags(backward=backward)
        prompt, document = self._editor.prompt, self._editor.document()
        found = search.find(prompt, wanted, self._editor.textCursor(), flags)
        if found is None:
            around = QTextCursor(document)
            if backward:
                around.movePosition(QTextCursor.MoveOperation.End)
            found = search.find(prompt, wanted, around, flags)
        if found:
            self._editor.setTextCursor(found)
        self._recount()

    def _flags(self, *, backward: bool) -> QTextDocument.FindFlag:
        flags = QTextDocument.FindFlag(0)
        if backward:
            flags |= QTextDocument.FindFlag.FindBackward
        if self._matches_case.isChecked():
            flags |= QTextDocument.FindFlag.FindCaseSensitively
        return flags

    def _search_from_here(self) -> None:
        """While typing, the match stays where it is as long as it goes on fitting."""
        cursor = self._editor.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._editor.setTextCursor(cursor)
        self._find(backward=False)
        self._recount()

    def _recount(self) -> None:
        if self.isVisible():
            self._counting.start()

    def _count(self) -> None:
        wanted, prompt = self._wanted.text(), self._editor.prompt
        starts = search.starts(prompt, wanted, self._flags(backward=False))
        cursor = self._editor.textCursor()
        here = prompt.breaks.text_unit(cursor.selectionStart())
        match = bisect_left(starts, here)
        if not wanted:
            self._found.setText("")
        elif not starts:
            self._found.setText(self.tr("Not found"))
        elif here in starts[match : match + 1] and cursor.hasSelection():
            known = self.tr("{number} of {total}")
            number, total = text.integer(match + 1), text.integer(len(starts))
            self._found.setText(known.format(number=number, total=total))
        else:
            self._found.setText(self.tr("%Ln found", "", len(starts)))
