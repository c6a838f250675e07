"""Where the store is, for its user alone; apart from the rest: the first paint asks for it."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

APP = "token-estimator"
PORTABLE = "data"
"""The folder that makes a frozen app portable, where it lies beside the program."""


def data_folder() -> Path:
    """``ESTIMATOR_DATA_DIR``, or ``data`` beside a portable app, or the user's data folder."""
    moved = os.environ.get("ESTIMATOR_DATA_DIR")
    if moved:
        return Path(moved)
    if portable := _portable_folder():
        return portable
    import platformdirs  # noqa: PLC0415 - not needed where the folder is named

    return platformdirs.user_data_path(APP, appauthor=False)


def database_path() -> Path:
    """The database file, which need not exist."""
    return data_folder() / "estimator.db"


def log_folder() -> Path:
    """The folder of what is told of faults, which need not exist."""
    return data_folder() / "log"


def make_private(folder: Path) -> None:
    """Make a folder that the user alone may enter; one that is there becomes so.

    Raises:
        OSError: it can't be made.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    keep_private(folder)


def keep_private(path: Path) -> None:
    """Take from others what they may do with a file or folder of the user's, if it is there."""
    if sys.platform == "win32":  # where modes say nothing of others
        return
    with suppress(OSError):  # it is another user's, or on a disk without modes
        mode = path.stat().st_mode
        if mode & 0o077 and not mode & stat.S_ISVTX:  # a folder of everyone's stays one
            path.chmod(mode & 0o700)


def _portable_folder() -> Path | None:
    """The folder ``data`` that the portable archive ships beside the program; None elsewhere."""
    if not getattr(sys, "frozen", False):
        return None
    program = Path(sys.executable).resolve()
    beside = program.parent
    if beside.match("*.app/Contents/MacOS"):  # macOS shows the bundle as the program
        beside = beside.parents[2]
    return beside / PORTABLE if (beside / PORTABLE).is_dir() else None
