"""Edits in pieces by the lines that they are on."""

import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from estimator.trimming import edits, hunks
from estimator.trimming.edits import Edit
from estimator.trimming.passages import Passage, of_request

TEXTS = st.text("ab\n", max_size=40)


def found(text, made):
    return list(hunks.hunks(text, made, [Passage(text)], len))


@st.composite
def edited(draw):
    text = draw(TEXTS)
    ends = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    pairs = zip(ends[::2], ends[1::2], strict=False)
    return text, [Edit(a, b, draw(st.text("x\n", max_size=2))) for a, b in pairs]


@given(edited())
def test_hunks_are_whole_lines_and_have_every_edit_once(made):
    text, given_edits = made
    parts = found(text, given_edits)
    assert [edit for hunk in parts for edit in hunk.edits] == given_edits
    for hunk in parts:
        start, end = hunk.span
        assert start == 0 or text[start - 1] == "\n"
        assert end == len(text) or text[end] == "\n"
        assert hunk.line == text.count("\n", 0, start) + 1
    spans = [hunk.span for hunk in parts]
    assert all(a[1] < b[0] for a, b in pairwise(spans))


@given(edited())
def test_a_hunk_shows_what_its_edits_do(made):
    text, given_edits = made
    after = edits.applied(text, given_edits)
    pieces, done = [], 0
    for hunk in found(text, given_edits):
        pieces += [text[done : hunk.span[0]], hunk.after(text)]
        done = hunk.span[1]
        assert hunk.saved == len(hunk.before(text)) - len(hunk.after(text))
    assert "".join([*pieces, text[done:]]) == after


def test_edits_on_lines_side_by_side_are_one_hunk():
    text = "a1\nb2\nc3\nd4\n"
    made = [Edit(1, 2), Edit(4, 5), Edit(10, 11)]
    assert [(h.line, h.before(text), h.after(text)) for h in found(text, made)] == [
        (1, "a1\nb2", "a\nb"),
        (4, "d4", "d"),
    ]


def test_a_long_run_of_edits_is_parted():
    text = "word word\n" * 1000
    made = [Edit(10 * n + 4, 10 * n + 5) for n in range(1000)]
    parts = found(text, made)
    assert len(parts) == 5
    assert max(end - start for start, end in (hunk.span for hunk in parts)) <= 2000


def test_the_tokens_of_a_request_are_those_of_its_texts():
    text = json.dumps([{"content": 'say "yes"'}, {"content": "no"}])
    first, second = of_request(text)
    made = [first.written(Edit(3, 9, '"')), second.written(Edit(0, 1))]
    assert hunks.saved(made, [first, second], len) == 6
