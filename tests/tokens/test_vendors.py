"""The vocabularies of others than OpenAI, against their vendors' own tokenizers."""

import hashlib
import itertools
import json
from pathlib import Path

import pytest
import regex
from hypothesis import given, settings
from strategies import TEXTS

from estimator.tokens import vocab, whole

DATA = Path(__file__).parents[1] / "data" / "vendors.json"
CASES = json.loads(DATA.read_text(encoding="utf-8"))["cases"]
NAMES = ["deepseek_v3", "tekken"]

# DeepSeek's own splits, as its tokenizer.json has them: each splits what the one before left whole.
SPLITS = [
    r"\p{N}{1,3}",
    r"[\u4e00-\u9fa5\u3040-\u309f\u30a0-\u30ff]+",
    (
        r"""[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+"""
        r"| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
    ),
]
KINDS = [
    "s", "я", "中", "ー", "・", "゛", "1", "²", "!", "+", "—", " ", "\u00a0", "\u3000", "\t", "\n",
    "\r", "\u0301", "\x00", "\x1c", "\x85", "\u200b", "\u3040", "😀",
]  # fmt: skip


def split_by(pattern, text):
    """The matches of a pattern and what stands between them, in order."""
    pieces, at = [], 0
    for found in regex.finditer(pattern, text):
        pieces += [text[at : found.start()], found[0]]
        at = found.end()
    return [piece for piece in [*pieces, text[at:]] if piece]


def deepseek_pieces(text):
    pieces = [text]
    for pattern in SPLITS:
        pieces = [part for piece in pieces for part in split_by(pattern, piece)]
    return pieces if text else []


def pieces(name, text):
    return regex.findall(vocab.vocabulary(name).pattern, text)


def test_the_data_are_the_ones_that_were_made():
    listed = (DATA.parent / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(DATA.read_bytes()).hexdigest() in listed


@pytest.mark.parametrize("name", NAMES)
def test_the_tokens_are_the_vendors_own(name):
    encoding = vocab.load(name)
    for case in CASES:
        assert encoding.encode_ordinary(case["text"]) == case[name], case["text"]
        assert whole.count(encoding, case["text"]) == len(case[name])


def test_mistral_documents_the_same_tokens_for_its_later_models():
    """Mistral Small 3.1 and Devstral Small, in the guide of mistral-common; 1000 control tokens."""
    encoding = vocab.load("tekken")
    small = [token + 1000 for token in encoding.encode_ordinary("Hello, how are you?")]
    devstral = [token + 1000 for token in encoding.encode_ordinary("Plz tekkenize me")]
    assert small == [22177, 1044, 2606, 1584, 1636, 1063]
    assert devstral == [4444, 1122, 16058, 3569, 2033, 1639]


@pytest.mark.parametrize("length", [1, 2, 3])
def test_one_pattern_splits_every_short_string_as_deepseeks_three(length):
    for characters in itertools.product(KINDS, repeat=length):
        text = "".join(characters)
        assert pieces("deepseek_v3", text) == deepseek_pieces(text), ascii(text)


@pytest.mark.slow
def test_one_pattern_splits_every_string_of_four_as_deepseeks_three():
    for characters in itertools.product(KINDS, repeat=4):
        text = "".join(characters)
        assert pieces("deepseek_v3", text) == deepseek_pieces(text), ascii(text)


@given(text=TEXTS)
@settings(max_examples=500, deadline=None)
def test_one_pattern_splits_any_text_as_deepseeks_three(text):
    assert pieces("deepseek_v3", text) == deepseek_pieces(text)


@pytest.mark.parametrize("name", NAMES)
@given(text=TEXTS)
@settings(max_examples=300, deadline=None)
def test_no_character_is_left_out(name, text):
    assert "".join(pieces(name, text)) == text
