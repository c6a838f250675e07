"""The colours of token marks."""

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

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
        _mixed(base, accent, _ACCENT), _mixed(base, text, _GREY), _mixed(base, accent, _DARKER)
    )


def _mixed(under: QColor, over: QColor, share: float) -> QColor:
    def mixed(a: int, b: int) -> int:
        return round(a + (b - a) * share)

    return QColor(
        mixed(under.red(), over.red()),
        mixed(under.green(), over.green()),
        mixed(under.blue(), over.blue()),
    )
