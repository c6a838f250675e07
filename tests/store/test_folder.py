import sys

import platformdirs
import pytest

from estimator.store import folder


@pytest.fixture
def frozen(tmp_path, monkeypatch):
    """A frozen app in a folder of its own, and nothing that moves its data."""
    monkeypatch.delenv("ESTIMATOR_DATA_DIR", raising=False)

    def place(program):
        path = tmp_path / program
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "executable", str(path))
        return tmp_path

    return place


def users():
    return platformdirs.user_data_path("token-estimator", appauthor=False)


def test_an_app_with_a_folder_for_data_beside_it_is_portable(frozen):
    beside = frozen("app/estimator") / "app" / "data"
    assert folder.data_folder() == users()
    beside.mkdir()
    assert folder.data_folder() == beside
    assert folder.database_path().parent == beside


def test_a_file_of_that_name_makes_nothing_portable(frozen):
    (frozen("app/estimator") / "app" / "data").touch()
    assert folder.data_folder() == users()


def test_beside_a_bundle_of_macos(frozen):
    top = frozen("Token Estimator.app/Contents/MacOS/estimator")
    (top / "Token Estimator.app" / "Contents" / "MacOS" / "data").mkdir()
    assert folder.data_folder() == users()
    (top / "data").mkdir()
    assert folder.data_folder() == top / "data"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_the_program_is_not_beside_it(frozen, tmp_path, monkeypatch):
    beside = frozen("app/estimator") / "app" / "data"
    beside.mkdir()
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "data").mkdir()
    (tmp_path / "bin" / "estimator").symlink_to(tmp_path / "app" / "estimator")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "estimator"))
    assert folder.data_folder() == beside


def test_the_environment_comes_first(frozen, tmp_path, monkeypatch):
    (frozen("app/estimator") / "app" / "data").mkdir()
    monkeypatch.setenv("ESTIMATOR_DATA_DIR", str(tmp_path / "named"))
    assert folder.data_folder() == tmp_path / "named"


def test_from_source_nothing_is_portable(tmp_path, monkeypatch):
    monkeypatch.delenv("ESTIMATOR_DATA_DIR", raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    (tmp_path / "data").mkdir()
    assert folder.data_folder() == users()
