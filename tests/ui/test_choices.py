"""The choices beside the prompt: the model by a search, and the two numbers."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from windows import choose, turn_wheel

# The picker


def typed_into(box, text):
    box.setFocus()
    box.lineEdit().selectAll()
    QTest.keyClicks(box, text)


@pytest.mark.parametrize(
    ("typed", "model"),
    [
        ("gpt-4o-mini", "gpt-4o-mini"),
        ("4.1", "gpt-4.1"),
        ("GPT-5 Mini", "gpt-5-mini"),
        ("mini 4o", "gpt-4o-mini"),
        ("  o3 ", "o3"),
        ("gpt-5", "gpt-5"),  # not gpt-5.5, which stands before it
        ("no such model", "gpt-5.4"),
        ("", "gpt-5.4"),
    ],
)
def test_a_search_and_enter_choose(window, typed, model):
    typed_into(window.picker, typed)
    if not typed:
        window.picker.lineEdit().clear()
    QTest.keyClick(window.picker, Qt.Key.Key_Return)
    assert window._session.model.id == window.picker.currentData() == model
    assert window.picker.currentText().startswith(model)


def test_the_list_of_matches_chooses(window):
    typed_into(window.picker, "nano")
    popup = window.picker.completer().popup()
    assert popup.isVisible()
    shown = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert shown
    assert all("nano" in name.lower() for name in shown)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert window.picker.currentText() == shown[1]
    assert window._session.model.id == window.picker.currentData()


def test_escape_and_leaving_give_the_search_up(window):
    for leave in (
        lambda: QTest.keyClick(window.picker, Qt.Key.Key_Escape),
        lambda: (window.picker.completer().popup().hide(), window.figures._output.setFocus()),
    ):
        typed_into(window.picker, "nano")
        leave()
        assert window.picker.currentText() == "gpt-5.4 · OpenAI"
        assert not window.picker.completer().popup().isVisible()
    assert window._session.model.id == "gpt-5.4"


def test_the_menu_starts_a_new_search(window, qapp):
    window.editor.setFocus()
    choose(window, "choose_model")
    qapp.processEvents()
    assert qapp.focusWidget() is window.picker
    QTest.keyClicks(window.picker, "gpt-5-pro")
    QTest.keyClick(window.picker, Qt.Key.Key_Return)
    assert window._session.model.id == "gpt-5-pro"
    assert qapp.focusWidget() is window.editor


def test_a_click_into_the_picker_starts_a_new_search(window, qapp):
    QTest.mouseClick(window.picker.lineEdit(), Qt.MouseButton.LeftButton)
    qapp.processEvents()
    assert window.picker.lineEdit().selectedText() == "gpt-5.4 · OpenAI"


def test_a_model_that_is_retired_says_when(window):
    box, models = window.picker, window._session.offered_models()
    providers = window._session.book.providers
    box.show_models(models, providers, "gpt-5", date(2026, 12, 10))
    assert box.currentText() == "gpt-5 · OpenAI (until 11 Dec 2026)"
    box.show_models(models, providers, "gpt-5", date(2026, 12, 11))
    assert box.currentText() == "gpt-5 · OpenAI (retired 11 Dec 2026)"


def test_scrolling_past_an_input_changes_nothing(window):
    window.editor.setFocus()
    for widget in (window.picker, window.figures._output, window.figures._requests):
        turn_wheel(widget, (0, -120))
        turn_wheel(widget, (0, 120 * 3))
    assert window._session.model.id == "gpt-5.4"
    assert window.figures._output.value() == 800
    assert window.figures._requests.value() == 30_000
    window.figures._output.setFocus()
    turn_wheel(window.figures._output, (0, 120))
    assert window.figures._output.value() == 900


# The inputs


@pytest.mark.parametrize(
    ("pasted", "value"),
    [
        ("30,000", 30_000),
        ("30.000", 30_000),
        ("1,234,567", 1_234_567),
        ("30 000", 30_000),
        ("30\u202f000", 30_000),
        ("30'000", 30_000),
        (" 42 ", 42),
        ("\uff13\uff10\uff10\uff10", 3000),
        ("007", 7),
        ("0", 0),
    ],
)
def test_a_number_can_be_pasted_from_anywhere(window, pasted, value):
    box = window.figures._requests
    box.setFocus()
    box.selectAll()
    QGuiApplication.clipboard().setText(pasted)
    box.lineEdit().paste()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == window._session.estimate().requests == value


@pytest.mark.parametrize("pasted", ["abc", "-5", "1.5", "1e6", "5,000,000,000", "12 apples", "½"])
def test_what_is_no_whole_number_is_not_taken(window, pasted):
    box = window.figures._requests
    box.setFocus()
    box.selectAll()
    QGuiApplication.clipboard().setText(pasted)
    box.lineEdit().paste()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == window._session.estimate().requests == 30_000
    assert box.text() == "30,000"


def test_an_emptied_input_gets_its_number_back(window):
    box = window.figures._requests
    box.setFocus()
    box.lineEdit().clear()
    assert window._session.estimate().requests == 30_000
    window.editor.setFocus()
    assert box.text() == "30,000"


def test_digits_taken_out_of_the_middle_of_a_number(window):
    box = window.figures._requests
    box.setFocus()
    box.lineEdit().setCursorPosition(len(box.text()))
    QTest.keyClick(box, Qt.Key.Key_Backspace)  # "30,00"
    assert window._session.estimate().requests == 3000
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == "3,000"
