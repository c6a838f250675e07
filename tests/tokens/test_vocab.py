"""The bundled vocabularies are the published ones, and nothing else passes for one."""

import hashlib
import inspect
import json
import random
import re
import shutil

import pytest
from tiktoken_ext import openai_public

from estimator import resources
from estimator.tokens import ranks, vocab
from estimator.tokens.vocab import UnknownEncodingError, VocabularyError

SIZES = {
    "r50k_base": 50_257,
    "p50k_base": 50_281,
    "cl100k_base": 100_277,
    "o200k_base": 200_019,
    "o200k_harmony": 201_088,
    "tekken": 130_072,
    "deepseek_v3": 128_000,
}
NAMES = list(SIZES)
OPENAI = NAMES[:5]
LICENCES = {"tekken": "Apache-2.0", "deepseek_v3": "MIT"}


@pytest.fixture
def published(monkeypatch):
    """Tiktoken's own definitions, without the ranks that it would download."""
    monkeypatch.setattr(openai_public, "load_tiktoken_bpe", lambda *_, **__: {})
    return lambda name: getattr(openai_public, name)()


def pinned_hashes():
    source = inspect.getsource(openai_public)
    return dict(re.findall(r'/([a-z0-9_]+\.tiktoken)",\s*expected_hash="([0-9a-f]{64})"', source))


def test_all_encodings_are_bundled():
    assert list(vocab.vocabularies()) == NAMES


@pytest.mark.parametrize("name", OPENAI)
def test_pattern_special_tokens_and_hash_are_tiktokens(name, published):
    ours, theirs = vocab.vocabulary(name), published(name)
    assert ours.pattern == theirs["pat_str"]
    assert ours.special_tokens == theirs["special_tokens"]
    assert ours.sha256 == pinned_hashes()[ours.file]


@pytest.mark.parametrize("name", OPENAI)
def test_the_file_is_the_one_that_the_manifest_names(name):
    ours = vocab.vocabulary(name)
    data = resources.path("vocab", ours.file).read_bytes()
    assert len(data) == ours.bytes
    assert hashlib.sha256(data).hexdigest() == ours.sha256


@pytest.mark.parametrize("name", NAMES)
def test_each_has_a_source_and_a_licence_whose_text_is_there(name):
    ours = vocab.vocabulary(name)
    assert ours.licence == LICENCES.get(name, "MIT")
    assert ours.source
    listed = json.loads(resources.path("licenses", "manifest.json").read_text("utf-8"))
    texts = {row["licence"] for row in listed if "vocabular" in row["component"]}
    assert ours.licence in texts


@pytest.mark.parametrize("name", ["tekken", "deepseek_v3"])
def test_the_packed_ranks_of_others_hold_together(name):
    """Each token is what the ranks below it make of two others, as merges would have it."""
    ours = vocab.vocabulary(name)
    packed = resources.path("vocab", ours.packed).read_bytes()
    found = ranks.unpack(packed)
    assert hashlib.sha256(packed).hexdigest() == ours.packed_sha256
    assert ranks.pack(found) == packed
    assert len(set(found.values())) == len(found)
    encoding = vocab.load(name)
    for token, rank in random.Random(5).sample(sorted(found.items()), 2000):
        assert encoding._encode_single_piece(token) == [rank]


@pytest.mark.parametrize("name", OPENAI)
def test_the_packed_ranks_are_those_of_the_published_file(name):
    ours = vocab.vocabulary(name)
    packed = resources.path("vocab", ours.packed).read_bytes()
    published = ranks.parse(resources.path("vocab", ours.file).read_bytes())
    assert hashlib.sha256(packed).hexdigest() == ours.packed_sha256
    assert ranks.unpack(packed) == published
    assert ranks.pack(published) == packed


@pytest.mark.parametrize("name", NAMES)
def test_a_loaded_encoding_has_every_token(name):
    encoding = vocab.load(name)
    assert (encoding.name, encoding.n_vocab) == (name, SIZES[name])
    assert {bytes([byte]) for byte in range(256)} <= set(encoding.token_byte_values())


def test_each_load_builds_its_own():
    assert vocab.load("r50k_base") is not vocab.load("r50k_base")


def test_an_unknown_name_says_which_are_known():
    with pytest.raises(UnknownEncodingError) as caught:
        vocab.load("o300k_base")
    assert caught.value == UnknownEncodingError("o300k_base", tuple(NAMES))


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """A copy of r50k_base that may be spoilt."""
    path = tmp_path / "r50k_base.ranks"
    shutil.copyfile(resources.path("vocab", path.name), path)
    monkeypatch.setattr(resources, "path", lambda *_: path)
    return path


def refused(path):
    with pytest.raises(VocabularyError) as caught:
        vocab.load("r50k_base")
    assert caught.value.path == str(path)
    return caught.value.reason


def test_the_copy_itself_is_taken(copied):
    assert vocab.load("r50k_base").n_vocab == 50257


def test_one_changed_byte_is_refused(copied):
    data = bytearray(copied.read_bytes())
    data[-3] ^= 1
    copied.write_bytes(data)
    assert refused(copied) == "changed"


def test_a_truncated_file_is_refused(copied):
    copied.write_bytes(copied.read_bytes()[:-1])
    assert refused(copied) == "changed"


def test_a_missing_file_is_refused(copied):
    copied.unlink()
    assert refused(copied) == "missing"


def test_an_unreadable_file_is_refused(copied):
    copied.unlink()
    copied.mkdir()
    assert refused(copied) == "unreadable"
