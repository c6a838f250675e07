"""Logs against a bill and the prompt, in their window."""

import errno
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from usage_logs import DAY, NOON, as_bytes, chat
from windows import choose, put, refusing, rows_of

from estimator import resources
from estimator.pricing import entries
from estimator.pricing.own import Exchange
from estimator.pricing.rates import RateKey
from estimator.reconcile.lines import Lines
from estimator.ui.figure_table import VALUE


@pytest.fixture
def reconcile(window):
    """The window over a prompt of a thousand tokens for gpt-5.4."""
    put(window, " word" * 1000)
    choose(window, "reconcile")
    return window.reconciling


@pytest.fixture
def files(written):
    """Writes files of lines; their paths."""

    def write(*contents):
        names = [written(as_bytes(each), f"log{n}.jsonl") for n, each in enumerate(contents, 1)]
        return [Path(name) for name in names]

    return write


def read(reconcile, qtbot, paths):
    reconcile.read(paths)
    done(reconcile, qtbot)


def done(reconcile, qtbot):
    qtbot.waitUntil(lambda: reconcile.window._stack.currentIndex() == 2, timeout=20_000)


def figures(reconcile):
    shown = reconcile.window.figures
    return [label.text() for label in (shown.book, shown.bill, shown.difference)]


def notes(reconcile):
    return [label.text() for label in reconcile.window.figures.notes]


def rows(reconcile, name):
    return rows_of(reconcile.window.pages.views[name].model())


def costs(*lines):
    """Lines of OpenAI's costs: (day, item, amount)."""
    return [
        {"object": "bucket", "start_time": NOON + day * DAY, "results": [
            {"amount": {"value": amount, "currency": "usd"}, "line_item": item}]}
        for day, item, amount in lines
    ]  # fmt: skip


def test_the_sample_shows_what_it_is_about(reconcile, qtbot):
    window = reconcile.window
    assert window._stack.currentIndex() == 0
    window.sample.click()
    done(reconcile, qtbot)
    assert [each.partition("$")[0] for each in figures(reconcile)] == ["", "", "−"]
    assert notes(reconcile)[2].endswith("; explained")
    assert notes(reconcile)[0].endswith("16 Nov 2026 to 22 Nov 2026")
    causes = [row.split(" | ")[1:] for row in rows(reconcile, "reconcileCauses")]
    assert causes == [
        ["GPT-5.6 Sol", "In the log, but not billed"],
        ["GPT-5.4", "Cached input was billed in full"],
        ["GPT-5.4", "Lines that the log has twice were billed twice"],
        ["GPT-5.4 mini", "Billed in the class Standard"],
        ["All models", "Rounding of the bill"],
    ]
    found = rows(reconcile, "reconcileFound")
    for said in (
        "2 | Copies of requests", "1 | Of the requests, those that were sent again",
        "3 | Parts of streams", "1 | Requests that failed", "1 | Lines that can't be read",
        "1 | No price: northwind-small is not in the rate book (1,290 tokens)",
        "1 | Few or no requests on 20 Nov 2026: 24 a day are usual",
        " | usage.jsonl, line 154: not JSON",
    ):  # fmt: skip
        assert any(row.startswith(said) for row in found), said
    assert len(rows(reconcile, "reconcileDays")) == 7
    steps = rows(reconcile, "reconcileSteps")
    assert [row.split(" | ")[0] for row in steps][::5] == ["Calls", "Cost"]
    assert not window.figures.typed.isVisibleTo(window)


def test_a_log_is_priced_and_compared_with_what_is_typed(reconcile, qtbot, files):
    lines = [chat("a", total=1_000_000, output=0, created=NOON), {"error": "x"}]
    read(reconcile, qtbot, files(lines))
    window = reconcile.window
    assert figures(reconcile) == ["$5.00", "–", "–"]
    assert notes(reconcile)[0].endswith(", 23 Nov 2026")
    assert rows(reconcile, "reconcileSums") == [
        (
            "GPT-5.4 | Standard | Input | 1,000,000 | $5.00/M | $5.00 | for more than 272,000 input"
            " tokens; genai-prices 0.2.3, 23 Nov 2026"
        )
    ]
    assert window.pages.no_bill.text().startswith("No bill yet.")
    QTest.keyClicks(window.figures.typed, "2.5")
    qtbot.waitUntil(lambda: figures(reconcile)[2] == "−$2.50")
    why = "Billed in the class Batch or Flex; or: Long requests were billed as short ones"
    assert rows(reconcile, "reconcileCauses") == [f"−$2.50 | GPT-5.4 | {why}"]
    assert rows(reconcile, "reconcileDifferences") == [
        f"All days | All models | $5.00 | $2.50 | −$2.50 | {why}"
    ]
    assert notes(reconcile)[2] == "50.0% of the rate book's amount; explained"
    QTest.keyClicks(window.figures.typed, "x")
    assert notes(reconcile)[1] == "Type an amount such as 1234.56."
    qtbot.waitUntil(lambda: figures(reconcile)[2] == "–")
    window.figures.typed.clear()
    QTest.keyClicks(window.figures.typed, "5")
    qtbot.waitUntil(lambda: figures(reconcile)[2] == "$0.00")
    assert notes(reconcile)[2] == "Bill and rate book agree"
    assert window.pages.no_bill.text() == "The bill says what the rate book says."
    window.figures.typed.clear()
    QTest.keyClicks(window.figures.typed, "99")
    qtbot.waitUntil(lambda: "$94.00 is not explained" in notes(reconcile)[2])
    assert window.pages.no_bill.text().startswith("Neither one cause nor two")
    read(reconcile, qtbot, files(lines))
    assert window.figures.typed.text() == ""


