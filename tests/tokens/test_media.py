"""The tokens of pictures: published figures, and what holds for any of them."""

import hashlib
import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimator.pricing import book
from estimator.tokens.image_output import output_tokens
from estimator.tokens.media import (
    MAX_SIDE,
    ImageError,
    family_of,
    image_tokens,
    level_of,
    unsized_image_tokens,
)
from estimator.tokens.parts import Basis
from estimator.tokens.sizing import Size, covering, fitted, within_budget

DATA = Path(__file__).parents[1] / "data" / "images.json"
CASES = json.loads(DATA.read_text(encoding="utf-8"))["cases"]
MODELS = (
    "gpt-6-astra", "gpt-5.6-sol", "gpt-5.5", "gpt-5.4", "gpt-5.2", "gpt-5-nano", "gpt-4o",
    "gpt-4o-mini", "o3", "claude-opus-5", "claude-haiku-4-5", "gemini-2.5-pro", "gemini-3.5-flash",
    "gpt-image-1",
)  # fmt: skip


def cases(kind):
    found = [case for case in CASES if case["kind"] == kind]
    assert found
    return pytest.mark.parametrize("case", found, ids=lambda case: case["id"])


def asked(case):
    return case["model"], case["width"], case["height"], case["detail"]


def test_the_data_are_the_ones_that_were_published():
    listed = (DATA.parent / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(DATA.read_bytes()).hexdigest() in listed


def test_every_kind_of_case_is_looked_at():
    kinds = {"tile", "patch", "patch-count-only", "image-output", "gpt-image-1-input"}
    assert {case["kind"] for case in CASES} == kinds


@cases("tile")
def test_tiles(case):
    found = image_tokens(*asked(case))
    assert found.tokens == found.low == found.high == case["expected_tokens"]
    assert (found.squares, found.square) == (case["tiles"], 512)


@cases("patch")
def test_patches(case):
    found = image_tokens(*asked(case))
    assert (found.low, found.tokens, found.high) == tuple(
        case["expected_tokens"] + d for d in (-1, 0, 1)
    )
    assert (found.squares, list(found.seen)) == (case["patches"], case["resized"])
    assert found.basis is Basis.DOCUMENTED


@cases("patch-count-only")
def test_patches_before_they_are_multiplied(case):
    fit = fitted(Size(case["width"], case["height"]), case["max_dimension"])
    found = within_budget(fit, 32, case["patch_budget"])
    assert covering(found, 32) == case["patches"] == case["expected_tokens"]


@cases("gpt-image-1-input")
def test_pictures_to_edit(case):
    fidelity = case["detail"].removeprefix("input_fidelity=")
    found = image_tokens(case["model"], case["width"], case["height"], fidelity)
    assert (found.tokens, found.squares) == (case["expected_tokens"], case["tiles"])


@cases("image-output")
def test_pictures_that_are_made(case):
    for model in case.get("applies_to", [case["model"]]):
        found = output_tokens(model, case["width"], case["height"], case["detail"])
        assert found.tokens == case["expected_tokens"]
        assert found.basis is (Basis.DOCUMENTED if case["documented"] else Basis.MEASURED)


@pytest.mark.parametrize(
    ("size", "standard", "high"),
    [
        ((200, 200), 64, 64),
        ((1000, 1000), 1296, 1296),
        ((1092, 1092), 1521, 1521),
        ((1920, 1080), 1560, 2691),
        ((2000, 1500), 1564, 3888),
        ((3840, 2160), 1560, 4784),
    ],
)
def test_the_table_of_anthropic(size, standard, high):
    assert image_tokens("claude-haiku-4-5", *size).tokens == standard
    assert image_tokens("claude-opus-4-8", *size).tokens == high


@pytest.mark.parametrize(
    ("size", "low", "tokens", "high"),
    [
        ((384, 384), 258, 258, 258),
        ((768, 768), 258, 258, 1032),
        ((960, 540), 516, 516, 1548),  # 1548 is Google's own example
        ((4096, 4096), 1032, 9288, 9288),
        ((1, 1000), 516, 516, 258_000),
    ],
)
def test_the_tiles_of_google_have_two_readings(size, low, tokens, high):
    found = image_tokens("gemini-2.5-pro", *size)
    assert (found.low, found.tokens, found.high) == (low, tokens, high)
    assert found.basis is Basis.ESTIMATE


def test_newer_models_of_google_take_so_many_tokens_a_picture():
    found = image_tokens("gemini-3.5-flash", 4032, 3024)
    assert (found.low, found.tokens, found.high) == (1008, 1120, 1120)
    assert image_tokens("gemini-3.5-flash", 8, 8, "low").tokens == 280


@pytest.mark.parametrize(
    ("size", "low", "tokens", "high"),
    [
        ((1024, 1024), 4354, 4354, 4354),
        ((1024, 1536), 6563, 6563, 6563),
        ((1000, 1200), 4483, 4483, 6563),
        ((1000, 1300), 4483, 6563, 6563),
    ],
)
def test_high_fidelity_costs_more_by_the_shape(size, low, tokens, high):
    width, height = size
    found = image_tokens("gpt-image-1", width, height, "high")
    assert (found.low, found.tokens, found.high) == (low, tokens, high)


def test_a_panorama_in_the_guides_own_example():
    assert image_tokens("gpt-6-astra", 4096, 512, "high").tokens == 2458


@pytest.mark.parametrize(("size", "tokens"), [((2049, 513), 1445), ((2050, 513), 765)])
def test_the_rounding_that_was_billed(size, tokens):
    assert image_tokens("gpt-4.1", *size).tokens == tokens


# What holds for any picture

SIDES = st.integers(1, 8000)
LEVELS = [
    (model, detail) for model in MODELS for detail in (*family_of(model).rule.details, "auto")
]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(LEVELS), SIDES, SIDES)
def test_any_picture(level, width, height):
    model, detail = level
    rule = family_of(model).rule
    if level_of(model, detail) == "original" and covering(Size(width, height), 32) > 30_000:
        return  # some models refuse it
    found = image_tokens(model, width, height, detail)
    assert 1 <= found.low <= found.tokens <= found.high
    assert image_tokens(model, height, width, detail).tokens == found.tokens
    assert found.seen.width <= width
    assert found.seen.height <= height
    most = rule.most(found.detail)
    assert most is None or found.high <= most
    if most is not None:
        unsized = unsized_image_tokens(model, detail)
        assert unsized.low <= found.low
        assert found.high <= unsized.high


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["gpt-4o", "gpt-5", "o1", "gpt-4o-mini"]), SIDES, SIDES)
def test_tiles_have_a_base(model, width, height):
    base, tile = image_tokens(model, width, height, "low").tokens, family_of(model).rule.tile
    high = image_tokens(model, width, height).tokens
    assert (high - base) % tile == 0
    assert tile <= high - base <= 8 * tile


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["gpt-5.6-sol", "gpt-4o", "claude-opus-5"]), SIDES, SIDES, SIDES, SIDES)
def test_a_larger_picture_costs_no_less_where_none_is_shrunk(model, a, b, c, d):
    small, large = sorted((a % 700 + 1, c % 700 + 1)), sorted((b % 700 + 1, d % 700 + 1))
    widths, heights = zip(small, large, strict=True)
    less = image_tokens(model, min(widths), min(heights))
    assert less.tokens <= image_tokens(model, max(widths), max(heights)).tokens


