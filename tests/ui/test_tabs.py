"""Several prompts as tabs: each with its text, its history, its file, its choices, kept apart."""

import sqlite3

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from windows import (
    choose,
    choose_model,
    figure,
    put,
    retype,
    said,
    shown_tokens,
    status,
    tabs,
    title,
    type_at_end,
)

from estimator.store import drafts
from estimator.store.database import StoreError
from estimator.store.drafts import CLOSED
from estimator.store.store import Store


@pytest.fixture
def three(window):
    """Three prompts, the last of which is seen."""
    for text in ("first one", "the second", "a third of them"):
        if window._session.units:
            choose(window, "new")
        put(window, text)
    window.switching._show_title()
    return window


def show(window, number):
    window.tabs.bar.setCurrentIndex(number)


def test_each_has_its_text_its_caret_and_its_history(three):
    assert tabs(three) == ["first one", "the second", "a third of them"]
    show(three, 0)
    three.editor.set_caret_unit(5)
    three.editor.insertPlainText("!")
    show(three, 1)
    assert (three.editor.toPlainText(), shown_tokens(three)) == ("the second", 2)
    show(three, 0)
    assert three.editor.toPlainText() == "first! one"
    assert three.editor.caret_unit() == 6
    choose(three, "undo")
    assert three.editor.toPlainText() == "first one"
    choose(three, "redo")
    assert three.editor.toPlainText() == "first! one"
    assert three._session.text == "first! one"


def test_each_has_its_model_and_what_is_expected_of_it(three):
    choose_model(three, "gpt-4o")
    retype(three.figures._output, "7")
    retype(three.figures._requests, "8")
    show(three, 0)
    assert three.picker.currentData() == three._session.model.id == "gpt-5.4"
    assert (three.figures._output.value(), three.figures._requests.value()) == (800, 30_000)
    show(three, 2)
    assert three.picker.currentData() == "gpt-4o"
    assert (three.figures._output.value(), three.figures._requests.value()) == (7, 8)
    choose(three, "new")
    assert three.picker.currentData() == "gpt-4o"  # as the one that it was begun from


def test_each_has_its_own_file(window, written):
    window.files.open_path(written("one\r\ntwo", name="a.txt"))
    window.files.open_path(written(b"\xff\xfe" + "two".encode("utf-16-le"), name="b.txt"))
    assert tabs(window) == ["a.txt", "b.txt"]
    assert status(window)[2:] == ["UTF-16 LE", "LF"]
    type_at_end(window, "!")
    window.switching._show_title()
    assert tabs(window) == ["a.txt", "b.txt •"]
    show(window, 0)
    assert status(window)[2:] == ["UTF-8", "CRLF"]
    assert title(window) == "a.txt – Token Estimator"
    assert window.tabs.bar.tabToolTip(1).endswith("b.txt")


def test_each_file_that_the_start_names_has_one(open_window, written):
    names = [written(text, name=f"{text}.txt") for text in ("one", "two", "three")]
    assert tabs(open_window(*map(str, names))) == ["one.txt", "two.txt", "three.txt"]


def test_all_of_them_come_back(three, restart):
    show(three, 1)
    again = restart(three)
    assert tabs(again) == ["first one", "the second", "a third of them"]
    assert again.editor.toPlainText() == "the second"
    assert [prompt.head is None for prompt in again._session.prompts.all] == [False, True, False]
    show(again, 2)
    assert (again.editor.toPlainText(), shown_tokens(again)) == ("a third of them", 4)
    third = restart(again)  # two of them never looked at, one only looked at
    assert tabs(third) == ["first one", "the second", "a third of them"]
    show(third, 0)
    assert third.editor.toPlainText() == "first one"


def test_they_come_back_from_an_app_that_was_killed(three, open_window):
    assert three.keep()
    again = open_window()
    assert tabs(again) == ["first one", "the second", "a third of them"]
    assert again.editor.toPlainText() == "a third of them"


