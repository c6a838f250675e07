import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from samples import BOOK, METERS, NOW

from estimator import resources
from estimator.pricing import book, money
from estimator.pricing.book import BookError
from estimator.pricing.rates import SERVICE_TIERS, card_start
from estimator.pricing.tariff import quote

MILLION = Decimal(1_000_000)


def rows():
    """Every row of the shipped files, as JSON: provider, model, card."""
    folder = resources.path("rates")
    for name in json.loads((folder / "index.json").read_text("utf-8"))["files"]:
        provider = json.loads((folder / name).read_text("utf-8"))
        for model in provider["models"]:
            for card in model["cards"]:
                yield provider, model, card


# What is shipped


def test_every_shipped_rate_is_read_as_it_is_written():
    seen = 0
    for provider, model, row in rows():
        cards = BOOK.find(model["id"], provider["id"]).cards
        card = cards[model["cards"].index(row)]
        assert card.service_tier == row["tier"]
        assert (card.start.isoformat() if card.start else None) == row.get("from")
        for meter, value in row["rates"].items():
            rate = card.rates[meter]
            written = {"base": value} if isinstance(value, str) else dict(value)
            kind = "at_least" if "at_least" in written else "above"
            steps = written.get(kind, {})
            assert money.plain_text(rate.base) == written["base"]
            assert {str(t.above): money.plain_text(t.rate) for t in rate.tiers} == steps
            assert all(t.inclusive == (kind == "at_least") for t in rate.tiers)
            assert (rate.meter, rate.per) == (meter, written.get("per", METERS[meter].per))
            assert rate.origin.start == card_start(card)
            seen += 1
    assert seen > 1500


def test_every_row_says_who_says_so_and_when():
    for model in BOOK.models():
        for card in model.cards:
            for source in (card.source, *(rate.origin.source for rate in card.rates.values())):
                assert source.name
                assert source.url.startswith("https://")
                assert source.date >= date(2026, 11, 23)


def test_every_tier_boundary_of_the_book():
    """N - 1 and N input tokens cost the rate below, N + 1 the rate above, all of them.

    Where a rate is for N and more, N costs that already.
    """
    seen = 0
    for provider, model, row in rows():
        sold = BOOK.find(model["id"], provider["id"])
        card = sold.cards[model["cards"].index(row)]
        for meter, value in row["rates"].items():
            if isinstance(value, str) or METERS[meter].part_of:
                continue
            first = 0 if "above" in value else -1  # the last input tokens that cost less
            written = value.get("above") or value.get("at_least") or {}
            steps = [(-1, value["base"]), *((int(n) + first, r) for n, r in written.items())]
            for (_, below), (threshold, above) in pairwise(steps):
                for n, rate in ((-1, below), (0, below), (1, above)):
                    usage = {"input_tokens": Decimal(threshold + n), meter: Decimal(threshold + n)}
                    priced = quote(usage, card, METERS, "USD").amount(meter)
                    assert priced == Decimal(rate) * usage[meter] / MILLION, (model["id"], meter, n)
                    seen += 1
    assert seen > 300


def test_thresholds_ascend_and_are_apart():
    for model in BOOK.models():
        for card in model.cards:
            for rate in card.rates.values():
                assert all(a.above < b.above for a, b in pairwise(rate.tiers))


def test_no_two_cards_of_a_model_have_the_same_place():
    for model in BOOK.models():
        places = [(card.service_tier, card_start(card)) for card in model.cards]
        assert len(set(places)) == len(places), model.id


def test_of_cards_with_a_day_the_later_stands_later():
    """The last one in force counts."""
    for model in BOOK.models():
        for tier in model.service_tiers:
            days = [card.start for card in model.cards if card.service_tier == tier and card.start]
            assert days == sorted(days), model.id


def test_every_model_has_a_standard_price_at_any_time():
    for model in BOOK.models():
        assert set(model.service_tiers) <= set(SERVICE_TIERS)
        for at in (datetime(2020, 1, 1, tzinfo=UTC), NOW, datetime(2030, 1, 1, tzinfo=UTC)):
            assert BOOK.card(model, "standard", at).service_tier == "standard"


@pytest.mark.parametrize("model", list(BOOK.models()), ids=lambda m: f"{m.provider}/{m.id}")
def test_every_model_is_found_by_its_id(model):
    assert BOOK.find(model.id, model.provider) is model
    assert BOOK.find(f" {model.id.upper()} ", model.provider) is model


# Finding a model


@pytest.mark.parametrize(
    ("name", "provider", "expected"),
    [
        ("gpt-5.4", None, "gpt-5.4"),
        ("gpt-5.4-2026-03-05", None, "gpt-5.4"),
        ("openai/gpt-5.4", None, "gpt-5.4"),
        ("openai/gpt-5.4-2026-03-05", "openai", "gpt-5.4"),
        ("claude-haiku-4-5-20251001", "anthropic", "claude-haiku-4-5"),
        ("gpt-4o-2024-05-13", None, "gpt-4o-2024-05-13"),  # a price of its own
        ("gpt-4o-2024-08-06", None, "gpt-4o"),
        ("gemini-flash-latest", "google", "gemini-3.8-flash"),
        ("perplexity/kimi-k3", "perplexity", "perplexity/kimi-k3"),
    ],
)
def test_a_model_is_found_by_its_names(name, provider, expected):
    assert BOOK.find(name, provider).id == expected


