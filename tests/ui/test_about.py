"""About: the build, the terms of all that is shipped, and a report that tells nothing private."""

import json
import platform
import sys
from importlib import metadata
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from windows import choose, put, settle

from estimator import __version__, resources
from estimator.tokens import vocab
from estimator.ui import diagnostics, licences


@pytest.fixture
def about(window):
    choose(window, "about")
    return window.app_windows.about


def named(about):
    return [about.list.item(row).text() for row in range(about.list.count())]


def copied(about):
    about.copy.setFocus()
    QTest.keyClick(about.copy, Qt.Key.Key_Space)
    return QGuiApplication.clipboard().text()


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """A folder of licences in the place of the bundled one."""
    folder = tmp_path / "resources" / "licenses"
    (folder / "system").mkdir(parents=True)
    rows = [
        {"component": "Qt", "version": "6.1", "licence": "LGPL", "file": "qt.txt", "systems": []},
        {"component": "Other", "version": "1", "licence": "MIT", "file": "o.txt", "systems": ["x"]},
    ]
    (folder / "manifest.json").write_text(json.dumps(rows))
    (folder / "o.txt").write_text("terms of what another system needs")
    (folder / "refresh.py").write_text("")
    (folder / "qt.txt").write_text("terms of Qt")
    (folder / "system" / "libxcb1.txt").write_text("terms of xcb")
    (folder / "more.txt").write_bytes(b"terms \xff")
    monkeypatch.setattr(resources, "root", lambda: tmp_path / "resources")
    return folder


# What it says


def test_it_says_what_the_app_is_and_of_what_it_is_made(about):
    assert about.windowTitle() == "About Token Estimator"
    assert about.name.text() == "Token Estimator"
    for part in (__version__, platform.python_version(), qVersion(), metadata.version("tiktoken")):
        assert part in about.build.text()
    assert "run from its source" in about.build.text()
    assert "LGPL" in about._notice.text()


def test_what_is_no_name_of_a_product_is_in_the_language(about, monkeypatch):
    """The manifest is in English alone."""
    monkeypatch.setattr(about, "tr", lambda text: f"[{text}]")
    before = named(about)
    about.retranslate()
    translated = [row for row in named(about) if row not in before]
    assert [row.split(" inside ")[0] for row in translated] == ["[Third-party parts"] * 2


def test_the_built_app_says_that_it_is(about, monkeypatch):
    def unknown(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(metadata, "version", unknown)
    about.retranslate()
    assert "run from its source" not in about.build.text()
    assert f"tiktoken {licences.version_of('tiktoken')}" in about.build.text()
    assert "(built app)" in copied(about)


def test_every_component_is_there_with_its_full_text(about):
    manifest = json.loads(resources.path("licenses", "manifest.json").read_text())
    rows = named(about)
    assert rows[0] == f"Token Estimator {__version__}"
    assert "MIT License" in about.terms.toPlainText()
    for component in manifest[1:]:
        if component["systems"] and sys.platform not in component["systems"]:
            continue
        one_of = component["version"].split(" / ")
        version = PySide6.__version__ if PySide6.__version__ in one_of else component["version"]
        row = rows.index(f"{component['component']} {version}".strip())
        about.list.setCurrentRow(row)
        text = resources.path("licenses", component["file"]).read_text(encoding="utf-8")
        assert about.terms.toPlainText().split() == text.split()
        assert component["licence"] in about.terms.accessibleName()


def test_they_are_read_by_keyboard(about):
    assert about.list.hasFocus() or about.focusWidget() is about.list
    QTest.keyClick(about.list, Qt.Key.Key_Down)
    assert about.list.currentRow() == 1
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in about.terms.toPlainText()
    QTest.keyClick(about.list, Qt.Key.Key_Tab)
    assert about.focusWidget() is about.terms
    QTest.keyClick(about.terms, Qt.Key.Key_Escape)
    assert not about.isVisible()


def test_what_lies_in_the_folder_is_listed_whatever_it_is(shipped):
    found = licences.all_of_them()
    assert [each.component for each in found] == ["Qt", "more", "libxcb1"]
    assert [each.text() for each in found] == ["terms of Qt", "terms \ufffd", "terms of xcb"]
    assert licences.version_of("Qt") == "6.1"


def test_a_text_that_is_missing_is_said(about, tmp_path):
    about._licences[1] = resources.Licence("Qt", "", "", tmp_path / "gone.txt")
    about.list.setCurrentRow(1)
    assert about.terms.toPlainText() == "The text of this licence is missing."
    assert about.terms.accessibleName() == "Licence of Qt"


# The report


def test_a_report_is_copied_and_that_is_said(about, window, data_dir):
    text = copied(about)
    assert about.said.text() == "Copied: versions and settings, and nothing of a prompt."
    lines = text.splitlines()
    assert lines[0] == f"Token Estimator {__version__} (from source)"
    assert f"Qt {qVersion()}" in lines[1]
    starts = [line.partition(":")[0] for line in lines[2:]]
    assert starts == ["System", "Kernel", "Platform", "Screen", "Theme", "Language", "Data",
                      "Vocabularies", "Rates"]  # fmt: skip
    size = sum(path.stat().st_size for path in data_dir.rglob("*") if path.is_file())
    assert f"{size:,} bytes" in text
    assert f"Vocabularies: {len(vocab.vocabularies())}, all as shipped" in text
    window.choose_theme("dark")
    window.choose_language("zh_CN")
    settle()
    again = copied(about)
    assert "Theme: dark, dark now" in again
    assert "Language: zh_CN, zh_CN now, numbers of zh_CN" in again


def test_it_tells_nothing_of_a_prompt_nor_of_a_user(window, written, monkeypatch):
    home = Path("/people/jane.doe")
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr(diagnostics, "data_folder", lambda: home / "data")
    window.files.open_path(written("my secret prompt", "secret.md"))
    put(window, "another secret")
    choose(window, "about")
    text = copied(window.app_windows.about)
    assert "secret" not in text
    assert "jane" not in text
    assert "Data: ~/data, 0 bytes" in text


@pytest.mark.parametrize(
    ("path", "shown"),
    [("/people/jane/a", "~/a"), ("/people/jane", "~"), ("/mnt/jane/a", "/mnt/~/a"), ("/x", "/x")],
)
def test_a_path_is_shown_without_the_users_name(monkeypatch, path, shown):
    monkeypatch.setattr(Path, "home", lambda: Path("/people/jane"))
    assert diagnostics.shortened(Path(path)) == shown


def test_a_vocabulary_that_was_changed_is_told(about, monkeypatch, tmp_path):
    real = resources.path

    def path(*parts):
        changed = parts == ("vocab", "o200k_base.ranks")
        return tmp_path / "nothing" if changed else real(*parts)

    monkeypatch.setattr(resources, "path", path)
    assert "changed or missing: o200k_base" in copied(about)
