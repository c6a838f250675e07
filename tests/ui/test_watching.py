"""A file that another program writes while it is open: noticed, and neither text is lost."""

import os
from dataclasses import replace

import pytest
from windows import choose, said, shown_tokens, status, type_at_end

from estimator.store import files


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


# Both have changed: so it stays, until the user says what is to be


@pytest.fixture
def both_changed(opened, path, qtbot):
    """A prompt that was edited, and whose file another program has written."""
    type_at_end(opened, " here")
    write_outside(path, "there")
    qtbot.waitUntil(lambda: "and the text here too" in said(opened))
    return opened


def assert_both_are_there(window, path):
    """It is said, and to save asks."""
    assert "and the text here too" in said(window)
    assert window.isWindowModified()
    choose(window, "save")
    assert path.read_text() == "there"
    assert "is not saved yet" in said(window)
    assert window.editor.toPlainText() == "as it was here"


def test_another_tab_meanwhile_forgets_nothing(both_changed, path):
    choose(both_changed, "new")
    assert said(both_changed) == ""
    choose(both_changed, "previous_prompt")
    assert_both_are_there(both_changed, path)


def test_the_next_start_forgets_nothing(both_changed, path, restart, qtbot):
    again = restart(both_changed)
    qtbot.waitUntil(lambda: said(again) != "")
    third = restart(again)
    qtbot.waitUntil(lambda: said(third) != "")
    assert_both_are_there(third, path)


def test_an_app_that_was_killed_forgets_nothing(both_changed, path, open_window, qtbot):
    type_at_end(both_changed, "")
    assert both_changed.keep()
    again = open_window()
    qtbot.waitUntil(lambda: said(again) != "")
    assert_both_are_there(again, path)


def test_closed_and_put_back_forgets_nothing(both_changed, path):
    choose(both_changed, "close")
    both_changed.switching.reopen()
    assert_both_are_there(both_changed, path)


def test_what_was_read_and_shut_is_not_said_again_but_asked(both_changed, path):
    both_changed.notice._close.click()
    both_changed.watching.look()
    assert said(both_changed) == ""
    choose(both_changed, "save")
    assert path.read_text() == "there"
    assert "is not saved yet" in said(both_changed)


def test_what_another_program_writes_next_is_said_again(both_changed, path):
    both_changed.notice._close.click()
    write_outside(path, "there again")
    both_changed.watching.look()
    assert "and the text here too" in said(both_changed)


def test_to_save_over_it_ends_it(both_changed, path, restart):
    choose(both_changed, "save")
    both_changed.notice._action.click()
    assert (said(both_changed), path.read_text()) == ("", "as it was here")
    both_changed.watching.look()
    assert said(both_changed) == ""
    again = restart(both_changed)
    again.watching.look()
    assert (said(again), again.isWindowModified()) == ("", False)


def test_to_save_over_it_asks_again_where_it_is_another(both_changed, path):
    choose(both_changed, "save")
    write_outside(path, "there, newer")
    both_changed.notice._action.click()
    assert path.read_text() == "there, newer"
    assert "is not saved yet" in said(both_changed)
    both_changed.notice._action.click()
    assert path.read_text() == "as it was here"


def test_to_save_over_it_is_about_what_was_asked_last(both_changed, path):
    choose(both_changed, "save")
    write_outside(path, "there, newer")
    choose(both_changed, "save")
    both_changed.notice._action.click()
    assert path.read_text() == "as it was here"


def test_a_file_of_which_nothing_is_known_is_not_written_over(opened, path):
    type_at_end(opened, " here")
    session = opened._session
    session.set_document(replace(session.document, stamp=None))
    choose(opened, "save")
    assert path.read_text() == "as it was"
    opened.watching.look()
    assert "and the text here too" in said(opened)


def test_to_save_over_it_is_of_one_prompt(both_changed, path):
    choose(both_changed, "save")
    choose(both_changed, "new")
    type_at_end(both_changed, "another")
    assert said(both_changed) == ""
    assert path.read_text() == "there"


def test_to_save_it_elsewhere_ends_it(both_changed, path, tmp_path, file_dialogs):
    file_dialogs.append(tmp_path / "mine.txt")
    choose(both_changed, "save_as")
    assert said(both_changed) == ""
    assert (path.read_text(), (tmp_path / "mine.txt").read_text()) == ("there", "as it was here")


def test_the_same_text_on_both_sides_is_no_news(opened, path):
    type_at_end(opened, " here")
    write_outside(path, "as it was here")
    opened.watching.look()
    assert (said(opened), opened.isWindowModified()) == ("", False)
    type_at_end(opened, "!")
    choose(opened, "save")
    assert path.read_text() == "as it was here!"


def test_another_line_ending_that_was_chosen_stays(opened, path, written):
    opened.files.open_path(written("two\nlines", name="b.txt"))
    opened.files.set_newline("\r\n")
    write_outside(path.with_name("b.txt"), "two\nlines")
    opened.watching.look()
    assert "and the text here too" in said(opened)
    assert status(opened)[3] == "CRLF"


# What the buttons do, later


def test_undo_is_offered_until_the_next_edit(opened, path):
    write_outside(path, "written outside")
    opened.watching.look()
    assert opened.notice._action.text() == "Undo"
    type_at_end(opened, "!")
    assert said(opened) == ""
    assert opened.editor.toPlainText() == "written outside!"


def test_the_file_is_shown_as_it_is_then(both_changed, path):
    write_outside(path, "there, newer")
    both_changed.notice._action.click()
    assert both_changed.editor.toPlainText() == "there, newer"
    assert not both_changed.isWindowModified()
    assert said(both_changed) == ""


