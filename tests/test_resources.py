import sys

from estimator import resources


def test_a_checkout_has_them_beside_the_package():
    for part in ("vocab/manifest.json", "vocab/models.json", "rates/index.json"):
        assert resources.path(*part.split("/")).is_file()


def test_an_installed_wheel_has_them_in_the_package(tmp_path, monkeypatch):
    (tmp_path / "_resources").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resources.path("rates", "index.json") == tmp_path / "_resources" / "rates" / "index.json"


def test_the_frozen_app_has_them_where_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.path("vocab") == tmp_path / "resources" / "vocab"
