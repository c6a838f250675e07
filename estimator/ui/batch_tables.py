"""The tables of a batch file: its problems, its models, its largest requests."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt

from estimator.batch.prices import Bill, Price
from estimator.batch.report import Report
from estimator.ui import batch_words, text
from estimator.ui.figure_table import LEFT, RIGHT, TextTable
from estimator.ui.rates_model import Index

LINE, WRONG = range(2)
MODEL, URL, REQUESTS, INPUT, OUTPUT, BATCH, STANDARD, NOTE = range(8)
TOKENS, AT, CUSTOM_ID = range(3)
_NONE = "–"


class ProblemTable(TextTable):
    """A row for each of the first problems."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[int] = ()

    def show_report(self, report: Report) -> None:
        """Show what is wrong with a file."""
        self._lines = [each.line for each in report.problems]
        self.show_rows(
            [(text.integer(each.line), batch_words.sentence(each)) for each in report.problems]
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

    def show_bill(self, bill: Bill) -> None:
        """Show what requests are and cost."""
        self.show_rows(
            [
                (
                    each.group.model or _NONE,
                    each.group.url or _NONE,
                    text.integer(each.group.requests),
                    batch_words.tokens(each.group) if each.group.counted else _NONE,
                    text.integer(each.standard.output) if each.standard else _NONE,
                    self._cost(each.batch, bill),
                    self._cost(each.standard, bill),
                    self._note(each.group.uncounted, batch_words.note(each)),
                )
                for each in bill.groups
            ]
        )

    @staticmethod
    def _cost(price: Price | None, bill: Bill) -> str:
        return batch_words.cost(price.expected, bill.currency) if price else _NONE

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

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[int] = ()

    def show_report(self, report: Report) -> None:
        """Show the largest requests of a file."""
        self._lines = [each.line for each in report.largest]
        self.show_rows(
            [
                (text.integer(each.tokens), text.integer(each.line), each.custom_id)
                for each in report.largest
            ]
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
