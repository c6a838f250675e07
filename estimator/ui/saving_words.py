"""What trimming saves, in the model's tokens and in words."""

from decimal import Decimal

from PySide6.QtCore import QObject

from estimator import savings
from estimator.bill import as_model
from estimator.session import Session
from estimator.ui import part_words, text
from estimator.ui.change_words import ChangeWords


class SavingWords(QObject):
    """Words tokens of the prompt's texts, which are counted here, as those of its model."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._words = ChangeWords(self)

    def tokens(self, counted: int) -> str:
        """A figure: ``1,580``, and a sign before it where it may differ."""
        estimate = self._session.estimate()
        return part_words.figure(as_model(estimate, counted), is_unsure=estimate.is_unsure)

    def less(self, saved: int) -> str:
        """What goes: ``−1,580``, or ``≈ −1,580``."""
        estimate = self._session.estimate()
        about = part_words.APPROXIMATELY if estimate.is_unsure else ""
        return about + text.signed(Decimal(-as_model(estimate, saved)))

    def said(self, saved: int) -> str:
        """What a call and a month save."""
        estimate = self._session.estimate()
        tokens, cost = savings.of_call(self._session, estimate, saved)
        return self._words.said(-tokens, cost.copy_negate() if cost else None, estimate)
