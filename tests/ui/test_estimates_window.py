"""Models of other providers in the window: found by typing, a range everywhere, and why."""

import json
import time
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from windows import (
    choose,
    choose_model,
    counted,
    figure,
    put,
    share,
    status,
    tag,
    texts,
    type_at_end,
)

from estimator.ui import text

CLAUDE = "claude-opus-4-5"
PROSE = "The parcel was sent on 14 November, and has not arrived. " * 30


@pytest.fixture
def claude(window):
    choose_model(window, CLAUDE)
    put(window, PROSE)
    return window


def shown(label):
    return label.text() if label.isVisible() else ""


def typed_into(box, typed):
    box.setFocus()
    box.lineEdit().selectAll()
    QTest.keyClicks(box, typed)


# The picker


@pytest.mark.parametrize(
    ("typed", "model"),
    [
        ("claude opus 4.5", CLAUDE),
        ("claude-opus-4-5", CLAUDE),
        ("google claude-opus-4-5", "google/claude-opus-4-5"),
        ("google/claude-opus-4-5", "google/claude-opus-4-5"),
        ("Gemini 2.5 Pro", "gemini-2.5-pro"),
        ("openai", "gpt-6-astra"),
        ("deepseek v3.2", "deepseek-v3.2"),
    ],
)
def test_a_search_finds_names_ids_and_providers(window, typed, model):
    typed_into(window.picker, typed)
    QTest.keyClick(window.picker, Qt.Key.Key_Return)
    assert window._session.chosen == window.picker.currentData() == model


@pytest.mark.parametrize("typed", ["anthropic", "claude-opus-4", "Mistral"])
def test_the_list_of_matches_finds_more_than_it_shows(window, typed):
    typed_into(window.picker, typed)
    popup = window.picker.completer().popup()
    rows = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert popup.isVisible()
    assert len(rows) > 5
    wanted = {"claude-opus-4": "Anthropic", "anthropic": "Anthropic", "Mistral": "Mistral"}[typed]
    assert f" · {wanted}" in rows[0]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    assert window.picker.lineEdit().text() == rows[0]  # as it is shown, not as it is found
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert window.picker.currentText() == rows[0]


def test_every_row_tells_its_provider_and_no_two_are_the_same(window):
    box, session = window.picker, window._session
    rows = [box.itemText(row) for row in range(box.count())]
    assert len(set(rows)) == len(rows)
    for row, model in zip(rows, session.offered_models().values(), strict=True):
        assert f" · {session.book.providers[model.provider].name}" in row
    assert rows[0].startswith("gpt-6-astra · OpenAI")
    assert box.itemText(box.findData(CLAUDE)) == "Claude Opus 4.5 · Anthropic"


def test_the_chosen_provider_comes_back_at_the_next_start(window, restart):
    choose_model(window, "google/claude-opus-4-5")
    again = restart(window)
    assert again.picker.currentText() == "Claude Opus 4.5 · Google"
    assert again._session.model.provider == "google"


# The figures


def test_an_estimate_is_shown_as_one(claude):
    estimate = claude._session.estimate()
    low, tokens, high = map(text.integer, (estimate.low, estimate.tokens, estimate.high))
    assert figure(claude, "tokenCount") == f"≈\u202f{tokens}"
    assert shown(claude.figures.count.range) == f"{low} – {high}"
    assert tag(claude)[0] == "estimate"
    assert figure(claude, "requestCost").startswith("≈")
    assert " – " in shown(claude.figures._cost_range)
    assert " – " in shown(claude.figures._month_range)
    assert status(claude)[0].startswith(f"≈\u202f{tokens} tokens")
    assert " · ≈\u202f$" in status(claude)[0]


def test_a_click_tells_the_factor_its_source_and_its_date(claude):
    QTest.mouseClick(claude.figures._tag, Qt.MouseButton.LeftButton)
    why = claude.figures.count.why
    said = why.text.text()
    rule = claude._session.encoding.rule
    assert why.isVisible()
    assert "Counted with o200k_base, times 1.2 (1 to 1.7) for Latin letters." in said
    assert (
        f"Factor {rule.name}: {rule.source.name}, {text.day(date.fromisoformat(rule.source.date))}"
        in said
    )
    assert "As others measured it." in said
    QTest.keyClick(why, Qt.Key.Key_Escape)
    assert not why.isVisible()