def test_what_auto_is():
    expected = {"gpt-5.6-sol": "original", "gpt-5.5": "original", "gpt-5.4": "high",
                "gpt-4o": "high", "gpt-image-1": "low", "claude-opus-5": "auto"}  # fmt: skip
    assert {model: level_of(model, "auto") for model in expected} == expected


def test_low_may_cost_more_than_high():
    low, high = (image_tokens("gpt-5.4", 2048, 2048, detail).tokens for detail in ("low", "high"))
    assert low > high


# Which rule


@pytest.mark.parametrize(
    ("model", "like"),
    [
        ("gpt-5.4-mini-2026-03-17", ""),
        ("openai/gpt-4o", ""),
        ("ft:gpt-4o-2024-08-06:org::id", ""),
        ("anthropic/claude-sonnet-5-5", ""),
        (" GPT-4O ", ""),
        ("gpt-6.1-sol", "gpt-6-astra"),
        ("gpt-5.4-pro", "gpt-5.4"),
        ("gpt-5.3-codex", "gpt-5.2"),
        ("gpt-image-1-mini", "gpt-image-1"),
        ("o3-pro", "o3"),
    ],
)  # fmt: skip
def test_a_model_has_its_rule_or_that_of_a_near_one(model, like):
    found = family_of(model)
    assert found.like == like
    assert found.basis is (Basis.ESTIMATE if like else Basis.DOCUMENTED)
    assert found.source.url.startswith("https://")


