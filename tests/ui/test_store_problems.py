"""A store that can't be used: a sentence, a way out, and nothing lost."""

import os
import sqlite3
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from stores import files_up_to
from windows import choose, figure, put, said, shown_tokens, tabs, type_at_end

from estimator.store import database
from estimator.store.database import StoreError
from estimator.store.drafts import DraftTable
from estimator.store.store import Store

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
FULL = "The disk is full, so this was not kept. Free some room and try again."


@pytest.fixture
def database_file(data_dir):
    data_dir.mkdir()
    return data_dir / "estimator.db"


def works(window):
    """Whether one can go on writing."""
    put(window, "one two three")
    return shown_tokens(window) == 3 and figure(window, "requestCost") == "$0.0120"


def damaged(path):
    path.write_bytes(b"this was a database once" * 500)


def truncated(path):
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE t (x); INSERT INTO t VALUES (randomblob(50000));")
    connection.close()
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize("damage", [damaged, truncated])
def test_a_damaged_store_is_set_aside_and_said(open_window, database_file, damage):
    damage(database_file)
    data = database_file.read_bytes()
    window = open_window()
    (kept,) = database_file.parent.glob("estimator.db.damaged-*")
    assert kept.read_bytes() == data
    assert said(window) == (
        f"Your data file was damaged. A new one was begun, and the damaged one is kept as {kept}."
    )
    assert works(window)
    assert window.close()
    again = open_window()
    assert again.editor.toPlainText() == "one two three"
    assert said(again) == ""


def test_a_damaged_store_with_a_backup_is_said_with_its_day(open_window, database_file):
    assert open_window().close()
    backup = database_file.with_name("estimator.db.backup")
    os.utime(backup, (1795003200, 1795003200))
    damaged(database_file)
    window = open_window()
    (kept,) = database_file.parent.glob("estimator.db.damaged-*")
    assert said(window) == (
        "Your data file was damaged. The backup of 18 Nov 2026 is used in its place, and the"
        f" damaged one is kept as {kept}."
    )


def test_the_sentence_of_the_start_stays_beside_those_of_files(
    open_window, database_file, written, tmp_path
):
    damaged(database_file)
    window = open_window(str(written("a file")))
    assert window.editor.toPlainText() == "a file"
    assert "was damaged" in said(window)
    window.files.open_path(tmp_path / "gone.md")
    assert "gone.md does not exist" in said(window)
    QTest.mouseClick(window.notice._close, Qt.MouseButton.LeftButton)
    assert "was damaged" in said(window)
    assert window.keep()
    assert "was damaged" in said(window)
    QTest.mouseClick(window.notice._close, Qt.MouseButton.LeftButton)
    assert said(window) == ""


def test_what_is_said_anew_stands_in_front_and_what_is_said_again_stays(window, tmp_path):
    failing = StoreError("full", "/data/estimator.db")
    window.files.open_path(tmp_path / "first.md")
    window.troubles.say_not_kept(failing, window.keep)
    assert said(window) == FULL
    window.files.open_path(tmp_path / "second.md")
    assert "second.md does not exist" in said(window)
    window.troubles.say_not_kept(failing, window.keep)  # a second later
    assert "second.md does not exist" in said(window)
    window.notice._close.click()
    assert said(window) == FULL
    window.notice._close.click()
    assert said(window) == ""


def test_a_damaged_store_that_can_not_be_set_aside(open_window, database_file, monkeypatch):
    def refuse(*_):
        raise StoreError("unwritable", str(database_file))

    damaged(database_file)
    monkeypatch.setattr(database, "set_aside", refuse)
    window = open_window()
    assert f"{database_file} is damaged, so nothing is kept" in said(window)
    assert works(window)
    assert not window.keep()


@pytest.fixture
def newer_file(database_file):
    connection = sqlite3.connect(database_file)
    connection.executescript("CREATE TABLE of_tomorrow (x); PRAGMA user_version = 99;")
    connection.close()
    return database_file


