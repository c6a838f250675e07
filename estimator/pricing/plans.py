"""Ways of billing other than rates per meter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from estimator.pricing import money
from estimator.pricing.usage import MAX_QUANTITY, MAX_QUANTITY_DECIMALS

COMPUTE_TIME = "compute-time"
FACTOR = "p"
COMPUTE = ("compute_tokens", "requests")
CALLS = ("request_tokens", "call_seconds", "days")
INPUTS = (FACTOR, *COMPUTE, *CALLS)


@dataclass(unsafe_hash=True)  # not frozen: Python sets __traceback__
class PlanError(Exception):
    """Inputs that a plan can't be computed from.

    Attributes:
        kind: ``"missing-input"``, ``"unknown-input"``, ``"bad-input"`` (negative, not a finite
            number, above what it may be, or finer than MAX_QUANTITY_DECIMALS) or
            ``"unknown-kind"`` (of plans).
        name: the input at fault, or the kind.
        given: its value.
    """

    kind: str
    name: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One summand: ``quantity * factor = amount``, the quantity being the product of ``inputs``."""

    inputs: tuple[str, ...]
    quantity: Decimal
    factor: Decimal
    amount: Decimal


def compute_time(inputs: Mapping[str, object]) -> tuple[Term, Term]:
    """``p * compute_tokens * requests`` and ``p * request_tokens * call_seconds * days``.

    The first charges the tokens of computing, the second the time of the calls; ``p`` is a factor
    without a currency. The sum is ``money.total`` of their amounts.

    Raises:
        PlanError: an input is missing, unknown, or no number that it can be.
    """
    values = read(inputs, INPUTS)
    return _term(values, COMPUTE), _term(values, CALLS)


def read(
    inputs: Mapping[str, object], names: Sequence[str], shares: Sequence[str] = ()
) -> dict[str, Decimal]:
    """The inputs of a plan as decimals.

    Args:
        inputs: as they were given.
        names: of those that the plan has.
        shares: the names of those that are 1 at most; others MAX_QUANTITY.

    Raises:
        PlanError: one is missing, unknown, or no number that it can be.
    """
    for name in inputs:
        if name not in names:
            raise PlanError("unknown-input", name)
    most = {name: Decimal(1) for name in shares}
    return {name: _value(name, inputs, most.get(name, MAX_QUANTITY)) for name in names}


def _value(name: str, inputs: Mapping[str, object], most: Decimal) -> Decimal:
    if name not in inputs:
        raise PlanError("missing-input", name)
    value = money.number(inputs[name])
    if value is None or not value.is_finite() or not 0 <= value <= most:
        raise PlanError("bad-input", name, str(inputs[name] if value is None else value))
    if -int(value.as_tuple().exponent) > MAX_QUANTITY_DECIMALS:
        raise PlanError("bad-input", name, str(value))
    return value


def _term(values: Mapping[str, Decimal], inputs: tuple[str, ...]) -> Term:
    quantity = Decimal(1)
    for name in inputs:
        quantity = money.times(quantity, values[name])
    return Term(inputs, quantity, values[FACTOR], money.times(values[FACTOR], quantity))
