"""A piece of a text before and after a change: side by side, or both in one text."""

from collections.abc import Iterator

from PySide6.QtGui import QColor, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from estimator.trimming.hunks import Hunk
from estimator.ui import parts, text, theme
from estimator.ui.editor import DEFAULT_POINTS
from estimator.ui.label import Label

SAME, GONE, NEW = range(3)
Piece = tuple[int, str]
"""A text, and whether it stays, goes or is new."""
_LONGEST = 4000  # characters of a piece that are shown
_ENDS = 1000  # of a longer one, at both ends


def pieces(hunk: Hunk, prompt: str) -> Iterator[Piece]:
    """What stays, goes and comes in a hunk, in its order."""
    before, done = hunk.before(prompt), 0
    for edit in hunk.moved():
        yield SAME, before[done : edit.start]
        yield GONE, before[edit.start : edit.end]
        yield NEW, edit.text
        done = edit.end
    yield SAME, before[done:]


class DiffView(QWidget):
    """Two texts side by side, or one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: list[Piece] = []
        self._is_inline = False
        self._titles = Label(), Label()
        self.before, self.after = (QPlainTextEdit(readOnly=True) for _ in range(2))
        self._right = QWidget()
        splitter = QSplitter(childrenCollapsible=False)
        splitter.addWidget(_titled(self._titles[0], self.before))
        self._right = _titled(self._titles[1], self.after)
        splitter.addWidget(self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)
        for box in (self.before, self.after):
            font = theme.editor_font(DEFAULT_POINTS, is_quick=True)
            box.document().setDefaultFont(font)
        bars = self.before.verticalScrollBar(), self.after.verticalScrollBar()
        bars[0].valueChanged.connect(bars[1].setValue)
        bars[1].valueChanged.connect(bars[0].setValue)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self._titles[0].setText(self.tr("Both") if self._is_inline else self.tr("Before"))
        self._titles[1].setText(self.tr("After"))
        for box, title in zip((self.before, self.after), self._titles, strict=True):
            box.setAccessibleName(title.text())

    def set_inline(self, is_inline: bool) -> None:  # noqa: FBT001 - a toggle's slot
        """Show both in one text, or side by side."""
        self._is_inline = is_inline
        self._right.setVisible(not is_inline)
        self.retranslate()
        self._show()

    def show_hunk(self, hunk: Hunk, prompt: str) -> None:
        """Show a hunk."""
        self._pieces = [(kind, self._shortened(part)) for kind, part in pieces(hunk, prompt)]
        self._show()

    def _shortened(self, part: str) -> str:
        if len(part) <= _LONGEST:
            return part
        left = text.integer(len(part) - 2 * _ENDS)
        known = self.tr("… {count} characters …")
        return f"{part[:_ENDS]}\n{known.format(count=left)}\n{part[-_ENDS:]}"

    def _show(self) -> None:
        self._fill(self.before, (SAME, GONE, NEW) if self._is_inline else (SAME, GONE))
        self._fill(self.after, (SAME, NEW))

    def _fill(self, box: QPlainTextEdit, kinds: tuple[int, ...]) -> None:
        box.clear()
        cursor = QTextCursor(box.document())
        for kind, part in self._pieces:
            if kind in kinds:
                cursor.insertText(_visible(part) if kind == GONE else part, self._format(kind))
        box.moveCursor(QTextCursor.MoveOperation.Start)

    def _format(self, kind: int) -> QTextCharFormat:
        """Struck out and underlined, so that it is told without colours too."""
        made = QTextCharFormat()
        if kind == SAME:
            return made
        role = QPalette.ColorRole.Highlight if kind == NEW else QPalette.ColorRole.Text
        color = QColor(self.palette().color(role))
        color.setAlphaF(0.25 if kind == NEW else 0.1)
        made.setBackground(color)
        made.setFontStrikeOut(kind == GONE)
        made.setFontUnderline(kind == NEW)
        return made


def _visible(gone: str) -> str:
    """Blanks that go, so that they can be seen."""
    if gone.strip(" \t\n"):
        return gone
    return gone.replace(" ", "·").replace("\t", "→").replace("\n", "↵\n")


def _titled(title: QLabel, box: QPlainTextEdit) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(parts.named(title, "caption"))
    column.addWidget(box, 1)
    return held
