"""Learning from a bill through its window: what was pasted, what it teaches, what is kept."""

import json

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from windows import choose, choose_model, figure, plain, put, tag, type_at_end

from estimator.store.database import StoreError
from estimator.store.folder import database_path
from estimator.store.store import Store
from estimator.ui import text

CLAUDE = "claude-opus-4-5"
PROSE, LOCAL = " parcel" * 400, 400


@pytest.fixture
def claude(window):
    choose_model(window, CLAUDE)
    put(window, PROSE)
    choose(window, "learn")
    return window


def usage(tokens, model=CLAUDE, **more):
    return json.dumps({"model": model, "usage": {"input_tokens": tokens, **more}})


def paste(window, pasted):
    dialog = window.learning.window
    dialog.pasted.selectAll()
    dialog.pasted.insertPlainText(pasted)
    return dialog


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def rows(dialog):
    table = dialog.table.model()
    return [
        [table.index(row, column).data() for column in range(1, table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_what_was_read_and_how_far_off_it_is_is_said_at_once(claude):
    dialog = paste(claude, usage(LOCAL + 10, cache_read_input_tokens=20))
    assert dialog.said.text() == (
        f"{CLAUDE} billed {LOCAL + 30} input tokens. 20 of them cached.\n"
        f"Counted here: {LOCAL} with o200k_base."
        f" Difference: +7.5%."
    )
    assert dialog.keep.isEnabled()


def test_keeping_changes_the_figure_its_reason_and_the_list_at_once(claude):
    before = figure(claude, "tokenCount")
    dialog = paste(claude, usage(LOCAL * 3 // 2))
    click(dialog.keep)
    assert figure(claude, "tokenCount") != before
    assert figure(claude, "tokenCount") == f"≈\u202f{text.integer(LOCAL * 3 // 2)}"
    assert tag(claude)[1].startswith("From 1 bill of yours, 50.0% more than a count with")
    assert rows(dialog) == [
        [f"{CLAUDE} · Anthropic", text.integer(LOCAL),
         text.integer(LOCAL * 3 // 2), "+50.0%"],
    ]  # fmt: skip
    assert (dialog.pasted.toPlainText(), dialog.said.text()) == ("", "Kept.")
    assert not dialog.keep.isEnabled()
    paste(claude, usage(LOCAL))
    click(dialog.keep)
    assert "From 2 bills of yours, 25.0% more" in tag(claude)[1]
    assert [row[-1] for row in rows(dialog)] == ["0", "+50.0%"]


def test_fewer_are_fewer(claude):
    dialog = paste(claude, usage(LOCAL // 2))
    click(dialog.keep)
    assert "50.0% less than a count with o200k_base" in tag(claude)[1]
    assert rows(dialog)[0][-1] == "\u221250.0%"


def test_it_survives_a_restart_and_no_text_is_kept(claude, restart):
    dialog = paste(claude, usage(LOCAL * 2))
    click(dialog.keep)
    expected = figure(claude, "tokenCount")
    claude.learning.window.close()
    again = restart(claude)
    assert figure(again, "tokenCount") == expected
    choose(again, "learn")
    assert len(rows(again.learning.window)) == 1
    store = Store.open(database_path())
    kept = store._connection.execute("SELECT * FROM observations").fetchall()
    store.close()
    assert kept
    assert "parcel" not in repr(kept)
    assert "usage" not in repr(kept)


@pytest.mark.parametrize("by_key", [True, False])
def test_what_was_learnt_can_be_removed(claude, by_key):
    before = figure(claude, "tokenCount")
    dialog = paste(claude, usage(LOCAL * 2))
    click(dialog.keep)
    assert not dialog.remove.isEnabled()
    dialog._remove()  # nothing is selected
    assert len(rows(dialog)) == 1
    dialog.table.selectRow(0)
    assert dialog.remove.isEnabled()
    if by_key:
        dialog.table.setFocus()
        QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    else:
        click(dialog.remove)
    assert rows(dialog) == []
    assert figure(claude, "tokenCount") == before
    assert not dialog.remove.isEnabled()


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("hello", "No number of input tokens is in it."),
        ('{"prompt_tokens": -4}', "“-4” is no number of tokens."),
        ('{"prompt_tokens": 4}{"prompt_tokens": 5}', "It tells several numbers"),
        (usage(4), "This is not the bill of this prompt"),
        (usage(400, "no-such-model"), "The answer is of no-such-model, which is not one of"),
    ],
)
def test_bad_input_is_told_in_place(claude, pasted, said):
    dialog = paste(claude, pasted)
    assert dialog.said.text().startswith(said)
    assert dialog.said.accessibleName() == dialog.said.text()
    assert not dialog.keep.isEnabled()
    dialog._keep()
    assert rows(dialog) == []


def test_a_bill_of_another_model_offers_to_count_for_it(claude):
    dialog = paste(claude, usage(LOCAL, "gpt-4o-2024-08-06"))
    assert "You count for Claude Opus 4.5." in dialog.said.text()
    assert plain(dialog.other.text()).startswith("Count for ")
    assert not dialog.keep.isEnabled()
    dialog.other.linkActivated.emit("gpt-4o")
    assert claude._session.model.id == "gpt-4o"
    assert dialog.other.isHidden()
    assert dialog.keep.isEnabled()


def test_the_same_model_of_another_provider_is_the_same(claude):
    choose_model(claude, f"google/{CLAUDE}")
    dialog = paste(claude, usage(LOCAL, CLAUDE))
    assert dialog.keep.isEnabled()


def test_it_follows_the_prompt(claude):
    dialog = paste(claude, usage(LOCAL))
    assert dialog.said.text().endswith("Difference: 0.")
    type_at_end(claude, " more words")
    assert not dialog.said.text().endswith("Difference: 0.")
    put(claude, "short")
    assert dialog.said.text().startswith("This is not the bill")
    put(claude, "word " * 50)
    paste(claude, '{"prompt_tokens": 55}')
    assert dialog.said.text() == (
        "The prompt is too short to learn from. It needs 100 tokens and has 51."
    )
    choose(claude, "add_image")
    assert dialog.said.text().startswith("Only text teaches.")


def test_an_exact_model_tells_its_offset_and_keeps_its_figure(claude):
    choose_model(claude, "gpt-4o")
    before = figure(claude, "tokenCount")
    dialog = paste(claude, json.dumps({"prompt_tokens": LOCAL + 7}))
    assert dialog.said.text().startswith(f"Billed: {text.integer(LOCAL + 7)} input tokens.")
    assert "Difference: +7." in dialog.said.text()
    click(dialog.keep)
    assert (figure(claude, "tokenCount"), tag(claude)[0]) == (before, "exact")
    assert "1 bill of yours: 7 tokens more, which frame a message." in tag(claude)[1]
    for billed, said in ((LOCAL, "as many tokens"), (LOCAL - 3, "tokens")):
        dialog.table.selectAll()
        click(dialog.remove)
        paste(claude, json.dumps({"prompt_tokens": billed}))
        click(dialog.keep)
        assert said in tag(claude)[1]
    assert "3 tokens fewer" in tag(claude)[1]


def test_an_exact_request_has_nothing_to_learn(claude):
    choose_model(claude, "gpt-4o")
    put(claude, '{"messages": [{"role": "user", "content": "hello"}]}')
    dialog = paste(claude, '{"prompt_tokens": 8}')
    assert dialog.said.text().startswith("There is nothing to learn")


def test_the_link_beside_the_reason_opens_it(window):
    choose_model(window, CLAUDE)
    QTest.mouseClick(window.figures._tag, Qt.MouseButton.LeftButton)
    why = window.figures.count.why
    assert plain(why.link.text()) == "Learn from a bill…"
    QTest.keyClick(why.link, Qt.Key.Key_Tab)
    why.link.linkActivated.emit("learn")
    assert not why.isVisible()
    assert window.learning.window.isVisible()


@pytest.mark.parametrize("step", ["add", "forget"])
def test_what_can_not_be_kept_is_told_and_changes_nothing(claude, monkeypatch, step):
    dialog = paste(claude, usage(LOCAL * 2))
    if step == "forget":
        click(dialog.keep)
    expected = figure(claude, "tokenCount"), len(rows(dialog))

    def fail(*_words):
        raise StoreError("full", "x")

    monkeypatch.setattr(Store, "add_observation", fail)
    monkeypatch.setattr(Store, "forget_observations", fail)
    if step == "add":
        click(dialog.keep)
    else:
        dialog.table.selectRow(0)
        click(dialog.remove)
    assert dialog.said.text().startswith("The disk is full")
    assert (figure(claude, "tokenCount"), len(rows(dialog))) == expected


def test_it_follows_the_language(claude, qapp):
    dialog = paste(claude, usage(LOCAL * 2))
    click(dialog.keep)
    claude.choose_language("zh_CN")
    qapp.processEvents()
    assert dialog.windowTitle() == "用账单校准"
    header = dialog.table.model()
    titles = [header.headerData(n, Qt.Orientation.Horizontal) for n in range(5)]
    assert titles == ["校准于", "模型", "计数", "计费", "差异"]
    assert header.headerData(0, Qt.Orientation.Vertical) is None
    paste(claude, usage(4))
    assert dialog.said.text().startswith("这不是此提示词的用量")


def test_keys_reach_everything(claude, qapp):
    dialog = claude.learning.window
    assert dialog.pasted.hasFocus()
    paste(claude, usage(LOCAL))
    QTest.keyClick(dialog.pasted, Qt.Key.Key_Tab)
    assert qapp.focusWidget() is dialog.keep
    for widget in (dialog.pasted, dialog.table):
        assert widget.accessibleName()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    type_at_end(claude, "x")  # which it then need not follow


def test_a_very_long_answer_is_pasted_without_the_picture_in_it(claude):
    answer = json.dumps(
        {"data": [{"b64_json": "A" * 2_000_000}], "usage": {"input_tokens": LOCAL + 10}}
    )
    dialog = paste(claude, "")
    source = QMimeData()
    source.setText(answer)
    dialog.pasted.insertFromMimeData(source)
    assert dialog.said.text().startswith(f"Billed: {LOCAL + 10} input tokens.")
    assert len(dialog.pasted.toPlainText()) < 200


def test_only_a_part_of_what_is_endless_is_pasted(claude):
    source = QMimeData()
    source.setText("\0" * 2_000_000)
    dialog = paste(claude, "")
    dialog.pasted.insertFromMimeData(source)
    assert len(dialog.pasted.toPlainText()) == 100_000
    source.setText("x" * 10)
    dialog.pasted.selectAll()
    dialog.pasted.insertFromMimeData(source)
    assert dialog.pasted.toPlainText() == "x" * 10
