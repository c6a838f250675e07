"""From the first moment on: files of the command line, and vocabularies that take their time."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from windows import (
    amounts,
    choose,
    choose_model,
    figure,
    put,
    said,
    share,
    shown_tokens,
    status,
    sums,
    tag,
    title,
    type_at_end,
)

from estimator import __main__ as program
from estimator.tokens import vocab
from estimator.tokens.vocab import VocabularyError

# Loading


def test_while_a_vocabulary_is_loaded_no_figure_is_shown(open_window, monkeypatch, qtbot):
    gate = threading.Event()
    load = vocab.load
    window = open_window(waits=False)
    try:
        monkeypatch.setattr(vocab, "load", lambda name: gate.wait(10) and load(name))
        choose_model(window, "gpt-4")
        put(window, "some words")
        assert figure(window, "tokenCount") == "…"
        assert figure(window, "requestCost") == figure(window, "monthlyCost") == "–"
        assert amounts(window) == ["–", "–"]
        assert sums(window)[0].startswith("– ×")
        assert share(window) == "– of 8,192"
        assert tag(window) == ("counting", "The vocabulary of GPT-4 is being loaded.")
        assert status(window)[0] == "Loading the vocabulary… · 10 characters"
    finally:
        gate.set()
    qtbot.waitUntil(lambda: not window._session.is_counting)
    assert figure(window, "tokenCount") == "2"


def test_what_was_left_is_told_before_its_vocabulary_is_loaded(
    open_window, restart, monkeypatch, qtbot
):
    gate = threading.Event()
    load = vocab.load
    window = open_window()
    put(window, "some words")
    try:
        monkeypatch.setattr(vocab, "load", lambda name: gate.wait(10) and load(name))
        again = restart(window, waits=False)
        assert again._session.is_loading
        assert figure(again, "tokenCount") == "2"
        assert tag(again)[0] == "exact"
        assert status(again)[0] == "2 tokens · $0.0120 a call · 10 characters"
        type_at_end(again, " more")
        assert figure(again, "tokenCount") == "…"
    finally:
        gate.set()
    qtbot.waitUntil(lambda: not again._session.is_counting)
    assert figure(again, "tokenCount") == "3"


def test_a_vocabulary_that_can_not_be_loaded(open_window, monkeypatch, qtbot):
    def broken(_name):
        raise VocabularyError("/app/o200k.tiktoken", "changed")

    good = vocab.load
    window = open_window(waits=False)
    monkeypatch.setattr(vocab, "load", broken)
    choose_model(window, "gpt-4")
    qtbot.waitUntil(lambda: bool(said(window)))
    assert "/app/o200k.tiktoken is not the file that belongs to the app" in said(window)
    put(window, "still takes keys")
    assert figure(window, "tokenCount") == "–"
    assert tag(window) == ("not counted", "The vocabulary of GPT-4 could not be loaded.")
    assert status(window)[0] == "not counted · 16 characters"
    monkeypatch.setattr(vocab, "load", good)
    QTest.mouseClick(window.notice._action, Qt.MouseButton.LeftButton)
    assert tag(window)[0] == "counting"
    qtbot.waitUntil(lambda: not window._session.is_counting)
    assert figure(window, "tokenCount") == "3"
    assert said(window) == ""


def test_closing_while_a_vocabulary_is_loaded(open_window, qtbot):
    window = open_window(waits=False)
    assert window.close()
    window.want_vocabulary()  # the timer of the start, a little late
    assert not any(worker.is_alive for worker in window.counting._workers)


# From the command line


def test_without_words_the_window_is_empty(open_window):
    for words in ([], ["estimator"], ["/usr/bin/estimator"], ["estimator.exe"]):
        window = open_window(*words)
        assert title(window) == "New prompt – Token Estimator"
        assert said(window) == ""


@pytest.mark.parametrize("before", [[], ["estimator"], ["/usr/local/bin/estimator"]])
def test_a_file_is_opened(open_window, written, before):
    window = open_window(*before, str(written("hello world", name="plan.md")))
    assert title(window) == "plan.md – Token Estimator"
    assert shown_tokens(window) == 2


@pytest.mark.parametrize("name", ["estimator.md", "estimator.txt", "__main__.txt"])
def test_a_file_that_is_named_as_the_program_is_opened(open_window, written, name):
    window = open_window(str(written("hello world", name=name)))
    assert title(window) == f"{name} – Token Estimator"


def test_a_relative_path_still_counts_in_another_folder(
    open_window, written, monkeypatch, tmp_path
):
    path = written("hello", name="plan.md")
    monkeypatch.chdir(path.parent)
    window = open_window("plan.md")
    monkeypatch.chdir("/")
    type_at_end(window, " world")
    choose(window, "save")
    assert path.read_text() == "hello world"
    assert window._session.document.path == path


def test_a_missing_file_is_named(open_window, tmp_path):
    window = open_window("estimator", str(tmp_path / "gone.md"))
    assert said(window) == f"gone.md does not exist. Check its folder, {tmp_path}."
    assert title(window) == "New prompt – Token Estimator"


def test_a_message_is_closed_by_its_button(open_window, tmp_path):
    window = open_window(str(tmp_path / "gone.md"))
    QTest.mouseClick(window.notice._close, Qt.MouseButton.LeftButton)
    assert not window.notice.isVisible()
    assert said(window) == ""


def test_what_is_typed_before_the_other_parts_are_there_is_kept(qapp, data_dir):
    window = program._first_paint()
    window.show()
    QTest.keyClicks(window.editor, "early")
    program._begin(window, [])
    assert window._session.text == "early"
    window.editor.undo()
    assert window._session.text == ""
    window.editor.document().setModified(False)
    window.close()


def test_the_first_key_after_the_start_is_typed(window, qapp):
    assert qapp.focusWidget() is window.editor