def test_two_apps_at_once_keep_what_is_theirs(three, open_window, monkeypatch):
    assert three.keep()
    with monkeypatch.context() as patch:
        patch.setattr(three.switching.claim, "release", lambda: None)
        other = open_window()
    assert tabs(other) == ["New prompt"]
    put(other, "of the other")
    assert other.keep()
    type_at_end(three, " here")
    assert three.keep()
    assert other.keep()
    both = open_window()
    assert sorted(tabs(both)) == ["a third of them here", "first one", "of the other", "the second"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n\n  ## A heading ##\ntext", "A heading ##"),
        ('{\n  "model": "gpt-5"', '"model": "gpt-5"'),
        ("---\n中文 & more", "中文 && more"),
        ("x" * 50, "x" * 39 + "…"),
        ("…\n", "New prompt"),
    ],
)
def test_one_without_a_file_is_called_as_it_begins(window, text, title):
    put(window, text)
    window.switching._show_title()
    assert tabs(window) == [title]


def test_they_are_moved(three, restart):
    three.tabs.bar.moveTab(2, 0)
    assert three._session.prompts.all[0].title == "a third of them"
    assert tabs(restart(three)) == ["a third of them", "first one", "the second"]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [(["next_prompt"], 0), (["previous_prompt"], 1), (["next_prompt"] * 2, 1)],
)
def test_by_keyboard(three, steps, expected):
    for step in steps:
        choose(three, step)
    assert three.tabs.bar.currentIndex() == expected
    assert three.editor.hasFocus()


def test_a_closed_one_is_put_back(three, restart):
    show(three, 1)
    choose(three, "close")
    assert tabs(three) == ["first one", "a third of them"]
    assert three.editor.toPlainText() == "a third of them"
    assert said(three) == "“the second” is closed."
    three.notice._action.click()
    assert three.editor.toPlainText() == "the second"
    assert said(three) == ""
    choose(three, "close")
    again = restart(three)
    assert tabs(again) == ["first one", "a third of them"]
    choose(again, "reopen")
    assert again.editor.toPlainText() == "the second"
    choose(again, "reopen")  # there is no other
    assert len(tabs(again)) == 3


def test_the_last_one_leaves_an_empty_one(window, restart):
    put(window, "alone")
    choose(window, "close")
    assert tabs(window) == ["New prompt"]
    assert window.editor.toPlainText() == ""
    assert (shown_tokens(window), window.isWindowModified()) == (0, False)
    again = restart(window)
    assert tabs(again) == ["New prompt"]
    choose(again, "reopen")
    assert again.editor.toPlainText() == "alone"


def test_an_empty_one_goes_without_a_word(three):
    choose(three, "new")
    choose(three, "new")  # it is there already
    assert len(tabs(three)) == 4
    choose(three, "close")
    assert said(three) == ""
    choose(three, "reopen")
    assert len(tabs(three)) == 3


def test_one_that_is_not_seen_is_closed_with_the_middle_button(three):
    bar = three.tabs.bar
    place = bar.tabRect(0).center()
    QTest.mouseClick(bar, Qt.MouseButton.MiddleButton, pos=place)
    assert tabs(three) == ["the second", "a third of them"]
    assert three.editor.toPlainText() == "a third of them"


def remembered(window):
    heads = window._session.store.drafts.heads()
    with sqlite3.connect(window._session.store.path) as connection:
        texts = connection.execute("SELECT count(*) FROM texts").fetchone()
    assert texts == (len(heads),)
    return [head.title for head in heads if head.is_closed]


def test_of_closed_files_only_the_last_are_remembered(window, tmp_path):
    """Their text is in the file; what is in none stays."""
    put(window, "in no file")
    choose(window, "close")
    for n in range(CLOSED + 3):
        file = tmp_path / f"{n}.txt"
        file.write_text(f"prompt {n}")
        window.files.open_path(file)
        if n == 1:
            put(window, "changed since")
        choose(window, "close")
    kept = [f"prompt {n}" for n in range(CLOSED + 2, 2, -1)]
    assert remembered(window) == [*kept, "changed since", "in no file"]


def test_of_closed_texts_in_no_file_many_are_remembered(window, monkeypatch):
    monkeypatch.setattr(drafts, "UNSAVED", CLOSED + 2)
    for n in range(CLOSED + 5):
        put(window, f"prompt {n}")
        choose(window, "close")
    assert remembered(window) == [f"prompt {n}" for n in range(CLOSED + 4, 2, -1)]


