"""The composition root: words of the command line go to the cli, all else opens the window."""

import gc
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QMainWindow

    from estimator.launch import Entry
    from estimator.store.store import Store
    from estimator.ui.window import MainWindow

_WORDS = ("count", "quote", "models", "rates", "reconcile", "trim", "batch")
_OBJECTS = 20_000
"""Made between two looks for garbage; at Python's own 700 a key press would have several."""


def main() -> int:
    """Run the console script; its exit status."""
    if os.path.expanduser("~") == "~":  # noqa: PTH111 - whose user has no home, as in containers
        os.environ["HOME"] = "/"  # as for Qt
    words = sys.argv[1:]
    if words and (words[0] in _WORDS or words[0].startswith("-")):
        from estimator import cli

        return cli.main(words)
    return _run_window()


def _run_window() -> int:
    from estimator import launch
    from estimator.store.folder import data_folder
    from estimator.ui import screen

    try:
        screen.check()
        entry = launch.enter(data_folder(), launch.Launch.of(_files(sys.argv), os.environ))
        gc.disable()  # until all is made: next to nothing of it is garbage
        return 0 if entry.is_handed else _show_window(screen.application(), entry)
    except screen.NoWindowError as error:
        print(error, file=sys.stderr)  # noqa: T201 - nowhere else to say it
        return screen.FAILED


def _show_window(app: "QApplication", entry: "Entry") -> int:
    from estimator.ui import geometry

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in a terminal ends the window
    app.setApplicationName("token-estimator")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("token-estimator")
    window = _first_paint()
    geometry.fit(window)
    window.editor.painted.connect(lambda: _begin_watched(app, window, entry))
    window.show()
    return app.exec()


def build_window(argv: list[str]) -> "QMainWindow":
    """The main window, in a process that has a QApplication.

    Args:
        argv: the words of the command line, the program's name before them or not.
    """
    window = _first_paint()
    _begin(window, argv)
    return window


def _begin_watched(app: "QApplication", window: "MainWindow", entry: "Entry") -> None:
    """Begin, with every fault from now on told to the user, and later launches taken in."""
    from estimator.ui.faults import Faults
    from estimator.ui.launches import Launches

    faults = Faults(window)
    faults.watch()
    store = _begin(window, sys.argv)
    if sys.platform == "darwin":
        from estimator.ui.application import Application

        if isinstance(app, Application):
            app.open_files_with(window.files.open_path)
    faults.say_crash()
    gc.freeze()  # what is there stays: no look for garbage need go through it
    gc.enable()
    app.aboutToQuit.connect(Launches(entry, window).stop)
    app.aboutToQuit.connect(store.close)  # which backs it up if much was changed
    app.aboutToQuit.connect(faults.stop)


def _first_paint() -> "MainWindow":
    """The window as far as its first paint needs it; nothing else is imported before that."""
    from estimator.store import peek
    from estimator.store.folder import database_path
    from estimator.ui import language, theme
    from estimator.ui.window import MainWindow

    kept = peek.settings(database_path())
    language.apply(kept.get("language", language.SYSTEM))
    theme.apply(kept.get("theme", theme.SYSTEM))
    return MainWindow(kept)


def _begin(window: "MainWindow", argv: list[str]) -> "Store":
    """Open the store and the book, and show what was kept, and the files that were named."""
    from estimator.pricing import book
    from estimator.session import Session
    from estimator.store.folder import data_folder, database_path
    from estimator.store.store import Store
    from estimator.ui import file_dialogs

    gc.set_threshold(_OBJECTS)
    opening = Store.open_or_replace(database_path())
    window.begin(Session(book.load(), opening.store))
    file_dialogs.remember(data_folder(), is_wanted=window.keeper.has_history)
    if opening.problem:
        window.say_store_problem(opening)
    for path in _files(argv):
        window.files.open_path(path)
    return opening.store


def _files(argv: list[str]) -> list[Path]:
    words = argv[1:] if argv and _is_program(argv[0]) else argv
    return [Path(word) for word in words if not word.startswith("-")]


def _is_program(word: str) -> bool:
    return word == sys.argv[0] or Path(word).name in ("estimator", "estimator.exe", "__main__.py")


if __name__ == "__main__":
    sys.exit(main())
