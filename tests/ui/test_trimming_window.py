"""Trimming in the window: the budget, the rules, the preview, one step of undo."""

import json
import threading

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QScrollArea
from windows import choose, choose_model, figure, fitting, looked_at, put, settle

from estimator.tokens import vocab
from estimator.ui import trimming
from estimator.ui.trim_rules import MONEY, NOTE, TOKENS

DATA = {"items": [{"id": n, "name": f"item {n}"} for n in range(30)]}
PRETTY = json.dumps(DATA, indent=4)
COMPACT = json.dumps(DATA, separators=(",", ":"))
TEXT = f"Please list these.\n\n```json\n{PRETTY}\n```\n"


@pytest.fixture
def trim(window, qtbot, o200k):
    """The window with a text whose rules have been tried."""
    window.editor.setPlainText(TEXT)
    window.show_trimming()
    tried(window, qtbot)
    return window


def tried(window, qtbot):
    qtbot.waitUntil(lambda: window.trimming._is_done and not window.trimming._is_stale)


def rows(window):
    model = window.figures.trim.rules
    indexes = [model.index(row) for row in range(model.rowCount())]
    return {index.data(): index for index in indexes}


def opened(window, qtbot, button):
    window.trimming.preview = None
    getattr(window.figures.trim, button).click()
    qtbot.waitUntil(lambda: window.trimming.preview is not None)
    return window.trimming.preview


def tokens(window):
    return window._session.estimate().tokens


def test_each_rule_says_what_it_alone_saves(trim):
    found = rows(trim)
    assert next(iter(found)) == "Compact JSON"
    index = found["Compact JSON"]
    before = tokens(trim)
    trim.editor.setPlainText(TEXT.replace(PRETTY, COMPACT))
    saved = before - tokens(trim)
    assert index.data(TOKENS) == f"−{saved}"
    assert index.data(NOTE) == "keeps the meaning"
    assert index.data(MONEY).endswith(" a call")
    assert found["Polite phrases"].data(NOTE) == "loses something"
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Compact JSON, −{saved}, keeps the meaning, {index.data(MONEY)}"


def test_rules_that_keep_the_meaning_are_checked_and_lossy_ones_are_not(trim):
    found = rows(trim)
    role = Qt.ItemDataRole.CheckStateRole
    assert found["Compact JSON"].data(role) == Qt.CheckState.Checked
    assert found["Polite phrases"].data(role) == Qt.CheckState.Unchecked


@pytest.mark.parametrize("way", ["click", "key"])
def test_a_rule_is_checked_by_mouse_and_keyboard(trim, qtbot, way):
    index, view = rows(trim)["Polite phrases"], trim.figures.trim.list
    before = trim.figures.trim.summary.text()
    view.scrollTo(index)
    if way == "click":
        place = view.visualRect(index).center() + QPoint(20, 0)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    else:
        view.setCurrentIndex(index)
        QTest.keyClick(view, Qt.Key.Key_Space)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    qtbot.waitUntil(lambda: trim.figures.trim.summary.text() not in ("", before))


def test_the_chosen_rules_are_applied_as_one_step(trim, qtbot):
    before = tokens(trim)
    summary = trim.figures.trim.summary
    qtbot.waitUntil(lambda: summary.text() != "")
    preview = opened(trim, qtbot, "preview")
    assert preview.summary.text() == summary.text()
    preview.apply.click()
    assert trim._session.text == TEXT.replace(PRETTY, COMPACT)
    assert trim.editor.toPlainText() == trim._session.text
    said = summary.text().split(" tokens")[0]
    assert int(said.replace("−", "-")) == tokens(trim) - before
    trim.editor.undo()
    assert trim._session.text == TEXT
    assert tokens(trim) == before
    trim.editor.redo()
    assert trim._session.text == TEXT.replace(PRETTY, COMPACT)


