"""The tokens marked in the editor, and what the mouse, the caret and a selection tell of them."""

import itertools
import random
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QInputMethodEvent, QTextCursor, QTextLine
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import choose, choose_model, counted, put, shown_tokens, type_at_end

from estimator.tokens.spans import spans
from estimator.tokens.units import utf16_length
from estimator.ui import rows, theme, token_colors, token_marks
from estimator.ui.loading import VocabularyLoader

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
SHAKING = "\U0001fae8"  # newer than the vocabulary: a token for each of its bytes, nearly
WORDS = [
    "the quick ", "brown fox", "don't ", "\t", "  ", "12345 ", "return x", "\n", "\n\n", "你好，",
    "世界。", "提示词", "é ", "e\u0301", "naïve ", "!", "antidisestablishmentarianism ",
    FAMILY, SHAKING, "👍🏽", "\U0001f3f3\ufe0f\u200d\U0001f308 ",
]  # fmt: skip
TURNING = ["שלום ", "עולם", "مرحبا ", "بالعالم", " (", ") ", "؟", "אab", " 42 ", "\n"]


@pytest.fixture
def marked(window):
    """A window with marks."""
    choose(window, "token_marks")
    return window


def drawn(window):
    """The rows in sight, and what is drawn for each."""
    QApplication.processEvents()
    seen = rows.in_sight(window.editor)
    return list(zip(seen, window.tokens._drawings_of(seen), strict=True))


def starts(window):
    """Where tokens begin, in UTF-16 units, counted in one go."""
    text = window.editor.toPlainText()
    places = [0]
    for character in text:
        places.append(places[-1] + utf16_length(character))
    encoding = window._session._counter._encodings[0]
    return [(places[span.start], span) for span in spans(encoding, text)]


def caret_x(window, unit):
    cursor = QTextCursor(window.editor.document())
    cursor.setPosition(unit)
    return window.editor.cursorRect(cursor).x()


def a_text(rng, words, count=30):
    return "".join(rng.choices(words, k=count))


# Where they stand


@pytest.mark.parametrize("seed", range(6))
def test_a_stroke_stands_where_the_caret_does_before_the_token(marked, seed):
    put(marked, a_text(random.Random(seed), WORDS))
    left = marked.editor.contentOffset().x()
    units = {unit: span for unit, span in starts(marked) if not span.skipped}
    checked = 0
    for row, drawing in drawn(marked):
        inside = [unit for unit in units if row.unit <= unit < row.unit + row.length]
        expected = [
            caret_x(marked, unit)
            for unit in inside
            if row.block.layout().isValidCursorPosition(unit - row.unit)
        ]
        found = [stroke.left() + left for stroke in drawing.strokes]
        for x in expected:
            assert any(abs(x - other) <= 2 for other in found), (x, found)
        checked += len(expected)
    assert checked > 20


@pytest.mark.parametrize("seed", range(6))
def test_each_token_has_one_stroke(marked, seed):
    put(marked, a_text(random.Random(seed), WORDS + TURNING))
    strokes = sum(len(drawing.strokes) for _, drawing in drawn(marked))
    assert strokes == shown_tokens(marked)


def end_of(line):
    """Where the text of a row ends; beside joined emoji Qt's natural width goes past its caret."""
    edges = QTextLine.Edge.Leading, QTextLine.Edge.Trailing
    units = range(line.textStart(), line.textStart() + line.textLength())
    carets = [line.cursorToX(unit, edge)[0] for unit in units for edge in edges]
    return min(line.naturalTextRect().right(), max(carets, default=0))


@pytest.mark.parametrize("seed", range(8))
def test_tints_cover_the_text_of_every_row_and_cover_it_once(marked, seed):
    put(marked, a_text(random.Random(seed), WORDS + TURNING))
    for row, drawing in drawn(marked):
        layout = row.block.layout()
        for number in range(layout.lineCount()):
            line, tints = layout.lineAt(number), [r for kind in drawing.tints for r in kind]
            of_line = sorted(
                (rect.left(), rect.right()) for rect in tints if rect.top() == line.y()
            )
            for (_, right), (left, _) in itertools.pairwise(of_line):
                assert abs(left - right) < 1.5, of_line
            area = line.naturalTextRect()
            assert not area.width() or of_line[0][0] <= area.left() + 1
            assert not area.width() or of_line[-1][1] >= end_of(line) - 1


