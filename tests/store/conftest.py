import sqlite3

import pytest

from estimator.store.store import Store


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "estimator.db"


@pytest.fixture
def store(path):
    opened = Store.open(path)
    yield opened
    opened.close()


@pytest.fixture
def filled(path):
    """The path of a database of several pages."""
    store = Store.open(path)
    store.set_settings({f"name {n}": "x" * 500 for n in range(100)})
    store.close()
    return path


@pytest.fixture
def newer(filled):
    """The path of a database that a much later version has written."""
    connection = sqlite3.connect(filled)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    return filled
