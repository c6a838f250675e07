"""What can be chosen of a picture that a model makes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.tokens.image_output import made, output_tokens
from estimator.tokens.parts import Basis

MODELS = ["gpt-image-1", "gpt-image-1-mini", "gpt-image-1.5", "gpt-image-2", "gpt-image-2.5-flare"]


@pytest.mark.parametrize("model", MODELS)
def test_every_choice_has_the_tokens_of_its_rule(model):
    for size in made(model).sizes:
        for quality in made(model, size).qualities:
            found = made(model, size, quality)
            width, height = map(int, size.split("x"))
            assert (found.size, found.quality) == (size, quality)
            assert found.tokens == output_tokens(model, width, height, quality).tokens


@given(model=st.sampled_from(MODELS), size=st.text(max_size=9), quality=st.text(max_size=6))
def test_what_a_model_does_not_have_becomes_what_it_has(model, size, quality):
    found = made(model, size, quality)
    assert (found.size, found.quality) == ("1024x1024", "medium")


def test_a_model_that_makes_none():
    assert made("gpt-5.4") is None


def test_a_rule_that_others_found_says_so():
    assert made("gpt-image-2").basis is Basis.MEASURED
    assert made("gpt-image-1").basis is Basis.DOCUMENTED
