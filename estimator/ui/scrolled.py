"""What scrolls where there is too little room for it, as with large text or on a small screen."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

_AROUND = 8  # pixels over and under what has the focus


class Inside(QWidget):
    """What is scrolled, as a whole."""

    def heightForWidth(self, width: int) -> int:
        """The least height; a scroll area would give it the best, and scroll without need."""
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout else -1


class Scrolled(QScrollArea):
    """Room without a frame of its own, which shows what gets the focus in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Qt follows the focus within the room alone, and not into it.
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def _follow(self, _before: QWidget | None, focused: QWidget | None) -> None:
        inside, seen = self.widget(), self.viewport()
        if not focused or not inside or not inside.isAncestorOf(focused):
            return
        if focused.width() > seen.width() or focused.height() + 2 * _AROUND > seen.height():
            self.ensureWidgetVisible(focused)  # the place in it where one is
            return
        middle = focused.mapTo(inside, focused.rect().center())
        half = focused.size() / 2
        self.ensureVisible(middle.x(), middle.y(), half.width(), half.height() + _AROUND)


class ScrolledColumn(Scrolled):
    """Scrolls up and down alone, and is as wide as what is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().rangeChanged.connect(self.updateGeometry)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of what is in it; Qt hears of its events here."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """The least width of what is in it, and of its bar where there is one; any height."""
        inside, bar = self.widget(), self.verticalScrollBar()
        width = inside.minimumSizeHint().width() if inside else 0
        return QSize(width + (bar.sizeHint().width() if bar.maximum() else 0), 0)
