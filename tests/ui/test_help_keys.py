"""The help's key in windows that block the others."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import choose, put

from estimator.ui.help_window import HelpWindow
from estimator.ui.helping import page_for


def add_a_model(window):
    choose(window, "rates")
    return window.rates.window.prices.adding.model()


def import_a_table(window, tmp_path):
    choose(window, "rates")
    table = tmp_path / "rates.csv"
    table.write_text("provider,model,meter,rate\nopenai,gpt-5,input_tokens,3\n", "utf-8")
    return window.rates.window.files.import_from(table)


def press(front, qtbot):
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is front)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is front)
    QTest.keyClick(front.focusWidget() or front, Qt.Key.Key_F1)
    return front.findChild(HelpWindow)


def test_it_opens_the_help_over_them(window, qtbot):
    put(window, "hello " * 50)
    front = add_a_model(window)
    opened = press(front, qtbot)
    assert (opened.name, opened.isVisible()) == ("rates", True)
    assert window.helping.window is None
    opened.close()
    front.activateWindow()
    assert press(front, qtbot) is opened  # none more
    front.close()
    assert not opened.isVisible()


def test_what_is_over_a_blocking_window_can_be_used(window, qtbot):
    front = add_a_model(window)
    opened = press(front, qtbot)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is opened)
    QTest.keyClicks(opened.search, "elasticity")
    assert opened.search.text() == "elasticity"


def test_the_page_is_that_of_what_a_window_is_of(window, tmp_path):
    assert page_for(import_a_table(window, tmp_path)) == "rates"


@pytest.mark.parametrize("command", ["settings", "shortcuts"])
def test_windows_about_the_app(window, command):
    choose(window, command)
    assert page_for(getattr(window.app_windows, command)) == "questions"
