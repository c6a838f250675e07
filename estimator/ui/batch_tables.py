"""The tables of a batch file: its problems, its models, its largest requests."""

from collections.abc import Sequence

from estimator.batch.prices import Bill, Price
from estimator.batch.report import Report
from estimator.ui import batch_words, text
from estimator.ui.batch_words import NONE
from estimator.ui.rows_table import Figure, RowsTable

LINE, WRONG = range(2)
MODEL, URL, REQUESTS, INPUT, OUTPUT, BATCH, STANDARD, NOTE = range(8)
TOKENS, AT, CUSTOM_ID = range(3)


def _count(number: int) -> Figure:
    return text.integer(number), number


class ProblemTable(RowsTable):
    """A row for each of the first problems."""

    keys = "line", "problem"
    words = frozenset({WRONG})

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

    def titles(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return self.tr("Line"), self.tr("What is wrong")


class GroupTable(RowsTable):
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
    words = frozenset({MODEL, URL, NOTE})

    def show_bill(self, bill: Bill) -> None:
        """Show what requests are and cost."""
        self.show_rows(
            [
                (
                    each.group.model or NONE,
                    each.group.url or NONE,
                    _count(each.group.requests),
                    (batch_words.tokens(each.group), each.group.tokens),
                    _count(each.standard.output) if each.standard else NONE,
                    self._cost(each.batch, bill),
                    self._cost(each.standard, bill),
                    self._note(each.group.uncounted, batch_words.note(each)),
                )
                for each in bill.groups
            ]
        )

    @staticmethod
    def _cost(price: Price | None, bill: Bill) -> str | Figure:
        if price is None:
            return NONE
        return batch_words.cost(price.expected, bill.currency), price.expected.likely

    def _note(self, uncounted: int, note: str) -> str:
        if not uncounted:
            return note
        known = self.tr("%Ln request(s) not counted. {note}", "", uncounted)
        return known.format(note=note)

    def titles(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return (
            self.tr("Model"),
            self.tr("Goes to"),
            self.tr("Requests"),
            self.tr("Input tokens"),
            self.tr("Answer tokens"),
            self.tr("As a batch"),
            self.tr("One by one"),
            self.tr("Prices"),
        )


class LargestTable(RowsTable):
    """A row for each of the largest requests."""

    keys = "input_tokens", "line", "custom_id"
    words = frozenset({CUSTOM_ID})

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

    def titles(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return self.tr("Input tokens"), self.tr("Line"), self.tr("Id")
