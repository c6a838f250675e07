"""What is about the app as a whole: made when it is first asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from estimator.ui import parts
from estimator.ui.menus import PALETTE_KEY

if TYPE_CHECKING:
    from estimator.ui.about_window import AboutWindow
    from estimator.ui.command_list import Command
    from estimator.ui.command_palette import CommandPalette
    from estimator.ui.settings_window import SettingsWindow
    from estimator.ui.shortcut_window import ShortcutWindow
    from estimator.ui.window import MainWindow


class AppWindows(QObject):
    """Opens them.

    Attributes:
        button: opens the command palette.
        palette, shortcuts, settings, about: None before they are first opened.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.palette: CommandPalette | None = None
        self.shortcuts: ShortcutWindow | None = None
        self.settings: SettingsWindow | None = None
        self.about: AboutWindow | None = None
        self.button = CommandButton()
        self.button.clicked.connect(self.open_palette)
        self._from: QWidget | None = None

    def open_shortcuts(self) -> None:
        """Show the list of shortcuts."""
        if self.shortcuts is None:
            from estimator.ui.shortcut_window import ShortcutWindow

            self.shortcuts = ShortcutWindow(self._window, self._window.menuBar())
        self.shortcuts.start()

    def open_settings(self) -> None:
        """Show the settings."""
        if self.settings is None:
            from estimator.ui.settings_window import SettingsWindow

            self.settings = SettingsWindow(self._window.preferences, self._window)
            self.settings.rates_wanted.connect(self._window.rates.open_currencies)
        self.settings.start()

    def open_about(self) -> None:
        """Say what the app is."""
        if self.about is None:
            from estimator.ui.about_window import AboutWindow

            self.about = AboutWindow(self._window.preferences, self._window)
        self.about.start()

    def copy_diagnostics(self) -> None:
        """Copy them where the app says what it is."""
        self.open_about()
        if self.about:
            self.about.copy.click()

    # The command palette

    def open_palette(self) -> None:
        """Open the command palette, or close it again."""
        if self.palette is None:
            self.palette = self._made_palette()
        if self.palette.isVisible():
            self.palette.leave()
            return
        from estimator.ui import command_list

        focused = QApplication.focusWidget()
        is_elsewhere = focused is None or focused is self.button
        self._from = self._window.editor if is_elsewhere else focused
        self.palette.open(list(command_list.commands(self._window)))

    def _made_palette(self) -> "CommandPalette":
        from estimator.ui.command_palette import CommandPalette

        made = CommandPalette(self._window)
        made.left.connect(self._go_back)
        made.chosen.connect(self._do)
        return made

    def _go_back(self) -> None:
        """Put the focus where it was: what is cut or pasted is there."""
        back = self._from if self._from and self._from.isVisible() else self._window.editor
        back.setFocus(Qt.FocusReason.PopupFocusReason)

    def _do(self, command: "Command") -> None:
        self._go_back()
        command.do()


class CommandButton(QToolButton):
    """The quiet button at the right of the bar; it gives way where the window is narrow."""

    def __init__(self) -> None:
        super().__init__()
        parts.named(self, "commandButton")
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the interface's language."""
        keys = QKeySequence(PALETTE_KEY).toString(QKeySequence.SequenceFormat.NativeText)
        self.setText(self.tr("⌕ Command palette ({keys})").format(keys=keys))
        self.setAccessibleName(self.tr("Command palette"))
        self.setToolTip(self.tr("Search every command, model and recent file"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
