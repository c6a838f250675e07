"""The article's worked examples: what their inputs give, and what is printed instead."""

from decimal import Decimal
from math import prod

import pytest

from estimator.pricing import money, plans
from estimator.pricing.presets import LISTING, PRESETS, PRODUCT, SUM

BY_NAME = {preset.name: preset for preset in PRESETS}
MONTH = ("204800", "38.4", "204838.4", "122890.4", PRODUCT)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("first", ("40960", "1.28", "40961.28", "41696", SUM)),
        ("second", MONTH),
        ("listing", ("204800", "1228.8", "206028.8", "122890.4", LISTING)),
        ("customer-service", MONTH),
        ("market-monitoring", MONTH),
        ("recommendations", MONTH),
    ],
)
def test_what_a_preset_gives_and_what_is_printed(name, expected):
    preset = BY_NAME[name]
    amounts = [term.amount for term in plans.compute_time(preset.inputs)]
    figures = [*amounts, money.total(amounts), preset.printed]
    assert (*map(money.plain_text, figures), preset.slip) == expected


def test_no_other_preset_is_there():
    assert len(BY_NAME) == len(PRESETS) == 6


@pytest.mark.parametrize("preset", PRESETS, ids=BY_NAME)
def test_its_inputs_are_those_of_the_plan_and_stay_so(preset):
    assert tuple(preset.inputs) == plans.INPUTS
    with pytest.raises(TypeError):
        preset.inputs["p"] = Decimal(1)


def test_the_printed_quantities_are_neither_the_inputs_product_nor_the_printed_total():
    """1,228,800 is 4,096 × 300, not × 500; and a tenth of both is 122,918.40."""
    second = BY_NAME["second"]
    first_product, second_product = (
        prod(second.inputs[name] for name in inputs) for inputs in (plans.COMPUTE, plans.CALLS)
    )
    assert second.quantities == (1_228_800, 384)
    assert (first_product, second_product) == (2_048_000, 384)
    assert sum(second.quantities) * second.inputs["p"] != second.printed
