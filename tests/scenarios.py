"""Scenarios, made in a line."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from estimator.projection.ranges import SURE, Range, Sizes
from estimator.projection.scenario import Scenario

FEBRUARY = date(2027, 2, 1)
"""A Monday, of a month with four of each weekday."""


def span(*values):
    """A range of one value, or of three."""
    return Range(*(Decimal(str(value)) for value in (values * 3)[:3]))


def scenario(**fields):
    """A hundred calls a day of gpt-5.4 with 1,000 tokens in and 100 out, for a month."""
    made = {
        "name": "test",
        "provider": "openai",
        "model": "gpt-5.4",
        "input": Sizes.fixed(1000),
        "output": span(100),
        "calls": span(100),
        "start": FEBRUARY,
        "months": 1,
    }
    return Scenario(**{**made, **fields})


def ordered(numbers):
    return st.lists(numbers, min_size=3, max_size=3).map(lambda three: Range(*sorted(three)))


def decimals(least, most, places):
    return st.integers(least * 10**places, most * 10**places).map(
        lambda n: Decimal(n).scaleb(-places)
    )


SHARES = decimals(0, 1, 2)
SOLD = st.sampled_from(
    [
        ("openai", "gpt-5.4"),  # thresholds, batch
        ("openai", "gpt-6-luna"),  # and a price of writing to the cache
        ("anthropic", "claude-sonnet-5"),  # two of them
        ("google", "gemini-3.6-flash"),  # dearer from 1 January 2027 on
    ]
)
SIZES = st.dictionaries(
    st.one_of(st.integers(0, 4000), st.sampled_from([271_999, 272_000, 272_001, 300_000])),
    st.integers(1, 5),
    min_size=1,
    max_size=6,
).map(lambda rows: Sizes(tuple(sorted(rows.items()))))
SCENARIOS = st.builds(
    lambda sold, **fields: scenario(provider=sold[0], model=sold[1], **fields),
    SOLD,
    input=SIZES,
    output=ordered(decimals(0, 3000, 0)),
    calls=ordered(decimals(0, 5000, 1)),
    start=st.dates(date(2026, 12, 15), date(2027, 3, 31)),
    weekdays=st.lists(SHARES, min_size=7, max_size=7).map(tuple),
    hours=st.lists(st.integers(0, 9), min_size=24, max_size=24).filter(any).map(tuple),
    utc_offset=st.sampled_from([0, 480, -300, 330]),
    growth=decimals(-1, 1, 2),
    retries=SHARES,
    batch=SHARES,
    prefix=st.integers(0, 3000),
    hits=st.none() | ordered(SHARES),
    lifetime=st.sampled_from([0, 300, 3600]),
    images=st.integers(0, 3),
    image_tokens=st.integers(0, 900),
    months=st.integers(1, 3),
    template=st.sampled_from(["", "Hello {{name}}"]),
    error=st.sampled_from([SURE, span("0.660465116", 1, "1.476744186"), span(0, 1, 1)]),
    plan=st.sampled_from([(), (Decimal("0.1"),) * 6]),
)
