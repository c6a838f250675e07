"""Rows of a scenario's form that are more than one field: tools, cache hits, and the input."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from estimator.projection.ranges import Range, Sizes
from estimator.projection.scenario import Scenario
from estimator.templates.template import parse
from estimator.ui import parts, scenario_words, text
from estimator.ui.figure_boxes import FigureBoxes
from estimator.ui.scenario_rows import FigureRow, RangeRow, Row

_ZERO = Decimal(0)


class ToolRow(FigureRow):
    """How much of a meter each call uses."""

    def __init__(self, meter: str) -> None:
        super().__init__(meter)
        self._tools: dict[str, Decimal] = {}

    def show_scenario(self, scenario: Scenario) -> None:
        """As in Row."""
        self._tools = dict(scenario.tools)
        self.boxes.fill([self._tools.get(self.field, _ZERO)])

    def read(self) -> object:
        """All of the tools, with this one as it is typed."""
        (used,) = self.boxes.read()
        made = {name: value for name, value in self._tools.items() if name != self.field}
        return tuple(sorted({**made, **({self.field: used} if used else {})}.items()))


class HitsRow(Row):
    """The share of calls that find their beginning in the cache: worked out, or given."""

    def __init__(self) -> None:
        self.ways, self.boxes = QComboBox(), FigureBoxes(3, is_share=True)
        self.worked_out = parts.caption()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = parts.row(self.ways, self.worked_out)
        column.addLayout(line)
        column.addWidget(self.boxes)
        super().__init__("hits", inside, is_share=True)
        inside.setFocusProxy(self.ways)
        self.first = self.ways
        self._rate = _ZERO
        self.ways.addItems(["", ""])
        parts.named(self.ways, "scenario-hits-way")
        self.ways.activated.connect(self._switch)
        self.boxes.typed.connect(self.typed)

    def _switch(self, given: int) -> None:
        if given:
            self.boxes.fill([self._rate] * 3)
        self.boxes.setVisible(bool(given))
        self.typed.emit()

    def retranslate(self) -> None:
        """As in Row."""
        super().retranslate()
        name = scenario_words.field(self.field)
        self.ways.setAccessibleName(name)
        self.ways.setItemText(0, self.tr("Worked out"))
        self.ways.setItemText(1, self.tr("Given"))
        self.boxes.name([f"{name}: {each}" for each in scenario_words.sums().values()])

    def show_scenario(self, scenario: Scenario) -> None:
        """As in Row."""
        self.ways.setCurrentIndex(int(scenario.hits is not None))
        self.boxes.setVisible(scenario.hits is not None)
        if scenario.hits:
            self.boxes.fill(list(scenario.hits))

    def show_rate(self, rate: Decimal) -> None:
        """Show the share that was worked out."""
        self._rate = round(rate, 3)
        is_shown = not self.ways.currentIndex()
        self.worked_out.setText(text.percent(rate) if is_shown else "")

    def read(self) -> object:
        """As in Row."""
        return Range(*self.boxes.read()) if self.ways.currentIndex() else None


class OutputRow(RangeRow):
    """The tokens of an answer, or what a sample says of them.

    Signals:
        sample_wanted: a file is to be chosen.
    """

    sample_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("output")
        self.sample = parts.named(QPushButton(autoDefault=False), "scenarioSample")
        self.said = parts.caption()
        self.said.setWordWrap(True)
        self.said.hide()
        line = self.boxes.layout()
        assert isinstance(line, QHBoxLayout)  # noqa: S101 - as FigureBoxes made it
        line.addWidget(self.sample)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101 - as Row made it
        column.addWidget(self.said)
        self.sample.clicked.connect(self.sample_wanted)

    def retranslate(self) -> None:
        """As in Row."""
        super().retranslate()
        self.sample.setText(self.tr("Sample…"))
        self.sample.setToolTip(
            self.tr(
                "A log of answers, a CSV file with a column named output_tokens, or one number a"
                " line: the likely value becomes the mean, low and high the tenth and the ninetieth"
                " percentile"
            )
        )

    def tell(self, said: str) -> None:
        """Say what came of a sample."""
        self.said.setText(said)
        self.said.setVisible(bool(said))


class InputRow(FigureRow):
    """The tokens of a call's text: a number, the prompt's, or those of a file's rows.

    Signals:
        prompt_wanted: the prompt in the editor is to be the text.
        values_wanted: a file is to be chosen.
        stop_wanted: the counting of a file is to end.
    """

    prompt_wanted = Signal()
    values_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("input", is_whole=True, width=96)
        self.prompt = parts.named(QPushButton(autoDefault=False), "scenarioPrompt")
        self.values = parts.named(QPushButton(autoDefault=False), "scenarioValues")
        self.stop = parts.named(QPushButton(autoDefault=False), "scenarioStop")
        self.said, self._buttons = parts.caption(), QHBoxLayout()
        self.said.setWordWrap(True)
        self._buttons.setSpacing(8)
        for button in (self.prompt, self.values, self.stop):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101 - as Row made it
        column.addLayout(self._buttons)
        column.addWidget(self.said)
        self.range = parts.named(parts.caption(), "scenarioInputRange")
        line = self.boxes.layout()
        assert isinstance(line, QHBoxLayout)  # noqa: S101 - as FigureBoxes made it
        line.addWidget(self.range)
        self.stop.hide()
        self.prompt.clicked.connect(self.prompt_wanted)
        self.values.clicked.connect(self.values_wanted)
        self.stop.clicked.connect(self.stop_wanted)

    def retranslate(self) -> None:
        """As in Row."""
        super().retranslate()
        self.prompt.setText(self.tr("Use the Pr&ompt"))
        self.prompt.setToolTip(
            self.tr("Take the text in the editor; {{name}} in it is a place for a value")
        )
        self.values.setText(self.tr("Choose &Values…"))
        self.values.setToolTip(
            self.tr("A CSV or JSON Lines file with a column for each {{name}} of the prompt")
        )
        self.stop.setText(self.tr("Cancel"))

    def show_scenario(self, scenario: Scenario) -> None:
        """As in Row."""
        self.boxes.fill([Decimal(round(scenario.input.mean))])
        self.range.setText(scenario_words.input_range(scenario))
        self.values.setEnabled(bool(parse(scenario.template).names))
        if self.stop.isHidden():  # else it says how far it is
            self._say(self._told(scenario))

    def _say(self, said: str) -> None:
        self.said.setText(said)
        self.said.setVisible(bool(said))

    def _told(self, scenario: Scenario) -> str:
        """What the tokens are those of, and how sure their count is."""
        said = [self._source(scenario), scenario_words.sureness(scenario)]
        return "\n".join(filter(None, said))

    def _source(self, scenario: Scenario) -> str:
        rows, names = scenario.input.rows, parse(scenario.template).names
        if scenario.values:
            known = self.tr(
                "%Ln row(s) of {file}: {least} to {most} tokens", "", scenario.input.weight
            )
            ends = (text.integer(rows[0][0]), text.integer(rows[-1][0]))
            return known.format(file=scenario.values, least=ends[0], most=ends[1])
        if names:
            known = self.tr("The prompt has places for {names}. Choose a file with their values.")
            return known.format(names=", ".join(names[:8]))
        return self.tr("The prompt as it was taken") if scenario.template else ""

    def show_progress(self, said: str, *, is_counting: bool) -> None:
        """Say how far a file is counted, or what came of it."""
        self.show_counting(is_counting)
        self._say(said)

    def show_counting(self, is_counting: bool) -> None:  # noqa: FBT001 - it is either
        """Offer to end the counting, in the place of another file; or no more."""
        self.stop.setVisible(is_counting)
        self.values.setVisible(not is_counting)

    def read(self) -> object:
        """As in Row: every call has as many."""
        value = super().read()
        assert isinstance(value, int)  # noqa: S101 - a whole figure
        return Sizes.fixed(value)
