"""Wrong rules, each of which some check must catch: they show that the checks can fail."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from estimator.tokens import measure, recut, seams, split, stream, whole

L, P = f"[{split._LETTER}]", f"[{split._PUNCTUATION}]"
LONG_S = "\u017f"  # an s, where case does not matter
BASE = "sB1!'/ \n"


def allows(before, after):
    """A rule of the splitter: the cut before ``after`` with ``before`` on its left."""
    return f"(?={after})(?<={before})"


@dataclass(frozen=True)
class Rule:
    """An unsafe cut that the splitter is made to take as well.

    Attributes:
        name: the cut, in words.
        pattern: what is added to the splitter's own.
        extra: characters that a text needs, beside BASE, to show that the cut is wrong.
    """

    name: str
    pattern: str
    extra: str = ""

    @property
    def alphabet(self):
        return "".join(dict.fromkeys(self.extra + BASE))


RULES = [
    # White space
    Rule("line feed | space", allows("\n", "[ \t]")),
    Rule("space | space", allows(" ", " ")),
    Rule("tab | space", allows("\t", " "), "\t"),
    Rule("no-break space | space", allows("\u00a0", " "), "\u00a0"),
    Rule("ideographic space | space", allows("\u3000", " "), "\u3000"),
    Rule("U+0085 | space", allows("\x85", " "), "\x85"),
    Rule("U+2028 | space", allows("\u2028", " "), "\u2028"),
    Rule("space | carriage return", allows(" ", "\r"), "\r"),
    Rule("carriage return | line feed", allows("\r", "\n"), "\r"),
    Rule("no-break space | line feed", allows("\u00a0", "\n"), "\u00a0"),
    Rule("U+0085 | line feed", allows("\x85", "\n"), "\x85"),
    Rule("vertical tab | line feed", allows("\x0b", "\n"), "\x0b"),
    Rule("mark | line feed", allows(P, "[\r\n]")),
    Rule("any but white space | line feed", allows(r"\S", "\n"), "☺"),
    Rule("line feed | any but white space", allows("\n", r"\S")),
    Rule("line feed | any but white space and /", allows("\n", r"[^\s/]")),
    Rule("any but white space, line feed | /", allows(r"\S\n", "/")),
    Rule("space | digit", allows(" ", "[0-9]")),
    Rule("tab | digit", allows("\t", "[0-9]"), "\t"),
    Rule("space | letter", allows(" ", L)),
    Rule("tab | letter", allows("\t", L), "\t"),
    Rule("space | mark", allows(" ", P)),
    # Letters
    Rule("letter | '", allows(L, "'"), "l"),
    Rule("letter | ', unless a contraction follows", allows(L, "'(?![sdmtlvr])"), f"{LONG_S}L"),
    Rule(
        "letter | ', unless one follows in any ASCII case",
        allows(L, "'(?![sdmtlvrSDMTLVR])"),
        LONG_S,
    ),
    Rule("' | letter", allows("'", L)),
    Rule("small letter | capital", allows("[a-z]", "[A-Z]")),
    Rule("two small letters | capital", allows("[a-z][a-z]", "[A-Z]")),
    Rule("capital | small letter", allows("[A-Z]", "[a-z]")),
    Rule("Latin | Cyrillic", allows("[a-z]", "[\u0430-\u044f]"), "яж"),
    Rule("kana | ideograph", allows("[ぁ-ゖ]", "[一-龥]"), "のあ中一"),
    Rule("ideograph | ideograph", allows("[一-龥]", "[一-龥]"), "中一好"),
    Rule("Thai letter | vowel sign", allows("[\u0e01-\u0e2e]", "\u0e31"), "\u0e01\u0e31"),
    Rule("letter | combining mark", allows(L, "\u0301"), "\u0301"),
    Rule("letter | variation selector", allows(L, "\ufe0f"), "\ufe0f"),
    Rule("combining mark | letter", allows("\u0301", L), "\u0301"),
    Rule("two combining marks | letter", allows("\u0301\u0301", L), "\u0301"),
    # Digits
    Rule("digit | digit", allows("[0-9]", "[0-9]")),
    Rule("three digits | digit", allows("[0-9]{3}", "[0-9]")),
    Rule("superscript | digit", allows("²", "[0-9]"), "²"),
    Rule("word character of Python | digit", allows("[^\\W0-9_]", "[0-9]"), "٣"),
    # Marks
    Rule("mark | letter", allows(P, L)),
    Rule("two marks, the first / | letter", allows(f"/(?!'){P}", L), ":"),
    Rule("two marks, the last ' | letter", allows(f"{P}'", L)),
    Rule("mark | mark", allows(P, P)),
    Rule("mark | combining mark", allows(P, "\u0301"), "\u0301"),
    Rule("NUL | letter", allows("\0", L), "\0"),
    Rule("emoji | letter", allows("☺", L), "☺"),
    Rule("emoji | emoji", allows("😀", "😀"), "😀"),
    Rule("emoji | zero-width joiner", allows("😀", "\u200d"), "😀\u200d"),
    Rule(
        "half of a pair | its other half",
        allows("[\ud800-\udbff]", "[\udc00-\udfff]"),
        "\ud83d\ude00",
    ),
]


def add_rule(monkeypatch, rule):
    """Let the splitter take a rule more."""
    pattern = re.compile(f"{split._CUT}|{rule.pattern}")
    monkeypatch.setattr(split, "_cut", lambda: pattern)


@dataclass(frozen=True)
class Change:
    """A wrong change of the code.

    Attributes:
        name: what is wrong, in words.
        make: makes the change, with a MonkeyPatch.
        check: the name of the check that must see it (see test_mutants).
    """

    name: str
    make: Callable[..., None]
    check: str


def sets(module, name, value):
    return lambda monkeypatch: monkeypatch.setattr(module, name, value)


def places(margin=seams.MARGIN, kinds=(), same=""):
    """More places for seams: a smaller margin, more kinds, more runs."""
    n = margin
    kinds = (*seams._ASCII, *seams._KINDS, *kinds)
    every = [f"(?<={kind}{{{n}}})(?={kind}{{{n}}})" for kind in kinds]
    every += [f"(?<={c}{{{n}}})(?={c}{{{n}}})" for c in map(re.escape, seams._SAME + same)]
    pattern = re.compile("|".join(every))
    return sets(seams, "_within_runs", lambda _of_ascii: pattern)


_next_cut, _last_cut = split.next_cut, split.last_cut


def _late(text, start):
    return min(_next_cut(text, start) + 1, len(text))


def _anywhere(_text, start):
    return start


def _near(text, start):
    return _next_cut(text, start - 1)


def _early(text, end=None):
    return max(0, _last_cut(text, end) - 1)


def _touching(text, end=None):
    return _last_cut(text, end and end + 2)


def _yes(*_):
    return True


def _no(*_, **__):
    return False


def _unchanged(text):
    return text


def _same_offset(text, unit, _units):
    return min(unit, len(text))


def _before_the_end(_reader, text, _known):
    return len(text) - 1


def _in_twos(text, _encoding):
    return len(text) // 2 * 2 - 2


def _pattern_alone(text, at, _newline, encodings):
    return bool(seams._places(encodings).match(text, at))


def _any_before_line_feeds(text, at, newline, encodings):
    is_place = _pattern_alone(text, at, newline, encodings)
    return is_place and (text[at - 1] != "\n" or newline == "\n")


def _first_encoding_alone(left, right, encodings):
    return whole.joins(encodings[0], left[0][1], right[0][0])


def _without_newline(self, old, before, now):
    return [
        sum(chunk.tokens[n] or 0 for chunk in old)
        - whole.count(encoding, before)
        + whole.count(encoding, now)
        for n, encoding in enumerate(self.encodings)
    ]


def _no_overlap_and_no_check(monkeypatch):
    monkeypatch.setattr(whole, "_OVERLAP", 0)
    monkeypatch.setattr(whole, "_WINDOW", 64)
    monkeypatch.setattr(whole, "joins", _yes)


def _joins_by_the_first(monkeypatch):
    monkeypatch.setattr(measure, "joins", _first_encoding_alone)
    monkeypatch.setattr(recut, "joins", _first_encoding_alone)


CHANGES = [
    # The splitter and the edits between safe cuts
    Change("a cut is found one character late", sets(split, "next_cut", _late), "mixed edits"),
    Change(
        "a cut is taken wherever one is wanted", sets(split, "next_cut", _anywhere), "mixed edits"
    ),
    Change(
        "the last cut is found one character early", sets(split, "last_cut", _early), "mixed edits"
    ),
    Change("the last cut may touch the edit", sets(split, "last_cut", _touching), "mixed edits"),
    Change(
        "the next cut may be one character from the edit",
        sets(split, "next_cut", _near),
        "mixed edits",
    ),
    Change("one character decides about a cut, not two", sets(split, "CONTEXT", 1), "mixed edits"),
    Change("no character decides about a cut", sets(split, "CONTEXT", 0), "mixed edits"),
    Change(
        "an edit never reaches the next chunk", sets(recut.Recut, "_is_near", _no), "mixed edits"
    ),
    Change(
        "an edit counts line feeds, not the file's ending",
        sets(recut.Recut, "_changed", _without_newline),
        "mixed edits",
    ),
    Change(
        "an offset is in characters, not in UTF-16 units",
        sets(recut, "index_of", _same_offset),
        "mixed edits",
    ),
    Change(
        "halves of a pair are not joined",
        sets(recut, "with_pairs_joined", _unchanged),
        "mixed edits",
    ),
    # Seams
    Change("any two tokens may be neighbours", sets(whole, "joins", _yes), "seams"),
    Change("a seam needs one character on each side, not four", places(margin=1), "seams"),
    Change("a seam in digits", places(kinds=["[0-9]"]), "seams"),
    Change("a seam in combining marks", places(kinds=["[\u0300-\u036f]"]), "seams"),
    Change("a seam in mixed white space", places(kinds=[r"\s"]), "seams"),
    Change("a seam in carriage returns", places(same="\r"), "seams"),
    Change(
        "a seam in line feeds after a mark",
        sets(seams, "is_place", _any_before_line_feeds),
        "seams",
    ),
    Change(
        "a seam in white space after other white space",
        sets(seams, "is_place", _pattern_alone),
        "seams",
    ),
    Change(
        "a seam of the first encoding is taken for one of all", _joins_by_the_first, "edits of runs"
    ),
    Change(
        "a chunk after a seam is not looked at again",
        sets(recut.Recut, "_joins_left", _yes),
        "edits of runs",
    ),
    Change(
        "a chunk before a seam is not looked at again",
        sets(recut.Recut, "_joins_right", _yes),
        "edits of runs",
    ),
    Change(
        "chunks of a run join whatever they borrow",
        sets(recut.Recut, "_is_seam", _yes),
        "edits of runs",
    ),
    # Long texts
    Change("windows of a giant piece do not overlap", _no_overlap_and_no_check, "giant pieces"),
    Change("a stream is cut anywhere", sets(stream.Reader, "_cut", _before_the_end), "streams"),
    Change("a stream's digits are cut in twos", sets(stream, "_digits", _in_twos), "streams"),
]
