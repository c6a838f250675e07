"""A disk that is full, and a file or folder that may only be read."""

import os
import sys
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from stores import changed, files_up_to, leave, left, old

from estimator.observed import Observations
from estimator.prompts import Prompts
from estimator.store import copies
from estimator.store.database import StoreError
from estimator.store.rows import Draft
from estimator.store.store import Store
from estimator.tokens.text import Coding

if sys.platform == "win32":
    pytest.skip("limits and users of POSIX", allow_module_level=True)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOBODY = 65534
SMALL = Draft("kept", None, Coding(), "\n", modified=True, cursor=0)
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


def test_a_disk_that_was_full_before_the_start(path):
    store = Store.open(path)
    leave(store, SMALL, settings={"theme": "dark"})
    store.close()
    before = path.read_bytes()
    with files_up_to(0):
        opening = Store.open_or_replace(path)
        store = opening.store
        assert (opening.problem.kind, store.is_lasting) == ("full", True)
        assert (left(store), store.settings()) == (SMALL, {"theme": "dark"})
        assert kind_of(store.set_settings, {"theme": "light"}) == "full"
    assert path.read_bytes() == before
    beside = store.beside()
    beside.set_settings({"theme": "light"})
    assert store.settings() == {"theme": "light"}
    beside.close()
    store.close()


def test_prompts_are_claimed_with_the_first_that_there_is_room_for(path):
    store = Store.open(path)
    leave(store, SMALL, owner="ended")
    prompts = Prompts(store, Observations(store))
    with files_up_to(0):
        prompts.claim("me", lambda _: False)
        assert [head.number for head in [p.head for p in prompts.all]] == [1]
    assert [head.owner for head in store.drafts.heads()] == ["ended"]
    store.keep(prompts.leaving([], {}))
    assert [(head.owner, head.is_closed) for head in store.drafts.heads()] == [("me", False)]
    store.close()


def test_prompts_that_another_app_claims_meanwhile_are_its_own(path):
    store = Store.open(path)
    leave(store, SMALL, owner="ended")
    prompts = Prompts(store, Observations(store))
    with files_up_to(0):
        prompts.claim("me", lambda _: False)
    store.drafts.claim("another", lambda _: False)
    assert kind_of(store.keep, prompts.leaving([], {})) == "taken"
    assert [head.owner for head in store.drafts.heads()] == ["another"]
    store.close()


def test_an_old_file_on_a_full_disk_is_read_into_memory(path):
    old(path, 2)
    before = path.read_bytes()
    with files_up_to(0):
        opening = Store.open_or_replace(path)
    assert (opening.problem.kind, opening.store.is_lasting) == ("full", False)
    assert opening.store.settings()["theme"] == "dark"
    assert left(opening.store).text == "ab"
    opening.store.close()
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_damaged_file_on_a_full_disk_stays_where_it_is(path):
    store = Store.open(path)
    store.back_up()
    store.close()
    changed(path, "INSERT INTO entries VALUES ('rate', '[]', '1.2.3')")
    with files_up_to(0):
        opening = Store.open_or_replace(path)
    assert (opening.problem.kind, opening.store.is_lasting) == ("damaged", False)
    assert (opening.kept, path.exists()) == (None, True)
    opening.store.close()


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


@pytest.fixture(params=["file", "folder"])
def closed(request, anybodys):
    """The path of a store whose file or folder may only be read; what makes it so."""

    def close():
        if request.param == "file":
            anybodys.chmod(0o444)
        else:
            anybodys.parent.chmod(0o555)

    return anybodys, close


def test_what_may_only_be_read_is_read_and_left_as_it_is(closed):
    path, close = closed
    before = path.read_bytes()
    close()
    with without_rights():
        opening = Store.open_or_replace(path)
    assert (opening.problem.kind, opening.store.is_lasting) == ("read-only", False)
    assert opening.problem.path == str(path)
    assert opening.store.settings() == {"theme": "dark"}
    opening.store.set_settings({"theme": "light"})
    opening.store.close()
    assert path.read_bytes() == before
    assert len(list(path.parent.iterdir())) == 1


def test_an_old_file_that_may_only_be_read(closed):
    path, close = closed
    path.unlink()
    old(path, 3)
    path.chmod(0o666)
    before = path.read_bytes()
    close()
    with without_rights():
        opening = Store.open_or_replace(path)
    assert (opening.problem.kind, opening.store.is_lasting) == ("read-only", False)
    assert left(opening.store).text == "ab"
    assert len(opening.store.own.entries()) == 3
    opening.store.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("PRAGMA user_version = 99", "newer"),
        ("INSERT INTO entries VALUES ('rate', '[]', '1.2.3')", "damaged"),
    ],
)
def test_what_may_only_be_read_and_is_none_of_ours(anybodys, statement, kind):
    before = changed(anybodys, statement).read_bytes()
    anybodys.chmod(0o444)
    anybodys.parent.chmod(0o555)
    with without_rights():
        opening = Store.open_or_replace(anybodys)
    assert (opening.problem.kind, opening.problem.path) == (kind, str(anybodys))
    assert (opening.store.is_lasting, opening.store.settings(), opening.kept) == (False, {}, None)
    opening.store.close()
    assert anybodys.read_bytes() == before


def test_a_file_that_may_not_even_be_read(anybodys):
    anybodys.chmod(0)
    with without_rights():
        opening = Store.open_or_replace(anybodys)
    assert (opening.problem.kind, opening.store.is_lasting) == ("unwritable", False)
    opening.store.close()


def test_no_file_in_a_folder_that_may_only_be_read(anybodys):
    anybodys.unlink()
    anybodys.parent.chmod(0o555)
    with without_rights():
        opening = Store.open_or_replace(anybodys)
    assert (opening.problem.kind, opening.store.is_lasting) == ("unwritable", False)
    opening.store.close()


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
