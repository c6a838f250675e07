"""The page of a chat, in the window of the comparison: a history that is sent again and again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from estimator.pricing import caching, conversation
from estimator.pricing.conversation import Chat
from estimator.pricing.rates import Model
from estimator.pricing.tariff import Tariff
from estimator.pricing.usage import CACHE_READ, UsageError
from estimator.reports import Cell, Report
from estimator.ui import columns, parts, text
from estimator.ui.chat_model import ChatModel, Priced
from estimator.ui.figure_table import figure
from estimator.ui.label import Label
from estimator.ui.report_words import ReportWords

_MOST_TOKENS, _MOST_TURNS = 10_000_000, 1_000
_SIZES = {"instructions": 500, "question": 100, "answer": 300, "turns": 20, "most": 0}
_SETTING = "chat_{name}"


@dataclass(frozen=True)
class Shown:
    """The model that a chat is with.

    Attributes:
        model: None before there is any.
        tariff: None where it has no price.
        prompt: the tokens of the prompt; None where they are not known.
    """

    model: Model | None = None
    tariff: Tariff | None = None
    prompt: int | None = None


class ChatPage(QWidget):
    """Inputs, and a table of the calls.

    Signals:
        changed: other inputs.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Shown()
        self._hint, self.said = parts.caption(), Label()
        self.boxes = {
            name: parts.number(
                f"chat-{name}", _MOST_TURNS if name == "turns" else _MOST_TOKENS, step=100
            )
            for name in _SIZES
        }
        self._labels = {name: Label() for name in _SIZES}
        self.has_history = QCheckBox()
        self.as_prompt = QPushButton(autoDefault=False)
        self.model = ChatModel()
        self.table = parts.named(QTableView(), "chatTable")
        self._set_up()
        self._lay_out()
        self.restore({})
        self.retranslate()

    def _set_up(self) -> None:
        self._hint.setWordWrap(True)
        self.boxes["turns"].setSingleStep(1)
        for name, box in self.boxes.items():
            self._labels[name].setBuddy(box)
            box.valueChanged.connect(self._change)
        self.has_history.toggled.connect(self._change)
        self.as_prompt.clicked.connect(
            lambda: self.boxes["instructions"].setValue(self._shown.prompt or 0)
        )
        self.table.setModel(self.model)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        columns.share(header)

    def _lay_out(self) -> None:
        inputs = QGridLayout()
        inputs.setHorizontalSpacing(16)
        inputs.setVerticalSpacing(4)
        for place, name in enumerate(self.boxes):
            inputs.addWidget(self._labels[name], 0, place)
            inputs.addWidget(self.boxes[name], 1, place)
        inputs.addWidget(self.as_prompt, 1, len(self.boxes))
        inputs.setColumnStretch(len(self.boxes) + 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._hint)
        column.addLayout(inputs)
        column.addWidget(self.has_history)
        column.addWidget(self.table, 1)
        column.addWidget(self.said)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        names = {
            "instructions": self.tr("&Instructions"),
            "question": self.tr("&Question"),
            "answer": self.tr("&Answer"),
            "turns": self.tr("Tur&ns"),
            "most": self.tr("At &most a call"),
        }
        for name, shown in names.items():
            self._labels[name].setText(shown)
            self.boxes[name].setAccessibleName(shown.replace("&", "").partition("(")[0])
        self.boxes["most"].setSpecialValueText(self.tr("the window"))
        self.has_history.setText(self.tr("&Earlier turns are sent again"))
        self.as_prompt.setText(self.tr("As Long as the P&rompt"))
        self.table.setAccessibleName(self.tr("Calls of the chat"))
        self.model.headerDataChanged.emit(
            Qt.Orientation.Horizontal, 0, self.model.columnCount() - 1
        )
        self._show()

    # From one start to the next

    def restore(self, kept: Mapping[str, str]) -> None:
        """Have the inputs of an earlier start, or those to begin with."""
        for name, box in self.boxes.items():
            value = kept.get(_SETTING.format(name=name), "")
            box.blockSignals(True)
            box.setValue(int(value) if value.isdecimal() else _SIZES[name])
            box.blockSignals(False)
        self.has_history.setChecked(kept.get(_SETTING.format(name="history")) != "no")

    def kept(self) -> dict[str, str]:
        """The settings that ``restore`` reads."""
        found = {_SETTING.format(name=name): str(box.value()) for name, box in self.boxes.items()}
        history = "yes" if self.has_history.isChecked() else "no"
        return {**found, _SETTING.format(name="history"): history}

    def _change(self) -> None:
        self._show()
        self.changed.emit()

    # What is shown

    def show_model(self, shown: Shown) -> None:
        """Show the chat with a model."""
        is_same = replace(shown, prompt=self._shown.prompt) == self._shown
        self._shown = shown
        self.as_prompt.setEnabled(shown.prompt is not None)
        if not is_same:
            self._show()

    def _chat(self) -> Chat:
        sizes = {name: box.value() for name, box in self.boxes.items()}
        model = self._shown.model
        return Chat(
            sizes["instructions"],
            sizes["question"],
            sizes["answer"],
            sizes["turns"],
            self.has_history.isChecked(),
            sizes["most"] or (model.max_input if model else None),
            model.context_window if model else None,
            partial(caching.kept, model) if model else int,
        )

    def _show(self) -> None:
        chat, tariff = self._chat(), self._shown.tariff
        priced: list[Priced] = []
        try:
            if tariff:
                priced = [
                    Priced(
                        turn,
                        conversation.cost(turn, chat.answer, tariff, is_cached=False),
                        conversation.cost(turn, chat.answer, tariff, is_cached=True),
                    )
                    for turn in conversation.turns(chat)
                ]
        except UsageError:
            tariff = None
        self.model.show_turns(priced, tariff.currency if tariff else "")
        self._hint.setText(self._told())
        self.said.setText(self._said(chat, tariff))

    def report(self, today: date) -> Report:
        """The report of the chat."""
        say = ReportWords(self)
        sizes = [
            say.fact(name, box.accessibleName(), figure(box.text(), box.value()))
            for name, box in self.boxes.items()
        ]
        name = self._shown.model.name if self._shown.model else ""
        model = say.fact("model", self.tr("Model"), Cell(name))
        calls = self.model.as_table("turns", self.table.accessibleName())
        tariff = self._shown.tariff
        notes = [self._hint.text(), self._said(self._chat(), tariff), say.made(today)]
        if tariff:
            notes[2:2] = say.rates(tariff)
        return Report(self.tr("A chat"), [model, *sizes], [calls], notes)

    def _told(self) -> str:
        known = self.tr(
            "A chat with {model} sends all that was said before with each turn. What a call begins"
            " with like the one before can be read from a cache, where the provider has one. All"
            " sizes are in tokens."
        )
        return known.format(model=self._shown.model.name if self._shown.model else "…")

    def _said(self, chat: Chat, tariff: Tariff | None) -> str:
        if tariff is None:
            return self.tr("The model has no price.")
        if not chat.fits:
            return self.tr("One turn does not fit into a call.")
        plain, cached = (text.cost(each, tariff.currency) for each in self.model.sums)
        known = self.tr("%Ln turn(s): {plain}, or {cached} with a cache", "", chat.turns)
        return " · ".join([known.format(plain=plain, cached=cached), *self._cautions(chat, tariff)])

    def _cautions(self, chat: Chat, tariff: Tariff) -> Iterator[str]:
        """What is to be known of the model beside the sums."""
        model = self._shown.model
        if model and model.max_output and chat.answer > model.max_output:
            known = self.tr("its answers have {most} tokens at most")
            yield known.format(most=text.integer(model.max_output))
        if model and CACHE_READ in tariff.card.rates and not caching.cached_from(model):
            yield self.tr("from how many tokens on it caches is not known")
