"""Estimates: the data, the arithmetic, and vocabularies that are here as if they were not."""

import functools
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estimator.tokens import estimates, vocab, whole
from estimator.tokens.estimates import MARGIN, Digits, Factor, Ground, Range, estimate, factor_of
from estimator.tokens.scripts import Script, Scripts, scripts_of

RULES = estimates.rules()
RULE = RULES["gemini"]
LATIN, CJK, OTHER = (RULE.factors[script] for script in Script)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_is_whole(rule):
    assert rule.encoding in vocab.vocabularies()
    assert set(rule.factors) == set(Script)
    for factor in rule.factors.values():
        assert 0 < factor.low <= factor.likely <= factor.high
    assert rule.source.url.startswith("https://")
    assert date.fromisoformat(rule.source.date) > date(2025, 1, 1)


@pytest.mark.parametrize("script", Script)
def test_what_is_unknown_reaches_over_every_vocabulary_that_was_measured(script):
    unknown = RULES["unknown"].factors[script]
    for rule in RULES.values():
        if rule.ground is Ground.MEASURED:
            assert unknown.low <= rule.factors[script].low
            assert rule.factors[script].high <= unknown.high


@pytest.mark.parametrize(
    ("rule", "script", "published"),
    [
        ("claude-3", Script.LATIN, ["1.16", "1.18", "1.21", "1.30"]),  # articles, code, maths
        ("claude-3", Script.CJK, ["1.43", "1.49"]),  # 1.65 and 1.71 over 1.15
        ("claude-4.7", Script.LATIN, ["1.53", "1.68", "1.36"]),  # 1.53; 1.16 x 1.45; 1.2 x 1.13
        ("kimi", Script.CJK, ["0.70"]),
        ("qwen", Script.CJK, ["0.74"]),
        ("cohere", Script.LATIN, ["1.03", "1.13"]),
        ("gemini", Script.LATIN, ["1.05", "1.17"]),
    ],
)
def test_what_was_published_lies_within_the_range(rule, script, published):
    factor = RULES[rule].factors[script]
    for ratio in published:
        assert factor.low <= Decimal(ratio) <= factor.high


def test_a_text_of_one_script_has_its_factor():
    assert factor_of(RULE, Scripts(100)) == LATIN
    assert factor_of(RULE, Scripts(100, cjk=100)) == CJK
    assert factor_of(RULE, Scripts(100, other=97)) == OTHER
    assert factor_of(RULE, Scripts()) == LATIN


def test_a_mixed_text_has_the_furthest_ends_and_a_weighed_middle():
    mixed = factor_of(RULE, Scripts(100, cjk=60))
    assert (mixed.low, mixed.high) == (min(LATIN.low, CJK.low), max(LATIN.high, CJK.high))
    latin, cjk = 40 * 15, 60 * 40
    weighed = Fraction(LATIN.likely) * latin + Fraction(CJK.likely) * cjk
    expected = weighed / (latin + cjk)
    assert abs(Fraction(mixed.likely) - expected) < Fraction(1, 10**20)


def test_the_arithmetic():
    rule = replace(
        RULE,
        factors=dict.fromkeys(Script, Factor(Decimal("0.9"), Decimal("1.1"), Decimal("1.31"))),
    )
    text = Scripts(400, digits=7)
    assert estimate(rule, 100, text) == Range(90 + 7 - MARGIN, 110 + 7, 131 + 7 + MARGIN)
    three, unknown = (replace(rule, digits=d) for d in (Digits.THREE, Digits.UNKNOWN))
    assert estimate(three, 100, text) == Range(90 - MARGIN, 110, 131 + MARGIN)
    assert estimate(unknown, 100, text) == Range(90 - MARGIN, 110, 138 + MARGIN)
    assert estimate(rule, 0, Scripts()) == Range(0, 0, 0)
    assert estimate(rule, 1, Scripts(1)) == Range(1, 1, 2 + MARGIN)


SCRIPTS = st.builds(
    lambda latin, cjk, other, digits: Scripts(latin + cjk + other, cjk, other, min(digits, latin)),
    *[st.integers(0, 10**9)] * 4,
)


@given(
    rule=st.sampled_from(list(RULES.values())),
    tokens=st.integers(0, 10**10),
    more=st.integers(0, 1000),
    scripts=SCRIPTS,
)
def test_a_range_is_one_and_grows_with_the_text(rule, tokens, more, scripts):
    first, second = (estimate(rule, n, scripts) for n in (tokens, tokens + more))
    assert 0 <= first.low <= first.tokens <= first.high
    assert first.low <= second.low
    assert first.tokens <= second.tokens
    assert first.high <= second.high
    assert (first.low == 0) == (tokens == 0)


@functools.cache
def tokens_of(name, text):
    return whole.count(vocab.load(name), text)


PROSE = {
    "english": "The committee will publish its findings in the spring, after a long debate. ",
    "python": "def total(rows: list[Row]) -> int:\n    return sum(row.price for row in rows)\n",
    "json": '{"id": 1027, "name": "desk lamp", "price": 39.95, "tags": ["home", "light"]}\n',
    "chinese": "委员会将在春季公布调查结果，此前各方已进行了长时间的讨论。",
    "japanese": "委員会は長い議論のあと、春に調査結果を公表する予定です。",
    "russian": "Комитет опубликует свои выводы весной после долгих обсуждений. ",
}


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE)
@pytest.mark.parametrize("name", ["tekken", "deepseek_v3", "cl100k_base"])
def test_a_vocabulary_that_is_here_would_have_been_estimated_rightly(name, text):
    base = tokens_of("o200k_base", text * 20)
    found = estimate(RULES["unknown"], base, scripts_of(text * 20))
    assert found.low <= tokens_of(name, text * 20) <= found.high
