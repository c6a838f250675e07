"""The model picker: a list that is searched by typing."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from estimator.pricing.rates import Model
from estimator.ui import text

_WINDOW = Qt.FocusReason.ActiveWindowFocusReason


class ModelPicker(QComboBox):
    """A combo box whose items' data are model ids.

    Signals:
        model_chosen: the id of another model.
        left: the search is over, by Enter or Escape.
    """

    model_chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelPicker")
        self._typed = QLineEdit()
        self.setLineEdit(self._typed)  # which makes it editable
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(20)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        self._popup = completer.popup()
        if self._popup:
            self._popup.setObjectName("matches")
        self._typed.returnPressed.connect(self._take_typed)
        self.currentIndexChanged.connect(self._tell)
        self._models: Sequence[Model] = ()
        self._today = date.min
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.setAccessibleName(self.tr("Model"))
        self.setToolTip(self.tr("Model: type to search"))
        for row, model in enumerate(self._models):
            self.setItemText(row, self._label(model))

    def choose(self, model: str) -> None:
        """Choose a model by its id, as a user does."""
        self.setCurrentIndex(self.findData(model))

    def show_models(self, models: Sequence[Model], chosen: str, today: date) -> None:
        """Fill the list and show the chosen one, without saying that it was chosen."""
        self._models, self._today = models, today
        self.blockSignals(True)
        self.clear()
        for model in models:
            self.addItem(self._label(model), model.id)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.blockSignals(False)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 34)

    def _label(self, model: Model) -> str:
        if model.retires is None:
            return model.id
        known = self.tr("{model} (retired {day})")
        if model.retires > self._today:
            known = self.tr("{model} (until {day})")
        return known.format(model=model.id, day=text.day(model.retires))

    def _tell(self, row: int) -> None:
        if row >= 0:
            self.model_chosen.emit(self.itemData(row))

    def _take_typed(self) -> None:
        """Enter takes the model that was typed, or the first that has every word of it."""
        row = self._row_of(self._typed.text().strip().lower())
        if row >= 0:
            self.setCurrentIndex(row)
        self._leave()

    def _row_of(self, typed: str) -> int:
        names = [
            (model.id, model.name.lower(), self._label(model).lower()) for model in self._models
        ]
        words = typed.split()
        exact = [row for row, known in enumerate(names) if typed in known]
        near = [row for row, known in enumerate(names) if all(w in " ".join(known) for w in words)]
        return next(iter([*exact, *near] if words else []), -1)

    def _leave(self) -> None:
        self._show_chosen()
        self.left.emit()

    def _show_chosen(self) -> None:
        self._typed.setText(self.itemText(self.currentIndex()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives the search up."""
        if event.key() == Qt.Key.Key_Escape:
            if self._popup:
                self._popup.hide()
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed next is a new search."""
        super().focusInEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, _WINDOW):
            QTimer.singleShot(0, self._typed, self._typed.selectAll)  # after a click's caret

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget a search that was not taken."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._show_chosen()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_models"):
            self.retranslate()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling over the picker changes nothing."""
        event.ignore()
