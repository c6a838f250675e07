"""An edit of a text in chunks, and the chunks that it replaces."""

from dataclasses import dataclass

from estimator.tokens.chunks import Chunk, Place


@dataclass(frozen=True, slots=True)
class Replacement:
    """Chunks that take the place of those from ``first`` to before ``last``."""

    first: Place
    last: Place
    new: list[Chunk]


@dataclass(slots=True)
class Edit:
    """A change of the text of the chunks from ``first`` to before ``last``.

    Attributes:
        start: in UTF-16 units, from the start of the first chunk.
        removed: how many units go.
        text: what takes their place.
    """

    first: Place
    last: Place
    start: int
    removed: int
    text: str