def test_a_newer_store_is_left_as_it_is(open_window, newer_file, questions):
    data = newer_file.read_bytes()
    window = open_window()
    assert "later version of Token Estimator" in said(window)
    assert str(newer_file) in said(window)
    assert works(window)
    questions.answer("Cancel")
    assert not window.close()
    assert window.isVisible()
    assert window.editor.toPlainText() == "one two three"
    questions.answer("Discard")
    assert window.close()
    assert questions.asked == ["Save the changes to this prompt?"] * 2
    assert newer_file.read_bytes() == data
    assert [path.name for path in newer_file.parent.iterdir()] == ["estimator.db"]


def test_without_a_store_closing_may_save_to_a_file(
    open_window, newer_file, questions, file_dialogs, tmp_path
):
    window = open_window()
    put(window, "only here")
    questions.answer("Save")
    file_dialogs.append(tmp_path / "saved.txt")
    assert window.close()
    assert (tmp_path / "saved.txt").read_text() == "only here"


def test_without_a_store_a_save_that_is_cancelled_keeps_the_window(
    open_window, newer_file, questions, file_dialogs
):
    window = open_window()
    put(window, "only here")
    questions.answer("Save")
    assert not window.close()
    assert window.editor.toPlainText() == "only here"


def test_without_a_store_rates_count_while_the_window_is_open(open_window, newer_file):
    window = open_window()
    window.rates.open("")
    window.rates.window.model.setData(window.rates.window.model.index(0, 5), "7")
    assert window.rates.window.model.own_count() == 1


def test_a_data_folder_that_can_not_be_made(open_window, data_dir):
    data_dir.write_text("a file where a folder should be")
    window = open_window()
    assert f"{data_dir / 'estimator.db'} can't be written" in said(window)
    assert works(window)
    assert data_dir.read_text() == "a file where a folder should be"


def test_a_data_folder_that_may_not_be_written(open_window, database_file, monkeypatch):
    def refuse(*_words, **_options):
        raise PermissionError(13, os.strerror(13))

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        window = open_window()
    assert "can't be written, so nothing is kept. Check its permissions." in said(window)
    assert works(window)


@pytest.fixture
def two_kept(open_window, database_file):
    """The file of an app that ended with two prompts."""
    window = open_window()
    put(window, "the first")
    choose(window, "new")
    put(window, "the second")
    assert window.close()
    window._session.store.close()
    return database_file


@POSIX
def test_a_disk_that_was_full_before_the_start(two_kept, open_window, qtbot):
    with files_up_to(0):
        window = open_window()
        assert tabs(window) == ["the first", "the second"]
        assert window.editor.toPlainText() == "the second"
        assert said(window) == (
            "The disk is full, so nothing new is kept. What was kept before is safe. Free some room"
            " and try again."
        )
        type_at_end(window, " one")
        qtbot.waitUntil(lambda: said(window) == FULL, timeout=5000)
        window.notice._action.click()
        assert said(window) == FULL
    window.notice._action.click()
    assert said(window) == ""
    assert window.close()
    again = open_window()
    assert said(again) == ""
    assert tabs(again) == ["the first", "the second one"]
    window.switching.show(window._session.prompts.all[0])
    assert window.editor.toPlainText() == "the first"


@POSIX
def test_windows_that_open_on_a_full_disk(two_kept, open_window):
    with files_up_to(0):
        window = open_window()
        window.projecting.open()
        assert window.projecting.window.said.text() == FULL
        window.rates.open("")
    window.projecting.window.close()


@POSIX
def test_closing_after_a_start_on_a_full_disk_asks(two_kept, open_window, questions):
    with files_up_to(0):
        window = open_window()
        type_at_end(window, " one")
        questions.answer("Cancel")
        assert not window.close()
        assert window.isVisible()


@POSIX
def test_no_file_yet_on_a_full_disk(open_window, database_file, questions):
    with files_up_to(0):
        window = open_window()
    assert said(window) == (
        "The disk is full, so nothing is kept. Free some room and start the app again. What was"
        " kept before is safe."
    )
    assert works(window)
    questions.answer("Cancel")
    assert not window.close()


