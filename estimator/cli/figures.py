"""The figure of a text that is counted for a model: exact, assumed or a range, and its basis."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from estimator.tokens import calibration, estimates
from estimator.tokens.calibration import Learnt
from estimator.tokens.estimates import Digits, Ground, Range, Rule
from estimator.tokens.models import Counting, Kind
from estimator.tokens.scripts import Script, Scripts

_HUNDREDTH = Decimal("0.01")
_SCRIPTS = {
    Script.LATIN: "Latin letters",
    Script.CJK: "Chinese, Japanese or Korean",
    Script.OTHER: "other scripts",
}
_GROUNDS = {
    Ground.MEASURED: "measured with the model's own vocabulary",
    Ground.PUBLISHED: "as others measured it",
    Ground.RELATED: "measured with vocabularies that it is said to be built on",
    Ground.UNKNOWN: "the range of every vocabulary that was measured, as none is known for it",
}


@dataclass(frozen=True)
class Figure:
    """What is said of a text's tokens."""

    range: Range
    exact: bool
    basis: str


def figure(
    model: str | None, counting: Counting, tokens: int, scripts: Scripts, learnt: Learnt | None
) -> Figure:
    """The figure of a text.

    Args:
        model: as it was asked for; None where an encoding was.
        counting: of the model.
        tokens: of the text, in the encoding that is counted in.
        scripts: what it is made of; looked at for an estimate alone.
        learnt: what bills taught of the model; passed over where the count is exact.
    """
    if learnt and learnt.is_factor:
        return Figure(calibration.calibrated(learnt, tokens), False, _learnt(counting, learnt))
    if counting.rule:
        found = estimates.estimate(counting.rule, tokens, scripts)
        return Figure(found, False, _estimated(counting.rule, scripts))
    exact = counting.kind is Kind.EXACT
    return Figure(Range(tokens, tokens, tokens), exact, _counted(model, counting))


def _counted(model: str | None, counting: Counting) -> str:
    text = f"counted with {counting.encoding}"
    if model is None:
        return text
    if counting.kind is Kind.ASSUMED:
        return f"{text}, assumed: no encoding of {model} is published"
    return f"{text}, the encoding of {model}"


def _learnt(counting: Counting, learnt: Learnt) -> str:
    bills = "a bill" if learnt.count == 1 else f"{learnt.count} bills"
    low, likely, high = map(ratio, (learnt.low, learnt.likely, learnt.high))
    return (
        f"estimate: counted with {counting.encoding}, times {likely} ({low} to {high}), learnt from"
        f" {bills} of yours"
    )


def _estimated(rule: Rule, scripts: Scripts) -> str:
    factor = estimates.factor_of(rule, scripts)
    low, likely, high = (_plain(part) for part in (factor.low, factor.likely, factor.high))
    text = " and ".join(_SCRIPTS[script] for script in scripts.present()) or "no text"
    source, ground = rule.source, _GROUNDS[rule.ground]
    digits = "" if rule.digits is Digits.THREE else "; digits counted one by one"
    if rule.digits is Digits.UNKNOWN:
        digits += " at most"
    return (
        f"estimate: counted with {rule.encoding}, times {likely} ({low} to {high}) for {text}"
        f"{digits}; {ground}: {source.name}, {source.url}, {source.date}"
    )


def ratio(value: Fraction) -> str:
    """A ratio with at most two decimals."""
    return _plain(Decimal(value.numerator) / value.denominator)


def _plain(value: Decimal) -> str:
    rounded = value.quantize(_HUNDREDTH, ROUND_HALF_EVEN)
    return f"{rounded.normalize():f}"
