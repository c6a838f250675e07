"""The labels, inputs and rows that the column of figures is made of."""

import html
import re
from functools import lru_cache
from typing import TypeVar

from PySide6 import QtCore, QtGui
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from estimator.ui import text, theme
from estimator.ui.label import Label
from estimator.ui.number_box import NumberBox
from estimator.ui.steady import SelectableLabel, SteadyLabel

Widget = TypeVar("Widget", bound=QWidget)


def named(widget: Widget, name: str) -> Widget:
    """The widget, with the name that style rules and tests know it by."""
    widget.setObjectName(name)
    return widget


def figure(name: str, scale: float) -> QLabel:
    """A large figure, selectable, with digits of one width."""
    label = named(SelectableLabel(), name)
    label.setFont(theme.figure_font(scale, bold=True))
    return label


def caption() -> Label:
    """A small label that explains."""
    return named(Label(), "caption")


def linked() -> QLabel:
    """A small label whose links can be clicked, or reached by keyboard."""
    label = named(_Linked(textFormat=Qt.TextFormat.RichText), "caption")
    label.setFont(theme.figure_font(1.0))
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.LinksAccessibleByMouse
        | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    )
    return label


class _Linked(QLabel):
    """Marks its first link as it gets the focus; Qt would mark nothing until the next Tab."""

    def focusInEvent(self, event: QtGui.QFocusEvent) -> None:
        """Go to the first link, or to the last one from behind."""
        super().focusInEvent(event)
        if event.reason() not in _NOT_BY_KEY:
            self.focusNextPrevChild(event.reason() != Qt.FocusReason.BacktabFocusReason)

    def changeEvent(self, event: QtCore.QEvent) -> None:
        """Follow the theme in the links, whose colour is part of their text."""
        super().changeEvent(event)
        if event.type() == QtCore.QEvent.Type.PaletteChange:
            shown = _COLOURED.sub(_style(), self.text())
            if shown != self.text():
                self.setText(shown)


_NOT_BY_KEY = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


def link(target: str, shown: str) -> str:
    """The markup of a link, for a label of ``linked``; ``target`` is what a click tells."""
    return _link(target, shown, _style())


_COLOURED = re.compile('style="color:#[0-9a-f]{6};text-decoration:none"')


def _style() -> str:
    # The app's palette: that of a widget may be the last theme's until the theme is all there.
    color = QtGui.QGuiApplication.palette().color(QtGui.QPalette.ColorRole.Link).name()
    return f'style="color:{color};text-decoration:none"'


@lru_cache(64)  # most rates are the same after a key
def _link(target: str, shown: str, style: str) -> str:
    return f'<a href="{html.escape(target)}" {style}>{html.escape(shown)}</a>'


def amount(name: str = "amount") -> QLabel:
    """A number of a line, with digits of one width."""
    label = named(SteadyLabel(), name)
    label.setFont(theme.figure_font(1.0))
    return label


def number(name: str, most: int, step: int) -> NumberBox:
    """An input for a whole number from 0 on, as wide as its largest number."""
    box = named(NumberBox(most, step), name)
    box.setFixedWidth(box.fontMetrics().horizontalAdvance(text.integer(most)) + 24)
    return box


def for_digits(widget: QWidget, pixels: int) -> int:
    """A width for figures: some pixels where text has its usual size, and more where it is larger.

    A digit is 8 of them then, and 16 are around the figure.
    """
    digit = widget.fontMetrics().horizontalAdvance("0")
    return max(pixels, 16 + (pixels - 16) * digit // 8)


def plain(shown: str) -> str:
    """A text for a place that would take a file named ``<b>`` for markup."""
    return html.escape(shown) if QtGui.Qt.mightBeRichText(shown) else shown


def hairline() -> QFrame:
    """A thin line across."""
    line = named(QFrame(), "hairline")
    line.setFixedHeight(1)
    return line


def row(*widgets: QWidget) -> QHBoxLayout:
    """Widgets side by side from the left; a tag goes to the right end."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for widget in widgets:
        if isinstance(widget, QToolButton):
            line.addStretch(1)
        line.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
    if not isinstance(widgets[-1], QToolButton):
        line.addStretch(1)
    return line


def restyle(label: QLabel, name: str) -> None:
    """Give a label the name of another style rule, and the look of it."""
    if label.objectName() != name:
        label.setObjectName(name)
        label.style().unpolish(label)
        label.style().polish(label)


def say(label: QLabel, shown: str, spoken: str) -> None:
    """Show a text, and have it read out in another."""
    label.setText(shown)
    label.setAccessibleName(spoken)
