"""A chat request in the editor: its own count, what it stands on, and the way to plain text."""

import json
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import (
    amounts,
    choose,
    choose_model,
    figure,
    plain,
    put,
    share,
    shown_tokens,
    status,
    sums,
    tag,
    type_at_end,
)

from estimator import request as requests
from estimator.pricing.rates import RateKey

HELLO = {"role": "user", "content": "hello world"}


def body(*messages, **fields):
    return json.dumps({"messages": list(messages) or [HELLO], **fields})


@pytest.fixture
def documented(window):
    choose_model(window, "gpt-4o")
    return window


def about(window):
    label = window.figures.count.about
    return plain(label.text()) if label.isVisible() else ""


def wrong(window):
    label = window.figures.count.wrong
    return label.text() if label.isVisible() else ""


def follow(window, target):
    window.figures.count.about.linkActivated.emit(target)


def shown(label):
    return label.text() if label.isVisible() else ""


def test_a_documented_request_is_exact(documented):
    put(documented, body())
    assert shown_tokens(documented) == 9
    assert tag(documented)[0] == "exact"
    assert "by the rule that OpenAI publishes for GPT-4o" in tag(documented)[1]
    assert about(documented) == "Chat request · Count as plain text"
    assert shown(documented.figures.count.range) == ""
    assert sums(documented)[0] == "9 × $2.50/M"


def test_an_estimate_looks_like_one(window):
    put(window, body({"role": "user", "content": "word " * 1000}, HELLO))
    assert figure(window, "tokenCount") == "≈\u202f1,014"
    assert window.figures._tokens.accessibleName() == "≈\u202f1,014 tokens, estimate"
    assert shown(window.figures.count.range) == "1,011 – 1,016"
    assert tag(window)[0] == "estimate"
    assert "from 1,011 to 1,016" in tag(window)[1]
    assert status(window)[0].startswith("≈\u202f1,014 tokens")


def test_the_costs_go_from_the_fewest_to_the_most_tokens(window):
    window.figures._output.setValue(0)
    put(window, body({"role": "user", "content": "word " * 1000}, HELLO))
    low, high = (Decimal(tokens) * Decimal("0.0000025") for tokens in (1011, 1016))
    assert figure(window, "requestCost") == "≈\u202f$0.00254"
    assert shown(window.figures._cost_range) == f"${low:.5f} – ${high:.5f}"
    assert shown(window.figures._month_range) == f"${low * 30_000:.2f} – ${high * 30_000:.2f}"
    put(window, "word")
    assert shown(window.figures._cost_range) == shown(window.figures._month_range) == ""


def test_a_request_may_be_counted_as_plain_text(documented, o200k, restart):
    put(documented, body())
    follow(documented, "text")
    tokens = len(o200k.encode_ordinary(body()))
    assert shown_tokens(documented) == tokens
    assert about(documented) == "Counted as plain text · Recognise requests"
    again = restart(documented)
    assert shown_tokens(again) == tokens
    follow(again, "request")
    assert shown_tokens(again) == 9
    follow(again, "text")
    again.editor.document().setModified(False)
    choose(again, "new")
    put(again, body())
    assert shown_tokens(again) == 9


def test_the_switch_can_be_reached_by_keyboard(documented):
    put(documented, body())
    documented.figures.count.about.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(documented.figures.count.about, Qt.Key.Key_Return)
    assert documented._session.estimate().is_text_wanted


def test_a_malformed_request_says_what_is_wrong(window, o200k):
    text = body({"role": "user"})
    put(window, text)
    assert shown_tokens(window) == len(o200k.encode_ordinary(text))
    assert wrong(window) == (
        "This looks like a chat request, but messages[0].content is empty. It must be a text or a"
        " list of parts. It is counted as plain text."
    )
    window.editor.moveCursor(window.editor.textCursor().MoveOperation.End)
    type_at_end(window, "!")
    assert wrong(window) == about(window) == ""


def test_half_typed_it_is_text_until_it_is_a_request(documented, o200k):
    text = body()
    put(documented, text[:-1])
    assert shown_tokens(documented) == len(o200k.encode_ordinary(text[:-1]))
    type_at_end(documented, "}")
    assert shown_tokens(documented) == 9


def test_the_model_that_the_request_names_is_offered(window):
    put(window, body(model="gpt-4o-2024-08-06"))
    assert about(window).endswith("Count for gpt-4o")
    follow(window, "model")
    assert window.picker.currentData() == window._session.model.id == "gpt-4o"
    assert about(window) == "Chat request · Count as plain text"
    put(window, body(model="my-model"))
    assert "Count for" not in about(window)


