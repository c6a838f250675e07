"""Tables sorted by the keyboard: the titles take the focus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import choose, choose_model, put

from estimator.ui import announcing
from estimator.ui.compare_columns import CALL, FAVOURITE, MODEL, TOKENS

_Key, _Order = Qt.Key, Qt.SortOrder


@pytest.fixture
def header(window, qtbot):
    """The titles of the comparison, with the focus."""
    put(window, "# One\n\nsome words\n\n# Two\n\nfew\n")
    choose(window, "models")
    compared = window.models.window
    qtbot.waitUntil(lambda: compared.model.rowCount() > 0, timeout=20_000)
    made = compared.table.horizontalHeader()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def press(header, *pressed):
    for key in pressed:
        QTest.keyClick(header, key)


def sorted_by(header):
    return header.sortIndicatorSection(), header.sortIndicatorOrder()


def column(header, number):
    model = header.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


@pytest.mark.parametrize("key", [_Key.Key_Space, _Key.Key_Return, _Key.Key_Enter])
def test_a_key_sorts_as_a_click_does(header, key):
    press(header, _Key.Key_Right, key)
    assert sorted_by(header) == (MODEL, _Order.AscendingOrder)
    names = column(header, MODEL)
    assert names == sorted(names, key=str.casefold)
    press(header, key)
    assert sorted_by(header) == (MODEL, _Order.DescendingOrder)
    assert column(header, MODEL) == sorted(names, key=str.casefold, reverse=True)
    press(header, key)
    assert sorted_by(header) == (MODEL, _Order.AscendingOrder)


def test_the_arrows_stay_among_the_titles(header):
    press(header, *[_Key.Key_Left] * 3, _Key.Key_Space)
    assert sorted_by(header)[0] == FAVOURITE
    press(header, *[_Key.Key_Right] * 30, _Key.Key_Space)
    assert sorted_by(header)[0] == header.count() - 1
    press(header, _Key.Key_Tab)
    assert QApplication.focusWidget() is not header


def test_from_right_to_left_the_arrows_are_the_other_way(header):
    header.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(header, _Key.Key_Left, _Key.Key_Space)
    assert sorted_by(header)[0] == MODEL


def test_a_title_that_is_hidden_is_passed_by(header):
    header.hideSection(FAVOURITE)
    header.hideSection(MODEL + 1)
    press(header, _Key.Key_Right, _Key.Key_Right, _Key.Key_Space)
    assert sorted_by(header)[0] not in (FAVOURITE, MODEL + 1)


def test_it_is_said_where_one_is_and_how_it_is_sorted(header, monkeypatch):
    said = []
    monkeypatch.setattr(announcing, "announce", lambda _at, text, **_how: said.append(text))
    press(header, *[_Key.Key_Right] * TOKENS, _Key.Key_Space, _Key.Key_Space)
    assert said[-3:] == ["Tokens", "Tokens, ascending", "Tokens, descending"]
    press(header, *[_Key.Key_Right] * (CALL - TOKENS), *[_Key.Key_Left] * CALL)
    assert said[-1] == "Favourites"  # a star is no word


def test_the_third_press_gives_the_order_of_the_text_back(window, qtbot):
    choose_model(window, "gpt-5")
    put(window, "# One\n\nsome words\n\n# Two\n\nfew\n")
    view = window.figures.sections.view
    qtbot.waitUntil(lambda: view.model().rowCount() == 2)
    view.header().setFocus(Qt.FocusReason.TabFocusReason)
    press(view.header(), _Key.Key_Right)
    titles = []
    for _ in range(3):
        press(view.header(), _Key.Key_Space)
        titles.append(column(view.header(), 0))
    assert titles == [["Two", "One"], ["One", "Two"], ["One", "Two"]]
    assert view.header().sortIndicatorSection() == -1
