"""A file that another program writes while it is open: noticed, and neither text is lost."""

import os

import pytest
from windows import choose, said, shown_tokens, status, type_at_end


@pytest.fixture
def path(written):
    return written("as it was")


@pytest.fixture
def opened(open_window, path):
    return open_window(str(path))


def write_outside(path, text):
    """As another program: into the file, or over it."""
    path.write_text(text)


def replace_outside(path, text):
    beside = path.with_name("beside")
    beside.write_text(text)
    beside.replace(path)


@pytest.mark.parametrize("write", [write_outside, replace_outside])
def test_a_text_that_was_not_edited_follows_its_file(opened, path, qtbot, write):
    write(path, "written outside, twice")
    qtbot.waitUntil(lambda: opened.editor.toPlainText() == "written outside, twice")
    assert said(opened) == "prompt.txt was changed by another program, and is shown as it is now."
    assert not opened.isWindowModified()
    assert shown_tokens(opened) == 4
    write(path, "again")
    qtbot.waitUntil(lambda: opened.editor.toPlainText() == "again")
    opened.notice._action.click()
    assert opened.editor.toPlainText() == "written outside, twice"
    assert opened.isWindowModified()


def test_an_edited_text_stays_until_the_user_says_otherwise(opened, path, qtbot):
    type_at_end(opened, " here")
    write_outside(path, "there")
    qtbot.waitUntil(lambda: "and the text here too" in said(opened))
    assert opened.editor.toPlainText() == "as it was here"
    opened.notice._action.click()
    assert (opened.editor.toPlainText(), opened.isWindowModified()) == ("there", False)
    choose(opened, "undo")
    assert opened.editor.toPlainText() == "as it was here"
    assert opened.isWindowModified()


def test_saving_does_not_write_over_what_was_not_noticed(opened, path):
    type_at_end(opened, " here")
    write_outside(path, "there")
    choose(opened, "save")
    assert path.read_text() == "there"
    assert said(opened) == "prompt.txt was changed by another program, and is not saved yet."
    opened.notice._action.click()
    assert (path.read_text(), said(opened)) == ("as it was here", "")
    type_at_end(opened, "!")
    choose(opened, "save")
    assert path.read_text() == "as it was here!"


def test_what_is_saved_here_is_no_change_by_another(opened, path, qtbot):
    type_at_end(opened, " here")
    choose(opened, "save")
    qtbot.wait(500)
    assert said(opened) == ""
    choose(opened, "undo")
    choose(opened, "save")
    qtbot.wait(500)
    assert (said(opened), path.read_text()) == ("", "as it was")


def test_a_file_that_is_gone_leaves_its_text(opened, path, qtbot):
    path.unlink()
    qtbot.waitUntil(lambda: "is not there any more" in said(opened))
    assert opened.editor.toPlainText() == "as it was"
    assert opened.isWindowModified()
    choose(opened, "save")
    assert path.read_text() == "as it was"
    assert not opened.isWindowModified()


def test_a_change_of_one_that_is_not_seen_is_noticed_when_it_is(opened, path, written):
    opened.files.open_path(written("another", name="b.txt"))
    write_outside(path, "changed meanwhile")
    choose(opened, "previous_prompt")
    assert opened.editor.toPlainText() == "changed meanwhile"
    assert "prompt.txt was changed" in said(opened)


def test_one_that_changed_between_two_starts_is_noticed(opened, path, restart, qtbot):
    type_at_end(opened, " here")
    assert opened.close()
    write_outside(path, "there")
    again = restart(opened)
    qtbot.waitUntil(lambda: "and the text here too" in said(again))
    assert again.editor.toPlainText() == "as it was here"


def test_the_same_bytes_written_again_are_no_news(opened, path, qtbot):
    type_at_end(opened, "")
    os.utime(path, (1, 1))
    opened.watching.look()
    assert said(opened) == ""
    assert not opened.isWindowModified()


def test_a_file_that_is_no_text_any_more_is_left_alone(opened, path, qtbot):
    path.write_bytes(b"\xff\x00\xfe" * 100)
    opened.watching.look()
    assert opened.editor.toPlainText() == "as it was"
    assert status(opened)[2] == "UTF-8"