def test_a_hunk_that_is_not_wanted_stays(window, qtbot, o200k):
    text = f"{PRETTY}\n\nand\n\nother words\n\n{PRETTY}\n"
    window.editor.setPlainText(text)
    window.show_trimming()
    tried(window, qtbot)
    preview = opened(window, qtbot, "preview")
    assert preview.list.topLevelItemCount() == 2
    whole = preview.summary.text()
    preview.list.topLevelItem(0).setCheckState(0, Qt.CheckState.Unchecked)
    assert preview.summary.text() != whole
    preview.apply.click()
    assert window._session.text == f"{PRETTY}\n\nand\n\nother words\n\n{COMPACT}\n"


def test_a_hunk_is_shown_before_and_after(trim, qtbot):
    preview = opened(trim, qtbot, "preview")
    assert "items" in preview.view.before.toPlainText()
    assert preview.view.after.toPlainText() == COMPACT
    preview.is_inline.setChecked(True)
    assert not preview.view.after.isVisible()
    assert COMPACT not in preview.view.before.toPlainText()


def test_over_the_budget_is_said_and_fit_gets_there(trim, qtbot):
    panel = trim.figures.trim
    assert panel.state.text() == ""
    panel._tokens.setValue(200)
    over = tokens(trim) - 200
    assert panel.state.text().startswith(f"Over by {over} tokens: $")
    assert panel.state.objectName() == "warning"
    preview = looked_at(trim, qtbot)
    preview.apply.click()
    assert tokens(trim) <= 200
    assert not trim.trimming.fitting.window.isVisible()
    assert panel.state.text() == "Within the budget"
    assert panel.state.objectName() == "caption"
    assert not panel.fit.isEnabled()
    trim.editor.undo()
    assert trim._session.text == TEXT


def test_money_and_the_window_as_budgets(trim):
    panel = trim.figures.trim
    panel._kind.setCurrentIndex(1)
    panel._cost.setText("0.0121")
    assert panel.state.text().startswith("Over by ")
    panel._cost.setText("1")
    assert panel.state.text() == "Within the budget"
    panel._kind.setCurrentIndex(2)
    assert panel.state.text() == "Within the budget"


def test_a_budget_is_kept_for_the_next_start(trim, restart):
    trim.figures.trim._tokens.setValue(1234)
    again = restart(trim)
    assert again.figures.trim._tokens.value() == 1234


def test_what_can_not_be_read_is_said(window, qtbot, o200k):
    window.editor.setPlainText(f"a\n```json\n{PRETTY[:-1]}\n```\n")
    window.show_trimming()
    tried(window, qtbot)
    said = window.figures.trim.note.text()
    assert said.startswith("Line ")
    assert "JSON that can't be read is left alone." in said


def test_a_text_without_anything_to_save_says_so(window, qtbot, o200k):
    window.editor.setPlainText("Some words.")
    window.show_trimming()
    tried(window, qtbot)
    assert window.figures.trim.note.text() == "No rule saves anything here."
    assert not window.figures.trim.preview.isEnabled()


def test_a_request_is_trimmed_in_its_messages(window, qtbot, o200k):
    body = {"messages": [{"role": "user", "content": f"See:\n{PRETTY}"}]}
    window.editor.setPlainText(json.dumps(body, indent=2))
    window.show_trimming()
    tried(window, qtbot)
    opened(window, qtbot, "preview").apply.click()
    made = json.loads(window._session.text)
    assert made["messages"][0]["content"] == f"See:\n{COMPACT}"
    assert window._session.text.startswith('{\n  "messages"')


def test_the_baseline_says_what_was_saved_and_compares(trim, qtbot):
    shown = trim.baseline.shown
    assert not shown.isVisible()
    before = tokens(trim)
    opened(trim, qtbot, "preview").apply.click()
    assert shown.isVisible()
    assert shown.text().startswith(f"−{before - tokens(trim)} tokens · −$")
    assert shown.text().endswith(" a month")
    shown.click()
    assert trim.baseline.window.windowTitle() == "Since the Baseline"
    assert trim.baseline.window.list.topLevelItemCount() == 1
    assert not trim.baseline.window.apply.isVisible()
    choose(trim, "baseline")
    assert shown.text() == "As the baseline"
    choose(trim, "new")
    assert not shown.isVisible()
    choose(trim, "previous_prompt")
    assert shown.text() == "As the baseline"


