"""Text that waits to be counted, in portions that any thread may do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from estimator.tokens.chunks import Chunk
from estimator.tokens.measure import Part, measure, plain

if TYPE_CHECKING:
    import tiktoken


class Work:
    """Chunks to be counted, perhaps by another thread.

    Attributes:
        encodings: the names of those to count in.
        newline: the line ending to count with.
        is_rest: the chunks are counted in other encodings, and stay as they are; else they may be
            cut into parts.
        parts: the answer, chunk by chunk; empty until it is done.
    """

    __slots__ = ("chunks", "encodings", "is_rest", "newline", "parts")

    def __init__(
        self,
        chunks: list[Chunk],
        encodings: tuple[str, ...],
        newline: str,
        *,
        is_rest: bool = False,
    ) -> None:
        self.chunks = chunks
        self.encodings = encodings
        self.newline = newline
        self.is_rest = is_rest
        self.parts: list[list[Part]] = []

    def do(self, encodings: Sequence["tiktoken.Encoding"]) -> None:
        """Count; changes nothing but ``parts``, so that any thread may do it.

        Args:
            encodings: those that ``encodings`` names, in that order.
        """
        if self.is_rest:
            self.parts = [[plain(chunk.text, encodings, self.newline)] for chunk in self.chunks]
        else:
            self.parts = [measure(chunk.text, encodings, self.newline) for chunk in self.chunks]
