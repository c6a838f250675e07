"""The section map: where the tokens are, what they cost, and the way there."""

import json
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from windows import choose_model, put, type_at_end

from estimator.tokens import whole
from estimator.ui.section_tree import COST, DEAREST, SHARE, TITLE, TOKENS

TEXT = """# Setup

Some words, naïve 中文 😀.

## Rules

Be brief.

## Tone

Be friendly, and brief, and kind, and never rude to anyone at all.

# More

## Rules

Be brief.
"""
MESSAGES = [
    {"role": "system", "content": "Be brief."},
    {"role": "user", "content": "Where is it? " * 5},
]
BODY = json.dumps({"model": "gpt-4o", "messages": MESSAGES, "temperature": 0.5})


def mapped(window, text=None):
    """Wait until the map is that of the text."""
    if text is not None:
        put(window, text)
    window.figures.tabs.show_page("sections")
    window.refresh()
    wanted = window._session.text

    def is_there():
        model = window.figures.sections.model
        return model.map.text == wanted and not window.sections._is_stale

    for _ in range(1000):
        if is_there():
            return window.figures.sections.model
        QTest.qWait(5)
    raise AssertionError("there is no map")


def rows(model, column=TITLE, role=Qt.ItemDataRole.DisplayRole, parent=None):
    """What the tree says from the top, whatever is within what."""
    parent = parent or QModelIndex()
    found = []
    for row in range(model.rowCount(parent)):
        found.append(model.index(row, column, parent).data(role))
        found += rows(model, column, role, model.index(row, TITLE, parent))
    return found


def numbers(model):
    return [int(cell.strip("≈\u202f").replace(",", "")) for cell in rows(model, TOKENS)]


@pytest.fixture
def tree(window):
    return mapped(window, TEXT)


def test_it_is_seen_by_default_and_makes_room_for_the_parts_of_a_request(window):
    assert window.figures.tabs.page() == "sections"
    put(window, BODY)
    assert window.figures.tabs.page() == "parts"
    put(window, TEXT)
    assert window.figures.tabs.page() == "sections"


def test_a_page_that_was_chosen_stays_when_the_parts_go(window):
    put(window, BODY)
    window.figures.tabs.show_page("trim")
    put(window, TEXT)
    assert window.figures.tabs.page() == "trim"


def test_it_is_found_by_its_name(window):
    view = window.findChild(QAbstractItemView, "sectionMap")
    assert view is window.figures.sections.view
    assert view.accessibleName() == "Sections of the prompt"


def test_sections_stand_within_sections(tree):
    assert rows(tree) == ["Setup", "Rules", "Tone", "More", "= Rules · same as Rules"]
    assert tree.rowCount() == 2
    assert tree.rowCount(tree.index(0, 0)) == 2
    assert tree.parent(tree.index(1, 0, tree.index(0, 0))) == tree.index(0, 0)


def test_each_has_the_tokens_that_begin_in_it(tree, o200k):
    found = dict(zip(["Setup", "Rules", "Tone", "More", "Again"], numbers(tree), strict=True))
    assert found["Setup"] + found["More"] == whole.count(o200k, TEXT)
    assert found["Rules"] == whole.count(o200k, "## Rules\n\nBe brief.\n\n")
    shares = [Decimal(cell.rstrip("%")) for cell in rows(tree, SHARE)]
    assert shares[0] + shares[3] == 100


def test_a_section_costs_its_share_of_the_input(window, tree):
    line = window._session.estimate().input
    assert line is not None
    cells = rows(tree, COST)
    assert cells[0] == f"${numbers(tree)[0] * line.rate / 1_000_000:.7f}".rstrip("0")


def test_without_a_price_no_cost_is_said(window, tree, monkeypatch):
    estimate = window._session.estimate()
    monkeypatch.setattr(type(estimate), "input", None)
    window.figures.sections.show_map(tree.map, estimate)
    assert rows(tree, COST) == [""] * 5
    assert window.figures.sections.view.isColumnHidden(COST)


def test_duplicates_and_the_dearest_are_said_in_words(tree):
    tips = rows(tree, role=Qt.ItemDataRole.ToolTipRole)
    assert tips[4].splitlines()[:2] == ["heading: Rules", "same as Rules"]
    assert ["the dearest section" in tip for tip in tips] == [False, False, True, False, False]
    assert rows(tree, SHARE, DEAREST) == [False, False, True, False, False]
    spoken = rows(tree, role=Qt.ItemDataRole.AccessibleTextRole)[2]
    assert spoken.startswith("heading: Tone, ")
    assert spoken.endswith(", the dearest section")


def test_a_token_over_an_edge_is_told(window):
    tree = mapped(window, "a" * 4000 + "?" * 4000 + "\n" + "中" * 4000)
    tips = rows(tree, role=Qt.ItemDataRole.ToolTipRole)
    assert any("A token reaches beyond its edge" in tip for tip in tips)


def test_it_is_sorted_and_a_third_click_gives_the_order_back(window, tree):
    before = rows(tree)
    header = window.figures.sections.view.header()

    def click(column):
        x = header.sectionViewportPosition(column) + 4
        pos = header.rect().topLeft() + type(header.pos())(x, 4)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=pos)

    orders = []
    for _ in range(3):
        click(TOKENS)
        orders.append(numbers(tree))
    assert orders[0] != orders[1]
    assert rows(tree) == before
    click(TITLE)
    assert [tree.index(row, 0).data() for row in range(2)] == ["More", "Setup"]


