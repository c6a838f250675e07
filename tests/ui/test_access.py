"""Every window by the keyboard alone and by ear: names, order, a visible focus, mnemonics."""

import re
from collections import Counter

import pytest
from everything import faces, open_all, seen, stops
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QSlider,
    QTabBar,
    QTextEdit,
    QWidget,
)
from windows import choose, settle

from estimator.ui import language, theme

CONTROLS = (
    *(QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox),
    *(QAbstractItemView, QTabBar, QSlider),
)
CODES = ["en", "zh_CN"]


@pytest.fixture
def every(open_window, qtbot, tmp_path, monkeypatch):
    """Opens every window in a language and a theme."""

    def make(code="en", shade=theme.LIGHT):
        window = open_window(language_code=code)
        theme.apply(shade)
        return open_all(window, qtbot, tmp_path)

    return make


def is_part(widget):
    """Whether it is a part of a control, which is named itself."""
    parents = QComboBox, QAbstractSpinBox, QAbstractItemView
    return isinstance(widget, QHeaderView | QScrollBar) or isinstance(widget.parent(), parents)


def bring_up(shown):
    """Have a window before the others, as far as they let it."""
    shown.activateWindow()
    for _ in range(200):
        QTest.qWait(5)
        if shown.isActiveWindow():
            return


def called(widget):
    name = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} {widget.objectName()} {name}"


