"""Where the window's parts stand: editor at the left, figures at the right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

from estimator.ui import parts


def lay_out(
    window: QMainWindow, top: Sequence[QWidget], left: Sequence[QWidget], right: QWidget
) -> QSplitter:
    """Fill the window, and give back what parts its columns.

    Args:
        window: whose central widget is made.
        top: at the left and at the right end of the bar under the menus.
        left: under each other; the one that can grow gets the room.
        right: the narrow column.
    """
    splitter = QSplitter(handleWidth=1, childrenCollapsible=False)
    column = QWidget()
    _column(column, *left)
    splitter.addWidget(column)
    splitter.addWidget(right)
    splitter.setStretchFactor(0, 1)
    splitter.setSizes([780, 420])
    whole = QWidget()
    _column(whole, _bar(*top), parts.hairline(), splitter).setStretchFactor(splitter, 1)
    window.setCentralWidget(whole)
    return splitter


def _bar(left: QWidget, right: QWidget) -> QWidget:
    bar = parts.named(QFrame(), "topBar")
    row = QHBoxLayout(bar)
    row.setContentsMargins(16, 8, 16, 8)
    row.addWidget(left)
    row.addStretch(1)
    row.addWidget(right)
    return bar


def _column(parent: QWidget, *widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return column
