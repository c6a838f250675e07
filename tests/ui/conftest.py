import functools
import tempfile
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox, QToolTip
from windows import choose_model, put, type_at_end

from estimator.__main__ import build_window
from estimator.pricing import book
from estimator.tokens import vocab
from estimator.ui import language, theme

# Once, not for each window; neither ever changes.
cached_load = functools.cache(vocab.load)
cached_book = functools.cache(book.load)


# Where a disk is waited for at each commit, a thousand tests wait long.
IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a folder of its own


@pytest.fixture
def data_dir(monkeypatch):
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        monkeypatch.setenv("ESTIMATOR_DATA_DIR", f"{folder}/data")
        yield Path(folder, "data")


class Questions:
    """Answers the window's questions in a user's place; one that no test expects fails it."""

    def __init__(self):
        self.asked = []
        self.answers = []

    def ask(self, _parent, _title, text, *_buttons):
        self.asked.append(text)
        assert self.answers, f"nobody expected: {text}"
        return self.answers.pop(0)

    def answer(self, *names):
        self.answers += [getattr(QMessageBox.StandardButton, name) for name in names]


@pytest.fixture(autouse=True)
def questions(monkeypatch):
    made = Questions()
    monkeypatch.setattr(QMessageBox, "question", made.ask)
    return made


@pytest.fixture
def file_dialogs(monkeypatch):
    """The paths that the file dialogs answer, in turn; without one, the user cancels."""
    paths = []

    def ask(*_words):
        return (str(paths.pop(0)) if paths else "", "")

    def ask_for_many(*_words):
        chosen = [str(path) for path in paths]
        paths.clear()
        return chosen, ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask_for_many)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return paths


@pytest.fixture
def english(qapp):
    """The interface's language, for widgets that are made without a window."""
    language.apply("en")


@pytest.fixture
def open_window(qtbot, qapp, data_dir, monkeypatch):
    """Opens the real main window and waits until it counts; closes all of them at the end."""
    monkeypatch.setattr(vocab, "load", cached_load)
    monkeypatch.setattr(book, "load", cached_book)
    opened = []

    def make(*words, language_code="en", waits=True):
        for before in opened:  # as if it had been killed, where it is not closed
            before.switching.claim.release()
        window: Any = build_window(list(words))
        opened.append(window)
        if language_code:
            language.apply(language_code)
        window.show()
        qapp.processEvents()
        if waits:
            qtbot.waitUntil(lambda: not window._session.is_counting)
        return window

    yield make
    for window in opened:
        window.editor.document().setModified(False)
        window.close()
        window.deleteLater()
    # No event loop is left that would; they would be dressed anew at each change of the theme.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    language.apply("en")
    theme.apply(theme.LIGHT)


@pytest.fixture
def window(open_window):
    return open_window()


@pytest.fixture
def restart(open_window):
    """Closes a window and opens another over the same data, as the next start does."""

    def close_and_open(window, *words, **options):
        assert window.close()
        return open_window(*words, **options)

    return close_and_open


@pytest.fixture
def o200k():
    return cached_load("o200k_base")


@pytest.fixture
def written(tmp_path):
    """Writes bytes or a text to a file; its path."""

    def write(content, name="prompt.txt"):
        path = Path(tmp_path / name)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def prompt(window):
    """A window with some text that is not saved."""
    put(window, "some words")
    return window


@pytest.fixture
def rates(window):
    """The rates window over a prompt of a thousand tokens for gpt-5."""
    choose_model(window, "gpt-5")
    put(window, " word" * 1000)
    window.rates.open("")
    return window.rates.window


@pytest.fixture
def rules(rates):
    """The page of the user's own rules in the rates window."""
    rates._pages.setCurrentWidget(rates.rules)
    return rates.rules


@pytest.fixture(autouse=True)
def tips(monkeypatch):
    """What tooltips say beside a cell."""
    shown = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, *_: shown.append(text))
    return shown


@pytest.fixture
def on_disk(open_window, written):
    """A file that was opened and edited, and its window."""
    path = written("before")
    window = open_window(str(path))
    type_at_end(window, " after")
    return path, window
