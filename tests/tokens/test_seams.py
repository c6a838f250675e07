"""Giant pieces: seams hold, runs of one character borrow, and every edit counts as the whole."""

import random

import pytest
import regex
from oracles import edits_of_runs, make_small, seams_of_runs

from estimator.tokens import measure, seams, split, vocab, whole
from estimator.tokens.counter import TextCounter

GIANTS = {
    "one letter": "a",
    "letters": "abcdefghijklmnopqrstuvwxyz",
    "spaces": " ",
    "line feeds": "\n",
    "dashes": "-",
    "marks": "!#$%&()*+,-.:;<=>?@[]^_`{|}~",
    "ideographs": "".join(map(chr, range(0x4E00, 0x5000))),
    "emoji": "😀😁🤣🚀",
    "Thai": "".join(map(chr, range(0xE01, 0xE2F))),
    "NUL": "\0",
}


@pytest.fixture
def small(monkeypatch):
    make_small(monkeypatch)


def others(encodings):
    """Those that have seams between letters of ASCII: all but DeepSeek's."""
    return [encoding for encoding in encodings if encoding.name != "deepseek_v3"]


@pytest.mark.parametrize("seed", range(4))
def test_edits_of_runs_count_as_the_whole(small, seed, encodings, pair_encodings):
    seamed = edits_of_runs(random.Random(seed), encodings + pair_encodings, 3000)
    assert seamed > 300  # seams were there to be crossed


def test_parts_of_runs_are_the_whole(encodings, pair_encodings):
    seams_of_runs(random.Random(1), encodings + pair_encodings, 1000)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 108))
def test_a_million_edits_of_runs(small, seed, encodings, pair_encodings):
    edits_of_runs(random.Random(seed), encodings + pair_encodings, 125_000)


@pytest.mark.parametrize("characters", GIANTS.values(), ids=GIANTS)
def test_a_giant_piece_is_cut_at_seams_and_counted_exactly(characters, encodings):
    text = "x" + "".join(random.Random(1).choices(characters, k=40_000)) + "y"
    if characters.isascii() and characters.isalpha():
        encodings = others(encodings)
    parts = measure.measure(text, encodings, "\n")
    assert "".join(part.text for part in parts) == text
    assert len(parts) > 10
    for number, encoding in enumerate(encodings):
        expected = len(encoding.encode_ordinary(text))
        assert sum(part.tokens[number] for part in parts) == expected


def test_parts_that_do_not_join_stay_one(monkeypatch, encodings):
    monkeypatch.setattr(measure, "joins", lambda *_: False)
    text = "a" * 20_000
    (part,) = measure.measure(text, encodings, "\n")
    assert part.tokens == [len(encoding.encode_ordinary(text)) for encoding in encodings]


@pytest.mark.parametrize("characters", ["a", " ", "abcdefgh"])
@pytest.mark.parametrize("inserted", ["a", " ", "Z", "中", "\n", "aaaaaaaaa"])
def test_an_edit_inside_a_giant_piece_counts_little_of_it(
    monkeypatch, encodings, characters, inserted
):
    """But where an edit tears a run of white space in two kinds, which has no seam then."""
    rng = random.Random(2)
    text = "x" + "".join(rng.choices(characters, k=60_000)) + "y"
    counted = TextCounter(text)
    counted.add(encodings[-1])
    counted.finish()
    seen = []
    count = whole.encode

    def watched(encoding, text):
        seen.append(len(text))
        return count(encoding, text)

    monkeypatch.setattr(measure, "encode", watched)
    for _ in range(20):
        start = rng.randrange(100, 50_000)
        counted.replace(start, 0, inserted)
        text = text[:start] + inserted + text[start:]
    counted.finish()
    assert counted.tokens(encodings[-1].name) == len(encodings[-1].encode_ordinary(text))
    if (characters, inserted) != (" ", "\n"):
        assert sum(seen) < 20 * 12_000


