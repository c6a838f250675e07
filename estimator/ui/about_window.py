"""What the app is, what it is made of, and on whose terms."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from estimator import __version__, resources
from estimator.resources import Licence
from estimator.ui import announcing, diagnostics, geometry, licences, parts, theme
from estimator.ui.label import Label
from estimator.ui.preferences import Preferences
from estimator.ui.tool_window import ToolWindow

_SIZE = QSize(900, 640)
_ICON, _POINTS, _NAMES = 56, 9, 200


class AboutWindow(ToolWindow):
    """Name and build, the licence of everything that is shipped, and a report for a maintainer."""

    def __init__(self, settings: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self._settings = settings
        self._licences = licences.all_of_them()
        self._make()
        self._lay_out()
        geometry.open_at(self, _SIZE)
        self.retranslate()
        self.list.setCurrentRow(0)

    def _make(self) -> None:
        self._icon = Label()
        icon = QIcon(str(resources.path("icons", "estimator.svg")))
        self._icon.setPixmap(icon.pixmap(_ICON, _ICON))
        self.name, self.what, self.build = Label("Token Estimator"), Label(), parts.caption()
        self.name.setFont(theme.figure_font(1.6, bold=True))
        self._title, self._notice = Label(), parts.caption()
        self._title.setFont(theme.figure_font(1.0, bold=True))
        for label in (self.what, self.build, self._notice):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.list = parts.named(QListWidget(), "licences")
        self.list.addItems([licence.component for licence in self._licences])
        self.list.setMinimumWidth(_NAMES)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show_licence)
        self.terms = parts.named(QPlainTextEdit(readOnly=True), "terms")
        self.terms.setTabChangesFocus(True)
        self.terms.setFont(theme.editor_font(_POINTS, is_quick=True))
        flags = Qt.TextInteractionFlag
        self.terms.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )
        self.said = parts.caption()
        self.copy = QPushButton(autoDefault=False)
        self.copy.clicked.connect(self._copy)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(4)
        for label in (self.name, self.what, self.build):
            names.addWidget(label)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        below = QHBoxLayout()
        below.addWidget(self.said, 1)
        below.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(parts.hairline())
        column.addWidget(self._title)
        column.addLayout(self._sides(), 1)
        column.addWidget(self._notice)
        column.addLayout(below)

    def _sides(self) -> QHBoxLayout:
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.list, 2)
        sides.addWidget(self.terms, 5)
        return sides

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        self.setWindowTitle(self.tr("About Token Estimator"))
        self.what.setText(
            self.tr("Counts the tokens of a prompt exactly and prices it, on this computer alone.")
        )
        versions = " · ".join(f"{name} {number}" for name, number in diagnostics.build().items())
        known = self.tr("Version {version}, run from its source · {parts}")
        if diagnostics.is_frozen():
            known = self.tr("Version {version} · {parts}")
        self.build.setText(known.format(version=__version__, parts=versions))
        self._title.setText(self.tr("Licences"))
        self.list.setAccessibleName(self.tr("What is shipped"))
        for row, licence in enumerate(self._licences):
            title = " ".join(filter(None, (self._called(licence), licence.version)))
            self.list.item(row).setText(title)
            self.list.item(row).setToolTip(title)  # it may be cut short
        self._notice.setText(
            self.tr(
                "Qt and PySide6 are used under the GNU LGPL, version 3: you may put your own builds"
                " of them in their place. Their source code is at https://code.qt.io."
            )
        )
        self.copy.setText(self.tr("Copy &Diagnostics"))
        self.copy.setToolTip(self.tr("Versions and settings for a report; nothing of a prompt"))
        self.said.clear()
        self._show_licence(self.list.currentRow())

    def start(self) -> None:
        """Show the window."""
        self.said.clear()
        self.bring_up()
        self.list.doItemsLayout()  # in the room that its style gives a row
        self.list.setFocus()

    def _called(self, licence: Licence) -> str:
        """What is under a licence; names of products are the same in every language."""
        several = {
            "Third-party parts inside Qt": self.tr("Third-party parts inside Qt"),
            "Third-party parts inside Python": self.tr("Third-party parts inside Python"),
        }
        return several.get(licence.component, licence.component)

    def _show_licence(self, row: int) -> None:
        if row < 0:
            return
        licence = self._licences[row]
        try:
            shown = licence.text()
        except OSError:
            shown = self.tr("The text of this licence is missing.")
        self.terms.setPlainText(shown)
        known = self.tr("Licence of {component}: {name}") if licence.terms else ""
        known = known or self.tr("Licence of {component}")
        terms = licence.terms.replace("several, permissive", self.tr("several, permissive"))
        named = known.format(component=self._called(licence), name=terms)
        self.terms.setAccessibleName(named)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(diagnostics.report(self._settings))
        self.said.setText(self.tr("Copied: versions and settings, and nothing of a prompt."))
        announcing.announce(self.said, self.said.text())