def test_closing_on_a_full_disk_asks(three, monkeypatch, questions):
    def full(*_):
        raise StoreError("full", "/data/estimator.db")

    monkeypatch.setattr(Store, "keep", full)
    questions.answer("Cancel")
    choose(three, "close")
    assert tabs(three) == ["first one", "the second", "a third of them"]
    questions.answer("Discard")
    choose(three, "close")
    assert tabs(three) == ["first one", "the second"]
    monkeypatch.undo()
    assert three.keep()


def test_what_was_not_written_is_written_later_with_the_rest(three, monkeypatch, open_window):
    def full(*_):
        raise StoreError("full", "/data/estimator.db")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "keep", full)
        show(three, 0)
        type_at_end(three, " changed")
        show(three, 1)
        type_at_end(three, " too")
        assert not three.keep()
    assert three.keep()
    again = open_window()
    assert again.editor.toPlainText() == "the second too"
    show(again, 0)
    assert again.editor.toPlainText() == "first one changed"


def test_counting_goes_on_while_another_is_seen(window, qtbot, o200k):
    text = "It's 12,345 words — naïve 中文.\n" * 20_000
    window.editor.load(text)
    choose(window, "new")
    put(window, "short")
    assert shown_tokens(window) == 1
    qtbot.wait(300)
    choose(window, "previous_prompt")
    qtbot.waitUntil(lambda: not window._session.is_counting, timeout=20_000)
    assert shown_tokens(window) == len(o200k.encode_ordinary(text))
    assert window.editor.toPlainText() == text


def test_a_very_long_line_is_one_in_its_tab_alone(window):
    put(window, "x " * 20_000)
    assert window.editor.prompt.breaks
    choose(window, "new")
    assert not window.editor.prompt.breaks
    type_at_end(window, "short")
    choose(window, "previous_prompt")
    type_at_end(window, "!")
    assert window.editor.toPlainText() == "x " * 20_000 + "!"


def test_what_is_protected_is_so_in_its_tab(three):
    cursor = three.editor.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(7, cursor.MoveMode.KeepAnchor)
    three.editor.setTextCursor(cursor)
    choose(three, "protect")
    show(three, 0)
    assert three.protecting.units == []
    assert three.editor.extraSelections() == []
    type_at_end(three, "!")
    show(three, 2)
    assert three.protecting.units == [(0, 7)]
    assert len(three.editor.extraSelections()) == 1


def test_there_is_room_for_every_tab_until_there_is_none(window, written, qapp):
    def scroll_buttons():
        qapp.processEvents()
        return [each for each in window.tabs.bar.findChildren(QToolButton) if each.isVisible()]

    window.files.open_sample()
    window.files.open_path(written("of a file"))
    assert not scroll_buttons()
    choose(window, "close")
    assert not scroll_buttons()
    for n in range(12):
        choose(window, "new")
        put(window, f"A long title of a prompt, number {n}")
        window.switching._show_title()
    assert scroll_buttons()
    assert window.tabs.add.visibleRegion().boundingRect().size() == window.tabs.add.size()


def test_the_plus_and_the_names_for_who_listens(three):
    three.tabs.add.click()
    assert tabs(three)[-1] == "New prompt"
    assert three.tabs.bar.accessibleName() == "Open prompts"
    assert three.tabs.add.accessibleName() == "New prompt"
    side = three.tabs.bar.ButtonPosition.RightSide
    button = three.tabs.bar.tabButton(0, side)
    assert (button.accessibleName(), button.accessibleDescription()) == ("Close", "first one")
    three.choose_language("zh_CN")
    QApplication.processEvents()
    assert figure(three, "tokenCount")
    assert tabs(three)[-1] == "新提示词"
    three.choose_language("en")


# A file is in one tab


def other_names(path):
    """More names of the same file."""
    folder, link = path.parent / "sub", path.parent / "link.txt"
    folder.mkdir()
    link.symlink_to(path)
    return folder / ".." / path.name, link


