"""Which launch has the window, and what one process says to another."""

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator import launch
from estimator.launch import STRANGE, TAKEN, Entry, Launch, Lock, Place, enter

HERE = Path(__file__).parent


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "a" / "data"


@pytest.fixture
def held(folder):
    """The lock of an app that listens, and has done so for long."""
    lock = Lock.take(folder)
    lock.say(Place("somewhere", 1, launch.host()))
    os.utime(folder / "running" / "window.place", (0, 0))
    yield lock
    lock.release()


def not_asked(*_words):
    pytest.fail("it was asked")


def answering(answer):
    def ask(place, message, seconds):
        assert place.address == "somewhere"
        assert Launch.from_bytes(message) == Launch()
        return answer

    return ask


def test_the_first_has_the_window_and_the_next_when_that_has_ended(folder):
    first = enter(folder, Launch()).lock
    assert Lock.take(folder) is None
    first.release()
    second = enter(folder, Launch()).lock
    assert second
    second.release()


@pytest.mark.parametrize(("answer", "is_handed"), [(TAKEN, True), (STRANGE, False), (b"?", False)])
def test_a_launch_is_handed_to_one_that_understands_it(folder, held, answer, is_handed):
    assert enter(folder, Launch(), answering(answer)) == Entry(is_handed=is_handed)


def test_one_that_does_not_answer_hangs(folder, held):
    def ask(place, message, seconds):
        assert seconds == launch.ANSWER_SECONDS
        raise TimeoutError

    assert enter(folder, Launch(), ask) == Entry(is_unanswered=True)


def test_one_that_has_just_begun_may_take_its_time(folder, held):
    os.utime(folder / "running" / "window.place")

    def ask(place, message, seconds):
        assert seconds == launch.START_SECONDS
        return TAKEN

    assert enter(folder, Launch(), ask).is_handed


def test_one_that_never_listens_is_waited_for_so_long(folder, monkeypatch):
    monkeypatch.setattr(launch, "START_SECONDS", 0.1)
    lock = Lock.take(folder)
    begun = time.monotonic()
    assert enter(folder, Launch(), not_asked) == Entry(is_unanswered=True)
    assert time.monotonic() - begun >= 0.1
    lock.release()


def test_one_that_ends_while_it_is_asked_leaves_the_window_to_the_next(folder, held):
    def ask(*_words):
        Lock.release(held)
        held.release = lambda: None
        return b""

    lock = enter(folder, Launch(), ask).lock
    assert lock
    lock.release()


def test_one_on_another_computer_is_left_alone(folder, held):
    held.say(Place("somewhere", 1, launch.host() + "2"))
    assert enter(folder, Launch(), not_asked) == Entry()


def test_where_there_are_no_locks_each_launch_has_a_window(folder, monkeypatch):
    def refuse(_handle):
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(launch, "is_locked_now", refuse)
    assert enter(folder, Launch(), not_asked) == Entry()


def test_where_the_folder_is_a_file_the_launch_has_a_window(tmp_path):
    (tmp_path / "data").write_text("a file")
    assert enter(tmp_path / "data", Launch()) == Entry()
    assert enter(tmp_path / "data" / "below", Launch()) == Entry()


def test_what_is_read_while_it_is_written_is_read_again(folder):
    lock = Lock.take(folder)
    path = folder / "running" / "window.place"
    path.write_text('{"address": "some')
    said = iter([b"", TAKEN])

    def ask(*_words):
        return next(said)

    def write_whole(_seconds):
        lock.say(Place("somewhere", 1, launch.host()))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "sleep", write_whole)
        assert enter(folder, Launch(), ask) == Entry(is_handed=True)
    lock.release()


# What is said

NAMES = st.text(
    st.characters(codec="utf-8", exclude_characters="\0/"), min_size=1
) | st.just(os.fsdecode(b"\xff\xfe"))  # fmt: skip


@given(st.lists(NAMES), st.sampled_from(["", "kwin-1", "gnome-shell/x/1-2-host_TIME345"]))
def test_every_launch_is_read_as_it_was_said(names, activation):
    said = Launch(tuple(HERE / name for name in names), activation)
    assert Launch.from_bytes(said.to_bytes()) == said
    assert said.to_bytes().count(b"\n") == 1


@given(st.binary())
def test_whatever_else_is_said_is_refused(said):
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it is
        Launch.from_bytes(said)


@pytest.mark.parametrize(
    "said",
    [
        '{"version": 0, "files": [], "activation": ""}',
        '{"version": 1, "files": "/a", "activation": ""}',
        '{"version": 1, "files": ["a"], "activation": ""}',
        '{"version": 1, "files": ["/a\\u0000"], "activation": ""}',
        '{"version": 1, "files": [1], "activation": ""}',
        '{"version": 1, "files": [], "activation": null}',
        '{"version": 1, "files": [], "activation": "' + "x" * 5000 + '"}',
        "[" * 100_000,
        "[1]",
    ],
)
def test_what_is_nearly_a_launch_is_refused(said):
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it is
        Launch.from_bytes(said.encode())


def test_a_token_that_is_none_is_dropped():
    said = Launch((), "a\0b").to_bytes()
    assert Launch.from_bytes(said).activation == ""


def test_files_are_named_from_the_folder_of_the_launch(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    environment = {"XDG_ACTIVATION_TOKEN": "", "DESKTOP_STARTUP_ID": "id"}
    said = Launch.of([Path("a.md"), HERE], environment)
    assert said == Launch((tmp_path / "a.md", HERE), "id")


def test_a_launch_that_is_handed_over_imports_no_qt(folder):
    code = (
        "import sys; from pathlib import Path; from estimator import __main__, launch;"
        "launch.enter = lambda *_: launch.Entry(is_handed=True); sys.argv = ['estimator'];"
        "from estimator.ui import screen; screen.check = str;"
        "print(__main__.main(), [n for n in sys.modules if n.startswith(('PySide6', 'sqlite3'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "ESTIMATOR_DATA_DIR": str(folder), "PYTHONPATH": str(HERE.parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "0 []\n"
