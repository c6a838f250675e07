"""Opens files of strangers in the real window, and tells of each how long that took.

Usage: opener.py FOLDER made | FOLDER FIRST LAST. Each line is what was opened, by which door, the
seconds until all was done, and the longest in which the window did not answer. What a fault says is
told on a line that begins with FAULT. At the end, the most megabytes of memory that it had.
"""

import os
import random
import resource
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import hostile_files
from PySide6.QtCore import QMimeData, QThreadPool, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from estimator.__main__ import build_window
from estimator.ui import workers

OTHER = "the text of another prompt, which nothing may touch"
PROMPT = "Dear {{name}}, {{text}}"
MEMORY = 6 << 30  # of addresses, of which Qt and the threads take two before the first file
jobs = [0]


def tell(*words):
    print(*words, flush=True)  # noqa: T201 - for the test that runs it


def fault(kind, error, trace):
    said = "".join(traceback.format_exception(kind, error, trace))
    tell("FAULT", repr(said[-1500:]))


def watch():
    """Have every fault told, and the jobs of threads counted."""
    sys.excepthook = fault
    threading.excepthook = lambda told: fault(told.exc_type, told.exc_value, told.exc_traceback)
    sys.unraisablehook = lambda told: fault(told.exc_type, told.exc_value, told.exc_traceback)
    lock, do = threading.Lock(), workers.Worker.do

    def counted(worker, job):
        def run():
            try:
                job()
            finally:
                with lock:
                    jobs[0] -= 1

        if not worker._is_stopped:
            with lock:
                jobs[0] += 1
            do(worker, run)

    patched: Any = workers.Worker, QMessageBox
    patched[0].do = counted
    patched[1].question = lambda *_: QMessageBox.StandardButton.Discard


class Opener:
    """A window, and the doors of it."""

    def __init__(self):
        self.app = QApplication([])
        made: Any = build_window([])
        self.window = made
        self.window.show()
        self.settle()
        self.window.editor.insertPlainText(OTHER)
        self.window.projecting.open()
        self.window.reconciling.open()
        self.window.rates.open("")
        self.window.learning.open()
        self.window.models.open()
        self.settle()
        self.first = self.window._session.prompt
        self.longest = 0.0

    def settle(self):
        """Until nothing is being done; the longest pause of the window is measured."""
        window, since, quiet = self.window, time.monotonic(), 0
        while quiet < 3:
            self.app.processEvents()
            now = time.monotonic()
            self.longest, since = max(getattr(self, "longest", 0), now - since), now
            quiet = 0 if self.is_busy(window) else quiet + 1
            time.sleep(0.001)
            since = time.monotonic()

    def is_busy(self, window):
        session = window._session
        pending = any(slot.work for slot in session.attachments._slots)
        return jobs[0] > 0 or session.is_counting or session.is_loading or pending

    def open(self, path, door):
        self.longest = 0.0
        begun = time.monotonic()
        getattr(self, f"by_{door}")(path)
        self.longest = time.monotonic() - begun
        self.settle()
        return time.monotonic() - begun

    # The doors

    def by_open(self, path):
        self.window.files.open_path(path)

    def by_text(self, path):
        self.window.files.open_text(path)

    def by_attach(self, path):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        if not self.window.attaching.add_media(path):
            self.window.editor.insertFromMimeData(mime)

    def by_batch(self, path):
        self.window.batching.open_path(path)

    def by_log(self, path):
        self.window.reconciling.read([path])

    def by_rates(self, path):
        found = self.window.rates.window.files.import_from(path)
        if found:
            found.reject()

    def by_values(self, path):
        values = self.window.projecting._values
        values._path = path
        book = self.window._session.book
        values._count(PROMPT, book.find("gpt-5.4", "openai"))

    def by_answers(self, path):
        setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))  # noqa: B010 - for mypy
        self.window.projecting._values.ask_for_sample()

    def by_versions(self, path):
        caching = self.window.models.caching
        caching._paths = []
        caching.add([path])
        caching._pause.stop()
        caching._ask()

    def by_usage(self, path):
        try:
            text = path.read_bytes().decode(errors="replace")
        except OSError:
            return
        mime = QMimeData()
        mime.setText(text)
        box = self.window.learning.window.pasted
        box.selectAll()
        box.insertFromMimeData(mime)

    # What it leaves

    def rest(self):
        """Close what was opened; the first prompt is as it was."""
        window = self.window
        for prompt in [*window._session.prompts.all]:
            if prompt is not self.first:
                window.switching.close(prompt)
        for each in window._session.estimate().attachments:
            window._session.attachments.remove(each.id)
        window.switching.show(self.first)
        self.settle()
        if window._session.text != OTHER:
            tell("FAULT", "another prompt's text is", repr(window._session.text[:100]))
        if window.batching.window:
            window.batching.window.hide()


def main():
    """Open."""
    folder, words = Path(sys.argv[1]), sys.argv[2:]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    watch()
    opener = Opener()
    tell("ready")
    if words[0] == "made":
        todo = (
            (name, door, data)
            for name, data in hostile_files.made().items()
            for door in (words[1:] or hostile_files.DOORS)
        )
    else:
        seeds = range(int(words[0]), int(words[1]))
        todo = ((seed, *hostile_files.spoilt(random.Random(seed))) for seed in seeds)
    for count, (name, door, data) in enumerate(todo):
        path = folder / f"{count % 7}.txt"
        path.write_bytes(data)
        tell("begin", f"{name!r}", door, len(data))
        taken = opener.open(path, door)
        tell("done", f"{taken:.3f}", f"{opener.longest:.3f}")
        opener.rest()
    QThreadPool.globalInstance().waitForDone(1000)
    tell("end", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10)
    os._exit(0)  # the threads of what was stopped end with it


if __name__ == "__main__":
    main()
