"""The find bar: on and around, counted, in any text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from windows import (
    choose,
    put,
    type_at_end,
)

# The find bar


@pytest.fixture
def find(window, qtbot):
    """Types into the find bar; gives back what is selected and what the bar says."""
    put(window, "One two\none 😀 TWO\nnon-one")
    window.editor.moveCursor(QTextCursor.MoveOperation.Start)
    bar = window.find_bar
    choose(window, "find")

    def look(key=None, shift=False):
        if key is not None:
            modifier = (
                Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
            )
            QTest.keyClick(bar._wanted, key, modifier)
        bar._count()
        cursor = window.editor.textCursor()
        return cursor.selectionStart(), cursor.selectedText(), bar._found.text()

    return look


def test_find_goes_on_and_around(window, find):
    QTest.keyClicks(window.find_bar._wanted, "one")
    assert find() == (0, "One", "1 of 3")
    assert find(Qt.Key.Key_Return) == (8, "one", "2 of 3")
    assert find(Qt.Key.Key_Return) == (23, "one", "3 of 3")
    assert find(Qt.Key.Key_Return) == (0, "One", "1 of 3")
    assert find(Qt.Key.Key_Return, shift=True) == (23, "one", "3 of 3")
    assert find(Qt.Key.Key_Enter, shift=True) == (8, "one", "2 of 3")
    choose(window, "find_next")
    assert find() == (23, "one", "3 of 3")
    choose(window, "find_previous")
    assert find() == (8, "one", "2 of 3")


def test_find_matches_case_where_asked(window, find):
    QTest.keyClicks(window.find_bar._wanted, "TWO")
    assert find() == (4, "two", "1 of 2")
    window.find_bar._matches_case.click()
    assert find() == (15, "TWO", "1 of 1")


def test_find_counts_as_it_is_typed(window, find, qtbot):
    QTest.keyClicks(window.find_bar._wanted, "o")
    assert find() == (0, "O", "1 of 6")
    QTest.keyClicks(window.find_bar._wanted, "ne x")
    assert find() == (0, "", "Not found")
    QTest.keyClick(window.find_bar._wanted, Qt.Key.Key_Backspace)
    QTest.keyClick(window.find_bar._wanted, Qt.Key.Key_Backspace)
    assert find() == (0, "One", "1 of 3")
    window.find_bar._found.setText("")
    qtbot.waitUntil(lambda: window.find_bar._found.text() == "1 of 3")
    window.find_bar._wanted.clear()
    assert find()[2] == ""


def test_find_says_how_many_where_none_is_selected(window, find):
    QTest.keyClicks(window.find_bar._wanted, "one")
    window.editor.moveCursor(QTextCursor.MoveOperation.End)
    assert find()[2] == "3 found"
    cursor = window.editor.textCursor()
    cursor.setPosition(1)
    cursor.setPosition(6, QTextCursor.MoveMode.KeepAnchor)  # selected, but no match
    window.editor.setTextCursor(cursor)
    assert find()[2] == "3 found"


def test_find_follows_edits(window, find, qtbot):
    QTest.keyClicks(window.find_bar._wanted, "one")
    type_at_end(window, " one")
    qtbot.waitUntil(lambda: "4" in window.find_bar._found.text())


@pytest.mark.parametrize(
    ("text", "wanted", "total"),
    [
        ("no\u00a0break", "no break", "1 of 1"),
        ("STRASSE straße", "strasse", "1 of 1"),
        ("a.c abc", "a.c", "1 of 1"),
        ("😀😀😀", "😀", "1 of 3"),
        ("中文，中文", "中文", "1 of 2"),
        ("aaaa", "aa", "1 of 2"),
        ("tab\there", "\t", "1 of 1"),
    ],
)
def test_what_is_found_is_counted(window, find, text, wanted, total):
    put(window, text)
    window.editor.moveCursor(QTextCursor.MoveOperation.Start)
    window.find_bar._wanted.setText(wanted)
    assert find()[2] == total
    assert find()[1]


def test_find_takes_what_is_selected(window, qapp):
    put(window, "alpha beta")
    window.editor.moveCursor(QTextCursor.MoveOperation.Start)
    window.editor.moveCursor(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    choose(window, "find")
    assert window.find_bar._wanted.text() == "alpha"
    assert qapp.focusWidget() is window.find_bar._wanted
    QTest.keyClick(window.find_bar._wanted, Qt.Key.Key_Escape)
    assert not window.find_bar.isVisible()
    assert qapp.focusWidget() is window.editor


def test_find_next_without_anything_to_find_asks_for_it(window, qapp):
    choose(window, "find_next")
    assert qapp.focusWidget() is window.find_bar._wanted


def test_escape_in_the_editor_closes_the_find_bar(window, find):
    window.editor.setFocus()
    QTest.keyClick(window.editor, Qt.Key.Key_Escape)
    assert not window.find_bar.isVisible()
