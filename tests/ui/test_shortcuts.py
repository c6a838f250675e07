"""The list of shortcuts: what it says is what the keys do, and none is missing."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from windows import choose, rows_of, settle

from estimator.ui import keys, shortcut_list

UI = Path(keys.__file__).parent


@pytest.fixture
def shortcuts(window):
    choose(window, "shortcuts")
    return window.app_windows.shortcuts


def listed(shortcuts):
    return {row.rsplit(" | ", 1)[0]: row.rsplit(" | ", 1)[1] for row in rows_of(shortcuts.model)}


def written(action):
    """Its keys, but for those that only some keyboards have."""
    plain = (key for key in action.shortcuts() if key[0].key().value < Qt.Key.Key_Back.value)
    return [key.toString() for key in plain]


def test_it_has_every_shortcut_of_the_menus(shortcuts, window):
    found = listed(shortcuts)
    for name, action in window._menus.actions.items():
        shown = written(action)
        rows = [row for row in found if row.endswith(f"| {action.text().replace('&', '')}")]
        if shown:
            assert found[rows[0]] == ", ".join(shown), name
        else:
            assert not [row for row in rows if row.startswith(("File", "Edit", "View", "Tools"))]
    assert found["Help | Keyboard Shortcuts"] == "Ctrl+?"


def test_it_has_every_shortcut_of_the_rates_window(shortcuts, window):
    window.rates.open("")
    found = listed(shortcuts)
    for name, action in window.rates.window.commands.actions.items():
        shown = ", ".join(written(action))
        title = action.text().replace("&", "").partition(":")[0]
        if shown:
            assert found[f"Rates window | {title}"] == shown, name


def test_it_has_what_other_windows_listen_to(shortcuts, window):
    choose(window, "scenarios")
    choose(window, "learn")
    shown = ", ".join(listed(shortcuts).values()).split(", ")
    choose(window, "pages")
    others = [window.projecting.window, window.learning.window, window.find_bar, window.editor]
    others.append(window.helping.window)
    found = [key for other in others for key in other.findChildren(QShortcut)]
    assert len(found) >= 9
    for shortcut in found:
        written = {key.toString() for key in shortcut.keys()}  # noqa: SIM118 - Qt's
        assert written & {*shown}, written


def test_keys_that_few_keyboards_have_are_left_out():
    """On X11, Qt binds the keys of Sun's keyboards too."""
    bound = map(QKeySequence, ["Ctrl+C", "Ctrl+Ins", "F16", "Shift+F14", "F35", "Copy", "F12"])
    assert list(shortcut_list._shown(bound)) == ["Ctrl+C", "Ctrl+Ins", "F12"]


def test_the_editors_keys_are_the_systems(shortcuts):
    found = listed(shortcuts)
    bound = QKeySequence.keyBindings(QKeySequence.StandardKey.MoveToEndOfDocument)
    assert found["Editor | Go to the end of the text"] == ", ".join(key.toString() for key in bound)
    assert all(found.values())


def test_a_key_is_written_in_one_place():
    """What listens to a key that the list has takes it from there."""
    names = {
        f"Key_{name}" for name in ("Escape", "Space", "Delete", "Left", "Right", "Home", "PageUp")
    }
    for path in UI.glob("*.py"):
        if path.name in ("keys.py", "crossing.py"):  # which mends Qt's own keys
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        written = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not written & names, path.name


def test_it_is_filtered_by_command_and_by_key(shortcuts):
    whole = shortcuts.model.rowCount()
    assert shortcuts.said.text().startswith(f"{whole} ")
    assert shortcuts.filter.hasFocus()
    QTest.keyClicks(shortcuts.filter, "save as")
    assert rows_of(shortcuts.model)[0] == "File | Save As… | Ctrl+Shift+S"
    shortcuts.filter.clear()
    QTest.keyClicks(shortcuts.filter, "ctrl+shift+m")
    assert rows_of(shortcuts.model) == ["Tools | Compare Models… | Ctrl+Shift+M"]
    shortcuts.filter.clear()
    QTest.keyClicks(shortcuts.filter, "find bar")
    assert len(rows_of(shortcuts.model)) == 3
    QTest.keyClick(shortcuts.filter, Qt.Key.Key_Escape)
    assert not shortcuts.isVisible()


def test_its_key_opens_it_with_all(shortcuts, window):
    whole = shortcuts.model.rowCount()
    QTest.keyClicks(shortcuts.filter, "save as")
    shortcuts.close()
    window.activateWindow()
    settle()
    QTest.keyClick(window.editor, Qt.Key.Key_Question, Qt.KeyboardModifier.ControlModifier)
    assert shortcuts.isVisible()
    assert shortcuts.model.rowCount() == whole


def test_what_is_shown_is_copied_as_markdown(shortcuts):
    QTest.keyClicks(shortcuts.filter, "command palette")
    shortcuts.report._menu.actions()[0].trigger()
    copied = QGuiApplication.clipboard().text()
    assert "# Keyboard shortcuts of Token Estimator" in copied
    assert "| View | Command Palette… | Ctrl+K |" in copied
    assert "Save As" not in copied
    assert shortcuts.said.text() == "Copied."


def test_it_follows_the_language(shortcuts, window):
    window.choose_language("zh_CN")
    settle()
    assert rows_of(shortcuts.model)[0].split(" | ")[0] == "文件"
    assert rows_of(shortcuts.model)[0].split(" | ")[1] == "新建"


@pytest.mark.parametrize("name", ["editor", "rates"])
def test_the_context_menu_opens_by_a_key_that_every_keyboard_has(window, name):
    widget = window.editor
    if name == "rates":
        window.rates.open("")
        settle()
        widget = window.rates.window.table
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) > 3
    cursor = QRectF(widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)).toRect()
    assert (menu.pos() - widget.viewport().mapToGlobal(cursor.center())).manhattanLength() <= 2
    menu.close()
