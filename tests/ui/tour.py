"""A run of the whole window that tells of each try to reach a network; its answer is JSON.

Usage: tour.py FOLDER [second]. With ``second``, a second launch hands a file over, as a process.
"""

import contextlib
import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

TOLD = []
WATCHED = ("socket.", "http.", "urllib.", "ftplib.", "smtplib.", "webbrowser.", "subprocess.")


def tell(event, arguments):
    if event.startswith(WATCHED) and not is_local(event, arguments):
        TOLD.append(f"{event} {arguments!r}")


def is_local(event, arguments):
    """Whether it is the socket of files by which another launch reaches this one."""
    if event == "socket.__new__":
        return arguments[1] == socket.AF_UNIX
    return event == "socket.bind" and isinstance(arguments[1], str)


sys.addaudithook(tell)  # before the imports: one of them may reach for a network too

from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import (  # noqa: E402
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QMessageBox,
    QTabBar,
    QTabWidget,
)

from estimator import launch, resources  # noqa: E402
from estimator.__main__ import build_window  # noqa: E402
from estimator.ui.launches import Launches  # noqa: E402

SHOWN = set()
PROMPT = "You are a helpful assistant of a shop. Please answer politely and briefly.\n\n"
MESSAGE = {"role": "user", "content": "How is the weather in Oslo?"}
BATCH = {
    "custom_id": "a",
    "method": "POST",
    "url": "/v1/chat/completions",
    "body": {"model": "gpt-5.4", "messages": [MESSAGE]},
}
RATES = "provider,model,meter,rate\nopenai,gpt-5.4,input_tokens,5\n"


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


def until(is_done):
    for _ in range(2000):
        if is_done():
            return
        QTest.qWait(10)
    raise TimeoutError


def look_around(of):
    """Go through every page of a window, and choose something in every list of it."""
    SHOWN.update(type(w).__name__ for w in QApplication.topLevelWidgets() if w.isVisible())
    for pages in [*of.findChildren(QTabWidget), *of.findChildren(QTabBar)]:
        for number in range(pages.count()):
            pages.setCurrentIndex(number)
            QTest.qWait(20)
    for view in of.findChildren(QAbstractItemView):
        if view.isVisible() and view.model() and view.model().rowCount():
            view.setCurrentIndex(view.model().index(0, 0))
    QTest.qWait(20)


def use_tabs(window):
    window.editor.setPlainText(PROMPT)
    window.switching.new()
    QTest.keyClicks(window.editor, "another prompt ")
    window.switching.step(1)
    window.switching.close_seen()
    window.switching.reopen()
    window.keep()


def use_files(window, folder):
    path = folder / "prompt.md"
    path.write_text(PROMPT, encoding="utf-8")
    window.files.open_path(path)
    QTest.keyClicks(window.editor, "changed ")
    window.files.save()
    path.write_text("by another program", encoding="utf-8")
    QTest.qWait(400)
    window.files.open_path(folder / "picture.png")
    window.files.open_path(folder / "gone.md")


def compare(window):
    window.models.open()
    until(lambda: window.models.window.model.rowCount() > 100)
    look_around(window.models.window)
    window.models.window.close()


def project(window):
    window.projecting.open()
    shown = window.projecting.window
    until(lambda: shown.costs._shown is not None)
    window.projecting._new("")
    until(lambda: shown.costs._shown.scenario == window.projecting._scenario)
    look_around(shown)
    shown.close()


def reconcile(window):
    window.reconciling.open()
    window.reconciling.read_sample()
    until(lambda: window.reconciling.window._stack.currentIndex() == 2)
    look_around(window.reconciling.window)
    window.reconciling.window.close()


def read_batch(window, folder):
    path = folder / "batch.jsonl"
    path.write_text(json.dumps(BATCH) + "\n", encoding="utf-8")
    window.files.open_path(path)
    until(lambda: window.batching.window.report is not None)
    look_around(window.batching.window)
    window.batching.window.close()


def exchange_rates(window, folder):
    path = folder / "rates.csv"
    path.write_text(RATES, encoding="utf-8")
    window.rates.open("")
    files = window.rates.window.files
    shown = files.import_from(path)
    look_around(shown)
    shown.accept()
    files.export_to(folder / "exported.json", is_own=False)
    shown = files.look_up()
    look_around(shown)
    shown.reject()
    look_around(window.rates.window)
    window.rates.window.close()


def report(window, folder):
    until(lambda: window._session.estimate().tokens is not None)
    for form in ("markdown", "csv", "json"):
        window.reporting._copy(form)
    window.reporting.save_to(folder / "report.pdf", window.reporting._made())


def read_about(window):
    for name in ("learn", "plan", "settings", "shortcuts", "about", "pages"):
        before = set(QApplication.topLevelWidgets())
        window._menus.actions[name].trigger()
        QTest.qWait(20)
        for made in set(QApplication.topLevelWidgets()) - before:
            look_around(made)
    for page in sorted(path.stem for path in resources.path("help", "en").glob("*.md")):
        window.helping.window.open_page(page)
        QTest.qWait(5)
    close_others(window)


def close_others(window):
    for shown in QApplication.topLevelWidgets():
        if shown is not window:
            shown.close()


def use_palette(window):
    for typed in ("zoom in", "gpt-5.4", "dark"):
        window.app_windows.open_palette()
        SHOWN.add(type(window.app_windows.palette).__name__)
        QTest.keyClicks(window.app_windows.palette.typed, typed)
        QTest.keyClick(window.app_windows.palette.typed, Qt.Key.Key_Return)
        QTest.qWait(20)


def launch_again(window, folder):
    """Have a second process hand a file over, by the socket that this one listens at."""
    close_others(window)  # one that is modal would have to be answered first
    path = folder / "second.md"
    path.write_text("handed over", encoding="utf-8")
    words = [sys.executable, "-m", "estimator", path]
    with subprocess.Popen(words, stderr=subprocess.PIPE) as second:
        until(lambda: second.poll() is not None)
        assert second.returncode == 0, second.stderr.read()
    until(lambda: window.editor.toPlainText() == "handed over")


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


def main(folder, *words):
    before = sockets()
    os.environ["ESTIMATOR_DATA_DIR"] = str(folder / "data")
    app = QApplication([])
    sides = (64).to_bytes(4, "big") * 2
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + sides + bytes(5))
    answer_dialogs(str(folder / "saved.md"), str(folder / "picture.png"))
    lock = launch.Lock.take(folder / "data")
    window: Any = build_window(["estimator"])
    launches = Launches(launch.Entry(lock=lock), window)
    own = str(Path(f"/proc/self/fd/{launches._listening._socket.fileno()}").readlink())
    window.show()
    QTest.qWait(50)
    type_for_models(window)
    visit_rates(window)
    trim(window)
    use_tabs(window)
    use_files(window, folder)
    compare(window)
    project(window)
    reconcile(window)
    read_batch(window, folder)
    exchange_rates(window, folder)
    report(window, folder)
    read_about(window)
    use_palette(window)
    window.editor.setPlainText(json.dumps([MESSAGE]))
    QTest.qWait(20)
    use_menus(window)
    window.find_bar._wanted.setText("prompt")
    window.find_bar._count()
    window.figures._tag.click()
    if "second" in words:
        launch_again(window, folder)
    during = sockets()
    window.close()
    launches.stop()
    app.processEvents()
    answer = {
        "told": TOLD,
        "sockets": sorted((during | sockets()) - before - {own}),
        "modules": sorted(sys.modules),
        "shown": sorted(SHOWN),
        "saved": sorted(path.name for path in folder.iterdir()),
    }
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
