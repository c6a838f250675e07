"""Giant pieces: seams hold, runs of one character borrow, and every edit counts as the whole."""

import random

import pytest
import regex

from estimator.tokens import chunks, measure, recut, seams, vocab, whole
from estimator.tokens.counter import TextCounter

RUNS = [
    "a" * 50, "ab" * 30, " " * 50, "\n" * 40, "-" * 40, "=+" * 20, "中文" * 20, "😀🤣" * 15,
    "A" * 40, "\t" * 30, "\0" * 30, "ก" * 40, " \n" * 10, "1" * 30,
    "x'll", "'s", "!", "/", "\u0301", "é", "\u00a0",
]  # fmt: skip
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
    """Sizes at which a short text has every kind of cut."""
    for module, name, value in (
        (measure, "CHUNK", 8),
        (measure, "LONG", 24),
        (measure, "_SEAMED", 10),
        (recut, "_COARSE", 20),
        (recut, "_MOST", 60),
        (recut, "AT_ONCE", 55),
        (chunks, "_BLOCK", 4),
    ):
        monkeypatch.setattr(module, name, value)


def a_text(rng, most):
    pieces = [rng.choice(RUNS)[: rng.randrange(1, 60)] for _ in range(rng.randrange(1, most))]
    return "".join(pieces)


def edits_of_runs(rng, every, edits):
    """Random edits of random runs, each compared with the whole text counted at once."""
    seamed = 0
    while edits > 0:
        chosen = rng.sample(every, rng.choice([1, 1, 2, len(every)]))
        newline = rng.choice(["\n", "\n", "\r\n", "\r"])
        text = a_text(rng, 8)
        counted = TextCounter(text, newline)
        for encoding in chosen:
            counted.add(encoding)
        units = text.encode("utf-16-le")
        for _ in range(rng.randrange(1, 12)):
            length = len(units) // 2
            start = rng.randrange(length + 1)
            removed = min(rng.choice([0, 0, 1, 2, 5, 30]), length - start)
            inserted = rng.choice(["", "a", " ", "\n", "😀", rng.choice(RUNS)])
            counted.replace(start, removed, inserted)
            middle = inserted.encode("utf-16-le")
            units = units[: 2 * start] + middle + units[2 * (start + removed) :]
            counted.finish()
            text = units.decode("utf-16-le", "surrogatepass")
            assert counted.text == text
            true = text.replace("\n", newline)
            for encoding in chosen:
                expected = len(encoding.encode_ordinary(true))
                assert counted.tokens(encoding.name) == expected, (encoding.name, true)
            seamed += any(chunk.seam for chunk in counted._chunks)
            edits -= 1
    return seamed


def others(encodings):
    """Those that have seams between letters of ASCII: all but DeepSeek's."""
    return [encoding for encoding in encodings if encoding.name != "deepseek_v3"]


@pytest.mark.parametrize("seed", range(4))
def test_edits_of_runs_count_as_the_whole(small, seed, encodings, pair_encodings):
    seamed = edits_of_runs(random.Random(seed), encodings + pair_encodings, 3000)
    assert seamed > 300  # seams were there to be crossed


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


def test_a_seam_that_is_none_is_seen(small, pair_encodings, monkeypatch):
    """Were every place between two tokens taken for a seam, a count would be wrong."""
    monkeypatch.setattr(seams, "joins", lambda *_: True)
    with pytest.raises(AssertionError):
        edits_of_runs(random.Random(0), pair_encodings, 20_000)


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
