"""Where the store is; apart from the rest because the window asks before its first paint."""

import os
from pathlib import Path

APP = "token-estimator"


def data_folder() -> Path:
    """``ESTIMATOR_DATA_DIR``, or the system's folder for the user's data."""
    moved = os.environ.get("ESTIMATOR_DATA_DIR")
    if moved:
        return Path(moved)
    import platformdirs  # noqa: PLC0415 - not needed where the folder is named

    return platformdirs.user_data_path(APP, appauthor=False)


def database_path() -> Path:
    """The database file, which need not exist."""
    return data_folder() / "estimator.db"


def log_folder() -> Path:
    """The folder of what is told of faults, which need not exist."""
    return data_folder() / "log"
