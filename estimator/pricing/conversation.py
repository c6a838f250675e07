"""A chat of several turns, each of which sends what was said before once more."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from estimator.pricing.caching import CACHE_WRITE
from estimator.pricing.tariff import Tariff
from estimator.pricing.usage import CACHE_READ, INPUT, OUTPUT


@dataclass(frozen=True, slots=True)
class Chat:
    """What a chat is made of, in tokens.

    Attributes:
        instructions: that every call begins with.
        question: that each turn asks.
        answer: that it is given.
        turns: how many there are.
        has_history: whether earlier turns are sent again.
        most: of a call's input; the oldest turns are left out where it would be more. None: any.
        cached_from: the fewest tokens of a beginning that are kept for the next call.
    """

    instructions: int
    question: int
    answer: int
    turns: int
    has_history: bool = True
    most: int | None = None
    cached_from: int = 0

    @property
    def fits(self) -> bool:
        """Whether a call without any history may be made at all."""
        return self.most is None or self.instructions + self.question <= self.most

    def _kept(self, before: int) -> int:
        """How many of the turns before one are sent with it."""
        if not self.has_history:
            return 0
        if self.most is None:
            return before
        room, turn = self.most - self.instructions - self.question, self.question + self.answer
        return min(before, max(room, 0) // turn) if turn else before


@dataclass(frozen=True, slots=True)
class Turn:
    """One call of a chat.

    Attributes:
        tokens: of its input.
        cached: of them, those that the call before has sent as its beginning.
        dropped: the earlier turns that are left out.
    """

    tokens: int
    cached: int
    dropped: int


def turns(chat: Chat) -> Iterator[Turn]:
    """The calls of a chat, in their order; none where not even the first fits.

    What a call begins with is that of the one before as long as no turn is left out between them;
    then it is the instructions alone.
    """
    sent = dropped = 0
    for number in range(chat.turns if chat.fits else 0):
        kept = chat._kept(number)  # noqa: SLF001 - of this module
        tokens = chat.instructions + kept * (chat.question + chat.answer) + chat.question
        before, dropped = dropped, number - kept if chat.has_history else 0
        is_grown = chat.has_history and dropped == before
        same = (sent if is_grown else chat.instructions) if number else 0
        yield Turn(tokens, same if same >= chat.cached_from else 0, dropped)
        sent = tokens


def cost(turn: Turn, answer: int, tariff: Tariff, *, is_cached: bool) -> Decimal:
    """What a call costs.

    Args:
        turn: of a chat.
        answer: tokens of the output.
        tariff: of the model.
        is_cached: whether beginnings are read from a cache; what is not, is written to it, where
            that has a price.

    Raises:
        UsageError: the model has no price for it.
    """
    usage = {INPUT: Decimal(turn.tokens), OUTPUT: Decimal(answer)}
    if is_cached:
        usage[CACHE_READ] = Decimal(turn.cached)
        if CACHE_WRITE in tariff.card.rates:
            usage[CACHE_WRITE] = Decimal(turn.tokens - turn.cached)
    return tariff.quote(usage).total
