"""The frozen app, where dist/ has one: to its first paint, and how large it is."""

import subprocess
import sys
from pathlib import Path

from measure import Figure, alternating

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / ".ci"))
from smoke import program, seconds_to_paint  # noqa: E402

TIMES = 15
APP, EMPTY = ROOT / "dist" / "estimator", ROOT / "build" / "empty"
_EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QPlainTextEdit())
window.resize(1200, 760)
window.show()
app.exec()
"""


def figures() -> list[Figure]:
    """Start-up against a frozen empty window; nothing where the app was not frozen."""
    if not APP.is_dir():
        return []
    app, empty = program(APP, with_window=True), _empty()
    first, reference = alternating(
        lambda: seconds_to_paint(app), lambda: seconds_to_paint(empty), TIMES
    )
    name = "a frozen empty PySide6 window with a QPlainTextEdit"
    return [Figure("frozen, start to first paint", first, name, reference, ("at most", 1.3))]


def sizes() -> list[str]:
    """What was built, and how large it may be; a line each."""
    packages = sorted((ROOT / "dist").glob("*.deb"))
    lines = [f"{file.name}: {_megabytes(file):.0f} MB (at most 60)" for file in packages]
    if APP.is_dir():
        size = sum(_megabytes(file) for file in APP.rglob("*") if not file.is_symlink())
        lines.insert(0, f"dist/estimator: {size:.0f} MB (at most 150)")
    return lines


def _empty() -> Path:
    """The program that shows an empty window, frozen as PyInstaller does without a recipe."""
    built = EMPTY / "dist" / "empty" / ("empty.exe" if sys.platform == "win32" else "empty")
    if not built.exists():
        EMPTY.mkdir(parents=True, exist_ok=True)
        script = EMPTY / "empty.py"
        script.write_text(_EMPTY, encoding="utf-8")
        folders = [f"--{kind}path={EMPTY / kind}" for kind in ("dist", "work", "spec")]
        options = ["--noconfirm", "--log-level=ERROR", *folders]
        subprocess.run([sys.executable, "-m", "PyInstaller", *options, script], check=True)
    return built


def _megabytes(file: Path) -> float:
    return file.stat().st_size / 1e6
