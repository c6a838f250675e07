"""The settings: each counts at once, is kept, and can be put back; all by the keyboard."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QSpinBox
from stores import left
from windows import choose, choose_model, put, retype, settle, tabs, turn_wheel

from estimator.pricing import entries
from estimator.pricing.own import Exchange
from estimator.store.database import StoreError
from estimator.store.store import Store
from estimator.ui import preferences

Key = Qt.Key


@pytest.fixture
def settings(window):
    return opened(window)


def opened(window):
    choose(window, "settings")
    return window.app_windows.settings


def pick(choice, value):
    """Choose a value with the arrow keys."""
    choice.setFocus()
    QTest.keyClick(choice, Key.Key_Home)
    for _ in range(choice.findData(value)):
        QTest.keyClick(choice, Key.Key_Down)
    assert choice.currentData() == value


def press(button):
    button.setFocus()
    QTest.keyClick(button, Key.Key_Space)


def also(window):
    labels = window.figures._cost_also, window.figures._month_also
    return [label.text() for label in labels if label.isVisible()]


def set_worth(window, code, worth, day):
    entry = entries.EXCHANGE, entries.key_of(code)
    value = entries.value_of(Exchange(Decimal(worth), day))
    window._session.rates.change({entry: value}, "add")


# How it looks


def test_its_key_opens_it(window):
    window.editor.setFocus()
    QTest.keyClick(window.editor, Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert window.app_windows.settings.isVisible()
    settle()
    QTest.keyClick(window.app_windows.settings.theme, Key.Key_Escape)
    assert not window.app_windows.settings.isVisible()


def test_a_theme_and_a_language_count_at_once_and_are_kept(settings, window, restart):
    pick(settings.theme, "dark")
    assert QGuiApplication.palette().base().color().lightness() < 64
    assert [a.data() for a in window._menus.themes.actions() if a.isChecked()] == ["dark"]
    pick(settings.language, "zh_CN")
    settle()
    assert window.menuBar().actions()[0].text() == "文件(&F)"
    assert [a.data() for a in window._menus.languages.actions() if a.isChecked()] == ["zh_CN"]
    assert settings.theme.currentText() == "深色"
    again = restart(window, language_code=None)
    assert opened(again).theme.currentData() == "dark"
    assert opened(again).language.currentData() == "zh_CN"


def test_what_is_chosen_in_the_menus_is_shown(settings, window):
    window.choose_theme("dark")
    choose(window, "zoom_in")
    settings.start()
    assert settings.theme.currentData() == "dark"
    assert settings.points.value() == 12


def test_the_size_of_the_text_is_typed(settings, window):
    retype(settings.points, "12", enter=True)
    assert window.editor.points() == 12
    assert settings.sample.font().pointSizeF() == 12
    retype(settings.points, "1")  # which may become 14
    assert window.editor.points() == 12
    retype(settings.points, "1", enter=True)
    assert window.editor.points() == 6
    retype(settings.points, "48", enter=True)
    assert window.editor.points() == 48
    assert settings.sample.font().pointSizeF() == 24


def test_a_font_of_the_editor_stays_with_a_theme_and_a_start(settings, window, restart):
    family = next(f for f in QFontDatabase.families() if QFontDatabase.isFixedPitch(f))
    pick(settings.font_family, family)
    assert window.editor.font().families()[0] == settings.sample.font().families()[0] == family
    window.choose_theme("dark")
    settle()
    choose(window, "zoom_in")
    assert window.editor.font().families()[0] == family
    again = restart(window)
    assert again.editor.font().families()[0] == family
    assert again.editor.font().pointSizeF() == 12
    pick(opened(again).font_family, "")
    assert (
        again.editor.font().families()[0]
        == QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()[0]
    )


# Costs


def test_a_currency_is_shown_under_the_costs_by_its_rate_and_day(window):
    choose_model(window, "gpt-5.4")
    put(window, " word" * 1000)
    assert also(window) == []
    set_worth(window, "EUR", "1.25", date(2026, 5, 3))
    settings = opened(window)
    pick(settings.currency, "EUR")
    assert window.figures._cost.text() == "$0.0145"
    assert also(window) == [
        "≈ €0.0116 by the rate of 3 May 2026", "≈ €348.00 by the rate of 3 May 2026",
    ]  # fmt: skip
    set_worth(window, "EUR", "2.5", date(2026, 6, 3))
    window.changed()
    assert also(window)[0] == "≈ €0.0058 by the rate of 3 Jun 2026"
    pick(settings.currency, "")
    assert also(window) == []


def test_a_range_is_shown_as_one(window):
    choose_model(window, "claude-sonnet-4-5")
    put(window, " word" * 1000)
    set_worth(window, "EUR", "1.25", date(2026, 5, 3))
    pick(opened(window).currency, "EUR")
    assert re.fullmatch(r"≈ €[\d.]+ – €[\d.]+ by the rate of 3 May 2026", also(window)[0])


def test_a_currency_without_a_rate_is_not_shown(window):
    put(window, "some words")
    set_worth(window, "EUR", "1.25", date(2026, 5, 3))
    settings = opened(window)
    assert [settings.currency.itemData(row) for row in range(3)] == ["", "EUR", "USD"]
    pick(settings.currency, "USD")
    assert also(window) == []  # they are in dollars
    pick(settings.currency, "EUR")
    assert also(window)
    window._session.rates.undo()
    window.changed()
    assert also(window) == []
    settings.start()
    assert settings.currency.currentData() == "EUR"


def test_the_way_to_the_exchange_rates(settings, window):
    press(settings.rates)
    assert window.rates.window.isVisible()
    assert window.rates.window._pages.currentWidget() is window.rates.window.rules
    assert window.rates.window.focusWidget() is window.rates.window.rules.currencies.table


# New prompts


def test_new_prompts_begin_as_the_one_before_or_with_the_users_choices(settings, window):
    choose_model(window, "gpt-5")
    window.figures._output.setValue(5)
    choose(window, "new")
    assert (window._session.chosen, window.figures._output.value()) == ("gpt-5", 5)
    assert not settings.model.isEnabled()
    press(settings.fixed)
    assert settings.model.isEnabled()
    settings.model.choose("o3")
    retype(settings.output, "1234")
    retype(settings.requests, "77000")
    assert window._session.chosen == "gpt-5"  # the one that is there stays
    choose(window, "new")
    assert window._session.chosen == window.picker.currentData() == "o3"
    assert (window.figures._output.value(), window.figures._requests.value()) == (1234, 77000)
    assert window._session.estimate().output_tokens == 1234


def test_the_prompt_before_keeps_its_choices(settings, window):
    press(settings.fixed)
    settings.model.choose("o3")
    choose_model(window, "gpt-5")
    put(window, "words")
    choose(window, "new")
    assert window._session.chosen == "o3"
    choose(window, "previous_prompt")
    assert window._session.chosen == window.picker.currentData() == "gpt-5"


def test_a_model_that_is_gone_is_not_chosen(settings, window):
    press(settings.fixed)
    window.preferences.put(preferences.NEW_MODEL, "gone")
    choose_model(window, "gpt-5")
    choose(window, "new")
    assert window._session.chosen == "gpt-5"


# Privacy


def test_no_history_removes_what_is_kept_and_asks_at_the_end(
    window, restart, written, questions, data_dir
):
    window.files.open_path(written("a secret", "secret.md"))
    put(window, "another secret")
    window.keep()
    assert "another secret" in left(window._session.store).text
    settings = opened(window)
    assert settings.history.isChecked()
    press(settings.history)
    store = window._session.store
    assert (left(store), store.recent_files()) == (None, [])
    assert window.editor.toPlainText() == "another secret"
    assert not any(b"secret" in path.read_bytes() for path in data_dir.rglob("*.db*"))
    questions.answer("Cancel")
    assert not window.close()
    assert questions.asked
    questions.answer("Discard")
    again = restart(window)
    assert again.editor.toPlainText() == ""
    assert not opened(again).history.isChecked()
    assert not any(b"secret" in path.read_bytes() for path in data_dir.rglob("*.db*"))


def test_the_sentence_says_what_goes_and_what_stays(settings):
    said = settings._history_note.text()
    assert "removed at once" in said
    assert "rates, scenarios and settings stay" in said


def test_what_can_not_be_removed_is_said_and_stays_kept(settings, window, monkeypatch):
    def busy(*_):
        raise StoreError("busy", "x")

    monkeypatch.setattr(Store, "forget_history", busy)
    press(settings.history)
    assert settings.history.isChecked()
    assert settings.said.text()
    assert window.preferences.get("history") == preferences.ALL


# All of them


def test_a_reset_is_undone_until_something_else_is_set_or_it_closes(settings, window):
    pick(settings.theme, "dark")
    retype(settings.points, "20", enter=True)
    press(settings.fixed)
    press(settings.reset)
    assert window.preferences.all() == dict(preferences.DEFAULTS)
    assert window.editor.points() == 11
    assert not settings.fixed.isChecked()
    assert settings.reset.text() == "&Undo the Reset"
    press(settings.reset)
    assert settings.theme.currentData() == "dark"
    assert window.editor.points() == settings.points.value() == 20
    assert settings.fixed.isChecked()
    press(settings.reset)
    settings.close()
    settings.start()
    assert settings.reset.text() == "&Reset All"
    pick(settings.theme, "light")
    assert window.editor.points() == 11


def test_the_folder_is_shown_and_opened(settings, data_dir, monkeypatch):
    asked = []
    answers = [True, False]

    def open_it(url):
        asked.append(Path(url.toLocalFile()))
        return answers.pop(0)

    monkeypatch.setattr(QDesktopServices, "openUrl", open_it)
    assert Path(settings.folder.text()) == data_dir
    press(settings.open_folder)
    assert settings.said.text() == ""
    press(settings.open_folder)
    assert settings.said.text() == "The folder could not be opened."
    assert asked == [data_dir, data_dir]


def test_the_keyboard_reaches_everything_and_everything_has_a_name(settings):
    press(settings.fixed)
    kinds = QAbstractButton | QComboBox | QSpinBox
    inner = [w for box in settings.findChildren(QSpinBox) for w in box.findChildren(QLineEdit)]
    wanted = {w for w in settings.findChildren(QAbstractButton) if w.isVisibleTo(settings)}
    wanted |= {*settings.findChildren(QComboBox), *settings.findChildren(QSpinBox), settings.folder}
    settings.theme.setFocus()
    seen = set()
    for _ in range(40):
        focused = QApplication.focusWidget() or settings
        seen.add(focused if isinstance(focused, kinds | QLineEdit) else None)
        QTest.keyClick(focused, Key.Key_Tab)
    assert inner
    assert wanted <= seen
    assert all(w.accessibleName() or w.text() for w in wanted if not isinstance(w, QSpinBox))
    assert all(w.accessibleName() for w in settings.findChildren(QSpinBox))


def test_a_wheel_over_a_choice_changes_nothing(settings):
    settings.theme.setFocus()
    turn_wheel(settings.theme, (0, -120))
    assert settings.theme.currentData() == "system"


def test_without_a_history_every_prompt_stays_until_the_end(window, restart, questions):
    put(window, "one")
    choose(window, "new")
    put(window, "two")
    window = restart(window)
    press(opened(window).history)
    assert tabs(window) == ["one", "two"]
    choose(window, "previous_prompt")
    assert window.editor.toPlainText() == "one"
    questions.answer("Cancel")
    choose(window, "close")  # it could not be put back
    assert tabs(window) == ["one", "two"]
    questions.answer("Discard", "Cancel")
    assert not window.close()
    assert window.editor.toPlainText() == "two"
    press(opened(window).history)
    assert tabs(restart(window)) == ["one", "two"]
