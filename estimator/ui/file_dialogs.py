"""What Qt's own file dialogs remember: the folders that were visited, which are history too."""

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSettings

_FILE = "QtProject.conf"  # Qt's name for it


def remember(folder: Path, *, is_wanted: bool) -> None:
    """Have it remembered among the app's data, and in no folder that all programs share.

    Args:
        folder: of the app's data.
        is_wanted: else nothing is remembered, and what was is removed.
    """
    if not is_wanted:
        with suppress(OSError):
            (folder / _FILE).unlink(missing_ok=True)
    place = str(folder) if is_wanted else os.devnull  # where nothing can be made
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, place)