def test_a_bill_in_another_currency(window, reconcile, qtbot, files):
    bucket = costs((0, "gpt-5.4, input", 3))
    bucket[0]["results"][0]["amount"]["currency"] = "eur"
    paths = files([chat("a")], bucket)
    read(reconcile, qtbot, paths)
    assert figures(reconcile) == ["$0.0040", "€3.00", "–"]
    assert notes(reconcile)[2].startswith("Not compared: EUR, whose exchange rate")
    assert "no exchange rate for" in reconcile.window.pages.no_bill.text()
    assert not reconcile.window.figures.typed.isVisibleTo(reconcile.window)
    euro = entries.value_of(Exchange(Decimal("1.25"), date(2026, 11, 20)))
    window._session.rates.change({(entries.EXCHANGE, entries.key_of("EUR")): euro}, "add")
    window.rates.changed.emit()
    qtbot.waitUntil(lambda: figures(reconcile) == ["$0.0040", "$3.75", "+$3.75"])
    assert notes(reconcile)[1] == "1 EUR = $1.2500 of 20 Nov 2026"


def set_output_rate(window, cost):
    key = RateKey("openai", "gpt-5.4", "standard", "", "output_tokens")
    window._session.rates.change({entries.rate_entry(key): entries.rate_value(Decimal(cost))}, "x")
    window.rates.changed.emit()


def test_other_rates_price_what_is_shown_anew(window, reconcile, qtbot, files, monkeypatch):
    paths = files([chat("a", total=100_000, output=1_000_000)])
    read(reconcile, qtbot, paths)
    shown = reconcile.window.figures
    QTest.keyClicks(shown.typed, "12.50")
    qtbot.waitUntil(lambda: figures(reconcile)[2] != "–")
    set_output_rate(window, 16)
    qtbot.waitUntil(lambda: figures(reconcile)[0] == "$16.25")
    assert figures(reconcile)[2] == "\u2212$3.75"
    assert (shown.typed.text(), reconcile.window._stack.currentIndex()) == ("12.50", 2)
    reconcile.window.close()
    set_output_rate(window, 17)
    assert reconcile._book is not window._session.book  # it waits until it is seen
    reconcile.open()
    qtbot.waitUntil(lambda: figures(reconcile)[0] == "$17.25")
    reads = []
    monkeypatch.setattr(reconcile._worker, "do", reads.append)
    put(window, "other words")
    assert not reads  # the rates are the same
    set_output_rate(window, 18)
    set_output_rate(window, 19)
    reconcile._compare(Decimal(1), 0)  # in the middle of it
    assert len(reads) == 3
    for job in reads:  # the last of which the others have made
        job()
    monkeypatch.undo()
    qtbot.waitUntil(lambda: figures(reconcile)[0] == "$19.25")
    paths[0].unlink()
    set_output_rate(window, 20)
    qtbot.waitUntil(reconcile.window.said.isVisible)
    assert figures(reconcile)[0] == "$19.25"


def test_an_export_without_a_number_of_requests(reconcile, qtbot, files):
    table = b"date,model,input_tokens,output_tokens\n2026-11-23,gpt-5.4,1000,100\n"
    read(reconcile, qtbot, files(table))
    assert notes(reconcile)[0] == "Requests not counted by the export, 23 Nov 2026"
    assert rows(reconcile, "reconcileSteps") == ["Cost | $14.30 | $0.0040 | \u2212$14.29"]
    assert reconcile.window.pages.no_estimate.text().startswith("An export doesn't say how many")
    assert "An export doesn't say how many" in rows(reconcile, "reconcileFound")[0]
    read(reconcile, qtbot, files(table, [chat("a", "claude-sonnet-4-5")]))
    qtbot.waitUntil(lambda: notes(reconcile)[0].startswith("1 request and those of an export"))


