"""The assumptions of a scenario as a form; what is typed is one at once, if it can be one."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from estimator.pricing.book import BookError, RateBook
from estimator.pricing.money import RateError
from estimator.pricing.rates import Model
from estimator.projection.ranges import SURE, ScenarioError
from estimator.projection.result import Projection
from estimator.projection.scenario import BATCH, Scenario
from estimator.ui import parts, scenario_words, theme
from estimator.ui.label import Label
from estimator.ui.picker import ModelPicker
from estimator.ui.rates_typed import class_title
from estimator.ui.scenario_calls import HitsRow, InputRow, OutputRow, ToolRow
from estimator.ui.scenario_rows import (
    ChoiceRow,
    DayRow,
    FigureRow,
    HoursRow,
    RangeRow,
    Row,
    WeekRow,
)
from estimator.ui.scrolled import Scrolled

_TOOLS = "web_searches", "file_searches"
_WIDTH = 470
_CLEARED: Mapping[str, object] = {"template": "", "values": "", "counted_in": "", "error": SURE}
"""What is no more true once a number is typed."""


class ScenarioForm(Scrolled):
    """Three groups of rows.

    Signals:
        changed: the scenario as it is typed now.
        model_chosen: the name of another model.
    """

    changed = Signal(object)
    model_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scenario: Scenario | None = None
        self.picker = ModelPicker()
        self.picker.setObjectName("scenarioModel")
        self.picker.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._model = Label()
        self._model.setBuddy(self.picker)
        self.tier, self.input, self.hits = ChoiceRow("service_tier"), InputRow(), HitsRow()
        self.output = OutputRow()
        self.lifetime = ChoiceRow("lifetime")
        self.tools = [ToolRow(meter) for meter in _TOOLS]
        self.batch = FigureRow("batch", is_share=True)
        self.groups = self._grouped()
        self._titles = [Label() for _ in self.groups]
        self._sums = [parts.caption() for _ in range(3)]
        self._lay_out()
        for row in self.rows:
            row.typed.connect(lambda row=row: self._read(row))
        self.picker.model_chosen.connect(self.model_chosen)
        self.retranslate()

    def _grouped(self) -> tuple[tuple[Row, ...], ...]:
        image_tokens = FigureRow("image_tokens", is_whole=True)
        return (
            (
                self.tier,
                self.input,
                self.output,
                FigureRow("images", is_whole=True),
                image_tokens,
                *self.tools,
            ),
            (
                RangeRow("calls"),
                WeekRow(),
                HoursRow(),
                FigureRow("growth", is_share=True),
                DayRow("start"),
                FigureRow("months", is_whole=True),
            ),
            (
                FigureRow("retries", is_share=True),
                self.batch,
                FigureRow("prefix", is_whole=True, width=96),
                self.lifetime,
                self.hits,
            ),
        )

    @property
    def rows(self) -> list[Row]:
        """All of them, in their order."""
        return [row for group in self.groups for row in group]

    def _lay_out(self) -> None:
        self._inside = inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 12, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._model, 0, 0)
        grid.addWidget(self.picker, 0, 1)
        place = 1
        for number, (title, group) in enumerate(zip(self._titles, self.groups, strict=True)):
            title.setFont(theme.figure_font(1.0, bold=True))
            if number:
                grid.addWidget(parts.hairline(), place, 0, 1, 2)
                grid.addWidget(title, place + 1, 0, 1, 2)
                place += 2
            for row in group:
                if row is self.output:
                    grid.addLayout(self._captions(), place, 1)
                    place += 1
                if row.field not in _HEADED:  # beside the first line, whatever is beneath it
                    row.label.setMinimumHeight(row.first.sizeHint().height())
                grid.addWidget(row.label, place, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(row, place, 1)
                place += 1
        grid.setRowStretch(place, 1)
        self.setWidget(inside)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(_WIDTH)

    def _captions(self) -> QHBoxLayout:
        """What the three figures of a range are."""
        line = QHBoxLayout()
        line.setSpacing(4)
        for label in self._sums:
            label.setFixedWidth(parts.for_digits(label, 72))
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            line.addWidget(label)
        line.addStretch(1)
        return line

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self._model.setText(scenario_words.field("model"))
        titles = self.tr("A call"), self.tr("How often"), self.tr("Retries, batch and cache")
        for label, title in zip(self._titles, titles, strict=True):
            label.setText(title)
        for label, title in zip(self._sums, scenario_words.sums().values(), strict=True):
            label.setText(title)
        for row in self.rows:
            row.retranslate()
        self.lifetime.offer(
            [(each, scenario_words.lifetime(each)) for each in scenario_words.LIFETIMES]
        )
        if self._scenario:
            self.show_scenario(self._scenario)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be as wide as the rows, in any language; Qt hears of their events here."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            bar = self.verticalScrollBar().sizeHint().width()
            self.setFixedWidth(max(_WIDTH, watched.minimumSizeHint().width() + bar))
        return super().eventFilter(watched, event)

    # What is shown

    def show_models(self, models: Mapping[str, Model], book: RateBook, today: date) -> None:
        """Offer models."""
        self._book, self._models = book, models
        self.picker.show_models(models, book.providers, "", today)
        self.picker.setMinimumWidth(0)  # as wide as the form

    def show_scenario(self, scenario: Scenario) -> None:
        """Show a scenario; what is typed and says the same stays as it is typed."""
        self._scenario = scenario
        model = self._sold(scenario)
        name = next((name for name, each in self._models.items() if each is model), "")
        self.picker.blockSignals(True)
        self.picker.choose(name)
        self.picker.blockSignals(False)
        tiers = model.service_tiers if model else (scenario.service_tier,)
        self.tier.offer([(tier, class_title(tier)) for tier in tiers])
        self.batch.setEnabled(BATCH in tiers and scenario.service_tier != BATCH)
        sold = {meter for card in model.cards for meter in card.rates} if model else set()
        for tool in self.tools:
            is_shown = tool.field in sold or tool.field in dict(scenario.tools)
            tool.setVisible(is_shown)
            tool.label.setVisible(is_shown)
        for row in self.rows:
            row.show_scenario(scenario)
            row.say(None)

    def show_projection(self, projection: Projection) -> None:
        """Show what was worked out for the form."""
        self.hits.show_rate(projection.hit_rate if projection.scenario.prefix else Decimal(0))

    def _sold(self, scenario: Scenario) -> Model | None:
        try:
            return self._book.find(scenario.model, scenario.provider)
        except BookError:
            return None

    # What is typed

    def _read(self, row: Row) -> None:
        if self._scenario is None:
            return
        field = "tools" if row in self.tools else row.field
        more = _CLEARED if row is self.input else {}
        try:
            made = self._scenario.changed({field: row.read(), **more})
        except (RateError, ScenarioError) as error:
            row.say(error)
            return
        row.say(None)
        self._scenario = made
        for each in self.rows:
            if each.is_right:  # else it stays as it is typed
                each.show_scenario(made)
        self.changed.emit(made)


_HEADED = "hours", "weekdays"  # their first line is none of fields
