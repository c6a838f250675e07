"""Long texts: the first count of a file in the window, and of a larger one on the command line."""

import functools
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import keystroke
from measure import Figure
from PySide6.QtCore import QEventLoop, QTimer
from texts import code

from estimator.__main__ import build_window
from estimator.tokens import vocab
from estimator.ui.window import MainWindow

if TYPE_CHECKING:
    import tiktoken

ROOT = Path(__file__).resolve().parents[2]
MEGABYTES = 1000  # of the command line's file
_BEAT_MS = 2


@functools.cache
def _encoding() -> "tiktoken.Encoding":
    return vocab.load("o200k_base")


def tiktoken_seconds(text: str, times: int) -> list[float]:
    """tiktoken's encode of the whole, on one thread."""
    encoding, samples = _encoding(), []
    for _ in range(times):
        start = time.perf_counter()
        encoding.encode_ordinary(text)
        samples.append(time.perf_counter() - start)
    return samples


def opened(window: MainWindow, path: Path) -> tuple[float, float]:
    """Seconds from opening a file to its exact count, and the longest stall meanwhile."""
    window.switching.new()
    loop, stalls = QEventLoop(), []
    last = start = time.perf_counter()

    def beat() -> None:
        nonlocal last
        now = time.perf_counter()
        stalls.append(now - last - _BEAT_MS / 1000)
        last = now

    def done() -> None:
        if not window._session.is_counting:
            loop.quit()

    timer = QTimer(interval=_BEAT_MS)
    timer.timeout.connect(beat)
    timer.start()
    window.counting.progressed.connect(done)
    QTimer.singleShot(0, lambda: window.files.open_path(path))
    loop.exec()
    taken = time.perf_counter() - start
    window.counting.progressed.disconnect(done)
    timer.stop()
    window.editor.fill()
    return taken, max(stalls)


def figures() -> list[Figure]:
    """A file of 10 MB in the window, one of 200 MB on the command line."""
    keystroke.application()
    text = code(10_000_000)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ESTIMATOR_DATA_DIR"] = folder
        path, large = Path(folder) / "10.py", Path(folder) / "large.py"
        path.write_text(text, encoding="utf-8", newline="")
        window = build_window([])
        assert isinstance(window, MainWindow)
        window.show()
        wait = QEventLoop()
        QTimer.singleShot(5000, wait.quit)  # the vocabularies are loaded
        wait.exec()
        runs, reference = [], []
        for _ in range(7):  # by turns, since the machine's speed changes
            runs.append(opened(window, path))
            reference += tiktoken_seconds(text, 1)
        taken, stalls = zip(*runs, strict=True)
        window.close()
        with large.open("w", encoding="utf-8", newline="") as file:
            for _ in range(MEGABYTES // 10):
                file.write(text)
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "estimator", "count", str(large)],
            check=True,
            cwd=ROOT,
            capture_output=True,
        )
        counted = time.perf_counter() - start
    name = "tiktoken's encode, one thread"
    whole = [sum(reference) / len(reference) * MEGABYTES / 10]
    return [
        Figure(
            "first exact count of 10 MB", taken, name, reference, ("at least", 1.8), inverse=True
        ),
        Figure("longest stall of the window meanwhile", stalls, "50 ms", [0.05], ("at most", 1)),
        Figure(
            f"estimator count, {MEGABYTES} MB",
            [counted],
            f"{name}, x {MEGABYTES // 10}",
            whole,
            ("at least", 1.8),
            inverse=True,
        ),
    ]
