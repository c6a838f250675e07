"""Ways of paying side by side: by the call, by the seat, by provisioned units, by own machines.

What is fixed is paid in units: a seat, a unit of throughput, a machine. One of them carries so many
calls a month; for more calls there are more of them. From how many calls a month a scheme is the
cheaper one follows from both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from estimator.pricing import money, plans
from estimator.pricing.plans import PlanError

_ZERO = Decimal(0)
MAX_HOURS = 744
"""Of a month of 31 days."""
HOURS = "730"
"""Hours of a month: 8,760 of a year, divided by 12."""
SECONDS = Decimal(3600)
SUBSCRIPTION, PROVISIONED, MACHINE = "subscription", "provisioned", "machine"
INPUTS: Mapping[str, tuple[str, ...]] = {
    SUBSCRIPTION: ("seats", "price_a_seat"),
    PROVISIONED: ("price_an_hour", "hours", "tokens_a_second"),
    MACHINE: ("price_an_hour", "hours", "tokens_a_second", "utilisation"),
}
"""What each kind is given: money, a month or an hour; hours a month; the share of them at work."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """What is paid a month.

    Attributes:
        unit: the price of one unit a month; 0 where nothing is fixed.
        calls: that one unit carries a month; None: any number.
        call: the price of a call, beside that.
        least: the units that are paid anyway.
    """

    unit: Decimal
    calls: Decimal | None
    call: Decimal
    least: Decimal = Decimal(1)

    def units(self, calls: Decimal) -> Decimal | None:
        """How many units so many calls a month need; None where no number of them is enough."""
        if self.calls is None or not calls:
            return self.least
        if not self.calls:
            return None
        return max(Decimal(_rounded_up(self.calls, calls)), self.least)

    def month(self, calls: Decimal) -> Decimal | None:
        """What so many calls a month cost; None where they can't be carried."""
        units = self.units(calls)
        if units is None:
            return None
        return money.plus(money.times(units, self.unit), money.times(calls, self.call))


def by_the_call(price: Decimal) -> Scheme:
    """A price per call alone, as a rate card gives it."""
    return Scheme(Decimal(0), None, price, least=Decimal(0))


def scheme(kind: str, inputs: Mapping[str, object], tokens_a_call: Decimal) -> Scheme:
    """A scheme with fixed costs.

    Args:
        kind: SUBSCRIPTION, PROVISIONED or MACHINE.
        inputs: a value for each of the kind's.
        tokens_a_call: in and out, which take the time of a unit or a machine.

    Raises:
        PlanError: no such kind, or an input is missing, unknown, or no number that it can be.
    """
    if kind not in INPUTS:
        raise PlanError("unknown-kind", kind)
    given = plans.read(inputs, INPUTS[kind], shares=("utilisation",))
    if given.get("hours", _ZERO) > MAX_HOURS:
        raise PlanError("bad-input", "hours", str(inputs["hours"]))
    if kind == SUBSCRIPTION:
        return Scheme(given["price_a_seat"], None, Decimal(0), least=given["seats"])
    seconds = money.times(given["hours"], SECONDS)
    tokens = money.times(given["tokens_a_second"], seconds)
    tokens = money.times(tokens, given.get("utilisation", Decimal(1)))
    calls = Decimal(money.goes_into(tokens_a_call, tokens)[0]) if tokens_a_call else None
    return Scheme(money.times(given["price_an_hour"], given["hours"]), calls, Decimal(0))


def _rounded_up(part: Decimal, whole: Decimal) -> int:
    count, has_rest = money.goes_into(part, whole)
    return count + has_rest


def break_even(fixed: Scheme, by_call: Scheme) -> int | None:
    """The fewest calls a month for which the first is not dearer; None where there are none.

    Where nothing is fixed that is any number of them, or none. For more calls it may be dearer
    again, where they begin another unit: see ``always_from``.

    Args:
        fixed: with units that are paid.
        by_call: without.
    """
    saved = money.minus(by_call.call, fixed.call)
    paid = money.times(fixed.least, fixed.unit)
    if not paid:
        return 0 if saved >= 0 else None
    if saved <= 0:
        return None
    calls = _rounded_up(saved, paid)
    if fixed.calls is not None and calls > money.times(fixed.calls, fixed.least):
        return None
    return calls


def always_from(fixed: Scheme, by_call: Scheme) -> int | None:
    """The number of calls a month from which on the first is never dearer; None: there is none.

    A unit that has just begun is hardly at work. With more of them one counts for less: behind
    ``m`` full units the next call is not dearer from the first ``m`` on for which ``unit - saved``
    is at most ``m`` times what a full unit saves.

    Args:
        fixed: with units that are paid.
        by_call: without.
    """
    first = break_even(fixed, by_call)
    if first is None or fixed.calls is None or not fixed.unit:
        return first
    saved = money.minus(by_call.call, fixed.call)
    full = money.minus(money.times(fixed.calls, saved), fixed.unit)
    begun = money.minus(fixed.unit, saved)
    if begun > 0 and not full:
        return None
    units = max(int(fixed.least), _rounded_up(full, begun) if begun > 0 else 0)
    return _rounded_up(saved, money.times(Decimal(units), fixed.unit))
