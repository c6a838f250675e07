"""Full disks, closed folders, wild clocks and two apps at once: no text is lost."""

import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from starts import drafts
from stores import files_up_to
from windows import choose, put, said, tabs, type_at_end

from estimator.store.database import StoreError
from estimator.store.store import Store

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="limits and users of POSIX")
NOBODY = 65534
TEXTS = ["first one", "the second", "a third of them"]


@pytest.fixture
def three(window):
    """Three prompts, the last of which is seen, and all kept."""
    for text in TEXTS:
        if window._session.units:
            choose(window, "new")
        put(window, text)
    assert window.keeper.keep()
    return window


def type_in_each(window, text):
    for prompt in [*window._session.prompts.all]:
        window.switching.show(prompt)
        window.editor.moveCursor(QTextCursor.MoveOperation.End)
        window.editor.insertPlainText(text)


def kept(window):
    """The texts that another start would find, also of other windows over the same data."""
    store = Store.open(_path(window))
    found = sorted(draft.text for draft in drafts(store))
    store.close()
    return found


def _path(window):
    return Path(window._session.store.path)


# A disk


@POSIX
def test_a_disk_that_is_full_while_typing_and_then_has_room(three, qtbot):
    more = " and more" * 4000
    with files_up_to(_path(three).stat().st_size + 4096):
        type_in_each(three, more)
        assert not three.keeper.keep()
        assert said(three).startswith("The disk is full")
        type_in_each(three, ".")
        assert not three.keeper.keep()
        assert kept(three) == sorted(TEXTS)
    three.notice._action.click()
    assert said(three) == ""
    assert kept(three) == sorted(f"{text}{more}." for text in TEXTS)


@POSIX
def test_a_prompt_is_not_closed_while_the_disk_is_full(three, questions):
    with files_up_to(1):
        type_at_end(three, "!")
        questions.answer("Cancel")
        three.switching.close_seen()
    assert len(tabs(three)) == 3
    assert three._session.text == f"{TEXTS[2]}!"


@POSIX
def test_a_file_that_is_saved_on_a_full_disk_is_as_it_was(on_disk):
    path, window = on_disk
    with files_up_to(3):
        assert not window.files.save()
    assert path.read_text(encoding="utf-8") == "before"
    assert window._session.text == "before after"
    assert window.files.save()
    assert path.read_text(encoding="utf-8") == "before after"


@POSIX
@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="becomes another user")
def test_a_folder_that_is_closed_in_the_middle(three):
    folder = _path(three).parent
    folder.chmod(0o555)
    _path(three).chmod(0o444)
    three.keeper._writing.stop()  # its next connection is one of another user's
    os.seteuid(NOBODY)
    try:
        type_in_each(three, " and more")
        assert not three.keeper.keep()
        assert said(three)
    finally:
        os.seteuid(0)
    folder.chmod(0o700)
    _path(three).chmod(0o600)
    type_in_each(three, ".")
    assert three.keeper.keep()
    assert kept(three) == sorted(f"{text} and more." for text in TEXTS)


# A clock


@pytest.fixture
def clock(monkeypatch):
    """The clock of the wall, which may be set to any day."""
    now = [datetime(2026, 11, 30, 12, tzinfo=UTC)]

    def seconds():
        return now[0].timestamp()

    monkeypatch.setattr(time, "time", seconds)
    monkeypatch.setattr("estimator.session.now", lambda: now[0])
    return now


def test_a_clock_that_jumps_by_years(open_window, clock, qtbot):
    window = open_window()
    for days, text in zip((-3650, 7300, -20_000), TEXTS, strict=True):
        clock[0] += timedelta(days=days)
        if window._session.units:
            choose(window, "new")
        put(window, text)
        with qtbot.waitSignal(window.keeper.kept, timeout=3000):
            window.keeper.keep_soon()  # within a second, by whatever clock
    for _ in TEXTS:
        clock[0] += timedelta(days=-1000)
        window.switching.close_seen()
    for text in TEXTS:  # the one that was closed last comes first
        clock[0] += timedelta(days=500)
        window.switching.reopen()
        assert window._session.text == text


def test_files_of_other_times_are_noticed_and_lost_by_none(open_window, written):
    path = written("before")
    os.utime(path, (4e9, 4e9))  # of the year 2096
    window = open_window(str(path))
    path.write_text("another", encoding="utf-8")
    os.utime(path, (1e6, 1e6))
    type_at_end(window, " after")
    assert not window.files.save()
    assert path.read_text(encoding="utf-8") == "another"
    assert "changed by another program" in said(window)


# Two apps over the same prompts, since the lock of one is gone


def test_two_apps_that_hold_the_same_prompts_lose_nothing(three, open_window):
    other = open_window()  # takes the prompts over, as the fixture lets the first lock go
    assert tabs(other) == TEXTS
    for turn in range(3):
        type_in_each(three, f" a{turn}")
        assert three.keeper.keep()
        type_in_each(other, f" b{turn}")
        assert other.keeper.keep()
    mine = [f"{text} a0 a1 a2" for text in TEXTS]
    others = [f"{text} b0 b1 b2" for text in TEXTS]
    assert kept(three) == sorted(mine + others)
    assert said(three) == said(other) == ""


def test_long_texts_of_two_apps_are_no_mixture(three, open_window):
    text = "a line of a long text\n" * 5000  # of which edits are kept
    put(three, text)
    assert three.keeper.keep()
    other = open_window()
    type_at_end(three, "mine")
    type_at_end(other, "others")
    assert other.keeper.keep()
    assert three.keeper.keep()
    assert {f"{text}mine", f"{text}others"} <= set(kept(three))


def test_what_two_apps_type_is_kept_without_being_asked_to(three, open_window, qtbot):
    other = open_window()
    type_at_end(three, "!")
    type_at_end(other, "?")
    qtbot.waitUntil(lambda: {f"{TEXTS[2]}!", f"{TEXTS[2]}?"} <= set(kept(three)), timeout=5000)


def test_a_prompt_of_another_app_is_not_written_to(three):
    store = three._session.store
    numbers = [prompt.number for prompt in three._session.prompts.all]
    store.drafts.claim("another", lambda _: False)
    change = three._session.prompt.change({}, modified=True, cursor=0, whole=True)
    leaving = three._session.prompts.leaving([change], {})
    with pytest.raises(StoreError) as caught:
        store.keep(leaving)
    assert caught.value.kind == "taken"
    assert [head.number for head in store.drafts.heads() if head.owner == "another"] == numbers
