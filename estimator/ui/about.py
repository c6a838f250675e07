"""What the app is, in a dialog."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from estimator import __version__


class About(QObject):
    """Says what the app is."""

    def show(self, window: QWidget) -> None:
        """Open the dialog, until it is closed."""
        about = self.tr(
            "Token Estimator {version}\n\nCounts the tokens of a prompt exactly and prices it, on"
            " this computer alone.\n\nMIT licence. Built with Qt (LGPL) and tiktoken (MIT)."
        )
        title = self.tr("About Token Estimator")
        QMessageBox.about(window, title, about.format(version=__version__))


def show(window: QWidget) -> None:
    """Say what the app is."""
    About().show(window)
