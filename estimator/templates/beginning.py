"""What the rows of a template begin with alike, which a provider's cache can keep."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from estimator.templates.template import Template
from estimator.tokens import split, texts
from estimator.tokens.shared import same_length

if TYPE_CHECKING:
    import tiktoken


class Beginning:
    """Grows shorter with the rows that are seen; a row costs a comparison with its first value."""

    def __init__(self, template: Template) -> None:
        self._template = template
        self._head = template.statics[0]
        self._rest: str | None = None  # behind the head; None before any row
        self._counted: tuple[str, int] = "", 0

    def see(self, rows: Iterable[Sequence[str]]) -> None:
        """Take more rows into account: a value for each variable, in order."""
        for row in rows:
            if self._rest != "":
                self._shorten(row)

    def _shorten(self, row: Sequence[str]) -> None:
        rest, first = self._rest, row[0] if row else ""
        if rest is not None and len(rest) <= len(first):
            self._rest = rest[: same_length(rest, first)]
            return
        text = self._template.filled(row)[len(self._head) :]
        self._rest = text if rest is None else rest[: same_length(rest, text)]

    @property
    def text(self) -> str:
        """What all rows begin with; empty before any was seen."""
        return "" if self._rest is None else self._head + self._rest

    def tokens(self, encoding: "tiktoken.Encoding") -> int:
        """The tokens that all rows begin with for certain: up to the last safe cut of the text."""
        text = self.text
        if text != self._counted[0]:
            self._counted = text, texts.count(encoding, text[: split.last_cut(text)])
        return self._counted[1]
