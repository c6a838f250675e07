"""Parts that were counted in another vocabulary than the model's, as the model's tokens."""

from collections.abc import Iterable
from dataclasses import replace

from estimator.tokens import calibration, estimates
from estimator.tokens.calibration import Learnt
from estimator.tokens.estimates import Range
from estimator.tokens.models import Counting
from estimator.tokens.parts import Basis, Part
from estimator.tokens.scripts import Scripts

MEDIA = ("image", "audio", "pages")
"""The kinds of parts that a rule of the model's own gives the tokens of."""
UNSCALED = (*MEDIA, "reply", "tools")
"""Those that are no text: what frames a request is in the model's tokens too."""


def range_of(
    counting: Counting, learnt: Learnt | None, tokens: int, scripts: Scripts
) -> Range | None:
    """The model's tokens for a text; None where they are those that were counted.

    Args:
        counting: of the model.
        learnt: what bills taught of it; of an exact count they teach no other figure.
        tokens: of the text, in the encoding that is counted in.
        scripts: what it is made of.
    """
    if learnt and learnt.is_factor:
        return calibration.calibrated(learnt, tokens)
    if counting.rule:
        return estimates.estimate(counting.rule, tokens, scripts)
    return None


def counted_here(parts: Iterable[Part]) -> int:
    """The tokens of the parts that are text."""
    return sum(part.tokens for part in parts if part.kind not in UNSCALED)


def scaled(part: Part, whole: Range, tokens: int) -> Part:
    """A part as a share of a whole.

    Args:
        part: as it was counted.
        whole: the range of all parts that are text.
        tokens: of those parts, as they were counted.
    """
    if part.kind in UNSCALED:
        return part
    basis = part.basis if part.basis is Basis.NOT_COUNTED else Basis.ESTIMATE
    if not tokens:
        return replace(part, basis=basis)
    return replace(
        part,
        tokens=(2 * part.tokens * whole.tokens + tokens) // (2 * tokens),
        low=part.low * whole.low // tokens,
        high=-(-part.high * whole.high // tokens),
        basis=basis,
    )
