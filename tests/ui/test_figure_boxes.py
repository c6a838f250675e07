"""Small inputs of figures: grouped to be read, plain to be typed into."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from estimator.ui.figure_boxes import FigureBoxes


@pytest.fixture
def boxes(qtbot):
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    made = FigureBoxes(2)
    qtbot.addWidget(made)
    made.fill([Decimal(4096), Decimal("12345.5")])
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    QGuiApplication.processEvents()
    yield made
    QLocale.setDefault(before)


def texts(boxes):
    return [box.text() for box in boxes.boxes]


def test_groups_go_while_one_types_and_come_back(boxes):
    first, second = boxes.boxes
    second.setFocus()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert texts(boxes) == ["4096", "12,345.5"]
    assert first.selectedText() == "4096"
    QTest.keyClick(first, Qt.Key.Key_End)
    QTest.keyClicks(first, "0")
    assert boxes.read() == [40_960, Decimal("12345.5")]
    second.setFocus()
    assert texts(boxes) == ["40,960", "12345.5"]
    assert boxes.read() == [40_960, Decimal("12345.5")]


def test_no_group_costs_a_digit(boxes):
    boxes.boxes[0].clearFocus()
    boxes.fill([Decimal(1_000_000_000), Decimal(999_999)])
    assert texts(boxes) == ["1000000000", "999,999"]


def test_what_is_typed_otherwise_stays(boxes):
    first, second = boxes.boxes
    first.setFocus()
    for typed in ("1.50", "2,5", "x", ""):
        first.clear()
        QTest.keyClicks(first, typed)
        second.setFocus()
        assert first.text() == typed
        first.setFocus()


def test_a_menu_takes_no_selection_away(boxes):
    first = boxes.boxes[0]
    first.setFocus()
    first.clearFocus()
    first.setFocus()
    first.selectAll()
    event = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    QApplication.sendEvent(first, event)
    assert first.selectedText() == first.text() == "4096"


def test_a_value_is_the_same_in_every_language(boxes):
    """In German 4,096 is a little more than four."""
    boxes.boxes[0].clearFocus()
    QLocale.setDefault(QLocale("de_DE"))
    assert boxes.read() == [4096, Decimal("12345.5")]
    for box in boxes.boxes:
        QApplication.sendEvent(box, QEvent(QEvent.Type.LanguageChange))
    assert "4.096" in texts(boxes)
    assert boxes.read() == [4096, Decimal("12345.5")]
