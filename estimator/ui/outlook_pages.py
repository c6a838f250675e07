"""What would be if, and what is to come, as pages beside a scenario's result."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from estimator.pricing.book import RateBook
from estimator.projection.result import Projection
from estimator.projection.scenario import Scenario
from estimator.reports import Table
from estimator.ui.asking import Asking
from estimator.ui.forecast_page import ForecastPage
from estimator.ui.keeping import Keeper
from estimator.ui.report_words import Fact
from estimator.ui.scenario_pages import Page
from estimator.ui.whatif_page import WhatIfPage

_HISTORY = "forecast_history"  # a setting


class WhatIfTab(Page):
    """Sliders that turn the scenario for a look."""

    def __init__(self, asking: Asking, book: Callable[[], RateBook]) -> None:
        super().__init__()
        self.page, self._book = WhatIfPage(asking), book
        self._waiting: Projection | None = None
        _fill(self, self.page)

    def title(self) -> str:
        """As in Page."""
        return self.tr("What if")

    def retranslate(self) -> None:
        """As in Page."""
        self.page.retranslate()

    def show_projection(self, scenario: Scenario, projection: Projection) -> None:
        """As in Page."""
        del scenario
        self._waiting = projection
        self._pass_on()

    def facts(self) -> list[Fact]:
        """As in Page."""
        return self.page.facts()

    def tables(self) -> list[Table]:
        """As in Page."""
        return self.page.tables()

    def showEvent(self, event: QShowEvent) -> None:
        """Work it out when it is looked at."""
        super().showEvent(event)
        self._pass_on()

    def _pass_on(self) -> None:
        if self._waiting and self.isVisible():
            self.page.show_projection(self._waiting, self._book())
            self._waiting = None


class ForecastTab(Page):
    """Volumes to come, from those that were."""

    def __init__(self) -> None:
        super().__init__()
        self.page = ForecastPage()
        _fill(self, self.page)

    def title(self) -> str:
        """As in Page."""
        return self.tr("Forecast")

    def retranslate(self) -> None:
        """As in Page."""
        self.page.retranslate()

    def show_projection(self, scenario: Scenario, projection: Projection) -> None:
        """As in Page."""
        del scenario
        self.page.show_projection(projection)

    def tables(self) -> list[Table]:
        """As in Page."""
        return self.page.tables()

    def notes(self) -> list[str]:
        """As in Page."""
        return self.page.notes()


def pages(asking: Asking, book: Callable[[], RateBook], keeper: Keeper) -> tuple[Page, Page]:
    """Both of them; the history of volumes is kept for the next start."""
    forecast = ForecastTab()
    history = forecast.page.history
    forecast.page.restore(keeper.get(_HISTORY, ""))
    forecast.page.changed.connect(lambda: keeper.set(_HISTORY, history.toPlainText()))
    return WhatIfTab(asking, book), forecast


def _fill(page: Page, inside: QWidget) -> None:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(inside)
