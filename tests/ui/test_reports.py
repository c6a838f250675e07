import csv
import io
import json
from decimal import Decimal

import pypdf
import pytest
from batch_lines import chat
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QPageRanges, QPalette, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QMenu
from samples import lines_of
from windows import choose, choose_model, put, said

from estimator.reports import Cell, Column, Report, Table
from estimator.ui import paged, paper


def command(menu, number):
    menu.actions()[number].trigger()
    return QGuiApplication.clipboard().text()


def of_window(window):
    return next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "Repor&t")


@pytest.fixture
def compared(window, qtbot):
    put(window, "How is the weather in Oslo?")
    choose(window, "models")
    made = window.models.window
    qtbot.waitUntil(lambda: made.model.rowCount() > 100)
    return made


def test_a_quote_is_copied_in_three_writings(window):
    choose_model(window, "gpt-5.4")
    put(window, "How is the weather in Oslo?")
    markdown, table, data = (command(of_window(window), n) for n in range(3))
    assert "# Cost of a prompt" in markdown
    assert "- Tokens: **7 (exact)**" in markdown
    assert "| Output | 800 | $15.00 | 1,000,000 | $0.012 |" in markdown
    read = json.loads(data)
    assert read["facts"]["input_tokens"] == "7"
    assert Decimal(read["facts"]["call"]) == sum(
        Decimal(line["amount"]) for line in read["tables"]["lines"]
    )
    rows = list(csv.reader(io.StringIO(table)))
    assert ["A call", read["facts"]["call"]] in rows


def test_a_quote_says_its_assumptions_and_its_sources(window):
    choose_model(window, "claude-sonnet-4-5")
    put(window, "How is the weather in Oslo?")
    estimate = window._session.estimate()
    read = json.loads(command(of_window(window), 2))
    assert read["facts"]["input_tokens_range"] == f"{estimate.low}-{estimate.high}"
    assert any("is not public" in note for note in read["notes"])
    assert any("Expected output: 800 tokens" in note for note in read["notes"])
    assert all("2026" in line["source"] for line in read["tables"]["lines"])


def test_a_request_lists_its_parts(window):
    choose_model(window, "gpt-4o")
    put(window, '{"messages": [{"role": "user", "content": "How is the weather?"}]}')
    parts = json.loads(command(of_window(window), 2))["tables"]["parts"]
    assert sum(int(part["tokens"]) for part in parts) == window._session.estimate().tokens


def test_in_chinese_words_and_numbers_are_chinese_and_names_stay(window, qapp):
    put(window, "word " * 2000)
    before = json.loads(command(of_window(window), 2))
    window.choose_language("zh_CN")
    qapp.processEvents()
    menu = next(m for m in window.menuBar().findChildren(QMenu) if m.title() == "报告(&T)")
    markdown, _, data = (command(menu, n) for n in range(3))
    after = json.loads(data)
    assert "单次调用的费用" in markdown
    assert after["facts"].keys() == before["facts"].keys()
    assert after["facts"]["call"] == before["facts"]["call"]
    assert after["tables"].keys() == before["tables"].keys()


def test_while_it_is_counted_there_is_none(open_window):
    window = open_window(waits=False)
    window.loader.want = lambda _name: None
    put(window, "not counted")
    QGuiApplication.clipboard().setText("before")
    assert command(of_window(window), 0) == "before"
    assert "still being counted" in said(window)


def test_a_pdf_has_the_texts(window, file_dialogs, tmp_path):
    put(window, "How is the weather in Oslo?")
    file_dialogs.append(tmp_path / "quote")
    of_window(window).actions()[4].trigger()
    assert window.status.currentMessage() == "Saved as quote.pdf."
    pages = pypdf.PdfReader(tmp_path / "quote.pdf").pages
    text = " ".join("".join(page.extract_text() for page in pages).split())
    assert "What a call costs" in text
    assert "$15.00" in text


