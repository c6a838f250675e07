"""Light and dark: two palettes, the desktop's own where it has high contrast, and fonts."""

import sys
from functools import cache

from PySide6.QtGui import (
    QAccessibilityHints,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QGuiApplication,
    QPalette,
    QStyleHints,
)
from PySide6.QtWidgets import QApplication

from estimator import resources
from estimator.ui.theme_rules import RULES

SYSTEM, LIGHT, DARK = "system", "light", "dark"
THEMES = (SYSTEM, LIGHT, DARK)

_DIGIT, _LINE = 8, 14  # pixels, where text has its usual size
_HALF = 128  # of 255
_HAIRLINE = 0.35  # of the way from ground to text

_Role = QPalette.ColorRole
_COLORS = {
    LIGHT: {
        _Role.Window: "#f6f7f9",
        _Role.WindowText: "#1c1f24",
        _Role.Base: "#ffffff",
        _Role.AlternateBase: "#f6f7f9",
        _Role.Text: "#1c1f24",
        _Role.PlaceholderText: "#646b76",
        _Role.Button: "#ffffff",
        _Role.ButtonText: "#1c1f24",
        _Role.ToolTipBase: "#ffffff",
        _Role.ToolTipText: "#1c1f24",
        _Role.BrightText: "#a83a00",  # warnings
        _Role.Light: "#ffffff",
        _Role.Midlight: "#eceef1",
        _Role.Mid: "#d5d9df",  # hairlines
        _Role.Dark: "#8a919c",
        _Role.Shadow: "#8a919c",
        _Role.Highlight: "#1f63c9",
        _Role.HighlightedText: "#ffffff",
        _Role.Link: "#1858b8",
        _Role.LinkVisited: "#1858b8",
        _Role.Accent: "#1f63c9",
    },
    DARK: {
        _Role.Window: "#202226",
        _Role.WindowText: "#e7e9ec",
        _Role.Base: "#18191c",
        _Role.AlternateBase: "#202226",
        _Role.Text: "#e7e9ec",
        _Role.PlaceholderText: "#a1a8b3",
        _Role.Button: "#2c2f35",
        _Role.ButtonText: "#e7e9ec",
        _Role.ToolTipBase: "#2c2f35",
        _Role.ToolTipText: "#e7e9ec",
        _Role.BrightText: "#ffb27a",
        _Role.Light: "#3b3f46",
        _Role.Midlight: "#30343a",
        _Role.Mid: "#3b3f46",
        _Role.Dark: "#6b727d",
        _Role.Shadow: "#0c0d0e",
        _Role.Highlight: "#2f6fd0",
        _Role.HighlightedText: "#ffffff",
        _Role.Link: "#82b1ff",
        _Role.LinkVisited: "#82b1ff",
        _Role.Accent: "#6ea2f7",
    },
}
_DISABLED = (_Role.WindowText, _Role.Text, _Role.ButtonText)


