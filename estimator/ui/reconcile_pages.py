"""The tables of a reconciliation, each on a page of its own."""

from PySide6.QtWidgets import (
    QHeaderView,
    QTableView,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from estimator.reconcile.expected import Deviation, Expected
from estimator.reconcile.outcome import Outcome
from estimator.reports import Table
from estimator.ui import parts, text, theme
from estimator.ui.figure_table import view_of
from estimator.ui.reconcile_tables import (
    CausesTable,
    DaysTable,
    DifferencesTable,
    FoundTable,
    StepsTable,
    SumsTable,
)
from estimator.ui.reconcile_words import ReconcileWords
from estimator.ui.rows_table import RowsTable

_MOST_CAUSES = 6  # that are seen without scrolling
_WIDEST, _NARROW = 240, 720  # of a column of words, to begin with; of a table of figures


class ReconcilePages(QTabWidget):
    """Pages for the costs, the days, the differences, the estimate, and what was found."""

    def __init__(self, words: ReconcileWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._outcome: Outcome | None = None
        self._shown: tuple[Deviation | None, Expected | None, int, str] = (None, None, 0, "")
        self.sums, self.days, self.found = SumsTable(), DaysTable(), FoundTable()
        self.causes, self.differences, self.steps = CausesTable(), DifferencesTable(), StepsTable()
        self.views = {
            name: _view(name, model)
            for name, model in (
                ("reconcileSums", self.sums),
                ("reconcileDays", self.days),
                ("reconcileCauses", self.causes),
                ("reconcileDifferences", self.differences),
                ("reconcileSteps", self.steps),
                ("reconcileFound", self.found),
            )
        }
        self.no_bill, self.no_estimate = parts.caption(), parts.caption()
        self._set_up()

    def _set_up(self) -> None:
        sums, days, causes, differences, steps, found = self.views.values()
        for label in (self.no_bill, self.no_estimate):
            label.setWordWrap(True)
        pages = (
            (sums,), (days,), (self.no_bill, causes, differences), (self.no_estimate, steps),
            (found,),
        )  # fmt: skip
        for widgets in pages:
            self.addTab(_page(*widgets), "")
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        for never_shown in self.findChildren(QToolButton):  # Qt names them in English
            never_shown.setAccessibleName("")

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.setAccessibleName(self.tr("Tables"))
        titles = (
            self.tr("By model"),
            self.tr("By day"),
            self.tr("Differences"),
            self.tr("Estimate"),
            self.tr("What was found"),
        )
        for place, title in enumerate(titles):
            self.setTabText(place, title)
        names = (
            titles[0], titles[1], self.tr("Why the bill differs"), titles[2],
            self.tr("Steps from the estimate to the log"), titles[4],
        )  # fmt: skip
        for view, name in zip(self.views.values(), names, strict=True):
            view.setAccessibleName(name)
        self._fill()

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what files came to."""
        self._outcome = outcome
        self._fill()
        for view in self.views.values():
            _fit(view)

    def show_deviation(
        self, found: Deviation | None, expected: Expected | None, days: int, currency: str
    ) -> None:
        """Show how a log differs from an estimate.

        Args:
            found: the steps; None where something has no price.
            expected: the estimate; None where the prompt has none.
            days: that the log covers.
            currency: of the estimate.
        """
        self._shown = found, expected, days, currency
        self._fill_steps()

    def tables(self) -> list[Table]:
        """For a report."""
        models = self.sums, self.days, self.causes, self.differences, self.steps, self.found
        names = "sums", "days", "causes", "differences", "steps", "found"
        views = self.views.values()
        return [
            model.as_table(name, view.accessibleName())
            for model, name, view in zip(models, names, views, strict=True)
        ]

    def _fill(self) -> None:
        outcome = self._outcome
        if outcome is None:
            return
        self.sums.show_outcome(outcome, self._words)
        self.days.show_outcome(outcome)
        self.causes.show_outcome(outcome, self._words)
        self.differences.show_outcome(outcome, self._words)
        self.found.show_outcome(outcome, self._words)
        causes, differences = self.views["reconcileCauses"], self.views["reconcileDifferences"]
        causes.setVisible(bool(self.causes.rowCount()))
        causes.setFixedHeight(_height(causes, self.causes.rowCount()))
        differences.setVisible(outcome.comparison is not None)
        self.no_bill.setText(self._about_the_bill(outcome))
        self._fill_steps()

    def _about_the_bill(self, outcome: Outcome) -> str:
        if outcome.bill.apart and outcome.comparison is None:
            return self.tr(
                "The bill is in a currency that the rate book has no exchange rate for. Add one"
                " in the window of the rates, beside discounts and meters."
            )
        if outcome.comparison is None:
            return self.tr(
                "No bill yet. Type the amount that was billed above, or choose an export of costs"
                " together with the log."
            )
        if not self.causes.rowCount():
            return self.tr("The bill says what the rate book says.")
        if not outcome.log.bill and outcome.comparison.unexplained:
            return self.tr(
                "Neither one cause nor two come to the whole difference. An export of costs, chosen"
                " together with the log, is compared by day and model."
            )
        return self.tr(
            "Each cause was tried by pricing the same requests so. One is named only where it comes"
            " to the difference, as exactly as the bill's amounts are written."
        )

    def _fill_steps(self) -> None:
        found, expected, days, currency = self._shown
        self.steps.show_deviation(found, currency, self._words)
        _fit(self.views["reconcileSteps"])
        self.views["reconcileSteps"].setVisible(found is not None)
        if expected is None:
            self.no_estimate.setText(self.tr("The prompt in the window has no cost to compare."))
        elif found is None:
            self.no_estimate.setText(
                self.tr("The prompt's model has no price for what the log has used.")
            )
        elif not found.steps:
            known = self.tr(
                "An export doesn't say how many requests it is of, so only costs are compared:"
                " those of {calls} calls of the prompt in the window, and what was used."
            )
            self.no_estimate.setText(known.format(calls=text.integer(expected.calls)))
        else:
            known = self.tr(
                "The prompt in the window, at {input} input and {output} output tokens, for the"
                " {calls} calls of a month that fall on the log's days ({days}). One assumption"
                " after the other is replaced by what the log has; what has no price is left out."
            )
            figures = expected.input_tokens, expected.output_tokens, expected.calls, days
            names = "input", "output", "calls", "days"
            shown = dict(zip(names, map(text.integer, figures), strict=True))
            self.no_estimate.setText(known.format(**shown))


def _page(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 12, 0, 0)
    column.setSpacing(12)
    for widget in widgets:
        column.addWidget(widget, int(isinstance(widget, QTableView)))
    column.addStretch(0)
    return page


def _view(name: str, model: RowsTable) -> QTableView:
    """A table whose columns can be made wider, with room for long words."""
    last = len(model.keys) - 1
    rest = last if last in model.words else 0
    view = view_of(model, name, rest)
    view.setFont(theme.figure_font(1.0))
    for column in range(last + 1):
        if column != rest:
            mode = QHeaderView.ResizeMode.Interactive
            view.horizontalHeader().setSectionResizeMode(column, mode)
    if rest != last:
        view.setMaximumWidth(round(_NARROW * theme.scale()))
    return view


def _height(view: QTableView, rows: int) -> int:
    """Of a table in which so many rows are seen, or fewer where they are many."""
    row = view.verticalHeader().defaultSectionSize()
    head = view.horizontalHeader().sizeHint().height()
    return head + min(rows, _MOST_CAUSES) * row + 2 * view.frameWidth()


def _fit(view: QTableView) -> None:
    """Make columns as wide as what they say, but for long words."""
    view.resizeColumnsToContents()
    widest = round(_WIDEST * theme.scale())
    model = view.model()
    for column in range(model.columnCount()):
        view.setColumnWidth(column, min(view.columnWidth(column) + 16, widest))
