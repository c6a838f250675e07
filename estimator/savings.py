"""What a session's prompt would be and cost if its texts were shorter."""

from decimal import Decimal

from estimator import budget
from estimator.budget import Budget
from estimator.estimate import Estimate
from estimator.pricing import money
from estimator.session import Session


def excess(session: Session, limit: Budget) -> int:
    """How many tokens of text are too many for a budget; see ``budget.excess``."""
    return budget.excess(session.estimate(), limit, session.billed)


def after(session: Session, saved: int) -> Estimate:
    """What the prompt is and costs with so many tokens less, as they are counted here."""
    return session.billed(budget.lessened(session.estimate(), saved))


def of_call(session: Session, estimate: Estimate, saved: int) -> tuple[int, Decimal | None]:
    """What a shorter text saves of a call: tokens of the model, and money where that is known.

    Args:
        session: that gave the estimate.
        estimate: of the prompt as it is.
        saved: tokens as they are counted here.
    """
    if estimate.tokens is None:
        return saved, None
    less = after(session, saved)
    cost = None
    if estimate.cost is not None and less.cost is not None:
        cost = money.minus(estimate.cost, less.cost)
    return estimate.tokens - (less.tokens or 0), cost


def when_cached(session: Session, estimate: Estimate, tokens: int) -> Decimal | None:
    """What a call costs less that has its first tokens read from a cache.

    Args:
        session: that gave the estimate.
        estimate: of the prompt, where none of it is cached.
        tokens: of the model.

    Returns:
        None where that is not known; 0 where what is cached has no price of its own.
    """
    cached = session.billed(estimate, tokens)
    if estimate.cost is None or cached.cost is None:
        return None
    return money.minus(estimate.cost, cached.cost)