def test_a_model_without_chat_says_so(window, qtbot):
    choose_model(window, "text-embedding-3-small")
    qtbot.waitUntil(lambda: not window._session.is_loading)
    put(window, body())
    assert wrong(window).startswith("text-embedding-3-small takes no chat requests")


def test_a_request_of_several_kinds_says_what_each_stands_on(documented):
    image = {"type": "image_url", "image_url": {"url": "https://example.org/a.png"}}
    put(documented, body({"role": "user", "content": [image]}))
    assert "beyond that rule" in tag(documented)[1]
    assert "Images are an estimate: their size" in tag(documented)[1]


# What takes longer than a key press


def test_a_long_request_is_counted_beside_the_window(documented, qtbot):
    text = body({"role": "user", "content": "word " * 100_000})
    documented.editor.load(text)
    assert figure(documented, "tokenCount") == "…"
    assert tag(documented)[0] == "counting"
    assert status(documented)[0].startswith("Counting…")
    qtbot.waitUntil(lambda: figure(documented, "tokenCount") == "100,008")
    documented.editor.fill()
    documented.editor.document().setModified(False)


def test_edits_meanwhile_end_in_the_right_figure(documented, qtbot):
    for count in (30_000, 40_000, 50_000):
        documented.editor.load(body({"role": "user", "content": "word " * count}))
        QApplication.processEvents()
    qtbot.waitUntil(lambda: not documented._session.is_counting)
    documented.refresh()
    assert shown_tokens(documented) == 50_008


def test_closing_while_it_counts_waits_for_no_more_than_a_moment(documented):
    documented.editor.load(body(*[{"role": "user", "content": "word " * 20_000}] * 20))
    documented.editor.document().setModified(False)
    assert documented.close()


def test_a_long_plain_text_is_not_read_for_each_key(window, monkeypatch):
    put(window, "word " * 1000)
    with monkeypatch.context() as broken:
        broken.setattr(requests, "read", None)
        broken.setattr("estimator.tokens.counter.TextCounter.text", None)
        type_at_end(window, "!")


# Meters


def test_images_have_a_line_where_they_have_a_rate(window):
    key = RateKey("openai", "gpt-5.4", "standard", "", "input_image_tokens")
    window._session.rates.set_rates({key: Decimal(10)})
    choose(window, "add_image")
    put(window, "hello world")
    lines = window.figures._lines
    assert sums(window)[0] == "2 × $2.50/M"
    assert lines.quantities[key.meter].text() == "1,229"
    assert plain(lines.rates[key.meter].text()) == "× $10.00/M"
    assert lines.amounts[key.meter].text() == "$0.012290"
    assert amounts(window) == ["$0.000005", "$0.012000"]
    put(window, "")
    assert sums(window)[0] == "0 × $2.50/M"
    window._session.rates.reset([key])
    window.refresh()
    assert not lines.rates[key.meter].isVisible()
    assert sums(window)[0] == "1,229 × $2.50/M"


def test_a_request_fills_the_window_by_its_own_count(window):
    put(window, body({"role": "user", "content": " word" * 10_500}))
    assert share(window) == "1.0% of 1,050,000"


def test_a_model_that_makes_pictures_is_asked_for_a_size_and_a_quality(window, restart):
    lines = window.figures._lines
    assert not lines.made_size.isVisible()
    choose_model(window, "gpt-image-1.5")
    assert not window.figures._output.isVisible()
    assert sums(window)[1] == "1,056 × $32.00/M"
    sizes = [lines.made_size.itemText(row) for row in range(lines.made_size.count())]
    assert sizes == ["1024 × 1024", "1024 × 1536", "1536 × 1024"]
    lines.made_quality.setCurrentIndex(lines.made_quality.findData("high"))
    lines.made_quality.activated.emit(2)
    assert sums(window)[1] == "4,160 × $32.00/M"
    assert figure(window, "requestCost") == "$0.1331"
    again = restart(window)
    assert sums(again)[1] == "4,160 × $32.00/M"
    choose_model(again, "gpt-image-2.5-flare")
    quality = again.figures._lines.made_quality
    assert [quality.itemText(row) for row in range(quality.count())] == [
        "low", "medium", "high", "very high", "highest",
    ]  # fmt: skip
    again.choose_language("zh_CN")
    QApplication.processEvents()
    assert quality.currentText() == "高"
