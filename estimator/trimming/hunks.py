"""Edits of a prompt in pieces that can be looked at, and taken or left, one by one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from estimator.trimming import edits as edited
from estimator.trimming import saving
from estimator.trimming.edits import Edit, Span
from estimator.trimming.passages import Passage
from estimator.trimming.saving import CountText

_LONGEST = 2000  # characters of a hunk that takes in further edits


@dataclass(frozen=True, slots=True)
class Hunk:
    """Edits that are on the same lines, or on lines side by side.

    Attributes:
        line: the first of them, from 1.
        span: from the beginning of its first line to the end of its last.
        edits: of the prompt.
        saved: tokens, if these edits alone are made.
    """

    line: int
    span: Span
    edits: tuple[Edit, ...]
    saved: int

    def before(self, text: str) -> str:
        """Its lines as they are."""
        return text[slice(*self.span)]

    def after(self, text: str) -> str:
        """Its lines as the edits make them."""
        return edited.applied(self.before(text), self.moved())

    def moved(self) -> list[Edit]:
        """Its edits by the characters of ``before``."""
        start = self.span[0]
        return [Edit(edit.start - start, edit.end - start, edit.text) for edit in self.edits]


def hunks(
    text: str, edits: Sequence[Edit], passages: Sequence[Passage], count_text: CountText
) -> Iterator[Hunk]:
    """The hunks of a prompt.

    Args:
        text: of the prompt.
        edits: of it, in their order, each within a passage.
        passages: of it.
        count_text: of an encoding.
    """
    line, done = 1, 0
    for span, group in _groups(text, edits):
        line += text.count("\n", done, span[0])
        done = span[0]
        yield Hunk(line, span, tuple(group), saved(group, passages, count_text))


def _groups(text: str, edits: Iterable[Edit]) -> Iterator[tuple[Span, list[Edit]]]:
    group: list[Edit] = []
    start = end = 0
    for edit in edits:
        first, last = _lines(text, edit)
        is_long = bool(group) and max(end, last) - start > _LONGEST and first >= end
        if group and first <= end + 1 and not is_long:
            end = max(end, last)
            group.append(edit)
            continue
        if group:
            yield (start, end), group
        group, start, end = [edit], first, last
    if group:
        yield (start, end), group


def _lines(text: str, edit: Edit) -> Span:
    """The lines that an edit is on, without the last one's line feed."""
    start = text.rfind("\n", 0, edit.start) + 1
    end = text.find("\n", edit.end)
    return start, len(text) if end < 0 else end


def saved(edits: Iterable[Edit], passages: Iterable[Passage], count_text: CountText) -> int:
    """The tokens that edits of a prompt save, each within a passage."""
    left, total = list(edits), 0
    for passage in passages:
        end = passage.place(len(passage.text))
        here = [passage.read(edit) for edit in left if passage.start <= edit.start <= end]
        total += sum(s.saved for s in saving.stretches(passage.text, here, count_text))
    return total
