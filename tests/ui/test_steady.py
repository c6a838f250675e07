"""Labels that fit what they show, and disturb nothing where that is as wide as before."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from estimator.ui import parts
from estimator.ui.steady import Paragraph, SteadyLabel


class Counting(QObject):
    """Counts how often a widget is laid out anew."""

    times = 0

    def eventFilter(self, _watched, event):  # noqa: N802 - the name is Qt's
        self.times += event.type() == QEvent.Type.LayoutRequest
        return False


class Row(QWidget):
    """A figure and what it is of."""

    def __init__(self):
        super().__init__()
        self.label = parts.figure("tokenCount", 2.0)
        layout = QHBoxLayout(self)
        layout.addWidget(self.label)
        layout.addWidget(QLabel("tokens"))
        layout.addStretch(1)


@pytest.fixture
def row(qtbot):
    row = Row()
    qtbot.addWidget(row)
    row.show()
    return row


def wanted(label):
    """The size of a label of Qt's own with this font and text."""
    other = QLabel(label.text())
    other.setFont(label.font())
    return other.sizeHint().width()


@pytest.mark.parametrize("shown", ["1", "12,345", "1,234,567,890", "…", "–"])
def test_it_is_as_wide_as_what_it_shows(row, qapp, shown):
    row.label.setText("≈ 999,999")
    row.label.setText(shown)
    qapp.processEvents()
    assert abs(row.label.width() - wanted(row.label)) <= 2


def test_other_digits_lay_nothing_out_anew(row, qapp):
    row.label.setText("12,345")
    qapp.processEvents()
    seen = Counting()
    row.installEventFilter(seen)
    row.label.setText("99,999")
    qapp.processEvents()
    assert (row.label.text(), seen.times) == ("99,999", 0)
    row.label.setText("100,000")
    qapp.processEvents()
    assert seen.times > 0


def test_another_font_is_fitted(row, qapp):
    row.label.setText("12,345")
    font, before = row.label.font(), row.label.width()
    font.setPointSizeF(2 * font.pointSizeF())
    row.label.setFont(font)
    qapp.processEvents()
    assert row.label.width() > 1.8 * before


def test_a_font_that_changes_while_nothing_is_shown_is_fitted(row, qapp):
    row.label.setText("12,345")
    before, font = row.label.width(), row.label.font()
    row.label.clear()
    font.setPointSizeF(2 * font.pointSizeF())
    row.label.setFont(font)
    row.label.setText("12,345")
    qapp.processEvents()
    assert row.label.width() > 1.8 * before


def test_what_looks_like_markup_is_shown_as_it_is(qtbot):
    label = SteadyLabel()
    qtbot.addWidget(label)
    label.setText("<b>")
    assert label.sizeHint().width() > 10


class Column(QWidget):
    """A paragraph over another label."""

    def __init__(self):
        super().__init__()
        self.paragraph, self.below = Paragraph(), QLabel("below")
        layout = QVBoxLayout(self)
        layout.addWidget(self.paragraph.holder)
        layout.addWidget(self.below)
        layout.addStretch(1)
        self.resize(220, 300)


@pytest.fixture
def column(qtbot):
    column = Column()
    qtbot.addWidget(column)
    column.show()
    return column


def test_a_paragraph_has_the_rows_that_it_needs(column, qapp):
    column.paragraph.setText("short")
    qapp.processEvents()
    one = column.paragraph.height()
    column.paragraph.setText("not so short any more, " * 6)
    qapp.processEvents()
    wide = column.paragraph.height()
    assert wide >= column.paragraph.heightForWidth(column.paragraph.width()) > 2 * one
    assert column.below.y() > wide
    column.resize(500, 300)
    qapp.processEvents()
    assert one < column.paragraph.height() < wide


def test_other_digits_in_a_paragraph_lay_nothing_out_anew(column, qapp):
    column.paragraph.setText("Over by 12,345")
    qapp.processEvents()
    seen = Counting()
    column.installEventFilter(seen)
    column.paragraph.setText("Over by 99,999")
    qapp.processEvents()
    assert (column.paragraph.text(), seen.times) == ("Over by 99,999", 0)
    column.paragraph.setText("Over by 99,999 " * 9)
    qapp.processEvents()
    assert seen.times > 0


def test_a_figure_is_selected_with_the_mouse(row, qapp):
    row.label.setText("12345")
    selectable = Qt.TextInteractionFlag.TextSelectableByMouse
    assert not row.label.textInteractionFlags() & selectable  # and so it is painted once
    QTest.mouseDClick(row.label, Qt.MouseButton.LeftButton)
    assert row.label.selectedText() == "12345"
    QApplication.sendEvent(row.label, QEvent(QEvent.Type.Leave))
    assert row.label.selectedText() == "12345"
    row.label.setText("23456")
    QApplication.sendEvent(row.label, QEvent(QEvent.Type.Leave))
    assert not row.label.textInteractionFlags() & selectable
