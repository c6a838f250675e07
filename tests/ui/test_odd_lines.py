"""Texts that Qt would change on their way, and lines that go from right to left."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from windows import counted, put, shown_tokens

from estimator.ui import slices
from estimator.ui.pieces import LONGEST

MARKS = ["\ufeff", "\ufffe"]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("rest", ["abc", "abc\n" * 3000, "word " * 3000, "\ufeffx" * LONGEST])
def test_a_first_byte_order_mark_is_a_character(window, o200k, mark, rest):
    text = mark + rest
    window.editor.load(text)
    window.editor.fill()
    assert not window.editor.prompt.is_altered
    counted(window)
    assert window.editor.toPlainText() == window._session.text == text
    window.editor.set_caret_unit(3)
    QTest.keyClicks(window.editor, "XYZ")
    QTest.keyClick(window.editor, Qt.Key.Key_Backspace)
    expected = text[:3] + "XY" + text[3:]
    assert window.editor.toPlainText() == window._session.text == expected
    assert shown_tokens(window) == len(o200k.encode_ordinary(expected))


@pytest.mark.parametrize("mark", MARKS)
def test_a_slice_may_begin_with_one(window, mark):
    text = ("a" * 63 + "\n") * (slices.FIRST // 64) + mark + "rest\n" * 20
    window.editor.load(text)
    window.editor.fill()
    assert window.editor.toPlainText() == window._session.text == text


@pytest.mark.parametrize("mark", MARKS)
def test_one_that_is_pasted_stays_and_can_be_undone(window, mark):
    put(window, "ab")
    window.editor.set_caret_unit(1)
    window.editor.insertPlainText(mark + "x")
    assert window.editor.toPlainText() == window._session.text == f"a{mark}xb"
    window.editor.undo()
    assert window.editor.toPlainText() == window._session.text == "ab"


def test_what_qt_changes_all_the_same_is_counted_as_it_is_shown(window, monkeypatch):
    """The editor's text is what is saved and counted, whatever became of it on its way."""
    monkeypatch.setattr("estimator.ui.soft.GUARDED", ())
    window.editor.load("\ufeffabc\n" + "line\n" * 20_000)
    window.editor.fill()
    assert window._session.text == window.editor.toPlainText()


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_another_line_ending_of_a_long_text_is_counted(window, qtbot, tmp_path, newline):
    path = tmp_path / "lines.txt"
    path.write_text("some words\n" * 60_000, newline="\r\n" if newline == "\n" else "\n")
    window.files.open_path(path)
    counted(window)
    window.files.set_newline(newline)
    qtbot.waitUntil(lambda: not window._session.is_counting, timeout=2000)


def select(editor, unit, length):
    breaks = editor.prompt.breaks
    editor.setTextCursor(editor.prompt.cursor(breaks.place(unit), breaks.place(unit + length)))
    return editor.prompt.selected()


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.LeftButton])
def test_a_press_on_a_selection_leaves_it(window, button):
    put(window, "word " * 3000)
    selected = select(window.editor, 0, 40)
    QTest.mousePress(window.editor.viewport(), button, pos=QPoint(40, 20))
    assert window.editor.prompt.selected() == selected


@pytest.mark.parametrize("text", ["שלום עולם " * 600, "Notes: " + "שלום עולם, " * 600])
@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right])
@pytest.mark.parametrize("modifier", ["NoModifier", "ShiftModifier", "ControlModifier"])
def test_the_caret_goes_on_over_a_break(window, text, key, modifier):
    """As in an editor whose line has no breaks."""
    put(window, text)
    held = Qt.KeyboardModifier[modifier]
    other = QPlainTextEdit(text)
    place = window.editor.prompt.breaks[0]
    for unit in (place - 3, place + 3):
        window.editor.set_caret_unit(unit)
        cursor = other.textCursor()
        cursor.setPosition(unit)
        other.setTextCursor(cursor)
        for _ in range(8):
            QTest.keyClick(window.editor, key, held)
            QTest.keyClick(other, key, held)
            assert window.editor.caret_unit() == other.textCursor().position()


def test_an_input_method_may_replace_what_is_before_a_break(window):
    put(window, "a" * 9000)
    place = window.editor.prompt.breaks[0]
    window.editor.set_caret_unit(place)
    event = QInputMethodEvent("", [])
    event.setCommitString("á", -1, 1)
    QApplication.sendEvent(window.editor, event)
    expected = "a" * (place - 1) + "á" + "a" * (9000 - place)
    assert window.editor.toPlainText() == window._session.text == expected


def test_a_new_line_after_a_piece_takes_its_own_direction(window):
    put(window, "word " * 3000)
    window.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(window.editor, Qt.Key.Key_Return)
    window.editor.insertPlainText("שלום")
    assert window.editor.textCursor().block().textDirection() == Qt.LayoutDirection.RightToLeft
    window.editor.undo()
    window.editor.undo()
    assert window.editor.toPlainText() == "word " * 3000
