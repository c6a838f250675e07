"""The beginning of the prompt that can stay cached: where it ends, and what that saves."""

from PySide6.QtCore import QObject

from estimator import bill, savings
from estimator.estimate import Estimate
from estimator.pricing import caching
from estimator.session import Session
from estimator.trimming.section_map import Prefix
from estimator.ui import parts, text
from estimator.ui.end_lines import End, EndLines
from estimator.ui.section_panel import SectionPanel


class CachedPrefix(QObject):
    """A line in the text and a sentence under the section map."""

    def __init__(self, session: Session, panel: SectionPanel, lines: EndLines) -> None:
        super().__init__(panel)
        self._session, self._panel, self._lines = session, panel, lines
        self._prefix = Prefix()
        panel.prefix.linkActivated.connect(lambda _link: lines.go(End.CACHED))

    def take(self, prefix: Prefix, estimate: Estimate) -> None:
        """Show another one."""
        self._prefix = prefix
        self.mark(estimate)
        self.show(estimate)

    def mark(self, estimate: Estimate) -> None:
        """Have the line in the text, where it was found and the model can have a cache up to it."""
        unit = self._prefix.unit if self._is_cached(estimate) else None
        self._lines.put(End.CACHED, unit)

    def show(self, estimate: Estimate) -> None:
        """Show what it saves by an estimate."""
        is_known = self._prefix.unit is not None and estimate.tokens is not None
        self._panel.prefix.setVisible(is_known)
        if is_known:
            way = parts.link("end", self.tr("Show where")) if self._is_cached(estimate) else ""
            self._panel.prefix.setText(f"{self._said(estimate)} {way}".rstrip())

    def hide(self) -> None:
        """Have no line in the text while the map is not seen."""
        self._lines.put(End.CACHED, None)

    def _is_cached(self, estimate: Estimate) -> bool:
        if estimate.reading.counted is not None:
            return True  # how many tokens of a request that is, is not known
        if estimate.tokens is None or not caching.is_cached(estimate.model):
            return False
        tokens = bill.as_model(estimate, self._prefix.tokens)
        return tokens >= caching.cached_from(estimate.model)

    def _said(self, estimate: Estimate) -> str:
        if estimate.reading.counted is not None:
            return self.tr("The beginning of the request can stay cached.")
        tokens = bill.as_model(estimate, self._prefix.tokens)
        figure = ("≈ " if estimate.is_unsure else "") + text.integer(tokens)
        if not caching.is_cached(estimate.model):
            known = self.tr(
                "The first {tokens} tokens stay the same: the model has no price for cached ones."
            )
            return known.format(tokens=figure)
        if tokens < caching.cached_from(estimate.model):
            known = self.tr("The first {tokens} tokens stay the same: too few to be cached.")
            return known.format(tokens=figure)
        cost = savings.when_cached(self._session, estimate, tokens)
        if not cost:
            return self.tr("The first {tokens} tokens can stay cached.").format(tokens=figure)
        known = self.tr("The first {tokens} tokens can stay cached, which saves {cost} a call.")
        return known.format(tokens=figure, cost=text.cost(cost, estimate.currency))
