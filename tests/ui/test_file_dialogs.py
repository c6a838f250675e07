"""What Qt's own file dialogs remember is kept with the app's data, or not at all."""

import pytest
from PySide6.QtCore import QEvent, QSettings, QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog

from estimator.store.folder import data_folder
from estimator.store.store import HISTORY, NONE
from estimator.ui import preferences


@pytest.fixture
def visit(window, tmp_path, qapp):
    """Goes into a folder with a file dialog, and closes it."""
    secret = tmp_path / "secret project"
    secret.mkdir()

    def go():
        dialog = QFileDialog(window, "", str(secret))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.show()
        dialog.accept()
        dialog.deleteLater()
        QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)

    yield go
    shared = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, shared)


def remembered():
    return [file.name for file in data_folder().glob("QtProject*")]


def test_it_is_kept_with_the_apps_data(window, visit):
    visit()
    assert remembered() == ["QtProject.conf"]
    assert "secret" in (data_folder() / "QtProject.conf").read_text()


def test_without_a_history_nothing_is(window, visit):
    visit()
    window.preferences.put(HISTORY, NONE)
    assert remembered() == []
    visit()
    assert remembered() == []
    window.preferences.put(HISTORY, preferences.ALL)
    visit()
    assert remembered() == ["QtProject.conf"]


def test_nor_is_anything_after_the_next_start(open_window, visit, window):
    window.preferences.put(HISTORY, NONE)
    window.close()
    open_window()
    visit()
    assert remembered() == []
