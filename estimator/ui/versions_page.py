"""Versions of a scenario: what it cost by the rates of then, and what it costs by those of now."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from estimator.pricing import money
from estimator.pricing.book import BookError
from estimator.pricing.rates import Meter
from estimator.pricing.usage import UsageError
from estimator.projection.result import RETRIES, Projection
from estimator.projection.scenario import Scenario
from estimator.projection.versions import Difference, Version, differences
from estimator.reports import Table
from estimator.scenarios import KeptVersion
from estimator.ui import parts, text, words
from estimator.ui.label import Label
from estimator.ui.rows_table import Cells, RowsTable
from estimator.ui.scenario_pages import Page
from estimator.ui.scenario_tables import difference, line_name, table


class VersionTable(RowsTable):
    """Versions, the newest first."""

    keys = ("kept", "model", "months", "likely")
    words = frozenset({0, 1})

    def titles(self) -> tuple[str, ...]:
        """When, for which model, and what it cost."""
        return self.tr("Kept on"), self.tr("Model"), self.tr("Months"), self.tr("Likely cost")

    def show_versions(self, found: Sequence[KeptVersion]) -> None:
        """Show them."""
        self.show_rows([self._row(each.version) for each in found])

    @staticmethod
    def _row(version: Version) -> Cells:
        made, scenario = version.made.astimezone(), version.scenario
        when = f"{text.short_day(made.date())} {made:%H:%M}"
        cost = text.cost(version.total.likely, version.currency)
        months = text.integer(scenario.months)
        figures = (months, scenario.months), (cost, version.total.likely)
        return [(when, None), (scenario.model, None), *figures]


class DifferenceTable(RowsTable):
    """Line by line what has become of a version."""

    keys = ("for", "then", "now", "difference")
    words = frozenset({0})

    def titles(self) -> tuple[str, ...]:
        """What, then, now, and the difference."""
        return (
            self.tr("For"),
            self.tr("Then"),
            self.tr("Today’s rates"),
            self.tr("Difference"),
        )

    def show_differences(
        self, found: Sequence[Difference], currency: str, meters: Mapping[str, Meter]
    ) -> None:
        """Show them."""
        self.show_rows([self._row(each, currency, meters) for each in found])

    def _row(self, each: Difference, currency: str, meters: Mapping[str, Meter]) -> Cells:
        name = line_name(each.meter, each.service_tier, meters)
        if each.meter == RETRIES:
            name = self.tr("Retried calls")
        then, now = text.costs([each.then, each.now], currency)
        more = difference(each.more, currency)
        return [(name, None), (then, each.then), (now, each.now), (more, each.more)]


class VersionsPage(Page):
    """The versions, and the differences of the chosen one.

    Attributes:
        price: projects a scenario by today's rates.

    Signals:
        keep_wanted: what is shown is to be kept as a version.
        delete_wanted: the number of a version.
    """

    keep_wanted = Signal()
    delete_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.price: Callable[[Scenario], Projection] | None = None
        self._versions: Sequence[KeptVersion] = ()
        self._hint, self.said = parts.caption(), Label(wordWrap=True)
        self.keep, self.delete = (QPushButton(autoDefault=False) for _ in "12")
        self.model, self.lines = VersionTable(), DifferenceTable()
        self.table = table(self.model, "scenarioVersions")
        self.differences = table(self.lines, "scenarioDifferences")
        self._hint.setWordWrap(True)
        self.keep.clicked.connect(self.keep_wanted)
        self.delete.clicked.connect(self._delete)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._compare())
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.delete)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._hint)
        column.addLayout(buttons)
        column.addWidget(self.table, 2)
        column.addWidget(self.said)
        column.addWidget(self.differences, 3)

    def title(self) -> str:
        """As in Page."""
        return self.tr("Versions")

    def retranslate(self) -> None:
        """As in Page."""
        self._hint.setText(
            self.tr(
                "A version keeps the scenario with the rates of today. Choose one to see what the"
                " same calls cost by the rates that are in force now."
            )
        )
        self.keep.setText(self.tr("&Keep This Version"))
        self.delete.setText(self.tr("Delete V&ersion"))
        self.table.setAccessibleName(self.title())
        self.differences.setAccessibleName(self.tr("Then and now"))
        for model in (self.model, self.lines):
            model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, model.columnCount() - 1)
        self.show_versions(self._versions)

    def show_projection(self, scenario: Scenario, projection: Projection) -> None:
        """As in Page: the rates may have changed."""
        del scenario, projection
        self._compare()

    def show_versions(self, found: Sequence[KeptVersion]) -> None:
        """Show the versions of a scenario, and compare the newest."""
        self._versions = found
        self.model.show_versions(found)
        if found:
            self.table.selectRow(0)
        self._compare()

    def tables(self) -> list[Table]:
        """As in Page."""
        return [
            self.model.as_table("versions", self.table.accessibleName()),
            self.lines.as_table("by_todays_rates", self.differences.accessibleName()),
        ]

    def notes(self) -> list[str]:
        """As in Page."""
        return [self.said.text()]

    def _chosen(self) -> KeptVersion | None:
        row = self.table.currentIndex().row()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def _delete(self) -> None:
        if chosen := self._chosen():
            self.delete_wanted.emit(chosen.id)

    def _compare(self) -> None:
        chosen = self._chosen()
        self.delete.setEnabled(chosen is not None)
        found: Sequence[Difference] = ()
        said = "" if self._versions else self.tr("No version is kept yet.")
        if chosen and self.price and self.isVisible():
            try:
                now = self.price(chosen.version.scenario)
            except (BookError, UsageError) as error:
                said = words.sentence(error)
            else:
                found, said = differences(chosen.version, now), self._told(chosen.version, now)
        self.said.setText(said)
        currency = chosen.version.currency if chosen else "USD"
        self.lines.show_differences(found, currency, self.meters)

    def _told(self, then: Version, now: Projection) -> str:
        more = money.minus(now.total.likely, then.total.likely)
        if not more:
            return self.tr("By today’s rates it costs the same.")
        known = self.tr("By today’s rates it costs {now}, not {then}: {difference}")
        return known.format(
            now=text.cost(now.total.likely, now.currency),
            then=text.cost(then.total.likely, then.currency),
            difference=difference(more, now.currency),
        )

    def showEvent(self, event: object) -> None:
        """Compare when it is looked at."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._compare()
