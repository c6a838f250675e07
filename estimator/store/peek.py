"""The kept settings at a glance, before the store is opened: a window's first paint needs them."""

from contextlib import closing
from pathlib import Path


def settings(path: Path) -> dict[str, str]:
    """Every setting by name; none where there is no file that can be read.

    Reads alone. What is wrong with the file, the store finds when it is opened.
    """
    if not path.is_file():
        return {}
    import sqlite3  # noqa: PLC0415 - the first start needs none

    where = f"{path.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(where, uri=True, timeout=1)) as database:
            rows = database.execute("SELECT name, value FROM settings").fetchall()
    except (sqlite3.Error, UnicodeError):  # SQLite's words may hold what the file does
        return {}
    return {name: value for name, value in rows if isinstance(name, str) and isinstance(value, str)}