def test_an_undocumented_budget_is_an_estimate_down_to_the_earlier_one():
    found = image_tokens("gpt-5-mini", 2048, 2048)
    assert found.basis is Basis.ESTIMATE
    assert (found.low, found.tokens, found.high) == (1825, 4916, 4917)


@pytest.mark.parametrize(
    "model",
    ["gpt-4", "gpt-3.5-turbo", "o3-mini", "o1-mini", "gpt-4o-audio-preview", "gpt-realtime-2",
     "claude-2", "gemini-embedding-2", "deepseek-chat", "gpt-image-2", "gpt-oss-20b", ""],
)  # fmt: skip
def test_a_model_without_a_rule(model):
    with pytest.raises(ImageError) as caught:
        image_tokens(model, 10, 10)
    assert (caught.value.kind, caught.value.model) == ("no-rule", model)
    assert {"gpt-5.4", "gpt-4o"} <= set(caught.value.known)
    for known in caught.value.known:
        assert family_of(known).basis is Basis.DOCUMENTED


def test_every_model_that_is_offered_has_a_rule_or_none_without_a_fault():
    counted = []
    for model in book.load().models():
        with suppress(ImageError):
            counted.append(image_tokens(model.id, 640, 480).tokens)
    assert len(counted) > 60
    assert min(counted) > 0


@pytest.mark.parametrize(
    ("asked_for", "kind", "known", "limit"),
    [
        (("gpt-4o", 8, 8, "original"), "no-detail", ("low", "high", "auto"), 0),
        (("gpt-5.2", 8, 8, "original"), "no-detail", ("low", "high", "auto"), 0),
        (("claude-opus-5", 8, 8, "low"), "no-detail", ("auto",), 0),
        (("gpt-5.4", 8, 8, "medium"), "no-detail", ("low", "high", "original", "auto"), 0),
        (("gpt-4o", 0, 8), "bad-size", (), MAX_SIDE),
        (("gpt-4o", 8, -1), "bad-size", (), MAX_SIDE),
        (("gpt-4o", MAX_SIDE + 1, 8), "bad-size", (), MAX_SIDE),
        (("claude-opus-5", 8001, 8), "too-large", (), 8000),
        (("gpt-5.6-sol", 5568, 5568), "too-many-patches", (), 30_000),
        (("gpt-6-astra", 10**6, 10**6), "too-many-patches", (), 30_000),
    ],
)
def test_what_is_refused(asked_for, kind, known, limit):
    with pytest.raises(ImageError) as caught:
        image_tokens(*asked_for)
    assert (caught.value.kind, caught.value.known, caught.value.limit) == (kind, known, limit)


def test_a_picture_of_the_largest_size_is_counted():
    assert image_tokens("gpt-4o", MAX_SIDE, MAX_SIDE).tokens == 765
    assert image_tokens("gpt-5.4", MAX_SIDE, 1).tokens == 77


# Pictures that are made


@pytest.mark.parametrize(
    ("asked_for", "kind"),
    [
        (("gpt-4o", 1024, 1024, "low"), "no-rule"),
        (("gpt-image-1", 512, 512, "low"), "no-size"),
        (("gpt-image-1", 1024, 1024, "max"), "no-quality"),
        (("gpt-image-2", 1024, 1024, "xhigh"), "no-quality"),
        (("gpt-image-2", 0, 1024, "low"), "bad-size"),
        (("gpt-image-2", 1024, MAX_SIDE + 1, "low"), "bad-size"),
        (("gpt-image-2", 3073, 1024, "low"), "no-shape"),
    ],
)  # fmt: skip
def test_a_picture_that_is_not_made(asked_for, kind):
    with pytest.raises(ImageError) as caught:
        output_tokens(*asked_for)
    assert caught.value.kind == kind
    assert caught.value.known or caught.value.limit


@settings(max_examples=100, deadline=None)
@given(st.integers(16, 4000), st.integers(16, 4000))
def test_better_costs_more(width, height):
    if max(width, height) > 3 * min(width, height):
        return
    qualities = ("low", "medium", "high", "xhigh", "max")
    tokens = [output_tokens("gpt-image-2.5-flare", width, height, q).tokens for q in qualities]
    assert tokens == sorted(tokens)
    assert tokens[0] > 0
