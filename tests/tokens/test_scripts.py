"""What a text is made of: against each character's own name in Unicode."""

import itertools
import re
import unicodedata

import pytest
from hypothesis import given
from strategies import TEXTS

from estimator.tokens import split
from estimator.tokens.scripts import Script, Scripts, scripts_of

CJK = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "FULLWIDTH", "BOPOMOFO")
OTHER = ("CYRILLIC", "GREEK", "ARABIC", "HEBREW", "DEVANAGARI", "THAI", "TAMIL", "BENGALI", "KHMER")


@pytest.mark.parametrize(
    ("text", "made_of"),
    [
        ("", Scripts()),
        ("plain text", Scripts(10)),
        ("naïve café – “so”", Scripts(17)),
        ("你好，世界", Scripts(5, cjk=5)),
        ("ひカ한㐀𠀀", Scripts(5, cjk=5)),
        ("яЖאبहิ", Scripts(6, other=6)),
        ("tiếng", Scripts(5, other=1)),
        ("👍🏽→│", Scripts(4, other=4)),
        ("1 12 123 1234 1234567", Scripts(21, digits=1 + 2 + 2 + 4)),
    ],
)
def test_what_a_text_is_made_of(text, made_of):
    assert scripts_of(text) == made_of


@pytest.mark.parametrize(("names", "field"), [(CJK, "cjk"), (OTHER, "other")])
def test_every_letter_is_of_the_script_that_its_name_tells(names, field):
    missed = []
    for character in map(chr, range(0x370, 0x10000)):
        name = unicodedata.name(character, "")
        is_letter = unicodedata.category(character)[0] in "LM"
        if is_letter and name.startswith(names) and not getattr(scripts_of(character), field):
            missed.append(name)
    assert not missed


def test_every_latin_letter_but_the_vietnamese_is_latin():
    for character in map(chr, range(0x1E00)):
        if unicodedata.name(character, "").startswith("LATIN"):
            assert scripts_of(character) == Scripts(1) or character >= "\u1d00"


@given(text=TEXTS)
def test_parts_cut_safely_add_up(text):
    total = Scripts()
    for part in split.chunks(text, 4):
        total += scripts_of(part)
    assert total == scripts_of(text)


@given(text=TEXTS)
def test_digits_are_counted_as_the_slow_way_does(text):
    runs = ["".join(run) for is_digit, run in itertools.groupby(text, "0123456789".__contains__)
            if is_digit]  # fmt: skip
    groups = sum(len(re.findall("[0-9]{1,3}", run)) for run in runs)
    assert scripts_of(text).digits == sum(map(len, runs)) - groups


@pytest.mark.parametrize(
    ("text", "present", "main"),
    [
        ("", set(), Script.LATIN),
        ("words", {Script.LATIN}, Script.LATIN),
        ("words " * 10 + "中", {Script.LATIN}, Script.LATIN),
        ("words of " * 2 + "中", {Script.LATIN, Script.CJK}, Script.LATIN),
        ("中文 def", {Script.LATIN, Script.CJK}, Script.CJK),
        ("中文я", {Script.OTHER, Script.CJK}, Script.CJK),
        ("я", {Script.OTHER}, Script.OTHER),
    ],
)
def test_a_script_is_present_from_one_character_in_twenty_on(text, present, main):
    found = scripts_of(text)
    assert set(found.present()) == present
    assert found.main is main
