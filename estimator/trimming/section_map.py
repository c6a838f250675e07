"""The sections of a counted text, with the tokens of each and what says the same."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from estimator.tokens.units import utf16_length
from estimator.trimming.places import Before, Part, PlaceCounter
from estimator.trimming.prefix import prefix_end
from estimator.trimming.section import GoOn, Section
from estimator.trimming.sections import duplicates, sections

if TYPE_CHECKING:
    import tiktoken


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


class Mapper:
    """Makes the maps of a text that changes, and counts anew what has changed alone."""

    def __init__(self) -> None:
        self._counted_as = "", ""
        self._counter: PlaceCounter | None = None

    def mapped(
        self,
        parts: Sequence[Part],
        encoding: "tiktoken.Encoding",
        newline: str,
        go_on: GoOn,
    ) -> SectionMap:
        """The map of a text.

        Args:
            parts: of the text, with the tokens of each.
            encoding: that they are counted in.
            newline: that they are counted with.
            go_on: is called now and then; what it raises ends the work.
        """
        go_on()
        text = "".join(text for text, _ in parts)
        made = sections(text, go_on)
        go_on()
        places = sorted({place for each in made for place in (each.start, each.end)})
        counter = self._counter_of(encoding, newline)
        before = dict(zip(places, counter.before(parts, places, go_on), strict=True))
        return SectionMap(
            text,
            made,
            _units(text, [each.start for each in made]),
            tuple((before[each.start], before[each.end]) for each in made),
            duplicates(text, made),
        )

    def prefix(
        self,
        parts: Sequence[Part],
        made: SectionMap,
        encoding: "tiktoken.Encoding",
        newline: str,
        go_on: GoOn,
    ) -> Prefix:
        """The beginning of a text that can stay cached.

        Args:
            parts: of the text, as for ``mapped``.
            made: its map.
            encoding: that its parts are counted in.
            newline: that they are counted with.
            go_on: is called now and then; what it raises ends the work.
        """
        place = prefix_end(made.text, made.sections, go_on)
        if not place:
            return Prefix()
        (before,) = PlaceCounter(encoding, newline).before(parts, [place], go_on)
        return Prefix(utf16_length(made.text[:place]), before.tokens)

    def _counter_of(self, encoding: "tiktoken.Encoding", newline: str) -> PlaceCounter:
        wanted = encoding.name, newline
        if self._counter is None or self._counted_as != wanted:
            self._counted_as, self._counter = wanted, PlaceCounter(encoding, newline)
        return self._counter


def _units(text: str, places: Sequence[int]) -> tuple[int, ...]:
    """Places of a text that rise, in UTF-16 units."""
    if text.isascii():
        return tuple(places)
    found, unit = list[int](), 0
    for start, end in pairwise([0, *places]):
        unit += utf16_length(text[start:end])
        found.append(unit)
    return tuple(found)