def apply(theme: str) -> None:
    """Dress the whole app in a theme; ``"system"`` follows the desktop's light or dark.

    Where the desktop asks for high contrast, that keeps the desktop's own colours.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("a theme needs a QApplication")
    is_desktops = theme == SYSTEM and _wants_contrast()
    colors = contrasting(_desktops(app)) if is_desktops else palette(_shade(is_dark(theme)))
    shade = _shade(colors.base().color().lightness() < _HALF)
    rules = _rules(shade)
    if app.styleSheet() == rules and app.palette() == colors:
        return  # dressing every widget again would be seen
    if sys.platform != "darwin" and not app.styleSheet():
        app.setStyle("Fusion")
    app.setPalette(colors)
    app.setStyleSheet(rules)


def _rules(shade: str) -> str:
    """The rules in a shade; boxes and signs grow with their text."""
    rules = RULES
    for name, file in (
        ("chevron", f"chevron-{shade}"),
        ("close", f"close-{shade}"),
        ("check",) * 2,
    ):
        rules = rules.replace(f"{{{name}}}", resources.path("icons", f"{file}.svg").as_posix())
    more = scale() - 1
    for name, pixels in (
        ("box", 26 + more * _LINE),
        ("decimal", 29 + more * _LINE),
        ("sign", 12 * (more + 1)),
    ):
        rules = rules.replace(f"{{{name}}}", str(round(pixels)))
    return rules


def _shade(is_dark: bool) -> str:  # noqa: FBT001 - of two
    return DARK if is_dark else LIGHT


def is_dark(theme: str) -> bool:
    """Whether a theme is dark now."""
    return theme == DARK or (theme == SYSTEM and _is_desktop_dark())


def _is_desktop_dark() -> bool:
    app = QApplication.instance()
    if isinstance(app, QApplication) and not app.styleSheet():
        # The desktop's own palette is still there. To ask for the scheme is to make all 93
        # enumerations of Qt, a tenth of the start.
        return app.palette().window().color().lightness() < _HALF
    from PySide6.QtCore import Qt  # noqa: PLC0415

    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _wants_contrast() -> bool:
    """Whether the desktop asks for high contrast; not before the first paint, as it takes long."""
    app = QApplication.instance()
    if not isinstance(app, QApplication) or not app.styleSheet():
        return False
    from PySide6.QtCore import Qt  # noqa: PLC0415

    return wishes().contrastPreference() == Qt.ContrastPreference.HighContrast


def wishes() -> QAccessibilityHints:
    """What the desktop asks for."""
    return _hints()[1]


@cache
def _hints() -> tuple[QStyleHints, QAccessibilityHints]:
    """Both, since PySide forgets the latter with the former."""
    hints = QGuiApplication.styleHints()
    return hints, hints.accessibility()


def _desktops(app: QApplication) -> QPalette:
    """The desktop's own colours, which those of a theme hide."""
    app.setPalette(QPalette())
    return app.palette()


def contrasting(desktops: QPalette) -> QPalette:
    """The desktop's colours; ours between text and ground are one of both, but for hairlines."""
    made = QPalette(desktops)
    text, ground = desktops.windowText().color(), desktops.window().color()
    for role in (_Role.PlaceholderText, _Role.BrightText, _Role.Dark, _Role.Accent):
        made.setColor(role, text)
    made.setColor(_Role.Mid, mixed(ground, text, _HAIRLINE))
    for role in (_Role.Midlight, _Role.Light):
        made.setColor(role, ground)
    return made


def mixed(under: QColor, over: QColor, share: float) -> QColor:
    """A colour on the way from one to another."""

    def between(a: int, b: int) -> int:
        return round(a + (b - a) * share)

    return QColor(
        between(under.red(), over.red()),
        between(under.green(), over.green()),
        between(under.blue(), over.blue()),
    )


def palette(theme: str) -> QPalette:
    """The palette of ``"light"`` or ``"dark"``."""
    made = QPalette()
    for role, color in _COLORS[theme].items():
        made.setColor(role, QColor(color))
    for role in _DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(_COLORS[theme][_Role.Dark]))
    return made


def scale() -> float:
    """How many times its usual size the interface's text is; 1 at least."""
    return max(1.0, QFontMetrics(QApplication.font()).horizontalAdvance("0") / _DIGIT)


def editor_font(points: float, *, is_quick: bool, family: str = "") -> QFont:
    """The system's monospaced font, or a family before it.

    A quick one takes a fifth less time to lay out and to paint: where its script needs no shaping,
    letters are not joined and emoji are not drawn as one picture of several.
    """
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    if family:
        font.setFamilies([family, *font.families()])
    font.setPointSizeF(points)
    if is_quick:
        font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return font


def figure_font(scale: float, *, bold: bool = False) -> QFont:
    """The interface's font, larger, with digits of one width so that figures do not jump."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setFeature(QFont.Tag("tnum"), 1)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font
