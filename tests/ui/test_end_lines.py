"""Lines across the text: where the budget ends, and what can stay cached."""

import json

import pytest
from PySide6.QtGui import QColor
from windows import choose_model, put, type_at_end

from estimator.tokens import whole
from estimator.tokens.units import utf16_length
from estimator.ui import theme
from estimator.ui.end_lines import End

LINES = "".join(f"Line {n} says a few words, naïve 中文 😀.\n" for n in range(40))
RTL = "مرحبا بالعالم كيف الحال؟ " * 3
WARNING = theme.palette(theme.LIGHT).brightText().color()


def set_budget(window, tokens):
    window.show_trimming()
    window.figures.trim._tokens.setValue(tokens)


def unit(window, end=End.BUDGET):
    return window.budget._lines.unit(end)


def state(window):
    return window.figures.trim.state.text().partition(" · ")[0]


def pixels(window, color):
    """Where the editor is painted in a colour, as x and y."""
    image = window.editor.viewport().grab().toImage()
    size = image.size()
    return [
        (x, y)
        for y in range(size.height())
        for x in range(size.width())
        if image.pixelColor(x, y) == QColor(color)
    ]


def tokens_before(o200k, text, place):
    """How many tokens of a text end before or at a character, told by its bytes."""
    left, count = len(text[:place].encode()), 0
    for token in o200k.encode_ordinary(text):
        left -= len(o200k.decode_single_token_bytes(token))
        if left < 0:
            break
        count += 1
    return count


def check_budget(window, o200k, text, budget):
    place = len(text.encode("utf-16-le")[: 2 * unit(window)].decode("utf-16-le"))
    assert tokens_before(o200k, text, place) == budget


@pytest.mark.parametrize("budget", [1, 50, 123])
def test_the_budget_ends_where_its_tokens_do(window, o200k, budget):
    put(window, LINES)
    set_budget(window, budget)
    check_budget(window, o200k, LINES, budget)
    over = len(o200k.encode_ordinary(LINES)) - budget
    assert state(window).startswith(f"Over by {over} tokens")


def test_within_the_budget_there_is_no_line(window, o200k):
    put(window, LINES)
    count = len(o200k.encode_ordinary(LINES))
    set_budget(window, count)
    assert unit(window) is None
    assert state(window) == "Within the budget"
    type_at_end(window, " more")
    assert unit(window) == utf16_length(LINES)
    window.figures.trim._tokens.setValue(0)
    assert unit(window) is None
    assert state(window) == ""
    assert window.figures.trim.meter.isHidden()


def test_the_line_follows_each_key_while_the_page_is_not_seen(window, o200k):
    put(window, LINES)
    set_budget(window, 50)
    window.figures.tabs.show_page("sections")
    window.editor.set_caret_unit(0)
    typed = ""
    for letter in "One two, 三 😀\n":
        typed += letter
        window.editor.insertPlainText(letter)
        check_budget(window, o200k, typed + LINES, 50)


