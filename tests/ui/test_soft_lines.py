"""Every kind of edit of very long lines through the real widget, against a plain string."""

import functools
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor, QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from estimator.tokens import vocab
from estimator.tokens.counter import TextCounter
from estimator.ui import pieces, prompt_text, soft
from estimator.ui.editor import PromptEditor

load = functools.cache(vocab.load)
TEXTS = st.text("ab,1 中😀\n", max_size=70)
LINES = st.text("ab,1 中😀", min_size=1, max_size=70)
PLACES = st.integers(0, 10**6)


def units(text):
    return len(text.encode("utf-16-le")) // 2


class SoftLines(RuleBasedStateMachine):
    """The model is a string, a caret and an anchor in it, and the texts that undo goes back to."""

    keys: ClassVar = {
        Qt.Key.Key_Left: -1,
        Qt.Key.Key_Right: 1,
        Qt.Key.Key_Backspace: -1,
        Qt.Key.Key_Delete: 1,
    }

    def __init__(self):
        super().__init__()
        self.app = QApplication.instance() or QApplication([])
        self.editor = PromptEditor()
        self.counter = TextCounter()
        self.counter.add(load("o200k_base"))
        self.editor.edited.connect(self.counter.replace)
        self.editor.show()
        self.text = ""
        self.is_tidy = True
        self.select(0, 0)

    def teardown(self):
        self.editor.close()
        self.editor.deleteLater()

    # The caret

    @rule(caret=PLACES, anchor=st.one_of(st.none(), PLACES))
    def select(self, caret, anchor):
        self.caret = caret % (len(self.text) + 1)
        self.anchor = self.caret if anchor is None else anchor % (len(self.text) + 1)
        self.editor.set_caret_unit(units(self.text[: self.anchor]))
        cursor = self.editor.textCursor()
        place = self.editor.prompt.breaks.place(units(self.text[: self.caret]))
        cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(cursor)

    @rule(key=st.sampled_from([Qt.Key.Key_Left, Qt.Key.Key_Right]), extends=st.booleans())
    def walk(self, key, extends):
        shift = Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(self.editor, key, shift if extends else Qt.KeyboardModifier.NoModifier)
        if not extends and self.caret != self.anchor:
            ends = self.caret, self.anchor
            self.caret = min(ends) if key == Qt.Key.Key_Left else max(ends)
        else:
            self.caret = max(0, min(len(self.text), self.caret + self.keys[key]))
        if not extends:
            self.anchor = self.caret

    # Edits

    def replace_selection(self, text):
        start, end = sorted((self.caret, self.anchor))
        self.text = self.text[:start] + text + self.text[end:]
        self.caret = self.anchor = start + len(text)

    @rule(keys=st.text("ab,1 ", min_size=1, max_size=9))
    def type(self, keys):
        QTest.keyClicks(self.editor, keys)
        self.replace_selection(keys)

    @precondition(lambda self: self.is_tidy)  # else Qt may change the line's format instead
    @rule()
    def enter(self):
        QTest.keyClick(self.editor, Qt.Key.Key_Return)
        self.replace_selection("\n")

    @rule(key=st.sampled_from([Qt.Key.Key_Backspace, Qt.Key.Key_Delete]), times=st.integers(1, 30))
    def delete(self, key, times):
        for _ in range(times):
            QTest.keyClick(self.editor, key)
            if self.caret == self.anchor:
                self.anchor = max(0, min(len(self.text), self.caret + self.keys[key]))
            self.replace_selection("")

    @rule(text=TEXTS)
    def paste(self, text):
        QGuiApplication.clipboard().setText(text)
        self.editor.paste()
        if text:  # of an empty clipboard nothing is pasted
            self.replace_selection(text)

    @rule(text=LINES)
    def drop(self, text):
        mime = QMimeData()
        mime.setText(text)
        self.editor.insertFromMimeData(mime)
        self.replace_selection(text)

    @rule(text=TEXTS)
    def insert_by_program(self, text):
        self.editor.textCursor().insertText(text)
        self.replace_selection(text)

    @precondition(lambda self: self.caret != self.anchor)
    @rule()
    def cut(self):
        start, end = sorted((self.caret, self.anchor))
        self.editor.cut()
        assert QGuiApplication.clipboard().text() == self.text[start:end]
        self.replace_selection("")

    @rule(text=LINES)
    def compose(self, text):
        QApplication.sendEvent(self.editor, QInputMethodEvent("pre", []))
        self.replace_selection("")
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(self.editor, event)
        self.replace_selection(text)

    @rule(edits=st.lists(st.tuples(PLACES, st.integers(0, 40), TEXTS), min_size=1, max_size=4))
    def edit_several_places_at_once(self, edits):
        cursor = self.editor.textCursor()
        cursor.beginEditBlock()
        for start, removed, text in edits:
            first = start % (len(self.text) + 1)
            self.anchor, self.caret = first, min(len(self.text), first + removed)
            # Within an edit block nothing is told, so where it is in the document is looked up.
            cursor.setPosition(self.place(self.anchor))
            cursor.setPosition(self.place(self.caret), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(text)
            self.replace_selection(text)
        cursor.endEditBlock()
        self.select(self.caret, None)

    def place(self, index):
        """Where a character is, counted in the document itself."""
        wanted, document = units(self.text[:index]), self.editor.document()
        block = document.begin().next()
        while block.isValid() and block.position() <= wanted + (
            1 if soft.begins_soft(block) else 0
        ):
            wanted += soft.begins_soft(block)
            block = block.next()
        return wanted

    @rule(text=TEXTS)
    def load(self, text):
        self.editor.setPlainText(text)
        self.text = text
        self.is_tidy = True
        self.select(0, None)

    # Undo

    @rule(steps=st.integers(1, 6))
    def undo_and_redo(self, steps):
        texts = [self.text]
        for _ in range(steps):
            if not self.editor.document().isUndoAvailable():
                break
            self.editor.undo()
            texts.append(self.editor.toPlainText())
            self.text = texts[-1]
            self.holds()
        for text in reversed(texts[:-1]):
            self.editor.redo()
            self.text = text
            self.holds()
        self.select(len(self.text), None)

    @rule(by_key=st.booleans())
    def undo(self, by_key):
        if by_key:
            control = Qt.KeyboardModifier.ControlModifier
            QTest.keyClick(self.editor, Qt.Key.Key_Z, control)
        else:
            self.editor.document().undo()  # stops at a softening, and leaves long what was
            self.is_tidy = False
        self.text = self.editor.toPlainText()
        self.select(len(self.text), None)

    # What holds after each of them

    @invariant()
    def holds(self):
        assert self.editor.toPlainText() == self.text
        assert self.counter.text == self.text
        assert self.editor.prompt.units == self.counter.units == units(self.text)

    @invariant()
    def the_caret_is_where_it_is_in_the_text(self):
        before = self.text[: self.caret]
        line, column = before.count("\n"), units(before.rpartition("\n")[2])
        assert self.editor.caret() == (line, column)
        assert self.editor.caret_unit() == units(before)
        start, end = sorted((self.caret, self.anchor))
        assert self.editor.prompt.selected() == self.text[start:end]

    @invariant()
    def no_block_is_long_and_breaks_are_known(self):
        block, breaks = self.editor.document().begin(), []
        while block.isValid():
            assert len(block.text()) <= pieces.LONGEST or not self.is_tidy
            if block.blockNumber() and soft.begins_soft(block):
                breaks.append(block.position() - 1)
                parts = block.previous().length() - 1, block.length() - 1
                assert (all(parts) and sum(parts) > soft.SMALL) or not self.is_tidy
            elif self.is_tidy:
                assert not soft.is_bound(block)
            block = block.next()
        assert list(self.editor.prompt.breaks) == breaks


def run(monkeypatch, longest, examples):
    """With short pieces each edit meets soft breaks."""
    for module in (pieces, soft, prompt_text):
        monkeypatch.setattr(module, "LONGEST", longest)
    monkeypatch.setattr(pieces, "_PIECE", longest // 4)
    monkeypatch.setattr(pieces, "_NEAR", longest // 8)
    monkeypatch.setattr(soft, "SMALL", longest // 8)
    SoftLines.TestCase.settings = settings(
        max_examples=examples,
        stateful_step_count=30,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    SoftLines.TestCase().runTest()


@pytest.mark.parametrize("longest", [8, 24])
def test_edits_of_long_lines(monkeypatch, qapp, longest):
    run(monkeypatch, longest, 20)


@pytest.mark.slow
@pytest.mark.parametrize("longest", [8, 24, 40])
def test_many_edits_of_long_lines(monkeypatch, qapp, longest):
    run(monkeypatch, longest, 1000)


def test_the_mark_of_a_soft_break_is_the_first_number_that_is_free():
    assert QTextFormat.ObjectTypes.UserObject.value + 1 == soft._SOFT
