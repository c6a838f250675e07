"""The list of shortcuts: where each works, what it does, and its keys; searched by typing."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenuBar, QVBoxLayout, QWidget

from estimator.reports import Report
from estimator.ui import announcing, command_search, geometry, parts
from estimator.ui.command_search import Name
from estimator.ui.figure_table import view_of
from estimator.ui.reporting import ReportButton
from estimator.ui.rows_table import RowsTable
from estimator.ui.shortcut_list import Shortcut, ShortcutList
from estimator.ui.tool_window import ToolWindow

_SIZE = QSize(720, 560)
_AREA, _TITLE, _KEYS = range(3)


class ShortcutTable(RowsTable):
    """A row for each."""

    keys = ("area", "command", "keys")
    words = frozenset({_AREA, _TITLE, _KEYS})

    def titles(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return self.tr("Where"), self.tr("What it does"), self.tr("Keys")


class ShortcutWindow(ToolWindow):
    """The list, with a line to search it by."""

    def __init__(self, parent: QWidget, bar: QMenuBar) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self._bar, self._list = bar, ShortcutList(self)
        self._all: list[Shortcut] = []
        self.filter = parts.named(QLineEdit(clearButtonEnabled=True), "shortcutFilter")
        self.model = ShortcutTable()
        self.table = view_of(self.model, "shortcutTable", _KEYS)
        self.said = parts.caption()
        self.report = ReportButton(self._report, self)
        self._lay_out()
        self.filter.textChanged.connect(self._show_found)
        for done in (self.report.reporting.said, self.report.reporting.failed):
            done.connect(self._say)
        geometry.open_at(self, _SIZE)
        self.retranslate()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self.said, 1)
        below.addWidget(self.report)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addLayout(below)

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.setWindowTitle(self.tr("Keyboard Shortcuts"))
        self.filter.setPlaceholderText(self.tr("Filter by command or key"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self.table.setAccessibleName(self.tr("Shortcuts"))
        self.report.retranslate()
        self._all = list(self._list.all(self._bar))
        self._show_found()

    def start(self) -> None:
        """Show the window, with every shortcut as it is now."""
        self._all = list(self._list.all(self._bar))
        self.filter.clear()
        self._show_found()
        self.bring_up()
        self.filter.setFocus()

    def _found(self) -> list[Shortcut]:
        """Those that are meant, in the order of the list."""
        names = [Name((each.title,), f"{each.area} {' '.join(each.keys)}") for each in self._all]
        return [
            self._all[place] for place in sorted(command_search.find(self.filter.text(), names))
        ]

    def _show_found(self) -> None:
        found = self._found()
        self.model.show_rows([(each.area, each.title, ", ".join(each.keys)) for each in found])
        self._say(self.tr("%Ln shortcut(s)", "", len(found)))
        self.table.setCurrentIndex(self.model.index(0, 0))

    def _say(self, said: str) -> None:
        self.said.setText(said)
        announcing.announce(self.said, said)

    def _report(self) -> Report:
        title = self.tr("Keyboard shortcuts of Token Estimator")
        return Report(title, (), [self.model.as_table("shortcuts", self.tr("Shortcuts"))])
