"""What a session's prompt would be and cost if its texts were shorter."""

from estimator import budget
from estimator.budget import Budget
from estimator.estimate import Estimate
from estimator.session import Session


def excess(session: Session, limit: Budget) -> int:
    """How many tokens of text are too many for a budget; see ``budget.excess``."""
    return budget.excess(session.estimate(), limit, session.billed)


def after(session: Session, saved: int) -> Estimate:
    """What the prompt is and costs with so many tokens less, as they are counted here."""
    return session.billed(budget.lessened(session.estimate(), saved))
