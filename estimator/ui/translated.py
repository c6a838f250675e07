"""Texts of functions, which have no class that the tools could file them under."""

from PySide6.QtCore import QCoreApplication


def tr(source: str) -> str:
    """A translated text; outside of a class, the tools file it under no context."""
    return QCoreApplication.translate("", source)
