"""The status bar: the essentials, the caret, and how the text is saved."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QStatusBar, QToolButton, QWidget

from estimator.estimate import Document, Estimate, Selected
from estimator.tokens.text import GB18030
from estimator.ui import part_words, text
from estimator.ui.elided import ElidedText
from estimator.ui.label import Label
from estimator.ui.steady import SteadyLabel

_CODECS = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    GB18030: "GB18030",
}
_NEWLINES = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}


class StatusBar(QStatusBar):
    """Tokens, cost, characters; line and column; encoding and line ending of the file.

    Attributes:
        is_loading: whether a count that is missing is on its way.

    Signals:
        newline_chosen: the line ending to save with.
    """

    newline_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_loading = True
        self.setSizeGripEnabled(False)
        self._sum, self._caret, self._coding = SteadyLabel(), SteadyLabel(), Label()
        self._here = ElidedText()
        self._newline = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self._choices = QActionGroup(self)
        menu = QMenu(self._newline)
        for newline, name in _NEWLINES.items():
            action = QAction(name, self._choices, checkable=True)
            action.setData(newline)
            menu.addAction(action)
        self._newline.setMenu(menu)
        self._choices.triggered.connect(lambda action: self.newline_chosen.emit(action.data()))
        self.addWidget(self._sum)
        self.addWidget(self._here, 1)
        for widget in (self._caret, self._coding, self._newline):
            self.addPermanentWidget(widget)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self._newline.setToolTip(self.tr("Line ending that the text is saved and counted with"))
        self._newline.setAccessibleName(self.tr("Line ending"))

    def show_estimate(self, estimate: Estimate) -> None:
        """Show the essentials, for when the column of figures is hidden."""
        characters = self.tr("%Ln character(s)", "", estimate.characters)
        if estimate.tokens is None:
            self._sum.setText(f"{self._state(estimate)} · {characters}")
            return
        tokens = self.tr("%Ln token(s)", "", estimate.tokens)
        if estimate.is_unsure:
            tokens = part_words.APPROXIMATELY + tokens
        if estimate.cost is None:
            cost = self.tr("no price")
        else:
            about = part_words.APPROXIMATELY if estimate.is_unsure else ""
            amount = about + text.cost(estimate.cost, estimate.currency)
            cost = self.tr("{cost} a call").format(cost=amount)
        self._sum.setText(f"{tokens} · {cost} · {characters}")

    def _state(self, estimate: Estimate) -> str:
        """Why there is no count yet."""
        if estimate.is_waiting:
            return self.tr("Counting…")
        if estimate.uncounted:
            counted = 1 - Decimal(estimate.uncounted) / max(1, estimate.characters)
            return self.tr("Counting… {share}").format(share=text.percent(max(counted, Decimal(0))))
        return self.tr("Loading the vocabulary…") if self.is_loading else self.tr("not counted")

    def show_caret(self, line: int, column: int) -> None:
        """Show where the caret stands, both counted from 1."""
        known = self.tr("Ln {line}, Col {column}")
        self._caret.setText(known.format(line=text.integer(line), column=text.integer(column)))

    def show_here(self, shown: str, tip: str = "") -> None:
        """Show what the caret stands at; nothing where there is nothing to say."""
        self._here.set_text(shown, tip)

    def show_selected(self, selected: Selected, currency: str) -> None:
        """Show what is selected."""
        parts = [self.tr("%Ln character(s)", "", selected.characters)]
        if selected.tokens is not None:
            tokens = self.tr("%Ln token(s)", "", selected.tokens)
            parts.insert(0, (part_words.APPROXIMATELY if selected.is_unsure else "") + tokens)
        if selected.cost is not None:
            parts.append(text.cost(selected.cost, currency))
        shown = self.tr("Selected: {what}").format(what=" · ".join(parts))
        self.show_here(shown, self.tr("The selected text, counted as a text of its own"))

    def show_document(self, document: Document) -> None:
        """Show how the text is saved."""
        coding = document.coding
        name = _CODECS[coding.codec]
        is_marked_utf8 = coding.mark and coding.codec == "utf-8"
        self._coding.setText(f"{name} BOM" if is_marked_utf8 else name)
        self._newline.setText(_NEWLINES[document.newline])
        for action in self._choices.actions():
            action.setChecked(action.data() == document.newline)