def test_a_file_by_another_name_shows_its_tab(window, written):
    path = written("one", name="a.txt")
    window.files.open_path(path)
    window.files.open_path(written("two", name="b.txt"))
    for name in other_names(path):
        show(window, 1)
        window.files.open_path(name)
        assert tabs(window) == ["a.txt", "b.txt"]
        assert window.editor.toPlainText() == "one"


def test_a_file_by_another_name_shows_its_tab_while_it_is_gone(window, written):
    path = written("one", name="a.txt")
    link = other_names(path)[1]
    window.files.open_path(path)
    path.unlink()
    assert window.switching.prompt_of(link) is window._session.prompt


@pytest.mark.parametrize("name", [0, 1, 2])
def test_nothing_is_saved_over_a_file_that_is_open_in_another(window, written, file_dialogs, name):
    path = written("one", name="a.txt")
    window.files.open_path(path)
    type_at_end(window, "!")
    window.files.open_path(written("two", name="b.txt"))
    type_at_end(window, "?")
    chosen = (path, *other_names(path))[name]
    file_dialogs.append(chosen)
    choose(window, "save_as")
    assert said(window) == f"{chosen.name} is open in another tab, so nothing was saved to it."
    assert path.read_text() == "one"
    assert title(window) == "b.txt* – Token Estimator"
    show(window, 0)
    assert said(window) == ""  # here it would be wrong
    show(window, 1)
    file_dialogs.append(chosen)
    choose(window, "save_as")
    window.notice._action.click()
    assert (said(window), window.editor.toPlainText()) == ("", "one!")
    choose(window, "save")
    assert path.read_text() == "one!"


def test_its_own_file_is_saved_over_by_any_name(window, written, file_dialogs):
    path = written("one", name="a.txt")
    window.files.open_path(path)
    type_at_end(window, "!")
    file_dialogs.append(other_names(path)[1])
    choose(window, "save_as")
    assert (said(window), path.read_text()) == ("", "one!")


def test_a_closed_tab_is_in_the_way_of_no_save(window, written, file_dialogs):
    path = written("one", name="a.txt")
    window.files.open_path(path)
    window.files.open_path(written("two", name="b.txt"))
    file_dialogs += [path, path]
    choose(window, "save_as")
    window.switching.close(window._session.prompts.all[0])
    choose(window, "save_as")
    assert path.read_text() == "two"
    assert tabs(window) == ["a.txt"]


def test_what_was_closed_comes_back_beside_its_file(window, written):
    path = written("one", name="a.txt")
    window.files.open_path(written("two", name="b.txt"))
    window.files.open_path(path)
    type_at_end(window, "!")
    choose(window, "close")
    window.files.open_path(path)
    window.switching.reopen()
    assert window.editor.toPlainText() == "one!"
    choose(window, "save")
    assert path.read_text() == "one!"


def test_a_file_that_is_open_again_is_not_put_back_beside_itself(window, written):
    path = written("one", name="a.txt")
    window.files.open_path(written("two", name="b.txt"))
    window.files.open_path(path)
    choose(window, "close")
    window.files.open_path(path)
    window.switching.reopen()
    assert tabs(window) == ["b.txt", "a.txt"]
    choose(window, "close")
    window.switching.reopen()
    assert tabs(window) == ["b.txt", "a.txt"]


def test_the_way_out_of_a_save_that_failed_is_of_one_prompt(
    window, written, file_dialogs, tmp_path
):
    window.files.open_path(written("one", name="a.txt"))
    file_dialogs += [tmp_path / "gone" / "x.txt", tmp_path / "c.txt"]
    choose(window, "save_as")
    assert "does not exist" in said(window)
    choose(window, "new")
    put(window, "another")
    window.notice._action.click()  # Save As…
    assert (tmp_path / "c.txt").read_text() == "one"
    assert title(window) == "c.txt – Token Estimator"


def test_the_tabs_of_the_last_start_have_their_room(window, restart):
    put(window, "kept before")
    choose(window, "new")
    put(window, "second")
    bar = restart(window).switching._tabs.bar
    assert bar.height() == bar.sizeHint().height() > 0
    assert bar.width() == bar.sizeHint().width()
