"""Getting a prompt under its budget: what may lose something, in which order, and the plan."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from estimator.trimming.cut import Where
from estimator.trimming.fit import Fit, Step
from estimator.trimming.order import Part
from estimator.ui import geometry, parts, section_words, trim_words
from estimator.ui.fit_parts import FitParts
from estimator.ui.label import Label
from estimator.ui.saving_words import SavingWords
from estimator.ui.tool_window import ToolWindow

_WHERES = (Where.MIDDLE, Where.HEAD, Where.TAIL, None)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WHAT, _SAVED = 0, 2


class Choice(NamedTuple):
    """What the user has chosen.

    Attributes:
        order: the parts that may lose something, the first to lose it first.
        where: they are cut; None where they are not.
    """

    order: list[int]
    where: Where | None


class FitWindow(ToolWindow):
    """The parts of a prompt at the left, what comes of the choice at the right.

    Attributes:
        list: the parts.

    Signals:
        changed: something else is chosen.
        preview_wanted: the plan is to be looked at in the text.
    """

    changed = Signal()
    preview_wanted = Signal()

    def __init__(
        self,
        found: Sequence[Part],
        tokens: Sequence[int],
        where: Where | None,
        words: SavingWords,
        parent: QWidget,
    ) -> None:
        """Show parts of a prompt.

        Args:
            found: in their order; those that stay are not checked.
            tokens: of each.
            where: they are cut at first.
            words: for what is saved.
            parent: the window that it belongs to.
        """
        super().__init__(parent)
        self.setObjectName("fitWindow")
        self._parts = found
        self._plan: Fit | None = None
        self._over, self._saving = 0, words
        self.list = FitParts([_title(part) for part in found], [*map(words.tokens, tokens)])
        for row, part in enumerate(found):
            self.list.set_free(row, is_free=not part.stays)
        self._where = parts.named(QComboBox(), "fitCut")
        self._where.addItems([""] * len(_WHERES))
        self._where.setCurrentIndex(_WHERES.index(where))
        self._make_plan()
        self._lay_out()
        self.list.changed.connect(self.changed)
        self._where.currentIndexChanged.connect(self.changed)
        self.retranslate()
        geometry.open_at(self, QSize(920, 560))

    def _make_plan(self) -> None:
        self._order_title, self._order_hint = Label(), parts.caption()
        self._cut_title, self._plan_title = Label(), Label()
        self._cut_title.setBuddy(self._where)
        self.steps = parts.named(QTreeWidget(), "fitSteps")
        self.steps.setRootIsDecorated(False)
        self.steps.setUniformRowHeights(True)
        self.steps.setColumnCount(3)
        self.steps.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        header = self.steps.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        self.state, self.summary = parts.caption(), parts.amount("fitSummary")
        self.cancel, self.preview = QPushButton(autoDefault=False), QPushButton(autoDefault=False)
        self.preview.setDefault(True)
        self.cancel.clicked.connect(self.close)
        self.preview.clicked.connect(self.preview_wanted)
        for label in (self._order_hint, self.state):
            label.setWordWrap(True)

    def _lay_out(self) -> None:
        halves = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        cut = QHBoxLayout()
        cut.setSpacing(8)
        cut.addWidget(self._cut_title)
        cut.addWidget(self._where, 1)
        for margins, contents in (
            ((0, 0, 8, 0), (self._order_title, self._order_hint, self.list, cut)),
            ((8, 0, 0, 0), (self._plan_title, self.steps, self.state, self.summary)),
        ):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(*margins)
            column.setSpacing(8)
            for each in contents:
                if isinstance(each, QWidget):
                    column.addWidget(each)
                else:
                    column.addLayout(each)
            halves.addWidget(side)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self.cancel)
        bottom.addWidget(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addWidget(halves, 1)
        column.addLayout(bottom)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.setWindowTitle(self.tr("Fit to Budget"))
        self._order_title.setText(self.tr("What may lose something"))
        self._order_hint.setText(
            self.tr(
                "The first goes first: drag to move, or use Alt with an arrow. What is not checked"
                " stays whole."
            )
        )
        self.list.retranslate(self.tr("What may lose something, the first first"))
        self._cut_title.setText(self.tr("Cut &from"))
        wheres = (
            self.tr("the middle"),
            self.tr("the beginning"),
            self.tr("the end"),
            self.tr("nowhere: rules alone"),
        )
        for row, name in enumerate(wheres):
            self._where.setItemText(row, name)
        self._plan_title.setText(self.tr("The plan"))
        self.steps.setHeaderLabels([self.tr("What goes"), self.tr("Meaning"), self.tr("Tokens")])
        self.steps.headerItem().setTextAlignment(_SAVED, _RIGHT)
        self.steps.setAccessibleName(self.tr("The plan"))
        self.cancel.setText(self.tr("Cancel"))
        self.preview.setText(self.tr("&Preview…"))
        self._show()

    # The choice

    def choice(self) -> Choice:
        """What is chosen now."""
        return Choice(self.list.free(), _WHERES[self._where.currentIndex()])

    # The plan

    def show_plan(self, plan: Fit | None, over: int = 0) -> None:
        """Show what comes of the choice.

        Args:
            plan: None while it is worked out.
            over: the tokens that are too many still.
        """
        self._plan, self._over = plan, over
        self._show()

    def _show(self) -> None:
        plan = self._plan
        self.preview.setEnabled(bool(plan and plan.edits))
        if plan is None:
            self.state.setText(self.tr("Working it out…"))
            return
        self.steps.clear()
        for step in plan.steps:
            item = QTreeWidgetItem([*self._words(step), self._saving.less(step.saved)])
            item.setTextAlignment(_SAVED, _RIGHT)
            self.steps.addTopLevelItem(item)
        self.summary.setText(self._saving.said(plan.saved))
        self.state.setText(self._said(plan))
        parts.restyle(self.state, "caption" if plan.is_reached else "warning")

    def _words(self, step: Step) -> tuple[str, str]:
        if step.rule is None:
            part = self._parts[self.choice().order[step.part]]
            return self.tr("Cut: {part}").format(part=_title(part)), self.tr("loses something")
        known = self.tr("keeps the meaning"), self.tr("loses something")
        return trim_words.title(step.rule.name), known[not step.rule.keeps_meaning]

    def _said(self, plan: Fit) -> str:
        if plan.is_reached:
            return self.tr("This is within the budget.")
        still = self.tr("Still over by {tokens} tokens. Let more go here, or choose more rules.")
        return still.format(tokens=self._saving.tokens(self._over))


def _title(part: Part) -> str:
    return part.title or section_words.kind(part.kind)
