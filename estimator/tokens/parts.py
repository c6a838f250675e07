"""What a request is made of: each part with its tokens, and how sure the figure is."""

import functools
from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """What a figure stands on."""

    DOCUMENTED = "documented"
    """The provider publishes the rule, for this very model."""
    MEASURED = "measured"
    """Others have found the rule from what was billed."""
    ESTIMATE = "estimate"
    """The rule of a near model or a near case, or a fact that the request does not tell."""
    NOT_COUNTED = "not counted"
    """It may cost tokens, and nothing tells how many."""


@dataclass(frozen=True)
class Part:
    """A part of a request.

    Attributes:
        kind: ``"message"``, ``"image"``, ``"audio"``, ``"file"``, ``"tool"``, ``"tools"`` (what a
            list of tools costs once), ``"reply"`` (what primes it), ``"field"``, ``"text"`` or
            ``"pages"``.
        path: where it stands in the request, such as ``messages[2].content[0]``.
        name: what tells it from its like: the role of a message, the name of a tool, the size of an
            image.
        tokens: the figure; 0 where it is not counted.
        low: the fewest tokens that it may be.
        high: the most.
        basis: what the figure stands on.
    """

    kind: str
    path: str
    name: str
    tokens: int
    low: int
    high: int
    basis: Basis


@dataclass(frozen=True)
class Counted:
    """A request that was counted, part by part, in its own order."""

    parts: tuple[Part, ...]

    @functools.cached_property
    def tokens(self) -> int:
        """The sum of the figures."""
        return sum(part.tokens for part in self.parts)

    @functools.cached_property
    def low(self) -> int:
        """The fewest tokens that it may be."""
        return sum(part.low for part in self.parts)

    @functools.cached_property
    def high(self) -> int:
        """The most tokens that it may be."""
        return sum(part.high for part in self.parts)

    @functools.cached_property
    def basis(self) -> Basis:
        """What the sum stands on: the weakest that any part does."""
        found = {part.basis for part in self.parts}
        if found & {Basis.ESTIMATE, Basis.NOT_COUNTED}:
            return Basis.ESTIMATE
        return Basis.MEASURED if Basis.MEASURED in found else Basis.DOCUMENTED

    @functools.cached_property
    def exact(self) -> bool:
        """Whether every figure is documented, to the token."""
        return self.basis is Basis.DOCUMENTED and self.low == self.high
