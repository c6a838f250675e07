"""Layers of a user's, small and odd."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from samples import BOOK

from estimator.pricing import entries
from estimator.pricing.book import RateBook
from estimator.pricing.own import Exchange, Own, OwnCard, OwnMeter, OwnModel, Rule
from estimator.pricing.rates import RateKey

_KEPT = (
    "gpt-5.4", "gpt-5-mini", "gemini-2.5-pro", "deepseek-chat", "whisper-1", "claude-sonnet-5",
    "grok-4.3",
)  # fmt: skip
SMALL = RateBook(
    BOOK.shipped_meters,
    {
        name: replace(provider, models=tuple(m for m in provider.models if m.id in _KEPT))
        for name, provider in BOOK.shipped_providers.items()
    },
)
"""The shipped book with a few of its models, for tests that read it often."""

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NAMES = st.text(st.characters(exclude_categories=["Cs"]).filter(entries.is_plain), max_size=12)
IDS = st.one_of(
    st.sampled_from(["=cmd|' /C calc'!A0", "'quoted", "a,b;c d", '"', "模型", "+1", "-x", "@x"]),
    NAMES.map(str.strip).filter(bool),
)
MODELS = st.one_of(
    st.sampled_from(
        [
            ("openai", "gpt-5.4"),
            ("openai", "gpt-5-mini"),
            ("google", "gemini-2.5-pro"),
            ("x-ai", "grok-4.3"),  # its thresholds take themselves in
            ("deepseek", "deepseek-chat"),
        ]
    ),
    st.tuples(st.sampled_from(["mine", "openai"]), IDS),
)
TIERS = st.one_of(
    st.sampled_from(["standard", "batch", "flex"]), IDS.filter(lambda t: not t.isascii())
)
STARTS = st.sampled_from(
    ["", "2026-10-14", "2027-01-01", "00:30-16:30", "2027-01-01 09:00-17:00 mon-fri"]
)
METERS = st.sampled_from(
    ["input_tokens", "output_tokens", "cache_read_tokens", "audio_seconds", "seats"]
)
ABOVE = st.sampled_from([-1, -1, -1, 0, 100, 199_999, 200_000, 272_000])
RATES = st.decimals(0, 1000, places=4).map(lambda d: Decimal(f"{d.normalize():f}"))
KEYS = st.builds(lambda m, *rest: RateKey(*m, *rest), MODELS, TIERS, STARTS, METERS, ABOVE).filter(
    lambda key: key.above or key.model != "grok-4.3"
)  # from 0 tokens on is any size
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))
LIMITS = st.none() | st.integers(1, 10**12).filter(lambda limit: limit % 1000)  # none as shipped
CARD_KEYS = st.builds(lambda m, t, s: (*m, t, s), MODELS, TIERS, STARTS)
CURRENCIES = st.sampled_from(["", "", "EUR", "CNY"])
LAYERS = st.builds(
    Own,
    rates=st.dictionaries(KEYS, st.none() | RATES, max_size=8),
    models=st.dictionaries(
        MODELS,
        st.builds(
            OwnModel,
            NAMES,
            LIMITS,
            LIMITS,
            LIMITS,
            st.none() | DAYS,
            TEXTS,
            NAMES.map(str.strip),
            st.sampled_from(["", "none", "eu=1.1", "eu=1.25 us=2"]),
            st.booleans(),
        ),
        max_size=3,
    ),
    cards=st.dictionaries(
        CARD_KEYS, st.builds(OwnCard, TEXTS, CURRENCIES, st.none() | RATES), max_size=3
    ),
    rules=st.dictionaries(
        IDS,
        st.builds(Rule, st.decimals(-99, 1000, places=2), NAMES, NAMES, start=st.none() | DAYS),
        max_size=2,
    ),
    exchanges=st.dictionaries(
        st.sampled_from(["EUR", "CNY"]), st.builds(Exchange, RATES.filter(bool), DAYS), max_size=2
    ),
    meters=st.just({"seats": OwnMeter(1, "seats", "Seats", step=5)}),
)
