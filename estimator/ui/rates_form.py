"""A small form for what a new row of the rates is of."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from estimator.ui import geometry, parts
from estimator.ui.label import Label

Fields = Mapping[str, str]
"""What was typed, by the name of the field."""


class Form(QDialog):
    """Inputs with their names; what can't be taken is said under them, and the form stays.

    Attributes:
        inputs: by the name of the field.
        said: why it can't be taken.
    """

    def __init__(self, title: str, do: Callable[[Fields], str], parent: QWidget) -> None:
        """Make an empty form.

        Args:
            title: of the window.
            do: takes what was typed over; the reason where it can't, else empty.
            parent: over which it opens.
        """
        super().__init__(parent)
        self.setObjectName("ratesForm")
        self.setWindowTitle(title)
        self._do = do
        self.inputs: dict[str, QLineEdit] = {}
        self.said = Label(wordWrap=True)
        self.said.setObjectName("warning")
        self.said.hide()
        self.buttons = QDialogButtonBox()
        self.buttons.addButton(self.tr("Add"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)
        self.rows = QFormLayout()
        self.rows.setHorizontalSpacing(16)
        self.rows.setVerticalSpacing(8)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 20, 20, 16)
        self.column.setSpacing(12)
        self.column.addLayout(self.rows)
        self.column.addWidget(self.said)
        self.column.addWidget(self.buttons)
        geometry.open_at(self, QSize(440, 0))

    def add(
        self, name: str, title: str, value: str = "", known: list[str] | None = None, hint: str = ""
    ) -> QLineEdit:
        """Add an input.

        Args:
            name: of the field.
            title: before the input.
            value: it begins with.
            known: what it offers while one types.
            hint: shown while it is empty.
        """
        made = parts.named(QLineEdit(value), name)
        made.setPlaceholderText(hint)
        made.setAccessibleName(title)
        if known:
            completer = QCompleter(known, made)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            made.setCompleter(completer)
        self.inputs[name] = made
        label = Label(title)
        made.ensurePolished()
        label.setMinimumHeight(made.sizeHint().height())  # in the middle of its input
        label.setBuddy(made)
        self.rows.addRow(label, made)
        return made

    def start(self, first: str) -> None:
        """Open the form at one of its inputs."""
        self.inputs[first].setFocus()
        self.inputs[first].selectAll()
        self.open()

    def _take(self) -> None:
        why = self._do({name: made.text() for name, made in self.inputs.items()})
        if not why:
            self.accept()
            return
        self.say(why)

    def say(self, why: str) -> None:
        """Say why what was typed can't be taken."""
        self.said.setText(why)
        self.said.setAccessibleName(why)
        self.said.show()