def test_prompts_of_a_data_folder_that_may_not_be_written(
    two_kept, open_window, monkeypatch, questions
):
    def refuse(*_words, **_options):
        raise PermissionError(13, os.strerror(13))

    before = two_kept.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        window = open_window()
    assert said(window) == (
        f"{two_kept} can't be written, so nothing new is kept. What was kept before is safe. Check"
        " its permissions and start the app again."
    )
    assert tabs(window) == ["the first", "the second"]
    assert window.editor.toPlainText() == "the second"
    window.switching.show(window._session.prompts.all[0])
    assert window.editor.toPlainText() == "the first"
    type_at_end(window, " one")
    questions.answer("Cancel")
    assert not window.close()
    assert two_kept.read_bytes() == before
    for prompt in window._session.prompts.all:
        window.switching.show(prompt)
        window.editor.document().setModified(False)


# While the window is open


def full(*_words, **_options):
    raise StoreError("full", "/data/estimator.db")


@pytest.fixture
def full_disk(window, monkeypatch):
    monkeypatch.setattr(Store, "keep", full)
    return window


def test_a_full_disk_is_said_soon_and_nothing_is_lost(full_disk, qtbot):
    put(full_disk, "some words")
    qtbot.waitUntil(lambda: said(full_disk) == FULL, timeout=2000)
    assert full_disk.editor.toPlainText() == "some words"
    type_at_end(full_disk, " more")
    assert shown_tokens(full_disk) == 3
    assert full_disk.notice._action.text() == "Try Again"


def test_try_again_keeps_as_soon_as_there_is_room(full_disk, monkeypatch, open_window):
    put(full_disk, "some words")
    assert not full_disk.keep()
    full_disk.notice._action.click()
    assert said(full_disk) == FULL
    monkeypatch.undo()
    full_disk.notice._action.click()
    assert said(full_disk) == ""


def test_the_sentence_goes_by_itself_when_there_is_room_again(full_disk, monkeypatch):
    put(full_disk, "some words")
    assert not full_disk.keep()
    monkeypatch.undo()
    assert full_disk.keep()
    assert said(full_disk) == ""


def test_closing_on_a_full_disk_asks(full_disk, questions):
    put(full_disk, "some words")
    questions.answer("Cancel")
    assert not full_disk.close()
    assert full_disk.isVisible()
    assert said(full_disk) == FULL
    assert full_disk.editor.toPlainText() == "some words"


def test_closing_on_a_full_disk_asks_nothing_where_nothing_is_lost(
    open_window, written, monkeypatch, questions
):
    window = open_window(str(written("saved in its file")))
    monkeypatch.setattr(Store, "keep", full)
    assert window.close()
    assert questions.asked == []


def test_a_list_of_files_that_can_not_be_kept_opens_the_file_all_the_same(
    window, written, monkeypatch
):
    monkeypatch.setattr(window._session.store, "add_recent_file", full)
    window.files.open_path(written("a file"))
    assert window.editor.toPlainText() == "a file"
    assert said(window) == FULL


def test_a_list_of_files_that_can_not_be_read_or_emptied(window, written, monkeypatch):
    window.files.open_path(written("a file"))
    store = window._session.store
    monkeypatch.setattr(store, "set_recent_files", full)
    window.files.recent.forget()
    assert said(window) == FULL
    monkeypatch.setattr(store, "recent_files", full)
    window.fill_recent()
    assert [action.text() for action in window._menus.recent.actions()] == ["No recent files"]


def test_prompts_that_can_not_be_read_open_an_empty_window(prompt, open_window, monkeypatch):
    assert prompt.keep()

    def busy(*_):
        raise StoreError("busy", "/data/estimator.db")

    with monkeypatch.context() as patch:
        patch.setattr(DraftTable, "claim", busy)
        again = open_window()
        assert "Another window is writing" in said(again)
        assert again.editor.toPlainText() == ""
        type_at_end(again, "typed meanwhile")
        assert again.keep()
    again.notice._action.click()
    assert said(again) == ""
    assert tabs(again) == ["some words", "typed meanwhile"]
    assert again.editor.toPlainText() == "typed meanwhile"


def test_a_text_that_can_not_be_read_is_left_as_it_is(prompt, open_window, monkeypatch):
    assert prompt.keep()
    with monkeypatch.context() as patch:
        patch.setattr(DraftTable, "read", full)
        again = open_window()
        assert said(again) == FULL
        assert again.editor.toPlainText() == ""
        type_at_end(again, "typed meanwhile")
        assert again.keep()
    again.notice._action.click()
    assert again.editor.toPlainText() == "some words"
    assert tabs(again) == ["some words", "typed meanwhile"]
