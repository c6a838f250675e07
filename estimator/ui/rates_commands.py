"""The commands of the rates window: their names, shortcuts and menus."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from estimator.ui.rates_order import ALL, CHANGED, OWN

_Standard = QKeySequence.StandardKey
SHORTCUTS: Mapping[str, QKeySequence.StandardKey | str] = {
    "undo": _Standard.Undo,
    "redo": "Ctrl+Shift+Z; Ctrl+Y",
    "copy": _Standard.Copy,
    "paste": _Standard.Paste,
    "delete": _Standard.Delete,
    "reset": "Ctrl+Backspace",
    "duplicate": "Ctrl+D",
    "add_model": _Standard.New,
    "find": _Standard.Find,
}
_MENUS: Mapping[str, tuple[str, ...]] = {
    "rates": (
        "add_model", "add_plan", "", "add_day", "add_class", "add_size", "duplicate", "model", "",
        "import", "export", "newer", "", "close",
    ),
    "edit": (
        "undo", "redo", "", "copy", "paste", "delete", "", "reset", "reset_rows", "reset_all", "",
        "find",
    ),
    "view": (ALL, OWN, CHANGED, "", "all_meters"),
}  # fmt: skip
_ON_A_ROW = (
    "add_day", "add_class", "add_size", "duplicate", "model", "", "copy", "paste", "delete", "",
    "reset", "reset_rows",
)  # fmt: skip
_TOGGLES = (ALL, OWN, CHANGED, "all_meters")


class Commands(QObject):
    """The actions by name, a menu bar and a menu for a row.

    Attributes:
        actions: those that were given something to do.
    """

    def __init__(self, window: QWidget, do: Mapping[str, Callable[..., object]]) -> None:
        super().__init__(window)
        self.actions: dict[str, QAction] = {}
        self.bar = QMenuBar()
        self.on_a_row = QMenu(window)
        self._menus = {name: self.bar.addMenu("") for name in _MENUS}
        group = QActionGroup(self)
        for name, made in do.items():
            self.actions[name] = self._action(window, name, made)
            if name in (ALL, OWN, CHANGED):
                group.addAction(self.actions[name])
        for name, menu in self._menus.items():
            self._fill(menu, _MENUS[name])
        self._fill(self.on_a_row, _ON_A_ROW)
        self.retranslate()

    def _action(self, window: QWidget, name: str, do: Callable[..., object]) -> QAction:
        action = QAction(window)
        action.setCheckable(name in _TOGGLES)
        action.setChecked(name == ALL)
        shortcut = SHORTCUTS.get(name)
        if isinstance(shortcut, str):
            action.setShortcuts(QKeySequence.listFromString(shortcut))
        elif shortcut is not None:
            action.setShortcuts(shortcut)
        if name in _TOGGLES:
            action.toggled.connect(do)
        else:
            action.triggered.connect(lambda _checked=False: do())
        window.addAction(action)
        return action

    def _fill(self, menu: QMenu, names: tuple[str, ...]) -> None:
        for name in names:
            if not name:
                menu.addSeparator()
            elif name in self.actions:
                menu.addAction(self.actions[name])

    def retranslate(self) -> None:
        """Write every name in the interface's language."""
        names = self._names()
        for name, menu in self._menus.items():
            menu.setTitle(names[f"menu_{name}"])
        for name, action in self.actions.items():
            action.setText(names[name])

    def name_steps(self, undone: str | None, redone: str | None) -> None:
        """Say what the next undo and redo would do; None: nothing, and they are off."""
        for name, plain, known, step in (
            ("undo", self.tr("&Undo"), self.tr("&Undo: {step}"), undone),
            ("redo", self.tr("&Redo"), self.tr("&Redo: {step}"), redone),
        ):
            action = self.actions[name]
            action.setEnabled(step is not None)
            said = known.format(step=step.replace("&", "&&")) if step else plain
            action.setText(said)

    def _names(self) -> dict[str, str]:
        return {
            "menu_rates": self.tr("&Rates"),
            "menu_edit": self.tr("&Edit"),
            "menu_view": self.tr("&View"),
            "add_model": self.tr("Add &Model…"),
            "add_plan": self.tr("Add &Plan…"),
            "add_day": self.tr("Add Price from a &Day…"),
            "add_class": self.tr("Add &Class…"),
            "add_size": self.tr("Add &Size…"),
            "duplicate": self.tr("D&uplicate…"),
            "model": self.tr("M&odel…"),
            "import": self.tr("&Import…"),
            "export": self.tr("&Export…"),
            "newer": self.tr("Look for &Newer Rates…"),
            "close": self.tr("C&lose"),
            "undo": self.tr("&Undo"),
            "redo": self.tr("&Redo"),
            "copy": self.tr("&Copy"),
            "paste": self.tr("&Paste"),
            "delete": self.tr("&Delete Rows"),
            "reset": self.tr("Reset C&ells"),
            "reset_rows": self.tr("Reset Ro&ws"),
            "reset_all": self.tr("Reset &All…"),
            "find": self.tr("&Find"),
            ALL: self.tr("&All Rows"),
            OWN: self.tr("Only &Mine"),
            CHANGED: self.tr("Only &Changed"),
            "all_meters": self.tr("All Me&ters"),
        }
