"""A text is cut short at lines or sentences, by as little as does it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.trimming import cut, edits
from estimator.trimming.cut import MARK, Where
from estimator.trimming.edits import Edit

TEXTS = st.lists(
    st.sampled_from(
        ["One. ", "Two two! ", "三。", "4\n", "five", " ", "\n\n", "“Six.” ", "7 " * 300]
    ),
    max_size=12,
).map("".join)


@given(TEXTS, st.data())
def test_the_units_cover_the_part(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = cut.units(text, (start, end))
    assert "".join(text[a:b] for a, b in found) == text[start:end]
    assert all(a < b for a, b in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "One two. Three 3.5! “Four.” 五。六！",
            ["One two. ", "Three 3.5! ", "“Four.” ", "五。", "六！"],
        ),
        ("a\nb\nc\nd\ne", ["a\n", "b\n", "c\n", "d\n", "e"]),
        ("", []),
    ],
)
def test_units(text, expected):
    assert [text[a:b] for a, b in cut.units(text, (0, len(text)))] == expected


def test_a_long_line_is_cut_at_sentences_however_many_lines_there_are():
    line = "A sentence of some words. " * 30
    text = f"{line}\n\n{line}\n\nshort\n"
    found = [text[a:b] for a, b in cut.units(text, (0, len(text)))]
    assert found.count("A sentence of some words. ") == 58
    assert found[-1] == "short\n"
    made = cut.shortened(text, (0, len(text)), 20, Where.MIDDLE, len)
    assert made
    assert len(edits.applied(text, [made[0]])) >= len(text) - 60


@pytest.mark.parametrize("gap", ["", "\n", " \n\n"])
def test_cuts_that_meet_are_one(gap):
    text = f"one{gap}two three"
    made = [Edit(0, 3, MARK), Edit(3 + len(gap), 6 + len(gap), MARK)]
    assert edits.applied(text, cut.joined(text, made)) == f"{MARK} three"
    assert cut.joined("one x two", [Edit(0, 3, MARK), Edit(6, 9, MARK)]) == [
        Edit(0, 3, MARK),
        Edit(6, 9, MARK),
    ]


def test_a_sentence_without_end_is_cut_at_words():
    text = "word " * 200
    assert len(cut.units(text, (0, len(text)))) == 200


@given(TEXTS, st.integers(1, 40), st.sampled_from(Where))
def test_as_little_goes_as_does_it(text, excess, where):
    span = (0, len(text))
    parts = cut.units(text, span)
    ways = [cut._without(text, parts, n, where) for n in range(1, len(parts) + 1)]
    saved = [len(text) - len(edits.applied(text, [way])) for way in ways]
    found = cut.shortened(text, span, excess, where, len)
    if found is None:
        assert not saved or saved[-1] <= 0
        return
    assert found[1] == saved[ways.index(found[0])]
    assert found[1] >= min(excess, saved[-1])
    assert all(less < excess for less in saved[: ways.index(found[0])])


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Where.HEAD, f"{MARK} Four. Five."),
        (Where.MIDDLE, f"One. {MARK} Five."),
        (Where.TAIL, f"One. Two. {MARK}"),
    ],
)
def test_where_it_is_cut(where, expected):
    text = "One. Two. Three. Four. Five."
    made = cut.shortened(text, (0, len(text)), 11, where, len)
    assert made
    assert edits.applied(text, [made[0]]) == expected
