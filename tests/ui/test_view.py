"""Zoom, wrapping, themes and keys: everything by the menus, and by the keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from windows import (
    choose,
    figure,
    put,
    status,
    turn_wheel,
    type_at_end,
)

# The view


def test_zoom(window):
    editor = window.editor
    choose(window, "zoom_in")
    assert editor.points() == 12
    choose(window, "zoom_out")
    choose(window, "zoom_out")
    assert editor.points() == 10
    choose(window, "zoom_reset")
    assert editor.points() == 11
    for _ in range(60):
        choose(window, "zoom_in")
    assert editor.points() == 48
    for _ in range(60):
        choose(window, "zoom_out")
    assert editor.points() == 6


def test_zoom_by_wheel(window):
    control, view = Qt.KeyboardModifier.ControlModifier, window.editor.viewport()
    turn_wheel(view, (0, 120), control)
    assert window.editor.points() == 12
    for _ in range(4):
        turn_wheel(view, (0, -30), control)  # a touchpad
    assert window.editor.points() == 11
    turn_wheel(view, (120, 0), control)  # sideways
    assert window.editor.points() == 11


def test_wrapping(window):
    put(window, "word " * 500)
    assert window.editor.horizontalScrollBar().maximum() == 0
    choose(window, "wrap")
    assert not window.editor.is_wrapped()
    QApplication.processEvents()
    assert window.editor.horizontalScrollBar().maximum() > 0
    choose(window, "wrap")
    assert window.editor.is_wrapped()


def test_hiding_the_figures_leaves_the_essentials(window):
    put(window, " word" * 1000)
    choose(window, "figures")
    assert not window.figures.isVisible()
    type_at_end(window, " word")
    assert "1,001 tokens · $0.0145 a call" in status(window)[0]
    choose(window, "figures")
    assert window.figures.isVisible()
    assert figure(window, "tokenCount") == "1,001"


def test_themes(window, qapp):
    shades = {}
    for action in window._menus.themes.actions():
        action.trigger()
        assert window.keeper.get("theme", "") == action.data()
        shades[action.data()] = qapp.palette().color(QPalette.ColorRole.Base).lightness()
    assert shades["dark"] < 64
    assert shades["light"] > 192
    assert [action.text() for action in window._menus.themes.actions()] == [
        "System",
        "Light",
        "Dark",
    ]


def test_a_new_theme_leaves_the_size_of_the_text(window, qapp):
    choose(window, "zoom_in")
    for theme in ("dark", "light"):
        window.choose_theme(theme)
        qapp.processEvents()
        assert window.editor.font().pointSizeF() == window.editor.points() == 12


def test_links_take_the_themes_colour(window):
    window.choose_theme("dark")
    assert "#82b1ff" in window.figures._input_rate.text()
    window.choose_theme("light")
    assert "#1858b8" in window.figures._input_rate.text()


# Keys


def test_the_keyboard_reaches_every_area(window, qapp):
    window.editor.setFocus()
    seen = []
    for _ in range(3):
        choose(window, "next_area")
        seen.append(qapp.focusWidget())
    assert seen == [window.figures._output, window.picker, window.editor]
    choose(window, "figures")
    choose(window, "next_area")
    assert qapp.focusWidget() is window.picker


def test_tab_goes_through_the_figures_in_reading_order(window, qapp):
    window.show_trimming()
    figures = window.figures
    window.picker.setFocus()
    bar = [window.picker, window.app_windows.button]
    order = [*bar, figures._tag, figures.explain,
             figures._input_rate, figures._output,
             figures._output_rate, figures._requests, figures.tabs.tabBar(), figures.trim._kind,
             figures.trim._tokens, figures.trim.list, figures._source]  # fmt: skip
    QTest.keyClick(window.picker, Qt.Key.Key_Tab)
    seen = [window.picker, qapp.focusWidget()]
    figures._tag.setFocus()
    seen.append(qapp.focusWidget())
    while len(seen) < 20 and seen[-1] is not figures._source:
        QTest.keyClick(seen[-1], Qt.Key.Key_Tab)
        if qapp.focusWidget() is not seen[-1]:
            seen.append(qapp.focusWidget())
    assert seen == order


def test_a_rate_is_reached_and_opened_by_keyboard(window, qapp):
    window.figures._tag.setFocus()
    label = window.figures._input_rate
    while not (qapp.focusWidget() is label and label.hasSelectedText()):
        QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(label, Qt.Key.Key_Return)
    assert window.rates.window.isVisible()
    assert window.rates.window.table.currentIndex().data() == "2.50"


def test_no_shortcut_is_given_twice(window):
    keys = [
        key.toString() for action in window._menus.actions.values() for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys)) > 15


def test_usual_shortcuts(window):
    def keys(name):
        return {key.toString() for key in window._menus.actions[name].shortcuts()}

    assert {"Ctrl+Y", "Ctrl+Shift+Z"} <= keys("redo")
    assert {"Ctrl++", "Ctrl+="} == keys("zoom_in")
    assert {"F3", "Ctrl+G"} <= keys("find_next")
    assert keys("save") >= {"Ctrl+S"}


def test_no_letter_of_a_menu_is_given_twice(window, qapp):
    for code in ("en", "zh_CN"):
        window.choose_language(code)
        qapp.processEvents()
        for menu in [window.menuBar(), *(a.menu() for a in window.menuBar().actions())]:
            letters = [mnemonic(action.text()) for action in menu.actions()]
            letters = [letter for letter in letters if letter]
            assert len(letters) == len(set(letters)), [a.text() for a in menu.actions()]


def mnemonic(text):
    return text.partition("&")[2][:1].lower()


def test_the_menus_do_what_they_say(window):
    put(window, "one two")
    QGuiApplication.clipboard().clear()
    choose(window, "select_all")
    choose(window, "cut")
    assert window.editor.toPlainText() == ""
    choose(window, "paste")
    choose(window, "paste")
    assert window.editor.toPlainText() == "one twoone two"
    choose(window, "undo")
    assert window.editor.toPlainText() == "one two"
    choose(window, "redo")
    assert window.editor.toPlainText() == "one twoone two"
    choose(window, "select_all")
    choose(window, "copy")
    assert QGuiApplication.clipboard().text() == "one twoone two"


def test_a_figure_that_is_selected_can_be_copied(window):
    put(window, "text")
    window.editor.selectAll()
    label = window.findChild(QLabel, "requestCost")
    label.setFocus()
    label.setSelection(1, 4)
    choose(window, "copy")
    assert QGuiApplication.clipboard().text() == label.text()[1:5]


@pytest.mark.parametrize("box", ["find", "output"])
def test_editing_commands_go_where_the_user_is(window, box):
    """Edit, Paste while the find field is being typed in pastes there."""
    put(window, "text")
    window.find_bar.start()
    field = window.find_bar._wanted
    if box == "output":
        field = window.figures._output.lineEdit()
        window.figures._output.setFocus()
    field.setFocus()
    QGuiApplication.clipboard().setText("7")
    choose(window, "select_all")
    choose(window, "paste")
    assert field.text() == "7"
    assert window.editor.toPlainText() == "text"