@pytest.mark.parametrize(
    "model", ["gemini-2.5-pro", "sonar", "muse-spark-1.3", "kimi-k3", "M2-her"]
)
@pytest.mark.parametrize("prompt", ["hello world", "今天天气很好", "Привет 123", "12 今天 Привет"])
def test_every_ground_and_script_is_worded(window, model, prompt):
    choose_model(window, model)
    put(window, prompt)
    said = tag(window)[1]
    assert "times " in said
    assert "Factor " in said
    assert "{" not in said


@pytest.mark.parametrize("code", ["en", "zh_CN"])
def test_all_of_the_reason_is_to_be_seen(claude, qapp, code):
    claude.choose_language(code)
    qapp.processEvents()
    why = claude.figures.count.why
    for said in (tag(claude)[1], "短", f"{tag(claude)[1]}\n短"):
        why.open_under(claude.figures._tag, said, "Learn")
        qapp.processEvents()
        assert why.text.height() >= why.text.heightForWidth(why.text.width())
        assert why.link.height() >= why.link.sizeHint().height()
    why.hide()


def test_an_exact_model_of_another_provider_is_exact(window, qtbot):
    choose_model(window, "deepseek-v3.2")
    qtbot.waitUntil(lambda: not window._session.is_counting)
    put(window, "hello world")
    assert figure(window, "tokenCount") == "2"
    assert tag(window) == ("exact", "Counted with deepseek_v3, the encoding of DeepSeek V3.2.")


def test_a_request_is_estimated_and_says_that_its_framing_is_not_published(claude):
    put(claude, json.dumps({"messages": [{"role": "user", "content": PROSE}]}))
    assert figure(claude, "tokenCount").startswith("≈")
    said = tag(claude)[1]
    assert "times " in said
    assert "How Claude Opus 4.5 frames messages is not published" in said
    assert claude.figures.panel.model.rowCount() == 2


def test_a_picture_is_counted_by_its_own_rule_and_audio_is_not(claude):
    choose(claude, "add_image")
    choose(claude, "add_audio")
    parts = [entry.part for entry in claude._session.estimate().entries]
    assert [part.tokens > 0 for part in parts] == [True, True, False]
    assert "Not counted, as no rule is known: Audio 1:00." in tag(claude)[1]


def test_a_prompt_may_not_fit(claude):
    claude._session.choices.set_output_tokens(0)
    window = claude._session.model.context_window
    put(claude, "word " * (window * 9 // 10))
    assert "May not fit: it may be " in share(claude)
    assert "Over by" not in share(claude)
    put(claude, "word " * (window * 2))
    assert "Over by at least 19" in share(claude)
    put(claude, "word")
    assert "fit" not in share(claude)


def test_a_prompt_may_not_fit_with_its_output(claude):
    claude._session.choices.set_output_tokens(claude._session.model.context_window - 1500)
    put(claude, "word " * 1100)
    assert "with the expected output" in share(claude)
    assert share(claude).splitlines()[1].startswith("May not fit")


def test_a_key_in_a_long_text_costs_no_more_than_for_an_exact_model(window):
    choose_model(window, CLAUDE)
    put(window, "The order 20418 has 12 items.\n" * 40_000)
    session = window._session
    counted(window)
    slowest = 0.0
    for _ in range(20):
        start = time.perf_counter()
        session.edit(600_000, 0, "7")
        assert session.estimate().tokens
        slowest = max(slowest, time.perf_counter() - start)
    assert slowest < 0.1
    type_at_end(window, "x")
    assert figure(window, "tokenCount").startswith("≈")


def test_the_reasons_are_chinese_in_chinese(claude, qapp):
    claude.choose_language("zh_CN")
    qapp.processEvents()
    said = tag(claude)[1]
    assert "的词表没有公开" in said
    assert "拉丁字母按 1.2 倍" in said
    assert any("按 1.2 倍" in shown_text for _, shown_text in texts(claude))
