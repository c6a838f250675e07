"""What texts are written in: looked at within a key press, or beside the window."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from estimator.tokens.chat import Request
from estimator.tokens.scripts import Scripts, scripts_of

if TYPE_CHECKING:
    from estimator.tokens.chunks import Chunk
    from estimator.tokens.counter import TextCounter

AT_ONCE = 32_768
"""Characters that are looked at within a key press: one or two milliseconds."""
_DATA = ("url", "image_url", "data", "file_data")  # fields of a request that are no text of it


class LookWork:
    """Texts to be looked at by another thread; the answer is in the chunks, and in ``seen``."""

    def __init__(self, texts: Sequence[str], chunks: "Sequence[Chunk]" = ()) -> None:
        self.seen: dict[str, Scripts] = {}
        self._texts = texts
        self._chunks = chunks
        self._is_cancelled = False

    def do(self) -> None:
        """Look; changes nothing but the answer, so that any thread may do it."""
        for chunk in self._chunks:
            if self._is_cancelled:
                return
            _ = chunk.scripts  # it remembers
        for text in self._texts:
            if self._is_cancelled:
                return
            self.seen[text] = scripts_of(text)

    def cancel(self) -> None:
        """End without an answer, soon."""
        self._is_cancelled = True


class Looker:
    """Looks at texts that stay the same but for a few; each of them is looked at once."""

    def __init__(self) -> None:
        self._known: dict[str, Scripts] = {}
        self._is_out = False

    def scripts(self, counter: "TextCounter | None", texts: Sequence[str]) -> Scripts | None:
        """What texts are made of together; None where another thread has to look.

        Args:
            counter: of a text that is one of them.
            texts: the others.
        """
        chunks, unknown = self._unlooked(counter, texts)
        if sum(len(chunk.text) for chunk in chunks) + sum(map(len, unknown)) > AT_ONCE:
            return None
        self._known = {text: self._known.get(text) or scripts_of(text) for text in texts}
        found = (self._known[text] for text in texts)
        return sum(found, counter.scripts if counter else Scripts())

    def _unlooked(
        self, counter: "TextCounter | None", texts: Sequence[str]
    ) -> "tuple[list[Chunk], list[str]]":
        unknown = [text for text in dict.fromkeys(texts) if text not in self._known]
        return counter.unlooked if counter else [], unknown

    def take(self, counter: "TextCounter | None", texts: Sequence[str]) -> LookWork | None:
        """What another thread has to look at for ``scripts``; it is then given back."""
        if self._is_out or self.scripts(counter, texts) is not None:
            return None
        self._is_out = True
        chunks, unknown = self._unlooked(counter, texts)
        return LookWork(unknown, chunks)

    def give(self, work: LookWork) -> None:
        """Take over an answer."""
        self._is_out = False
        self._known |= work.seen


def texts_of(request: Request) -> list[str]:
    """The texts of a chat request: all of its messages and tools but pictures, audio and files."""
    given = [request.messages, request.body.get("tools"), request.body.get("functions")]
    return list(texts_in(given))


def texts_in(given: object) -> Iterator[str]:
    """The texts in a JSON value, in no order, but those of pictures, audio and files."""
    waiting = [given]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting += [inside for name, inside in value.items() if name not in _DATA]
        elif isinstance(value, list | tuple):
            waiting += value
