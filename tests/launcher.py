"""Starts the real app, and tells each thing that a later launch makes it do.

Usage: launcher.py FILE …  Each line is ``ready``, ``front`` or ``open`` with a path. What else is
wanted of the window, the environment says: see below.
"""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from estimator import __main__ as program


def tell(*words):
    print(*words, flush=True)  # noqa: T201


def watched(begin):
    def begun(app, window, entry):
        told = window.activateWindow
        window.activateWindow = lambda: (told(), tell("front", window.isMinimized()))
        begin(app, window, entry)
        opened = window.files.open_path
        window.files.open_path = lambda path: (opened(path), tell("open", path))
        tell("ready", window.notice.text())
        if place := os.environ.get("PLACE"):
            window.setGeometry(*map(int, place.split()))
            app.processEvents()
        if "SEE" in os.environ:
            frame, screen = window.frameGeometry(), window.screen().availableGeometry()
            tell(*frame.getRect(), screen.contains(frame))
        if "MINIMIZED" in os.environ:
            window.showMinimized()
        if "ENDS" in os.environ:
            window.close()

    return begun


if __name__ == "__main__":
    program._begin_watched = watched(program._begin_watched)
    sys.exit(program.main())
