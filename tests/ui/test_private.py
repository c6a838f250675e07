"""What is kept, the user alone may read: from the first moment on, on a machine of many."""

import os
import stat
import sys
import tempfile
from pathlib import Path

import pytest
from windows import put

if sys.platform == "win32":
    pytest.skip("modes of POSIX", allow_module_level=True)

from estimator.store import crash_file, fault_log
from estimator.store.store import Store
from estimator.ui.claim import Claim

NOBODY = 65534


@pytest.fixture(autouse=True)
def careless():
    """Files that a program makes without a thought, anybody may read and write."""
    before = os.umask(0)
    yield
    os.umask(before)


def is_private(path):
    return not stat.S_IMODE(path.stat().st_mode) & 0o077


def all_in(folder):
    return [folder, *folder.rglob("*")]


def crash_is_watched(monkeypatch):
    monkeypatch.setattr("faulthandler.enable", lambda _: None)  # pytest has its own
    monkeypatch.setattr("faulthandler.disable", lambda: None)
    crash_file.watch()


def test_all_that_is_kept(data_dir, open_window, monkeypatch):
    """In the order of a first start, in which the log's folder is made before the store's."""
    crash_is_watched(monkeypatch)
    assert is_private(data_dir)
    window = open_window()
    put(window, "a prompt")
    assert window.keeper.keep()
    fault_log.write("a fault")
    window._session.store.back_up()
    names = {path.name for path in all_in(data_dir)}
    assert names >= {"estimator.db", "estimator.db.backup", "log", "crash.txt", "estimator.log"}
    assert any(name.endswith(".lock") for name in names)
    assert [path for path in all_in(data_dir) if not is_private(path)] == []
    crash_file.leave()


def test_the_journal_of_a_write_that_goes_on(data_dir):
    store = Store.open(data_dir / "estimator.db")
    store._connection.execute("BEGIN IMMEDIATE")
    store._connection.execute("INSERT INTO settings VALUES ('a', 'b')")
    journal = data_dir / "estimator.db-journal"
    assert is_private(journal)
    store._connection.execute("ROLLBACK")
    store.close()


def test_what_was_made_wider_is_narrow_again(data_dir, monkeypatch):
    def begin():
        crash_is_watched(monkeypatch)
        fault_log.write("a fault")
        store = Store.open(data_dir / "estimator.db")
        store.back_up()
        claim = Claim(store.path)
        store.close()
        claim.release()
        crash_file.leave()

    begin()
    for path in all_in(data_dir):
        path.chmod(0o777 if path.is_dir() else 0o666)
    begin()
    assert [path for path in all_in(data_dir) if not is_private(path)] == []


def test_a_folder_of_everyones_stays_one(data_dir):
    data_dir.mkdir()
    data_dir.chmod(0o1777)
    Store.open(data_dir / "estimator.db").close()
    assert stat.S_IMODE(data_dir.stat().st_mode) == 0o1777
    assert is_private(data_dir / "estimator.db")


@pytest.mark.skipif(os.geteuid() != 0, reason="the administrator alone becomes another user")
def test_another_user_can_read_nothing(open_window, monkeypatch):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        data = Path(folder, "data")
        data.mkdir()
        data.chmod(0o777)
        monkeypatch.setenv("ESTIMATOR_DATA_DIR", str(data))
        window = open_window()
        put(window, "a prompt")
        assert window.keeper.keep()
        found = all_in(data)
        assert len(found) > 2
        os.seteuid(NOBODY)
        try:
            assert [path for path in found if os.access(path, os.R_OK, effective_ids=True)] == []
            with pytest.raises(PermissionError):
                (data / "estimator.db").read_bytes()
        finally:
            os.seteuid(0)


@pytest.mark.parametrize("content", ["", "garbage", "1\n"])
def test_the_lock_of_a_power_cut_holds_no_prompt_for_ever(data_dir, content):
    claim = Claim(str(data_dir / "estimator.db"))
    other = "0123456789abcdef"
    lock = data_dir / "running" / f"{other}.lock"
    lock.write_text(content, encoding="utf-8")
    assert not claim.is_alive(other)
    assert claim.is_alive(claim.name)
    claim.release()