def test_a_character_of_several_tokens_has_half_a_stroke_for_each_but_the_first(marked):
    put(marked, f"a {SHAKING}")
    [(_, drawing)] = drawn(marked)
    heights = [stroke.height() for stroke in drawing.strokes]
    full = max(heights)
    assert len(heights) == shown_tokens(marked) > 3
    assert heights.count(full / 2) == len(heights) - 2
    lefts = [stroke.left() for stroke in drawing.strokes]
    assert lefts == sorted(lefts)
    assert lefts[-1] < caret_x(marked, 4)


def test_a_picture_of_several_characters_is_shared_by_its_tokens(marked):
    put(marked, f"{FAMILY}x")
    [(_, drawing)] = drawn(marked)
    lefts = [stroke.left() for stroke in drawing.strokes]
    assert len(lefts) == shown_tokens(marked)
    assert lefts == sorted(lefts)
    assert len(set(lefts)) == len(lefts)


def test_a_token_of_a_line_from_right_to_left_begins_at_its_right(marked):
    put(marked, "שלום עולם")
    [(row, drawing)] = drawn(marked)
    area = row.block.layout().lineAt(0).naturalTextRect()
    assert abs(drawing.strokes[0].right() - area.right()) < 1
    lefts = [stroke.left() for stroke in drawing.strokes]
    assert lefts == sorted(lefts, reverse=True)


def test_a_token_that_turns_has_a_tint_on_either_side(marked, monkeypatch):
    """No space of the vocabulary goes with what is written the other way round it, so one is made
    up: the space before a word from right to left, and the word."""
    put(marked, "ab שלום cd")
    [(row, _)] = drawn(marked)
    marks = token_marks.Marks((0, 2, 5), (2, 5, 10))
    drawing = token_marks.draw(row.block.layout(), row.block.text(), marks, is_rtl=False)
    assert len(drawing.tints[1]) == 2
    space, letters = drawing.tints[1]
    assert space.right() + 1 < letters.left()
    assert drawing.strokes[1].left() == space.left()


def test_the_end_of_a_line_is_drawn_where_a_token_has_it(marked):
    put(marked, "word\n\nword")
    first, empty, last = (drawing for _, drawing in drawn(marked))
    assert len(first.strokes) == 2  # the word, and the line ends
    assert sum(map(len, empty.tints)) == 1
    assert not empty.strokes
    assert sum(map(len, last.tints)) == 1


def test_a_tab_is_as_wide_as_it_is(marked):
    put(marked, "a\t1")
    [(_, drawing)] = drawn(marked)
    left = marked.editor.contentOffset().x()
    assert abs(drawing.strokes[-1].left() + left - caret_x(marked, 2)) <= 2
    assert marked.editor.tabStopDistance() > 20


def test_tokens_of_wrapped_lines_are_drawn_in_their_rows(marked):
    put(marked, "some more words " * 40)
    [(row, drawing)] = drawn(marked)
    tops = {stroke.top() for stroke in drawing.strokes}
    assert len(tops) == row.block.layout().lineCount() > 2


def test_the_text_of_an_input_method_has_no_marks_yet(marked):
    put(marked, "word")
    QApplication.sendEvent(marked.editor, QInputMethodEvent("ni", []))
    assert [d.strokes for _, d in drawn(marked)] == [[]]
    QApplication.sendEvent(marked.editor, QInputMethodEvent())
    assert [len(d.strokes) for _, d in drawn(marked)] == [1]


# What is drawn is true


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edit_the_marks_are_those_of_the_text(marked, seed):
    rng = random.Random(seed)
    put(marked, a_text(rng, WORDS + TURNING, 20))
    for _ in range(25):
        cursor = marked.editor.textCursor()
        cursor.setPosition(rng.randrange(marked.editor.document().characterCount()))
        if rng.random() < 0.3:
            cursor.movePosition(
                QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, rng.randrange(6)
            )
        cursor.insertText(rng.choice(["", "x", *WORDS, *TURNING]))
        kept = [drawing for _, drawing in drawn(marked)]
        marked.tokens._drawings, marked.tokens._read = {}, None
        assert kept == [drawing for _, drawing in drawn(marked)]


