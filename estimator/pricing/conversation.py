"""A chat of several turns, each of which sends what was said before once more."""

from collections.abc import Callable, Iterator
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
        window: of a call's input and its answer together, likewise.
        kept: how many of the first tokens of a call are kept for the next one that begins so.
    """

    instructions: int
    question: int
    answer: int
    turns: int
    has_history: bool = True
    most: int | None = None
    window: int | None = None
    kept: Callable[[int], int] = int

    @property
    def fits(self) -> bool:
        """Whether a call without any history may be made at all."""
        return self._room is None or self.instructions + self.question <= self._room

    @property
    def _room(self) -> int | None:
        """The most tokens of a call's input, beside which its answer finds room."""
        ends = (self.most, None if self.window is None else self.window - self.answer)
        return min((end for end in ends if end is not None), default=None)

    def _kept(self, before: int) -> int:
        """How many of the turns before one are sent with it."""
        if not self.has_history:
            return 0
        if self._room is None:
            return before
        room, turn = self._room - self.instructions - self.question, self.question + self.answer
        return min(before, max(room, 0) // turn) if turn else before


@dataclass(frozen=True, slots=True)
class Turn:
    """One call of a chat.

    Attributes:
        tokens: of its input.
        cached: of them, those that the call before has sent as its beginning.
        dropped: the earlier turns that are left out.
        written: tokens that a cache keeps from now on, beside those.
    """

    tokens: int
    cached: int
    dropped: int
    written: int = 0


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
        found = chat.kept(same)
        yield Turn(tokens, found, dropped, max(chat.kept(tokens) - found, 0))
        sent = tokens


def cost(turn: Turn, answer: int, tariff: Tariff, *, is_cached: bool) -> Decimal:
    """What a call costs.

    Args:
        turn: of a chat.
        answer: tokens of the output.
        tariff: of the model.
        is_cached: whether beginnings are read from a cache and written to it, where that has a
            price.

    Raises:
        UsageError: the model has no price for it.
    """
    usage = {INPUT: Decimal(turn.tokens), OUTPUT: Decimal(answer)}
    if is_cached:
        usage[CACHE_READ] = Decimal(turn.cached)
        if CACHE_WRITE in tariff.card.rates:
            usage[CACHE_WRITE] = Decimal(turn.written)
    return tariff.quote(usage).total
