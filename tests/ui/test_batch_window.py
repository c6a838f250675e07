"""Batch files in a window: recognised, read beside it, checked, counted, priced."""

import json
import threading
from decimal import Decimal
from pathlib import Path

import pytest
from batch_lines import chat, embedding
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from samples import lines_of
from windows import choose, put, retype, rows_of, said

from estimator.batch import counting, report, totals
from estimator.batch.lines import Problem
from estimator.batch.report import Limit
from estimator.pricing import entries
from estimator.pricing.rates import RateKey
from estimator.tokens import vocab
from estimator.tokens.chat_rules import FILLED, TEXT
from estimator.tokens.picture import PictureError
from estimator.tokens.vocab import VocabularyError
from estimator.ui import batch_words, language, text
from estimator.ui.batch_limits import BatchLimits
from estimator.ui.batching import is_batch

GOOD = [chat("a", "Hello world"), chat("b", "Hello world", max_tokens=40)]


@pytest.fixture
def opened(window, qtbot, written):
    """Opens a batch file of these lines; the window that shows it."""

    def open_lines(*lines, name="batch.jsonl"):
        window.batching.open_path(written(lines_of(*lines), name))
        return shown(window, qtbot)

    return open_lines


def shown(window, qtbot):
    made = window.batching.window
    qtbot.waitUntil(lambda: made.report is not None, timeout=20_000)
    return made


def figures(made):
    """The large figures, and what stands under them."""
    pairs = zip(made.figures.figures, made.figures.captions, strict=True)
    return [(figure.text(), plural(caption)) for figure, caption in pairs]


def plural(label):
    """What a label says of several, also where the source text stands for its English."""
    return label.text().replace("(s)", "s")


def test_a_file_is_checked_counted_and_priced(window, qtbot, written):
    window.files.open_path(written(lines_of(*GOOD), "batch.jsonl"))
    made = shown(window, qtbot)
    assert window.editor.toPlainText() == ""
    assert made.isVisible()
    assert figures(made) == [
        ("2", "requests"),
        ("18", "input tokens, exact"),
        ("$0.000253", "as a batch"),
        ("$0.000507", "one by one: the batch saves $0.000253"),
    ]
    assert made.figures.most.text() == (
        "No highest cost: some requests set no limit to their answers."
    )
    assert made.verdict.text() == "Nothing is wrong with this file."
    (row,) = rows_of(made.groups)
    assert row.startswith(
        "gpt-4o-mini | /v1/chat/completions | 2 | 18 | 840 | $0.000253 | $0.000507 | genai-prices"
    )
    assert rows_of(made.largest) == ["9 | 1 | a", "9 | 2 | b"]
    assert [label.isVisible() for label in made.figures.limits.figures] == [True, True, False]
    retype(made.figures.output, "40")
    qtbot.waitUntil(lambda: figures(made)[2][0] == "$0.0000254")
    for model in (made.problems, made.groups, made.largest):
        mode = QAbstractItemModelTester.FailureReportingMode.Fatal
        assert QAbstractItemModelTester(model, mode).model() is model


def test_what_is_wrong_is_listed_and_its_line_can_be_opened(window, opened, qtbot, monkeypatch):
    monkeypatch.setattr(totals, "SHOWN", 2)
    made = opened(*GOOD, "{not json", chat("a", "x", stream=True), chat("c", "x", model="?"))
    assert plural(made.verdict).startswith("3 lines must be put right first. 1 request")
    assert made._pages.tabText(0) == "Problems (4)"
    assert plural(made._more) == "2 more problems not listed."
    assert rows_of(made.problems) == [
        "3 | This is not JSON: see character 2. Write one request a line.",
        "4 | body.stream is true. It must be false.",
    ]
    assert figures(made)[2:] == [
        ("$0.000494", "as a batch, without 2 requests"),
        ("$0.000988", "one by one: the batch saves $0.000494"),
    ]
    assert not made.open_line.isEnabled()
    table = made.tables[0]
    table.setCurrentIndex(made.problems.index(0, 1))
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.editor.toPlainText() == "{not json")
    made._pages.setCurrentIndex(2)
    made.tables[2].setCurrentIndex(made.largest.index(0, 0))
    made.open_line.click()
    qtbot.waitUntil(lambda: "Hello world" in window.editor.toPlainText())
    assert json.loads(window.editor.toPlainText()) == GOOD[0]["body"]
    assert window.isWindowModified() is False