def test_a_file_that_can_not_be_shown_then_leaves_the_text(both_changed, path):
    path.unlink()
    both_changed.notice._action.click()
    assert both_changed.editor.toPlainText() == "as it was here"
    assert "is not there any more" in said(both_changed)


def test_to_show_the_file_ends_the_question_whether_to_save(both_changed):
    choose(both_changed, "save")
    both_changed.notice._close.click()
    assert "and the text here too" in said(both_changed)
    choose(both_changed, "save")
    both_changed.watching._show_file()
    assert said(both_changed) == ""


def test_the_encoding_of_the_file_is_shown_with_it(opened, path):
    path.write_bytes(b"\xef\xbb\xbfas it was")
    opened.watching.look()
    assert status(opened)[2] == "UTF-8 BOM"


def test_to_open_it_again_says_so_again(both_changed, path):
    both_changed.notice._close.click()
    both_changed.files.open_path(path)
    assert_both_are_there(both_changed, path)


# What can't be read, and what comes back

NO_TEXT = b"caf\xe9 \xff\xfe"


def hide(path):
    path.rename(path.with_name("hidden"))


def bring_back(path):
    path.with_name("hidden").rename(path)


def test_a_file_that_is_no_text_any_more_is_told_of(opened, path, qtbot):
    path.write_bytes(NO_TEXT)
    qtbot.waitUntil(lambda: said(opened) != "")
    assert said(opened) == (
        "prompt.txt was changed by another program and can't be read now. The text is still here."
    )
    assert opened.editor.toPlainText() == "as it was"
    assert opened.isWindowModified()
    choose(opened, "save")
    assert path.read_bytes() == NO_TEXT
    opened.notice._action.click()
    assert (path.read_text(), said(opened)) == ("as it was", "")
    assert not opened.isWindowModified()


def test_one_that_is_too_large_is_told_of_also_after_an_edit(opened, path, monkeypatch):
    type_at_end(opened, " here")
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    write_outside(path, "more than ten bytes")
    opened.watching.look()
    assert "can't be read now" in said(opened)
    assert opened.editor.toPlainText() == "as it was here"


def test_one_that_can_not_be_read_at_the_next_start_is_told_of(opened, path, restart, qtbot):
    assert opened.close()
    path.write_bytes(NO_TEXT)
    again = restart(opened)
    qtbot.waitUntil(lambda: "can't be read now" in said(again))
    assert (again.editor.toPlainText(), again.isWindowModified()) == ("as it was", True)


def test_a_file_that_is_written_anew_is_followed_again(opened, path, qtbot):
    path.unlink()
    qtbot.waitUntil(lambda: "is not there any more" in said(opened))
    write_outside(path, "anew")
    qtbot.waitUntil(lambda: opened.editor.toPlainText() == "anew")
    assert "is shown as it is now" in said(opened)
    assert not opened.isWindowModified()
    write_outside(path, "and again")
    qtbot.waitUntil(lambda: opened.editor.toPlainText() == "and again")


def test_a_folder_that_comes_back_with_its_file_is_noticed(open_window, tmp_path, qtbot):
    path = tmp_path / "a" / "b" / "prompt.txt"
    path.parent.mkdir(parents=True)
    path.write_text("as it was")
    window = open_window(str(path))
    path.unlink()
    path.parent.rmdir()
    path.parent.parent.rmdir()
    qtbot.waitUntil(lambda: "is not there any more" in said(window))
    path.parent.mkdir(parents=True)
    path.write_text("anew")
    qtbot.waitUntil(lambda: window.editor.toPlainText() == "anew")


@pytest.mark.parametrize("spoil", [hide, lambda path: path.write_bytes(NO_TEXT)])
def test_one_that_is_as_it_was_again_is_no_news(opened, path, spoil):
    spoil(path)
    opened.watching.look()
    assert opened.isWindowModified()
    choose(opened, "new")
    choose(opened, "previous_prompt")
    write_outside(path, "as it was")
    opened.watching.look()
    assert (said(opened), opened.isWindowModified()) == ("", False)


def test_one_that_was_moved_away_and_back_is_no_news(opened, path):
    hide(path)
    opened.watching.look()
    assert "is not there any more" in said(opened)
    bring_back(path)
    opened.watching.look()
    assert (said(opened), opened.isWindowModified()) == ("", False)


def test_an_edit_while_it_was_away_stays_one(opened, path):
    hide(path)
    opened.watching.look()
    type_at_end(opened, " here")
    bring_back(path)
    opened.watching.look()
    assert (said(opened), opened.isWindowModified()) == ("", True)
    choose(opened, "save")
    assert path.read_text() == "as it was here"


def test_an_edited_text_does_not_follow_a_file_that_is_written_anew(opened, path):
    path.unlink()
    opened.watching.look()
    type_at_end(opened, " here")
    write_outside(path, "anew")
    opened.watching.look()
    assert "and the text here too" in said(opened)
    assert opened.editor.toPlainText() == "as it was here"


def test_a_text_without_a_file_outlasts_an_app_that_is_killed(opened, path, open_window, qtbot):
    path.unlink()
    opened.watching.look()
    qtbot.waitUntil(lambda: not opened.keeper._timer.isActive())
    assert opened.keep()
    write_outside(path, "anew")
    again = open_window()
    qtbot.waitUntil(lambda: said(again) != "")
    assert again.editor.toPlainText() == "as it was"
    assert again.isWindowModified()
