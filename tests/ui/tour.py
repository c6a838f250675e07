"""A run of the whole window that tells of each try to reach a network; its answer is JSON."""

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import Any

TOLD = []
WATCHED = ("socket.", "http.", "urllib.", "ftplib.", "smtplib.", "webbrowser.", "subprocess.")


def tell(event, arguments):
    if event.startswith(WATCHED):
        TOLD.append(f"{event} {arguments!r}")


sys.addaudithook(tell)  # before the imports: one of them may reach for a network too

from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox  # noqa: E402

from estimator.__main__ import build_window  # noqa: E402


def sockets():
    """The sockets that the process holds, whoever opened them: Qt's are not Python's."""
    found = set()
    for handle in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):
            target = str(handle.readlink())
            if target.startswith("socket:"):
                found.add(target)
    return found


def answer_dialogs(target, picture):
    """Every question is answered, every file dialog names the target."""
    boxes: Any = QMessageBox
    boxes.question = lambda *_: QMessageBox.StandardButton.Discard
    boxes.about = lambda *_: None
    dialogs: Any = QFileDialog
    dialogs.getSaveFileName = dialogs.getOpenFileName = lambda *_: (target, "")
    dialogs.getOpenFileNames = lambda *_: ([picture], "")


def type_for_models(window):
    for model in ("gpt-5", "gpt-4", "text-embedding-3-small", "gpt-6-sol"):
        window.picker.setCurrentIndex(window.picker.findData(model))
        while window._session.is_counting:
            QTest.qWait(10)
        QTest.keyClicks(window.editor, f"a prompt for {model} ")


def visit_rates(window):
    window.rates.open("input_tokens")
    QTest.qWait(20)
    model = window.rates.window.model
    model.setData(model.index(0, 5), "3")
    model.setData(model.index(0, 5), "abc")
    window.rates.window._filter.setText("gpt")
    window.rates.window.table.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    model.reset_all()
    window.rates.window.close()


def trim(window):
    window.editor.setPlainText('{"a": [1, 2,  3]}\n\nSome words {{name}}.\n\n' * 9)
    for page in ("sections", "trim"):
        window.figures.tabs.show_page(page)
        QTest.qWait(600)
    window.figures.trim._tokens.setValue(20)
    window.figures.trim.fit.click()
    while not (window.trimming.fitting.window and window.trimming.fitting.window._plan):
        QTest.qWait(10)
    window.trimming.fitting.window.preview.click()
    while not window.trimming.preview:
        QTest.qWait(10)
    window.trimming.preview.apply.click()
    window.baseline.compare()


def use_menus(window):
    for name, action in window._menus.actions.items():
        if name != "quit":
            action.trigger()
            QTest.qWait(5)
    for choices in ("themes", "languages"):
        for place in range(3):  # each language brings new menus
            getattr(window._menus, choices).actions()[place].trigger()
            QTest.qWait(5)
    window.fill_recent()


def main(folder):
    before = sockets()
    os.environ["ESTIMATOR_DATA_DIR"] = str(folder / "data")
    app = QApplication([])
    sides = (64).to_bytes(4, "big") * 2
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + sides + bytes(5))
    answer_dialogs(str(folder / "saved.md"), str(folder / "picture.png"))
    window: Any = build_window(["estimator"])
    window.show()
    QTest.qWait(50)
    type_for_models(window)
    visit_rates(window)
    trim(window)
    window.editor.setPlainText('[{"role": "user", "content": "hello"}]')
    QTest.qWait(20)
    use_menus(window)
    window.files.open_path(folder / "gone.md")
    window.find_bar._wanted.setText("prompt")
    window.find_bar._count()
    window.figures._tag.click()
    during = sockets()
    window.close()
    app.processEvents()
    answer = {
        "told": TOLD,
        "sockets": sorted((during | sockets()) - before),
        "modules": sorted(sys.modules),
        "saved": (folder / "saved.md").exists(),
    }
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
