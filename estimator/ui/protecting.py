"""Protected parts of the prompt: chosen, shown, and kept from being trimmed through every edit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QPalette, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from estimator.tokens.units import utf16_length
from estimator.trimming.edits import Span, merged
from estimator.ui.editor import PromptEditor

KEPT = "protected"
"""The setting that they are kept in."""
_TINT = 32  # of 255


class Protecting(QObject):
    """The spans of an editor's text that no rule may touch.

    They follow every edit; what is put in at an end of one is not of it. What an edit takes of
    them, undo brings back with its protection.

    Signals:
        changed: the user has protected others.
    """

    changed = Signal()

    def __init__(self, editor: PromptEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._others: dict[object, _Protected] = {}  # of prompts that are not seen
        self._begin(_Protected())
        editor.textChanged.connect(self._follow)

    def _begin(self, kept: "_Protected") -> None:
        self._cursors = kept.cursors
        self._spans = kept.spans  # in UTF-16 units of the text, as of the last edit
        self._steps = kept.steps  # that could be undone then
        self._known = kept.known  # by the steps that can be undone

    @property
    def _document(self) -> QTextDocument:
        return self._editor.document()

    # Which prompt is seen

    def leave(self, prompt: object) -> None:
        """Remember what is protected of a prompt that is not seen any more."""
        kept = _Protected(self._cursors, self._spans, self._steps, self._known)
        self._others[prompt] = kept

    def take_up(self, prompt: object) -> None:
        """Go on with a prompt that is seen now."""
        self._begin(self._others.pop(prompt, _Protected()))
        self.show()

    def forget(self, prompt: object) -> None:
        """Forget a prompt that is closed."""
        self._others.pop(prompt, None)

    # What is protected

    @property
    def units(self) -> list[Span]:
        """The spans in UTF-16 units, in their order, apart from each other."""
        return list(self._spans)

    def spans(self, text: str) -> list[Span]:
        """The spans in characters of the editor's text."""
        if not self._spans or len(text) == utf16_length(text):
            return self.units
        units = text.encode("utf-16-le", "surrogatepass")
        ends = [0, *(end for span in self._spans for end in span)]
        parts = (
            units[2 * a : 2 * b].decode("utf-16-le", "surrogatepass") for a, b in pairwise(ends)
        )
        places = list(accumulate(map(len, parts)))
        return list(zip(places[::2], places[1::2], strict=True))

    def put(self, text: str, spans: Iterable[Span]) -> None:
        """Protect spans, in characters of the editor's text, once an edit has moved them."""
        self._known[self._document.availableUndoSteps()] = self._put(
            (utf16_length(text[:start]), utf16_length(text[:end])) for start, end in spans
        )

    def toggle(self) -> None:
        """Protect what is selected, or let it go if all of it is; without any, the caret's span."""
        cursor, breaks = self._editor.textCursor(), self._editor.prompt.breaks
        start, end = map(breaks.text_unit, (cursor.selectionStart(), cursor.selectionEnd()))
        around = next((span for span in self._spans if span[0] <= start and end <= span[1]), None)
        if around and start == end:
            self._choose(span for span in self._spans if span != around)
        elif around:
            rest = [span for span in self._spans if span != around]
            self._choose([*rest, (around[0], start), (end, around[1])])
        elif start < end:
            self._choose([*self._spans, (start, end)])

    def _choose(self, spans: Iterable[Span]) -> None:
        self._known.clear()
        self._put(spans)
        self.changed.emit()

    # From one start to the next

    def kept(self) -> dict[str, str]:
        """The setting that ``restore`` reads."""
        spans = " ".join(f"{start}-{end}" for start, end in self._spans)
        return {KEPT: f"{self._editor.prompt.units}: {spans}" if spans else ""}

    def restore(self, kept: Mapping[str, str]) -> None:
        """Protect what was protected, if the text is the one that it was kept with."""
        units, _, spans = kept.get(KEPT, "").partition(": ")
        if not spans:
            return
        self._editor.fill()
        found = [tuple(map(int, span.split("-"))) for span in spans.split() if _is_span(span)]
        if units == str(self._editor.prompt.units):
            self._put((start, end) for start, end in found)

    # How they follow

    def _put(self, spans: Iterable[Span]) -> list[Span]:
        prompt = self._editor.prompt
        self._cursors = []
        for start, end in merged(spans):
            last = min(end, prompt.units)
            cursor = prompt.cursor(prompt.breaks.place(start), prompt.breaks.place(last, ends=True))
            cursor.setKeepPositionOnInsert(True)  # so that its end stays; its start moves
            self._cursors.append(cursor)
        self._steps = self._document.availableUndoSteps()
        self._spans = self._current()
        self.show()
        return self._spans

    def _current(self) -> list[Span]:
        breaks = self._editor.prompt.breaks
        ends = ((c.anchor(), c.position()) for c in self._cursors)
        return merged((breaks.text_unit(a), breaks.text_unit(b)) for a, b in ends if a < b)

    def _follow(self) -> None:
        if not self._cursors and not self._known:
            return
        before, steps = self._steps, self._document.availableUndoSteps()
        old, self._spans, self._steps = self._spans, self._current(), steps
        if self._editor.prompt.is_stepping:
            if known := self._known.get(steps):
                self._put([*self._spans, *known])
                return
        elif steps > before and _size(self._spans) < _size(old):
            self._known = {at: spans for at, spans in self._known.items() if at < before}
            self._known[before] = old
        if len(self._spans) < len(self._cursors):
            self._put(self._spans)

    # How they look

    def show(self, *_scheme: object) -> None:
        """Show them: a tint, and dots under the text."""
        palette = self._editor.palette()
        tint = QColor(palette.color(QPalette.ColorRole.Link))
        tint.setAlpha(_TINT)  # what is marked under it can be seen
        look = QTextCharFormat()
        look.setBackground(tint)
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(palette.color(QPalette.ColorRole.Link))
        self._editor.setExtraSelections([_selection(cursor, look) for cursor in self._cursors])


@dataclass
class _Protected:
    """What is protected of a prompt."""

    cursors: list[QTextCursor] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    steps: int = 0
    known: dict[int, list[Span]] = field(default_factory=dict)


def _selection(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor, made.format = cursor, look
    return made


def _size(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)


def _is_span(word: str) -> bool:
    start, _, end = word.partition("-")
    return start.isdecimal() and end.isdecimal()
