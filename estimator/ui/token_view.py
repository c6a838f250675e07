"""The tokens of the text in sight: read once, and shown as marks, a ruler, tips and a line."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip

from estimator.bill import as_model
from estimator.estimate import Estimate
from estimator.session import Session
from estimator.tokens.stretches import Tokens
from estimator.ui import parts, rows, token_marks, token_words
from estimator.ui.editor import PromptEditor
from estimator.ui.keeping import Keeper
from estimator.ui.rows import Row
from estimator.ui.status import StatusBar
from estimator.ui.token_colors import colors_of
from estimator.ui.token_marks import Drawing, Marks
from estimator.ui.token_ruler import TokenRuler

_MARKS, _RULER = "token_marks", "token_ruler"  # settings


class TokenView(QObject):
    """Shows the tokens of an editor's text.

    What is in sight is read when it is painted, and once until the text or the model changes.

    Attributes:
        has_marks: whether the text has marks, tips and a line that tells of the token at the caret.
        has_ruler: whether there is a ruler beside it.
    """

    def __init__(
        self, session: Session, editor: PromptEditor, status: StatusBar, keeper: Keeper
    ) -> None:
        super().__init__(editor)
        self._session, self._editor = session, editor
        self._status, self._keeper = status, keeper
        self._estimate: Estimate | None = None
        self._read: tuple[int, int, Tokens] | None = None
        self._drawings: dict[tuple[str, Marks], Drawing] = {}
        self._drawn_for: object = None
        self.has_marks = self.has_ruler = False
        self._ruler = TokenRuler(editor, self._figures)
        self._ruler.hide()
        editor.gutter = self._ruler
        # Within a change Qt would lay out what it is yet to be told of.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_here)
        editor.cursorPositionChanged.connect(self._soon.start)
        editor.selectionChanged.connect(self._soon.start)
        editor.updateRequest.connect(self._ruler.update)
        editor.tip_wanted.connect(self._show_tip)

    def restore(self) -> None:
        """Show what was shown at the last start."""
        self.set_marks(self._keeper.get(_MARKS, "no") == "yes")
        self.set_ruler(self._keeper.get(_RULER, "no") == "yes")

    def set_marks(self, is_on: bool) -> None:  # noqa: FBT001 - a toggle's slot
        """Mark each token in the text, or none."""
        self.has_marks = is_on
        self._editor.underlay = self._paint_marks if is_on else None
        self._editor.viewport().update()
        self._keep(_MARKS, is_on=is_on)
        self._soon.start()

    def set_ruler(self, is_on: bool) -> None:  # noqa: FBT001 - a toggle's slot
        """Show the ruler, or not."""
        self.has_ruler = is_on
        self._ruler.setVisible(is_on)
        self._fit_ruler()
        self._keep(_RULER, is_on=is_on)

    def _keep(self, name: str, *, is_on: bool) -> None:
        word = "yes" if is_on else "no"
        if self._keeper.get(name, "no") != word:
            self._keeper.set(name, word)

    def follow(self, estimate: Estimate) -> None:
        """Follow a change of the text, of the model or of what is counted."""
        self._estimate, self._read = estimate, None
        if self.has_marks:
            self._editor.viewport().update()
        if self.has_ruler:
            self._fit_ruler()
            self._ruler.update()
        self._soon.start()

    # Reading

    def _tokens(self, seen: Sequence[Row]) -> Tokens:
        """Those of the rows in sight."""
        if not seen:
            return Tokens()
        start, end = seen[0].unit, seen[-1].end
        if self._read is None or self._read[:2] != (start, end):
            self._read = start, end, self._tokens_of(start, end)
        return self._read[2]

    def _tokens_around(self, unit: int) -> Tokens:
        """Those of the rows in sight, if the unit is there, else those at it alone."""
        if self._read and self._read[0] <= unit < self._read[1]:
            return self._read[2]
        return self._tokens_of(unit, unit + 1)

    def _tokens_of(self, start: int, end: int) -> Tokens:
        """Those that a range of units touches, as far as they can be told now."""
        reader = self._session.reader()
        return Tokens(list(reader.stretches(start, end))) if reader else Tokens()

    # The ruler

    def _fit_ruler(self) -> None:
        tokens = self._estimate.tokens if self._estimate else None
        is_wider = tokens is not None and self._ruler.set_most(tokens)
        if is_wider or self._ruler.isHidden() == bool(self._editor.viewportMargins().left()):
            self._editor.fit_gutter()

    def _figures(self) -> list[tuple[Row, int | None]]:
        seen, estimate = rows.in_sight(self._editor), self._estimate
        tokens = self._tokens(seen)
        before = [tokens.before(row.unit) for row in seen]
        if estimate and estimate.is_estimated:
            before = [None if n is None else as_model(estimate, n) for n in before]
        return list(zip(seen, before, strict=True))

    # The marks

    def _paint_marks(self, _event: QPaintEvent) -> None:
        editor, seen = self._editor, rows.in_sight(self._editor)
        drawings = self._drawings_of(seen)
        painter, colors = QPainter(editor.viewport()), colors_of(editor.palette())
        for row, drawing in zip(seen, drawings, strict=True):
            painter.resetTransform()
            painter.translate(QPointF(editor.contentOffset().x(), row.top))
            drawing.paint(painter, colors)
        painter.end()

    def _drawings_of(self, seen: Sequence[Row]) -> list[Drawing]:
        """Those of the rows in sight: the last paint's, where nothing has changed."""
        tokens, known, found = self._tokens(seen), self._known_drawings(), []
        self._drawings = {}
        for row in seen:
            text, indexes = row.block.text(), tokens.within(row.unit, row.end)
            key = text, token_marks.marks(tokens.spans, indexes, text, row.unit)
            if row.block.layout().preeditAreaText():  # which is no part of the text yet
                found.append(Drawing())
                continue
            drawing = known.get(key) or self._draw(row, *key)
            self._drawings[key] = drawing
            found.append(drawing)
        return found

    def _known_drawings(self) -> dict[tuple[str, Marks], Drawing]:
        """The drawings of the last paint, as long as text is laid out as it was."""
        editor = self._editor
        now = editor.viewport().width(), editor.is_wrapped(), editor.font().toString()
        is_same, self._drawn_for = now == self._drawn_for, now
        return self._drawings if is_same else {}

    @staticmethod
    def _draw(row: Row, text: str, marks: Marks) -> Drawing:
        is_rtl = row.block.textDirection() == Qt.LayoutDirection.RightToLeft
        return token_marks.draw(row.block.layout(), text, marks, is_rtl=is_rtl)

    # What is said

    def _show_here(self) -> None:
        """Tell of the selection, or else of the token that begins or goes on at the caret."""
        cursor, breaks = self._editor.textCursor(), self._editor.prompt.breaks
        estimate = self._estimate
        if estimate and cursor.hasSelection():
            start, end = (
                breaks.text_unit(place)
                for place in (cursor.selectionStart(), cursor.selectionEnd())
            )
            if selected := self._session.selected(estimate, start, end):
                self._status.show_selected(selected, estimate.currency)
                return
        self._status.show_here(*self._told_of_caret())

    def _told_of_caret(self) -> tuple[str, str]:
        if not self.has_marks or not self._estimate:
            return "", ""
        unit = self._editor.caret_unit()
        tokens = self._tokens_around(unit)
        if not (found := tokens.within(unit, unit + 1)):
            return "", ""
        index = found[0]
        number = tokens.numbers[index]
        shown = token_words.short(
            tokens.spans[index], tokens.bytes_of(index), None if number is None else number + 1
        )
        return shown, token_words.caveat(self._estimate)

    def _show_tip(self, event: QHelpEvent) -> None:
        """Tell of each token of the character under the mouse."""
        seen = rows.in_sight(self._editor) if self.has_marks and self._estimate else []
        unit = rows.unit_at(self._editor, seen, QPointF(event.pos()))
        if unit is None or self._estimate is None:
            QToolTip.hideText()
            return
        tokens = self._tokens(seen)
        total = self._session.text_tokens
        told = []
        for index in tokens.within(unit, unit + 1):
            number = tokens.numbers[index]
            told.append(
                token_words.tip(
                    tokens.spans[index],
                    tokens.bytes_of(index),
                    None if number is None else number + 1,
                    total,
                )
            )
        if told and (caveat := token_words.caveat(self._estimate)):
            told.append(caveat)
        QToolTip.showText(
            event.globalPos(), parts.plain("\n\n".join(told)), self._editor.viewport()
        )