def test_what_is_not_known_is_no_figure_and_a_day_is_plain_for_programs(reconcile, qtbot, files):
    read(reconcile, qtbot, files([chat("a", "nobody's")], costs((0, "gpt-5.4, input", 1))))
    (unpriced,) = [row for row in rows(reconcile, "reconcileDifferences") if "nobody's" in row]
    assert unpriced.startswith("23 Nov 2026 | nobody's | – | – | – | ")
    (table,) = [each for each in reconcile.window.pages.tables() if each.key == "differences"]
    assert [[cell.plain for cell in row[:4]] for row in table.rows] == [
        ["2026-11-23", "nobody's", "", ""],
        ["2026-11-23", "gpt-5.4", "", "1"],
    ]


def test_a_credit_has_its_sign(reconcile, qtbot, files):
    read(reconcile, qtbot, files([chat("a")], costs((0, "gpt-5.4, input", -5))))
    assert figures(reconcile) == ["$0.0040", "\u2212$5.00", "\u2212$5.00"]
    assert "$0.0040 | \u2212$5.00 | \u2212$5.00" in rows(reconcile, "reconcileDays")[0]


def test_a_small_amount_is_as_exact_as_it_is_typed(reconcile, qtbot, files):
    read(reconcile, qtbot, files([chat("a")]))
    typed = reconcile.window.figures.typed
    for amount, said in (
        ("0.0070", "75.0% of the rate book's amount; +$0.0030 is not explained"),
        ("0.00", "100.0% of the rate book's amount; explained"),
        ("0.0044", "10.0% of the rate book's amount; explained"),
        ("0.0041", "2.5% of the rate book's amount; +$0.0001 is not explained"),
    ):
        typed.clear()
        QTest.keyClicks(typed, amount)
        qtbot.waitUntil(lambda said=said: notes(reconcile)[2] == said)


def test_the_estimate_of_the_prompt_is_taken_apart(window, reconcile, qtbot, files):
    read(reconcile, qtbot, files([chat("a", total=1000, output=800), chat("b", "nobody's")]))
    steps = rows(reconcile, "reconcileSteps")
    assert steps[0].startswith("Calls | 986 | 1 | −$")
    assert steps[1:4] == [
        "Input tokens a call | 1,000 | 1,000 | $0.00",
        "Output tokens a call | 800 | 800 | $0.00",
        "Share of the input that a cache had | 0% | 0% | $0.00",
    ]
    assert steps[-1].startswith("Cost | $14.30 | $0.0145 | −$14.28")
    put(window, " word" * 500)
    assert "Input tokens a call | 500 | 1,000 | +$" in rows(reconcile, "reconcileSteps")[1]
    put(window, "")
    assert reconcile.window.pages.no_estimate.text() == (
        "The prompt in the window has no cost to compare."
    )
    assert rows(reconcile, "reconcileSteps") == []


def test_what_is_no_log_is_said_and_what_was_shown_stays(
    reconcile, qtbot, files, written, monkeypatch
):
    window = reconcile.window
    bad = written(b"words\n", "words.txt")
    reconcile.read([Path(bad)])
    qtbot.waitUntil(window.said.isVisible)
    assert window.said.text().startswith("words.txt is no usage log. Choose JSON Lines")
    assert window._stack.currentIndex() == 0
    read(reconcile, qtbot, files([chat("a")]))
    assert not window.said.isVisible()
    for content, said in (
        (b"", "empty.csv is empty."),
        (b"a,b\n1,2\n", "empty.csv has the columns a, b."),
        (b"[{},", "empty.csv is broken JSON."),
    ):
        reconcile.read([Path(written(content, "empty.csv"))])
        qtbot.waitUntil(lambda said=said: window.said.text().startswith(said))
        assert window._stack.currentIndex() == 2
    reconcile.read([Path("/nowhere/log.jsonl")])
    qtbot.waitUntil(lambda: "log.jsonl" in window.said.text())
    monkeypatch.setattr(Lines, "__next__", refusing(errno.EIO))
    reconcile.read(files([chat("a")]))
    qtbot.waitUntil(lambda: "log1.jsonl can't be used" in window.said.text())


