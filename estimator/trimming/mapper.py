"""Makes the section maps of a text that changes."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from estimator.tokens.units import utf16_length
from estimator.trimming.places import Part, PlaceCounter
from estimator.trimming.prefix import prefix_end
from estimator.trimming.section import GoOn
from estimator.trimming.section_map import Prefix, SectionMap
from estimator.trimming.sections import duplicates, sections

if TYPE_CHECKING:
    import tiktoken


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
