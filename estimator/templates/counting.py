"""The tokens of a template's rows: what does not change is counted once.

The text between two values is cut where a cut is safe (``tokens.split``): what stands between its
first and its last cut has the same tokens in each row. Only a value, with what is left around it,
is counted row by row: word by word, as far as words are known (``words``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from estimator.templates import batch
from estimator.templates.template import Template
from estimator.templates.words import Words
from estimator.tokens import split

if TYPE_CHECKING:
    import tiktoken

_REMEMBERED, _SHORT = 20_000, 256
"""So many texts, of at most so many characters, are counted once: columns repeat themselves."""


@dataclass(frozen=True, slots=True)
class _Region:
    """Values and the text around them, from one cut to the next.

    Attributes:
        places: of the values, among those of the row.
        form: a format that the values are put into.
    """

    places: tuple[int, ...]
    form: str

    def texts(self, rows: Sequence[Sequence[str]]) -> list[str]:
        """The text of it in each row."""
        form = self.form
        if len(self.places) == 1:
            (place,) = self.places
            return [form % (row[place],) for row in rows]
        return [form % tuple([row[place] for place in self.places]) for row in rows]


class RowCounter:
    """Counts rows of values as the texts that they make."""

    def __init__(self, template: Template, encoding: "tiktoken.Encoding") -> None:
        self._words = Words(encoding)
        self._remembered: dict[str, int] = {}
        parts = list(_parts(template))
        self._regions = [part for part in parts if isinstance(part, _Region)]
        fixed = [part for part in parts if isinstance(part, str) and part]
        self._fixed = sum(batch.lengths(fixed, encoding))

    def count(self, rows: Sequence[Sequence[str]]) -> list[int]:
        """The tokens of the template filled with each of the rows.

        Args:
            rows: a value for each of the template's variables, in order.
        """
        columns = [self._counted(region.texts(rows)) for region in self._regions]
        return [self._fixed + sum(found) for found in zip(*columns, strict=True)] or (
            [self._fixed] * len(rows)
        )

    def _counted(self, texts: Sequence[str]) -> list[int]:
        known = self._remembered
        new = [text for text in dict.fromkeys(texts) if text not in known]
        found = dict(zip(new, self._words.lengths(new), strict=True))
        counts = [known[text] if text in known else found[text] for text in texts]
        short = [text for text in new if len(text) <= _SHORT]
        known.update((text, found[text]) for text in short[: _REMEMBERED - len(known)])
        return counts


def _parts(template: Template) -> Iterator[str | _Region]:
    """The template cut safely: texts that are the same in each row, and regions with values."""
    first, *rest = template.statics
    cut = split.last_cut(first) if rest else len(first)
    yield first[:cut]
    form = _escaped(first[cut:])
    places: list[int] = []
    for place, static in enumerate(rest):
        form, places = f"{form}%s", [*places, place]
        is_last = place == len(rest) - 1
        start = split.next_cut(static, 0)
        end = len(static) if is_last else split.last_cut(static)
        form += _escaped(static[:start])
        if is_last or start < len(static):
            yield _Region(tuple(places), form)
            yield static[start:end]
            form, places = _escaped(static[end:]), []


def _escaped(text: str) -> str:
    return text.replace("%", "%%")
