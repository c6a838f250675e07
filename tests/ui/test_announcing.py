"""What is read out of what changes away from the focus: in a pause, and errors at once."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from windows import choose_model, put, type_at_end

from estimator.ui import announcing


@pytest.fixture
def heard(monkeypatch):
    """What a screen reader is told, and whether at once."""
    told = []

    def hear(_widget, sentence, *, is_urgent=False):
        told.append((sentence, is_urgent))

    monkeypatch.setattr(announcing, "announce", hear)
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    return told


def test_the_count_is_said_once_the_typing_rests(window, heard, qtbot):
    type_at_end(window, "Hello, world")
    assert window.announcer._rest.isActive()
    QTest.qWait(50)
    assert heard == []
    qtbot.waitUntil(lambda: heard != [])
    assert heard == [("3 tokens, $0.0120 a call", False)]
    window.refresh()
    qtbot.waitUntil(lambda: not window.announcer._rest.isActive())
    assert len(heard) == 1  # what is known is not said again


def test_an_estimate_is_said_to_be_one_and_a_model_may_have_no_price(window, heard, qtbot):
    choose_model(window, "claude-opus-4-5")
    put(window, "a word " * 40)
    qtbot.waitUntil(lambda: heard != [])
    assert heard[-1][0].startswith("about ")


def test_nothing_is_timed_where_nobody_listens(window, monkeypatch):
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: False))
    window.announcer._rest.stop()
    type_at_end(window, "a")
    assert not window.announcer._rest.isActive()


def test_an_error_is_said_at_once_and_once(window, heard, tmp_path):
    for _ in "12":
        window.files.open_path(tmp_path / "gone.txt")
    assert [urgent for _, urgent in heard] == [True]
    assert "gone.txt does not exist" in heard[0][0]


def test_the_event_is_as_urgent_as_it_is_said_to_be(qtbot, monkeypatch, window):
    told = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", told.append)
    announcing.announce(window.editor, "one")
    announcing.announce(window.editor, "two", is_urgent=True)
    kinds = QAccessible.AnnouncementPoliteness
    assert [event.politeness() for event in told] == [kinds.Polite, kinds.Assertive]
    assert [event.message() for event in told] == ["one", "two"]