def named(widget):
    """As a screen reader is told."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


SMALL = {
    "a",
    "an",
    "and",
    "as",
    "at",
    "by",
    "for",
    "from",
    "in",
    "of",
    "on",
    "or",
    "the",
    "to",
    "with",
}


def test_buttons_and_titles_have_capitals(every):
    """As the commands of the menus: `Reset All`."""
    wrong = []
    for where, shown in faces(every()):
        said = [button.text() for button in seen(shown, QPushButton)]
        if where.split(",")[0] not in ("main", "facts", "import"):  # called by what is in them
            said.append(shown.windowTitle())
        for text in said:
            first, *others = text.replace("&", "").split() or [""]
            low = [word for word in others if word[:1].islower() and word not in SMALL]
            if low or first[:1].islower():
                wrong.append((where, text))
    assert not wrong


@pytest.mark.parametrize("code", CODES)
def test_every_control_has_a_name_in_the_language(every, code):
    for where, shown in faces(every(code)):
        for widget in seen(shown):
            if is_part(widget) or not (isinstance(widget, CONTROLS) or widget in stops(shown)):
                continue
            assert named(widget).strip(), f"{where}: {called(widget)}"
            assert widget.accessibleName() or not isinstance(widget, QAbstractItemView), where


# By Tab


def walk(start, *, is_back):
    """The widgets that Tab comes by from one on, until it is there again."""
    passed, key = [], Qt.Key.Key_Backtab if is_back else Qt.Key.Key_Tab
    here = start
    for _ in range(300):
        if here.objectName() == "promptEditor" and not is_back:
            QWidget.focusNextPrevChild(here, True)
        else:
            QTest.keyClick(here, key)
        here = QApplication.focusWidget()
        if here is None or (here is start and passed):
            return passed
        if here is not start and (not passed or here is not passed[-1]):
            passed.append(here)
    raise AssertionError(f"no way back to {called(start)} from {called(here)}")


def test_tab_comes_by_every_control_once_and_back(every):
    for where, shown in faces(every()):
        bring_up(shown)
        first = stops(shown)[0]
        first.setFocus(Qt.FocusReason.TabFocusReason)
        walk(first, is_back=False)  # some are there once a row is chosen
        wanted, forth = stops(shown), walk(first, is_back=False)
        assert Counter(map(called, [first, *forth])) == Counter(map(called, wanted)), where
        back = walk(first, is_back=True)
        assert [*map(called, back)] == [*map(called, reversed(forth))], where


def test_the_order_of_the_main_window_is_that_of_reading(window):
    choose(window, "find")
    parts = (window.picker, window.app_windows.button, window.tabs.bar, window.tabs.add)
    window.picker.setFocus()
    forth = [window.picker, *walk(window.picker, is_back=False)]
    assert forth[:5] == [*parts, window.editor]
    areas = (window.editor, window.find_bar, window.figures, window.status)
    places = [next(n for n, area in enumerate(areas) if area is each or area.isAncestorOf(each))
              for each in forth[4:]]  # fmt: skip
    assert places == sorted(places)


def test_the_editor_takes_tab_and_gives_the_focus_at_f6(window):
    window.editor.setFocus()
    QTest.keyClick(window.editor, Qt.Key.Key_Tab)
    assert window.editor.toPlainText() == "\t"
    choose(window, "next_area")
    assert QApplication.focusWidget() is not window.editor
    window.editor.setFocus()
    QTest.keyClick(window.editor, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is window.tabs.add
    assert window.editor.toPlainText() == "\t"


def test_escape_closes_what_is_beside_the_main_window(every):
    windows = every()
    del windows["main"]
    for name, shown in reversed(windows.items()):
        QTest.keyClick(shown, Qt.Key.Key_Escape)
        assert not shown.isVisible(), name


# Mnemonics


@pytest.mark.parametrize("code", CODES)
def test_no_two_controls_of_a_window_have_one_mnemonic(every, code):
    for where, shown in faces(every(code)):
        marked = seen(shown, QAbstractButton) + seen(shown, QLabel)
        tabs = [bar.tabText(at) for bar in seen(shown, QTabBar) for at in range(bar.count())]
        plain = [w.text() for w in marked if not isinstance(w, QLabel) or w.buddy()]
        letters = [found for text in plain + tabs for found in re.findall(r"&(\w)", text)]
        if shown.isWindow() and hasattr(shown, "menuBar"):
            menus = [action.text() for action in shown.menuBar().actions()]
            letters += [found for text in menus for found in re.findall(r"&(\w)", text)]
        twice = [letter for letter, n in Counter(map(str.upper, letters)).items() if n > 1]
        assert not twice, f"{where}: {twice}"


@pytest.mark.parametrize("code", CODES)
def test_no_two_entries_of_a_menu_have_one_mnemonic(window, code):
    language.apply(code)
    settle()
    for action in window.menuBar().actions():
        texts = [each.text() for each in action.menu().actions()]
        letters = Counter(found.upper() for text in texts for found in re.findall(r"&(\w)", text))
        assert [letter for letter, n in letters.items() if n > 1] == [], action.text()


# The focus can be seen


def luminance(pixel):
    parts = [(pixel >> shift & 0xFF) / 255 for shift in (16, 8, 0)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def differing(one, other):
    """Pairs of pixels of two pictures at the same place, where they differ."""
    for y in range(one.height()):
        lines = [bytes(each.constScanLine(y)) for each in (one, other)]
        if lines[0] != lines[1]:
            for x in range(one.width()):
                if one.pixel(x, y) != other.pixel(x, y):
                    yield one.pixel(x, y), other.pixel(x, y)


def marked(one, other, enough=20):
    """How many pixels tell two pictures apart at a contrast of 3, until there are enough."""
    found = 0
    for pixels in differing(one, other):
        dark, light = sorted(map(luminance, pixels))
        found += (light + 0.05) / (dark + 0.05) >= 3
        if found == enough:
            break
    return found


@pytest.mark.parametrize("shade", [theme.LIGHT, theme.DARK])
def test_the_focus_is_seen_on_every_control(every, shade):
    known = set()
    for where, shown in faces(every(shade=shade)):
        bring_up(shown)
        there = stops(shown)
        for widget in there:
            if isinstance(widget, QPlainTextEdit) and not widget.isReadOnly():
                continue  # a caret blinks in it
            if (shown, widget) in known:
                continue
            known.add((shown, widget))
            pictures = []
            for focused in (widget, next(each for each in there if each is not widget)):
                focused.setFocus(Qt.FocusReason.TabFocusReason)
                assert focused.hasFocus(), f"{where}: {called(focused)}"
                pictures.append(widget.grab().toImage())
            assert marked(*pictures) == 20, f"{where}: {called(widget)}"
