"""Where the store is; apart from the rest because the window asks before its first paint."""

import os
import sys
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


def _portable_folder() -> Path | None:
    """The folder ``data`` that the portable archive ships beside the program; None elsewhere."""
    if not getattr(sys, "frozen", False):
        return None
    program = Path(sys.executable).resolve()
    beside = program.parent
    if beside.match("*.app/Contents/MacOS"):  # macOS shows the bundle as the program
        beside = beside.parents[2]
    return beside / PORTABLE if (beside / PORTABLE).is_dir() else None
