"""The page of what would be if: sliders, what the bill is then, and what matters most."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from estimator.pricing.book import BookError, RateBook
from estimator.pricing.usage import UsageError
from estimator.projection import whatif
from estimator.projection.cautions import is_cached
from estimator.projection.result import Projection
from estimator.projection.whatif import CALLS, HITS, INPUT, OUTPUT, PRICE, Levers, Outcome, Swing
from estimator.reports import Cell, Column, Table
from estimator.ui import parts, text
from estimator.ui.asking import Asking
from estimator.ui.figure_table import figure, view_of
from estimator.ui.label import Label
from estimator.ui.report_words import Fact
from estimator.ui.tornado_model import BAR, TornadoBar, TornadoModel
from estimator.ui.whatif_words import WhatIfWords

if TYPE_CHECKING:
    from estimator.trimming.section import GoOn

ELASTICITY = "elasticity"
_ENDS = {PRICE: 90, CALLS: 90, INPUT: 90, OUTPUT: 90, HITS: 100, ELASTICITY: 20}
_STEPS_UP = {PRICE: 2, CALLS: 3, INPUT: 3, OUTPUT: 3}
"""Percents of a step to the right, so that as it is stands in the middle."""
_PAUSE_MS = 20
_HUNDRED, _TEN = Decimal(100), Decimal(10)


class WhatIfPage(QWidget):
    """Changes a scenario for a look; the scenario itself stays as it is."""

    def __init__(self, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking = asking
        self._words = WhatIfWords(self)
        self._before: Projection | None = None
        self._book: RateBook | None = None
        self._outcome: Outcome | None = None
        self._swings: list[Swing] | None = None
        self._hint, self._matters, self.state = parts.caption(), parts.caption(), parts.caption()
        self.sliders = {name: self._slider(name) for name in _ENDS}
        self._labels = {name: Label() for name in _ENDS}
        self.values = {name: parts.named(Label(), "caption") for name in _ENDS}
        self.total = parts.figure("whatIfTotal", 1.8)
        self._against, self._calls = Label(), parts.caption()
        self.reset = QPushButton(autoDefault=False)
        self.model = TornadoModel(self)
        self.table = view_of(self.model, "tornadoTable", BAR)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._set_up()
        self._lay_out()
        self.retranslate()

    def _slider(self, name: str) -> QSlider:
        slider = parts.named(QSlider(Qt.Orientation.Horizontal), f"whatIf-{name}")
        slider.setRange(-_ENDS[name], _ENDS[name])
        slider.setPageStep(10)
        slider.valueChanged.connect(self._turned)
        return slider

    def _set_up(self) -> None:
        for label in (self._hint, self._matters):
            label.setWordWrap(True)
        for name, label in self._labels.items():
            label.setBuddy(self.sliders[name])
        self.reset.clicked.connect(self.set_back)
        self.table.setItemDelegateForColumn(BAR, TornadoBar(self.table))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(2, self.fontMetrics().averageCharWidth() * 44)
        for row, name in enumerate(_ENDS):
            grid.addWidget(self._labels[name], row, 0)
            grid.addWidget(self.sliders[name], row, 1)
            grid.addWidget(self.values[name], row, 2)
        result = QHBoxLayout()
        result.setSpacing(12)
        result.addWidget(self.total)
        result.addWidget(self._against, 1)
        result.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._hint)
        column.addLayout(grid)
        column.addWidget(parts.hairline())
        column.addLayout(result)
        column.addWidget(self._calls)
        column.addWidget(self._matters)
        column.addWidget(self.state)
        column.addWidget(self.table, 1)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self._hint.setText(
            self.tr("What the scenario would cost otherwise. It stays as it is: this is a look.")
        )
        self._matters.setText(
            self.tr(
                "What matters most: each assumption changed alone, the others as they are. A filled"
                " bar says how much more the total is, a hollow one how much less."
            )
        )
        names = {
            PRICE: self.tr("&Prices"),
            CALLS: self.tr("&Calls"),
            INPUT: self.tr("Prompt &length"),
            OUTPUT: self.tr("&Answer length"),
            HITS: self.tr("Cache &hits"),
            ELASTICITY: self.tr("Price &elasticity"),
        }
        for name, shown in names.items():
            self._labels[name].setText(shown)
            self.sliders[name].setAccessibleName(shown.replace("&", ""))
        self.reset.setText(self.tr("&Reset"))
        self.table.setAccessibleName(self.tr("What matters most"))
        self.model.retell()
        self._say_values()
        self._show()

    # What is shown

    def show_projection(self, projection: Projection | None, book: RateBook) -> None:
        """Show another scenario, or the same with other assumptions; None: it has no price."""
        self._before, self._book = projection, book
        self._outcome = self._swings = None
        it = projection
        self.sliders[HITS].setEnabled(bool(it and is_cached(it.scenario, it.model)))
        self._say_values()
        self._show()
        self._pause.start()

    @property
    def levers(self) -> Levers:
        """As the sliders stand."""
        points = {name: Decimal(self._percent(name)) / _HUNDRED for name in _ENDS}
        factors = {name: 1 + points[name] for name in (PRICE, CALLS, INPUT, OUTPUT)}
        elasticity = points[ELASTICITY] * _TEN
        return Levers(**factors, hits=points[HITS], elasticity=elasticity)

    def _percent(self, name: str) -> int:
        """What a slider stands for."""
        value = self.sliders[name].value()
        return value * _STEPS_UP.get(name, 1) if value > 0 else value

    def set_back(self) -> None:
        """Change nothing any more."""
        for slider in self.sliders.values():
            slider.setValue(0)

    def _turned(self) -> None:
        self._say_values()
        self._pause.start()

    def _say_values(self) -> None:
        for name, label in self.values.items():
            value = self._percent(name)
            if name == ELASTICITY:
                shown = self._words.elasticity(Decimal(value) / _TEN)
            elif name == HITS and not self.sliders[HITS].isEnabled():
                shown = self.tr("nothing of the prompts is cached")
            else:
                shown = self._words.change(name, value)
            label.setText(shown)
            self.sliders[name].setAccessibleDescription(shown)
        self.reset.setEnabled(any(slider.value() for slider in self.sliders.values()))

    def _ask(self) -> None:
        before, book, levers = self._before, self._book, self.levers
        if before is None or book is None:
            return
        swings = self._swings

        def work(go_on: "GoOn") -> Iterator[Outcome | list[Swing]]:
            try:
                yield whatif.outcome(before, levers, book)
                if swings is None:
                    found = []
                    for swing in whatif.tornado(before, book):
                        go_on()
                        found.append(swing)
                    yield found
            except (BookError, UsageError):  # not while the scenario itself has a price
                yield []

        self._asking.work_out(work, self._take)

    def _take(self, found: Outcome | list[Swing]) -> None:
        if isinstance(found, Outcome):
            self._outcome = found
        else:
            self._swings = found
        self._show()

    def _show(self) -> None:
        before, after = self._before, self._outcome
        is_waited_for = before is not None and self._swings is None
        self.state.setText(self.tr("Working it out…") if is_waited_for else "")
        self.state.setVisible(is_waited_for)
        if before is None:
            for label in (self.total, self._calls):
                label.clear()
            self._against.setText(self.tr("The scenario has no price."))
            self.model.show_swings((), 0.0, "")
            return
        if self._swings is not None:  # the last ones stay until there are others
            self.model.show_swings(self._swings, float(before.total.likely), before.currency)
        if after is None:
            if not self.total.text():
                self._against.clear()
            return
        now, then = before.total.likely, after.total.likely
        shown = text.cost(then, before.currency)
        parts.say(self.total, shown, self.tr("Total: {total}").format(total=shown))
        known = self.tr("in %Ln month(s), instead of {before}", "", len(before.months))
        difference = self._words.difference(now, then, before.currency)
        said = known.format(before=text.cost(now, before.currency))
        self._against.setText(f"{said}  {difference}".strip())
        calls = self.tr("{calls} calls, instead of {before}")
        counts = (text.integer(round(each.likely)) for each in (after.calls, before.calls))
        self._calls.setText(calls.format(calls=next(counts), before=next(counts)))

    def facts(self) -> list[Fact]:
        """What is changed and what it then costs, for a report; nothing where nothing is."""
        before, after = self._before, self._outcome
        if before is None or after is None or not self.reset.isEnabled():
            return []
        known = self.tr("What if: {what}")
        found = [
            (name, slider.accessibleName(), Cell(self.values[name].text()))
            for name, slider in self.sliders.items()
            if slider.value()
        ]
        total = figure(self.total.text(), after.total.likely)
        found.append(("total", self.tr("all months"), total))
        return [
            (Column(f"what_if_{key}", known.format(what=what)), cell) for key, what, cell in found
        ]

    def tables(self) -> list[Table]:
        """For a report; without a row while other figures are worked out."""
        made = self.model.as_table("what_matters_most", self.table.accessibleName())
        return [made if self._swings is not None else replace(made, rows=[])]
