"""The assumptions of a scenario, and what changes of them do, in words."""

from decimal import Decimal

from PySide6.QtCore import QObject

from estimator.pricing import money
from estimator.projection.forecast import LEAST, MOST, YEAR, HistoryError
from estimator.projection.whatif import (
    CALLS,
    GROWTH,
    HITS,
    INPUT,
    OUTPUT,
    PRICE,
    RETRIES,
    Swing,
)
from estimator.ui import text
from estimator.ui.language import before_digits

_HUNDRED = Decimal(100)
_POINTS = HITS, RETRIES, GROWTH


class WhatIfWords(QObject):
    """Words assumptions, changes and bad histories."""

    def name(self, kind: str) -> str:
        """What an assumption is called."""
        return {
            PRICE: self.tr("Prices"),
            CALLS: self.tr("Calls"),
            INPUT: self.tr("Length of the prompts"),
            OUTPUT: self.tr("Length of the answers"),
            HITS: self.tr("Cache hits"),
            RETRIES: self.tr("Calls made again"),
            GROWTH: self.tr("Growth a month"),
        }[kind]

    def step(self, swing: Swing) -> str:
        """By how much an assumption is changed, either way."""
        return self.tr("± {step}").format(step=self.points(swing.kind, swing.step))

    def points(self, kind: str, step: Decimal) -> str:
        """A change without its sign."""
        hundredths = money.times(step.copy_abs(), _HUNDRED)
        if kind in _POINTS:
            return self.tr("%Ln point(s)", "", int(hundredths))
        return f"{text.decimal(hundredths.normalize())}%"

    def change(self, kind: str, percent: int) -> str:
        """A change with its sign, as a slider has it."""
        if not percent:
            return self.tr("as it is")
        sign = before_digits("\u2212" if percent < 0 else "+")
        return sign + self.points(kind, Decimal(percent) / _HUNDRED)

    def elasticity(self, value: Decimal) -> str:
        """How demand answers to prices."""
        if not value:
            return self.tr("calls do not answer to prices")
        share = text.decimal(value.copy_abs())
        known = (
            self.tr("{value}: at 1% lower prices, {share}% more calls")
            if value < 0
            else self.tr("{value}: at 1% lower prices, {share}% fewer calls")
        )
        return known.format(value=text.signed(value), share=share)

    def difference(self, before: Decimal, after: Decimal, currency: str) -> str:
        """What a total is more or less than another, in money and as a share."""
        more = money.minus(after, before)
        if not more or not before:
            return ""
        sign = before_digits("+" if more > 0 else "\u2212")
        share = text.percent((more / before).copy_abs())
        return f"{sign}{text.cost(more.copy_abs(), currency)} ({sign}{share})"

    def bad_history(self, error: HistoryError) -> str:
        """Why a text is no history, and what would be right."""
        names = {"line": text.integer(error.line), "given": error.given}
        sentences = {
            "no-number": self.tr(
                "Line {line}, “{given}”, has no volume. Write a month and a number, such as"
                " 2026-03 12000."
            ),
            "no-month": self.tr(
                "Line {line} has no month that there is. Give each line one, such as 2026-03, or"
                " none of them."
            ),
            "twice": self.tr("Line {line} has {given} once more. Give each month one line."),
            "gap": self.tr("The month {given} is missing. Add its line, with 0 if there was none."),
            "too-few": self.tr("Paste at least {least} months, each on a line of its own."),
            "too-many": self.tr("Line {line} is one too many: {most} months are the most."),
        }
        names |= {"least": text.integer(LEAST), "most": text.integer(MOST)}
        return sentences[error.kind].format(**names)

    def method(self, *, has_season: bool) -> str:
        """How a forecast is made."""
        if has_season:
            return self.tr(
                "A straight line through the history by least squares, times the season of each"
                " month: its average share in the twelve months around it. From and to hold about"
                " four of five months, if those to come vary as those before."
            )
        return self.tr(
            "A straight line through the history by least squares. From and to hold about four"
            " of five months, if those to come vary as those before. Seasons need %Ln month(s) of"
            " history.",
            "",
            2 * YEAR,
        )
