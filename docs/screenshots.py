"""Take the pictures of the READMEs: the real windows, in both languages.

    python docs/screenshots.py [FOLDER]

They go into this folder, or into another. Set QT_SCALE_FACTOR=2 for 200 %.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["ESTIMATOR_DATA_DIR"] = tempfile.mkdtemp(prefix="estimator-shots-")

from PySide6.QtWidgets import QApplication, QWidget

from estimator import resources
from estimator.__main__ import build_window
from estimator.ui import theme
from estimator.ui.notice import CLOSED
from estimator.ui.window import MainWindow

HERE = Path(__file__).resolve().parent
LANGUAGES = {"en": "en", "zh": "zh_CN"}
OTHER = {
    "en": "# Summary\nSummarise the text below in three sentences for a busy reader.\n",
    "zh": "# 摘要\n用三句话为忙碌的读者概括下面的文字。\n",
}
PATIENCE_SECONDS = 60


def until(is_so: Callable[[], bool]) -> None:
    """Let the window work until something is so, and what it shows has settled."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError
        QApplication.processEvents()
    settled = time.monotonic() + 1
    while time.monotonic() < settled:
        QApplication.processEvents()


def take(widget: QWidget, path: Path) -> None:
    """Save what a widget shows."""
    widget.grab().save(str(path))
    print(path)


def take_all(window: MainWindow, short: str, folder: Path) -> None:
    """The main window with two prompts, the models compared, and the scenarios."""
    prompts = Path(tempfile.mkdtemp(prefix="estimator-prompts-"))
    sample = resources.path("samples", "support.md").read_text(encoding="utf-8")
    for name, text in (("summary.md", OTHER[short]), ("support-bot.md", sample)):
        path = prompts / name
        path.write_text(text, encoding="utf-8")
        window.files.open_path(path)
    window.editor.clearFocus()  # a caret may be there or not
    until(lambda: bool(window.figures.sections.model.map.text))
    take(window, folder / f"window-{short}.png")
    window.models.open()
    compare = window.models.window
    compare.resize(1260, 600)
    until(lambda: compare.model.rowCount() > 0)
    take(compare, folder / f"compare-{short}.png")
    compare.close()
    window.projecting.open()
    scenarios = window.projecting.window
    scenarios.resize(1226, 760)
    until(lambda: bool(scenarios.report.reporting._make()))
    take(scenarios, folder / f"scenarios-{short}.png")
    scenarios.close()
    for _ in prompts.iterdir():
        window.switching.close_seen()
    window.notice.done(CLOSED)


def main() -> None:
    """Take them."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else HERE
    app = QApplication([])
    window = build_window([])
    if not isinstance(window, MainWindow):
        raise TypeError
    window.resize(1200, 760)
    window.show()
    theme.apply(theme.LIGHT)
    for short, code in LANGUAGES.items():
        window.choose_language(code)
        take_all(window, short, folder)
    window.close()
    app.processEvents()


if __name__ == "__main__":
    main()
