"""The compute-time plan in words: what its inputs are called, its sum, and where a print errs."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from estimator.pricing import money
from estimator.pricing.money import RateError
from estimator.pricing.plans import CALLS, COMPUTE, FACTOR, INPUTS, Term
from estimator.pricing.presets import LISTING, SUM, Preset
from estimator.ui import text
from estimator.ui.translated import tr

LETTERS = dict(zip(INPUTS, ("p", "T", "N", "T′", "t", "d"), strict=True))
_TIMES, _PLUS = " × ", " + "
_EXAMPLE = Decimal("0.1")

Values = Mapping[str, Decimal]


def formula() -> str:
    """The plan with its letters."""
    return f"C = {letters(COMPUTE)}{_PLUS}{letters(CALLS)}"


def letters(inputs: Iterable[str]) -> str:
    """A term with its letters: ``p × T × N``."""
    return _TIMES.join(LETTERS[name] for name in (FACTOR, *inputs))


def input_name(name: str) -> str:
    """What an input is called."""
    names = {
        "p": tr("Conversion factor"),
        "compute_tokens": tr("Tokens of computing per request"),
        "requests": tr("Requests"),
        "request_tokens": tr("Tokens of a request"),
        "call_seconds": tr("Seconds of a call"),
        "days": tr("Days"),
    }
    return names[name]


def term_name(inputs: tuple[str, ...]) -> str:
    """What a term charges."""
    return tr("Computing") if inputs == COMPUTE else tr("Time of calls")


def term_meaning(inputs: tuple[str, ...]) -> str:
    """What a term multiplies, beside the factor."""
    if inputs == COMPUTE:
        return tr("tokens of computing per request × requests")
    return tr("tokens of a request × seconds of a call × days")


def problem(error: RateError | None, decimals: int) -> str:
    """What is wrong with a decimal that was typed, as a sentence; empty where nothing is."""
    if error is None:
        return ""
    if not error.given.strip():
        known = tr("A number is missing. Type one such as {example}.")
    else:
        known = {
            "not-a-number": tr("This is not a number. Type one such as {example}."),
            "negative": tr("This can't be negative. Type 0 or more."),
            "too-large": tr("This is too large. The largest is {limit}."),
            "too-fine": tr("This has too many decimals. {most} is the most."),
        }[error.reason]
    limit = text.integer(int(money.MAX_RATE))
    example = text.editable_decimal(_EXAMPLE)
    return known.format(example=example, limit=limit, most=text.integer(decimals))


# The sum


def amount(value: Decimal) -> str:
    """An amount with every digit: whole, or with at least two places."""
    return text.decimal(value) if value == value.to_integral_value() else text.price(value)


def product(values: Values, term: Term) -> str:
    """A term with its numbers: ``0.1 × 128 × 0.1 × 1 = 1.28``."""
    factors = (text.decimal(values[name]) for name in (FACTOR, *term.inputs))
    return f"{_TIMES.join(factors)} = {amount(term.amount)}"


def summands(terms: Iterable[Term]) -> str:
    """The terms' amounts: ``40,960 + 1.28``."""
    return _PLUS.join(amount(term.amount) for term in terms)


def total(terms: Iterable[Term]) -> str:
    """What they add up to: ``40,961.28``."""
    return amount(money.total(term.amount for term in terms))


def copied(values: Values, terms: Sequence[Term]) -> str:
    """The whole sum, to be pasted elsewhere."""
    products = [f"{letters(term.inputs)} = {product(values, term)}" for term in terms]
    return "\n".join((formula(), *products, f"C = {summands(terms)} = {total(terms)}"))


# The article


def preset_name(preset: Preset) -> str:
    """What a worked example of the article is called."""
    names = {
        "first": tr("First example: {requests} requests"),
        "second": tr("Second example: {requests} requests, {days} days"),
        "listing": tr("Code listing: T in both terms"),
        "customer-service": tr("Customer service: {requests} requests a month"),
        "market-monitoring": tr("Market monitoring: {requests} requests a month"),
        "recommendations": tr("Recommendations: {requests} requests a month"),
    }
    shown = {name: text.decimal(value) for name, value in preset.inputs.items()}
    return names[preset.name].format(**shown)


def slip(preset: Preset, terms: Sequence[Term]) -> str:
    """Which total the article prints for a worked example, and why that is not the sum."""
    if preset.slip == LISTING:
        known = tr(
            "The article prints {printed} here. That is a slip: its listing takes {tokens} tokens"
            " in both terms, which gives {total}."
        )
    elif preset.slip == SUM:
        known = tr("The article prints {printed} here. That is a slip: {sum} is {total}.")
    elif preset.quantities:
        known = tr(
            "The article prints {printed} here, from {first} + {second}. That is a slip: {product}"
            " is {quantity}, and the sum is {total}."
        )
    else:
        known = tr(
            "The article prints {printed} here, as for its second example. That is a slip: the sum"
            " is {total}."
        )
    return known.format(**_figures(preset, terms))


def _figures(preset: Preset, terms: Sequence[Term]) -> dict[str, str]:
    first, second = map(text.decimal, preset.quantities or (Decimal(0), Decimal(0)))
    factors = [text.decimal(preset.inputs[name]) for name in COMPUTE]
    return {
        "printed": amount(preset.printed),
        "tokens": factors[0],
        "product": _TIMES.join(factors),
        "quantity": amount(terms[0].quantity),
        "sum": summands(terms),
        "total": total(terms),
        "first": first,
        "second": second,
    }