@pytest.mark.parametrize(
    ("name", "provider", "error"),
    [
        ("gpt-5.4", "opanai", BookError("unknown-provider", "opanai", tuple(BOOK.providers))),
        ("gtp-5.4-mini", None, ("unknown-model", "gpt-5.4-mini")),
        ("gpt-5.4", "anthropic", ("unknown-model", None)),
        ("", None, ("unknown-model", None)),
        ("something else", None, ("unknown-model", None)),
        ("gpt-5.4-2026", None, ("unknown-model", "gpt-5.4")),
    ],
)
def test_a_model_that_is_not_there(name, provider, error):
    with pytest.raises(BookError) as caught:
        BOOK.find(name, provider)
    if isinstance(error, BookError):
        assert caught.value == error
    else:
        kind, near = error
        assert (caught.value.kind, caught.value.given) == (kind, name)
        assert near in (caught.value.known or (None,))


def test_a_name_that_several_providers_sell_needs_one():
    shared = [name for name in ("glm-4.6", "glm-5", "glm-4.5") if sellers(name) > 1]
    assert shared
    with pytest.raises(BookError) as caught:
        BOOK.find(shared[0])
    assert caught.value.kind == "ambiguous-model"
    for provider in caught.value.known:
        assert BOOK.find(shared[0], provider).provider == provider


@pytest.mark.parametrize(
    ("name", "provider", "model"),
    [
        ("claude-opus-4.5", "anthropic", "claude-opus-4-5"),
        ("claude-opus-4-5@20251101", "google", "claude-opus-4-5"),
        ("claude-opus-4-5@default", "google", "claude-opus-4-5"),
        ("ft:gpt-4o-2024-08-06:acme::9xYz", "openai", "ft:gpt-4o"),
        ("ft:gpt-4.1-mini:acme:support:9xYz", "openai", "ft:gpt-4.1-mini"),
        ("ft:gpt-3.5-turbo-0125:acme::1", "openai", "ft:gpt-3.5-turbo-"),
        ("omni-moderation-latest", "openai", "moderation"),
        ("computer-use-preview-2025-03-11", "openai", "computer-use"),
        ("gpt-6-luna:decisions", "openai", "gpt-6-luna:decisions"),
    ],
)
def test_names_as_they_are_asked_for(name, provider, model):
    assert BOOK.find(name, provider).id == model


@pytest.mark.parametrize(
    ("name", "provider"), [("claude-opus-4-1", "anthropic"), ("claude-3-opus", "google")]
)
def test_an_id_wins_over_an_alias_elsewhere(name, provider):
    assert len([m for m in BOOK.models() if name in (m.id, *m.aliases)]) == 2
    assert BOOK.find(name).provider == provider


def sellers(name):
    return sum(model.id.lower() == name for model in BOOK.models())


def test_an_id_wins_over_another_models_alias():
    provider = BOOK.providers["openai"]
    first, second = provider.models[:2]
    taken = replace(first, aliases=(second.id,))
    layered = replace(BOOK, shipped_providers={"openai": replace(provider, models=(taken, second))})
    assert layered.find(second.id) is second


# Cards


def test_a_service_tier_states_what_differs():
    model = BOOK.find("gpt-5.4")
    batch = BOOK.card(model, "batch", NOW).rates
    standard = BOOK.card(model, "standard", NOW).rates
    assert batch["input_tokens"].base == standard["input_tokens"].base / 2
    assert batch["input_tokens"].origin.service_tier == "batch"
    assert batch["web_searches"] == standard["web_searches"]
    assert batch["web_searches"].origin.service_tier == "standard"


def test_a_tier_that_is_not_sold():
    with pytest.raises(BookError) as caught:
        BOOK.card(BOOK.find("gpt-4.1"), "flex", NOW)
    sold = ("standard", "batch", "priority", "fast")
    assert caught.value == BookError("tier-not-sold", "flex", sold, "gpt-4.1")


def test_a_tier_that_is_sold_later():
    day = datetime(2026, 10, 14, tzinfo=UTC)
    model = BOOK.find("gpt-5.4")
    assert BOOK.card(model, "batch", day)
    before = day - timedelta(seconds=1)
    with pytest.raises(BookError) as caught:
        BOOK.card(model, "batch", before)
    expected = BookError("not-in-force", before.isoformat(), ("2026-10-14",), "gpt-5.4")
    assert caught.value == expected


@pytest.mark.parametrize(
    ("at", "rate"),
    [
        ("2026-10-19T23:59:59+00:00", "0.34"),
        ("2026-10-20T00:00:00+00:00", "0.68"),
        ("2026-10-29T00:00:00+00:00", "0.35"),
        ("2026-11-23T12:00:00+00:00", "0.35"),
    ],
)
def test_of_several_batch_prices_the_newest_counts(at, rate):
    model = BOOK.find("mistral-large-4", "mistral")
    card = BOOK.card(model, "batch", datetime.fromisoformat(at))
    assert card.rates["input_tokens"].base == Decimal(rate)


# Reading


def test_a_card_may_have_a_source_of_its_own(tmp_path):
    card = {
        "tier": "standard",
        "rates": {"input_tokens": "1"},
        "source": {"name": "a letter", "url": "https://example.org", "date": "2026-01-02"},
    }
    model = {"id": "m", "cards": [card, {"tier": "batch", "rates": {"input_tokens": "2"}}]}
    source = {"name": "a page", "url": "https://example.com", "date": "2026-01-01"}
    provider = {"id": "p", "name": "P", "currency": "EUR", "source": source, "models": [model]}
    for name, value in (
        ("meters.json", {"meters": {"input_tokens": {"per": 1000}}}),
        ("index.json", {"files": ["p.json"]}),
        ("p.json", provider),
    ):
        (tmp_path / name).write_text(json.dumps(value), encoding="utf-8")
    read = book.load(tmp_path).find("m")
    assert [card.source.name for card in read.cards] == ["a letter", "a page"]
    assert read.cards[0].rates["input_tokens"].origin.source.date == date(2026, 1, 2)
    assert (read.name, read.listed, read.context_window) == ("m", False, None)
