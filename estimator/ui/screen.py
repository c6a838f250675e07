"""Whether a window can be shown, and one sentence where not: Qt itself would abort."""

import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType
    from PySide6.QtWidgets import QApplication

FAILED = 2
"""The exit status where no window can be shown."""
_SAID = "estimator: {why}; the words count, quote, models and rates work without a window"
_LOCAL_DISPLAY = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")
_LIBRARY = re.compile(r"(?:.*/)?(lib[^/: ]+\.so)\.?([0-9]*)[^:]*: (.*)", re.DOTALL)
_UNLOADED = re.compile(r'plugin "(\w+)[^"]*" in .* even though')


class NoWindowError(Exception):
    """No window can be shown; the words say why."""

    def __str__(self) -> str:
        return _SAID.format(why=self.args[0])


def check() -> None:
    """Look for a screen, from outside Qt.

    Raises:
        NoWindowError: there is none.
    """
    if why := _without_screen():
        raise NoWindowError(f"there is no screen to open a window on, {why}")


def application() -> "QApplication":
    """Qt's application object.

    Where Qt finds no screen, the process says why and ends, for Qt does not return.

    Raises:
        NoWindowError: a library is missing that Qt needs on every screen.
    """
    try:
        from PySide6.QtCore import qInstallMessageHandler  # noqa: PLC0415

        make = _maker()
    except ImportError as error:
        raise NoWindowError(_unloaded(str(error))) from error
    told = _Told()
    qInstallMessageHandler(told.take)
    app = make([sys.argv[0]])
    qInstallMessageHandler(None)
    for text in told.texts:
        print(text, file=sys.stderr)  # noqa: T201 - as Qt would have
    return app


def _maker() -> "type[QApplication]":
    if sys.platform == "darwin":
        from estimator.ui.application import Application  # noqa: PLC0415

        return Application
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    return QApplication


class _Told:
    """What Qt tells while it looks for the screen; its last word before it aborts is ours."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def take(self, kind: "QtMsgType", _context: "QMessageLogContext", text: str) -> None:
        if kind.name != "QtFatalMsg":
            self.texts.append(text)
            return
        print(NoWindowError(self._why()), file=sys.stderr, flush=True)  # noqa: T201
        os._exit(FAILED)

    def _why(self) -> str:
        for name in _UNLOADED.findall("\n".join(self.texts)):
            if why := _why_unloaded(name):
                return why
        shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
        if _UNLOADED.search("\n".join(self.texts)):
            return f"there is no screen to open a window on, nothing answers at {shown}"
        told = " ".join(" ".join(self.texts).split()) or "Qt does not say why"
        return f"no window can be opened: {told}"


def _why_unloaded(name: str) -> str:
    """Why Qt's part for a kind of screen can't be loaded; empty where it can."""
    import ctypes  # noqa: PLC0415 - never needed but here

    from PySide6.QtCore import QLibraryInfo  # noqa: PLC0415

    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    try:
        ctypes.CDLL(str(plugins / "platforms" / f"libq{name}.so"))
    except OSError as error:
        return _unloaded(str(error))
    return ""


def _unloaded(told: str) -> str:
    """Say which library the system could not load, and the package that it is in."""
    found = _LIBRARY.match(told)
    if not found:
        return f"Qt can't be loaded: {told}"
    name, version, reason = found.groups()
    whole = f"{name}.{version}".removesuffix(".")
    said = f"no window can be opened, since {whole} can't be loaded ({reason})"
    stem = name.removesuffix(".so").lower()
    package = f"{stem}-{version}" if stem[-1].isdigit() else f"{stem}{version}"
    return f"{said}; on Debian and Ubuntu the package {package} has it" if version else said


def _without_screen() -> str:
    """Why no window can be opened; empty where one can, as far as is seen from outside Qt."""
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
