"""Types into the real window until it is killed, and tells of each state of each prompt.

Usage: typist.py SEED. Each line is a moment of the monotonic clock, the number of a prompt, and the
SHA-1 of its text.
"""

import hashlib
import os
import random
import sys
import time

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from estimator.__main__ import build_window

LONG = "A line of a long text, typed by nobody.\n" * 5_000
"""Longer than what is kept whole each time."""


def main() -> None:
    """Type."""
    chance, app = random.Random(sys.argv[1]), QApplication([])
    window = build_window([])
    window.show()
    app.processEvents()
    print("ready", flush=True)  # noqa: T201
    while True:
        act(window, chance)
        end = time.monotonic() + chance.choice([0.002, 0.01, 0.05])
        while time.monotonic() < end:
            app.processEvents()
            time.sleep(0.001)


def act(window, chance):
    """Do one thing that a user does, and tell what the text is then."""
    editor, switching = window.editor, window.switching
    units = window._session.units
    ways = {
        lambda: QTest.keyClicks(editor, chance.choice(["a", "word ", "x, y; ", "0"])): 60,
        lambda: QTest.keyClick(editor, Qt.Key.Key_Backspace): 8,
        lambda: editor.set_caret_unit(chance.randrange(units + 1)): 8,
        lambda: editor.insertPlainText("naïve 中文 😀\n" * chance.randrange(1, 40)): 4,
        lambda: editor.insertPlainText(LONG[units:]): 1,
        editor.undo: 4,
        switching.new: 1,
        lambda: switching.step(1): 3,
        switching.close_seen: 1,
        switching.reopen: 1,
    }
    chance.choices([*ways], [*ways.values()])[0]()
    prompt = window._session.prompt
    found = hashlib.sha1(prompt.counter.text.encode("utf-8", "surrogatepass")).hexdigest()  # noqa: S324
    print(time.monotonic(), prompt.number, found, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
