"""The tokens of many texts that are counted again and again, most of them unchanged."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Generic, TypeVar

from estimator.tokens import split, whole

if TYPE_CHECKING:
    import tiktoken

Known = TypeVar("Known")

CALL = 32
"""What asking for one text costs, as characters: a known one takes as long as counting these."""
_PART = 16_384  # characters that are counted in one go: some milliseconds


def count(encoding: "tiktoken.Encoding", text: str) -> int:
    """The tokens of a text, which other threads need not wait for while it is counted."""
    return sum(whole.count(encoding, part) for part in split.chunks(text, _PART))


class OverBudgetError(Exception):
    """There is more to be counted than a round may count."""


class Round:
    """Counts texts in one encoding; what an earlier round has counted costs next to nothing.

    Attributes:
        seen: the tokens of each text of this round, for the next one to know. Texts that the
            next round does not ask for are forgotten with it.
        calls: how many texts it was asked for.
    """

    def __init__(
        self, encoding: "tiktoken.Encoding", known: Mapping[str, int], budget: int | None = None
    ) -> None:
        self._encoding = encoding
        self._known = known
        self._budget = budget
        self.seen: dict[str, int] = {}
        self.calls = 0

    def count(self, text: str) -> int:
        """The tokens of a text.

        Raises:
            OverBudgetError: the round would count more than ``budget`` characters; None: any.
        """
        self.calls += 1
        tokens = self.seen.get(text, self._known.get(text))
        self._charge(CALL + (len(text) if tokens is None else 0))
        if tokens is None:
            tokens = count(self._encoding, text)
        self.seen[text] = tokens
        return tokens

    def stop(self) -> None:
        """Have the next ``count`` raise; another thread may say so."""
        self._budget = 0

    def _charge(self, characters: int) -> None:
        if self._budget is not None:
            self._budget -= characters
            if self._budget < 0:
                raise OverBudgetError


class Memo(Generic[Known]):
    """Remembers what was found of texts, of the later ones alone where there are too many.

    For one thread.
    """

    def __init__(self, find: Callable[[str], Known], most: int = 4_194_304) -> None:
        """Find by a function; remember texts of ``most`` characters, up to twice as many."""
        self._find = find
        self._most = most
        self._length = 0
        self._young: dict[str, Known] = {}
        self._old: dict[str, Known] = {}

    def __contains__(self, text: str) -> bool:
        """Whether it is known what the function says of a text."""
        return text in self._young or text in self._old

    def __call__(self, text: str) -> Known:
        """What the function says of a text."""
        found = self._young.get(text)
        if found is None:
            found = self._old.get(text)
            found = self._find(text) if found is None else found
            self.keep(text, found)
        return found

    def keep(self, text: str, found: Known) -> None:
        """Know it from now on."""
        if self._length > self._most:
            self._old, self._young, self._length = self._young, {}, 0
        self._young[text] = found
        self._length += len(text)
