"""The list of a prompt's parts: it adds up, and can be read and walked through."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from strategies import TEXTS
from windows import choose, choose_model, put, settle

from estimator.tokens.attachment import Audio, Image
from estimator.ui.parts_model import NOTE, PATH, TOKENS

TOOL = {
    "type": "function",
    "function": {"name": "find", "description": "Find it.", "parameters": {"type": "object"}},
}
CALL = {"id": "1", "type": "function", "function": {"name": "find", "arguments": "{}"}}
MESSAGES = [
    {"role": "system", "content": "Be\n  brief."},
    {"role": "user", "name": "ann", "content": [{"type": "text", "text": "Where is it?"}]},
    {"role": "assistant", "content": None, "tool_calls": [CALL]},
    {"role": "tool", "tool_call_id": "1", "content": "There"},
]
BODY = json.dumps({"messages": MESSAGES, "tools": [TOOL], "response_format": {"type": "json"}})


def cells(window, role=Qt.ItemDataRole.DisplayRole):
    model = window.figures.panel.model
    return [model.index(row).data(role) for row in range(model.rowCount())]


@pytest.fixture
def request_window(window):
    choose_model(window, "gpt-4o")
    put(window, BODY)
    return window


def test_plain_text_has_no_list(window):
    put(window, "hello")
    assert not window.figures.panel.isVisible()


def test_what_the_parts_are(request_window):
    assert request_window.figures.panel.isVisible()
    assert cells(request_window) == [
        "System prompt  Be brief.",
        "User  ann: Where is it?",
        "Assistant  find(…)",
        "Tool result  There",
        "Tool  find",
        "End of the tools",
        "response_format",
        "Start of the reply",
    ]
    assert request_window.figures.panel._caption.text() == "8 parts"


def test_what_they_stand_on_and_their_share(request_window):
    assert cells(request_window, TOKENS)[0] == "9"
    assert cells(request_window, NOTE)[0].startswith("documented · ")
    assert cells(request_window, NOTE)[-1].endswith("%")
    assert cells(request_window, TOKENS)[-2] == "–"
    assert cells(request_window, NOTE)[-2] == "not counted"
    assert cells(request_window, TOKENS)[1].startswith("≈")
    assert cells(request_window, PATH)[0] == "messages[0]"
    tips = cells(request_window, Qt.ItemDataRole.ToolTipRole)
    assert tips[0] == "messages[0]"
    assert "–" in tips[1]


def test_a_reader_hears_a_whole_row(request_window):
    spoken = cells(request_window, Qt.ItemDataRole.AccessibleTextRole)[0]
    assert spoken.startswith("System prompt  Be brief., 9 tokens, documented · ")
    assert request_window.figures.panel.list.accessibleName() == "Parts of the prompt"
    assert cells(request_window, Qt.ItemDataRole.DecorationRole)[0] is None


def test_it_is_walked_through_by_keyboard(request_window):
    listed = request_window.figures.panel.list
    chosen = []
    request_window.figures.panel.part_chosen.connect(chosen.append)
    listed.setFocus()
    listed.setCurrentIndex(listed.model().index(0))
    QTest.keyClick(listed, Qt.Key.Key_Down)
    assert listed.currentIndex().row() == 1
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert chosen == ["messages[1]"]


@pytest.mark.parametrize(("row", "shown"), [(0, MESSAGES[0]), (3, MESSAGES[3]), (4, TOOL)])
def test_a_chosen_part_is_shown_in_the_editor(request_window, row, shown):
    put(request_window, "\n" + BODY.replace("Where", "😀"))
    listed = request_window.figures.panel.list
    settle()
    QTest.mouseClick(
        listed.viewport(),
        Qt.MouseButton.LeftButton,
        pos=listed.visualRect(listed.model().index(row)).center(),
    )
    assert json.loads(request_window.editor.textCursor().selectedText()) == shown


def test_a_part_without_a_place_selects_nothing(request_window):
    request_window.figures.panel.part_chosen.emit("")
    request_window.figures.panel.part_chosen.emit("messages[9]")
    assert not request_window.editor.textCursor().hasSelection()


def test_the_chosen_row_stays_while_one_types(request_window):
    listed = request_window.figures.panel.list
    listed.setCurrentIndex(listed.model().index(2))
    put(request_window, BODY.replace("There", "Here"))
    assert listed.currentIndex().row() == 2
    assert cells(request_window)[3] == "Tool result  Here"


def test_every_part_is_drawn(request_window):
    settle()
    request_window.figures.panel.list.setCurrentIndex(
        request_window.figures.panel.list.model().index(0)
    )
    assert not request_window.figures.panel.list.grab().isNull()


CONTENT = st.one_of(
    st.builds(Image, st.integers(1, 5000), st.integers(1, 5000), st.sampled_from(["auto", "low"])),
    st.builds(Audio, st.integers(0, 10**6)),
)


@given(
    text=st.one_of(TEXTS, TEXTS.map(lambda t: json.dumps([{"role": "user", "content": t}]))),
    attachments=st.lists(CONTENT, max_size=3),
    model=st.sampled_from(["gpt-4o", "gpt-5.4", "gpt-4", "text-embedding-3-small"]),
)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_parts_add_up_to_the_figure(text, attachments, model, window, qtbot):
    choose_model(window, model)
    qtbot.waitUntil(lambda: not window._session.is_loading)
    for each in window._session.estimate().attachments:
        window._session.attachments.remove(each.id)
    for content in attachments:
        window._session.attachments.add(content)
    put(window, text)
    estimate = window._session.estimate()
    shown = cells(window, TOKENS) if window.figures.panel.isVisible() else []
    numbers = [int(cell.strip("≈\u202f").replace(",", "")) for cell in shown if cell != "–"]
    if shown:
        assert sum(numbers) == estimate.tokens
    assert estimate.low <= estimate.tokens <= estimate.high
    assert sum(entry.part.tokens for entry in estimate.entries) == estimate.tokens


def test_attachments_alone_are_listed(window):
    choose(window, "add_image")
    assert cells(window) == ["Image  1024\u202f×\u202f1024 high"]
