"""The ruler beside the text: how many tokens there are before each line."""

import random

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import choose, choose_model, counted, put, type_at_end

from estimator.tokens.spans import spans
from estimator.ui import rows
from estimator.ui.loading import VocabularyLoader

WORDS = [
    "the quick ",
    "x = 1",
    "\n",
    "\n\n",
    "    ",
    ".\n",
    "你好，世界。",
    "👍🏽",
    "שלום",
    " !\n/",
]


@pytest.fixture
def ruled(window):
    """A window with a ruler."""
    choose(window, "token_ruler")
    return window


def figures(window):
    """The unit that each paragraph in sight begins with -> its figure."""
    QApplication.processEvents()
    return {row.unit: tokens for row, tokens in window.tokens._figures()}


def expected(window, units):
    """The tokens that begin before each of these units, counted in one go."""
    text = window.editor.toPlainText()
    encoding = window._session._counter._encodings[0]
    read = text.encode("utf-16-le")
    places = {unit: len(read[: 2 * unit].decode("utf-16-le")) for unit in units}
    begun = [span.start for span in spans(encoding, text)]
    return {unit: sum(start < places[unit] for start in begun) for unit in units}


@pytest.mark.parametrize("seed", range(8))
def test_each_line_has_the_tokens_before_it(ruled, seed):
    put(ruled, "".join(random.Random(seed).choices(WORDS, k=40)))
    found = figures(ruled)
    assert found == expected(ruled, found)


def test_the_figures_of_a_long_text_that_is_scrolled(ruled):
    put(ruled, "".join(f"line {n} of the text, and some more\n" for n in range(20_000)))
    bar = ruled.editor.verticalScrollBar()
    for value in (0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(value)
        found = figures(ruled)
        assert len(found) > 10
        assert found == expected(ruled, found)


def test_the_figures_follow_what_is_typed(ruled):
    put(ruled, "one\ntwo\nthree")
    before = figures(ruled)
    ruled.editor.set_caret_unit(0)
    ruled.editor.insertPlainText("some more words ")
    after = figures(ruled)
    assert after == expected(ruled, after)
    assert max(after.values()) == max(before.values()) + 3


def test_the_pieces_of_a_long_line_have_figures(ruled):
    put(ruled, "".join(f'{{"id":{n},"name":"user {n}"}},' for n in range(3000)))
    ruled.editor.verticalScrollBar().setValue(100)
    found = figures(ruled)
    assert len(found) > 1
    assert found == expected(ruled, found)


def test_while_it_is_counted_a_figure_is_not_known(ruled, monkeypatch):
    monkeypatch.setattr(ruled.counting, "go", lambda: None)
    ruled.editor.load("some more words\n" * 30_000)
    ruled.editor.fill()
    assert figures(ruled)[0] == 0
    ruled.editor.verticalScrollBar().setValue(25_000)
    assert set(figures(ruled).values()) == {None}
    ruled.grab()
    monkeypatch.undo()
    ruled.counting.go()
    counted(ruled)
    assert None not in figures(ruled).values()


def test_without_a_vocabulary_only_the_first_figure_is_known(open_window, monkeypatch):
    monkeypatch.setattr(VocabularyLoader, "want", lambda *_: None)
    window = open_window(waits=False)
    choose(window, "token_ruler")
    window.editor.insertPlainText("one\ntwo")
    assert window._session.is_loading
    assert figures(window) == {0: 0, 4: None}


def test_the_figures_of_an_estimate_are_the_models(ruled):
    choose_model(ruled, "claude-sonnet-5")
    put(ruled, "some words of a text\n" * 20)
    estimate = ruled._session.estimate()
    assert max(figures(ruled).values()) == estimate.tokens > estimate.local.tokens


def test_the_ruler_is_as_wide_as_its_figures_and_no_wider(ruled):
    put(ruled, "word\n" * 100)
    narrow = ruled.tokens._ruler.width()
    assert ruled.editor.viewport().x() == narrow > 20
    put(ruled, "word\n" * 60_000)
    QTest.qWait(20)
    assert ruled.tokens._ruler.width() > narrow
    choose(ruled, "token_ruler")
    assert ruled.editor.viewport().x() == 0
    assert ruled.tokens._ruler.isHidden()


def test_the_ruler_follows_the_size_of_the_text(ruled):
    put(ruled, "word\n" * 100)
    narrow = ruled.tokens._ruler.width()
    for _ in range(8):
        choose(ruled, "zoom_in")
    QApplication.processEvents()
    assert ruled.tokens._ruler.width() > narrow
    assert ruled.editor.viewport().x() == ruled.tokens._ruler.width()


def test_the_ruler_is_as_high_as_the_text(ruled):
    put(ruled, "word\n" * 10)
    ruled.resize(700, 500)
    QApplication.processEvents()
    assert ruled.tokens._ruler.height() == ruled.editor.viewport().height()


def test_a_figure_stands_beside_the_first_row_of_its_line(ruled):
    put(ruled, "words " * 60 + "\nlast")
    ruled.grab()
    seen = rows.in_sight(ruled.editor)
    image = ruled.tokens._ruler.grab().toImage()
    base = ruled.palette().base().color()

    def has_ink(top, height):
        return any(
            image.pixelColor(x, y) != base
            for x in range(image.width() - 3)
            for y in range(round(top), round(top + height))
        )

    line = seen[0].block.layout().lineAt(0)
    assert has_ink(seen[0].top + line.y(), line.height())
    assert not has_ink(seen[0].top + 2 * line.height(), line.height())
    assert has_ink(seen[1].top, line.height())


def test_the_ruler_is_kept(ruled, restart):
    again = restart(ruled)
    assert again.tokens.has_ruler
    assert again._menus.actions["token_ruler"].isChecked()
    assert again.editor.viewport().x() > 20
    type_at_end(again, "words")
    assert figures(again) == {0: 0}
    choose(again, "token_ruler")
    assert not restart(again).tokens.has_ruler
