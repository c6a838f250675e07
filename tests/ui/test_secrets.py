"""Nothing of a prompt is in the log or on the terminal, wherever it stood when something failed."""

import json
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from batch_lines import chat
from PySide6.QtCore import QTimer
from windows import put

from estimator.pricing import entries
from estimator.store import crash_file
from estimator.store.database import StoreError
from estimator.store.files import FileError
from estimator.store.folder import log_folder
from estimator.ui.faults import Faults

SECRET = "Zanzibar"  # noqa: S105 - no password


def noted(text):
    error = ValueError("plain")
    error.add_note(text)
    raise error


def caused(text):
    try:
        {"a": 1}[text]
    except KeyError as error:
        raise FileError(Path(text), "failed", text) from error


FAULTS: dict[str, Callable[[Any], object]] = {
    "a key": lambda text: {"a": 1}[text],
    "a number": int,
    "letters": lambda text: text.encode().decode("utf-16") + ("\ud800" + text).encode().decode(),
    "a file": lambda text: open(f"/nowhere/{text}"),  # noqa: PTH123, SIM115
    "JSON": json.loads,
    "an attribute": lambda text: text.missing,
    "a sum": lambda text: text + 1,
    "an index": lambda text: text[1000],
    "a name": lambda text: (text, missing),  # type: ignore[name-defined] # noqa: F821
    "an assertion": lambda text: (_ for _ in ()).throw(AssertionError(text)),
    "a store": lambda text: (_ for _ in ()).throw(StoreError("failed", text, text)),
    "a group": lambda text: (_ for _ in ()).throw(ExceptionGroup(text, [ValueError(text)])),
    "a note": noted,
    "a cause": caused,
}


@pytest.fixture
def watched(window, monkeypatch):
    """The window with its faults watched, and the secret in every field that takes a text."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(crash_file, "watch", lambda: None)
    made = Faults(window)
    made.watch()
    put(window, f"a plan for {SECRET}")
    return window, made


def written():
    """Every byte of the log."""
    return b"".join(path.read_bytes() for path in log_folder().rglob("*") if path.is_file())


@pytest.mark.parametrize("kind", FAULTS)
def test_what_failed_is_told_without_a_word_of_the_text(watched, kind, qtbot, capfd):
    window, faults = watched
    QTimer.singleShot(0, lambda: FAULTS[kind](window._session.text))
    qtbot.waitUntil(lambda: faults.window is not None)
    thread = threading.Thread(target=FAULTS[kind], args=(window._session.text,))
    thread.start()
    thread.join()
    qtbot.wait(20)  # what the thread tells
    told = capfd.readouterr()
    assert b"test_secrets.py" in written()
    assert SECRET.encode() not in written()
    assert SECRET not in told.out + told.err


def test_all_that_takes_a_text_is_silent(watched, capfd, tmp_path):
    """Typed, opened, dropped, pasted and imported: what is wrong is said in place, nowhere else."""
    window, _ = watched
    rate = entries.key_of("openai", SECRET, "standard", "", "input_tokens", -1)
    window._session.rates.change({("rate", rate): "2"}, SECRET)
    for name, content in {
        f"{SECRET}.jsonl": json.dumps(chat(SECRET, SECRET, model=SECRET)) + "\n{" + SECRET,
        f"{SECRET}.csv": f"provider,model,meter,rate\n{SECRET},{SECRET},{SECRET},{SECRET}\n",
        f"{SECRET}.pdf": f"%PDF-1.4 {SECRET}",
        f"{SECRET}.json": f'{{"model": "{SECRET}", "messages": [{SECRET}',
    }.items():
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        window.files.open_path(path)
        window.batching.open_path(path)
        window.reconciling.open()
        window.reconciling.read([path])
        window.rates.open("")
        if found := window.rates.window.files.import_from(path):
            found.reject()
        window.files.open_path(tmp_path / f"no {SECRET}")
    window.learning.open()
    window.learning.window.pasted.insertPlainText(f'{{"prompt_tokens": "{SECRET}"}}')
    put(window, SECRET)
    window.keeper.keep()
    told = capfd.readouterr()
    assert SECRET not in told.out + told.err
    assert SECRET.encode() not in (written() if log_folder().exists() else b"")
