"""Protected spans: they follow every edit, are kept, and no rule touches them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import choose, looked_at, put, settle, type_at_end

BLANKS = "one   \n\n\n\ntwo   \n\n\n\nthree   \n\n\n\nfour"


def select(window, words):
    text = window.editor.toPlainText()
    start = len(text[: text.index(words)].encode("utf-16-le")) // 2
    end = start + len(words.encode("utf-16-le")) // 2
    breaks = window.editor.prompt.breaks
    window.editor.setTextCursor(
        window.editor.prompt.cursor(breaks.place(start), breaks.place(end, ends=True))
    )


def protect(window, words):
    select(window, words)
    choose(window, "protect")


def protected(window):
    """The words that are protected."""
    text = window._session.text
    return [text[start:end] for start, end in window.protecting.spans(text)]


@pytest.fixture
def window_of(window):
    def make(text, *words):
        put(window, text)
        for each in words:
            protect(window, each)
        return window

    return make


def test_what_is_selected_is_protected_and_let_go_again(window_of):
    window = window_of("a 😀 bb ccc d", "bb ccc")
    assert protected(window) == ["bb ccc"]
    choose(window, "protect")
    assert protected(window) == []


def test_spans_that_touch_are_one_and_a_part_of_one_can_be_let_go(window_of):
    window = window_of("aa bb cc", "aa ", "bb cc")
    assert protected(window) == ["aa bb cc"]
    protect(window, "bb")
    assert protected(window) == ["aa ", " cc"]


def test_without_a_selection_the_span_of_the_caret_is_let_go(window_of):
    window = window_of("aa bb cc", "bb")
    window.editor.set_caret_unit(4)
    choose(window, "protect")
    assert protected(window) == []
    choose(window, "protect")
    assert protected(window) == []


@pytest.mark.parametrize("code", ["en", "zh_CN"])
def test_it_is_at_the_end_of_the_editors_context_menu(window_of, code):
    window = window_of("aa bb cc")
    window.choose_language("zh_CN")
    settle()
    window.choose_language(code)
    settle()
    select(window, "bb")
    window.editor.setFocus()
    QTest.keyClick(window.editor, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    *_, separator, last = menu.actions()
    assert separator.isSeparator()
    assert last.text() == window._menus.actions["protect"].text()
    assert last.isEnabled()
    last.trigger()
    menu.close()
    assert protected(window) == ["bb"]
    settle()
    choose(window, "protect")  # which the menu has not taken away with itself
    assert protected(window) == []


def test_it_is_shown_by_dots_and_not_by_colour_alone(window_of):
    window = window_of("aa bb cc", "bb")
    (shown,) = window.editor.extraSelections()
    assert shown.cursor.selectedText() == "bb"
    assert shown.format.underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine
    type_at_end(window, "!")
    window.editor.set_caret_unit(0)
    window.editor.insertPlainText("more ")
    assert [each.cursor.selectedText() for each in window.editor.extraSelections()] == ["bb"]


def test_what_is_typed_at_its_ends_is_not_of_it(window_of):
    window = window_of("aa bb cc", "bb")
    for unit, typed in ((3, "x"), (6, "y"), (5, "z")):
        window.editor.set_caret_unit(unit)
        window.editor.insertPlainText(typed)
    assert window._session.text == "aa xbzby cc"
    assert protected(window) == ["bzb"]


@pytest.mark.parametrize("taken", ["bb 😀 cc", "a bb 😀 cc d", "bb", "cc d", "😀", "a b"])
def test_undo_brings_back_what_was_taken_of_it(window_of, taken):
    window = window_of("a bb 😀 cc d", "bb 😀 cc")
    select(window, taken)
    window.editor.textCursor().removeSelectedText()
    left = protected(window)
    window.editor.undo()
    assert protected(window) == ["bb 😀 cc"]
    window.editor.redo()
    assert protected(window) == left
    window.editor.undo()
    assert protected(window) == ["bb 😀 cc"]


def test_another_prompt_has_none(window_of, questions):
    window = window_of("aa bb", "bb")
    questions.answer("Discard")
    choose(window, "new")
    put(window, "aa bb")
    assert protected(window) == []
    assert not window.editor.extraSelections()


def test_it_is_there_after_a_restart(window_of, restart):
    window = restart(window_of("😀 aa bb cc", "bb"))
    assert protected(window) == ["bb"]
    choose(window, "protect")


def test_a_span_in_a_very_long_line_is_kept(window_of, restart):
    words = " ".join(f"word{n}" for n in range(3000))
    window = window_of(words, "word1500 word1501")
    assert window.editor.prompt.breaks
    assert protected(window) == ["word1500 word1501"]
    window = restart(window)
    assert protected(window) == ["word1500 word1501"]


def test_spans_of_another_text_are_passed_over(window_of):
    window = window_of("aa bb", "bb")
    for kept in ({"protected": "99: 1-2"}, {"protected": "5: x-2 9"}, {"protected": "5"}, {}):
        window.protecting.take_up(None)
        window.protecting.restore(kept)
        assert protected(window) == []


def previewed(window, qtbot):
    """Choose every rule and open the preview."""
    window.figures.tabs.show_page("trim")
    window.refresh()
    trimming = window.trimming
    qtbot.waitUntil(lambda: trimming._is_done and not trimming._is_stale, timeout=20_000)
    trimming.panel.preview.click()
    qtbot.waitUntil(lambda: trimming.preview is not None, timeout=20_000)
    return trimming.preview


def test_rules_leave_it_byte_for_byte(window_of, qtbot):
    window = window_of(BLANKS, "two   \n\n\n\nth")
    previewed(window, qtbot).apply.click()
    text = window._session.text
    assert text != BLANKS
    assert "two   \n\n\n\nth" in text
    assert "one   " not in text
    assert protected(window) == ["two   \n\n\n\nth"]
    window.editor.undo()
    assert window._session.text == BLANKS
    assert protected(window) == ["two   \n\n\n\nth"]
    window.editor.redo()
    assert protected(window) == ["two   \n\n\n\nth"]


def test_fitting_leaves_it_byte_for_byte(window_of, qtbot):
    words = "".join(f"Sentence number {n} of the text.\n\n" for n in range(60))
    kept = "number 30 of the text.\n\nSentence number 31"
    window = window_of(words, kept)
    window.figures.tabs.show_page("trim")
    window.figures.trim.show_budget("tokens", "100", "")
    looked_at(window, qtbot).apply.click()
    assert window._session.text != words
    assert kept in window._session.text
    assert protected(window) == [kept]


EDITS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 6), st.sampled_from(["", "x", "😀", "a\nb"])),
    max_size=6,
)


@given(edits=EDITS, span=st.tuples(st.integers(0, 12), st.integers(1, 8)))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_all_undone_all_is_protected_that_was(edits, span, window):
    text = "0123456789 abcdefghij\nklm"
    window.protecting.take_up(None)
    window.editor.load(text)
    start, end = span[0], span[0] + span[1]
    window.editor.setTextCursor(window.editor.prompt.cursor(start, end))
    choose(window, "protect")
    for at, removed, put_in in edits:
        length = window.editor.prompt.units
        first = min(at, length)
        cursor = window.editor.prompt.cursor(first, min(first + removed, length))
        window.editor.setTextCursor(cursor)
        window.editor.insertPlainText(put_in)
    while window.editor.document().isUndoAvailable():
        window.editor.undo()
    assert window._session.text == text
    assert protected(window) == [text[start:end]]
    QTest.qWait(0)
