"""What gives way to a key that is held: threads, and what is taken over from them."""

import functools
import threading
import time

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from estimator.ui import giving_way

_SOON, _ABOUT_TO_COME, _LONG_AGO = 0.002, 0.03, 1.0  # seconds since the last key


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key is held, and the next one may come at any moment."""
    monkeypatch.setattr(giving_way, "_is_held", True)
    _last_key(monkeypatch, _ABOUT_TO_COME)


def _last_key(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    monkeypatch.setattr(giving_way, "_pressed", time.perf_counter() - seconds)


@pytest.mark.parametrize("seconds", [_SOON, _LONG_AGO])
def test_what_no_key_is_in_the_way_of_is_done_at_once(
    qapp: object, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    """Just behind a key, and long after it."""
    monkeypatch.setattr(giving_way, "_is_held", True)
    _last_key(monkeypatch, seconds)
    done: list[int] = []
    giving_way.in_turn(QObject(), lambda: done.append(1))
    assert done == [1]


def test_after_a_single_key_nothing_waits(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody knows when the next one comes."""
    monkeypatch.setattr(giving_way, "_is_held", False)
    _last_key(monkeypatch, _ABOUT_TO_COME)
    done: list[int] = []
    giving_way.in_turn(QObject(), lambda: done.append(1))
    assert done == [1]


def _are(found: list[int], wanted: list[int]) -> bool:
    return found == wanted


@pytest.mark.usefixtures("held")
def test_each_key_lets_one_thing_be_done_behind_it(qtbot: QtBot) -> None:
    """All at once would hold up the key after it."""
    owner, done = QObject(), list[int]()
    for number in range(3):
        giving_way.in_turn(owner, functools.partial(done.append, number))
    assert not done
    for number in range(2):
        giving_way.key_pressed()
        assert len(done) == number
        qtbot.waitUntil(functools.partial(_are, done, [*range(number + 1)]))
    qtbot.waitUntil(lambda: done == [0, 1, 2])  # no other key comes


@pytest.mark.usefixtures("held")
def test_what_has_gone_meanwhile_is_not_done(qtbot: QtBot) -> None:
    """A window that was closed takes over nothing."""
    gone, owner, done = QObject(), QObject(), list[str]()
    giving_way.in_turn(gone, lambda: done.append("gone"))
    giving_way.in_turn(owner, lambda: done.append("there"))
    shiboken6.delete(gone)
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["there"]


def test_a_thread_waits_until_a_key_is_painted(qtbot: QtBot) -> None:
    """Not for as long as keys may take."""
    rested = threading.Event()

    def work() -> None:
        giving_way.Rests().rest()
        rested.set()

    giving_way.key_pressed()
    thread = threading.Thread(target=work)
    thread.start()
    assert giving_way._busy_until > time.perf_counter()
    assert not rested.is_set()
    qtbot.waitUntil(rested.is_set)
    thread.join()