def test_a_long_line_in_pieces_has_the_marks_of_one_line(marked):
    text = "".join(f'{{"id":{n},"name":"user {n}"}},' for n in range(3000))
    put(marked, text)
    assert marked.editor.prompt.breaks
    marked.editor.verticalScrollBar().setValue(200)
    found = drawn(marked)
    first, last = found[0][0].unit, found[-1][0].end
    assert first > 1000
    expected = [unit for unit, _ in starts(marked) if first <= unit < last]
    assert sum(len(drawing.strokes) for _, drawing in found) == len(expected)


def test_a_row_in_sight_begins_where_it_does_in_the_text(marked):
    put(marked, "one\n" + "two, " * 3000 + "\nthree\n" + "four, " * 1000)
    bar, breaks = marked.editor.verticalScrollBar(), marked.editor.prompt.breaks
    for value in (0, 100, bar.maximum()):
        bar.setValue(value)
        for row, _ in drawn(marked):
            assert row.unit == breaks.text_unit(row.block.position())
            after = row.block.next()
            if after.isValid():
                assert row.end == breaks.text_unit(after.position())


@pytest.mark.parametrize("change", ["zoom_in", "wrap", "resize"])
def test_marks_move_with_the_text(marked, change):
    put(marked, "some more words " * 40)
    marked.editor.viewport().repaint()
    if change == "resize":
        marked.resize(marked.width() - 200, marked.height())
    else:
        choose(marked, change)
    kept = [drawing for _, drawing in drawn(marked)]
    marked.tokens._drawings = {}
    assert kept == [drawing for _, drawing in drawn(marked)]


def test_another_model_has_other_marks(marked):
    put(marked, "indistinguishable 你好世界")
    before = [drawing for _, drawing in drawn(marked)]
    choose_model(marked, "gpt-4")
    QTest.qWait(10)
    counted(marked)
    assert before != [drawing for _, drawing in drawn(marked)]


def test_nothing_is_drawn_while_the_vocabulary_is_loaded(open_window, monkeypatch):
    monkeypatch.setattr(VocabularyLoader, "want", lambda *_: None)
    window = open_window(waits=False)
    choose(window, "token_marks")
    window.editor.insertPlainText("some words")
    assert window._session.is_loading
    seen = rows.in_sight(window.editor)
    assert [d.strokes for d in window.tokens._drawings_of(seen)] == [[]]


# Colours


