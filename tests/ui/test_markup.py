"""No name or text of a stranger's is markup in the window: nothing of it is drawn or loaded."""

import json

import pictures
import pytest
from batch_lines import chat
from PySide6 import QtGui
from PySide6.QtCore import QAbstractListModel, QEventLoop, QModelIndex, Qt, QTimer, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMessageBox, QWidget
from windows import put

from estimator.pricing import entries
from estimator.reports import Cell, Column, Report, Table
from estimator.ui import paper
from estimator.ui.help_browser import HelpBrowser

MARK = "<img src=x><b>zz</b>"  # no slash before a name: a file may be called so
FILE = "<img src=x><b>zz"
NOWHERE = QModelIndex()


def is_markup(text):  # as Qt asks itself
    return "<b>zz" in text and QtGui.Qt.mightBeRichText(text)


def wrong(top):
    """What of a window and its dialogs takes the mark for markup."""
    for widget in [top, *top.findChildren(QWidget)]:
        where = f"{type(widget).__name__} {widget.objectName()}"
        if is_markup(widget.toolTip()):
            yield f"tip of {where}"
        if isinstance(widget, QLabel) and "<b>zz" in widget.text():
            is_rich = widget.textFormat() in (
                Qt.TextFormat.RichText,
                Qt.TextFormat.MarkdownText,
            )
            if is_rich or (
                widget.textFormat() == Qt.TextFormat.AutoText and is_markup(widget.text())
            ):
                yield f"{where}: {widget.text()[:80]}"
        if isinstance(widget, QAbstractItemView) and widget.model():
            yield from (f"tip in {where}" for tip in tips(widget.model()) if is_markup(tip))


def tips(model):
    for row in range(min(model.rowCount(NOWHERE), 300)):
        for column in range(_columns(model)):
            yield str(model.index(row, column, NOWHERE).data(Qt.ItemDataRole.ToolTipRole) or "")


def _columns(model):
    is_list = isinstance(model, QAbstractListModel)  # whose method is private
    return 1 if is_list else model.columnCount(NOWHERE)


def all_wrong():
    return sorted({each for top in QApplication.topLevelWidgets() for each in wrong(top)})


def wait(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


@pytest.fixture
def spoilt(window, written, qtbot):
    """A window whose model, file and attachments are called so."""
    window._session.rates.change(
        {
            ("model", entries.key_of("openai", MARK)): json.dumps(
                {"name": MARK, "counts_as": "gpt-5.4"}
            ),
            ("rate", entries.key_of("openai", MARK, "standard", "", "input_tokens", -1)): "2",
            ("rate", entries.key_of("openai", MARK, "standard", "", "output_tokens", -1)): "2",
            ("card", entries.key_of("openai", MARK, "standard", "")): json.dumps({"note": MARK}),
        },
        MARK,
    )
    window.rates.changed.emit()
    window.files.open_path(written(f"# {MARK}\n\n{MARK} words\n\n## {MARK}\n" * 3, f"{FILE}.md"))
    for name, data in (
        ("a", pictures.png(3, 4)),
        ("b", pictures.pdf("a")),
        ("c", b"\x89PNG\r\n\x1a\n"),
    ):
        window.attaching.add(written(data, f"{FILE} {name}"))
    offered = window._session.offered_models()
    window.choose_model(next(name for name, model in offered.items() if model.id == MARK))
    wait(200)
    return window


def test_the_window_itself(spoilt):
    assert spoilt._session.model.name == MARK
    assert "\n".join(all_wrong()) == ""
    spoilt.show_tab("trim")
    wait(300)
    assert "\n".join(all_wrong()) == ""
    spoilt.switching.close_seen()
    assert MARK.split("<")[1] in spoilt.notice.text() or FILE in spoilt.notice.text()
    assert "\n".join(all_wrong()) == ""


@pytest.mark.parametrize("name", ["rates", "models", "projecting", "learning", "planning"])
def test_a_window_of_its_own(spoilt, name):
    part = getattr(spoilt, name)
    part.open("") if name == "rates" else part.open()
    wait(500)
    if name == "learning":
        part.window.pasted.insertPlainText(
            json.dumps({"model": MARK, "usage": {"input_tokens": 9}})
        )
    if name == "projecting":
        part._new("")
        wait(300)
        part._rename(part._number, MARK)
    wait(200)
    assert "\n".join(all_wrong()) == ""


def test_a_batch_file(spoilt, written):
    lines = [chat(MARK, MARK, model=MARK), {"custom_id": MARK, "method": MARK, "url": MARK}]
    path = written("\n".join(map(json.dumps, [*lines, *lines])), f"{FILE}.jsonl")
    spoilt.batching.open_path(path)
    wait(1000)
    assert "\n".join(all_wrong()) == ""
    path.unlink()
    spoilt.batching.open_path(path)
    wait(300)
    assert "\n".join(all_wrong()) == ""


def test_a_log(spoilt, written):
    usage = {"prompt_tokens": 9, "completion_tokens": 3}
    lines = [{"id": MARK, "model": MARK, "service_tier": MARK, "usage": usage, "created": 1}, MARK]
    spoilt.reconciling.open()
    spoilt.reconciling.read([written("\n".join(map(json.dumps, lines)), f"{FILE}.jsonl")])
    wait(800)
    assert "\n".join(all_wrong()) == ""
    spoilt.reconciling.read([written(f"{MARK},b\n1,2\n", f"{FILE}.csv")])
    wait(500)
    assert "\n".join(all_wrong()) == ""


def test_rates_of_a_stranger(spoilt, written):
    spoilt.rates.open("")
    rows = f"openai,{MARK},input_tokens,5", f"me,{MARK},{MARK},-1", f"{MARK},a,b,c", ""
    table = "\n".join(["provider,model,meter,rate", *rows])
    made = spoilt.rates.window.files.import_from(written(table, f"{FILE}.csv"))
    assert made
    assert "\n".join(all_wrong()) == ""
    made.reject()
    assert spoilt.rates.window.files.import_from(written(MARK, f"{FILE}.txt")) is None
    assert "\n".join(all_wrong()) == ""


def test_a_question(spoilt, monkeypatch):
    """The text of the box is escaped; the buttons are Qt's."""
    asked = []

    def answer(_parent, _title, text, *_):
        asked.append(text)
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "question", answer)
    put(spoilt, "other words")
    assert not spoilt.files.may_leave()
    assert not is_markup(asked[0])


HOSTILE = '<img src="file:///etc/hostname"><a href="file:///etc">x</a>'


def test_a_report_on_paper_loads_nothing(qapp, monkeypatch):
    column = Column("a", HOSTILE)
    table = Table("t", HOSTILE, [column], [[Cell(HOSTILE)]])
    document = paper._document(Report(HOSTILE, [(column, Cell(HOSTILE))], [table], [HOSTILE]))
    assert document.toPlainText().count(HOSTILE) == 7
    cursor = QTextCursor(document)
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
        assert not cursor.charFormat().isImageFormat()
        assert not cursor.charFormat().isAnchor()


@pytest.mark.parametrize("make", [paper._Page, HelpBrowser])
def test_no_document_reads_a_file_for_its_markup(qtbot, make, written):
    made = make()
    url = QUrl.fromLocalFile(str(written(pictures.png(3, 4), "a.png")))
    assert made.loadResource(QTextDocument.ResourceType.ImageResource.value, url) is None