def test_what_is_current_stays_so_when_it_is_sorted(window, tree):
    view = window.figures.sections.view
    tone = tree.index(1, 0, tree.index(0, 0))
    view.setCurrentIndex(tone)
    view.sortByColumn(TOKENS, Qt.SortOrder.DescendingOrder)
    assert view.currentIndex().data() == "Tone"
    assert tree.parent(view.currentIndex()).data() == "Setup"


@pytest.mark.parametrize("enters", [False, True])
def test_a_click_and_enter_go_there(window, tree, enters):
    view = window.figures.sections.view
    tone = tree.index(1, 0, tree.index(0, 0))
    if enters:
        view.setFocus()
        view.setCurrentIndex(tone)
        QTest.keyClick(view, Qt.Key.Key_Return)
    else:
        pos = view.visualRect(tone).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=pos)
    assert window.editor.textCursor().selectedText() == "## Tone"
    assert view.currentIndex().data() == "Tone"


def test_the_section_of_the_caret_is_the_current_one(window, tree):
    view = window.figures.sections.view
    for words, title in (("😀", "Setup"), ("friendly", "Tone"), ("More", "More")):
        window.editor.setTextCursor(window.editor.document().find(words))
        assert view.currentIndex().data() == title
    type_at_end(window, " x")
    mapped(window)
    assert view.currentIndex().data() == "Rules"


def test_what_was_closed_stays_closed_in_the_next_map(window, tree):
    view = window.figures.sections.view
    view.collapse(tree.index(0, 0))
    type_at_end(window, "\n# Last\n\nwords")
    mapped(window)
    assert not view.isExpanded(tree.index(0, 0))
    assert view.isExpanded(tree.index(1, 0))


def test_a_request_has_the_tokens_of_its_messages(window):
    choose_model(window, "gpt-4o")
    tree = mapped(window, BODY)
    entries = {e.part.path: e.part.tokens for e in window._session.estimate().entries}
    messages = [entries["messages[0]"], entries["messages[1]"]]
    assert rows(tree)[0] == "model"
    assert rows(tree, TOKENS) == ["–", str(sum(messages)), *map(str, messages), "–"]
    assert rows(tree, SHARE)[0] == ""


def test_estimates_are_marked_and_add_up(window, qtbot):
    choose_model(window, "claude-sonnet-5")
    qtbot.waitUntil(lambda: not window._session.is_loading)
    tree = mapped(window, TEXT)
    assert all(cell.startswith("≈") for cell in rows(tree, TOKENS))
    found = numbers(tree)
    assert found[0] + found[3] == window._session.estimate().tokens


def test_another_model_counts_anew(window, tree, qtbot):
    before = numbers(tree)
    choose_model(window, "gpt-4")
    qtbot.waitUntil(lambda: not window._session.is_loading)
    qtbot.waitUntil(lambda: numbers(tree) != before)
    top = [tree.index(row, TOKENS).data() for row in range(2)]
    assert sum(map(int, top)) == window._session.estimate().tokens


@given(
    text=st.lists(
        st.sampled_from(["# a b\n", "## c\n", "words and 中文\n", "\n", "😀", "x" * 50, "1:\n"]),
        max_size=30,
    ).map("".join)
)
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_sections_of_each_level_add_up(text, window):
    tree = mapped(window, text)
    if text.strip():
        top = [tree.index(row, TOKENS).data() for row in range(tree.rowCount())]
        assert sum(map(int, top)) == window._session.estimate().tokens


def test_an_empty_prompt_has_none(window, tree):
    mapped(window, "")
    assert tree.rowCount() == 0
    assert not window.figures.sections.view.isVisible()


def test_nothing_is_asked_for_while_it_is_not_seen(window, monkeypatch):
    asked = []
    monkeypatch.setattr(window.sections._asking._worker, "do", asked.append)
    window.figures.tabs.show_page("trim")
    put(window, TEXT)
    QTest.qWait(60)
    assert not asked
    window.figures.tabs.show_page("sections")
    QTest.qWait(60)
    assert len(asked) == 1


def test_qt_finds_no_fault_with_the_tree(tree, qtmodeltester):
    qtmodeltester.check(tree)


def test_every_row_is_drawn(window, tree):
    window.figures.sections.view.setFocus()
    assert not window.figures.sections.view.grab().isNull()


def on_screen(view):
    """What stands on the screen where the tree is."""
    QApplication.sendPostedEvents()
    place = view.viewport().mapTo(view.window(), QPoint(0, 0))
    shown = view.screen().grabWindow(view.window().winId())
    return shown.copy(QRect(place, view.viewport().size())).toImage()


def test_only_rows_that_say_something_else_are_painted_and_all_of_them(window, tree):
    view, told = window.figures.sections.view, []
    tree.dataChanged.connect(lambda first, _last: told.append(first.data()))
    long = TEXT + "".join(f"\n## Part {number}\n\n{'more words ' * 20}\n" for number in range(60))
    mapped(window, long)
    for words, added in (("Be brief.", "Always"), ("kind", "patient "), ("more words", "x y z ")):
        told.clear()
        cursor = window.editor.document().find(words)
        cursor.setPosition(cursor.selectionStart())
        window.editor.setTextCursor(cursor)
        window.editor.insertPlainText(added)
        mapped(window)
        shown = on_screen(view)
        view.viewport().update()
        assert shown == on_screen(view)
    shown = view.viewport().height() // view.visualRect(view.indexAt(QPoint(0, 0))).height()
    assert told
    assert len(told) < shown / 2