def test_a_reading_can_be_stopped(reconcile, qtbot, files, monkeypatch):
    paths = files([chat(str(n)) for n in range(5_000)])
    seen = []
    real = Lines.__next__

    def slow(self):
        if self.number == 3_000 and not seen:
            seen.append(self.done)
            qtbot.wait(0)
            while reconcile._number == 1:
                pass
        return real(self)

    monkeypatch.setattr(Lines, "__next__", slow)
    reconcile.read(paths)
    qtbot.waitUntil(lambda: reconcile.window.progress.value() > 0)
    reconcile.window.cancel.click()
    assert reconcile.window._stack.currentIndex() == 0
    qtbot.wait(50)
    assert reconcile._outcome is None
    read(reconcile, qtbot, paths)
    assert figures(reconcile)[0] == "$20.00"


def test_files_are_chosen_or_dropped(reconcile, qtbot, files, file_dialogs):
    window = reconcile.window
    paths = files([chat("a")], costs((0, "gpt-5.4, input", 0.004), (1, "gpt-5.4, input", 1)))
    window.choose.click()  # and cancelled
    assert window._stack.currentIndex() == 0
    file_dialogs.extend(paths)
    window.choose.click()
    done(reconcile, qtbot)
    assert rows(reconcile, "reconcileDays") == [
        "23 Nov 2026 | $0.0040 | $0.0040 | $0.00",
        "24 Nov 2026 | – | $1.00 | +$1.00",
    ]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(paths[0])), QUrl("https://example.org/x")])
    words = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering = QDragEnterEvent(QPointF(5, 5).toPoint(), *words)
    window.dragEnterEvent(entering)
    assert entering.isAccepted()
    window.dropEvent(QDropEvent(QPointF(5, 5), *words))
    qtbot.waitUntil(lambda: figures(reconcile)[2] == "–")
    assert window._names == ("log1.jsonl",)
    elsewhere = QMimeData()
    elsewhere.setText("text")
    refused = QDragEnterEvent(QPointF(5, 5).toPoint(), words[0], elsewhere, *words[2:])
    refused.ignore()
    window.dragEnterEvent(refused)
    assert not refused.isAccepted()


def test_everything_that_can_be_found_has_a_sentence(reconcile, qtbot, files):
    nameless = chat("")
    lines = [
        nameless, chat("n", created=None), {"object": "chat.completion.chunk", "id": "s"},
        chat("o", service_tier="scale"), chat("p", service_tier="batch", created=NOON - 90 * DAY),
        chat("q", "text-embedding-3-small"), b"[1]", b"{}", b'{"usage": {"prompt_tokens": "x"}}',
        b'{"usage": {"prompt_tokens": 1}}', {"x": 1, "data": [{"results": 1}]},
        chat("r", usage={"prompt_tokens_details": {"cached_tokens": 9_999}}),
        *(chat(f"{h}-{n}", "o3", created=NOON + h * 3600) for h in (0, 1, 3, 4) for n in range(10)),
    ]  # fmt: skip
    usage = {"input_tokens": 5, "output_tokens": 1, "num_model_requests": 2, "model": "gpt-5.4"}
    other = {"input_tokens": 5, "uncached_input_tokens": 1, "model": "gemini-2.5-pro"}
    exports = [
        {"object": "bucket", "start_time": NOON, "results": [each]} for each in (usage, other)
    ]
    exports[0]["results"].append({"object": "organization.usage.vector_stores.result"})
    more = {"data": exports, "has_more": True}
    read(reconcile, qtbot, files(lines, [more], exports, b"date,cost\nx,1\n2026-11-23,x\n"))
    found = "\n".join(rows(reconcile, "reconcileFound"))
    for said in (
        "Requests without an id", "Requests without a time", "Streams that never said",
        "is not sold in the class scale", "in the class Batch begin later",
        "text-embedding-3-small has no rate for Output", "not an object", "no usage with",
        "“usage.prompt_tokens” is not what", "no model", "“cache_read_tokens” is more than",
        "Rows that another export has too", "Requests of a usage export", "Sums of an export",
        "no day", "“amount” is not what", "An export has more pages",
        "2 | No price: rows of a report of vector stores, which has no tokens",
    ):  # fmt: skip
        assert said in found, said


def test_it_speaks_both_languages_and_its_figures_can_be_exported(window, reconcile, qtbot):
    reconcile.read_sample()
    done(reconcile, qtbot)
    model = reconcile.window.pages.sums
    first = model.index(0, model.keys.index("cost"))
    assert isinstance(first.data(VALUE), Decimal)
    assert len(model.as_table("lines", "Lines").rows) == model.rowCount()
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Model: GPT-5.6 Sol"
    assert model.index(0, 6).data(Qt.ItemDataRole.ToolTipRole).startswith("for up to")
    window.choose_language("zh_CN")
    assert figures(reconcile)[0].startswith("$")
    assert resources.path("samples", "usage.jsonl").is_file()
    window.close()
    reconcile.read_sample()  # is not begun any more
