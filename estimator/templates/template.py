"""A prompt template: text with ``{{variables}}``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_VARIABLE = re.compile(r"\{\{[ \t]*([^\W\d]\w*(?:[ .-]\w+)*)[ \t]*\}\}")


@dataclass(frozen=True)
class Template:
    """Text around values; what is no variable's name between braces stays text.

    Attributes:
        statics: the text before the first value, between two, and after the last.
        variables: the names of the values, in the order in which they stand; one may come again.
        lines: of the text, counted from 1, on which each of them stands.
    """

    statics: tuple[str, ...]
    variables: tuple[str, ...]
    lines: tuple[int, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The variables, each once, as they first come."""
        return tuple(dict.fromkeys(self.variables))

    def filled(self, values: Sequence[str]) -> str:
        """The prompt with a value in the place of each variable, in their order."""
        around = zip(values, self.statics[1:], strict=True)
        return self.statics[0] + "".join(value + after for value, after in around)


def parse(text: str) -> Template:
    """The template that a text is; a text without variables is one too."""
    found = list(_VARIABLE.finditer(text))
    ends = [0, *(each.end() for each in found)]
    starts = [*(each.start() for each in found), len(text)]
    return Template(
        tuple(text[end:start] for end, start in zip(ends, starts, strict=True)),
        tuple(each[1] for each in found),
        tuple(text.count("\n", 0, each.start()) + 1 for each in found),
    )