def test_an_edit_stops_what_was_being_found(trim, qtbot):
    trim.figures.trim.preview.click()
    trim.editor.insertPlainText("x")
    qtbot.wait(50)
    assert trim.trimming.preview is None or not trim.trimming.preview.isVisible()
    assert figure(trim, "tokenCount")


def test_a_long_text_is_looked_through_when_that_is_asked_for(window, qtbot, o200k, monkeypatch):
    monkeypatch.setattr(trimming, "_LONG_UNITS", 100)
    window.editor.setPlainText(TEXT)
    window.show_trimming()
    qtbot.wait(400)
    note = window.figures.trim.note
    assert note.text().startswith("The text is long. <a href=")
    assert window.figures.trim.rules.rowCount() == 0
    note.linkActivated.emit("try")
    tried(window, qtbot)
    assert "Compact JSON" in rows(window)


def test_another_vocabulary_or_line_ending_has_the_rules_tried_anew(trim, qtbot):
    before = rows(trim)["Compact JSON"].data(TOKENS)
    trim._session.add_encoding(vocab.load("cl100k_base"))
    choose_model(trim, "gpt-4")
    qtbot.waitUntil(lambda: trim.trimming._asked.counting.encoding == "cl100k_base")
    tried(trim, qtbot)
    assert rows(trim)["Compact JSON"].data(TOKENS) != before
    trim.files.set_newline("\r\n")
    qtbot.waitUntil(lambda: trim.trimming._asked.counting.newline == "\r\n")


# What is told


def shown_number(text):
    return int(text.replace("≈", "").replace("\u202f", "").replace("−", "-").replace(",", ""))


@pytest.fixture
def claude(window, qtbot, o200k):
    """An estimate: its tokens are not those that are counted here."""
    choose_model(window, "claude-opus-4-5")
    window.editor.setPlainText(f"# A\n\n{TEXT}\n\n# B\n\n{TEXT}\n\n# C\n\nSome words.\n" * 2)
    window.show_trimming()
    qtbot.waitUntil(lambda: window._session.estimate().tokens is not None)
    tried(window, qtbot)
    return window


