"""What was billed teaches how far a count is off: locally, for each model.

An exact count is short of what is billed by the few tokens that frame a message: an offset. An
assumed or estimated one is off by a factor. What is learnt from one kind of text says little of
another, so only observations of the same model, encoding and main script count.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from estimator.tokens.estimates import Range
from estimator.tokens.models import Kind
from estimator.tokens.observation import Observation
from estimator.tokens.scripts import Script

LEAST = 100
"""Tokens of a prompt that a factor is learnt from, at least: in a shorter one the framing tells."""
FURTHEST = 4
"""How many times more or less a bill may be; further off, it is not this prompt's."""
FRAMING = 100
"""Tokens that a bill may have beyond that: a short prompt is framed too."""
_WIDENED = Fraction(1, 8)  # of the likely factor, for one observation
_OFFSET_WIDENED = 3  # tokens, for one observation


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class CalibrationError(Exception):
    """Nothing can be learnt from this.

    Attributes:
        kind: ``"not-this-prompt"`` (what was billed is too far off), ``"too-short"`` (the prompt
            has fewer than LEAST tokens), ``"not-counted"`` (it has yet to be counted),
            ``"not-text"`` (pictures, audio or PDFs are in it) or ``"framed"`` (it is a request that
            is counted with its framing: there is nothing to learn).
        local: the tokens that were counted here.
        billed: the tokens that were billed.
    """

    kind: str
    local: int
    billed: int


@dataclass(frozen=True)
class Learnt:
    """How far a count is off: a factor if ``is_factor``, else an offset in tokens.

    Attributes:
        low, likely, high: low <= likely <= high.
        count: of the observations.
    """

    is_factor: bool
    low: Fraction
    likely: Fraction
    high: Fraction
    count: int


def check(kind: Kind, local: int, billed: int) -> None:
    """Whether something can be learnt from a prompt's count and its bill.

    Raises:
        CalibrationError: it can't.
    """
    low, high = sorted((local, billed))
    if high > FURTHEST * low + FRAMING:
        raise CalibrationError("not-this-prompt", local, billed)
    if kind is not Kind.EXACT and local < LEAST:
        raise CalibrationError("too-short", local, billed)
    if kind is not Kind.EXACT and high > FURTHEST * low:
        raise CalibrationError("not-this-prompt", local, billed)


def of(seen: Iterable[Observation], model: str, encoding: str, script: Script) -> list[Observation]:
    """Those of a model, whoever sells it, in this encoding and of texts mainly in this script."""
    wanted = (model, encoding, script)
    return [each for each in seen if (each.model, each.encoding, each.script) == wanted]


def learn(kind: Kind, seen: Sequence[Observation]) -> Learnt | None:
    """What the observations of a model teach; None where there are none.

    Args:
        kind: how the model is counted.
        seen: of one model, encoding and script; their order does not matter.

    A factor is likely all that was billed over all that was counted; it reaches from the least to
    the greatest that was seen, and each way 1/8n of the likely one further, for n observations. An
    offset is likely their median, and reaches floor(3/n) tokens further.
    """
    if not seen:
        return None
    if kind is Kind.EXACT:
        offsets = sorted(each.billed - each.local for each in seen)
        wider = _OFFSET_WIDENED // len(seen)
        return Learnt(
            False,
            Fraction(offsets[0] - wider),
            Fraction(offsets[(len(seen) - 1) // 2]),
            Fraction(offsets[-1] + wider),
            len(seen),
        )
    ratios = [Fraction(each.billed, each.local) for each in seen]
    likely = Fraction(sum(each.billed for each in seen), sum(each.local for each in seen))
    more = likely * _WIDENED / len(seen)
    return Learnt(True, min(ratios) - more, likely, max(ratios) + more, len(seen))


def calibrated(learnt: Learnt, tokens: int) -> Range:
    """The tokens that a text will be billed as; 0 for an empty one.

    Args:
        learnt: of its model.
        tokens: of the text, as it is counted here.
    """
    if not tokens:
        return Range(0, 0, 0)
    if learnt.is_factor:
        low, likely, high = (tokens * part for part in (learnt.low, learnt.likely, learnt.high))
    else:
        low, likely, high = (tokens + part for part in (learnt.low, learnt.likely, learnt.high))
    return Range(max(0, math.floor(low)), max(0, round(likely)), max(0, math.ceil(high)))
