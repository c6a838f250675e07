"""Ways of paying in words."""

from decimal import Decimal

from PySide6.QtCore import QObject

from estimator.ui import text
from estimator.ui.rates_typed import class_title
from estimator.ways import Way


class WaysWords(QObject):
    """Words a way of paying."""

    def titles(self, calls: Decimal) -> tuple[str, ...]:
        """The titles of the columns."""
        month = self.tr("%Ln call(s) a month", "", int(calls))
        return (
            self.tr("Way of paying"),
            self.tr("Price"),
            self.tr("Amount"),
            self.tr("Tokens a second"),
            self.tr("At work"),
            self.tr("A call"),
            self.tr("Carries a month"),
            month,
            self.tr("Cheaper from"),
        )

    def name(self, own: Way | None, tier: str, *, is_cached: bool) -> str:
        """What a way is called."""
        if own is None:
            by_the_call = (
                self.tr("By the call, prompt cached: {class_}")
                if is_cached
                else self.tr("By the call: {class_}")
            )
            return by_the_call.format(class_=class_title(tier))
        known = {
            "seats": self.tr("Seats of a subscription"),
            "provisioned": self.tr("Provisioned units"),
            "gpu": self.tr("Own machine with a GPU"),
            "tpu": self.tr("Own machine with a TPU"),
            "cpu": self.tr("Own machine with a CPU"),
        }
        return known.get(own.name, own.name)

    def new(self, number: int) -> str:
        """What a new way is called at first."""
        return self.tr("Way {number}").format(number=text.integer(number))

    def input(self, own: Way | None, name: str, currency: str) -> str:
        """An input with its unit; empty for a cell without one."""
        if own is None or not name:
            return ""
        value = Decimal(own.inputs[name])
        if name == "utilisation":
            return text.percent(value)
        known = {
            "price_a_seat": self.tr("{price} a seat"),
            "price_an_hour": self.tr("{price} an hour"),
            "seats": self.tr("{amount} seats"),
            "hours": self.tr("{amount} hours"),
        }
        shown = text.cost(value, currency) if name.startswith("price") else text.decimal(value)
        return known.get(name, "{amount}").format(price=shown, amount=shown)

    def never(self) -> str:
        """What a month costs that can't be carried."""
        return self.tr("can't carry them")

    def cheaper_from(self, calls: int | None, always: int | None) -> str:
        """From how many calls on a way is cheaper at first, and from how many always."""
        if calls is None:
            return self.tr("never")
        first = self.tr("%Ln call(s)", "", calls)
        if always == calls:
            return first
        if always is None:
            return self.tr("{calls}, not always").format(calls=first)
        known = self.tr("{calls}, always from {always}")
        return known.format(calls=first, always=text.integer(always))

    def bad_input(self) -> str:
        """Why a figure can't be taken."""
        return self.tr(
            "Give a number from 0 on; a month has 744 hours at most, and what is at work is at most"
            " 100%."
        )
