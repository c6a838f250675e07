"""The tables of a batch file: its problems, its models, its largest requests."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt

from estimator.batch.prices import Bill, Price
from estimator.batch.report import Group, Report
from estimator.reports import Cell
from estimator.ui import batch_words, text
from estimator.ui.figure_table import LEFT, RIGHT, TextTable, figure
from estimator.ui.rates_model import Index

LINE, WRONG = range(2)
MODEL, URL, REQUESTS, INPUT, OUTPUT, BATCH, STANDARD, NOTE = range(8)
TOKENS, AT, CUSTOM_ID = range(3)
_NONE = "–"


def _count(number: int) -> Cell:
    return figure(text.integer(number), number)


class ProblemTable(TextTable):
    """A row for each of the first problems."""

    keys = "line", "problem"

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[int] = ()

    def show_report(self, report: Report) -> None:
        """Show what is wrong with a file."""
        self._lines = [each.line for each in report.problems]
        self.show_rows(
            [(_count(each.line), batch_words.sentence(each)) for each in report.problems]
        )

    def line(self, row: int) -> int:
        """The number of the line that a row is about."""
        return self._lines[row]

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Where, and what."""
        return WRONG + 1

    def title(self, column: int) -> str:
        """The title of a column."""
        return (self.tr("Line"), self.tr("What is wrong"))[column]

    def side(self, column: int) -> Qt.AlignmentFlag:
        """Sentences stand at the left."""
        return RIGHT if column == LINE else LEFT


class GroupTable(TextTable):
    """A row for each model and url."""

    keys = (
        "model",
        "url",
        "requests",
        "input_tokens",
        "answer_tokens",
        "batch",
        "standard",
        "prices",
    )

    def show_bill(self, bill: Bill) -> None:
        """Show what requests are and cost."""
        self.show_rows(
            [
                (
                    each.group.model or _NONE,
                    each.group.url or _NONE,
                    _count(each.group.requests),
                    self._tokens(each.group),
                    _count(each.standard.output) if each.standard else _NONE,
                    self._cost(each.batch, bill),
                    self._cost(each.standard, bill),
                    self._note(each.group.uncounted, batch_words.note(each)),
                )
                for each in bill.groups
            ]
        )

    @staticmethod
    def _tokens(group: Group) -> Cell:
        return figure(batch_words.tokens(group), group.tokens) if group.counted else Cell(_NONE)

    @staticmethod
    def _cost(price: Price | None, bill: Bill) -> Cell:
        if price is None:
            return Cell(_NONE)
        return figure(batch_words.cost(price.expected, bill.currency), price.expected.likely)

    def _note(self, uncounted: int, note: str) -> str:
        if not uncounted:
            return note
        known = self.tr("%Ln request(s) not counted. {note}", "", uncounted)
        return known.format(note=note)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """What they are, and what they cost."""
        return NOTE + 1

    def title(self, column: int) -> str:
        """The title of a column."""
        return (
            self.tr("Model"),
            self.tr("Goes to"),
            self.tr("Requests"),
            self.tr("Input tokens"),
            self.tr("Answer tokens"),
            self.tr("As a batch"),
            self.tr("One by one"),
            self.tr("Prices"),
        )[column]

    def side(self, column: int) -> Qt.AlignmentFlag:
        """Names and notes stand at the left."""
        return LEFT if column in (MODEL, URL, NOTE) else RIGHT


class LargestTable(TextTable):
    """A row for each of the largest requests."""

    keys = "input_tokens", "line", "custom_id"

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[int] = ()

    def show_report(self, report: Report) -> None:
        """Show the largest requests of a file."""
        self._lines = [each.line for each in report.largest]
        self.show_rows(
            [(_count(each.tokens), _count(each.line), each.custom_id) for each in report.largest]
        )

    def line(self, row: int) -> int:
        """The number of the line that a row is about."""
        return self._lines[row]

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """How large, and which."""
        return CUSTOM_ID + 1

    def title(self, column: int) -> str:
        """The title of a column."""
        return (self.tr("Input tokens"), self.tr("Line"), self.tr("Id"))[column]

    def side(self, column: int) -> Qt.AlignmentFlag:
        """Ids stand at the left."""
        return LEFT if column == CUSTOM_ID else RIGHT