def luminance(color):
    parts = [c / 255 for c in color.getRgb()[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(a, b):
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("shade", [theme.LIGHT, theme.DARK])
def test_text_is_read_on_the_tints_and_strokes_are_seen_on_them(shade):
    palette = theme.palette(shade)
    first, second, stroke = token_colors.colors_of(palette)
    assert first != second
    for tint in (first, second):
        assert contrast(palette.text().color(), tint) > 7
        assert contrast(stroke, tint) > 3
    assert contrast(stroke, palette.base().color()) > 3


def pixel(window, x, y):
    return QColor(window.editor.viewport().grab().toImage().pixel(round(x), round(y)))


def place_in(window, rect, row):
    """The upper left of a tint, where there is no ink."""
    return rect.left() + 2 + window.editor.contentOffset().x(), row.top + rect.top() + 1


def test_marks_stand_under_the_text_and_under_what_is_selected(marked):
    put(marked, "words")
    [(row, drawing)] = drawn(marked)
    place = place_in(marked, drawing.tints[0][0], row)
    assert pixel(marked, *place) == token_colors.colors_of(marked.palette()).first
    marked.editor.selectAll()
    assert pixel(marked, *place) == marked.palette().highlight().color()


def test_marks_are_switched_by_a_key_and_kept(window, restart, qapp):
    put(window, "words")
    place = 14, 14
    assert pixel(window, *place) == window.palette().base().color()
    QTest.keyClick(window.editor, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert window.tokens.has_marks
    assert pixel(window, *place) != window.palette().base().color()
    again = restart(window)
    assert again.tokens.has_marks
    assert again._menus.actions["token_marks"].isChecked()
    choose(again, "token_marks")
    assert not restart(again).tokens.has_marks


# What is told


def rest_on(window, unit, dx=3.0):
    """Let the mouse rest on a character."""
    cursor = QTextCursor(window.editor.document())
    cursor.setPosition(unit)
    place = window.editor.cursorRect(cursor).center() + QPoint(round(dx), 0)
    view = window.editor.viewport()
    event = QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place))
    QApplication.sendEvent(view, event)


def told(window):
    """What the status bar tells of the caret or the selection."""
    QTest.qWait(5)
    return window.status._here.text()


def test_the_tip_tells_of_the_token_under_the_mouse(marked, tips):
    put(marked, "Hello brave world")
    rest_on(marked, 8)
    assert tips == ["␣brave\nid 53768\ntoken 2 of 3"]
    assert marked._session._counter._encodings[0].decode([53768]) == " brave"


def test_the_tip_of_a_part_of_a_character_has_its_bytes(marked, tips):
    put(marked, SHAKING)
    rest_on(marked, 0)
    shown = tips[0].split("\n\n")
    data = b"".join(bytes.fromhex(part.splitlines()[0]) for part in shown)
    assert data.decode() == SHAKING
    assert all("a part of a character" in part for part in shown)
    assert len(shown) == shown_tokens(marked)


def test_the_tip_of_a_model_that_is_estimated_says_whose_tokens_they_are(marked, tips):
    put(marked, "Hello")
    choose_model(marked, "claude-sonnet-5")
    counted(marked)
    rest_on(marked, 2)
    assert "≈\u202fas o200k_base has them" in tips[-1]


def test_the_tip_in_a_request_says_that_its_text_is_meant(marked, tips):
    put(marked, '{"messages": [{"role": "user", "content": "hi"}]}')
    rest_on(marked, 2)
    assert "of the text as it stands" in tips[-1]


def test_there_is_no_tip_beside_the_text_nor_without_marks(marked, tips):
    put(marked, "Hello")
    rest_on(marked, 5, dx=200)
    choose(marked, "token_marks")
    rest_on(marked, 2)
    assert tips == []


def test_what_is_under_a_point_is_found_in_text_from_right_to_left(marked):
    put(marked, "שלום עולם\nab")
    seen = rows.in_sight(marked.editor)
    line = seen[0].block.layout().lineAt(0)
    left = marked.editor.contentOffset().x()
    places: Any = [line.cursorToX(n) for n in range(8)]
    y = seen[0].top + line.y() + 5
    found = [rows.unit_at(marked.editor, seen, QPointF(left + x - 2, y)) for x, _ in places]
    assert found == list(range(8))


def test_the_status_bar_tells_of_the_token_at_the_caret(marked):
    put(marked, "Hello brave world")
    marked.editor.set_caret_unit(7)
    assert told(marked) == "␣brave · id 53768 · token 2"
    type_at_end(marked, "\n")
    assert told(marked) == ""
    choose(marked, "token_marks")
    marked.editor.set_caret_unit(7)
    assert told(marked) == ""


def test_the_status_bar_tells_what_a_selection_is_and_costs(window):
    put(window, " word" * 1000)
    cursor = window.editor.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(5 * 100, QTextCursor.MoveMode.KeepAnchor)
    window.editor.setTextCursor(cursor)
    assert told(window) == "Selected: 100 tokens · 500 characters · $0.00025"
    assert window.status._here.toolTip() == "The selected text, counted as a text of its own"
    window.editor.selectAll()
    assert told(window) == "Selected: 1,000 tokens · 5,000 characters · $0.0025"
    window.editor.moveCursor(QTextCursor.MoveOperation.End)
    assert told(window) == ""


def test_a_selection_of_an_estimated_model_is_estimated_by_the_same_factor(window):
    choose_model(window, "claude-sonnet-5")
    put(window, "some words of a text " * 50)
    window.editor.selectAll()
    told(window)
    selected = window._session.selected(window._session.estimate(), 0, window.editor.prompt.units)
    estimate = window._session.estimate()
    assert selected.tokens == estimate.tokens
    assert selected.cost == estimate.input.amount
    assert selected.is_unsure
    assert told(window).startswith("Selected: ≈")


def test_what_is_selected_of_many_lines_counts_as_it_is_written(window, written):
    window.files.open_path(written(b"one\r\ntwo\r\n"))
    counted(window)
    window.editor.selectAll()
    assert "10 characters" in told(window)


def test_a_selection_without_a_price_has_no_cost(window):
    put(window, "words")
    estimate = replace(window._session.estimate(), lines=())
    assert window._session.selected(estimate, 0, 5).cost is None
    assert window._session.selected(window._session.estimate(), 0, 5).cost > Decimal(0)