def test_a_pdf_that_can_not_be_written_is_told(window, file_dialogs, tmp_path):
    put(window, "How is the weather in Oslo?")
    file_dialogs.append(tmp_path / "nowhere" / "quote.pdf")
    of_window(window).actions()[4].trigger()
    assert "quote.pdf does not exist" in said(window)


def test_a_long_table_has_its_head_on_every_page(qapp):
    table = Table("t", "T", [Column("a", "Head")], [[Cell(f"row {n}")] for n in range(200)])
    made = paper.pdf(Report("Long", [], [table]))
    pages = pypdf.PdfReader(io.BytesIO(made)).pages
    assert len(pages) > 2
    assert all("Head" in page.extract_text() for page in pages)
    assert "row 199" in " ".join(pages[-1].extract_text().split())


@pytest.mark.parametrize("above", range(4))  # lines, so that pages end anywhere in a row
def test_no_row_is_broken_between_pages(qapp, above):
    words = "some words of a note that need more than a line of paper " * 3
    rows = [[Cell(f"row {n}"), Cell(f"begin{n}. {words * (n % 3)} end{n}.")] for n in range(120)]
    table = Table("t", "T", [Column("a", "Head"), Column("b", "Note")], rows)
    facts = [(Column(f"f{n}", "Fact"), Cell("x")) for n in range(above)]
    pages = pypdf.PdfReader(io.BytesIO(paper.pdf(Report("Long", facts, [table])))).pages
    texts = [" ".join(page.extract_text().split()) for page in pages]
    assert len(pages) > 4
    for n in range(120):
        (there,) = (k for k, text in enumerate(texts) if f"begin{n}." in text)
        assert f"end{n}." in texts[there]
        assert f"row {n} " in texts[there]
    assert [text.endswith(f" {k}") for k, text in enumerate(texts, 1)] == [True] * len(texts)


def test_on_paper_the_ink_is_black_in_any_theme_and_chosen_pages_alone_are_printed(qapp):
    table = Table("t", "T", [Column("a", "Head")], [[Cell(f"row {n}")] for n in range(200)])
    report, made = Report("Long", [], [table]), QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(made)
    chosen = QPageRanges()
    chosen.addPage(2)
    writer.setPageRanges(chosen)
    before = qapp.palette()
    light = QPalette(before)
    light.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.white)
    qapp.setPalette(light)
    try:
        paged.draw(paper._document(report), writer)
    finally:
        qapp.setPalette(before)
    del writer
    (page,) = pypdf.PdfReader(io.BytesIO(made.data().data())).pages
    assert page.extract_text().split()[-1] == "2"
    assert b"1 1 1 scn" not in page.get_contents().get_data()


def test_the_comparison_as_it_is_shown(compared):
    compared.filter.setText("gpt-5.4-mini")
    read = json.loads(command(compared.report.menu(), 2))
    assert compared.said.text() == "Copied."
    rows = read["tables"]["models"]
    assert [row["note"] for row in rows] == [
        compared.model.index(n, 8).data() for n in range(compared.model.rowCount())
    ]
    mini = next(row for row in rows if row["model"] == "gpt-5.4-mini")
    offer = next(o for o in compared.model.offers if o.name == "gpt-5.4-mini")
    assert Decimal(mini["call"]) == offer.estimate.cost
    assert [mini[key] for key in ("tokens", "tokens_low", "tokens_high", "counted")] == [
        "7", "7", "7", "exact",
    ]  # fmt: skip
    assert "2026" in mini["source"]
    compared.filter.setText("no such model")
    command(compared.report.menu(), 2)
    assert "nothing to report" in compared.said.text()


def test_a_comparison_is_headed_by_its_prompt_and_says_a_common_source_once(
    compared, window, tmp_path
):
    assert command(compared.report.menu(), 0).startswith("# Models for a prompt\n")
    window.files._save_to(tmp_path / "weather.md")
    made = compared._report()
    assert made.title == "Models for weather.md"
    pages = pypdf.PdfReader(io.BytesIO(paper.pdf(made))).pages
    shown = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert shown.count("genai-prices") == 1
    assert len(pages) * 20 < len(made.tables[0].rows)


