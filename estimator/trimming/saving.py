"""What edits of a text save, in tokens, counted around them alone."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from estimator.tokens import split
from estimator.trimming.edits import Edit

CountText = Callable[[str], int]
"""The tokens of a text."""
_NEAR = 256  # characters between two edits that are rather counted than parted


@dataclass(frozen=True, slots=True)
class Stretch:
    """Edits, and the text around them to the next safe cuts.

    Attributes:
        before, after: the tokens of the stretch as it is, and as the edits make it.
    """

    edits: tuple[Edit, ...]
    before: int
    after: int

    @property
    def saved(self) -> int:
        """Tokens; below 0 where the edits cost some."""
        return self.before - self.after


def stretches(
    text: str, edits: Sequence[Edit], count_text: CountText, near: int = _NEAR
) -> Iterator[Stretch]:
    """What edits save, by stretches of a text.

    Args:
        text: which is edited.
        edits: in their order, apart from each other.
        count_text: of an encoding, with the line ending that the text is counted with.
        near: how many characters may stand between two edits of a stretch, if a cut is between
            them; below that they are of the same one.
    """
    group: list[Edit] = []
    start = 0
    for edit in edits:
        if group and edit.start - group[-1].end < near:  # the cuts are nearer still
            group.append(edit)
            continue
        end = _cut_after(text, group[-1].end) if group else 0
        first = _cut_before(text, edit.start, end)
        if group and (not first or first - end < near):
            group.append(edit)
            continue
        if group:
            yield _counted(text, start, end, group, count_text)
        group, start = [edit], first
    if group:
        yield _counted(text, start, _cut_after(text, group[-1].end), group, count_text)


def _cut_before(text: str, character: int, least: int) -> int:
    """The last cut which an edit that begins at a character leaves safe; 0 if there is none."""
    return split.last_cut(text, max(character - split.CONTEXT, 0), least)


def _cut_after(text: str, character: int) -> int:
    """The first cut which an edit that ends before a character leaves safe."""
    return split.next_cut(text, min(character + split.CONTEXT, len(text)))


def _counted(text: str, start: int, end: int, edits: list[Edit], count_text: CountText) -> Stretch:
    parts, done = [], start
    for edit in edits:
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    after = "".join([*parts, text[done:end]])
    return Stretch(tuple(edits), count_text(text[start:end]), count_text(after))
