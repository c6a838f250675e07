"""The lines of the quote of one call: a name, what is multiplied, and the amount."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from estimator.choices import MAX_OUTPUT_TOKENS
from estimator.estimate import Estimate
from estimator.pricing.quote import Line
from estimator.pricing.usage import INPUT, OUTPUT
from estimator.tokens.image_output import Made
from estimator.ui import part_words, parts, sum_words, text
from estimator.ui.count_figure import NONE

_AT_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
IMAGE, AUDIO = "input_image_tokens", "input_audio_tokens"


class QuoteLines(QWidget):
    """Input, its images and audio where they have rates of their own, and the expected output.

    Signals:
        rate_wanted: the meter whose rate was clicked.
        made_changed: the size and the quality of the picture that is expected.
    """

    rate_wanted = Signal(str)
    made_changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = {meter: parts.caption() for meter in (INPUT, IMAGE, AUDIO, OUTPUT)}
        self.quantities = {meter: parts.amount("caption") for meter in (INPUT, IMAGE, AUDIO)}
        self.rates = {meter: parts.linked() for meter in self.names}
        self.amounts = {meter: parts.amount() for meter in self.names}
        self.output = parts.number("outputTokens", MAX_OUTPUT_TOKENS, step=100)
        self.made_size = parts.named(QComboBox(), "madeSize")
        self.made_quality = parts.named(QComboBox(), "madeQuality")
        for box in (self.made_size, self.made_quality):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.activated.connect(self._say_made)
        self.tier = parts.caption()
        self.tier.setWordWrap(True)
        for label in self.rates.values():
            label.linkActivated.connect(self.rate_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, meter in enumerate(self.names):
            grid.addWidget(self.names[meter], row, 0)
            quantity = self.output if meter == OUTPUT else self.quantities[meter]
            grid.addLayout(parts.row(quantity, self.rates[meter]), row, 1)
            grid.addWidget(self.amounts[meter], row, 2, _AT_THE_RIGHT)
        grid.addLayout(parts.row(self.made_size, self.made_quality), len(self.names), 1, 1, 2)
        grid.addWidget(self.tier, len(self.names) + 1, 0, 1, 3, Qt.AlignmentFlag.AlignTop)
        for widget in (self.made_size, self.made_quality, self.tier):
            widget.hide()
        for meter in (IMAGE, AUDIO):
            self._show_line(meter, is_shown=False)

    def retranslate(self) -> None:
        """Write every text in the interface's language that no estimate brings."""
        self.names[INPUT].setText(self.tr("Input"))
        self.names[IMAGE].setText(self.tr("Images"))
        self.names[AUDIO].setText(self.tr("Audio"))
        self.names[OUTPUT].setText(self.tr("Output"))
        self.output.setAccessibleName(self.tr("Expected output tokens of a call"))
        self.output.setToolTip(self.tr("How many tokens you expect the model to answer with"))
        self.made_size.setAccessibleName(self.tr("Size of the image that is made"))
        self.made_quality.setAccessibleName(self.tr("Quality of the image that is made"))
        self.made_quality.clear()  # the names are written anew

    def show_estimate(self, estimate: Estimate) -> None:
        """Show the lines of an estimate."""
        self._show_input(estimate)
        for meter in (IMAGE, AUDIO):
            self._show_part(estimate, meter)
        self._show_output(estimate)
        self._show_amounts(estimate)
        tier = estimate.input.tier if estimate.input else None
        self.tier.setVisible(tier is not None)
        if tier:
            known = self.tr("Long-context rates, for more than {above} input tokens")
            self.tier.setText(known.format(above=text.integer(tier.above)))

    def _show_input(self, estimate: Estimate) -> None:
        line, tokens = estimate.input, estimate.tokens
        if line:
            tokens = int(line.quantity)
        elif estimate.call:
            tokens = 0  # all of it is on meters of its own
        shown = NONE if tokens is None else text.integer(tokens)
        self._show_sum(INPUT, shown, self._rate(estimate, INPUT, line))

    def _show_part(self, estimate: Estimate, meter: str) -> None:
        line = estimate.line(meter)
        self._show_line(meter, is_shown=line is not None)
        if line:
            shown = text.integer(int(line.quantity))
            self._show_sum(meter, shown, self._rate(estimate, meter, line))

    def _show_sum(self, meter: str, quantity: str, rate: str) -> None:
        """The rate stands by itself, since what has links takes long to lay out."""
        self.quantities[meter].setText(quantity)
        self.rates[meter].setText(f"× {rate}")

    def _show_line(self, meter: str, *, is_shown: bool) -> None:
        for labels in (self.names, self.quantities, self.rates, self.amounts):
            labels[meter].setVisible(is_shown)

    def _show_output(self, estimate: Estimate) -> None:
        made = estimate.made
        for box in (self.made_size, self.made_quality):
            box.setVisible(made is not None)
        self.output.setVisible(made is None)
        self.output.setEnabled(estimate.sells_output or estimate.card is None)
        meter = estimate.output.meter if estimate.output else OUTPUT
        rate = f"× {self._rate(estimate, meter, estimate.output)}"
        if made:
            self._show_made(made)
            rate = f"{text.integer(made.tokens)} {rate}"
        self.rates[OUTPUT].setText(rate if estimate.sells_output else self.tr("none"))

    def _show_made(self, made: Made) -> None:
        sizes = {size: size.replace("x", " × ") for size in made.sizes}
        qualities = {quality: part_words.quality(quality) for quality in made.qualities}
        _fill(self.made_size, sizes, made.size)
        _fill(self.made_quality, qualities, made.quality)

    def _say_made(self) -> None:
        self.made_changed.emit(self.made_size.currentData(), self.made_quality.currentData())

    def _show_amounts(self, estimate: Estimate) -> None:
        """All with the places of the finest, so that they stand under each other."""
        shown = [INPUT, *(m for m in (IMAGE, AUDIO) if estimate.line(m))]
        if estimate.sells_output:
            shown.append(OUTPUT)
        lines = [estimate.output if m == OUTPUT else estimate.line(m) for m in shown]
        amounts = [line.amount if line else Decimal(0) for line in lines]
        worded = dict(zip(shown, text.costs(amounts, estimate.currency), strict=True))
        for meter, label in self.amounts.items():
            is_known = estimate.call is not None and meter in worded
            label.setText(worded[meter] if is_known else NONE)

    def _rate(self, estimate: Estimate, meter: str, line: Line | None) -> str:
        known = estimate.card.rates.get(meter) if estimate.card else None
        if known is None:
            return self.tr("no price")
        value = line.rate if line else known.base
        return parts.link(meter, sum_words.rate(value, estimate.currency, known.per))


def _fill(box: QComboBox, titles: Mapping[str, str], chosen: str) -> None:
    """Offer these values by their titles, unless they are offered already."""
    if [box.itemData(row) for row in range(box.count())] != list(titles):
        box.clear()
        for value, title in titles.items():
            box.addItem(title, value)
    box.setCurrentIndex(box.findData(chosen))
