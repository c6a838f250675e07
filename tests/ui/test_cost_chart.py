"""The chart of costs, the bars of hours, and boxes of figures, each by itself."""

from decimal import Decimal
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from estimator.pricing.money import RateError
from estimator.ui.cost_chart import CostChart, Point
from estimator.ui.figure_boxes import FigureBoxes
from estimator.ui.hour_bars import HourBars

Key = Qt.Key


def points(number):
    values = ([Decimal(n + more) for more in range(3)] for n in range(number))
    return [Point(f"{n}", f"bar {n}", *each) for n, each in enumerate(values)]


@pytest.fixture
def chart(qtbot):
    made = CostChart()
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show_points(points(5), "USD", "all of it")
    made.show()
    return made


def test_the_keys_point_at_one_bar_after_the_other(chart):
    assert chart.told == "all of it"
    told = []
    keys = "Right", "Right", "End", "Right", "Left", "Home", "Left", "Escape", "Escape"
    for key in (getattr(Key, f"Key_{name}") for name in keys):
        QTest.keyClick(chart, key)
        told.append(chart.told)
        assert chart.accessibleDescription() == chart.told
    bars = [0, 1, 4, 4, 3, 0, 0]
    assert told == [*(f"bar {n}" for n in bars), "all of it", "all of it"]


class Pen:
    """Keeps the places of the texts that a painter would draw."""

    def __init__(self):
        self.places = []

    def setPen(self, _color):  # noqa: N802 - as a painter has it
        pass

    def drawText(self, place, _side, text):  # noqa: N802
        self.places.append((place.left(), place.right(), text))


@pytest.mark.parametrize("label", ["2026年12月", "Dec", "", "a label that is longer than two bars"])
def test_labels_have_room_between_them(chart, label):
    pen, end = Pen(), -1.0
    for number in range(12):
        end = chart._draw_label(pen, label, QRectF(30 * number, 100, 30, 0), end)
    assert [text for *_, text in pen.places] == [label] * len(pen.places)
    assert bool(pen.places) is bool(label)
    for (_, right, _), (left, *_) in pairwise(pen.places):
        assert left >= right


def move(chart, x):
    """Move the mouse over a place; offscreen Qt tells no real one reliably."""
    place, no_button = QPointF(x, 100), Qt.MouseButton.NoButton
    kind, keys = QEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, place, chart.mapToGlobal(place), no_button, no_button, keys)
    QApplication.sendEvent(chart, event)


def test_the_mouse_points_at_what_is_under_it(chart):
    plot = chart._plot()
    for number in range(5):
        move(chart, plot.left() + plot.width() * (number + 0.5) / 5)
        assert chart.told == f"bar {number}"
    move(chart, 2)
    assert chart.told == "all of it"


@pytest.mark.parametrize(
    ("most", "lines"),
    [
        ("0", ["0"]),
        ("1", ["0", "0.5", "1"]),
        ("7", ["0", "2", "4", "6", "8"]),
        ("0.00031", ["0", "0.0001", "0.0002", "0.0003", "0.0004"]),
        ("400", ["0", "100", "200", "300", "400"]),
        ("401", ["0", "200", "400", "600"]),
    ],
)
def test_the_lines_are_round_and_reach_the_highest(chart, most, lines):
    chart.show_points([Point("", "", Decimal(0), Decimal(0), Decimal(most))], "USD", "")
    assert chart._scale() == [Decimal(line) for line in lines]


@pytest.mark.parametrize("number", [0, 1, 12, 365, 1830])
def test_any_number_of_bars_can_be_drawn(chart, number):
    chart.show_points(points(number), "USD", "")
    before = chart.grab().toImage()
    chart.setFocus()
    chart.point_at(number // 2)
    assert number == 0 or chart.grab().toImage() != before


def test_fewer_bars_than_the_one_that_was_pointed_at(chart):
    chart.point_at(4)
    chart.show_points(points(2), "USD", "all")
    assert chart.told == "bar 1"
    chart.show_points([], "USD", "nothing")
    assert chart.told == "nothing"


# Hours


@pytest.fixture
def bars(qtbot):
    made = HourBars()
    qtbot.addWidget(made)
    made.resize(240, 58)
    made.show()
    return made


def test_keys_choose_an_hour_and_change_it(bars, qtbot):
    with qtbot.waitSignal(bars.drawn):
        QTest.keyClick(bars, Key.Key_Up)
    assert bars.weights[:2] == (2, 1)
    assert bars.accessibleDescription() == "0:00: 8 % of the day's calls"
    QTest.keyClick(bars, Key.Key_Left)
    QTest.keyClick(bars, Key.Key_Down)
    QTest.keyClick(bars, Key.Key_Down)  # not below none
    assert bars.weights[23] == 0
    bars.setFocus()
    assert not bars.grab().isNull()


def test_a_click_draws(bars):
    bars.fill((1,) * 24)
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(5, 0))
    QTest.mousePress(bars, Qt.MouseButton.LeftButton, pos=QPoint(235, 44))
    assert bars.weights == (8, *(1,) * 22, 0)


def test_the_last_hour_keeps_its_calls(bars):
    bars.fill((1,) + (0,) * 23)
    QTest.keyClick(bars, Key.Key_Down)
    assert bars.weights[0] == 1


# Boxes


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("5", "0.05"),
        ("5 %", "0.05"),
        ("2,5", "0.025"),
        ("-5", "-0.05"),
        ("−5%", "-0.05"),
        ("0", "0"),
    ],
)
def test_shares_are_typed_in_percent(qtbot, typed, value):
    boxes = FigureBoxes(1, is_share=True)
    qtbot.addWidget(boxes)
    boxes.boxes[0].setText(typed)
    assert boxes.read() == [Decimal(value)]
    before = boxes.boxes[0].text()
    boxes.fill([Decimal(value)])
    assert boxes.boxes[0].text() == before  # it stays as it was typed
    boxes.fill([Decimal("-0.125")])
    assert boxes.boxes[0].text() == "−12.5"


@pytest.mark.parametrize("typed", ["", "x", "%", "-"])
def test_what_is_no_number(qtbot, typed):
    boxes = FigureBoxes(1, is_share=True)
    qtbot.addWidget(boxes)
    boxes.boxes[0].setText(typed)
    with pytest.raises(RateError):
        boxes.read()
    boxes.fill([Decimal(0)])
    assert boxes.boxes[0].text() == "0"


def test_a_count_may_not_be_below_none(qtbot):
    boxes = FigureBoxes(2)
    qtbot.addWidget(boxes)
    boxes.boxes[0].setText("-5")
    with pytest.raises(RateError):
        boxes.read()