@pytest.mark.parametrize("first", ["{oops", {"body": {"input": "x" * 90_000}, "custom_id": "x"}])
def test_a_file_with_a_first_line_that_is_wrong_is_one(window, qtbot, written, first):
    window.files.open_path(written(lines_of(first, *GOOD), "batch.jsonl"))
    assert shown(window, qtbot).report.requests == 3


def test_it_can_be_opened_as_text_anyway(window, opened, qtbot, written):
    made = opened(*GOOD)
    made.as_text.click()
    assert window.editor.toPlainText() == lines_of(*GOOD)
    window.files.open_path(written("a prompt", "prompt.txt"))
    assert window.editor.toPlainText() == "a prompt"


def test_it_is_opened_by_a_menu_by_a_drop_and_by_the_command_line(
    open_window, qtbot, written, file_dialogs
):
    path = written(lines_of(*GOOD), "first.jsonl")
    window = open_window(str(path))
    assert shown(window, qtbot)._title.text() == "first.jsonl"
    choose(window, "batch")
    made = window.batching.window
    made.choose.click()  # and cancelled
    assert made.report
    file_dialogs.append(written(lines_of(GOOD[0]), "second.jsonl"))
    made.choose.click()
    assert shown(window, qtbot).report.requests == 1
    drop(made, written(lines_of(*GOOD), "third.jsonl"))
    assert shown(window, qtbot).report.requests == 2
    assert made._title.text() == "third.jsonl"
    drop(made, None)
    assert made.report


def drop(made, path):
    mime = QMimeData()
    if path:
        mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, *NONE)
    made.dropEvent(event)


NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def test_reading_can_be_cancelled_and_the_editor_takes_keys(window, qtbot, written, monkeypatch):
    monkeypatch.setattr(counting, "BLOCK", 1)
    path = written(lines_of(*(chat(str(n), f"{n} " * 300) for n in range(2000))), "long.jsonl")
    window.files.open_path(path)
    made = window.batching.window
    assert (made.cancel.isVisible(), made.choose.isVisible()) == (True, False)
    qtbot.waitUntil(lambda: made._share > 0)
    put(window, "typed meanwhile")
    assert made.report is None
    made.cancel.click()
    assert made._title.text() == "No file yet"
    assert made.choose.isVisible()
    idle = threading.Event()
    window.batching._worker.do(idle.set)
    qtbot.waitUntil(idle.is_set, timeout=20_000)
    qtbot.wait(20)  # for what it told before
    assert (made.report, made._title.text()) == (None, "No file yet")


def test_a_file_that_can_not_be_read_is_told(window, qtbot, tmp_path):
    window.files.open_path(tmp_path / "missing.jsonl")
    assert said(window).startswith("missing.jsonl does not exist.")
    window.batching.open_path(tmp_path / "missing.jsonl")
    made = window.batching.window
    qtbot.waitUntil(lambda: made.state.text().startswith("missing.jsonl does not exist."))
    assert made.choose.isVisible()
    made.line_wanted.emit(1)
    qtbot.wait(50)
    assert made.state.text().startswith("missing.jsonl does not exist.")


