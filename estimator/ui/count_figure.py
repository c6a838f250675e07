"""The large figure of tokens, with what it stands on, and how full the context window is."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from estimator.estimate import Estimate
from estimator.ui import part_words, parts, text, words
from estimator.ui.label import Label
from estimator.ui.meter import Meter
from estimator.ui.steady import Paragraph
from estimator.ui.sureness import Sureness
from estimator.ui.why import Why

NONE = "–"
_TEXT, _REQUEST, _MODEL = "text", "request", "model"  # what the links say


class CountFigure(QWidget):
    """Tokens of the prompt.

    Attributes:
        is_loading: whether a count that is missing is on its way.
        offered: the names that a request may give models -> those they are offered under.

    Signals:
        text_wanted: whether a request is to be counted as plain text.
        model_wanted: the offered name of the model that the request names.
        learn_wanted: the user wants to learn from a bill.
    """

    text_wanted = Signal(bool)
    model_wanted = Signal(str)
    learn_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_loading = True
        self.offered: Mapping[str, str] = {}
        self._sureness = Sureness(self)
        self._named = ""
        self.number = parts.figure("tokenCount", 2.6)
        self._caption, self.range = parts.caption(), parts.caption()
        self.tag = parts.named(QToolButton(), "tag")
        self.tag.clicked.connect(self._explain)
        self.why = Why(self)
        self.why.learn_wanted.connect(self.learn_wanted)
        self.meter = Meter()
        self.share = parts.named(Paragraph(), "caption")
        self.about, self.wrong = parts.linked(), Label()
        parts.named(self.wrong, "warning")
        for label in (self.about, self.wrong):
            label.setWordWrap(True)
        self.about.linkActivated.connect(self._follow)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(parts.row(self.number, self._caption, self.tag))
        column.addWidget(self.range)
        column.addSpacing(8)
        column.addWidget(self.meter)
        column.addSpacing(6)
        column.addWidget(self.share.holder)
        for label in (self.about, self.wrong):
            label.setContentsMargins(0, 6, 0, 0)
            column.addWidget(label)
        for label in (self.range, self.about, self.wrong):
            label.hide()  # until there is something to say

    def retranslate(self) -> None:
        """Write every text in the interface's language that no estimate brings."""
        self.meter.setAccessibleName(self.tr("Share of the context window"))

    def show_estimate(self, estimate: Estimate) -> None:
        """Show the tokens of an estimate."""
        self._show_number(estimate)
        self._show_share(estimate)
        self._show_about(estimate)
        problem = estimate.reading.problem
        self.wrong.setVisible(problem is not None)
        if problem:
            said = self.tr("{problem} It is counted as plain text.")
            self.wrong.setText(said.format(problem=words.sentence(problem)))

    # The number

    def _show_number(self, estimate: Estimate) -> None:
        number, word, why = self._shown(estimate), self._word(estimate), self._why(estimate)
        caption = self.tr("token(s)", "", estimate.tokens or 0)
        spoken = self.tr("{number} {tokens}, {kind}")
        self._caption.setText(caption)
        parts.say(self.number, number, spoken.format(number=number, tokens=caption, kind=word))
        low, high = text.integer(estimate.low or 0), text.integer(estimate.high or 0)
        between = text.span(low, high)
        self.range.setVisible(bool(between))
        self.range.setText(between)
        self.tag.setText(word)
        self.tag.setToolTip(parts.plain(why))
        self.tag.setAccessibleName(why)

    def _shown(self, estimate: Estimate) -> str:
        if estimate.tokens is None:
            return "…" if self._is_coming(estimate) else NONE
        return part_words.figure(estimate.tokens, is_unsure=estimate.is_unsure)

    def _is_coming(self, estimate: Estimate) -> bool:
        return self.is_loading or estimate.is_waiting

    def _word(self, estimate: Estimate) -> str:
        if estimate.tokens is None:
            return self.tr("counting") if self._is_coming(estimate) else self.tr("not counted")
        return self._sureness.word(estimate)

    def _why(self, estimate: Estimate) -> str:
        if estimate.tokens is not None:
            return self._sureness.why(estimate)
        known = self.tr("The vocabulary of {model} could not be loaded.")
        if estimate.uncounted:
            known = self.tr("The text is being counted with {encoding}.")
        elif estimate.is_waiting:
            known = self.tr("The request or its attachments are being counted.")
        elif self.is_loading:
            known = self.tr("The vocabulary of {model} is being loaded.")
        return known.format(encoding=estimate.encoding.encoding, model=estimate.model.name)

    def _explain(self) -> None:
        self.why.open_under(self.tag, self.tag.accessibleName(), self.tr("Learn from a bill…"))

    # The context window

    def _show_share(self, estimate: Estimate) -> None:
        share, window = estimate.window_share, estimate.model.context_window
        is_over = estimate.fits is False
        self.meter.show_share(float(share or 0), is_over=is_over)
        if window is None:
            caption = self.tr("The context window of this model is not known")
        else:
            known = self.tr("{share} of {window}")
            shown = text.percent(share) if share is not None else NONE
            caption = known.format(share=shown, window=text.integer(window))
        may_be_over = estimate.fits_surely is False
        if is_over:
            caption += "\n" + self._over(estimate)
        elif may_be_over:
            caption += "\n" + self._may_be_over(estimate)
        parts.restyle(self.share, "warning" if may_be_over else "caption")
        self.share.setText(caption)

    def _over(self, estimate: Estimate) -> str:
        model, tokens = estimate.model, estimate.low or 0
        if model.max_input and tokens > model.max_input:
            return self.tr("Over by {over}: the input may be {limit} at most").format(
                over=self._at_least(estimate, tokens - model.max_input),
                limit=text.integer(model.max_input),
            )
        over = tokens - (model.context_window or 0)
        if not estimate.sells_output:
            return self.tr("Over by {over}").format(over=self._at_least(estimate, over))
        known = self.tr("Over by {over} with the expected output")
        return known.format(over=self._at_least(estimate, over + estimate.expected_output))

    def _at_least(self, estimate: Estimate, over: int) -> str:
        known = "{over}" if estimate.low == estimate.high else self.tr("at least {over}")
        return known.format(over=text.integer(over))

    def _may_be_over(self, estimate: Estimate) -> str:
        most = text.integer((estimate.high or 0) + estimate.expected_output)
        if not estimate.expected_output:
            return self.tr("May not fit: it may be {most}").format(most=most)
        return self.tr("May not fit: it may be {most} with the expected output").format(most=most)

    # What the text was found to be

    def _show_about(self, estimate: Estimate) -> None:
        said = []
        if estimate.is_text_wanted:
            said.append(self.tr("Counted as plain text"))
            said.append(self._link(_REQUEST, self.tr("Recognise requests")))
        elif estimate.reading.counted:
            said.append(self.tr("Chat request"))
            said.append(self._link(_TEXT, self.tr("Count as plain text")))
        request = estimate.reading.request
        self._named = self.offered.get(request.model or "", "") if request else ""
        if self._named and self._named != estimate.model.id:
            known = self.tr("Count for {model}")
            said.append(self._link(_MODEL, known.format(model=self._named)))
        self.about.setVisible(bool(said))
        self.about.setText(" · ".join(said))

    def _link(self, target: str, shown: str) -> str:
        return parts.link(target, shown)

    def _follow(self, target: str) -> None:
        if target == _MODEL:
            self.model_wanted.emit(self._named)
        else:
            self.text_wanted.emit(target == _TEXT)
