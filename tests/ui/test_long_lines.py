"""A prompt that is one very long line: typed in, found, copied, saved and undone as it is."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import counted, put, shown_tokens, status

from estimator.ui.pieces import LONGEST

RECORDS = [{"id": i, "name": f"user {i}", "tags": ["a", "é", "中😀"]} for i in range(20_000)]
COMPACT = json.dumps(RECORDS, ensure_ascii=False, separators=(",", ":"))


@pytest.fixture
def long_line(window, tmp_path):
    path = tmp_path / "compact.json"
    path.write_text(COMPACT, encoding="utf-8")
    window.files.open_path(path)
    window.editor.fill()
    counted(window)
    return window


def test_it_is_shown_in_pieces_and_counted_as_it_is(long_line, o200k):
    editor = long_line.editor
    assert editor.document().blockCount() > len(COMPACT) // LONGEST
    assert editor.toPlainText() == long_line._session.text == COMPACT
    assert shown_tokens(long_line) == len(encoded := o200k.encode_ordinary(COMPACT)), encoded[:0]


def test_what_is_typed_in_it_is_saved_without_a_break(long_line, o200k):
    editor, path = long_line.editor, long_line._session.document.path
    editor.set_caret_unit(500_000)
    QTest.keyClicks(editor, "typed here")
    counted(long_line)
    assert shown_tokens(long_line) == len(o200k.encode_ordinary(editor.toPlainText()))
    assert long_line.files.save()
    saved = path.read_text(encoding="utf-8")
    assert "\n" not in saved
    assert len(saved) == len(COMPACT) + len("typed here")
    while editor.document().isUndoAvailable():
        editor.undo()
    assert editor.toPlainText() == COMPACT


def test_what_is_copied_has_no_break(long_line):
    long_line.editor.selectAll()
    long_line.editor.copy()
    assert QGuiApplication.clipboard().text() == COMPACT


def test_what_goes_over_a_break_is_found(long_line):
    editor, at = long_line.editor, 0
    pieces = [editor.document().findBlockByNumber(n).text() for n in range(200)]
    assert all(COMPACT.startswith("".join(pieces[:n])) for n in range(200))
    for piece in pieces[:-1:20]:
        at = COMPACT.index(piece) + len(piece)
        wanted = COMPACT[at - 20 : at + 20]
        editor.set_caret_unit(0)
        assert editor.find(wanted)
        assert editor.prompt.selected() == wanted
        assert editor.textCursor().selectedText() != wanted  # there is a break in it
        end = len(COMPACT[: COMPACT.index(wanted) + 40].encode("utf-16-le")) // 2
        assert editor.caret_unit() == end


def test_the_find_bar_goes_around_and_counts(long_line, qtbot):
    bar, editor = long_line.find_bar, long_line.editor
    bar.start()
    bar._wanted.setText("USER 1999")
    qtbot.waitUntil(lambda: bar._found.text() == "1 of 11")
    bar.find_previous()
    assert editor.prompt.selected() == "user 1999"
    assert editor.caret_unit() > len(COMPACT) * 0.9
    bar._matches_case.setChecked(True)
    qtbot.waitUntil(lambda: bar._found.text() == "Not found")
    bar._wanted.setText("中😀")
    qtbot.waitUntil(lambda: bar._found.text().endswith("of 20,000"))
    bar._wanted.clear()
    assert editor.find("") is False


def test_the_status_bar_tells_line_and_column_of_the_text(long_line):
    units = len(COMPACT.encode("utf-16-le")) // 2
    long_line.editor.moveCursor(QTextCursor.MoveOperation.End)
    assert status(long_line)[1] == f"Ln 1, Col {units + 1:,}"
    QTest.keyClick(long_line.editor, Qt.Key.Key_Return)
    assert status(long_line)[1] == "Ln 2, Col 1"


def test_the_caret_comes_back_after_a_restart(long_line, open_window):
    long_line.editor.set_caret_unit(777_777)
    long_line.close()
    again = open_window()
    assert again.editor.caret_unit() == 777_777
    assert again.editor.toPlainText() == COMPACT


def test_the_third_click_selects_the_line(window):
    put(window, "word " * 3000 + "\nnext")
    viewport, place = window.editor.viewport(), QPoint(60, 60)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert window.editor.prompt.selected() == "word"
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert window.editor.prompt.selected().rstrip("\n") == "word " * 3000


def test_redo_leaves_the_caret_where_it_was(window):
    """Qt would leave it where the line was broken again."""
    put(window, "ab " * 1500)
    window.editor.set_caret_unit(600)
    QApplication.clipboard().setText("cd " * 1500)
    window.editor.paste()
    caret = window.editor.caret_unit()
    window.editor.undo()
    assert window.editor.toPlainText() == "ab " * 1500
    window.editor.redo()
    assert window.editor.caret_unit() == caret == 600 + len("cd " * 1500)


@pytest.mark.parametrize("name", ["edit-undo", "edit-redo"])
def test_the_menu_of_the_editor_undoes_the_text(window, qapp, name):
    put(window, "start ")
    window.editor.insertPlainText("x" * LONGEST)
    whole = window.editor.toPlainText()
    if name == "edit-redo":
        window.editor.undo()
    place = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place)
    QApplication.sendEvent(window.editor.viewport(), event)
    menu = qapp.activePopupWidget()
    next(a for a in menu.actions() if a.objectName() == name).trigger()
    menu.close()
    assert window.editor.toPlainText() == ("start " if name == "edit-undo" else whole)


def test_a_line_that_is_no_longer_long_is_whole_again(window):
    put(window, "ab " * 2000)
    assert window.editor.prompt.breaks
    window.editor.set_caret_unit(100)
    cursor = window.editor.textCursor()
    cursor.setPosition(window.editor.prompt.breaks.place(5900), QTextCursor.MoveMode.KeepAnchor)
    window.editor.setTextCursor(cursor)
    QTest.keyClick(window.editor, Qt.Key.Key_Delete)
    assert list(window.editor.prompt.breaks) == []


def test_lines_are_appended(window):
    window.editor.appendPlainText("one")
    window.editor.appendPlainText("two")
    assert window.editor.toPlainText() == window._session.text == "one\ntwo"


def test_a_sign_beside_each_piece_says_that_the_line_goes_on(window, qapp):
    editor = window.editor
    editor.setPlainText("an end\n" + "some words and " * 400)  # no long line but the second
    qapp.processEvents()
    margin = editor.viewport().grab().toImage().copy(0, 0, 10, editor.viewport().height())
    background = margin.pixelColor(0, 0)
    marked, tops, block = set(), {}, editor.firstVisibleBlock()
    while block.isValid():
        top = editor.blockBoundingGeometry(block).translated(editor.contentOffset()).top()
        tops[block.blockNumber()] = top + block.layout().lineAt(0).height() / 2
        block = block.next()
    for number, middle in tops.items():
        rows = range(int(middle) - 4, int(middle) + 5)
        if any(
            margin.pixelColor(x, y) != background
            for x in range(10)
            for y in rows
            if y < margin.height()
        ):
            marked.add(number)
    visible = {number for number, middle in tops.items() if middle < margin.height() - 5}
    assert len(visible) > 3
    assert marked == visible - {0, 1}
