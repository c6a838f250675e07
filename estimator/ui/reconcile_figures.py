"""The figures of a reconciliation: the log by the book, what was billed, and the difference."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from estimator.pricing import money
from estimator.reconcile.bills import Bill
from estimator.reconcile.comparing import Comparison
from estimator.reconcile.outcome import Outcome
from estimator.ui import parts, text
from estimator.ui.decimal_box import DecimalBox
from estimator.ui.reconcile_words import signed

_PAUSE_MS = 400
_DECIMALS = 6
_NONE = "–"


class ReconcileFigures(QWidget):
    """Three figures; the amount that was billed is typed where no file says it.

    Signals:
        billed: an amount was typed, a Decimal, with so many places; or None, where it was taken
            away.
    """

    billed = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcome: Outcome | None = None
        self._titles = [parts.caption() for _ in range(3)]
        self.book = parts.figure("reconcileBook", 1.8)
        self.bill = parts.figure("reconcileBilled", 1.8)
        self.difference = parts.figure("reconcileDifference", 1.8)
        self.typed = parts.named(DecimalBox(_DECIMALS), "billedAmount")
        self.typed.setFixedWidth(self.typed.fontMetrics().horizontalAdvance("0" * 14) + 24)
        self.notes = [parts.caption() for _ in range(3)]
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._say_billed)
        self.typed.textEdited.connect(self._edited)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(48)
        grid.setVerticalSpacing(4)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        figures: tuple[QLabel, ...] = (self.book, self.bill, self.difference)
        for column, (title, figure, note) in enumerate(
            zip(self._titles, figures, self.notes, strict=True)
        ):
            grid.addWidget(title, 0, column, left)
            grid.addWidget(figure, 1, column, left)
            grid.addWidget(note, 2, column, left)
        grid.addWidget(self.typed, 1, 1, left)
        grid.setColumnStretch(3, 1)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        names = self.tr("By the rate book"), self.tr("Billed"), self.tr("Difference")
        for label, name in zip(self._titles, names, strict=True):
            label.setText(name)
        self.typed.setPlaceholderText(self.tr("Amount in US$"))
        self.typed.setAccessibleName(self.tr("Amount that was billed, in US dollars"))
        self._show()

    @property
    def has_outcome(self) -> bool:
        """Whether there is something to show."""
        return self._outcome is not None

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what files came to; a bill in a file takes the place of what is typed."""
        self._outcome = outcome
        self._show()

    def clear_typed(self) -> None:
        """Forget what was typed, which belongs to other files."""
        self._pause.stop()
        self.typed.clear()

    def _say_billed(self) -> None:
        self.billed.emit(self.typed.value, self.typed.places)

    def _edited(self) -> None:
        self._pause.start()
        self._show_notes()

    def _show(self) -> None:
        if self._outcome is None:
            return
        totals = self._outcome.priced.totals()
        shown = " + ".join(text.cost(amount, name) for name, amount in totals.items()) or _NONE
        parts.say(self.book, shown, self._spoken(0, shown))
        found = self._outcome.comparison
        is_in_files = bool(self._outcome.log.bill)
        self.bill.setVisible(is_in_files)
        self.typed.setVisible(not is_in_files)
        sums = [(found.billed, found.currency)] if found else []
        sums += [(amount, name) for name, amount in self._outcome.bill.apart.items()]
        paid = " + ".join(text.cost(*each) for each in sums) or _NONE
        parts.say(self.bill, paid, self._spoken(1, paid))
        more = _NONE
        if found:
            more = signed(money.minus(found.billed, found.priced), found.currency)
        parts.say(self.difference, more, self._spoken(2, more))
        self._show_notes()

    def _spoken(self, place: int, figure: str) -> str:
        known = self.tr("{what}: {figure}")
        return known.format(what=self._titles[place].text(), figure=figure)

    def _show_notes(self) -> None:
        if self._outcome is None:
            return
        self.notes[0].setText(self._period(self._outcome))
        problem = self.typed.error and self.typed.text().strip() and self.typed.isVisibleTo(self)
        self.notes[1].setText(self.tr("Type an amount such as 1234.56.") if problem else "")
        bill, found = self._outcome.bill, self._outcome.comparison
        if not problem:
            self.notes[1].setText(self._converted(bill))
        self.notes[2].setText(self._about(found) if found else "")
        if bill.apart:
            known = self.tr("Not compared: {currencies}, whose exchange rate the rate book lacks")
            self.notes[2].setText(known.format(currencies=", ".join(bill.apart)))

    def _converted(self, bill: Bill) -> str:
        """By which exchange rates."""
        known = self.tr("1 {currency} = {rate} of {day}")
        said = (
            known.format(currency=name, rate="$" + text.worth(each.rate), day=text.day(each.date))
            for name, each in bill.exchanges.items()
        )
        return self.tr("; ").join(said)

    def _about(self, found: Comparison) -> str:
        """What there is to know of a difference."""
        left = found.unexplained
        more = money.minus(found.billed, found.priced).copy_abs()
        percent = text.percent(more / found.priced) if found.priced else _NONE
        if left:
            known = self.tr("{percent} of the rate book's amount; {amount} is not explained")
        elif found.causes():
            known = self.tr("{percent} of the rate book's amount; explained")
        else:
            known = self.tr("Bill and rate book agree")
        return known.format(percent=percent, amount=signed(left, found.currency))

    def _period(self, outcome: Outcome) -> str:
        requests = self.tr("%Ln request(s)", "", outcome.requests)
        if outcome.has_untold:
            known = self.tr("{requests} and those of an export that doesn't count them")
            requests = known.format(requests=requests)
            if not outcome.requests:
                requests = self.tr("Requests not counted by the export")
        if outcome.days is None:
            return requests
        first, last = outcome.days
        known = self.tr("{requests}, {first}") if first == last else ""
        known = known or self.tr("{requests}, {first} to {last}")
        return known.format(requests=requests, first=text.day(first), last=text.day(last))
