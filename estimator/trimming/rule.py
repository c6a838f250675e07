"""What a rule is: a pure function from a text to edits, and what it left alone."""

from collections.abc import Callable
from dataclasses import dataclass

from estimator.trimming.edits import Edit
from estimator.trimming.source import Source


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """Something that a rule could not read, and so did not touch.

    Attributes:
        at: the character at which it begins, or where reading it failed.
        reason: ``"broken-json"``, ``"broken-markup"``, ``"broken-table"``, ``"unclosed-fence"``,
            ``"too-long"`` (beyond what a rule looks at), ``"too-deep"`` or ``"unknown-language"``.
    """

    at: int
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule would do.

    Attributes:
        edits: in their order, apart from each other, each of which changes something.
        left_alone: in their order.
    """

    edits: tuple[Edit, ...] = ()
    left_alone: tuple[LeftAlone, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A way to say the same, or nearly the same, in fewer tokens.

    Attributes:
        name: in lower case with hyphens, as the command line takes it.
        keeps_meaning: whether what is read out of the text is proven to be the same; such a rule
            is idempotent. What of its edits saves no tokens is passed over when it is followed.
        find: what it would do; for the same text always the same.
    """

    name: str
    keeps_meaning: bool
    find: Callable[[Source], Found]
