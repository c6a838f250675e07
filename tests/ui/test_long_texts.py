"""Long texts: counted beside the window, shown in parts, and never half of one saved."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from windows import counted, figure, said, shown_tokens, status, type_at_end

from estimator.tokens import vocab
from estimator.tokens.vocab import VocabularyError
from estimator.ui import counting, slices

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
TEXT = "def f(x):\n    return {'é': [x, 1.5]}  # 中文，注释\n" * 12_000  # 0.5 M characters


@pytest.fixture
def long_file(written):
    return written(TEXT, name="long.py")


def test_a_long_file_is_counted_beside_the_window(window, long_file, o200k, qtbot):
    window.files.open_path(long_file)
    assert figure(window, "tokenCount") == "…"
    assert "Counting" in status(window)[0]
    counted(window)
    assert shown_tokens(window) == len(o200k.encode_ordinary(TEXT))
    qtbot.waitUntil(lambda: not window.editor.is_filling)
    assert window.editor.toPlainText() == TEXT
    assert not window.isWindowModified()
    assert window.editor.document().isUndoRedoEnabled()


def test_edits_while_it_is_counted_and_shown(window, long_file, o200k, qtbot):
    window.files.open_path(long_file)
    rng, text = random.Random(5), TEXT
    while window._session.is_counting or window.editor.is_filling:
        at = rng.randrange(1000)
        cursor = QTextCursor(window.editor.document())
        cursor.setPosition(at)
        cursor.insertText("x1 ")
        text = text[:at] + "x1 " + text[at:]
        qtbot.wait(1)
    assert window._session.text == text == window.editor.toPlainText()
    assert shown_tokens(window) == len(o200k.encode_ordinary(text))


KEYS = {
    "delete all": ((Qt.Key.Key_A, CTRL), (Qt.Key.Key_Delete, NONE)),
    "replace all": ((Qt.Key.Key_A, CTRL), (Qt.Key.Key_Q, NONE)),
    "type at the end": ((Qt.Key.Key_End, CTRL), (Qt.Key.Key_Z, NONE)),
}


@pytest.mark.parametrize("keys", KEYS.values(), ids=KEYS)
def test_a_key_before_all_of_it_is_shown_means_the_whole_text(window, long_file, o200k, keys):
    window.files.open_path(long_file)
    for key, modifier in keys:
        QTest.keyClick(window.editor, key, modifier)
    expected = {"delete all": "", "replace all": "q", "type at the end": TEXT + "z"}
    name = next(name for name, others in KEYS.items() if others == keys)
    assert window.editor.toPlainText() == window._session.text == expected[name]
    assert name != "delete all" or window.editor._sample.isVisible()
    window.editor.undo()
    assert window.editor.toPlainText() == window._session.text == TEXT
    counted(window)
    assert shown_tokens(window) == len(o200k.encode_ordinary(TEXT))


def test_a_command_before_all_of_it_is_shown_means_the_whole_text(window, long_file):
    window.files.open_path(long_file)
    window._menus.actions["select_all"].trigger()
    window._menus.actions["copy"].trigger()
    assert QGuiApplication.clipboard().text() == TEXT
    window.files.open_path(long_file)
    QTest.mouseClick(window.editor.viewport(), Qt.MouseButton.LeftButton)
    assert not window.editor.is_filling


def test_another_file_may_be_opened_meanwhile(window, long_file, written, o200k, qtbot):
    window.files.open_path(long_file)
    window.files.open_path(written("short"))
    assert shown_tokens(window) == 1
    window.files.open_path(long_file)
    window.files.open_path(long_file)
    counted(window)
    assert shown_tokens(window) == len(o200k.encode_ordinary(TEXT))


def test_all_of_it_is_saved_and_kept(window, restart, long_file, tmp_path):
    window.files.open_path(long_file)
    window._session.set_document(window._session.document)
    assert window.files._save_to(tmp_path / "copy.py")
    assert (tmp_path / "copy.py").read_text(encoding="utf-8") == TEXT
    window.files.open_path(long_file)
    type_at_end(window, "!")  # at the end of what is there
    window.editor.fill()
    kept = window._session.text
    assert window.editor.toPlainText() == kept
    assert restart(window)._session.text == kept


def test_characters_that_no_editor_shows_are_named_in_a_long_file(window, written, qapp):
    window.files.open_path(written(TEXT + "\ufdd0" + TEXT, name="odd.txt"))
    counted(window)
    window.editor.fill()
    qapp.processEvents()
    assert "odd.txt has characters that no editor shows" in said(window)
    assert window.isWindowModified()
    counted(window)
    assert window._session.text == window.editor.toPlainText()


def test_a_vocabulary_that_a_worker_can_not_load_is_said_and_tried_again(
    window, long_file, monkeypatch, qtbot, o200k
):
    def fail(_name):
        raise VocabularyError("o200k_base.tiktoken", "missing")

    with monkeypatch.context() as broken:
        broken.setattr(vocab, "load", fail)
        for worker in window.counting._workers:
            worker._encodings.clear()
        window.files.open_path(long_file)
        qtbot.waitUntil(lambda: "o200k_base.tiktoken" in said(window))
        qtbot.waitUntil(lambda: not any(window.counting._out))
    window.want_vocabulary()
    counted(window)
    assert shown_tokens(window) == len(o200k.encode_ordinary(TEXT))


def test_the_other_workers_load_in_a_pause(open_window, monkeypatch, qtbot):
    monkeypatch.setattr(counting, "_PRELOAD_AFTER_MS", 0)
    window = open_window()
    qtbot.waitUntil(lambda: all(w.has("o200k_base") for w in window.counting._workers))


def test_closing_while_it_counts_waits_for_no_more_than_a_moment(window, long_file):
    window.files.open_path(long_file)
    assert window.close()
    assert window.counting._is_stopped


def test_slices_part_no_pair(monkeypatch, window, written):
    monkeypatch.setattr(slices, "LENGTH", 3)
    text = "😀a😀😀b中\n" * 20
    window.files.open_path(written(text))
    window.editor.fill()
    assert window.editor.toPlainText() == window._session.text == text
