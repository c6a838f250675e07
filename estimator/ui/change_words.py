"""What a call has more or less than before, in words."""

from decimal import Decimal

from PySide6.QtCore import QObject

from estimator.estimate import Estimate
from estimator.pricing import money
from estimator.ui import text
from estimator.ui.language import before_digits


class ChangeWords(QObject):
    """Words a change of tokens and money."""

    def said(self, tokens: int, cost: Decimal | None, estimate: Estimate) -> str:
        """A change of a call, and of its month.

        Args:
            tokens: below 0 for fewer.
            cost: of a call, likewise; None where there is no price.
            estimate: whose currency and calls a month they are.
        """
        shown = [_sign(tokens) + self.tr("%Ln token(s)", "", abs(tokens))]
        if cost:
            call = cost.copy_abs()
            month = money.times(call, Decimal(estimate.requests))
            for known, amount in (
                (self.tr("{cost} a call"), call),
                (self.tr("{cost} a month"), month),
            ):
                shown.append(known.format(cost=_sign(cost) + text.cost(amount, estimate.currency)))
        return " · ".join(shown)


def _sign(change: Decimal | int) -> str:
    return before_digits("−" if change < 0 else "+" if change else "")
