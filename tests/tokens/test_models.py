"""Which encoding a model has, against OpenAI's own table in tiktoken."""

import pytest
from tiktoken import model as published

from estimator.pricing import book
from estimator.tokens import estimates, models, vocab
from estimator.tokens.models import Kind, ModelEncoding, counting_of, encoding_of

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


def test_no_other_provider_counts_exactly_in_an_encoding_of_openai():
    for model in book.load().models():
        found = counting_of(model.id)
        if model.provider != "openai" and found and found.kind is not Kind.ESTIMATE:
            assert found.encoding in ("tekken", "deepseek_v3"), model.id


@pytest.mark.parametrize(
    ("model", "kind", "named"),
    [
        ("claude-opus-4-0", "estimate", "claude-3"),
        ("claude-opus-4-20250514", "estimate", "claude-3"),
        ("claude-opus-4-6", "estimate", "claude-3"),
        ("claude-opus-4-7", "estimate", "claude-4.7"),
        ("claude-opus-4-8-20260701", "estimate", "claude-4.7"),
        ("claude-haiku-4-5@20251001", "estimate", "claude-3"),
        ("claude-haiku-5-5", "estimate", "claude-4.7"),
        ("claude-4-sonnet", "estimate", "claude-3"),
        ("claude-v1", "estimate", "claude-2"),
        ("google/gemini-3.8-flash", "estimate", "gemini"),
        ("deepseek-chat", "exact", "deepseek_v3"),
        ("perplexity/deepseek-v4-pro-0813", "exact", "deepseek_v3"),
        ("deepseek-v4-1-flash-1017", "assumed", "deepseek_v3"),
        ("r1-1776", "exact", "deepseek_v3"),
        ("mistral-nemo", "exact", "tekken"),
        ("mistral-large-4", "assumed", "tekken"),
        ("mistral-large", "estimate", "sentencepiece"),
        ("zai-glm-5-3", "estimate", "open"),
        ("sonar-pro", "estimate", "sonar"),
        ("voyage-2", "estimate", "voyage-2"),
        ("voyage-4", "estimate", "unknown"),
        ("gpt-5.4", "exact", "o200k_base"),
        ("gpt-6.1-sol", "assumed", "o200k_base"),
    ],
)
def test_how_a_model_is_counted(model, kind, named):
    found = counting_of(model)
    assert found.kind == kind
    assert (found.rule.name if found.rule else found.encoding) == named


def test_every_model_that_is_billed_by_the_tokens_of_a_text_is_counted():
    """All but those that read pictures of pages, speech, or nothing that has tokens; services."""
    without = {m.id for m in book.load().models() if counting_of(m.id) is None}
    allowed = ("ocr", "transcribe", "voice", "whisper", "tts-1", "moderation", "live", "image")
    services = ("container", "file-storage")
    assert {
        name for name in without if not any(part in name.lower() for part in allowed + services)
    } == set()


def test_every_rule_and_encoding_that_is_named_is_there():
    for _, found in models._rows():
        assert found is None or found.encoding in vocab.vocabularies()
    named = {found.rule.name for _, found in models._rows() if found and found.rule}
    assert named == set(estimates.rules())
