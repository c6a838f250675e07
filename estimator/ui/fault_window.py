"""What is said where something failed that nobody expected: the text is safe, and what to do."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from estimator.store import fault_log
from estimator.ui import parts, theme
from estimator.ui.label import Label

_WIDTH = 520


class FaultWindow(QDialog):
    """One sentence of what happened, one of the text, where the log is, and ways on.

    Signals:
        quit_wanted: the user does not want to go on.
    """

    quit_wanted = Signal()

    def __init__(self, parent: QWidget, told: str, *, is_kept: bool, is_logged: bool) -> None:
        """Say it.

        Args:
            parent: the main window.
            told: the traceback, as ``fault_log.described`` gives it.
            is_kept: the text and the choices are kept.
            is_logged: the log has it.
        """
        super().__init__(parent)
        self.setObjectName("faultWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self._told, self._is_kept, self._is_logged = told, is_kept, is_logged
        self.happened, self.kept, self.logged = Label(), Label(), parts.caption()
        self.happened.setFont(theme.figure_font(1.2, bold=True))
        self.folder, self.copy = QPushButton(autoDefault=False), QPushButton(autoDefault=False)
        self.quit, self.go_on = QPushButton(autoDefault=False), QPushButton(default=True)
        self.folder.clicked.connect(self._open_folder)
        self.copy.clicked.connect(self._copy)
        self.quit.clicked.connect(self._quit)
        self.go_on.clicked.connect(self.accept)
        self._lay_out()
        self._write()
        self.go_on.setFocus()

    def say_no_start(self) -> None:
        """Say that the app could not start, and leave no way but to quit."""
        said = self.tr("The app could not start.")
        self.happened.setText(said)
        self.happened.setAccessibleName(said)
        self.go_on.hide()
        self.quit.setDefault(True)
        self.quit.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        for label in (self.happened, self.kept, self.logged):
            label.setWordWrap(True)
            label.setMinimumWidth(_WIDTH)
            column.addWidget(label)
        self.logged.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.folder, self.copy):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.quit, self.go_on):
            row.addWidget(button)
        column.addSpacing(4)
        column.addLayout(row)

    def _write(self) -> None:
        self.setWindowTitle(self.tr("Something Went Wrong"))
        self.happened.setText(
            self.tr("Something in the app failed. What you did last may not be done.")
        )
        self.kept.setText(
            self.tr("Your text is kept.")
            if self._is_kept
            else self.tr("Your text could not be kept. Copy it to a safe place before you quit.")
        )
        path = fault_log.path()
        self.logged.setText(
            self.tr("What failed is in the log, without a word of your text: {path}").format(
                path=fault_log.shortened(str(path))
            )
            if self._is_logged
            else self.tr("The log could not be written: {path}").format(path=path)
        )
        self.folder.setEnabled(path.parent.is_dir())
        self.folder.setText(self.tr("Open the &Log's Folder"))
        self.copy.setText(self.tr("&Copy Details"))
        self.quit.setText(self.tr("&Quit"))
        self.go_on.setText(self.tr("&Go On"))
        for label in (self.happened, self.kept, self.logged):
            label.setAccessibleName(label.text())

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(fault_log.path().parent)))

    def _copy(self) -> None:
        details = f"{fault_log.surroundings()}\n{self._told}\n"
        QGuiApplication.clipboard().setText(details)
        self.copy.setText(self.tr("Copied"))

    def _quit(self) -> None:
        self.accept()
        self.quit_wanted.emit()
