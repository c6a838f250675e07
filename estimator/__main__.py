"""The composition root: words of the command line go to the cli, all else opens the window."""

import gc
import os
import re
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QMainWindow

    from estimator.launch import Entry
    from estimator.store.store import Store
    from estimator.ui.window import MainWindow

_WORDS = ("count", "quote", "models", "rates", "reconcile", "trim", "batch")
_NO_SCREEN = (
    "estimator: there is no screen to open a window on, {why};"
    " the words count, quote, models and rates work without one"
)
_OBJECTS = 20_000
"""Made between two looks for garbage; at Python's own 700 a key press would have several."""
_LOCAL_DISPLAY = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")


def main() -> int:
    """Run the console script; its exit status."""
    words = sys.argv[1:]
    if words and (words[0] in _WORDS or words[0].startswith("-")):
        from estimator import cli

        return cli.main(words)
    if why := _without_screen():
        print(_NO_SCREEN.format(why=why), file=sys.stderr)  # noqa: T201 - nowhere else to say it
        return 2
    return _run_window()


def _without_screen() -> str:
    """Why no window can be opened; empty where one can. Where there is no screen, Qt aborts."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    display, wayland = os.environ.get("DISPLAY"), os.environ.get("WAYLAND_DISPLAY")
    if not display and not wayland:
        return "neither DISPLAY nor WAYLAND_DISPLAY is set"
    if (display and _is_x_there(display)) or (wayland and _is_wayland_there(wayland)):
        return ""
    return f"nothing answers at {display or wayland}"


def _is_x_there(display: str) -> bool:
    """Whether an X server listens; of one on another machine it is taken for granted."""
    local = _LOCAL_DISPLAY.fullmatch(display)
    if not local:
        return True
    name = f"/tmp/.X11-unix/X{local[1]}"  # noqa: S108 - where X servers listen
    with suppress(OSError):  # some listen without a file
        listening = Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace")
        return Path(name).exists() or f"@{name}\n" in listening
    return Path(name).exists()


def _is_wayland_there(name: str) -> bool:
    return Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"), name).exists()


def _run_window() -> int:
    from estimator import launch
    from estimator.store.folder import data_folder

    entry = launch.enter(data_folder(), launch.Launch.of(_files(sys.argv), os.environ))
    if entry.is_handed:
        return 0
    return _show_window(entry)


def _show_window(entry: "Entry") -> int:
    gc.set_threshold(_OBJECTS)  # before Qt, whose import makes the most of them
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in a terminal ends the window
    app = _application()
    app.setApplicationName("token-estimator")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("token-estimator")
    window = _first_paint()
    window.editor.painted.connect(lambda: _begin_watched(app, window, entry))
    window.show()
    return app.exec()


def _application() -> "QApplication":
    if sys.platform == "darwin":
        from estimator.ui.application import Application

        return Application([sys.argv[0]])
    from PySide6.QtWidgets import QApplication

    return QApplication([sys.argv[0]])


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
    from estimator.store.folder import database_path
    from estimator.store.store import Store

    gc.set_threshold(_OBJECTS)
    opening = Store.open_or_replace(database_path())
    window.begin(Session(book.load(), opening.store))
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
