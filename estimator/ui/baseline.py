"""The version that a prompt is compared with: what was saved since, and where they differ."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from estimator.estimate import Estimate
from estimator.pricing import money
from estimator.session import Session
from estimator.trimming import compare
from estimator.trimming.hunks import hunks
from estimator.trimming.passages import Passage
from estimator.ui.change_words import ChangeWords
from estimator.ui.trim_preview import TrimPreview


@dataclass(frozen=True)
class _Version:
    """A prompt as it was."""

    text: str
    model: str
    tokens: int
    cost: Decimal | None


class Baseline(QObject):
    """Keeps a version of the prompt, and says what a call saves against it.

    Attributes:
        shown: the figure for the status bar; a click compares.
        window: of the last comparison.

    Signals:
        changed: there is another baseline, or none.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._window = parent
        self._words = ChangeWords(self)
        self._kept: _Version | None = None
        self.window: TrimPreview | None = None
        self.shown = QToolButton()
        self.shown.setObjectName("savedSince")
        self.shown.hide()
        self.shown.clicked.connect(self.compare)

    @property
    def is_set(self) -> bool:
        """Whether there is one."""
        return self._kept is not None

    def set(self) -> None:
        """Compare with the prompt as it is now from now on."""
        estimate = self._session.estimate()
        if estimate.tokens is not None:
            text_now = self._session.text
            self._kept = _Version(text_now, estimate.model.id, estimate.tokens, estimate.cost)
            self.show(estimate)
            self.changed.emit()

    def begin(self) -> None:
        """Set one before the first change that trims, where there is none."""
        if not self._kept:
            self.set()

    def clear(self) -> None:
        """Compare with nothing any more."""
        self._kept = None
        self.shown.hide()
        self.changed.emit()

    def show(self, estimate: Estimate) -> None:
        """Show what the prompt saves."""
        kept = self._kept
        is_comparable = kept and kept.model == estimate.model.id and estimate.tokens is not None
        self.shown.setVisible(bool(is_comparable))
        if kept and is_comparable:
            self.shown.setText(self._since(kept, estimate))
            self.shown.setToolTip(self.tr("Since the baseline. A click compares the two."))
            self.shown.setAccessibleName(f"{self.shown.text()}. {self.shown.toolTip()}")

    def _since(self, kept: _Version, estimate: Estimate) -> str:
        cost = None
        if kept.cost is not None and estimate.cost is not None:
            cost = money.minus(estimate.cost, kept.cost)
        return self._words.said((estimate.tokens or 0) - kept.tokens, cost, estimate)

    def compare(self) -> None:
        """Show where the prompt differs from the baseline."""
        if not self._kept:
            return
        before = self._kept.text
        edits = list(compare.line_edits(before, self._session.text))
        found = list(hunks(before, edits, (Passage(before),), self._session.count))
        summary = self.shown.text()
        self.window = TrimPreview(before, found, lambda _chosen: summary, None, self._window)
        self.window.bring_up()
