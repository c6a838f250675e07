"""Files of logs and exports, read one after the other, in any order."""

from datetime import datetime
from typing import BinaryIO

from estimator.pricing.book import RateBook
from estimator.reconcile.found import Gathered, Log
from estimator.reconcile.ledger import Ledger
from estimator.reconcile.lines import GoOn, Lines
from estimator.reconcile.log_file import LogFile
from estimator.reconcile.sales import Sales
from estimator.reconcile.tally import Tally


class Reading:
    """Reads files, each with ``read``, and says with ``close`` what they came to.

    Attributes:
        sales: in which models were found.
    """

    def __init__(self, book: RateBook, now: datetime) -> None:
        """Read files.

        Args:
            book: that prices what they say.
            now: the moment for what says none, with its time zone.
        """
        self.sales = Sales(book, now)
        self._copies = Tally(self.sales)
        ledger = Ledger(Tally(self.sales), self._copies)
        self._gathered = Gathered(ledger, Tally(self.sales))

    def read(self, name: str, file: BinaryIO, go_on: GoOn = lambda _: None) -> None:
        """Read a file.

        Args:
            name: that the user knows it by.
            file: of JSON Lines, JSON, CSV or server-sent events.
            go_on: is told how far it is.

        Raises:
            LogError: it is none of these.
        """
        LogFile(self._gathered, name, Lines(file, go_on)).read()

    def close(self) -> Log:
        """What was read. Nothing can be read after it."""
        retried, gathered = Tally(self.sales), self._gathered
        gathered.close()
        ledger, exported, found = gathered.ledger, gathered.exported, gathered.found
        found.retries = ledger.close(retried)
        found.requests, found.nameless = len(ledger), ledger.nameless
        found.exported_requests = sum(exported.hours.values())
        found.copies, found.parts = ledger.copies, ledger.parts
        found.silent = ledger.silent_streams
        return Log(
            cells=tuple(ledger.tally.cells()),
            copies=tuple(self._copies.cells()),
            retries=tuple(retried.cells()),
            exported=tuple(exported.cells()),
            bill=tuple(gathered.bill),
            hours=ledger.tally.hours,
            export_hours=exported.hours,
            found=found,
        )
