"""The widths of a table's columns: in the size of its text, and no heading cut off."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHeaderView, QTableView

from estimator.ui import theme

_AROUND = 16  # pixels, of a heading
_NARROWEST, _GROWTH = 96, 200  # of the column that takes the rest, and by twice the text's size


def set_widths(header: QHeaderView, widths: Mapping[int, int]) -> None:
    """Give columns a width: in pixels where text has its usual size, and more where it is larger.

    A heading that another language makes longer widens its column.
    """
    for column, width in widths.items():
        header.resizeSection(column, round(width * theme.scale()))
    header.model().headerDataChanged.connect(lambda *_which: widen(header))
    widen(header)


def widen(header: QHeaderView) -> None:
    """Have no column narrower than its heading."""
    header.ensurePolished()
    for column in range(header.count()):
        needed = _title(header, column)
        if not header.isSectionHidden(column) and header.sectionSize(column) < needed:
            header.resizeSection(column, needed)


def share(header: QHeaderView) -> None:
    """Give every column the same share of the room, and each of them at least its heading's."""

    def measure(*_which: object) -> None:
        titles = [_title(header, column) for column in range(header.count())]
        header.setMinimumSectionSize(max(titles, default=0))

    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    header.model().headerDataChanged.connect(measure)
    measure()


def _title(header: QHeaderView, column: int) -> int:
    """The room that a heading needs; the sign of sorting stands over it."""
    title = str(header.model().headerData(column, header.orientation()) or "")
    advance = header.fontMetrics().horizontalAdvance
    return max((advance(line) for line in title.split("\n")), default=0) + _AROUND


class Rest(QObject):
    """Gives one column the room that the others leave, but never less than a useful width.

    Qt's own stretching leaves it next to nothing; the table scrolls across instead.
    """

    def __init__(self, view: QTableView, column: int, *, is_figure: bool = False) -> None:
        """Watch a table; a column of figures gets at least what they need."""
        super().__init__(view)
        self._view, self._column, self._is_figure = view, column, is_figure
        header = view.horizontalHeader()
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(self._check)
        view.viewport().installEventFilter(self)
        if is_figure:
            view.model().modelReset.connect(lambda: self._check(-1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the table's width."""
        if event.type() == QEvent.Type.Resize:
            self._check(-1)
        return super().eventFilter(watched, event)

    def _check(self, resized: int, *_widths: int) -> None:
        if resized == self._column:
            return
        header = self._view.horizontalHeader()
        usual = round(_NARROWEST + _GROWTH * (theme.scale() - 1))
        least = max(usual, _title(header, self._column))
        if self._is_figure:
            least = max(least, self._view.sizeHintForColumn(self._column))
        others = header.length() - header.sectionSize(self._column)
        is_tight = self._view.viewport().width() - others < least
        modes = QHeaderView.ResizeMode
        mode = modes.Fixed if is_tight else modes.Stretch
        if header.sectionResizeMode(self._column) != mode:
            header.setSectionResizeMode(self._column, mode)
        if is_tight and header.sectionSize(self._column) != least:
            header.resizeSection(self._column, least)