def test_a_seam_is_looked_for_without_going_back_to_the_start_of_its_run(monkeypatch, encodings):
    """Else ten million spaces would take minutes."""
    seen, is_place = [], seams.is_place

    def watched(text, at, newline, every):
        seen.append(len(text))
        return is_place(text, at, newline, every)

    monkeypatch.setattr(seams, "is_place", watched)
    measure.measure(" " * 300_000, encodings[-1:], "\n")
    assert seen
    assert max(seen) < 10_000


def test_a_run_that_an_edit_tears_is_cut_anew_but_twice(monkeypatch, encodings):
    """Once where it is too long to be counted at once, and not at each doubling of what is cut."""
    counted = TextCounter(" " * 1_000_000)
    counted.add(encodings[-1])
    counted.finish()
    seen, chunks = [], split.chunks

    def watched(text, size):
        seen.append(len(text))
        return chunks(text, size)

    monkeypatch.setattr(split, "chunks", watched)
    for start, removed, inserted in [(500_000, 0, "\n"), (500_000, 1, "")]:
        seen.clear()
        counted.replace(start, removed, inserted)
        assert max(seen) >= 1_000_000
        assert sum(seen) < 1_500_000


def test_a_loan_takes_no_character_that_is_not_of_the_run(small, encodings, pair_encodings):
    """The last chunk of a run may hold less of it than a bite lacks."""
    text = (
        " " * 24
        + "\t" * 30
        + "A" * 40
        + "x" * 1
        + "'"
        + "l" * 2
        + "\n" * 40
        + "\x00" * 30
        + "\n" * 40
    )
    counted = TextCounter(text)
    for encoding in (encodings[-1], pair_encodings[0]):
        counted.add(encoding)
    for start, removed, inserted in [
        (141, 30, ""),
        (2, 2, ""),
        (90, 0, "-" * 40),
        (138, 0, "\n"),
    ]:
        counted.replace(start, removed, inserted)
        text = text[:start] + inserted + text[start + removed :]
        counted.finish()
        assert counted.text == text


@pytest.mark.parametrize(
    ("text", "at", "is_one"),
    [
        ("abcdefgh", 4, True),
        ("abcdefgh", 3, False),
        ("abcdEFGH", 4, False),
        ("        ", 4, True),
        ("\n       ", 5, False),  # a pattern may part the line feed from the spaces
        ("x\n\n\n\n\n\n\n\n", 5, True),
        ("!\n\n\n\n\n\n\n\n", 5, False),  # a mark takes the line feeds after it
        ("12345678", 4, False),  # three at a time, from the first
        ("'ll'll'll", 4, False),
    ],
)
def test_places_for_seams(text, at, is_one, encodings):
    assert seams.is_place(text, at, "\n", others(encodings)) == is_one
    is_between_letters = text[at - 1 : at].isascii() and text[at - 1 : at].isalpha()
    assert seams.is_place(text, at, "\n", encodings) == (is_one and not is_between_letters)


def test_line_feeds_written_as_two_characters_have_no_seam(encodings):
    assert not seams.is_place("x\n\n\n\n\n\n\n\n", 5, "\r\n", encodings)


def test_a_mark_before_letters_of_ascii_reaches_beyond_any_margin():
    """DeepSeek's pattern ends the piece of a mark at the first letter that is not of ASCII."""
    pieces = regex.findall(vocab.vocabulary("deepseek_v3").pattern, "!" + "a" * 40 + "é")
    assert pieces == ["!" + "a" * 40, "é"]
    assert regex.findall(vocab.vocabulary("deepseek_v3").pattern, "a" * 20 + "é") == [
        "a" * 20 + "é"
    ]


def test_a_giant_word_is_exact_where_it_has_no_seam(encodings):
    """So it stays one part of a text that is counted for DeepSeek."""
    counted = TextCounter("!" + "a" * 30_000)
    for encoding in encodings:
        counted.add(encoding)
    counted.replace(30_001, 0, "é")
    text = "!" + "a" * 30_000 + "é"
    for encoding in encodings:
        assert counted.tokens(encoding.name) == len(encoding.encode_ordinary(text))
