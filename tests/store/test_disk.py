"""A disk that is full, and a file or folder that may only be read."""

import os
import sys
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from stores import files_up_to, leave, left, old

from estimator.store import copies
from estimator.store.database import StoreError
from estimator.store.rows import Draft
from estimator.store.store import Store
from estimator.tokens.text import Coding

if sys.platform == "win32":
    pytest.skip("limits and users of POSIX", allow_module_level=True)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOBODY = 65534
LARGE = Draft("x" * 1_000_000, None, Coding(), "\n", modified=True, cursor=0)
NOTED = '{"percent":"5","note":"' + "x" * 100 + '"}'
MANY = {("rule", f'["{n}"]'): NOTED for n in range(5000)}


def kind_of(action, *args):
    with pytest.raises(StoreError) as caught:
        action(*args)
    return caught.value.kind


def test_a_full_disk_leaves_every_entry_and_step_as_it_was(store, path):
    store.own.change({("model", '["me","mine"]'): "{}"}, "one", NOW)
    before = store.own.entries(), store.own.steps(), store.own.revision()
    with files_up_to(path.stat().st_size + 4096):
        assert kind_of(store.own.change, MANY, "import", NOW) == "full"
        assert kind_of(leave, store, LARGE) == "full"
        assert (store.own.entries(), store.own.steps(), store.own.revision()) == before
        assert left(store) is None
    assert store.own.change(MANY, "import", NOW) == 2
    reopened = Store.open(path)
    assert len(reopened.own.entries()) == len(MANY) + 1
    reopened.close()


def test_a_full_disk_at_the_start(path):
    with files_up_to(0):
        opening = Store.open_or_replace(path)
    assert (opening.problem.kind, opening.store.is_lasting) == ("full", False)
    opening.store.close()
    opening = Store.open_or_replace(path)
    assert (opening.problem, opening.store.is_lasting) == (None, True)
    opening.store.close()


def test_an_old_file_on_a_full_disk_stays_old(path):
    old(path, 2)
    before = path.read_bytes()
    with files_up_to(path.stat().st_size - 1):
        assert kind_of(Store.open, path) == "full"
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    Store.open(path).close()


def test_a_full_disk_leaves_the_last_backup(store, path):
    store.back_up()
    backup = copies.backup_of(path)
    before = backup.read_bytes()
    store.own.change(MANY, "import", NOW)
    with files_up_to(len(before)):
        store.back_up()
    assert backup.read_bytes() == before
    assert len(list(path.parent.iterdir())) == 2


@pytest.fixture
def anybodys():
    """The path of a store in a folder that a user without rights is in."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "estimator.db"
        store = Store.open(path)
        store.set_settings({"theme": "dark"})
        store.close()
        path.chmod(0o666)
        Path(folder).chmod(0o777)
        yield path
        Path(folder).chmod(0o777)


@contextmanager
def without_rights():
    """As a user to whom modes apply: the administrator may write where nobody may."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_folder_and_file_that_may_be_written(anybodys):
    with without_rights():
        opening = Store.open_or_replace(anybodys)
        opening.store.set_settings({"theme": "light"})
        opening.store.close()
    assert opening.problem is None


@pytest.mark.parametrize("which", ["file", "folder"])
def test_what_may_only_be_read_is_left_as_it_is(anybodys, which):
    before = anybodys.read_bytes()
    if which == "file":
        anybodys.chmod(0o444)
    else:
        anybodys.parent.chmod(0o555)
    with without_rights():
        opening = Store.open_or_replace(anybodys)
    assert (opening.problem.kind, opening.store.is_lasting) == ("unwritable", False)
    opening.store.set_settings({"theme": "light"})
    opening.store.close()
    assert anybodys.read_bytes() == before
    assert len(list(anybodys.parent.iterdir())) == 1


def test_a_folder_that_is_closed_while_the_store_is_open(anybodys):
    with without_rights():
        store = Store.open(anybodys)
    anybodys.parent.chmod(0o555)
    with without_rights():
        assert kind_of(store.set_settings, {"theme": "light"}) == "unwritable"
        assert kind_of(store.own.change, MANY, "import", NOW) == "unwritable"
    anybodys.parent.chmod(0o777)
    with without_rights():
        store.set_settings({"theme": "light"})
    assert store.settings() == {"theme": "light"}
    store.close()
