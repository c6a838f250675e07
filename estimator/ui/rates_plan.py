"""The form for a plan of one's own: a name, and lines of a meter and its price."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QPushButton, QWidget

from estimator.pricing.book import RateBook
from estimator.pricing.edits import EditError
from estimator.pricing.model_edits import PlanLine, meter_name
from estimator.pricing.own import OwnMeter
from estimator.pricing.quote import MINIMUM
from estimator.pricing.rates import Meter
from estimator.ui import meter_words, parts, rates_typed
from estimator.ui.label import Label
from estimator.ui.rates_form import Fields, Form
from estimator.ui.rates_typed import TypedError

_LINES_AT_FIRST = 2


@dataclass(frozen=True)
class TypedLine:
    """A line as it was typed: a meter, a price, and for how many of what that is."""

    meter: str
    price: str
    unit: str


class PlanForm(Form):
    """A form with lines under its fields.

    Attributes:
        lines: the inputs of each line: its meter, its price, its unit.
    """

    def __init__(
        self,
        title: str,
        do: Callable[[Fields, list[TypedLine]], str],
        meters: Mapping[str, str],
        parent: QWidget,
    ) -> None:
        """Make a form with two empty lines.

        Args:
            title: of the window.
            do: takes what was typed over; the reason where it can't, else empty.
            meters: the known meters by their titles, with their units.
            parent: over which it opens.
        """
        super().__init__(title, lambda typed: do(typed, self.typed_lines()), parent)
        self._meters = meters
        self.lines: list[tuple[QLineEdit, QLineEdit, QLineEdit]] = []
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 3)
        self._grid.setSpacing(8)
        for column, name in enumerate((self.tr("Meter"), self.tr("Price"), self.tr("For"))):
            head = parts.named(Label(name), "caption")
            self._grid.addWidget(head, 0, column)
        self._more = QPushButton(self.tr("Add a &Line"), autoDefault=False)
        self._more.clicked.connect(self.add_line)
        self.column.insertWidget(1, parts.hairline())
        self.column.insertLayout(2, self._grid)
        self.column.insertWidget(3, self._more, alignment=Qt.AlignmentFlag.AlignLeft)
        for _ in range(_LINES_AT_FIRST):
            self.add_line()

    def add_line(self) -> None:
        """Have room for another line."""
        meter, price, unit = QLineEdit(), QLineEdit(), QLineEdit()
        completer = QCompleter(list(self._meters), meter)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        meter.setCompleter(completer)
        price.setAlignment(Qt.AlignmentFlag.AlignRight)
        meter.setPlaceholderText(self.tr("GPU hours"))
        unit.setPlaceholderText(self.tr("1 hour"))
        meter.textChanged.connect(lambda typed: self._show_unit(unit, typed))
        row = len(self.lines) + 1
        for column, made in enumerate((meter, price, unit)):
            name = (self.tr("Meter"), self.tr("Price"), self.tr("For"))[column]
            made.setAccessibleName(name)
            self._grid.addWidget(made, row, column)
        self.lines.append((meter, price, unit))

    def _show_unit(self, unit: QLineEdit, typed: str) -> None:
        """A known meter has its unit already."""
        known = {title.casefold(): said for title, said in self._meters.items()}
        said = known.get(typed.strip().casefold())
        unit.setEnabled(said is None)
        unit.setPlaceholderText(said or self.tr("1 hour"))
        if said:
            unit.clear()

    def typed_lines(self) -> list[TypedLine]:
        """What was typed into the lines; empty ones are passed over."""
        typed = [TypedLine(*(part.text().strip() for part in line)) for line in self.lines]
        return [line for line in typed if line.meter or line.price]


def read_line(book: RateBook, typed: TypedLine) -> PlanLine:
    """A line of a plan.

    Raises:
        RateError, TypedError: it can't be read.
        EditError: a quote has a line of this name already.
    """
    price = rates_typed.number(typed.price, is_price=True)
    for meter in book.meters.values():
        if typed.meter.casefold() in (meter.name, meter_words.title(meter).casefold()):
            return _of_known(meter, price, typed)
    title = rates_typed.name(typed.meter)
    name = meter_name(title)
    if not name:
        raise TypedError("name", typed.meter)
    if name == MINIMUM:
        raise EditError("exists", (name,))
    if name in book.meters:  # another spelling of it
        return _of_known(book.meters[name], price, typed)
    return PlanLine(name, price, OwnMeter(*rates_typed.unit(typed.unit), title))


def _of_known(meter: Meter, price: Decimal, typed: TypedLine) -> PlanLine:
    """A line of a meter that is there, and stays what it is."""
    if typed.unit.strip() and rates_typed.unit(typed.unit) != (meter.per, meter.unit):
        raise TypedError("unit", typed.unit)
    return PlanLine(meter.name, price)
