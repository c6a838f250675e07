"""The calls of a chat as a table: what each sends, and what it costs with a cache and without."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from estimator.pricing import money
from estimator.pricing.conversation import Turn
from estimator.ui import text
from estimator.ui.rows_table import Cells, RowsTable

TURN, INPUT, CACHED, DROPPED, COST, SUM, CACHED_COST, CACHED_SUM = range(8)


class Priced(NamedTuple):
    """A call, and what it costs without and with a cache."""

    turn: Turn
    plain: Decimal
    cached: Decimal


class ChatModel(RowsTable):
    """A row for each turn; the sums are those up to it."""

    keys = (
        "turn",
        "input_tokens",
        "cached_tokens",
        "turns_left_out",
        "call",
        "so_far",
        "call_with_cache",
        "so_far_with_cache",
    )

    def __init__(self) -> None:
        super().__init__()
        self.sums: tuple[Decimal, Decimal] = Decimal(0), Decimal(0)

    def show_turns(self, turns: Sequence[Priced], currency: str) -> None:
        """Show the calls of a chat."""
        rows: list[Cells] = []
        sums = Decimal(0), Decimal(0)
        for number, (turn, plain, cached) in enumerate(turns, 1):
            sums = money.plus(sums[0], plain), money.plus(sums[1], cached)
            counts = number, turn.tokens, turn.cached, turn.dropped
            amounts = plain, sums[0], cached, sums[1]
            shown = [(text.integer(count), count) for count in counts]
            rows.append([*shown, *((text.cost(each, currency), each) for each in amounts)])
        self.sums = sums
        self.show_rows(rows)

    def titles(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return (
            self.tr("Turn"),
            self.tr("Input"),
            self.tr("Of it cached"),
            self.tr("Turns left out"),
            self.tr("A call"),
            self.tr("So far"),
            self.tr("With a cache"),
            self.tr("So far, with a cache"),
        )
