"""Tokens with what they cover: of a text, and of a part of one that is never read as a whole."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import NAMES, RUNS, every_pair, make_small, real
from strategies import TEXTS

from estimator.tokens import stretches, whole
from estimator.tokens.counter import TextCounter
from estimator.tokens.spans import Span, spans
from estimator.tokens.stretches import Tokens
from estimator.tokens.text import without_lone_surrogates
from estimator.tokens.units import utf16_length, with_pairs_joined

ALPHABETS = [
    "abcdefghij XYZ 0123456789 .,;:!?'\"()/-_\n\t",
    "的一是不了人我在有他这为之大来以个中上们，。！「」",
    "ひらがなカタカナ漢字ー、。",
    "한국어 텍스트 문장입니다. ",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя АБВ, ",
    "مرحبا بالعالم كيف الحال؟ ",
    "שלום עולם מה שלומך? ",
    "नमस्ते दुनिया कैसे हैं क्षत्रिय। ",
    "สวัสดีชาวโลก ",
    "éèêëñüößøå e\u0301a\u0308 ",
]
PIECES = [
    *"😀🤣🏳𝔘\U00020000\u200d\ufe0f\u0301", "👩‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "<|endoftext|>",
    "<|im_start|>", "don't", "I'LL", "    if x:\n", "\n\n\n", "  \n", "https://a.b/c?d=e",
    "3.14", "ﷺ", "\ud83d",
]  # fmt: skip
NEWLINES = st.sampled_from(["\n", "\r\n", "\r"])


def a_text(rng):
    parts = []
    for _ in range(rng.randrange(1, 6)):
        alphabet = rng.choice(ALPHABETS)
        parts.append("".join(rng.choices(alphabet, k=rng.randrange(1, 25))))
        parts.append(rng.choice(PIECES))
    return "".join(parts)


def held(encoding, text, newline):
    """The slow way: for every byte of the text its character, for every token its bytes."""
    characters = [(newline if c == "\n" else without_lone_surrogates(c)).encode() for c in text]
    of_byte = [n for n, c in enumerate(characters) for _ in c]
    within = [k for c in characters for k, _ in enumerate(c)]
    found, at = [], 0
    for token in encoding.encode_ordinary(text.replace("\n", newline)):
        end = at + len(encoding.decode_single_token_bytes(token))
        last = of_byte[end - 1]
        missing = len(characters[last]) - within[end - 1] - 1
        found.append(Span(token, of_byte[at], last + 1, within[at], missing))
        at = end
    return found


def test_ten_thousand_texts_have_the_ids_and_the_offsets_of_tiktoken():
    rng, parts = random.Random(1), 0
    for n in range(10_000):
        encoding, text = real(NAMES[n % len(NAMES)]), a_text(rng)
        found, clean = spans(encoding, text), without_lone_surrogates(text)
        ids = encoding.encode_ordinary(clean)
        assert [span.id for span in found] == ids
        assert [span.start for span in found] == encoding.decode_with_offsets(ids)[1]
        parts += sum(span.is_part for span in found)
    assert parts > 10_000  # it was worth it


@given(text=TEXTS.map(with_pairs_joined), newline=NEWLINES)
@settings(max_examples=300, deadline=None)
def test_a_token_covers_the_characters_that_it_has_bytes_of(text, newline):
    text = text.replace("\r", "")  # as in every text that is counted
    for name in NAMES:
        for encoding in (real(name), every_pair(name)):
            assert spans(encoding, text, newline) == held(encoding, text, newline)


def test_the_tokens_of_one_character_share_it(encodings):
    found = spans(encodings[-1], "a\U0001fae8b")
    shared = [span for span in found if span.start == 1]
    assert len(shared) > 1
    assert {span.end for span in shared} == {2}
    assert [span.skipped for span in shared] == sorted({span.skipped for span in shared})
    assert shared[0].skipped == shared[-1].missing == 0


def test_two_line_endings_of_two_characters_are_two_characters(encodings):
    for encoding in encodings:
        assert spans(encoding, "\n\n", "\r\n")[-1].end == 2


# A part of a text


def in_units(found, text):
    """Spans of characters as those of UTF-16 units."""
    places = [0]
    for character in text:
        places.append(places[-1] + utf16_length(character))
    return [span._replace(start=places[span.start], end=places[span.end]) for span in found]


def check_part(counted, encoding, start, end, *, may_miss=False):
    """What is told of a part is true of the whole, and nothing of the part is left out."""
    of_whole = in_units(held(encoding, counted.text, counted.newline), counted.text)
    found = list(counted.within(encoding.name).stretches(start, end))
    told = [span for stretch in found for span in stretch.spans]
    for stretch in found:
        for number, span in enumerate(stretch.spans, start=stretch.before or 0):
            if stretch.before is not None:
                assert of_whole[number] == span
    expected = [span for span in of_whole if span.start < end and span.end > start]
    if may_miss:
        assert set(told) <= set(of_whole)
    else:
        assert [s for s in told if s.start < end and s.end > start] == expected


@given(
    text=TEXTS.map(with_pairs_joined),
    newline=NEWLINES,
    at=st.floats(0, 1),
    size=st.floats(0, 1),
    typed=TEXTS,
)
@settings(max_examples=150, deadline=None)
def test_the_tokens_of_a_part_are_those_of_the_whole(text, newline, at, size, typed):
    small = pytest.MonkeyPatch()
    make_small(small)
    try:
        for name in NAMES[-2:]:
            for encoding in (real(name), every_pair(name)):
                counted = TextCounter(text.replace("\r", ""), newline)
                counted.add(encoding)
                counted.finish()
                counted.replace(round(at * counted.units), 0, typed.replace("\r", ""))
                start = round(at * counted.units)
                end = start + round(size * (counted.units - start))
                check_part(counted, encoding, start, end)
                counted.finish()
                check_part(counted, encoding, start, end)
    finally:
        small.undo()


@given(text=TEXTS.map(with_pairs_joined), newline=NEWLINES)
@settings(max_examples=150, deadline=None)
def test_a_token_is_found_by_how_many_are_before_it(text, newline):
    small, text = pytest.MonkeyPatch(), text.replace("\r", "")
    make_small(small)
    try:
        for name in NAMES[-2:]:
            for encoding in (real(name), every_pair(name)):
                counted = TextCounter(text, newline)
                counted.add(encoding)
                counted.finish()
                starts = [span.start for span in in_units(held(encoding, text, newline), text)]
                found = [counted.within(encoding.name).unit_of(n) for n in range(len(starts) + 2)]
                assert found == [*starts, counted.units, counted.units]
    finally:
        small.undo()


def test_a_token_is_not_found_behind_what_is_not_counted():
    counted = TextCounter("a word " * 100_000)
    counted.add(real("o200k_base"))
    assert counted.within("o200k_base").unit_of(5) is None
    counted.finish()
    assert counted.within("o200k_base").unit_of(5) is not None


def test_a_token_of_what_is_too_long_is_not_found(monkeypatch):
    counted = TextCounter("a" * 50)
    counted.add(real("o200k_base"))
    counted.finish()
    monkeypatch.setattr(stretches, "ALONE", 10)
    assert counted.within("o200k_base").unit_of(2) is None


def test_parts_of_texts_of_long_runs(monkeypatch):
    make_small(monkeypatch)
    rng = random.Random(2)
    for _ in range(300):
        encoding = rng.choice([real, every_pair])(rng.choice(NAMES))
        runs = [rng.choice(RUNS) * rng.randrange(1, 4) for _ in range(rng.randrange(1, 6))]
        counted = TextCounter("".join(runs), rng.choice(["\n", "\r\n"]))
        counted.add(encoding)
        counted.finish()
        start = rng.randrange(counted.units + 1)
        check_part(counted, encoding, start, min(counted.units, start + rng.randrange(60)))


def test_what_is_told_without_a_safe_cut_in_reach_is_true(monkeypatch):
    make_small(monkeypatch)
    monkeypatch.setattr(stretches, "FAR", 6)
    rng, told = random.Random(3), 0
    for _ in range(400):
        encoding = rng.choice([real, every_pair])(rng.choice(NAMES))
        runs = [rng.choice([*RUNS, " a b", "1a2b"]) for _ in range(rng.randrange(1, 6))]
        counted = TextCounter("".join(runs))
        counted.add(encoding)
        start = rng.randrange(counted.units + 1)
        end = min(counted.units, start + rng.randrange(20))
        check_part(counted, encoding, start, end, may_miss=True)
        told += bool(list(counted.within(encoding.name).stretches(start, end)))
    assert 50 < told < 400


def test_between_parts_that_are_apart_no_number_is_known(encodings):
    counted = TextCounter("one two three four five six seven eight nine ten")
    counted.add(encodings[-1])
    first, second = (
        next(iter(counted.within("o200k_base").stretches(a, b))) for a, b in ((0, 5), (30, 40))
    )
    tokens = Tokens([first, second])
    gap = (first.spans.ends[-1] + second.spans.starts[0]) // 2
    assert tokens.before(0) == 0
    assert tokens.before(4) == 2
    assert tokens.before(first.spans.ends[-1]) == len(first.spans)
    assert tokens.before(gap) is None
    assert tokens.before(second.spans.starts[0]) == second.before
    assert tokens.before(10_000) is None


def test_what_has_no_safe_cut_near_is_not_told(encodings):
    counted = TextCounter("\u0e01" * 200_000)
    counted.add(encodings[-1])
    assert list(counted.within("o200k_base").stretches(100_000, 100_100)) == []
    counted.finish()
    assert next(iter(counted.within("o200k_base").stretches(100_000, 100_100))).before is not None


def test_a_part_of_ten_million_characters_encodes_only_what_is_near(encodings, monkeypatch):
    counted = TextCounter("lorem ipsum dolor sit amet, " * 50_000)
    counted.add(encodings[-1])
    counted.finish()
    seen = []
    true = whole.encode

    def encode(encoding, text):
        seen.append(len(text))
        return true(encoding, text)

    monkeypatch.setattr(stretches, "encode", encode)
    monkeypatch.setattr(stretches, "count", lambda *given: len(encode(*given)))
    found = list(counted.within("o200k_base").stretches(700_000, 700_500))
    assert sum(len(s.spans) for s in found) > 80
    assert sum(seen) < 20_000


def test_while_a_text_is_counted_the_number_of_a_token_is_not_known(encodings):
    counted = TextCounter("lorem ipsum dolor sit amet, " * 20_000)
    counted.add(encodings[-1])
    assert next(iter(counted.within("o200k_base").stretches(0, 50))).before == 0
    later = list(counted.within("o200k_base").stretches(400_000, 400_050))
    assert later[0].before is None
    assert later[0].spans


# A selection


@given(
    text=TEXTS.map(with_pairs_joined),
    newline=NEWLINES,
    at=st.floats(0, 1),
    size=st.floats(0, 1),
)
@settings(max_examples=200, deadline=None)
def test_a_selection_is_counted_as_a_text_of_its_own(text, newline, at, size):
    small = pytest.MonkeyPatch()
    make_small(small)
    try:
        for name in NAMES[-2:]:
            for encoding in (real(name), every_pair(name)):
                counted = TextCounter(text * 3, newline)
                counted.add(encoding)
                counted.finish()
                start = round(at * counted.units)
                end = start + round(size * (counted.units - start))
                units = (text * 3).encode("utf-16-le", "surrogatepass")[2 * start : 2 * end]
                part = units.decode("utf-16-le", "surrogatepass")
                found = counted.within(encoding.name).alone(start, end)
                assert found.characters == len(part.replace("\n", newline))
                expected = len(encoding.encode_ordinary(part.replace("\n", newline)))
                assert found.tokens == expected
    finally:
        small.undo()


def test_a_selection_of_long_runs_is_counted_as_a_text_of_its_own(monkeypatch):
    make_small(monkeypatch)
    rng = random.Random(4)
    for _ in range(1500):
        encoding = rng.choice([real, every_pair])(rng.choice(NAMES))
        pieces = [*RUNS, *["don't ", "a!b", "!\n", "1 a", "!!s", "a.:so ", "x (((if "] * 5]
        runs = rng.choices(pieces, k=12)
        text = "".join(run[: rng.randrange(1, 40)] for run in runs).encode("utf-16-le", "replace")
        counted = TextCounter(text.decode("utf-16-le"))
        counted.add(encoding)
        counted.finish()
        start = rng.randrange(counted.units + 1)
        end = rng.randrange(start, counted.units + 1)
        part = text[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
        alone = counted.within(encoding.name).alone(start, end)
        assert alone.tokens == len(encoding.encode_ordinary(part)), (encoding.name, part)


def test_a_selection_is_not_counted_while_the_text_is(encodings):
    counted = TextCounter("lorem ipsum dolor sit amet, " * 20_000)
    counted.add(encodings[-1])
    assert counted.within("o200k_base").alone(0, counted.units).tokens is None
    counted.finish()
    found = counted.within("o200k_base").alone(0, counted.units)
    assert found.tokens == counted.tokens("o200k_base")
    assert found.characters == counted.units


def test_no_selection_of_a_giant_piece_takes_long(encodings):
    counted = TextCounter("\u0e01" * 2_000_000)
    counted.add(encodings[-1])
    assert counted.within("o200k_base").alone(5, 1_900_000).tokens is None
