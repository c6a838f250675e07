"""Parts on the meters of a card."""

from dataclasses import replace
from decimal import Decimal

import pytest
from samples import METERS, card
from starts import keep

from estimator import bill
from estimator.pricing.tariff import Tariff
from estimator.tokens.attachment import Audio, Image
from estimator.tokens.image_output import output_tokens
from estimator.tokens.parts import Basis, Part


def part(kind, tokens, low=None, high=None):
    return Part(kind, "", "", tokens, low or tokens, high or tokens, Basis.ESTIMATE)


PARTS = [part("message", 10), part("image", 20), part("pages", 3), part("audio", 5, 4, 6)]


def usage(parts, rates):
    return bill.usage(parts, lambda each: each.tokens, 7, rates)


def test_every_part_is_in_the_total():
    rates = card(input_tokens="1", output_tokens="2")
    assert usage(PARTS, rates) == {"input_tokens": 38, "output_tokens": 7}


def test_pictures_and_audio_are_on_their_own_meters_where_the_card_has_them():
    rates = card(input_tokens="1", input_image_tokens="2", input_audio_tokens="3")
    found = usage(PARTS, rates)
    assert found["input_tokens"] == 38
    assert (found["input_image_tokens"], found["input_audio_tokens"]) == (23, 5)
    assert set(usage(PARTS[:1], rates)) == {"input_tokens", "output_tokens"}


def test_each_meter_has_its_line_and_the_lines_add_up(session):
    session.choices.set_output_tokens(0)
    session.attachments.add(Image(512, 512, "low"))
    session.attachments.add(Audio(1000))
    rates = card(
        input_tokens="1", output_tokens="2", input_image_tokens="5", input_audio_tokens="40"
    )
    session.edit(0, 0, "hello world")
    estimate = replace(session.estimate(), lines=(), call=None)
    found = bill.priced(estimate, Tariff(rates, METERS, "USD"))
    assert found.input.quantity == 2
    assert found.line("input_audio_tokens").amount == Decimal("0.0004")
    assert found.line("input_image_tokens").rate == 5
    assert sum(line.amount for line in found.lines) == found.cost
    assert found.call.low < found.cost < found.call.high or found.low == found.high


# Pictures that are made


@pytest.mark.parametrize("model", ["gpt-image-1", "gpt-image-1.5", "gpt-image-2"])
def test_a_picture_that_is_made_is_the_output(session, model):
    session.choose_model(model)
    session.choices.set_output_tokens(5)
    session.choices.set_made("1024x1536", "high")
    estimate = session.estimate()
    expected = output_tokens(model, 1024, 1536, "high").tokens
    assert (estimate.made.tokens, estimate.expected_output) == (expected, expected)
    has_own_rate = "output_image_tokens" in estimate.card.rates
    assert estimate.output.meter == ("output_image_tokens" if has_own_rate else "output_tokens")
    assert estimate.output.quantity == expected
    assert estimate.cost == estimate.output.amount


def test_the_picture_is_expected_again_at_the_next_start(session, begin):
    session.choose_model("gpt-image-1")
    session.choices.set_made("1536x1024", "low")
    keep(session, modified=False, cursor=0)
    made = begin().estimate().made
    assert (made.size, made.quality, made.tokens) == ("1536x1024", "low", 400)


def test_a_model_that_answers_in_words_makes_none(session):
    assert session.estimate().made is None
    assert session.estimate().expected_output == session.estimate().output_tokens
