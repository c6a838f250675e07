"""Text at twice its size, in both languages: nothing is cut off, every window fits a screen."""

import re

import pytest
from everything import faces, open_all, seen, stops
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QTreeView,
)
from windows import settle

from estimator.ui import geometry
from estimator.ui.tool_window import ToolWindow
from estimator.ui.window import MainWindow

SCREEN = (1366, 768)
ROOM = (1366, 700)  # that a bar of the desktop and a title leave of it
LEAST = QSize(80, 32)  # of what has the focus, with text at twice its size
AROUND = 12  # pixels of a cell that its text can't have
FIGURE = re.compile(r"[≈$¥€<+−–\s\d.,/%()]*\d[≈$¥€<+−–\s\d.,/%()]*")
CODES = ["en", "zh_CN"]


@pytest.fixture
def enlarged(open_window, qtbot, tmp_path):
    """Opens every window in a language, with text of some times its size."""
    usual = QApplication.font()

    def make(code, times):
        font = QApplication.font()
        font.setPointSizeF(usual.pointSizeF() * times)
        QApplication.setFont(font)
        return open_all(open_window(language_code=code), qtbot, tmp_path)

    yield make
    QApplication.setFont(usual)


def reached(shown):
    """What the keyboard reaches in a window."""
    own_parts = QAbstractSpinBox | QTabBar
    return [widget for widget in stops(shown) if not isinstance(widget.parent(), own_parts)]


def in_sight(widget):
    """What is not scrolled away of a widget."""
    place, around = widget.rect(), widget
    while not around.isWindow():
        place, around = place.translated(around.pos()), around.parentWidget()
        place &= around.rect()
    return place


def needed(shown):
    sizes = (shown.minimumSizeHint(), shown.minimumSize())
    return tuple(max(side) for side in zip(*(size.toTuple() for size in sizes), strict=True))


def cut(shown):
    """What has less room than its text needs."""
    for label in seen(shown, QLabel):
        if label.text() and label.wordWrap():
            yield label, QSize(0, label.heightForWidth(label.width()))
        elif label.text() and label.objectName() != "fontSample":
            yield label, label.sizeHint()
    for button in seen(shown, QAbstractButton):
        if button.text() and isinstance(button, QPushButton):
            yield button, button.sizeHint()


def cut_cells(shown):
    """What has less room in its table than it needs: headings, and figures of the first rows."""
    for table in [*seen(shown, QTableView), *seen(shown, QTreeView)]:
        tree = isinstance(table, QTreeView)
        header, model = table.header() if tree else table.horizontalHeader(), table.model()
        columns = [n for n in range(model.columnCount()) if not table.isColumnHidden(n)]
        for column in columns if header.isVisible() else ():
            title = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
            yield from too_wide(header, title, header.sectionSize(column), AROUND)
        for row in range(min(model.rowCount(), 40)):
            for column in columns:
                cell = str(model.index(row, column).data() or "")
                if FIGURE.fullmatch(cell):
                    yield from too_wide(table, cell, header.sectionSize(column), AROUND)


def too_wide(widget, text, room, around):
    needed = max(widget.fontMetrics().horizontalAdvance(line) for line in text.split("\n"))
    if needed + around > room + 1:
        yield f"{widget.objectName() or type(widget).__name__}: {text!r}: {needed} in {room}"


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("code", CODES)
def test_nothing_is_cut_off_and_every_window_fits_a_screen(enlarged, code, times):
    wrong, leading = [], 2 * times  # which a line of another script has more of
    for where, shown in faces(enlarged(code, times)):
        settle()  # a page that is seen for the first time gets its style, and then its room
        width, height = needed(shown)
        if width > SCREEN[0] or height > SCREEN[1]:
            wrong.append(f"{where}: needs {width} x {height}")
        for widget, hint in cut(shown):
            if hint.width() > widget.width() + 1 or hint.height() > widget.height() + leading:
                there, asked = widget.size().toTuple(), hint.toTuple()
                wrong.append(f"{where}: {widget.text()!r} has {there} and needs {asked}")
        wrong += [f"{where}: {found}" for found in cut_cells(shown)]
    assert not wrong


@pytest.mark.parametrize("code", CODES)
def test_no_window_scrolls_as_a_whole_on_a_small_laptop(enlarged, code):
    """What is long scrolls by itself, beside what stays in sight."""
    windows = {n: w for n, w in enlarged(code, 1).items() if isinstance(w, ToolWindow)}
    for window in windows.values():
        window.resize(*ROOM)
    scrolled = []
    for where, shown in faces(windows):
        for room in (area for area in shown.children() if isinstance(area, QScrollArea)):
            if room.verticalScrollBar().maximum() or room.horizontalScrollBar().maximum():
                inside = room.widget().size().toTuple()
                scrolled.append(f"{where}: {inside} in {room.size().toTuple()}")
    assert not scrolled


@pytest.mark.parametrize("code", CODES)
def test_what_gets_the_focus_is_in_sight(enlarged, code):
    windows = enlarged(code, 2)
    unseen = []
    for window in windows.values():
        window.resize(window.size().boundedTo(QSize(*ROOM)))
    for where, shown in faces(windows):
        shown.activateWindow()
        for widget in reached(shown):
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            settle()
            there = in_sight(widget).size()
            least = widget.size().boundedTo(LEAST)
            if there.width() < least.width() or there.height() < least.height():
                name = widget.objectName() or widget.accessibleName()
                unseen.append(f"{where}: {there.toTuple()} of {type(widget).__name__} {name}")
    assert not unseen


@pytest.mark.parametrize("screen", [(911, 512), (683, 384)])  # of a laptop at 150 %, at 200 %
def test_every_window_opens_within_a_small_screen(enlarged, monkeypatch, screen):
    room = QSize(*screen) - QSize(8, 40)  # that a frame leaves of it
    monkeypatch.setattr(geometry, "room", lambda _window: room)
    wrong = []
    for name, window in enlarged("en", 1).items():
        if not isinstance(window, ToolWindow | MainWindow):
            continue  # small ones that ask or tell something
        if name == "main":
            window.resize(room)
        if window.width() > room.width() or window.height() > room.height():
            wrong.append(f"{name}: {window.size().toTuple()}")
    assert not wrong
