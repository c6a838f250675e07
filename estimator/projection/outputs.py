"""What answers are to be expected, by those that were seen."""

from collections.abc import Sequence
from decimal import Decimal

from estimator.pricing import money
from estimator.projection.ranges import (
    MAX_TOKENS,
    Range,
    ScenarioError,
    whole,
)


def of_sample(tokens: Sequence[int]) -> Range:
    """The mean of a sample, rounded to a token, between its tenth and its ninetieth percentile.

    A percentile is the smallest of the sample that at least so many of it do not exceed. Where a
    few very long answers draw the mean beyond a percentile, it is the end itself.

    Raises:
        ScenarioError: the sample is empty, or no answer can be so long.
    """
    if not tokens:
        raise ScenarioError("empty", "output")
    whole(max(tokens), "output", 0, MAX_TOKENS)
    ordered = sorted(tokens)
    mean = money.divided(Decimal(sum(ordered)), Decimal(len(ordered)), 0)
    tenth, ninetieth = (ordered[-(-len(ordered) * share // 10) - 1] for share in (1, 9))
    return Range.around((Decimal(tenth), mean, Decimal(ninetieth)))
