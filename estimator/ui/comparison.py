"""The comparison of models joined to the window: worked out beside it while it is seen."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from estimator.estimate import Estimate
from estimator.pricing.book import BookError
from estimator.pricing.rates import STANDARD
from estimator.session import Session
from estimator.session import now as session_now
from estimator.tokens import vocab
from estimator.ui.asking import Asking
from estimator.ui.keeping import Keeper
from estimator.ui.loading import VocabularyLoader
from estimator.ui.workers import Worker

if TYPE_CHECKING:
    from estimator.comparing import Offer
    from estimator.trimming.section import GoOn
    from estimator.ui.baseline import Baseline
    from estimator.ui.caching import Caching
    from estimator.ui.chat_page import Shown
    from estimator.ui.compare_window import CompareWindow

_PAUSE_MS = 6
_PATIENCE_MS = 300
"""A question that takes longer than this is put anew, if its prompt is another by now."""
_FAVOURITES, _WAYS = "favourites", "ways_of_paying"  # settings


class Models(QObject):
    """Opens the window, and follows the prompt while it is seen.

    Signals:
        model_wanted: the name of a model that the prompt is to be for.
        waiting: something of the prompt has yet to be looked at.
        place_wanted: a UTF-16 unit of the text is to be shown.
    """

    model_wanted = Signal(str)
    waiting = Signal()
    place_wanted = Signal(int)

    def __init__(
        self,
        session: Session,
        keeper: Keeper,
        loader: VocabularyLoader,
        worker: Worker,
        parent: QWidget,
        *,
        baseline: "Baseline",
    ) -> None:
        super().__init__(parent)
        self._session, self._keeper, self._parent = session, keeper, parent
        self._loader, self._worker, self._baseline = loader, worker, baseline
        self._asking = Asking(worker, self)
        self.window: CompareWindow | None = None
        self.caching: Caching | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._since = QElapsedTimer()  # the question that waits for its answer
        self._is_old = False  # its prompt is another by now

    def open(self) -> None:
        """Show the window."""
        from estimator.comparing import encodings  # noqa: PLC0415 - when it is asked for

        if self.window is None:
            self.window = self._make()
        self._session.compare(True)
        for name in encodings(self._session.offered_models().values()):
            self._loader.want(name)
        self.window.bring_up()
        self.window.say(self.tr("Counting…"))
        self.window.chat.show_model(self._shown(self._session.estimate()))
        self._want()

    def _make(self) -> "CompareWindow":
        from estimator import ways  # noqa: PLC0415 - when asked for
        from estimator.ui.caching import Caching  # noqa: PLC0415 - when asked for
        from estimator.ui.compare_window import CompareWindow  # noqa: PLC0415 - likewise

        made = CompareWindow(self._parent)
        made.model.favourites = set(self._keeper.get(_FAVOURITES, "").split())
        made.model.favourites_changed.connect(self._keep)
        made.model_wanted.connect(self.model_wanted)
        made.ways.model.set_ways(ways.read(self._keeper.get(_WAYS, "")))
        made.ways.ways_changed.connect(self._keep)
        made.chat.restore(self._keeper.settings)
        made.chat.changed.connect(self._keep)
        made.closed.connect(self._rest)
        made.named = lambda: self._session.document.name
        made.caching.restore(self._keeper.settings)
        made.caching.changed.connect(self._keep)
        self.caching = Caching(self._session, self._baseline, self._worker, made.caching)
        self.caching.place_wanted.connect(self.place_wanted)
        made.turned.connect(self.caching.follow)
        return made

    def _keep(self) -> None:
        from estimator import ways  # noqa: PLC0415 - with the window

        if self.window:
            self._keeper.set(_FAVOURITES, " ".join(sorted(self.window.model.favourites)))
            self._keeper.set(_WAYS, ways.written(self.window.ways.model.ways))
            for name, value in (self.window.chat.kept() | self.window.caching.kept()).items():
                self._keeper.set(name, value)

    def _rest(self) -> None:
        self._session.compare(False)
        self.stop()

    # The life of an edit

    def edited(self) -> None:
        """Say that the text has changed."""
        if self._since.isValid() and self._since.elapsed() > _PATIENCE_MS:
            self._since.invalidate()
            self._asking.stop()

    def stop(self) -> None:
        """Take over nothing more of what was asked."""
        self._pause.stop()
        self._since.invalidate()
        self._asking.stop()
        if self.caching:
            self.caching.stop()

    def follow(self, estimate: Estimate) -> None:
        """Have the comparison made anew, also while keys come one after the other."""
        if self.window and self.window.isVisible():
            self.window.chat.show_model(self._shown(estimate))
            if self.caching:
                self.caching.follow()
            self._want()

    def _want(self) -> None:
        self._is_old = self._since.isValid()
        if not self._is_old and not self._pause.isActive():
            self._pause.start()

    def _shown(self, estimate: Estimate) -> "Shown":
        """The chosen model, as a chat is with it."""
        from estimator.ui.chat_page import Shown  # noqa: PLC0415 - with the window

        model, tariff = estimate.model, None
        with suppress(BookError):
            tariff = self._session.book.tariff(model, STANDARD, session_now())
        return Shown(model, tariff, estimate.tokens)

    def _ask(self) -> None:
        from estimator.comparing import Comparison, when_cached  # noqa: PLC0415 - with the window

        snapshot = self._session.snapshot()
        if snapshot is None or not self.window:
            self.waiting.emit()  # there is another word of it once it is counted
            return
        models, book = self._session.offered_models(), self._session.book
        comparison = Comparison(snapshot, models, book, session_now())

        def offers(go_on: "GoOn") -> "Iterator[list[Offer]]":
            try:
                yield list(comparison.offers(self._worker.encoding, go_on))
            except (vocab.VocabularyError, vocab.UnknownEncodingError):
                yield []  # the window says so itself, where one can't be loaded

        window, chosen = self.window, self._session.chosen

        def show(found: "list[Offer]") -> None:
            self._since.invalidate()
            own = [each for each in found if each.name == chosen]
            costs = {o.service_tier: when_cached(o, book, comparison.at) for o in own}
            if found:
                window.show_offers(found, chosen, costs)
            if self._is_old:
                self._want()

        self._since.start()
        self._asking.work_out(offers, show)