def test_a_vocabulary_that_can_not_be_loaded_is_told(window, qtbot, written, monkeypatch):
    def broken(_name):
        raise VocabularyError("/app/o200k.tiktoken", "changed")

    good = vocab.load
    monkeypatch.setattr(vocab, "load", broken)
    window.batching.open_path(written(lines_of(*GOOD), "batch.jsonl"))
    made = window.batching.window
    qtbot.waitUntil(
        lambda: (
            made.state.text() == "/app/o200k.tiktoken is not the file that belongs to the app."
            " Install it again."
        )
    )
    assert (made.bar.isVisible(), made.choose.isVisible()) == (False, True)
    monkeypatch.setattr(vocab, "load", good)
    window.batching.open_path(written(lines_of(*GOOD), "batch.jsonl"))
    assert shown(window, qtbot).report.requests == 2


def test_a_line_of_a_file_that_is_gone(window, opened, qtbot, tmp_path):
    made = opened(*GOOD)
    (tmp_path / "batch.jsonl").unlink()
    made._pages.setCurrentIndex(2)
    made._open_line()  # none is chosen
    made.tables[2].setCurrentIndex(made.largest.index(0, 0))
    made.open_line.click()
    qtbot.waitUntil(lambda: made.state.text().startswith("batch.jsonl does not exist."))
    made.as_text.click()
    assert said(window).startswith("batch.jsonl does not exist.")


def test_only_files_can_be_dropped(window, opened, written):
    made = opened(*GOOD)
    for path, is_taken in ((None, False), (written("", "empty"), True)):
        mime = QMimeData()
        if path:
            mime.setUrls([QUrl.fromLocalFile(str(path))])
        event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, *NONE)
        event.ignore()
        made.dragEnterEvent(event)
        assert event.isAccepted() is is_taken


def test_new_rates_are_followed(window, opened, qtbot):
    made = opened(GOOD[1])
    key, cost = RateKey("openai", "gpt-4o-mini", "standard", "", "output_tokens"), Decimal(9)
    window._session.rates.change({entries.rate_entry(key): entries.rate_value(cost)}, "edit")
    window.rates.changed.emit()
    qtbot.waitUntil(lambda: figures(made)[3][0] == "$0.000361")


def test_what_has_no_batch_price_says_so(opened):
    made = opened(embedding("1", ["a", "b"]))
    assert figures(made)[2:] == [("–", "as a batch: no price"), ("$0.00000004", "one by one")]
    assert rows_of(made.groups)[0].endswith("| No batch price of this model is known.")
    assert made.figures.most.text() == ""
    assert made.figures.limits.figures[2].text() == "2 of 50,000"


def test_what_can_not_be_counted_or_priced_says_why(opened):
    unknown = [chat(str(n), "a", model="who-knows") for n in range(2)]
    bodiless = [{"custom_id": str(n), "body": 5} for n in (2, 3)]
    made = opened(*unknown, *bodiless)
    assert [row.replace("(s)", "s") for row in rows_of(made.groups)] == [
        (
            "who-knows | /v1/chat/completions | 2 | – | – | – | – |"
            " 2 requests not counted. This model is not in the rates."
        ),
        "– | – | 2 | – | – | – | – | 2 requests not counted. No model is named.",
    ]
    assert figures(made)[1] == ("–", "input tokens: not known")
    assert plural(made.verdict) == (
        "2 lines must be put right first. 2 requests could not be checked: too little is known of"
        " who-knows. Look at how that is spelt, or add it to the rates."
    )
    named = [chat(str(n), "a", model=f"nope-{n}") for n in range(5)]
    assert "known of nope-0, nope-1, nope-2, …. Look" in opened(*named).verdict.text()
    made = opened(chat("1", "a", model="gpt-5.4"), chat("2", model="gpt-4o"))
    assert figures(made)[1] == ("≈\u202f8", "input tokens: 6 – 9, without 1 request")
    assert rows_of(made.groups)[1].endswith(" None of these requests can be counted.")
    assert opened(" ").verdict.text() == "There is no request in this file."


