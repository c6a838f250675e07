"""The colours of token marks."""

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

from estimator.ui.theme import mixed

_ACCENT, _GREY, _DARKER = 0.17, 0.075, 0.8  # shares of the palette's colours


class TokenColors(NamedTuple):
    """The tints of every other token, and the strokes."""

    first: QColor
    second: QColor
    stroke: QColor


def colors_of(palette: QPalette) -> TokenColors:
    """Colours that text is read on, in the light or the dark of a palette."""
    base = palette.color(QPalette.ColorRole.Base)
    accent = palette.color(QPalette.ColorRole.Accent)
    text = palette.color(QPalette.ColorRole.Text)
    return TokenColors(
        mixed(base, accent, _ACCENT), mixed(base, text, _GREY), mixed(base, accent, _DARKER)
    )
