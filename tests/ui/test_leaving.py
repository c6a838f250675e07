"""Leaving a text that is not saved, and the smaller ways in and out."""

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QAction, QTextCursor
from windows import choose, put, said, shown_tokens, status, tabs, type_at_end

# Another prompt beside one that is not saved


@pytest.mark.parametrize("way", ["new", "open", "open_path", "drop", "sample"])
def test_another_prompt_gets_a_tab_of_its_own(prompt, written, file_dialogs, qtbot, way):
    path = written("another")
    leave(prompt, way, path, file_dialogs)
    assert "some words" not in prompt.editor.toPlainText()
    assert not prompt.isWindowModified()
    assert not prompt.editor.document().isUndoAvailable() or way == "sample"
    assert tabs(prompt)[0] == "some words"
    choose(prompt, "previous_prompt")
    assert prompt.editor.toPlainText() == "some words"
    assert prompt.isWindowModified()
    assert prompt.editor.document().isUndoAvailable()
    assert shown_tokens(prompt) == 2


def leave(window, way, path, file_dialogs):
    if way == "drop":
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        window.editor.insertFromMimeData(mime)
    elif way == "open_path":
        window.files.open_path(path)
    else:
        file_dialogs.append(path)
        choose(window, way)


def test_opening_a_file_that_is_open_shows_its_tab(on_disk, tmp_path):
    path, window = on_disk
    choose(window, "new")
    window.files.open_path(path)
    assert len(tabs(window)) == 2
    assert window.editor.toPlainText() == "before after"  # not what is on the disk
    assert path.read_text() == "before"


def test_opening_a_file_again_that_is_not_changed_shows_what_is_in_it_now(open_window, written):
    path = written("before")
    window = open_window(str(path))
    path.write_text("written meanwhile")
    window.files.open_path(path)
    assert window.editor.toPlainText() == "written meanwhile"
    assert len(tabs(window)) == 1


def test_an_empty_new_prompt_is_left_without_a_word(window, written, questions):
    type_at_end(window, "x")
    put(window, "")
    window.files.open_path(written("fine"))
    assert questions.asked == []
    assert window.editor.toPlainText() == "fine"


def test_after_opening_one_types_at_once(open_window, written, qapp):
    window = open_window()
    window.picker.setFocus()
    window.files.open_path(written("some text"))
    assert qapp.focusWidget() is window.editor
    assert window.editor.textCursor().position() == 0
    assert not window.editor.document().isUndoAvailable()


# Line endings by hand


def newline_action(window, name):
    actions = window.status.findChildren(QAction)
    return next(action for action in actions if action.text() == name)


def test_another_line_ending_is_counted_saved_and_marked(open_window, written, o200k):
    path = written("a\nb\nc\n" * 50)
    window = open_window(str(path))
    assert newline_action(window, "LF").isChecked()
    newline_action(window, "CRLF").trigger()
    text = "a\r\nb\r\nc\r\n" * 50
    assert shown_tokens(window) == len(o200k.encode_ordinary(text))
    assert f"{len(text)} characters" in status(window)[0]
    assert status(window)[3] == "CRLF"
    assert window.isWindowModified()
    choose(window, "save")
    assert path.read_bytes() == text.encode()


def test_a_line_ending_of_a_text_without_lines_marks_nothing(open_window, written):
    window = open_window(str(written("one line")))
    newline_action(window, "CR").trigger()
    assert not window.isWindowModified()
    newline_action(window, "CR").trigger()
    assert status(window)[3] == "CR"


# Recent files


def recent(window):
    window.fill_recent()
    return [action.text() for action in window._menus.recent.actions() if action.text()]


def test_recent_files(window, written, questions):
    assert recent(window) == ["No recent files"]
    assert not window._menus.recent.actions()[0].isEnabled()
    paths = [written("x", name=f"{number} & co.txt") for number in range(12)]
    for path in paths:
        window.files.open_path(path)
    window.files.open_path(paths[5])
    shown = recent(window)
    assert shown[0] == f"&1  {paths[5]}".replace(" & ", " && ")
    assert shown[1] == f"&2  {paths[11]}".replace(" & ", " && ")
    assert len(shown) == 11
    window._menus.recent.actions()[1].trigger()
    assert window._session.document.path == paths[11]
    assert len(tabs(window)) == 12
    window.fill_recent()
    window._menus.recent.actions()[-1].trigger()
    assert recent(window) == ["No recent files"]


def test_a_recent_file_that_is_gone_is_told(window, written):
    path = written("x")
    window.files.open_path(path)
    path.unlink()
    window.fill_recent()
    window._menus.recent.actions()[0].trigger()
    assert "prompt.txt does not exist" in said(window)


def test_saving_as_makes_a_recent_file(prompt, tmp_path, file_dialogs, restart):
    file_dialogs.append(tmp_path / "new.md")
    choose(prompt, "save")
    assert recent(restart(prompt))[0].endswith("new.md")


# Dropping


def test_a_drop_of_several_files_opens_the_first(window, written):
    mime = QMimeData()
    paths = [written("first", name="1.txt"), written("second", name="2.txt")]
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.editor.insertFromMimeData(mime)
    assert window.editor.toPlainText() == "first"


def test_a_link_to_the_web_is_text(window):
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/x")])
    mime.setText("https://example.org/x")
    window.editor.insertFromMimeData(mime)
    assert window.editor.toPlainText() == "https://example.org/x"


def test_only_the_text_of_what_is_pasted_counts(window):
    mime = QMimeData()
    mime.setHtml("<b>bold</b>")
    mime.setText("bold")
    window.editor.insertFromMimeData(mime)
    assert window.editor.toPlainText() == "bold"
    cursor = QTextCursor(window.editor.document())
    assert not cursor.charFormat().font().bold()
