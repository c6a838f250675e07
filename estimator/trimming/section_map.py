"""The sections of a counted text, with the tokens of each and what says the same."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from estimator.trimming.section import Section


@dataclass(frozen=True, slots=True)
class Before:
    """What is before a place.

    Attributes:
        tokens: that begin there.
        is_within: whether the last of them goes on behind the place.
    """

    tokens: int
    is_within: bool = False


@dataclass(frozen=True, slots=True)
class SectionMap:
    """What a text is made of.

    Attributes:
        text: all of it.
        sections: each before those within it.
        starts: where each begins, in UTF-16 units.
        before: what is before the first character of each, and before its end.
        same: those that say what an earlier one does, each with the first that does.
    """

    text: str = ""
    sections: tuple[Section, ...] = ()
    starts: tuple[int, ...] = ()
    before: tuple[tuple[Before, Before], ...] = ()
    same: Mapping[int, int] = field(default_factory=dict)

    def tokens(self, place: int) -> int:
        """The tokens that begin in a section, as they are counted here."""
        start, end = self.before[place]
        return end.tokens - start.tokens

    def at(self, unit: int) -> int:
        """The innermost section at a UTF-16 unit; -1 where there is none."""
        return bisect_right(self.starts, unit) - 1

    @property
    def leaves(self) -> list[int]:
        """The sections that have none within them."""
        parents = {section.parent for section in self.sections}
        return [place for place in range(len(self.sections)) if place not in parents]


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a text that can stay cached, as far as can be guessed; see ``prefix_end``.

    Attributes:
        unit: the UTF-16 unit of the text at which it ends; None where nothing tells.
        tokens: that begin in it, as they are counted here.
    """

    unit: int | None = None
    tokens: int = 0
