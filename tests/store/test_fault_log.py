"""The log of faults: what it tells, what it never tells, and how large it grows."""

import stat
import sys
from pathlib import Path

import pytest

from estimator.store import fault_log

TYPED = "the secret plan of project Zanzibar"


@pytest.fixture(autouse=True)
def data_dir(tmp_path, monkeypatch):
    monkeypatch.setenv("ESTIMATOR_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def raised(do):
    try:
        do()
    except BaseException as error:  # noqa: BLE001 - any kind is to be told of
        return error
    raise AssertionError("nothing was raised")


def ours(text):
    kept = {"prompt": text}
    return kept["prompt"].index("Timbuktu")


def keyed():
    nothing: dict[str, str] = {}
    return nothing[TYPED]


def encoded():
    return f"{TYPED}\ud800".encode()


def numbered():
    return int(TYPED)


def opened():
    return Path(f"/nowhere/{TYPED}").read_text(encoding="utf-8")


def wrapped():
    try:
        keyed()
    except KeyError as error:
        raise RuntimeError(TYPED) from error


def asserted():
    note = ValueError(TYPED)
    note.add_note(TYPED)
    raise note


@pytest.mark.parametrize(
    "do", [lambda: ours(TYPED), keyed, encoded, numbered, opened, wrapped, asserted]
)
def test_nothing_of_a_prompt_is_told(do):
    told = fault_log.described(raised(do))
    assert "Zanzibar" not in told
    assert "test_fault_log.py" in told


def test_the_kind_and_the_place_are_told():
    told = fault_log.described(raised(wrapped))
    assert "KeyError (its message is left out, since it may hold text)" in told
    assert "which led to:" in told
    assert told.endswith("RuntimeError (its message is left out, since it may hold text)")
    assert told.index("in keyed") < told.index("which led to:") < told.index("RuntimeError")


def test_what_names_parts_of_the_program_alone_is_told():
    wanted = "counts"
    told = fault_log.described(raised(lambda: getattr("", wanted)))
    assert told.endswith("AttributeError: 'str' object has no attribute 'counts'")


def test_a_fault_of_the_system_is_told_without_the_files_name():
    assert fault_log.described(raised(opened)).endswith(
        "FileNotFoundError: No such file or directory"
    )


def test_an_error_that_can_not_be_told_is_told_by_its_kind():
    class OddError(TypeError):
        def __str__(self):
            raise ValueError(TYPED)

    assert fault_log.described(OddError()).endswith("OddError")


def test_a_recursion_is_told_by_its_end():
    def again():
        again()

    told = fault_log.described(raised(again))
    assert "RecursionError: " in told
    assert len(told) < 4000


def test_the_users_folder_is_not_named(monkeypatch, tmp_path):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert fault_log.shortened(f'File "{tmp_path}/a.py"') == 'File "~/a.py"'
    assert fault_log.shortened(f"{tmp_path}ette/a.py") == f"{tmp_path}ette/a.py"


def test_it_says_when_and_on_what():
    assert fault_log.write("a fault")
    first, second = fault_log.path().read_text(encoding="utf-8").splitlines()[:2]
    assert "Token Estimator" in first
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in first
    assert second == "a fault"


@pytest.mark.skipif(sys.platform == "win32", reason="there, folders of users are theirs alone")
def test_only_the_user_may_read_it():
    for _ in range(2):
        fault_log.write("x" * 200_000)
    files = list(fault_log.path().parent.iterdir())
    assert len(files) == 2
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE(fault_log.path().parent.stat().st_mode) == 0o700


def test_it_grows_no_larger_than_three_files():
    for number in range(12):
        assert fault_log.write(f"{number}:" + "x" * 100_000)
    files = sorted(fault_log.path().parent.iterdir())
    assert [path.name for path in files] == ["estimator.log", "estimator.log.1", "estimator.log.2"]
    assert all(path.stat().st_size <= fault_log.MAX_BYTES for path in files)
    assert "11:" in fault_log.path().read_text(encoding="utf-8")


def test_where_it_can_not_be_written_nothing_is_raised(data_dir):
    data_dir.write_text("a file in the place of the folder")
    assert not fault_log.write("a fault")


def test_a_full_disk_is_no_second_fault(monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(fault_log._Handler, "emit", full)
    assert not fault_log.write("a fault")