def test_a_file_above_the_limits_is_counted_and_told(opened, monkeypatch):
    monkeypatch.setattr(report, "MAX_REQUESTS", 1)
    made = opened(*GOOD)
    assert made.verdict.text() == "The file is more than one batch may be: split it."
    assert made.figures.limits.figures[0].text() == "2 of 1 · 1 too many"
    assert figures(made)[0][0] == "2"


def test_it_speaks_the_language(window, opened):
    made = opened(*GOOD)
    language.apply("zh_CN")
    assert made.windowTitle()
    language.apply("en")
    assert made.windowTitle() == "Batch File"


# Alone


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (Problem(1, "not-json"), "A number in this line is too long to be read."),
        (Problem(1, "not-text"), "This is not UTF-8. Save the file as UTF-8."),
        (Problem(1, "too-long"), "The line is longer than 32 MB. Make the request smaller."),
        (Problem(1, "too-deep"), "The request is nested too deep."),
        (
            Problem(1, "not-an-object", given="[…]"),
            "The line is a list. Write one request a line, as an object.",
        ),
        (
            Problem(1, "missing", "custom_id", right=(TEXT,)),
            "custom_id is missing. It must be a text.",
        ),
        (
            Problem(1, "bad-value", "custom_id", '""', (FILLED,)),
            'custom_id is "". It must be a text that is not empty.',
        ),
        (
            Problem(1, "other-url", "url", "/v1/responses", known=("/v1/embeddings",), first=4),
            "The url is /v1/responses, but “/v1/embeddings” in line 4. Make a file for each.",
        ),
        (
            Problem(1, "too-large", tokens=9_000, limit=8_192),
            "The request has 9,000 tokens, and the model takes 8,192. Make it shorter.",
        ),
        (
            Problem(1, "too-much-output", "body.n", tokens=9_000, limit=8_192),
            "body.n allows 9,000 tokens, and the model gives 8,192. Lower it.",
        ),
        (
            Problem(1, "too-large-together", "body.n", tokens=9_000, limit=8_192),
            (
                "The request and its answer may have 9,000 tokens, and the model takes 8,192 in"
                " all. Make it shorter, or lower body.n."
            ),
        ),
        (
            Problem(1, "not-openai", given="claude-x"),
            "claude-x is no model of OpenAI: its batches do not take it.",
        ),
        (Problem(1, "no-rule", given="x"), "x takes no requests at this url that are known."),
        (
            Problem(1, "unreadable", "body.x", cause=PictureError("short", "PNG")),
            "In body.x: The PNG image is cut off. Use the whole file.",
        ),
    ],
)
def test_every_problem_has_a_sentence(qapp, problem, sentence):
    assert batch_words.sentence(problem) == sentence


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (199_999_999, "200.0 MB of 200 MB"),
        (200_000_000, "200 MB of 200 MB"),
        (200_000_001, "200.0 MB of 200 MB · too large by <0.1 MB"),
        (212_500_000, "212.5 MB of 200 MB · too large by 12.5 MB"),
    ],
)
def test_a_file_may_have_200_megabytes(qtbot, size, said):
    limits = BatchLimits()
    qtbot.addWidget(limits)
    limits._limits[1] = Limit(size, report.MAX_BYTES)
    limits.retranslate()
    assert limits.figures[1].text() == said
    assert limits.figures[1].accessibleName() == f"File size: {said}"


@pytest.mark.parametrize(
    ("size", "shown_as"),
    [(0, "0"), (1, "<0.1"), (99_999, "<0.1"), (100_000, "0.1"), (999_999, "1.0"),
     (1_000_000, "1"), (1_234_567, "1.2"), (2_000_000_000, "2,000")],
)  # fmt: skip
def test_megabytes(qapp, size, shown_as):
    assert text.megabytes(size) == shown_as


def test_only_a_file_that_is_there_can_be_a_batch(tmp_path):
    assert is_batch(Path(tmp_path)) is False
    assert is_batch(tmp_path / "missing") is False
