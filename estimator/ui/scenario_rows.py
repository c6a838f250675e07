"""The rows of a scenario's form: each shows a field, and reads it."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from estimator.pricing.money import RateError
from estimator.projection.ranges import Range, ScenarioError
from estimator.projection.scenario import Scenario
from estimator.ui import parts, scenario_words, text
from estimator.ui.figure_boxes import FigureBoxes
from estimator.ui.hour_bars import HourBars
from estimator.ui.label import Label


class Row(QWidget):
    """A field with its label, and what is wrong with it beneath.

    Attributes:
        field: its name in the scenario.
        label: to stand before it.
        first: what is on its first line.

    Signals:
        typed: the user has changed it.
    """

    typed = Signal()

    def __init__(self, field: str, editor: QWidget, *, is_share: bool = False) -> None:
        super().__init__()
        self.field, self.editor, self.is_share = field, editor, is_share
        self.first = editor
        self.label, self.wrong = Label(), parts.named(Label(), "warning")
        self.label.setBuddy(editor)
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        parts.named(editor, f"scenario-{field}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(editor, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.wrong)

    def say(self, error: RateError | ScenarioError | None) -> None:
        """Say what is wrong, or that nothing is."""
        shown = scenario_words.problem(error, is_share=self.is_share) if error else ""
        self.wrong.setText(shown)
        self.wrong.setVisible(bool(shown))

    @property
    def is_right(self) -> bool:
        """Whether nothing is said to be wrong with it."""
        return not self.wrong.text()

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        name = scenario_words.field(self.field)
        self.label.setText(name)
        tip = scenario_words.tip(self.field)
        self.label.setToolTip(tip)
        self.editor.setToolTip(tip)
        self.editor.setAccessibleName(name)

    @abstractmethod
    def show_scenario(self, scenario: Scenario) -> None:
        """Show the field of a scenario."""
        raise NotImplementedError

    @abstractmethod
    def read(self) -> object:
        """The field's value.

        Raises:
            RateError: what is typed is none.
        """
        raise NotImplementedError


class FigureRow(Row):
    """One figure: whole, decimal, or a share in percent."""

    def __init__(
        self, field: str, *, is_share: bool = False, is_whole: bool = False, width: int = 72
    ) -> None:
        self.boxes = FigureBoxes(1, width=width, is_share=is_share)
        super().__init__(field, self.boxes, is_share=is_share)
        self._is_whole = is_whole
        self.boxes.typed.connect(self.typed)

    def retranslate(self) -> None:
        """As in Row."""
        super().retranslate()
        self.boxes.name([scenario_words.field(self.field)])

    def show_scenario(self, scenario: Scenario) -> None:
        """As in Row."""
        self.boxes.fill([Decimal(getattr(scenario, self.field))])

    def read(self) -> object:
        """As in Row."""
        (value,) = self.boxes.read()
        if not self._is_whole:
            return value
        if value % 1:
            raise RateError(str(value), "too-fine")
        return int(value)


class RangeRow(Row):
    """Three figures: low, likely, high."""

    def __init__(self, field: str, *, is_share: bool = False) -> None:
        self.boxes = FigureBoxes(3, is_share=is_share)
        super().__init__(field, self.boxes, is_share=is_share)
        self.boxes.typed.connect(self.typed)

    def retranslate(self) -> None:
        """As in Row."""
        super().retranslate()
        name, sums = scenario_words.field(self.field), scenario_words.sums()
        self.boxes.name([f"{name}: {each}" for each in sums.values()])

    def show_scenario(self, scenario: Scenario) -> None:
        """As in Row."""
        self.boxes.fill(list(getattr(scenario, self.field) or Range.sure(0)))

    def read(self) -> object:
        """As in Row."""
        return Range(*self.boxes.read())


class WeekRow(Row):
    """How full each weekday is."""

    def __init__(self) -> None:
        self.boxes = FigureBoxes(7, width=38, is_share=True, has_sign=False)
        self._days = [parts.caption() for _ in range(7)]
        inside, grid = QWidget(), QGridLayout()
        inside.setLayout(grid)
        inside.setFocusProxy(self.boxes)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for place, label in enumerate(self._days):
            label.setFixedWidth(parts.for_digits(label, 38))
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(label, 0, place)
        grid.addWidget(parts.named(Label("%"), "caption"), 1, 7)
        grid.addWidget(self.boxes, 1, 0, 1, 7)
        super().__init__("weekdays", inside, is_share=True)
        self.boxes.typed.connect(self.typed)

    def retranslate(self) -> None:
        """As in Row."""
        super().retranslate()
        days = [scenario_words.weekday(number) for number in range(7)]
        self.boxes.name(days)
        narrow = [scenario_words.weekday(n, QLocale.FormatType.NarrowFormat) for n in range(7)]
        for label, shown, day in zip(self._days, self._fitting(days, narrow), days, strict=True):
            label.setText(shown)
            label.setToolTip(day)

    def _fitting(self, days: list[str], narrow: list[str]) -> list[str]:
        """The short names, or the narrow ones where one of those, as in Arabic, has no room."""
        label = self._days[0]
        label.ensurePolished()
        widest = max(map(label.fontMetrics().horizontalAdvance, days))
        return days if widest <= label.maximumWidth() else narrow

    def show_scenario(self, scenario: Scenario) -> None:
        """As in Row."""
        self.boxes.fill(scenario.weekdays)

    def read(self) -> object:
        """As in Row."""
        return tuple(self.boxes.read())


class HoursRow(Row):
    """How the calls of a day are spread."""

    def __init__(self) -> None:
        self.bars = HourBars()
        super().__init__("hours", self.bars)
        self.bars.setFixedWidth(300)
        self.bars.drawn.connect(self.typed)

    def show_scenario(self, scenario: Scenario) -> None:
        """As in Row."""
        self.bars.fill(scenario.hours)

    def read(self) -> object:
        """As in Row."""
        return self.bars.weights


class DayRow(Row):
    """A day."""

    def __init__(self, field: str) -> None:
        self.date = QDateEdit()
        self.date.setCalendarPopup(True)
        super().__init__(field, self.date)
        self.date.dateChanged.connect(lambda _day: self.typed.emit())

    def retranslate(self) -> None:
        """As in Row."""
        super().retranslate()
        self.date.setLocale(QLocale())
        self.date.setDisplayFormat(text.day_format())

    def show_scenario(self, scenario: Scenario) -> None:
        """As in Row."""
        day: date = getattr(scenario, self.field)
        self.date.blockSignals(True)
        self.date.setDate(QDate(day.year, day.month, day.day))
        self.date.blockSignals(False)

    def read(self) -> object:
        """As in Row."""
        day = self.date.date()
        return date(day.year(), day.month(), day.day())


class ChoiceRow(Row):
    """One of some values."""

    def __init__(self, field: str) -> None:
        self.choices = QComboBox(sizeAdjustPolicy=QComboBox.SizeAdjustPolicy.AdjustToContents)
        super().__init__(field, self.choices)
        self.choices.activated.connect(lambda _row: self.typed.emit())

    def offer(self, values: Sequence[tuple[object, str]]) -> None:
        """Offer values by their titles; the chosen one stays."""
        chosen = self.choices.currentData()
        self.choices.clear()
        for value, title in values:
            self.choices.addItem(title, value)
        self.choices.setCurrentIndex(max(0, self.choices.findData(chosen)))

    def show_scenario(self, scenario: Scenario) -> None:
        """As in Row."""
        self.choices.setCurrentIndex(self.choices.findData(getattr(scenario, self.field)))

    def read(self) -> object:
        """As in Row."""
        return self.choices.currentData()
