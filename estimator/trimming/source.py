"""A text that rules look at, with what several of them want to know of it read once."""

from collections.abc import Iterator
from functools import cached_property

from estimator.trimming import fences, json_spans, line_data, patches, python_files
from estimator.trimming.edits import Span, gaps, merged
from estimator.trimming.fences import Fence


class Source:
    r"""A text.

    Attributes:
        text: with ``\n`` as line ending.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def fences(self) -> tuple[Fence, ...]:
        """Its fenced blocks, in their order; a file of Python has none outside of its strings."""
        return () if python_files.is_file(self.text) else tuple(fences.find(self.text))

    @property
    def unfenced(self) -> Iterator[Span]:
        """What is outside of them."""
        return gaps(len(self.text), (fence.span for fence in self.fences))

    @cached_property
    def json(self) -> json_spans.Found:
        """The JSON in it, fenced or not."""
        solid = merged([*self.patches, *line_data.scalars(self.text)])
        return json_spans.find(self.text, self.fences, solid)

    @property
    def patches(self) -> tuple[Span, ...]:
        """Its patches, fenced or not."""
        return patches.find(self.text)

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """Its lines, without their line feeds."""
        spans, start = [], 0
        for line in self.text.split("\n"):
            spans.append((start, start + len(line)))
            start += len(line) + 1
        return tuple(spans)
