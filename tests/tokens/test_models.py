"""Which encoding a model has, against OpenAI's own table in tiktoken."""

import pytest
from tiktoken import model as published

from estimator.pricing import book
from estimator.tokens import vocab
from estimator.tokens.models import ModelEncoding, encoding_of

# What differs from tiktoken's table, and why.
DIFFERENT = {
    "gpt2": None,  # not bundled: no model that is sold has it
    "gpt-2": None,
    # p50k_edit has other special tokens alone, and their text is counted as text.
    "text-davinci-edit-001": "p50k_base",
    "code-davinci-edit-001": "p50k_base",
}


def ours(model):
    found = encoding_of(model)
    return found.encoding if found else None


@pytest.mark.parametrize("model", published.MODEL_TO_ENCODING)
def test_every_model_that_tiktoken_names(model):
    assert ours(model) == DIFFERENT.get(model, published.MODEL_TO_ENCODING[model])
    assert model in DIFFERENT or not encoding_of(model).assumed


@pytest.mark.parametrize("prefix", published.MODEL_PREFIX_TO_ENCODING)
def test_every_prefix_that_tiktoken_names(prefix):
    expected = published.MODEL_PREFIX_TO_ENCODING[prefix]
    assert ours(f"{prefix}-2026-01-01" if prefix[-1] != "-" else f"{prefix}x") == expected


def test_a_fine_tuned_gpt_4_1_is_counted_as_gpt_4_1():
    """Tiktoken takes it for a gpt-4."""
    assert published.encoding_name_for_model("ft:gpt-4.1-mini:org::id") == "cl100k_base"
    assert ours("ft:gpt-4.1-mini:org::id") == ours("gpt-4.1-mini") == "o200k_base"


@pytest.mark.parametrize(
    ("model", "encoding", "assumed"),
    [
        ("gpt-6.1-sol", "o200k_base", True),
        ("gpt-realtime-2", "o200k_base", True),
        ("codex-mini-latest", "o200k_base", True),
        ("gpt-oss-120b", "o200k_harmony", False),
        ("openai/gpt-5", "o200k_base", False),
        ("openai/ft:gpt-4o:org", "o200k_base", False),
        ("  GPT-4 ", "cl100k_base", False),
        ("gpt-4o-mini", "o200k_base", False),
    ],
)
def test_what_tiktoken_does_not_know(model, encoding, assumed):
    assert encoding_of(model) == ModelEncoding(encoding, assumed)


@pytest.mark.parametrize("model", ["claude-sonnet-5", "gemini-2.5-pro", "whisper-1", "", "gp*"])
def test_a_model_without_a_published_vocabulary_has_none(model):
    assert encoding_of(model) is None


def test_every_text_model_of_openai_that_is_offered_can_be_counted():
    offered = [m for m in book.load().models() if m.listed and m.provider == "openai"]
    assert len(offered) > 30
    for model in offered:
        assert ours(model.id) in vocab.vocabularies(), model.id


def test_no_other_provider_counts_in_an_encoding_of_openai():
    others = [model for model in book.load().models() if model.provider != "openai"]
    assert not [model.id for model in others if encoding_of(model.id)]
