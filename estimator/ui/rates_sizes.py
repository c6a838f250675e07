"""The sizes of input that a price is for: as they are shown, and as they are typed."""

from dataclasses import dataclass

from estimator.pricing.edits import BASE
from estimator.pricing.entries import MAX_TOKENS
from estimator.pricing.rates import RateCard
from estimator.ui import rates_typed, text
from estimator.ui.rates_typed import TypedError
from estimator.ui.translated import tr

_FROM_SIGNS, _ABOVE_SIGNS = ("≥", ">=", "＞="), (">", "＞")  # noqa: RUF001 - as a wide keyboard types
_ROUND = 1000


@dataclass(frozen=True, slots=True)
class Size:
    """Where a price for larger inputs begins.

    Attributes:
        tokens: inputs of more than so many tokens have it,
        is_inclusive: and those of exactly so many too.
    """

    tokens: int
    is_inclusive: bool

    @property
    def first(self) -> int:
        """The fewest tokens that have it."""
        return self.tokens + (not self.is_inclusive)


def size_of(card: RateCard, above: int) -> Size:
    """A threshold of a card."""
    return as_written(above, is_inclusive=card.takes_in(above))


def as_written(above: int, *, is_inclusive: bool) -> Size:
    """A threshold as a person would write it: above 199,999 is from 200,000, and back again."""
    size = Size(above, is_inclusive)
    if not size.is_inclusive and size.first % _ROUND == 0:
        return Size(size.first, is_inclusive=True)
    if size.is_inclusive and (above - 1) % _ROUND == 0 and above > 1:
        return Size(above - 1, is_inclusive=False)
    return size


def shown(card: RateCard, above: int) -> str:
    """For which sizes of input a row of a card is."""
    thresholds = card.thresholds()
    if not thresholds:
        return tr("any")
    size = size_of(card, next(iter(thresholds)) if above == BASE else above)
    if above == BASE:
        known = tr("below {tokens}") if size.is_inclusive else tr("up to {tokens}")
    else:
        known = tr("from {tokens}") if size.is_inclusive else tr("above {tokens}")
    return known.format(tokens=text.integer(size.tokens))


def above(typed: str, card: RateCard, under: RateCard, now: int = BASE) -> int:
    """The threshold that a text means on a card: ``above 272,000``, ``from 200,000``, ``≥ 5``.

    Args:
        typed: a number alone means more than it; or, where ``now`` is a threshold that takes
            itself in, from it on.
        card: that it is to stand on.
        under: what the user's rates are laid over there, as ``edits.card_under`` says it.
        now: the threshold that it is to be instead of.

    Raises:
        TypedError: it is none.
    """
    word, number = _parted(text.as_typed(typed).strip())
    is_inclusive = now != BASE and size_of(card, now).is_inclusive
    if word:
        is_inclusive = _means_from(word, typed)
    try:
        first = Size(rates_typed.size(number), is_inclusive).first
    except TypedError:
        raise TypedError("size", typed) from None
    if first > MAX_TOKENS:
        raise TypedError("size", typed)
    return under.threshold_from(first)


def _parted(typed: str) -> tuple[str, str]:
    """The words or the sign of a size, and its number."""
    digits = [n for n, letter in enumerate(typed) if letter.isdecimal()]
    if not digits:
        return typed, ""
    start, end = digits[0], digits[-1] + 1
    return (typed[:start] + typed[end:]).strip().casefold(), typed[start:end]


def _means_from(word: str, typed: str) -> bool:
    """Whether the words of a size take its number in.

    Raises:
        TypedError: they are no such words.
    """
    of_from = tr("from {tokens}").replace("{tokens}", "").strip().casefold()
    of_above = tr("above {tokens}").replace("{tokens}", "").strip().casefold()
    if word in (of_from, "from", *_FROM_SIGNS):
        return True
    if word in (of_above, "above", *_ABOVE_SIGNS):
        return False
    raise TypedError("size", typed)
