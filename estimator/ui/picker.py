"""The model picker: a list that is searched by typing."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from estimator.pricing.rates import Model, Provider
from estimator.ui import keys, text

_WINDOW = Qt.FocusReason.ActiveWindowFocusReason
_SEARCHED = Qt.ItemDataRole.UserRole + 1
"""Role: all that a row is found by."""
_KNOWN_BY_ID = "openai"


class ModelPicker(QComboBox):
    """A combo box whose items' data are the names that models are offered under.

    Signals:
        model_chosen: the name of another model.
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
        completer = _Search(self.model(), self)
        completer.setCompletionRole(_SEARCHED)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        self._popup = completer.popup()
        if self._popup:
            self._popup.setObjectName("matches")
        self._typed.returnPressed.connect(self._take_typed)
        self.currentIndexChanged.connect(self._tell)
        self._models: Mapping[str, Model] = {}
        self._providers: Mapping[str, Provider] = {}
        self._titles: list[str] = []
        self._today = date.min
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.setAccessibleName(self.tr("Model"))
        self._typed.setAccessibleName(self.tr("Model"))
        self.setToolTip(self.tr("Model: type to search"))
        for row, model in enumerate(self._models.values()):
            self.setItemText(row, self._label(self._titles[row], model))

    def choose(self, model: str) -> None:
        """Choose a model by its name, as a user does."""
        self.setCurrentIndex(self.findData(model))

    def offered(self) -> list[tuple[str, str, str]]:
        """The name of each model, how it is shown, and what it is found by."""
        rows = range(self.count())
        return [(self.itemData(r), self.itemText(r), self.itemData(r, _SEARCHED)) for r in rows]

    def show_models(
        self,
        models: Mapping[str, Model],
        providers: Mapping[str, Provider],
        chosen: str,
        today: date,
    ) -> None:
        """Fill the list and show the chosen one, without saying that it was chosen."""
        self._models, self._providers, self._today = models, providers, today
        self._titles = self._titled()
        self.blockSignals(True)
        self.clear()
        for row, (name, model) in enumerate(models.items()):
            self.addItem(self._label(self._titles[row], model), name)
            self.setItemData(row, " ".join((self._titles[row], name, model.name)), _SEARCHED)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.blockSignals(False)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 34)

    def _titled(self) -> list[str]:
        """Each model with its provider: by its id, where that is what it is known by."""
        names = Counter((model.provider, model.name.lower()) for model in self._models.values())
        return [
            f"{_known_as(model, names)} · {self._providers[model.provider].name}"
            for model in self._models.values()
        ]

    def _label(self, title: str, model: Model) -> str:
        if model.retires is None:
            return title
        known = self.tr("{model} (retired {day})")
        if model.retires > self._today:
            known = self.tr("{model} (until {day})")
        return known.format(model=title, day=text.day(model.retires))

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
            (name.lower(), model.id.lower(), model.name.lower(), self.itemText(row).lower())
            for row, (name, model) in enumerate(self._models.items())
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
        if event.key() == keys.LEAVE:
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


class _Search(QCompleter):
    """Finds rows by more than they show."""

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What stands in the line while a row is the current one."""
        return str(index.data())


def _known_as(model: Model, names: Mapping[tuple[str, str], int]) -> str:
    is_unclear = names[model.provider, model.name.lower()] > 1
    return model.id if is_unclear or model.provider == _KNOWN_BY_ID else model.name
