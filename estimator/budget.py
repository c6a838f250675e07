"""What a prompt may be, in tokens, in money, or by the model; and by how much it is over."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from estimator.estimate import Entry, Estimate
from estimator.scaling import UNSCALED
from estimator.tokens.parts import Counted, Part


class Kind(StrEnum):
    """What is limited."""

    TOKENS = "tokens"
    """The tokens of the prompt."""
    COST = "cost"
    """What a call costs, with the output that is expected, in the currency of the estimate."""
    WINDOW = "window"
    """Nothing but what the model takes, less the output that is expected."""


@dataclass(frozen=True, slots=True)
class Budget:
    """A limit; ``amount`` is of tokens or of money, and passed over for WINDOW."""

    kind: Kind
    amount: Decimal = Decimal(0)

    def is_met(self, estimate: Estimate) -> bool:
        """Whether a counted and priced prompt is surely within it; an unknown price never is."""
        if self.kind is Kind.TOKENS:
            return (estimate.high or 0) <= self.amount
        if self.kind is Kind.COST:
            return estimate.call is not None and estimate.call.high <= self.amount
        return estimate.fits_surely is not False

    def share(self, estimate: Estimate) -> Decimal | None:
        """How much of it a counted and priced prompt takes, 1 being all; None where not known."""
        model, used, whole = estimate.model, estimate.cost, self.amount
        if self.kind is Kind.TOKENS:
            used = Decimal(estimate.tokens or 0)
        elif self.kind is Kind.WINDOW:
            used = Decimal((estimate.tokens or 0) + estimate.expected_output)
            whole = Decimal(model.context_window or 0)
        return used / whole if used is not None and whole else None


def lessened(estimate: Estimate, saved: int) -> Estimate:
    """The prompt with texts that are shorter by so many tokens; not priced anew.

    Args:
        estimate: counted.
        saved: tokens as they are counted here, which an estimate for another vocabulary scales.
    """
    local, parts = estimate.local, [entry.part for entry in estimate.entries]
    if local and local.tokens:
        left = max(local.tokens - saved, 0)
        parts = [_scaled(part, left, local.tokens) for part in parts]
        local = replace(local, tokens=left)
    else:
        parts = _shortened(parts, saved)
    pairs = zip(parts, estimate.entries, strict=True)
    entries = tuple(Entry(part, entry.attachment) for part, entry in pairs)
    return replace(estimate, entries=entries, counted=Counted(tuple(parts)), local=local)


def _scaled(part: Part, left: int, of: int) -> Part:
    if part.kind in UNSCALED:
        return part
    tokens, low, high = (-(-figure * left // of) for figure in (part.tokens, part.low, part.high))
    return replace(part, tokens=tokens, low=low, high=high)


def _shortened(parts: list[Part], saved: int) -> list[Part]:
    """The parts, the largest texts of which are shorter."""
    made = list(parts)
    texts = [n for n, part in enumerate(parts) if part.kind not in UNSCALED]
    for number in sorted(texts, key=lambda n: -parts[n].tokens):
        part = made[number]
        less = min(saved, part.low)
        made[number] = replace(
            part, tokens=part.tokens - less, low=part.low - less, high=part.high - less
        )
        saved -= less
    return made


def excess(estimate: Estimate, budget: Budget, priced: Callable[[Estimate], Estimate]) -> int:
    """How many tokens of text must go, as they are counted here; 0 where the budget is met.

    Args:
        estimate: counted and priced.
        budget: to be met.
        priced: prices an estimate.

    Returns:
        More than the text has, where no shorter text would do.
    """
    if budget.is_met(estimate):
        return 0
    tokens = estimate.local.tokens if estimate.local else (estimate.tokens or 0)
    tried = range(tokens + 1)
    return bisect_left(tried, True, key=lambda n: budget.is_met(priced(lessened(estimate, n))))
