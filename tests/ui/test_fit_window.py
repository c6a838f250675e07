"""Getting a prompt under its budget: what may go is chosen, and the plan says what goes."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from windows import fitting, looked_at, planned, put, settle

from estimator.ui.figure_table import view_of

CHAT = [{"role": "system", "content": "Be kind, and say what is asked in two sentences."}]
for number in range(6):
    asked = f"Question {number}: where is order {1000 + number}? I ordered it on Monday."
    told = f"Order {1000 + number} is with the carrier. It comes within three days."
    CHAT += [{"role": "user", "content": asked}, {"role": "assistant", "content": told}]
CHAT.append({"role": "user", "content": "And when does the last one come?"})
BODY = json.dumps({"model": "gpt-5.4", "messages": CHAT}, indent=1)
PAGES = "".join(f"# Page {n}\n\nWords of page {n}, some of them said twice.\n\n" for n in range(5))


def tokens(window):
    return window._session.estimate().tokens


@pytest.fixture
def chat(window, qtbot, o200k):
    put(window, BODY)
    window.show_trimming()
    qtbot.waitUntil(lambda: window._session.estimate().reading.counted is not None)
    window.figures.trim._tokens.setValue(tokens(window) - 60)
    return window


@pytest.fixture
def pages(window, o200k):
    put(window, PAGES)
    window.show_trimming()
    window.figures.trim._tokens.setValue(tokens(window) - 10)
    return window


def titles(fit):
    items = [fit.list.topLevelItem(row) for row in range(fit.list.topLevelItemCount())]
    return [(item.text(0), item.checkState(0) == Qt.CheckState.Checked) for item in items]


def steps(fit):
    items = [fit.steps.topLevelItem(row) for row in range(fit.steps.topLevelItemCount())]
    return [tuple(item.text(column) for column in range(3)) for item in items]


def changed(window, qtbot, change):
    """The window once its plan is made for something else."""
    fit = window.trimming.fitting.window
    fit._plan = None
    change(fit)
    return planned(window, qtbot)


def row_of(fit, title):
    return [each for each, _ in titles(fit)].index(title)


def test_instructions_and_the_last_turn_stay_and_the_oldest_turn_goes_first(chat, qtbot):
    fit = fitting(chat, qtbot)
    found = titles(fit)
    assert found[0] == ("user: Question 0: where is order 1000? I ordered it on Mond…", True)
    assert [title[:6] for title, is_free in found if not is_free] == ["system", "user: "]
    assert steps(fit)[0][0].startswith("Cut: user: Question 0")
    assert fit.state.text() == "This is within the budget."
    assert fit.summary.text().endswith(" a month")


def test_the_plan_is_what_is_done(chat, qtbot):
    before = tokens(chat)
    preview = looked_at(chat, qtbot)
    fit = chat.trimming.fitting.window
    saved = -sum(int(less.lstrip("≈\u202f").replace("−", "-")) for _, _, less in steps(fit))
    assert preview.summary.text() == fit.summary.text()
    preview.apply.click()
    assert tokens(chat) == before - saved
    messages = json.loads(chat._session.text)["messages"]
    assert messages[0] == CHAT[0]
    assert messages[-1] == CHAT[-1]
    assert not fit.isVisible()
    chat.editor.undo()
    assert chat._session.text == BODY


def test_a_part_that_is_not_checked_stays_whole(chat, qtbot):
    fit = fitting(chat, qtbot)
    fit = changed(chat, qtbot, lambda fit: fit.list.set_free(0, is_free=False))
    assert not any("Question 0" in what for what, _, _ in steps(fit))


def test_parts_go_in_the_order_of_the_user(pages, qtbot):
    fit = fitting(pages, qtbot)
    assert [title for title, _ in titles(fit)] == [f"Page {n}" for n in (2, 3, 1, 4, 0)]
    assert steps(fit) == [("Cut: Page 2", "loses something", "−11")]
    fit.list.setCurrentIndex(fit.list.model().index(4, 0))
    fit.list.setFocus()

    def to_the_top(fit):
        for _ in range(6):
            QTest.keyClick(fit.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    fit = changed(pages, qtbot, to_the_top)
    assert [title for title, _ in titles(fit)] == [f"Page {n}" for n in (0, 2, 3, 1, 4)]
    assert steps(fit)[0][0] == "Cut: Page 0"
    fit = changed(pages, qtbot, lambda fit: fit.list.move_row(0, 1))
    assert steps(fit)[0][0] == "Cut: Page 2"


def test_a_row_is_dragged(pages, qtbot, monkeypatch):
    """A drop puts it between others, and none within another."""
    fit = fitting(pages, qtbot)
    items = [fit.list.topLevelItem(row) for row in range(5)]
    assert not any(item.flags() & Qt.ItemFlag.ItemIsDropEnabled for item in items)
    assert all(item.flags() & Qt.ItemFlag.ItemIsDragEnabled for item in items)
    mime = fit.list.model().mimeData([fit.list.model().index(4, c) for c in range(2)])

    def drop(fit):
        root = fit.list.rootIndex()
        assert fit.list.model().dropMimeData(mime, Qt.DropAction.MoveAction, 0, 0, root)
        fit.list.takeTopLevelItem(5)  # as Qt does once a row is dropped
        fit.list._soon.start()

    fit = changed(pages, qtbot, drop)
    assert fit.list.order() == [4, 0, 1, 2, 3]
    assert steps(fit)[0][0] == "Cut: Page 0"


def test_lines_go_from_where_the_user_says(pages, qtbot):
    fit = fitting(pages, qtbot)
    fit = changed(pages, qtbot, lambda fit: fit._where.setCurrentIndex(1))
    assert pages.trimming.fitting._where == "head"
    fit = changed(pages, qtbot, lambda fit: fit._where.setCurrentIndex(3))
    assert steps(fit) == []
    assert fit.state.text() == ("Still over by 10 tokens. Let more go here, or choose more rules.")
    assert fit.state.objectName() == "warning"
    assert not fit.preview.isEnabled()


def test_rules_are_followed_as_they_are_checked(window, qtbot, o200k):
    text = f"# A\n\n```json\n{json.dumps([1, 2, {'a': None}], indent=4)}\n```\n"
    put(window, text)
    window.show_trimming()
    qtbot.waitUntil(lambda: window.figures.trim.rules.rowCount() > 0)
    window.figures.trim._tokens.setValue(tokens(window) - 1)
    fit = fitting(window, qtbot)
    assert steps(fit)[0][:2] == ("Compact JSON", "keeps the meaning")
    fit.close()
    model = window.figures.trim.rules
    model.setData(model.index(0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    window.trimming.fitting.window = None
    fit = fitting(window, qtbot)
    assert not any(what == "Compact JSON" for what, _, _ in steps(fit))


def test_the_choice_is_there_the_next_time(pages, qtbot):
    fit = fitting(pages, qtbot)
    fit = changed(pages, qtbot, lambda fit: fit.list.move_row(4, -4))
    fit = changed(pages, qtbot, lambda fit: fit.list.set_free(1, is_free=False))
    fit = changed(pages, qtbot, lambda fit: fit._where.setCurrentIndex(2))
    chosen, where = titles(fit), fit._where.currentText()
    fit.close()
    pages.trimming.fitting.window = None
    fit = fitting(pages, qtbot)
    assert titles(fit) == chosen
    assert fit._where.currentText() == where
    fit.close()
    put(pages, PAGES.replace("Page 3", "Other"))
    pages.figures.trim._tokens.setValue(tokens(pages) - 10)
    pages.trimming.fitting.window = None
    assert [title for title, _ in titles(fitting(pages, qtbot))][1] == "Other"


def test_what_is_protected_is_not_in_the_plan(pages, qtbot):
    pages.editor.selectAll()
    pages.protecting.toggle()
    fit = fitting(pages, qtbot)
    assert steps(fit) == []
    assert not fit.preview.isEnabled()


def test_the_prompt_is_not_edited_behind_its_back(chat, qtbot):
    """The windows are modal; what comes another way is not trimmed by places of before."""
    preview = looked_at(chat, qtbot)
    assert preview.isModal()
    chat.editor.set_caret_unit(0)
    chat.editor.insertPlainText(" ")
    preview.apply.click()
    assert chat._session.text == " " + BODY


def test_a_check_mark_is_set_by_mouse_and_keyboard(pages, qtbot):
    fit = fitting(pages, qtbot)
    fit.list.setFocus()

    def by_key(fit):
        QTest.keyClick(fit.list, Qt.Key.Key_Space)

    fit = changed(pages, qtbot, by_key)
    assert titles(fit)[0] == ("Page 2", False)

    def by_mouse(fit):
        place = fit.list.visualItemRect(fit.list.topLevelItem(0)).topLeft() + QPoint(10, 10)
        QTest.mouseClick(fit.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    fit = changed(pages, qtbot, by_mouse)
    assert titles(fit)[0] == ("Page 2", True)


def test_line_endings_that_cost_are_told_and_mended(window, qtbot, o200k):
    put(window, "one" + "\n" * 12 + "two")  # a token has so many line feeds
    window.files.set_newline("\r\n")
    window.show_trimming()
    before = tokens(window)
    note = window.figures.trim.note
    qtbot.waitUntil(lambda: "Use LF" in note.text())
    cost = int(note.text().split(" cost ")[1].split()[0])
    assert note.text().startswith("The line endings (CRLF or CR) cost ")
    note.linkActivated.emit("line-feed")
    assert window._session.document.newline == "\n"
    assert tokens(window) == before - cost
    assert window.baseline.shown.text().startswith(f"−{cost} token")
    qtbot.waitUntil(lambda: "LF" not in note.text() and window.trimming._is_done)


def test_line_endings_of_a_file_cost_nothing_in_a_request(window, qtbot, o200k):
    put(window, json.dumps([{"role": "user", "content": "a\nb\n" * 20}], indent=1))
    window.files.set_newline("\r\n")
    window.show_trimming()
    qtbot.waitUntil(lambda: window.trimming._is_done and not window.trimming._is_stale)
    assert window.trimming._asked.counting.newline == "\n"
    assert "CRLF" not in window.figures.trim.note.text()


def test_the_rows_are_as_high_as_those_of_the_tables(chat, qtbot):
    fit = fitting(chat, qtbot)
    table = view_of(fit.steps.model(), "table", None)
    qtbot.addWidget(table)
    settle()
    for tree in (fit.list, fit.steps):
        row = tree.visualRect(tree.model().index(0, 0))
        assert row.height() == table.verticalHeader().defaultSectionSize()
