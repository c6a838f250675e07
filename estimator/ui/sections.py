"""The section map joined to the window: made beside it in a pause, and walked through."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from estimator.estimate import Estimate
from estimator.session import Session
from estimator.trimming.section_map import Prefix, SectionMap
from estimator.ui import places
from estimator.ui.asking import Asking
from estimator.ui.cached_prefix import CachedPrefix
from estimator.ui.editor import PromptEditor
from estimator.ui.end_lines import EndLines
from estimator.ui.section_panel import SectionPanel
from estimator.ui.workers import Worker

if TYPE_CHECKING:
    import tiktoken

    from estimator.trimming.mapper import Mapper
    from estimator.trimming.section import GoOn

_PAUSE_MS, _LONG_PAUSE_MS = 4, 300
_PREFIX_PAUSE_MS = 150  # after the map: the next key need not wait for what is begun
_LONG_UNITS = 2_000_000  # of a text that takes longer than one waits for between two keys


class Sections(QObject):
    """Follows the prompt while its page is seen."""

    def __init__(
        self,
        session: Session,
        editor: PromptEditor,
        panel: SectionPanel,
        lines: EndLines,
        worker: Worker,
    ) -> None:
        super().__init__(panel)
        self._session, self._editor, self.panel = session, editor, panel
        self._asking = Asking(worker, self)
        self._prefix = CachedPrefix(session, panel, lines)
        self._mapper: Mapper | None = None
        self._counted_as: object = None  # what the map was asked for
        self._is_stale = True
        self._shown: object = None
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._ask)
        self._then = QTimer(self, singleShot=True, interval=_PREFIX_PAUSE_MS)
        self._then.timeout.connect(self._ask_prefix)
        panel.section_chosen.connect(self._go)
        panel.shown.connect(lambda: self.follow(session.estimate()))
        editor.cursorPositionChanged.connect(self.show_caret)
        panel.retranslate()

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.panel.retranslate()
        self._show(self._session.estimate())

    # The life of an edit

    def edited(self) -> None:
        """Say that the text has changed."""
        self._is_stale = True
        self.stop()

    def stop(self) -> None:
        """Take over nothing more of what was asked."""
        self._then.stop()
        self._asking.stop()

    def follow(self, estimate: Estimate) -> None:
        """Show what there is of the prompt, and have the rest found in a pause."""
        if not self.panel.isVisible():
            self._prefix.hide()
            return
        if self._is_stale or self._counted_as != self._counting():
            is_long = self._session.units > _LONG_UNITS
            self._pause.start(_LONG_PAUSE_MS if is_long else _PAUSE_MS)
        else:
            self._prefix.mark(estimate)
            if self._shown != _seen_of(estimate):
                self._show(estimate)

    def _counting(self) -> object:
        return self._session.encoding.encoding, self._session.document.newline

    def _ask(self) -> None:
        parts = None if self._session.is_counting else self._session.counted_parts()
        if parts is None or not self.panel.isVisible():
            return  # there is another word of it once it is counted
        self._is_stale, self._counted_as = False, self._counting()
        newline = self._session.document.newline

        def mapped(encoding: "tiktoken.Encoding", go_on: "GoOn") -> Iterator[SectionMap]:
            yield self._its_mapper().mapped(parts, encoding, newline, go_on)

        self._asking.ask(self._session.encoding.encoding, mapped, self._take)

    def _its_mapper(self) -> "Mapper":
        from estimator.trimming.mapper import Mapper  # noqa: PLC0415 - beside the window

        self._mapper = self._mapper or Mapper()
        return self._mapper

    def _ask_prefix(self) -> None:
        """Have the beginning found that can stay cached, of the text that the map is of."""
        parts, made = self._session.counted_parts(), self.panel.model.map
        newline = self._session.document.newline
        if parts is None:
            return

        def found(encoding: "tiktoken.Encoding", go_on: "GoOn") -> Iterator[Prefix]:
            yield self._its_mapper().prefix(parts, made, encoding, newline, go_on)

        self._asking.ask(
            self._session.encoding.encoding,
            found,
            lambda prefix: self._prefix.take(prefix, self._session.estimate()),
        )

    def _take(self, made: SectionMap) -> None:
        estimate = self._session.estimate()
        self._then.start()
        self._shown = _seen_of(estimate)
        self.panel.show_map(made, estimate)
        self.show_caret()

    def _show(self, estimate: Estimate) -> None:
        self._shown = _seen_of(estimate)
        self.panel.show_map(self.panel.model.map, estimate)
        self._prefix.show(estimate)

    # Places

    def show_caret(self) -> None:
        """Mark the section of the caret."""
        if self.panel.isVisible():
            self.panel.view.show_section(self.panel.model.map.at(self._editor.caret_unit()))

    def _go(self, place: int) -> None:
        """Show where a section begins."""
        made = self.panel.model.map
        places.show_line(self._editor, made.starts[place])


def _seen_of(estimate: Estimate) -> object:
    """What the figures of the sections are made of."""
    return estimate.entries, estimate.lines, estimate.currency, estimate.local
