"""The command palette: every command found and done by the keyboard alone, and nothing typed."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog
from windows import choose_model, put

from estimator.ui import announcing, command_search, commands_within, language, menus
from estimator.ui.command_search import Name

Key = Qt.Key


@pytest.fixture
def announced(monkeypatch):
    """What a screen reader is told."""
    said = []
    monkeypatch.setattr(
        announcing, "announce", lambda _widget, sentence, **_: said.append(sentence)
    )
    return said


@pytest.fixture
def palette(window, announced):
    window.editor.setFocus()
    opened(window)
    announced.clear()
    return window.app_windows.palette


def opened(window):
    QTest.keyClick(window.focusWidget(), Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.app_windows.palette.isVisible()
    return window.app_windows.palette


def press(palette, *keys):
    for key in keys:
        QTest.keyClick(palette.typed, key)


def search(palette, typed):
    palette.typed.selectAll()
    for sign in typed:  # QTest.keyClicks() knows ASCII alone
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(palette.typed, event)
    return titles(palette)


def titles(palette):
    return [palette.rows.command(row).title for row in range(palette.rows.rowCount())]


def row(palette, title):
    return palette.rows.command(titles(palette).index(title))


def current(palette):
    return palette.list.currentIndex().data()


# What it offers


def test_every_command_of_the_menus_is_there_with_its_key(palette, window):
    offered = titles(palette)
    for name, action in window._menus.actions.items():
        title = action.text().replace("&", "")
        assert title in offered, name
        assert row(palette, title).shortcut == action.shortcut().toString(), name
    for more in ("Report: Copy as CSV", "Theme: Dark", "Language: 简体中文", "Show Trim"):
        assert more in offered, more


def test_every_model_is_there_and_the_chosen_one_marked(palette, window):
    picker = window.findChild(QComboBox, "modelPicker")
    of_models = [row for row in titles(palette) if row.startswith("Use ")]
    assert len(of_models) == picker.count() > 50
    chosen = [t for t in of_models if row(palette, t).is_on]
    assert chosen == [f"Use {picker.currentText()}"]


def test_toggles_and_themes_are_marked(palette, window):
    assert row(palette, "Wrap Lines").is_on is True
    assert row(palette, "Token Ruler").is_on is False
    assert row(palette, "Save").is_on is None
    window.choose_theme("dark")
    palette.leave()
    assert row(opened(window), "Theme: Dark").is_on is True


def test_recent_files_are_there_with_their_folder(window, written):
    path = written("some words", "brief & more.md")
    put(window, "other words")
    window.files.open_path(path)
    palette = opened(window)
    assert "Open brief & more.md" not in titles(palette)  # one can go to it
    assert "Go to brief & more.md" in titles(palette)
    palette.leave()
    window.switching.close_seen()
    palette = opened(window)
    assert row(palette, "Open brief & more.md").where == str(path.parent)
    search(palette, "brief")
    press(palette, Key.Key_Return)
    assert window.editor.toPlainText() == "some words"


# Searching


FOUND = {
    "": "New",
    "compare mod": "Compare Models…",
    "mod comp": "Compare Models…",
    "comod": "Compare Models…",
    "find": "Find…",
    "PRINT": "Report: Print…",
    "theme dark": "Theme: Dark",
    "gpt-5-mini": "Use gpt-5-mini · OpenAI",
    "recncl": "Reconcile with a Bill…",
    "fit": "Fit to Budget…",
    "explain": "Explain the Cost",
    "copy diagnostics": "Copy Diagnostics",
    "export": "Export Rates…",
    "import rates": "Import Rates…",
    "discount": "Discounts…",
    "chinese": "Language: 简体中文",
    "english": "Language: English",
}


def test_a_command_is_found(palette):
    for wanted, first in FOUND.items():
        search(palette, wanted)
        assert titles(palette)[0].startswith(first), wanted


def test_a_command_is_found_by_other_words(palette):
    for wanted, title in (
        ("budget", "Trim the Prompt"),
        ("export", "Report: Copy as CSV"),
        ("caching", "Compare Models…"),
        ("currency", "Settings…"),
    ):
        assert title in search(palette, wanted), wanted
    assert set(commands_within.names()) == set(commands_within.WHERE)
    known = {*menus.names(), *language.offered()}
    assert not set(commands_within.words()) - known


def found(wanted, *names):
    """The titles that are found, of names of a title and further words."""
    pairs = [(*name.split(" | "), "")[:2] for name in names]
    made = [Name((title,), more) for title, more in pairs]
    return [made[place].titles[0] for place in command_search.find(wanted, made)]


def test_what_fits_better_is_first():
    names = ["Set the Baseline", "Rebase", "Bash a seat", "Save | base", "Baseline"]
    assert found("base", *names) == [
        "Baseline",
        "Set the Baseline",
        "Rebase",
        "Bash a seat",
        "Save",
    ]
    assert found("bsln", *names) == ["Set the Baseline", "Baseline"]
    assert found("nothing", *names) == []
    assert found("  ", *names)[0] == "Set the Baseline"
    assert found("gpt-5", "Use gpt-5-mini", "Use gpt-5") == ["Use gpt-5", "Use gpt-5-mini"]


def test_letters_left_out_are_only_tried_where_nothing_else_is_found():
    assert found("cet", "Cet", "Current text") == ["Cet"]
    assert found("crnt", "Cet", "Current text") == ["Current text"]


def test_a_long_word_is_searched_at_once():
    assert found("a" * 5000, "a " * 200) == []
    assert found("a" * 23 + "b", "a " * 22) == []


def test_in_chinese_it_is_found_in_both_languages(window, qapp):
    window.choose_language("zh_CN")
    qapp.processEvents()
    palette = opened(window)
    chinese = window._menus.actions["save"].text().partition("(")[0]
    assert search(palette, chinese)[0] == chinese
    assert search(palette, "save")[0] == chinese
    compare = window._menus.actions["models"].text().partition("(")[0]
    assert search(palette, "comod")[0].startswith(compare)
    assert not any("gpt" in title for title in search(palette, "m")[:5])
    search(palette, chinese)
    assert "(&" not in "".join(titles(palette))
    assert row(palette, titles(palette)[0]).where == "文件"


def test_the_number_of_matches_and_the_marked_row_are_announced(palette, announced):
    found = search(palette, "baseline")
    assert palette.found.text().startswith(f"{len(found)} ")
    assert announced[-1] == palette.found.text()
    press(palette, Key.Key_Down)
    assert announced[-1] == "Compare with the Baseline…, Tools, Ctrl+Shift+B"
    search(palette, "zzzz")
    assert palette.found.text() == announced[-1] == "No command found"
    press(palette, Key.Key_Down, Key.Key_Return)
    assert palette.isVisible()


def test_a_row_is_read_out_with_all_that_it_shows(palette, window):
    def said(title):
        index = palette.rows.index(titles(palette).index(title))
        return index.data(Qt.ItemDataRole.AccessibleTextRole)

    assert said("Wrap Lines") == "Wrap Lines, View, Alt+Z, on"
    assert said("Token Ruler") == "Token Ruler, View, off"
    assert said("Show Parts") == "Show Parts, Side tab, off, not available now"
    for widget in (palette, palette.typed, palette.list, window.app_windows.button):
        assert widget.accessibleName()


# Keys


def test_arrows_pages_and_ends(palette):
    last = titles(palette)[-1]
    assert current(palette) == "New"
    press(palette, Key.Key_Up)
    assert current(palette) == last
    press(palette, Key.Key_Down, Key.Key_Down)
    assert current(palette) == titles(palette)[1]
    press(palette, Key.Key_PageDown)
    assert current(palette) == titles(palette)[12]
    press(palette, Key.Key_PageUp, Key.Key_PageUp)
    assert current(palette) == "New"
    press(palette, Key.Key_Tab)
    assert current(palette) == titles(palette)[1]
    assert palette.typed.hasFocus()


def test_escape_leaves_everything_as_it_was(window, announced):
    put(window, "one two")
    window.editor.setFocus()
    window.editor.selectAll()
    palette = opened(window)
    QTest.keyClicks(palette.typed, "cut")
    press(palette, Key.Key_Escape)
    assert not palette.isVisible()
    assert window.editor.hasFocus()
    assert window.editor.toPlainText() == "one two"
    assert window.editor.textCursor().selectedText() == "one two"


def test_a_command_is_done_where_the_focus_was(window):
    put(window, "one two")
    window.editor.setFocus()
    window.editor.selectAll()
    palette = opened(window)
    search(palette, "cut")
    press(palette, Key.Key_Return)
    assert window.editor.toPlainText() == ""
    assert QGuiApplication.clipboard().text() == "one two"
    output = window.figures._output
    output.setFocus()
    palette = opened(window)
    press(palette, Key.Key_Escape)
    assert output.hasFocus()


def test_a_model_a_theme_a_toggle_and_a_tab_are_chosen(window):
    choose_model(window, "gpt-5")
    for wanted in ("use gpt-5-mini openai", "theme dark", "token ruler", "show trim"):
        palette = opened(window)
        search(palette, wanted)
        press(palette, Key.Key_Return)
        assert not palette.isVisible(), wanted
    assert window._session.chosen == "gpt-5-mini"
    assert window.keeper.get("theme", "") == "dark"
    assert window.tokens.has_ruler
    assert window.figures.tabs.page() == "trim"


def take(window, title):
    palette = opened(window)
    search(palette, title)
    assert current(palette) == title
    press(palette, Key.Key_Return)


def test_what_a_button_does_is_done_where_it_is(window, tmp_path, monkeypatch):
    asked = []

    def ask(_parent, title, *_):
        asked.append(title)
        return "", ""

    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, ask)
    take(window, "Export Rates…")
    take(window, "Import Rates…")
    assert asked == ["Export the Rates", "Import Rates"]
    rates = window.rates.window
    assert rates.isVisible()
    for title, section in (
        ("Discounts…", rates.rules.discounts),
        ("Exchange Rates…", rates.rules.currencies),
    ):
        window.activateWindow()
        take(window, title)
        assert section.table.isVisible()
        assert rates.focusWidget() is section.table
    take(window, "Copy Diagnostics")
    assert window.app_windows.about.isVisible()
    assert "Token Estimator" in QGuiApplication.clipboard().text()


def test_the_cost_is_explained_where_there_is_one(window):
    put(window, "one two")
    window.figures.hide()
    take(window, "Explain the Cost")
    assert window.figures.isVisible()
    assert window.figures.sum.isVisible()
    window.figures.sum.hide()


def test_a_prompt_is_fitted_or_its_budget_gone_to(window, qtbot):
    put(window, "In order to answer, do not guess. " * 20)
    take(window, "Fit to Budget…")
    trim = window.figures.trim
    assert window.figures.tabs.page() == "trim"
    assert window.focusWidget() is trim._tokens
    trim.show_budget("window", "", "")
    take(window, "Fit to Budget…")
    assert window.focusWidget() is trim._kind
    trim.show_budget("tokens", "20", "")
    window.figures.tabs.show_page("sections")
    take(window, "Fit to Budget…")
    qtbot.waitUntil(lambda: window.trimming.fitting.window is not None)
    assert window.trimming.fitting.window.isVisible()


def test_what_can_not_be_done_now_stays_open(palette, window):
    search(palette, "show parts")
    assert current(palette) == "Show Parts"
    press(palette, Key.Key_Return)
    assert palette.isVisible()
    assert window.figures.tabs.page() != "parts"


def test_the_key_closes_it_too_and_a_click_elsewhere(window):
    palette = opened(window)
    QTest.keyClick(palette.typed, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not palette.isVisible()
    assert opened(window) is palette
    QTest.mouseClick(palette.found, Qt.MouseButton.LeftButton)
    assert palette.isVisible()
    QTest.mouseClick(window.status, Qt.MouseButton.LeftButton)
    assert not palette.isVisible()
    opened(window)
    window.figures._output.setFocus()
    assert not palette.isVisible()
    assert palette.rows.rowCount() == 0


def test_the_button_opens_it_and_the_mouse_chooses(window):
    QTest.mouseClick(window.app_windows.button, Qt.MouseButton.LeftButton)
    palette = window.app_windows.palette
    search(palette, "token ruler")
    place = palette.list.visualRect(palette.rows.index(0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.tokens.has_ruler
    assert window.editor.hasFocus()


def test_it_fits_a_small_window(window, qapp):
    palette = opened(window)
    window.resize(window.minimumSizeHint())
    qapp.processEvents()
    assert window.rect().contains(palette.geometry())
    assert palette.list.height() > 3 * palette.list.sizeHintForRow(0)
    window.resize(1200, 760)
    qapp.processEvents()
    assert palette.width() == 640


def test_it_follows_the_language(window, qapp):
    palette = opened(window)
    window.choose_language("zh_CN")
    qapp.processEvents()
    if palette.isVisible():
        palette.leave()
    assert titles(opened(window))[0] == "新建"


def test_nothing_of_it_is_made_at_the_start(window):
    assert window.app_windows.palette is None


def test_open_prompts_are_gone_to(window, written):
    put(window, "First words of it")
    window.files.open_path(written("some words", "brief.md"))
    palette = opened(window)
    assert row(palette, "Go to brief.md").is_on
    search(palette, "go to first")
    assert current(palette).startswith("Go to First words")
    press(palette, Key.Key_Return)
    assert window.editor.toPlainText() == "First words of it"
    window.switching.close_seen()
    assert not [title for title in titles(opened(window)) if title.startswith("Go to brief")]