def test_the_figures_of_an_estimate_are_of_its_model(claude, qtbot):
    preview = opened(claude, qtbot, "preview")
    hunks = [preview.list.topLevelItem(n).text(1) for n in range(preview.list.topLevelItemCount())]
    assert all(text.startswith("≈") for text in hunks)
    total = int(preview.summary.text().split(" tokens")[0].replace("−", "-").replace(",", ""))
    assert abs(sum(map(shown_number, hunks)) - total) <= len(hunks) + 1
    preview.close()
    before = tokens(claude)
    claude.figures.trim._tokens.setValue(before // 2)
    fit = fitting(claude, qtbot)
    whole = sum(shown_number(fit.list.topLevelItem(n).text(1)) for n in range(6))
    assert abs(whole - before) <= before // 50
    steps = [fit.steps.topLevelItem(n).text(2) for n in range(fit.steps.topLevelItemCount())]
    said = int(fit.summary.text().split(" tokens")[0].replace("−", "-").replace(",", ""))
    assert abs(sum(map(shown_number, steps)) - said) <= len(steps) + 2
    said = claude.figures.trim.state.text().split(" tokens")[0]
    over = shown_number(said.removeprefix("Over by "))
    assert before - over < before // 2


def test_a_budget_that_the_output_alone_is_over_says_so(window, qtbot, o200k):
    window.editor.setPlainText(TEXT)
    window.show_trimming()
    panel = window.figures.trim
    panel._kind.setCurrentIndex(1)
    panel._cost.setText("0.002")
    assert panel.state.text() == "Over the budget, even without any text"
    assert not panel.fit.isEnabled()
    window.figures._output.setValue(0)
    assert panel.state.text() == "Within the budget"


def test_the_baseline_is_priced_as_the_prompt_is_now(trim, qtbot):
    trim.baseline.set()
    opened(trim, qtbot, "preview").apply.click()
    before = trim.baseline.shown.text()
    assert before.startswith("−")
    trim.figures._output.setValue(5000)
    assert trim.baseline.shown.text() == before
    trim.figures._requests.setValue(1)
    call, month = trim.baseline.shown.text().split(" · ")[1:]
    assert call.removesuffix(" a call") == month.removesuffix(" a month")


def test_versions_of_a_request_have_no_figure_for_a_piece_of_their_json(window, qtbot, o200k):
    messages = [{"role": "user", "content": "naïve café " * 30}]
    window.editor.setPlainText(json.dumps(messages, indent=2))
    qtbot.waitUntil(lambda: window._session.estimate().reading.counted is not None)
    window.baseline.set()
    window.editor.setPlainText(json.dumps(messages, ensure_ascii=False))
    assert window.baseline.shown.text() == "As the baseline"
    window.baseline.compare()
    shown = window.baseline.window
    assert [shown.list.topLevelItem(n).text(1) for n in range(1)] == [""]
    assert shown.summary.text() == "As the baseline"


def compared(window):
    return window.baseline.window


def test_two_versions_in_different_models_have_no_sum(trim, qtbot):
    trim.baseline.set()
    choose_model(trim, "gpt-4")
    qtbot.waitUntil(lambda: not trim._session.is_counting)
    put(trim, "one more line than before\n" + trim._session.text)
    trim.baseline.compare()
    assert trim.baseline.window.summary.text() == ""
    choose_model(trim, "gpt-5.4")
    qtbot.waitUntil(lambda: not trim._session.is_counting)
    trim.baseline.compare()
    assert trim.baseline.window.summary.text().startswith("+")


def test_versions_are_compared_once_their_vocabulary_is_there(window, restart, monkeypatch, qtbot):
    put(window, "some words\nand a second line\n")
    gate, load = threading.Event(), vocab.load
    try:
        monkeypatch.setattr(vocab, "load", lambda name: gate.wait(10) and load(name))
        again = restart(window, waits=False)
        again.baseline.set()
        put(again, "some words\n")
        again.baseline.compare()
        assert compared(again) is None
    finally:
        gate.set()
    qtbot.waitUntil(lambda: compared(again) is not None)
    row = compared(again).list.topLevelItem(0)
    assert "−5" in [row.text(column) for column in range(3)]


def test_a_budget_can_be_typed_at_once_and_undo_takes_the_trimming_back(window, qtbot, o200k):
    put(window, TEXT)
    window.editor.setFocus()
    choose(window, "trim")
    for kind, box in ((0, window.figures.trim._tokens), (1, window.figures.trim._cost)):
        window.figures.trim._kind.setCurrentIndex(kind)
        choose(window, "trim")
        assert window.focusWidget() is box
    window.figures.trim._kind.setCurrentIndex(2)
    choose(window, "trim")
    assert window.focusWidget() is window.figures.trim._kind
    tried(window, qtbot)
    opened(window, qtbot, "preview").apply.click()
    assert window._session.text != TEXT
    assert window.focusWidget() is window.editor
    QTest.keyClick(window.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window._session.text == TEXT


@pytest.mark.parametrize("code", ["en", "zh_CN"])
def test_on_a_small_laptop_three_rules_are_in_sight_and_one_bar_scrolls(open_window, qtbot, code):
    window = open_window(language_code=code)
    window.resize(1202, 753)
    choose_model(window, "gpt-5.4")
    text = '# Rules   \n\n\n\nPlease be polite.\n\n| a   | b |\n|-----|---|\n\n{"a":  [1,  2]}\n\n'
    put(window, (text + "<!-- note -->\n\n- Do not guess.\n- Do not guess.\n") * 3)
    choose(window, "trim")
    panel = window.figures.trim
    panel._tokens.setValue(20)
    qtbot.waitUntil(lambda: window.trimming._is_done and panel.rules.rowCount() > 3)
    settle()
    assert panel.list.viewport().height() >= 3 * panel.list.sizeHintForRow(0)
    around = [area for area in window.figures.findChildren(QScrollArea) if area.isVisible()]
    assert around
    assert not any(area.verticalScrollBar().maximum() for area in around)
    line = next(each for each in window.figures.findChildren(QFrame, "hairline") if each.y() > 300)
    foot = panel.preview.mapTo(window, panel.preview.rect().bottomLeft()).y()
    assert line.mapTo(window, QPoint()).y() - foot >= 8
