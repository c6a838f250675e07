"""Every window of the app, open and with something in it."""

from batch_lines import chat
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget
from samples import lines_of
from windows import choose, choose_model, fitting, looked_at, put, settle

from estimator.ui import rates_adding
from estimator.ui.fault_window import FaultWindow
from estimator.ui.import_window import ImportWindow
from estimator.ui.look_up_window import LookUpWindow

TEXT = (
    '# Role\n\nPlease be so kind as to help {{name}}.   \n\n\n{"a": [1, 2,  3]}\n\n'
    "## Rules\n\nIn order to answer, do not guess. Do not guess.\n\n你好，世界 👩‍🚀\n"
)
REQUEST = '[{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hello"}]'


def open_all(window, qtbot, folder):
    """Name -> each window, the main one first.

    Args:
        window: the main one.
        qtbot: waits.
        folder: for files that are read.
    """
    choose_model(window, "gpt-5")
    put(window, TEXT * 3)
    window.find_bar.start()
    made = {"main": window}
    made |= _of_the_prompt(window, qtbot)
    made |= _of_files(window, qtbot, folder)
    made |= _of_the_rates(window, folder)
    made |= _of_the_app(window)
    QApplication.processEvents()
    return made


def _of_the_prompt(window, qtbot):
    # The help first: behind a window that blocks the others it would be another one.
    for name in ("pages", "models", "learn", "plan", "scenarios", "baseline", "trim"):
        choose(window, name)
    window.figures.trim._tokens.setValue(20)
    fit = fitting(window, qtbot)
    preview = looked_at(window, qtbot)
    qtbot.waitUntil(lambda: window.trimming._is_done)
    qtbot.waitUntil(lambda: window.models.window.model.rowCount() > 0, timeout=20_000)
    scenarios = window.projecting.window
    qtbot.waitUntil(lambda: scenarios.costs.total.text() not in ("", "–"), timeout=20_000)
    window.figures._tag.click()
    window.figures.count.why.hide()
    return {
        "compare": window.models.window,
        "learn": window.learning.window,
        "plan": window.planning.window,
        "scenarios": scenarios,
        "fit": fit,
        "preview": preview,
    }


def _of_files(window, qtbot, folder):
    batch = folder / "batch.jsonl"
    batch.write_text(lines_of(chat("a", "Hello world"), chat("b", "Hello", max_tokens=40)), "utf-8")
    window.batching.open_path(batch)
    qtbot.waitUntil(lambda: window.batching.window.report is not None, timeout=20_000)
    choose(window, "reconcile")
    reconcile = window.reconciling.window
    reconcile.sample.click()
    qtbot.waitUntil(lambda: reconcile._stack.currentIndex() == 2, timeout=20_000)
    return {"batch": window.batching.window, "reconcile": reconcile}


def _of_the_rates(window, folder):
    window.rates.open("")
    rates = window.rates.window
    made = {"rates": rates}
    adding, row = rates.prices.adding, rates.model.rows[0]
    made |= {
        "add a row": adding.row_like(row, rates_adding.DAY, "New Price"),
        "add a model": adding.model(),
    }
    made |= {"add a plan": adding.plan(), "facts": adding.facts(row)}
    made |= {"add a currency": rates.rules.add_exchange(), "add a meter": rates.rules.add_meter()}
    table = folder / "rates.csv"
    table.write_text(
        "provider,model,service_tier,meter,rate\nopenai,gpt-5,standard,input_tokens,3\n", "utf-8"
    )
    rates.files.import_from(table)
    rates.files.look_up()
    (made["import"],) = rates.findChildren(ImportWindow)
    (made["look up"],) = rates.findChildren(LookUpWindow)
    return made


def _of_the_app(window):
    for name in ("settings", "shortcuts", "about"):
        choose(window, name)
    own = window.app_windows
    fault = FaultWindow(window, "a trace", is_kept=True, is_logged=True)
    fault.show()
    return {
        "settings": own.settings,
        "shortcuts": own.shortcuts,
        "about": own.about,
        "help": window.helping.window,
        "fault": fault,
    }


def faces(windows):
    """Each window with each page of it in front: its name, and the widget."""
    for name, shown in windows.items():
        pages = [tabs for tabs in seen(shown, QTabWidget) if tabs.count() > 1]
        if not pages:
            yield name, shown
        for tabs in pages:
            before = tabs.currentIndex()
            for page in range(tabs.count()):
                if tabs.isTabVisible(page):
                    tabs.setCurrentIndex(page)
                    settle()
                    settle()
                    yield f"{name}, {tabs.tabText(page)}", shown
            tabs.setCurrentIndex(before)


def seen(shown, kind=QWidget):
    """The widgets of a window that are there for the user, without those of windows over it."""
    return [
        child for child in shown.findChildren(kind) if child.window() is shown and child.isVisible()
    ]


def stops(shown):
    """What Tab should come by."""
    return [
        widget
        for widget in seen(shown)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and not widget.focusProxy()
    ]
