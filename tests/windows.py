"""The window as a user sees and handles it."""

import os
from decimal import Decimal

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QTextCursor, QTextDocumentFragment, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

# What is shown


def figure(window, name):
    """The text of one of the large figures."""
    return window.findChild(QLabel, name).text()


def shown_tokens(window):
    return int(figure(window, "tokenCount").replace(",", ""))


def shown_money(window, name):
    """The value of one of the costs."""
    return Decimal(figure(window, name).replace("$", "").replace(",", ""))


def status(window):
    """What the status bar says of the text, the caret, the encoding and the line ending."""
    bar = window.status
    return [part.text() for part in (bar._sum, bar._caret, bar._coding, bar._newline)]


def said(window):
    """The sentence above the editor; empty where none is shown."""
    return window.notice.text()


def title(window):
    """The window's title as the desktop shows it."""
    mark = "*" if window.isWindowModified() else ""
    return window.windowTitle().replace("[*]", mark)


def texts(window):
    """Every text that is shown or read out in a window and its dialogs, with what it stands on."""
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        for kind, text in _texts_of(widget):
            found.append((f"{type(widget).__name__} {widget.objectName()}: {kind}", text))
    found += [("action", action.text()) for action in window.findChildren(QAction)]
    return sorted((where, text) for where, text in found if text)


def _texts_of(widget):
    yield "tip", widget.toolTip()
    yield "name", widget.accessibleName()
    yield "title", widget.windowTitle()
    match widget:
        case QLineEdit() | QPlainTextEdit():
            yield "hint", widget.placeholderText()
        case QLabel() | QAbstractButton() | QSpinBox():
            yield "text", widget.text()
        case QMenu():
            yield "text", widget.title()
        case QComboBox():
            for row in range(widget.count()):
                yield f"row {row}", widget.itemText(row)


def amounts(window):
    """The amounts of the input and the output line."""
    labels = (window.figures._input_amount, window.figures._output_amount)
    return [label.text() for label in labels]


def sums(window):
    """What the input and the output line multiply, as read."""
    figures = window.figures
    quantity = figures._lines.quantities["input_tokens"].text()
    rates = [plain(label.text()) for label in (figures._input_rate, figures._output_rate)]
    return [f"{quantity} {rates[0]}", rates[1]]


def plain(markup):
    return QTextDocumentFragment.fromHtml(markup).toPlainText()


def share(window):
    return window.figures._share.text()


def tag(window):
    return window.figures._tag.text(), window.figures._tag.toolTip()


# What a user does


def put(window, text):
    """Paste over the whole text, and wait until it is counted."""
    window.editor.selectAll()
    window.editor.insertPlainText(text)
    counted(window)


def counted(window):
    """Wait until a long text is counted, if there is one, and shown."""
    if not window._session.is_loading:
        for _ in range(2000):
            if not window._session.is_counting:
                window.refresh()
                return
            QTest.qWait(5)
        raise AssertionError("it is counting for ever")


def type_at_end(window, text):
    window.editor.moveCursor(QTextCursor.MoveOperation.End)
    for sign in text:  # QTest.keyClicks() knows ASCII alone
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(window.editor, event)


def choose_model(window, model):
    picker = window.findChild(QComboBox, "modelPicker")
    row = picker.findData(model)
    assert row >= 0, model
    picker.setCurrentIndex(row)


def choose(window, command):
    """A command of the menus, by the name that ``ui/menus.py`` gives it."""
    window._menus.actions[command].trigger()


def retype(box, text, *, enter=False):
    """Type over all of an input."""
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    if enter:
        QTest.keyClick(box, Qt.Key.Key_Return)


def turn_wheel(widget, angle, modifiers=Qt.KeyboardModifier.NoModifier):
    event = QWheelEvent(
        QPointF(5, 5), widget.mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(*angle),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


# The rates window

INPUT, CACHED, WRITE, OUTPUT = range(5, 9)  # the columns of its prices


def drawn(rates, model=None, columns=range(1, 9)):
    """The rows as a user reads them, of one model or all."""
    table = rates.table.model()
    rows = [
        [table.index(row, column).data() for column in columns] for row in range(table.rowCount())
    ]
    names = [named(table.index(row, 1)) for row in range(table.rowCount())]
    return [" | ".join(row) for row, name in zip(rows, names, strict=True) if model in (None, name)]


def rows_of(model):
    """The rows of any table, as a user reads them."""
    return [
        " | ".join(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def set_cell(model, row, column, typed):
    """Whether the table took what was typed."""
    return model.setData(model.index(row, column), typed)


def cell(rates, model, column, service_class="Standard", size=None):
    """The place of a rate in the table as it is shown."""
    table = rates.table.model()
    for row in range(table.rowCount()):
        service_of, size_of = (table.index(row, place).data() for place in (2, 4))
        is_models = (named(table.index(row, 1)), service_of) == (model, service_class)
        if is_models and size in (None, size_of):
            return table.index(row, column)
    raise AssertionError(model)


def named(index):
    """The id of a model, without what is said of its end."""
    return index.data().partition(" (")[0]


def open_editor(rates, index):
    """Start to edit a cell as a user does; its line edit."""
    rates.table.setCurrentIndex(index)
    rates.table.setFocus()
    QTest.keyClick(rates.table, Qt.Key.Key_F2)
    return editor_of(rates)


def editor_of(rates):
    return next(iter(rates.table.viewport().findChildren(QLineEdit)), None)


def settle():
    """Let Qt do what it put off; the editor of a cell is deleted then."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def type_rate(rates, index, text, key=Qt.Key.Key_Return):
    editor = open_editor(rates, index)
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClicks(editor, text)
    if key:
        QTest.keyClick(editor, key)
        settle()
    return editor


# Disks


def refusing(number):
    def refuse(*_words, **_options):
        raise OSError(number, os.strerror(number))

    return refuse


# Trimming


def fitting(window, qtbot):
    """The window in which it is chosen how the prompt gets under its budget, with its plan."""
    window.figures.trim.fit.click()
    qtbot.waitUntil(lambda: window.trimming.fitting.window is not None)
    return planned(window, qtbot)


def planned(window, qtbot):
    made = window.trimming.fitting.window
    qtbot.waitUntil(lambda: not made.list._soon.isActive() and made._plan is not None)
    return made


def looked_at(window, qtbot):
    fit = fitting(window, qtbot)
    window.trimming.preview = None
    fit.preview.click()
    qtbot.waitUntil(lambda: window.trimming.preview is not None)
    return window.trimming.preview


def tabs(window):
    """The titles of the open prompts, as their tabs show them."""
    bar = window.tabs.bar
    return [bar.tabText(number) for number in range(bar.count())]
