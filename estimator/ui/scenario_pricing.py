"""What a scenario costs, worked out beside the window, and what one change of it would save."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from estimator.pricing.book import BookError, RateBook
from estimator.pricing.usage import UsageError
from estimator.projection.changes import Change, changes
from estimator.projection.project import project
from estimator.projection.result import Projection
from estimator.projection.scenario import Scenario
from estimator.ui.asking import Asking
from estimator.ui.scenario_window import ScenarioWindow
from estimator.ui.workers import Worker

if TYPE_CHECKING:
    from estimator.trimming.section import GoOn


class ScenarioPricing(QObject):
    """Prices one scenario at a time; what is asked anew ends what was asked before.

    Signals:
        failed: the BookError or UsageError for which there is no price.
    """

    failed = Signal(object)

    def __init__(
        self, worker: Worker, book: Callable[[], RateBook], window: ScenarioWindow
    ) -> None:
        super().__init__(window)
        self._book, self._window = book, window
        self._asking = Asking(worker, self)

    def stop(self) -> None:
        """Take over nothing more."""
        self._asking.stop()

    def price(self, scenario: Scenario) -> Projection:
        """What a scenario costs by the book in force.

        Raises:
            BookError, UsageError: it has no price.
        """
        return project(scenario, self._book())

    def ask(self, scenario: Scenario | None) -> None:
        """Show what a scenario costs as soon as it is known, and then what changes save."""
        book = self._book()
        if scenario is None:
            return

        def do(go_on: "GoOn") -> Iterator[object]:
            try:
                found = project(scenario, book)
            except (BookError, UsageError) as error:
                yield error
                return
            yield found
            made = []
            for change in changes(found, book):
                go_on()
                made.append(change)
            yield made

        self._asking.work_out(do, self._show)

    def _show(self, found: object) -> None:
        if isinstance(found, Exception):
            self.failed.emit(found)
        elif isinstance(found, list):
            self._window.show_changes(cast("Sequence[Change]", found))
        else:
            self._window.show_projection(cast("Projection", found))