def test_the_pages_of_ways_and_chats(compared):
    compared._pages.setCurrentWidget(compared.ways)
    read = json.loads(command(compared.report.menu(), 2))
    ways = {row["way"]: row for row in read["tables"]["ways"]}
    assert ways["Own machine with a GPU"]["at_work"] == "0.5"
    assert ways["Own machine with a GPU"]["price"] == "2.5"
    assert compared.ways.said.text() == "Copied."
    compared._pages.setCurrentWidget(compared.chat)
    read = json.loads(command(compared.report.menu(), 2))
    turns = read["tables"]["turns"]
    assert len(turns) == int(read["facts"]["turns"]) == 20
    assert Decimal(turns[-1]["so_far"]) == sum(Decimal(turn["call"]) for turn in turns)
    assert any("Input: $2.50 for 1,000,000" in note for note in read["notes"])


def test_it_is_printed(window, monkeypatch, qtbot):
    shown = []
    monkeypatch.setattr(QPrintDialog, "show", lambda dialog: shown.append(dialog.accept()))
    put(window, "How is the weather in Oslo?")
    given = []

    def document(report):
        given.append(report)
        return "pages"

    drawn = []
    monkeypatch.setattr(paper, "_document", document)
    monkeypatch.setattr(paged, "draw", lambda *what: drawn.append(what))
    of_window(window).actions()[5].trigger()
    assert shown == [None]
    assert given[0].title == "Cost of a prompt"
    ((pages, printer),) = drawn
    assert (pages, printer.docName()) == ("pages", "Cost of a prompt")


def test_a_batch_file(window, qtbot, written):
    lines = [chat("a", "Hello world"), chat("b", "Hello world", stream=True)]
    window.batching.open_path(written(lines_of(*lines), "jobs.jsonl"))
    made = window.batching.window
    assert not made.handing.isVisible()
    qtbot.waitUntil(lambda: made.report is not None, timeout=20_000)
    read = json.loads(command(made.handing.menu(), 2))
    assert made._more.text() == "Copied."
    assert read["title"] == "Batch file jobs.jsonl"
    assert (read["facts"]["requests"], read["facts"]["currency"]) == ("2", "USD")
    batch, standard = (Decimal(read["facts"][name]) for name in ("batch", "standard"))
    assert standard == 2 * batch
    assert [row["line"] for row in read["tables"]["problems"]] == ["2"]
    (group,) = read["tables"]["groups"]
    assert Decimal(group["batch"]) == batch
    assert group["input_tokens"] == read["facts"]["input_tokens"]
    assert [row["custom_id"] for row in read["tables"]["largest"]]
    made.show_nothing()
    command(made.handing.menu(), 2)
    assert "nothing to report" in made._more.text()


def test_a_reconciliation(window, qtbot):
    choose(window, "reconcile")
    made = window.reconciling.window
    assert not made.report.isVisibleTo(made)
    made.sample.click()
    qtbot.waitUntil(lambda: made.report.isVisibleTo(made), timeout=20_000)
    read = json.loads(command(made.report.menu(), 2))
    assert made.private.text() == "Copied."
    facts, tables = read["facts"], read["tables"]
    assert Decimal(facts["difference"]) == Decimal(facts["billed"]) - Decimal(facts["cost"])
    costs = [row["cost"] for row in tables["sums"] if row["cost"] != "no price"]
    assert sum(map(Decimal, costs)) == Decimal(facts["cost"])
    assert sum(Decimal(row["effect"]) for row in tables["causes"]) == Decimal(facts["difference"])
    assert facts["days"] == "2026-11-16/2026-11-22"
    assert made.pages.no_bill.text() in read["notes"]
