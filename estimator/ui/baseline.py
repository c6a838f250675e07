"""The version that a prompt is compared with: what was saved since, and where they differ."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from estimator.estimate import Estimate
from estimator.pricing import money
from estimator.session import Session
from estimator.ui.change_words import ChangeWords
from estimator.ui.saving_words import SavingWords

if TYPE_CHECKING:
    from estimator.trimming.hunks import Hunk
    from estimator.ui.trim_preview import TrimPreview


@dataclass(frozen=True)
class _Version:
    """A prompt as it was, and as it was counted."""

    text: str
    estimate: Estimate

    @property
    def is_request(self) -> bool:
        return self.estimate.reading.counted is not None


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
        self._others: dict[object, _Version] = {}  # of prompts that are not seen
        self._asked_for = ""  # the model that waits to be compared in
        self.window: TrimPreview | None = None
        self.shown = QToolButton()
        self.shown.setObjectName("savedSince")
        self.shown.hide()
        self.shown.clicked.connect(self.compare)

    @property
    def is_set(self) -> bool:
        """Whether there is one."""
        return self._kept is not None

    @property
    def text(self) -> str | None:
        """Its text; None where there is none."""
        return self._kept.text if self._kept else None

    def set(self) -> None:
        """Compare with the prompt as it is now from now on."""
        estimate = self._session.estimate()
        if estimate.tokens is not None:
            self._kept = _Version(self._session.text, estimate)
            self.show(estimate)
            self.changed.emit()

    def leave(self, prompt: object) -> None:
        """Remember that of a prompt which is not seen any more."""
        if self._kept:
            self._others[prompt] = self._kept

    def take_up(self, prompt: object) -> None:
        """Go on with a prompt that is seen now."""
        self._kept = self._others.pop(prompt, None)
        self._asked_for = ""
        self.shown.hide()
        self.changed.emit()

    def forget(self, prompt: object) -> None:
        """Forget a prompt that is closed."""
        self._others.pop(prompt, None)

    def begin(self) -> None:
        """Set one before the first change that trims, where there is none."""
        if not self._kept:
            self.set()

    def show(self, estimate: Estimate) -> None:
        """Show what the prompt saves."""
        said = self._since(estimate)
        self.shown.setVisible(bool(said))
        if said:
            self.shown.setText(said)
            self.shown.setToolTip(self.tr("Since the baseline. A click compares the two."))
            self.shown.setAccessibleName(f"{said}. {self.shown.toolTip()}")
        if self._asked_for and not self._session.is_counting:
            is_same = self._asked_for == estimate.model.id
            self._asked_for = ""
            if is_same:
                self.compare()

    def _since(self, estimate: Estimate) -> str:
        """What is saved; empty where two models, or a prompt that is counted, can't tell."""
        kept = self._kept
        if not kept or kept.estimate.model.id != estimate.model.id or estimate.tokens is None:
            return ""
        before, cost = self._as_now(kept.estimate, estimate), None
        if before.cost is not None and estimate.cost is not None:
            cost = money.minus(estimate.cost, before.cost)
        tokens = (estimate.tokens or 0) - (before.tokens or 0)
        # A bare "0 tokens" would be taken for what the prompt has.
        is_same = not tokens and not cost
        return self.tr("As the baseline") if is_same else self._words.said(tokens, cost, estimate)

    def _as_now(self, before: Estimate, estimate: Estimate) -> Estimate:
        """The prompt as it was, with what is expected and what it costs now."""
        return self._session.billed(
            replace(
                before,
                model=estimate.model,
                output_tokens=estimate.output_tokens,
                requests=estimate.requests,
                made=estimate.made,
                currency=estimate.currency,
            )
        )

    def compare(self) -> None:
        """Show where the prompt differs from the baseline, once it is counted."""
        from estimator.trimming import compare  # noqa: PLC0415 - when it is asked for
        from estimator.trimming.hunks import hunks  # noqa: PLC0415 - likewise
        from estimator.trimming.passages import Passage  # noqa: PLC0415 - likewise
        from estimator.ui.trim_preview import Told, TrimPreview  # noqa: PLC0415 - likewise

        if not self._kept:
            return
        if self._session.is_counting:
            self._asked_for = self._session.model.id
            return
        before = self._kept.text
        edits = list(compare.line_edits(before, self._session.text))
        found = list(hunks(before, edits, (Passage(before),), self._session.count))
        summary = self._since(self._session.estimate())
        told = Told(self._told_of(self._kept), lambda _chosen: summary)
        self.window = TrimPreview(before, found, told, None, self._window)
        self.window.bring_up()

    def _told_of(self, kept: _Version) -> "Callable[[Hunk], str]":
        """Words what a hunk saves; not of a request, which is not counted as it stands."""
        is_request = self._session.estimate().reading.counted is not None
        if kept.is_request or is_request:
            return lambda _hunk: ""
        words = SavingWords(self._session, self)
        return lambda hunk: words.less(hunk.saved)
