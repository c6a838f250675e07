"""The main window: what it shows while one types and chooses, and its manners."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QSpinBox,
)
from windows import (
    amounts,
    choose,
    choose_model,
    figure,
    plain,
    put,
    retype,
    share,
    shown_money,
    shown_tokens,
    status,
    sums,
    tag,
    title,
    type_at_end,
)

from estimator.pricing.book import BookError, RateBook
from estimator.pricing.rates import RateKey
from estimator.tokens import vocab
from estimator.ui import geometry

MILLION = Decimal(1_000_000)

# What scripts and screen readers find


@pytest.mark.parametrize(
    ("name", "kind", "english", "chinese"),
    [
        ("promptEditor", QPlainTextEdit, "Prompt", "提示词"),
        ("modelPicker", QComboBox, "Model", "模型"),
        (
            "outputTokens",
            QSpinBox,
            "Expected output tokens of a call",
            "每次调用预计输出的 token 数",
        ),
        ("requestsPerMonth", QSpinBox, "Calls a month", "每月调用次数"),
        ("tokenCount", QLabel, "0 tokens, exact", "0 个 token，精确"),
        ("requestCost", QLabel, "$0.0120 a call", "每次 $0.0120"),
        ("monthlyCost", QLabel, "$360.00 a month", "每月 $360.00"),
    ],
)
def test_the_fixed_names(window, qapp, *, name, kind, english, chinese):
    widget = window.findChild(kind, name)
    assert widget.isVisible()
    assert widget.accessibleName() == english
    window.choose_language("zh_CN")
    qapp.processEvents()
    assert widget.accessibleName() == chinese


def test_every_control_that_takes_the_focus_has_a_name(window):
    window.find_bar.start()
    window.files.open_path(Path("/nowhere"))
    window.rates.open("")
    for widget in window.findChildren(object):
        is_control = getattr(widget, "focusPolicy", None) and widget.isVisible()
        if is_control and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not part_of(widget):
            named = widget.accessibleName() or getattr(widget, "text", str)()
            assert named, f"{type(widget).__name__} {widget.objectName()}"


def part_of(widget):
    """Whether it is a piece of another control, as the line edit of a combo box is."""
    inner = ("qt_", "QTableCornerButton")
    return widget.objectName().startswith(inner) or isinstance(
        widget.parent(), (QComboBox, QSpinBox)
    )


def test_the_pickers_items_are_model_ids(window):
    box = window.findChild(QComboBox, "modelPicker")
    ids = [box.itemData(row) for row in range(box.count())]
    assert ids == list(window._session.offered_models())
    assert {"gpt-5", "gpt-5.4", "gpt-4o", "text-embedding-3-small"} <= set(ids)
    assert box.currentData() == window._session.model.id == "gpt-5.4"


# The figures


def test_everything_follows_a_keystroke_in_the_same_call(window, o200k):
    choose_model(window, "gpt-5")
    for typed in ["H", "e", "llo ", "wörld", "!"]:
        type_at_end(window, typed)
        text = window.editor.toPlainText()
        tokens = len(o200k.encode_ordinary(text))
        cost = (tokens * Decimal("1.25") + 800 * Decimal(10)) / MILLION
        assert shown_tokens(window) == tokens
        assert window.figures._cost.toolTip() == f"${cost.normalize()}"
        assert shown_money(window, "monthlyCost") == round(cost * 30_000, 2)
        assert sums(window) == [f"{tokens} × $1.25/M", "× $10.00/M"]
        assert f"{len(text)} character" in status(window)[0]


def test_a_hand_computed_case(window):
    put(window, " word" * 12_345)
    assert shown_tokens(window) == 12_345
    assert figure(window, "requestCost") == "$0.0429"  # 0.0308625 + 0.012
    assert window.figures._cost.toolTip() == "$0.0428625"
    assert figure(window, "monthlyCost") == "$1,285.88"  # 1285.875, to even
    assert amounts(window) == ["$0.0309", "$0.0120"]
    assert sums(window) == ["12,345 × $2.50/M", "× $15.00/M"]
    assert share(window) == "1.2% of 1,050,000"
    assert status(window)[0] == "12,345 tokens · $0.0429 a call · 61,725 characters"


def test_an_empty_prompt(window):
    assert figure(window, "tokenCount") == "0"
    assert share(window) == "0% of 1,050,000"
    assert amounts(window) == ["$0.0000", "$0.0120"]
    assert sums(window)[0] == "0 × $2.50/M"
    assert status(window) == [
        "0 tokens · $0.0120 a call · 0 characters",
        "Ln 1, Col 1",
        "UTF-8",
        "LF",
    ]


def test_nothing_at_all_costs_nothing(window):
    window.figures._output.setValue(0)
    assert figure(window, "requestCost") == "$0.00"
    window.figures._requests.setValue(0)
    assert figure(window, "monthlyCost") == "$0.00"


def test_output_tokens_and_requests_count_while_they_are_typed(window):
    put(window, " word" * 1000)
    retype(window.figures._output, "2000")
    assert figure(window, "requestCost") == "$0.0325"
    assert amounts(window) == ["$0.0025", "$0.0300"]
    retype(window.figures._requests, "100")
    assert figure(window, "monthlyCost") == "$3.25"
    retype(window.figures._requests, "1000000", enter=True)
    assert figure(window, "monthlyCost") == "$32,500.00"
    assert window.figures._requests.text() == "1,000,000"


def test_the_largest_figures_are_shown_whole(window, qtbot):
    choose_model(window, "gpt-5.5-pro")
    put(window, " word" * 300_000)
    retype(window.figures._output, "10000000")
    retype(window.figures._requests, "2000000000")
    assert figure(window, "monthlyCost") == "$5,436,000,000,000.00"
    names = ("tokenCount", "requestCost", "monthlyCost")
    labels = [window.findChild(QLabel, name) for name in names]
    qtbot.waitUntil(lambda: all(label.width() >= label.sizeHint().width() for label in labels))
    for box in (window.figures._output, window.figures._requests):
        needed = box.fontMetrics().horizontalAdvance(box.text())
        assert box.lineEdit().width() >= needed + 2


def test_tiny_and_huge_rates_do_not_stop_the_figures(window):
    """Amounts of 1e-18 and 1e10 under each other have more digits than a Decimal context."""
    for meter, rate in (("input_tokens", "0.000000000001"), ("output_tokens", "1000000000")):
        window._session.rates.set_rates(
            {RateKey("openai", "gpt-5.4", "standard", "", meter): Decimal(rate)}
        )
    window.figures._output.setValue(10_000_000)
    put(window, " word")
    assert amounts(window) == ["$0.000000000000000001", "$10,000,000,000.000000000000000000"]


# Models


def test_another_model_has_its_own_rates_and_window(window):
    put(window, " word" * 1000)
    choose_model(window, "gpt-4o")
    assert sums(window) == ["1,000 × $2.50/M", "× $10.00/M"]
    assert share(window) == "0.8% of 128,000"
    assert figure(window, "requestCost") == "$0.0105"


def test_another_encoding_counts_anew(window, qtbot):
    put(window, "你好，世界。" * 50)
    before = shown_tokens(window)
    choose_model(window, "gpt-4-turbo")
    qtbot.waitUntil(lambda: not window._session.is_counting)
    expected = len(vocab.load("cl100k_base").encode_ordinary("你好，世界。" * 50))
    assert shown_tokens(window) == expected != before
    assert tag(window) == ("exact", "Counted with cl100k_base, the encoding of GPT-4 Turbo.")


def test_an_assumed_encoding_says_so(window):
    assert tag(window) == ("exact", "Counted with o200k_base, the encoding of GPT-5.4.")
    choose_model(window, "gpt-6-sol")
    word, why = tag(window)
    assert word == "assumed"
    assert "The encoding of GPT-6 Sol is not published" in why
    assert window.findChild(QLabel, "tokenCount").accessibleName() == "0 tokens, assumed"


def test_a_click_on_the_word_tells_why(window):
    why = window.figures.count.why
    QTest.mouseClick(window.figures._tag, Qt.MouseButton.LeftButton)
    assert (why.isVisible(), why.text.text()) == (True, tag(window)[1])
    QTest.keyClick(why, Qt.Key.Key_Escape)
    assert not why.isVisible()
    QTest.keyClick(window.figures._tag, Qt.Key.Key_Space)
    assert why.isVisible()
    why.hide()


def test_a_model_that_embeds_has_no_output(window, qtbot):
    choose_model(window, "text-embedding-3-small")
    qtbot.waitUntil(lambda: not window._session.is_counting)
    put(window, " word" * 1000)
    assert not window.figures._output.isEnabled()
    assert sums(window) == ["1,000 × $0.02/M", "none"]
    assert amounts(window) == ["$0.00002", "–"]
    assert figure(window, "requestCost") == "$0.00002"
    choose_model(window, "gpt-5")
    assert window.figures._output.isEnabled()
    assert window.figures._output.value() == 800


def test_long_context_rates(window):
    put(window, " word" * 272_000)
    assert not window.figures._tier.isVisible()
    assert sums(window) == ["272,000 × $2.50/M", "× $15.00/M"]
    assert window.figures._cost.toolTip() == "$0.692"
    type_at_end(window, "!")
    assert shown_tokens(window) == 272_001
    assert window.figures._tier.text() == "Long-context rates, for more than 272,000 input tokens"
    assert window.figures._tier.isVisible()
    assert sums(window) == ["272,001 × $5.00/M", "× $22.50/M"]
    assert window.figures._cost.toolTip() == "$1.378005"
    QTest.keyClick(window.editor, Qt.Key.Key_Backspace)
    assert not window.figures._tier.isVisible()


@pytest.mark.parametrize(
    ("model", "words", "says"),
    [
        ("gpt-4", 7392, None),
        ("gpt-4", 7393, "Over by 1 with the expected output"),
        ("gpt-4", 8193, "Over by 1: the input may be 8,192 at most"),
        ("gpt-5", 272_001, "Over by 1: the input may be 272,000 at most"),
        ("text-embedding-3-small", 8192, None),
        ("text-embedding-3-small", 8200, "Over by 8: the input may be 8,192 at most"),
    ],
)
def test_a_prompt_that_does_not_fit_says_by_how_much(window, qtbot, model, words, says):
    choose_model(window, model)
    qtbot.waitUntil(lambda: not window._session.is_counting)
    put(window, " word" * words)
    assert shown_tokens(window) == words
    assert share(window).partition("\n")[2] == (says or "")
    label = window.figures._share
    role = QPalette.ColorRole.BrightText if says else QPalette.ColorRole.PlaceholderText
    assert label.palette().color(label.foregroundRole()) == QGuiApplication.palette().color(role)
    assert window.figures._meter._is_over == bool(says)


def test_a_model_whose_window_is_not_known_says_so(window):
    estimate = window._session.estimate()
    unknown = replace(estimate.model, context_window=None, max_input=None)
    window.figures.show_estimate(replace(estimate, model=unknown, fits=None))
    assert share(window) == "The context window of this model is not known"


def test_a_model_without_a_price_today_says_so(window, monkeypatch):
    put(window, " word" * 10)

    def not_sold(*_):
        raise BookError("not-in-force", "2026-11-24", ("2027-01-01",), "gpt-5.4")

    monkeypatch.setattr(RateBook, "tariff", not_sold)
    window.refresh()
    assert figure(window, "tokenCount") == "10"
    assert figure(window, "requestCost") == figure(window, "monthlyCost") == "no price"
    assert amounts(window) == ["–", "–"]
    assert "There is no price for this model today" in plain(window.figures._source.text())
    assert "no price" in status(window)[0]


# The caret


@pytest.mark.parametrize(
    ("at", "shown"),
    [(0, "Ln 1, Col 1"), (3, "Ln 1, Col 4"), (4, "Ln 2, Col 1"), (7, "Ln 2, Col 4")],
)
def test_the_caret_is_told(window, at, shown):
    put(window, "one\ntwo")
    cursor = window.editor.textCursor()
    cursor.setPosition(at)
    window.editor.setTextCursor(cursor)
    assert status(window)[1] == shown


# Where it stands


@pytest.mark.parametrize(
    "place", [(5000, 5000), (-3000, 20), (100, -900), (-1150, 100), (100, 799)]
)
def test_a_window_left_off_the_screen_comes_back_onto_it(window, restart, place):
    window.move(*place)
    again = restart(window)
    frame = again.frameGeometry()
    edge = QRect(frame.left(), frame.top(), frame.width(), 24)
    seen = [screen.availableGeometry() & edge for screen in QGuiApplication.screens()]
    assert any(part.width() >= 96 and part.height() >= 12 for part in seen)


@pytest.mark.parametrize(
    ("place", "can"),
    [((0, 0), True), ((-1150, 0), False), ((100, -600), False), ((1356, 20), False)],
)
def test_a_window_needs_an_edge_to_be_moved_by(qapp, place, can):
    screen = QGuiApplication.primaryScreen().availableGeometry()
    frame = QRect(screen.topLeft() + QPoint(*place), QSize(1200, 700))
    assert geometry._can_be_grasped(frame) == can


def test_a_window_on_the_screen_stays_where_it_was(window, restart):
    window.setGeometry(37, 41, 640, 480)
    assert restart(window).geometry() == QRect(37, 41, 640, 480)


def test_the_title_names_the_file_whatever_its_name(window, written):
    window.files.open_path(written("x", name="plan [*] a.md"))
    type_at_end(window, "y")
    assert "plan [*] a.md" in window.windowTitle().replace("[*][*]", "[*]")
    assert window.windowTitle().replace("[*][*]", "").count("[*]") == 1


@pytest.mark.parametrize("width", [1200, 480])
@pytest.mark.parametrize("code", ["en", "zh_CN"])
def test_the_sample_is_offered_under_the_hint(window, qapp, width, code):
    """What is painted before it is the hint alone: below, there is nothing until the button."""
    window.choose_language(code)
    window.resize(width, 480)
    qapp.processEvents()
    sample, view = window.editor._sample, window.editor.viewport()
    sample.hide()
    seen = view.grab().toImage()
    empty = seen.pixel(2, seen.height() - 2)
    rows = [
        y for y in range(seen.height())
        if any(seen.pixel(x, y) != empty for x in range(20, seen.width() - 4, 3))
    ]  # fmt: skip
    assert len(rows) > 8
    assert 0 < sample.y() - rows[-1] < 2 * view.fontMetrics().lineSpacing()


def test_the_sample_fills_an_empty_window(window, o200k, questions):
    assert window.editor._sample.isVisible()
    QTest.mouseClick(window.editor._sample, Qt.MouseButton.LeftButton)
    text = window.editor.toPlainText()
    assert "customer" in text
    assert not window.editor._sample.isVisible()
    assert shown_tokens(window) == len(o200k.encode_ordinary(text))
    assert title(window) == "New prompt – Token Estimator"
    choose(window, "new")  # nothing of the user's is lost, so nothing is asked
    assert questions.asked == []
    assert window.editor._sample.isVisible()