def test_the_meter_says_how_full_the_budget_is(window, o200k):
    put(window, LINES)
    count = len(o200k.encode_ordinary(LINES))
    set_budget(window, 2 * count)
    meter = window.figures.trim.meter
    assert (meter._share, meter._is_over) == (0.5, False)
    set_budget(window, count // 2)
    assert (meter._share, meter._is_over) == (1.0, True)


def test_a_click_shows_where_the_budget_ends(window):
    put(window, LINES * 20)
    set_budget(window, 5000)
    window.figures.trim.state.linkActivated.emit("end")
    assert window.editor.caret_unit() == unit(window)
    assert window.editor.viewport().rect().contains(window.editor.cursorRect().center())


def test_it_is_painted_at_its_place(window):
    """Under the text before it, up, and above the text behind it."""
    put(window, LINES)
    set_budget(window, 25)
    window.editor.set_caret_unit(unit(window))
    at = window.editor.cursorRect()
    window.editor.moveCursor(window.editor.textCursor().MoveOperation.End)
    window.editor.verticalScrollBar().setValue(0)
    found = pixels(window, WARNING)
    rows = {y for x, y in found if x < at.left() - 2}
    assert max(rows) - at.bottom() in range(-2, 2)
    right = {y for x, y in found if x > at.left() + 200}
    assert min(right) < at.top()  # the words, which stand above
    assert any(abs(y - at.top()) <= 1 for y in right)
    stroke = [y for x, y in found if abs(x - at.left()) <= 1 and at.top() < y < at.bottom() - 2]
    assert len(stroke) > at.height() / 3


def test_at_the_start_of_a_row_it_is_one_line(window, o200k):
    put(window, "one two three\n" * 10)
    set_budget(window, len(o200k.encode_ordinary("one two three\n" * 4)))
    assert unit(window) == 4 * len("one two three\n")
    window.editor.set_caret_unit(unit(window))
    top = window.editor.cursorRect().top()
    strokes = {y for x, y in pixels(window, WARNING) if x < 100}
    assert len(strokes) == 1
    assert abs(strokes.pop() - top) <= 1


def test_of_a_text_from_right_to_left_the_end_is_at_the_left(window, o200k):
    put(window, RTL)
    set_budget(window, len(o200k.encode_ordinary(RTL)) - 8)
    window.editor.set_caret_unit(unit(window))
    at = window.editor.cursorRect()
    found = pixels(window, WARNING)
    below = {x for x, y in found if abs(y - at.bottom()) <= 1}
    above = {x for x, y in found if abs(y - at.top()) <= 1}
    assert min(below) >= at.left() - 2
    assert min(above) < at.left() - 20


def test_where_text_is_in_the_way_there_are_no_words(window, o200k):
    """The words never hide what was typed."""
    put(window, "many words " * 400)
    set_budget(window, 300)
    window.editor.set_caret_unit(unit(window))
    with_line = pixels(window, WARNING)
    rows = {y for _, y in with_line}
    at = window.editor.cursorRect()
    assert rows <= set(range(at.top() - 1, at.bottom() + 2))


def test_the_budget_of_a_request_ends_in_its_messages(window, qtbot, o200k):
    messages = [{"role": "user", "content": "hello 世界 " * 20}, {"role": "user", "content": LINES}]
    body = json.dumps(messages)
    put(window, body)
    qtbot.waitUntil(lambda: window._session.estimate().reading.counted is not None)
    total = window._session.estimate().high
    set_budget(window, total - 10)
    qtbot.waitUntil(lambda: unit(window) is not None)
    rest = json.loads('"' + body[unit(window) :].removesuffix("}]"))
    assert LINES.endswith(rest)
    assert len(o200k.encode_ordinary(rest)) == 10
    set_budget(window, total - whole.count(o200k, LINES) - 5)
    qtbot.waitUntil(lambda: unit(window) < body.index(LINES[:4]))


def test_an_edit_above_moves_a_line_that_is_asked_for_anew(window, qtbot):
    body = json.dumps([{"role": "user", "content": LINES}])
    put(window, body)
    qtbot.waitUntil(lambda: window._session.estimate().reading.counted is not None)
    set_budget(window, 100)
    qtbot.waitUntil(lambda: unit(window) is not None)
    before = unit(window)
    window.editor.set_caret_unit(0)
    window.editor.insertPlainText("\n\n")
    assert unit(window) == before + 2


def test_an_estimate_has_its_line_by_the_most_tokens(window, qtbot):
    choose_model(window, "claude-opus-4-5")
    put(window, LINES)
    qtbot.waitUntil(lambda: window._session.estimate().tokens is not None)
    set_budget(window, window._session.estimate().high - 1)
    qtbot.waitUntil(lambda: unit(window) is not None)
    assert 0 < utf16_length(LINES) - unit(window) < 30


# What can stay cached

RULES = "".join(f"Rule {n}: say what it is, where it is, and when it comes.\n" for n in range(200))
ASKED = "\nThe customer {{name}} asks: {{question}}\n"


def mapped(window, qtbot, text):
    put(window, text)
    window.figures.tabs.show_page("sections")
    qtbot.waitUntil(lambda: window.figures.sections.model.map.text == text)
    qtbot.waitUntil(lambda: window.sections._prefix._prefix.unit == prefix_of(text))


def prefix_of(text):
    return text.find("{{name}}") if "{{name}}" in text else None


def cached(window):
    label = window.figures.sections.prefix
    return label.text().partition(" <a")[0] if label.isVisible() else None


def test_what_can_stay_cached_ends_at_the_first_that_differs(window, qtbot, o200k):
    choose_model(window, "gpt-5")
    mapped(window, qtbot, RULES + ASKED)
    head = RULES + "\nThe customer "
    tokens = tokens_before(o200k, RULES + ASKED, len(head))
    saved = tokens * (1.25 - 0.125) / 1e6
    assert unit(window, End.CACHED) == len(head)
    said = cached(window)
    assert said.startswith(f"The first {tokens + 1:,} tokens can stay cached, which saves $0.00")
    assert float(said.split("$")[1].split()[0]) == pytest.approx(saved, rel=0.01)
    window.figures.sections.prefix.linkActivated.emit("end")
    assert window.editor.caret_unit() == len(head)


def test_what_is_too_short_is_not_cached(window, qtbot):
    choose_model(window, "gpt-5")
    mapped(window, qtbot, "Be brief." + ASKED)
    assert cached(window).endswith("tokens stay the same: too few to be cached.")
    assert unit(window, End.CACHED) is None


def test_without_a_price_of_its_own_what_is_cached_saves_nothing(window, qtbot):
    choose_model(window, "gpt-4")
    mapped(window, qtbot, RULES + ASKED)
    assert cached(window).endswith("the same: the model has no price for cached ones.")
    assert unit(window, End.CACHED) is None
    choose_model(window, "gpt-5")
    qtbot.waitUntil(lambda: unit(window, End.CACHED) is not None)


def test_where_nothing_differs_nothing_is_said(window, qtbot):
    mapped(window, qtbot, RULES)
    assert cached(window) is None
    assert unit(window, End.CACHED) is None


def test_the_line_is_there_while_the_map_is_seen(window, qtbot):
    mapped(window, qtbot, RULES + ASKED)
    place = unit(window, End.CACHED)
    window.figures.tabs.show_page("trim")
    assert unit(window, End.CACHED) is None
    window.figures.tabs.show_page("sections")
    assert unit(window, End.CACHED) == place


def test_the_beginning_of_a_request_ends_before_its_last_question(window, qtbot):
    messages = [{"role": "system", "content": RULES}, {"role": "user", "content": "Where?"}]
    body = json.dumps(messages)
    put(window, body)
    window.figures.tabs.show_page("sections")
    qtbot.waitUntil(lambda: unit(window, End.CACHED) is not None)
    assert body[unit(window, End.CACHED) :].startswith('{"role": "user"')
    qtbot.waitUntil(lambda: cached(window) == "The beginning of the request can stay cached.")
