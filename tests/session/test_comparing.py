"""The prompt in every model: each as if it were the chosen one."""

import json
from decimal import Decimal

import pytest
from samples import NOW

from estimator.comparing import Comparison, cheapest, encodings
from estimator.pricing import entries
from estimator.pricing.rates import RateKey
from estimator.tokens import vocab
from estimator.tokens.attachment import Audio, Image

PROMPTS = [
    "Hello, world. " * 50,
    "你好，世界。naïve 😀\n" * 30,
    "",
    json.dumps([{"role": "system", "content": "Be kind."}, {"role": "user", "content": "Hi " * 9}]),
    json.dumps({"messages": [{"role": "user", "content": [
        {"type": "text", "text": "What is it?"},
        {"type": "image_url", "image_url": {"url": "https://example.org/a.png"}},
    ]}]}),
]  # fmt: skip


@pytest.fixture(scope="module")
def loaded():
    return {}


@pytest.fixture
def full(begin, loaded):
    """A session in every encoding that models are counted in."""
    session = begin()
    for name in encodings(session.offered_models().values()):
        if name not in loaded:
            loaded[name] = vocab.load(name)
        session.add_encoding(loaded[name])
    session.compare(True)
    return session


def settled(session):
    session._counter.finish()
    while work := session.take_aside():
        work.do()
        session.give_aside(work)
    return session.estimate()


def compared(session, loaded):
    settled(session)
    made = Comparison(session.snapshot(), session.offered_models(), session.book, NOW)
    return list(made.offers(loaded.__getitem__, lambda: None))


@pytest.mark.parametrize("prompt", PROMPTS)
def test_each_offer_is_what_the_model_would_be_as_the_chosen_one(full, loaded, prompt):
    full.edit(0, 0, prompt)
    full.attachments.add(Image(640, 480))
    full.attachments.add(Audio(12_000))
    offers = compared(full, loaded)
    names = [offer.name for offer in offers if offer.service_tier == "standard"]
    assert len(names) > 250
    for offer in offers[::7]:
        if offer.service_tier == "standard":
            full.choose_model(offer.name)
            estimate = settled(full)
            assert offer.estimate == estimate, offer.name


def test_a_prompt_without_attachments_is_compared_as_exactly(full, loaded):
    full.edit(0, 0, PROMPTS[0])
    full.choices.set_output_tokens(123)
    full.choices.set_requests(7)
    for offer in compared(full, loaded)[::5]:
        if offer.service_tier == "standard":
            full.choose_model(offer.name)
            assert offer.estimate == settled(full)


def test_every_class_of_service_is_offered_at_its_own_price(full, loaded):
    full.edit(0, 0, "hello world")
    full.choices.set_output_tokens(0)
    found = {o.service_tier: o for o in compared(full, loaded) if o.name == "gpt-5.4"}
    assert set(found) == set(full.book.find("gpt-5.4", "openai").service_tiers)
    assert found["standard"].estimate.cost == Decimal("0.000005")
    assert found["batch"].estimate.cost == Decimal("0.0000025")


def test_the_threshold_that_is_crossed_is_told(full, loaded):
    full.edit(0, 0, " a" * 272_001)
    offers = {o.name: o for o in compared(full, loaded) if o.service_tier == "standard"}
    assert offers["gpt-5.4"].tier.charge.tier.above == 272_000
    assert offers["gpt-4.1"].tier is None
    assert not offers["gpt-4"].fits


def test_a_request_that_a_model_is_not_known_to_take_is_no_sure_count(full, loaded):
    full.edit(0, 0, PROMPTS[3])
    offers = compared(full, loaded)
    strange = [offer for offer in offers if offer.estimate.is_taken_as_text]
    assert any("mistral-small" in offer.name for offer in strange)
    for offer in offers:
        problem = offer.estimate.reading.problem
        assert (offer in strange) == (problem is not None and problem.kind == "no-rule")
    assert all(offer.estimate.is_unsure for offer in strange)
    assert cheapest(strange) is None
    full.edit(0, full.units, PROMPTS[0])
    assert not any(offer.estimate.is_taken_as_text for offer in compared(full, loaded))


def test_the_cheapest_is_one_that_fits_and_has_a_price(full, loaded):
    full.edit(0, 0, " a" * 20_000)
    offers = compared(full, loaded)
    best = cheapest(offers)
    fitting = [o for o in offers if o.fits and o.estimate.call and o.estimate.currency == "USD"]
    assert best.estimate.cost == min(o.estimate.cost for o in fitting)
    key = RateKey(best.estimate.model.provider, best.estimate.model.id, best.service_tier, "",
                  "input_tokens")  # fmt: skip
    full.rates.change({entries.rate_entry(key): entries.rate_value(None)}, "edit")
    again = cheapest(compared(full, loaded))
    assert (again.name, again.service_tier) != (best.name, best.service_tier)
    assert cheapest([]) is None


def test_it_waits_for_what_is_not_counted_yet(full):
    full.edit(0, 0, "word " * 200_000)
    assert full.snapshot() is None


@pytest.mark.parametrize(
    "prompt",
    [
        "Hello, naïve 世界. " * 3000,
        json.dumps(
            [{"role": "user", "content": "你好 " * 20_000}, {"role": "user", "content": "x"}]
        ),
    ],
)
def test_what_is_not_looked_at_yet_may_be_looked_at_by_the_thread_that_counts(full, loaded, prompt):
    full.compare(False)
    full.edit(0, 0, prompt)
    settled(full)
    assert full.snapshot() is None
    early = full.snapshot(may_look=True)
    full.compare(True)
    settled(full)
    made = [
        list(Comparison(it, full.offered_models(), full.book, NOW).offers(loaded.get, lambda: None))
        for it in (early, full.snapshot())
    ]
    pairs = zip(*made, strict=True)
    assert all(early.estimate.counted == late.estimate.counted for early, late in pairs)
    assert all(
        early.estimate.local == late.estimate.local for early, late in zip(*made, strict=True)
    )


def test_a_model_whose_encoding_is_not_here_is_left_out(begin):
    session = begin()
    session.edit(0, 0, "hello")
    names = set(encodings(session.offered_models().values())) - {"o200k_base", "cl100k_base"}
    assert names
    made = Comparison(session.snapshot(), session.offered_models(), session.book, NOW)
    offers = list(made.offers(vocab.load, lambda: None))
    assert {o.estimate.encoding.encoding for o in offers} == {"o200k_base", "cl100k_base"}


def test_it_can_be_ended(full, loaded):
    full.edit(0, 0, "hello")
    settled(full)
    made = Comparison(full.snapshot(), full.offered_models(), full.book, NOW)

    def stop():
        raise TimeoutError

    with pytest.raises(TimeoutError):
        list(made.offers(loaded.__getitem__, stop))
